// Protects: TOML gives what the author wrote, digit by digit and in the author's order; hostile input ends in
// findings.
#include "content/front_matter.h"

using namespace gongbao;

namespace {

std::string shown(const Node& node) {
  constexpr std::string_view marks[] = {"", "#", "?", "@"};
  std::string result;
  switch (node.kind) {
    case Node::Kind::absent:
      return "~";
    case Node::Kind::scalar:
      return std::string(marks[static_cast<size_t>(node.mark)]) + node.text;
    case Node::Kind::list:
      for (const Node& item : node.items) result += (result.empty() ? "" : ", ") + shown(item);
      return "[" + result + "]";
    case Node::Kind::table:
      for (const Node::Member& member : node.members)
        result += (result.empty() ? "" : ", ") + member.key + ": " + shown(member.value);
      return "{" + result + "}";
  }
  return result;
}

std::string read(std::string_view text) {
  Findings findings;
  const std::string result = shown(parse_toml(text, "a.toml", 1, {}, findings));
  for (const Finding& finding : findings.items()) CHECK_MESSAGE(false, finding.message);
  return result;
}

std::string fault(std::string_view text) {
  Findings findings;
  parse_toml(text, "a.toml", 1, {}, findings);
  if (findings.empty()) return "none";
  const Finding first = findings.items().front();
  CHECK(!first.hint.empty());
  return fmt::format("{} {}:{}", first.code, first.place.line, first.place.column);
}

}  // namespace

TEST_CASE("a number is the text of the source, never a double") {
  CHECK(read("a = 0.10\nb = 1e-400\nc = 1_000\nd = 0xFF\ne = nan\nf = -inf\ng = 123456789.123456789\nh = +7 "
             "# x\ni = [1.50, 2]") ==
        "{a: #0.10, b: #1e-400, c: #1_000, d: #0xFF, e: #nan, f: #-inf, g: #123456789.123456789, h: #+7, i: "
        "[#1.50, #2]}");
}

TEST_CASE("strings, booleans and dates are marked as what they are") {
  CHECK(read("a = \"公示\"\nb = true\nc = 2008-06-16\nd = '''\n二\n'''\ne = \"\"") ==
        "{a: 公示, b: ?true, c: @2008-06-16, d: 二\n, e: ~}");
  CHECK(fault("a = 2008-07-01T09:00:00") == "toml/date 1:5");
  CHECK(fault("a = 2008-07-01T09:00:00+08:00") == "toml/date 1:5");
  CHECK(fault("a = 09:00:00") == "toml/date 1:5");
}

TEST_CASE("tables keep the author's order, dotted or not") {
  CHECK(read("z = 1\na = 2\n[metrics]\nseizure.meat = 3\nb = 4\nseizure.fish = 5\n[[agency]]\nid = "
             "'y'\n[[agency]]\nid = 'x'") ==
        "{z: #1, a: #2, metrics: {seizure: {meat: #3, fish: #5}, b: #4}, agency: [{id: y}, {id: x}]}");
  CHECK(read("t = {z = 1, a = {y = 2, b = 3}}") == "{t: {z: #1, a: {y: #2, b: #3}}}");
  CHECK(read("\"键\" = 1\n\"a.b\" = 2") == "{键: #1, a.b: #2}");
  CHECK(read("") == "{}");
}

TEST_CASE("places count lines of the file and columns of code points") {
  Findings findings;
  const Node node = parse_toml("a = \"甲\"\nlist = [\"公示\", \"乙\"]\n", "a.md", 10, {}, findings);
  CHECK(node.members[1].line == 11);
  CHECK(node.members[1].value.items[1].line == 11);
  CHECK(node.members[1].value.items[1].column == 15);
  Findings faults;
  parse_toml("a = 1\nb = \"公示\" x\n", "a.md", 10, {}, faults);
  REQUIRE(faults.items().size() == 1);
  CHECK(faults.items()[0].place.line == 11);
  CHECK(faults.items()[0].place.column == 10);
}

