// Protects: YAML gives what the author wrote, and where YAML itself would read something else, a finding says
// so and how to write it.
#include "content/front_matter.h"

using namespace gongbao;

namespace {

/// The tree on one line: {key: "text", list: ["a"]}; what is absent is ~.
std::string shown(const Node& node) {
  std::string result;
  switch (node.kind) {
    case Node::Kind::absent:
      return "~";
    case Node::Kind::scalar:
      return '"' + node.text + '"';
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

Node parse(std::string_view text, Findings& findings, const FrontMatterLimits& limits = {}) {
  return parse_yaml(text, "a.md", 2, limits, findings);
}

std::string read(std::string_view text) {
  Findings findings;
  const std::string result = shown(parse(text, findings));
  for (const Finding& finding : findings.items()) CHECK_MESSAGE(false, finding.message);
  return result;
}

/// The first finding as "code line:column", with all that were made counted.
std::string fault(std::string_view text, const FrontMatterLimits& limits = {}) {
  Findings findings;
  parse(text, findings, limits);
  if (findings.empty()) return "none";
  const Finding first = findings.items().front();
  CHECK(!first.hint.empty());
  return fmt::format("{} {}:{}", first.code, first.place.line, first.place.column);
}

}  // namespace

TEST_CASE("a scalar is the text that was written, whatever it looks like") {
  CHECK(read("title: 2008\ntags: [no, yes, 012, 1:30, null, ~]\nnumber: 012") ==
        R"({title: "2008", tags: ["no", "yes", "012", "1:30", "null", "~"], number: "012"})");
  CHECK(read("a: '它说''好'''\nb: \"一\\n二\"") == "{a: \"它说'好'\", b: \"一\n二\"}");
}

TEST_CASE("lists, tables and nesting keep the author's order and places") {
  Findings findings;
  const Node node = parse("z: 1\na:\n  - 公示: {值: 300多公斤, x: y}\n  - b\n", findings);
  CHECK(shown(node) == R"({z: "1", a: [{公示: {值: "300多公斤", x: "y"}}, "b"]})");
  CHECK(findings.empty());
  const Node& inner = node.find("a")->items[0].members[0].value;
  CHECK(inner.line == 4);
  CHECK(inner.column == 9);
  CHECK(inner.members[1].line == 4);
  CHECK(inner.members[1].column == 21);  // in code points, not bytes
  CHECK(inner.members[1].value.column == 24);
}

TEST_CASE("an empty value is absent, an empty block too") {
  CHECK(read("date:\ntitle: ''\nlist:\n  -\n  - a\nempty: []") ==
        R"({date: ~, title: ~, list: [~, "a"], empty: []})");
  CHECK(read("") == "{}");
  CHECK(read("\n# 只有注释\n\n") == "{}");
  CHECK(read("# 注释\ntitle: a\n\n# 待填\ndate: # 待填\n") == R"({title: "a", date: ~})");
}

TEST_CASE("a folded line joins as a soft break does") {
  CHECK(read("title: 关于开展\n  专项整治\n  of food\n  safety") ==
        R"({title: "关于开展专项整治 of food safety"})");
  CHECK(read("title: '关于开展\n  ''专项''\n  整治'") == R"({title: "关于开展 '专项' 整治"})");
  CHECK(read("title: \"关于开展\n  专项\\\n  整治\n\n  二\"") == "{title: \"关于开展专项整治\n二\"}");
  CHECK(read("t: >\n  关于开展\n  专项整治。\n  English\n  words\n\n  二段\n") ==
        "{t: \"关于开展专项整治。 English words\n二段\n\"}");
  CHECK(read("t: >-\n  关于“开展”\n  ，整治\n") == R"({t: "关于“开展”，整治"})");
  CHECK(read("a:\n  - t: >\n      关于\n      开展\n") == "{a: [{t: \"关于开展\n\"}]}");
  CHECK(read("t: |\n  关于\n  开展\n") == "{t: \"关于\n开展\n\"}");
  CHECK(read("t: 一个 空格\nu: [关于\n  开展, a\n  b]") == R"({t: "一个 空格", u: ["关于开展", "a b"]})");
}

TEST_CASE("what YAML has and front matter has not") {
  CHECK(fault("a: &x 1") == "yaml/anchor 2:4");
  CHECK(fault("a: *x") == "yaml/anchor 2:4");
  CHECK(fault("a: &a [*a]") == "yaml/anchor 2:4");
  CHECK(fault("a: !重要 x") == "yaml/quote 2:4");
  CHECK(fault("a: !!int 3") == "yaml/tag 2:4");
  CHECK(fault("a: !x [b]") == "yaml/tag 2:4");
  CHECK(fault("<<: {a: b}") == "yaml/merge 2:1");
  CHECK(fault("a: 1\n--- \nb: 2") == "yaml/document 3:1");
  CHECK(fault("a: 1\n...\nb: 2") == "yaml/document 3:1");
  CHECK(fault("%YAML 1.1\n---\na: 1") == "yaml/document 2:1");
  CHECK(fault("a: 1\nb: 2\na: 3") == "front-matter/duplicate-key 4:1");
  CHECK(fault("m: {a: 1, a: 2}") == "front-matter/duplicate-key 2:11");
  CHECK(fault("? [a]\n: b") == "yaml/key 2:3");
  CHECK(fault("a: {{x}}") == "yaml/key 2:5");
  CHECK(fault("'': x") == "yaml/key 2:1");
  CHECK(fault("- a\n- b") == "front-matter/no-table 2:1");
  CHECK(fault("title") == "front-matter/no-table 2:1");
}

TEST_CASE("a second value of a key is dropped, the rest is read") {
  Findings findings;
  CHECK(shown(parse("a: 1\na: [2, {b: c}]\n? {x: y}\n: z\nd: 4", findings)) == R"({a: "1", d: "4"})");
  CHECK(findings.items().size() == 2);
}

TEST_CASE("the traps are named") {
  CHECK(fault("m: {value: 1,922}") == "yaml/comma 2:14");
  CHECK(fault("m: {value: 1,922, unit: 户}") == "yaml/comma 2:14");
  CHECK(fault("m: [1,922]") == "yaml/comma 2:7");
  CHECK(fault("m: {value: 300，unit: 公斤}") == "yaml/comma 2:15");
  CHECK(fault("m: {value：300}") == "yaml/colon 2:10");
  CHECK(fault("title: 关于 #3 号") == "yaml/comment 2:11");
  CHECK(fault("number: #3") == "yaml/comment 2:9");
  CHECK(fault("title: 关于: 通知") == "yaml/quote 2:10");
  CHECK(fault("title: >5户") == "yaml/quote 2:8");
  CHECK(fault("title: |表") == "yaml/quote 2:8");
  CHECK(fault("title: *重要") == "yaml/quote 2:8");
  CHECK(fault("title: *重要*") == "yaml/quote 2:8");
  CHECK(fault("title: &甲 x") == "yaml/quote 2:8");
  CHECK(fault("title: [2008]5号\ndate: 2008") == "yaml/quote 2:8");
  CHECK(fault("title: \"百日\"行动\ndate: 2008") == "yaml/quote 2:8");
  CHECK(fault("title: \"百日\ndate: 2008") == "yaml/quote 2:8");
  CHECK(fault("title: '百日'行动\ndate: 2008") == "yaml/quote 2:8");
  CHECK(fault("title: %50") == "yaml/quote 2:8");
  CHECK(fault("title: @人") == "yaml/quote 2:8");
  CHECK(fault("title: `x`") == "yaml/quote 2:8");
  CHECK(fault("a: 1\ntitle: {甲}乙\nb: 2") == "yaml/key 3:9");
  CHECK(fault("title：总结") == "yaml/colon 2:6");
  CHECK(fault("a: 1\ntitle：总结\nb: 2") == "yaml/colon 3:6");
  CHECK(fault("title:总结\ndate: 2008") == "yaml/colon 2:6");
  CHECK(fault("metrics:\n  - value：300\n    unit: 户") == "yaml/colon 3:10");
  CHECK(fault("metrics:\n  a.b：300") == "yaml/colon 3:6");
  CHECK(fault("　title: x") == "yaml/space 2:1");
  CHECK(fault("title:　x\ndate: 2008") == "yaml/space 2:7");
  CHECK(fault("title: 　x") == "yaml/space 2:8");
  CHECK(fault("tags:\n  -　食品") == "yaml/space 3:3");
  CHECK(fault("m:\n\ta: 1") == "yaml/tab 3:1");
  CHECK(fault("m: [a, b") == "yaml/quote 2:4");
}

TEST_CASE("what looks like a trap and is none") {
  CHECK(read("a: C#语言\nb: 甲：乙\nc: a，b\nd: '# 标题'\ne: 10:30\nf: x#y") ==
        R"({a: "C#语言", b: "甲：乙", c: "a，b", d: "# 标题", e: "10:30", f: "x#y"})");
  CHECK(read("t: [a, b] # 注\nu: {a: b} # 注\nv: 'x' # 注") == R"({t: ["a", "b"], u: {a: "b"}, v: "x"})");
  CHECK(read("t: |\n  a: b # c\n  title：x\n") == "{t: \"a: b # c\ntitle：x\n\"}");
}

TEST_CASE("characters that no reader sees are refused in text, keys and escapes") {
  CHECK(fault("title: a\u202Eb") == "file/control 2:9");
  CHECK(fault("ti\u200Btle: a") == "file/control 2:3");
  CHECK(fault("a: b\u2028c: d") == "file/control 2:5");
  CHECK(fault("a: b\u0085c: d") == "file/control 2:5");
  CHECK(fault("a: b\u2029") == "file/control 2:5");
  CHECK(fault("a: \"\\u202e\"") == "file/control 2:4");
  CHECK(fault("a: \"\\0\"") == "file/control 2:4");
  CHECK(fault("\"a\\nb\": x") == "file/control 2:1");
  CHECK(fault("a: \x01") == "file/control 2:4");
}

TEST_CASE("limits hold before anything is built") {
  FrontMatterLimits limits;
  std::string deep(2000, '[');
  CHECK(fault(deep) == "front-matter/too-deep 2:17");
  CHECK(fault("a: " + deep) == "front-matter/too-deep 2:19");
  std::string nested;
  for (int i = 0; i < 200; ++i) nested += std::string(static_cast<size_t>(i), ' ') + "a:\n";
  CHECK(fault(nested) == "front-matter/too-deep 18:17");
  std::string keys;
  for (int i = 0; i < 2001; ++i) keys += fmt::format("k{}: 1\n", i);
  CHECK(fault(keys) == "front-matter/too-many-keys 2002:1");
  CHECK(fault(std::string(10'000'000, 'a')) == "file/too-large 2:1");
  std::string bomb = "a: &a [x]\n";
  for (char c = 'b'; c < 'k'; ++c)
    bomb += fmt::format("{0}: &{0} [*{1},*{1},*{1}]\n", c, static_cast<char>(c - 1));
  CHECK(fault(bomb) == "yaml/anchor 2:4");
}

TEST_CASE("any text ends, in a tree or in findings") {
  const std::string signs = "a:-[]{},#&*!|>'\"%@`?\n \t一：，　~<\\.x0";
  unsigned state = 20080616;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 30; ++i) {
      state = state * 1664525 + 1013904223;
      text += signs[(state >> 16) % signs.size()];
    }
    Findings findings;
    const Node node = parse_yaml(text, "a.md", 2, {}, findings);
    CHECK((node.kind == Node::Kind::table || !findings.empty()));
  }
}

TEST_CASE("large flow lists on one line are read in linear time") {
  std::string list = "a: [";
  for (int i = 0; i < 15000; ++i) list += "甲, ";
  Findings findings;
  FrontMatterLimits limits;
  limits.max_bytes = 1 << 20;
  CHECK(parse(list + "乙]", findings, limits).find("a")->items.size() == 15001);
}