TEST_CASE("what is no TOML is a finding with its place") {
  for (const char* text : {"[}",
                           "[=",
                           "[.]",
                           "[#",
                           "[,]",
                           "[[}",
                           "a",
                           "a =",
                           "= 1",
                           "a = abc",
                           "title: x",
                           "a = 1e400",
                           "a = 9223372036854775808",
                           "a = 2023-02-30",
                           "a = 012",
                           "a = 'x",
                           "a = \"x\ny\"",
                           "a = [1, 2",
                           "a = {x = 1",
                           "a = 1 2",
                           "[a]\n[a.b",
                           "\\"})
    CHECK_MESSAGE(fault(text).starts_with("toml/syntax"), text);
  CHECK(fault("a = 1\nb = 2\na = 3").starts_with("front-matter/duplicate-key 3:"));
  CHECK(fault("[a]\nx = 1\n[a]\ny = 1").starts_with("front-matter/duplicate-key 3:"));
}

TEST_CASE("letters that are not ASCII stand in quotes") {
  CHECK(fault("é = 1") == "toml/bare 1:1");
  CHECK(fault("Ô=2") == "toml/bare 1:1");
  CHECK(fault("a = 1\n标题 = \"x\"") == "toml/bare 2:1");
  CHECK(fault("a = 公示") == "toml/bare 1:5");
  CHECK(fault("a = “公示”") == "toml/bare 1:5");
  CHECK(fault("a ＝ 1") == "toml/bare 1:3");
  CHECK(fault("a = [1，2]") == "toml/bare 1:7");
  CHECK(fault("a =　1") == "toml/bare 1:4");
  CHECK(read("a = \"é\" # 注释 é\nb = '公示'\nc = \"\"\"\n一\"\"二\\\"\"\"\"\nd = '''x'''") != "");
  CHECK(read("a = \"\"\"公示\"\"\"\"\nb = \"\\\"é\"") == "{a: 公示\", b: \"é}");
}

TEST_CASE("characters that no reader sees are refused, escaped ones too") {
  CHECK(fault("a = \"x\u202Ey\"") == "file/control 1:7");
  CHECK(fault("a = \"\\u202e\"") == "file/control 1:5");
  CHECK(fault("a = \"\\u0000\"") == "file/control 1:5");
  CHECK(fault("\"a\\nb\" = 1") == "file/control 1:1");
  CHECK(fault("\"a\\u0085b\" = 1") == "file/control 1:1");
  CHECK(fault("a = 1\u2028b = 2") == "file/control 1:6");
}

TEST_CASE("depth and size are limited before toml++ reads") {
  std::string dotted = "a";
  for (int i = 0; i < 20000; ++i) dotted += ".a";
  CHECK(fault("[" + dotted + "]") == "front-matter/too-deep 1:35");
  CHECK(fault(dotted + " = 1") == "front-matter/too-deep 1:34");
  CHECK(fault("a = " + std::string(2000, '[')).starts_with("front-matter/too-deep 1:"));
  std::string tables;
  for (int i = 0; i < 2000; ++i) tables += "{a = ";
  CHECK(fault("a = " + tables).starts_with("front-matter/too-deep 1:"));
  CHECK(fault("a = '" + std::string(10'000'000, 'x') + "'") == "file/too-large 1:1");
  std::string keys;
  for (int i = 0; i < 2001; ++i) keys += fmt::format("k{}=1\n", i);
  CHECK(fault(keys).starts_with("front-matter/too-many-keys"));
  std::string mixed = "[a.a.a.a.a.a.a.a.a.a.a.a]\nb.b.b.b.b.b.b.b.b.b = 1";
  CHECK(fault(mixed).starts_with("front-matter/too-deep"));
}

TEST_CASE("any text ends, in a tree or in findings") {
  const std::string signs = "a=[]{},.#'\"\n \t0189-:Te+_\\公é";
  unsigned state = 7;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 25; ++i) {
      state = state * 1664525 + 1013904223;
      text += signs[(state >> 16) % 24];
    }
    Findings findings;
    const Node node = parse_toml(text, "a.toml", 1, {}, findings);
    CHECK((node.kind == Node::Kind::table || !findings.empty()));
  }
}
