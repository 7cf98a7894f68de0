// Protects: no text stalls or kills the program. Every known trigger for cmark-gfm 0.29.0.gfm.6
// (reliability 1.1.2), at 200 KB and in workers with limits as in real use, ends in a finding or finishes
// fast, and its neighbours still render.
#include "markdown/guard.h"

#include "base/parallel.h"
#include "fill_holes.h"

using namespace gongbao;

namespace {

constexpr size_t bomb_bytes = 200'000;

std::string repeat(std::string_view text, size_t times) {
  std::string result;
  for (size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::string fill(std::string_view text, size_t bytes = bomb_bytes) {
  return repeat(text, bytes / text.size());
}

/// Text in lines of at most `bytes`, as one paragraph or with an empty line after each 31 KB.
std::string in_lines(std::string_view unit, size_t bytes, bool with_blanks, std::string_view line_end = "") {
  std::string result;
  size_t since_blank = 0;
  while (result.size() < bomb_bytes) {
    std::string line = fill(unit, bytes);
    line += line_end;
    line += '\n';
    since_blank += line.size();
    if (with_blanks && since_blank > 31 * 1024) {
      result += '\n';
      since_blank = line.size();
    }
    result += line;
  }
  return result;
}

std::vector<std::string> bombs() {
  constexpr size_t n = bomb_bytes;
  std::vector<std::string> all{
      fill("|-|\n|-|-|\n"),
      "x|\n" + fill("|-|-|-|\n|-|\n"),
      fill("*a ", n / 2) + fill("_a*_ ", n / 2),
      fill("a|", n / 2) + "a\n" + fill("-|", n / 2) + "-\n",
      fill("www._"),
      "[a]: " + fill("x", n / 2) + "\n\n" + fill("[a]", n / 2),
      "http://a.b/" + fill(")"),
      fill("a\n") + "-|-\n",
      fill("http://a.b<"),
      fill("~a ", n / 2) + fill(" a~~", n / 2),
      fill("~~a ", n / 2) + fill(" a~~", n / 2),
      fill("'"),
      fill("- ", n / 2) + "s" + fill(" -", n / 2),
      fill("'x ", n / 2) + fill("'\"x", n / 2),
      "a" + fill("<?"),
      "a" + fill("<!A "),
      "a" + fill("<![CDATA["),
      "a" + fill("<!--"),
      "</" + fill("<!--"),
      ":a@b.c",
      "o:a@b.c",
      fill("mailto:s@p.com/"),
      fill("mailto:s@p.com/ "),
      fill("![[]()"),
      fill(">", n / 3) + fill("a*", n / 2),
      fill("- ", n / 2) + "x" + fill("\n", n / 4),
      fill(">", n / 2) + "x\n" + fill("a\n", n / 2),
      fill(">") + "a",
      fill("- ") + "x",
      fill("_", n / 2) + "." + fill("_", n / 2),
      fill("1. a\n"),
      "|" + fill("a|", n / 2) + "\n|" + fill("-|", n / 2),
      "|" + fill("a|", n / 4) + "\n|" + fill("-|", n / 4) + "\n" + fill("a\n", n / 2),
      fill("[^a]:") + "x" + fill("\n", n / 2),
      fill("["),
      fill("[", n / 2) + "a" + fill("]", n / 2),
      fill("[ ("),
      fill("[a](<b"),
      fill("![p"),
      fill("`"),
      fill("&a"),
      fill("@"),
      fill("a@"),
      fill("|a|\n|-|\n"),
      fill("http://"),
      fill("www."),
      fill("- [ ] x\n"),
      fill("<"),
      fill("<a "),
      fill("\\"),
      fill("*"),
      fill("**a（"),
      fill("[x](https://a.cn，"),
      fill("https://a.cn，"),
      fill("https://é—"),
      fill("](é"),
      fill("# a\n"),
      fill("[^1]"),
      fill("[^1]", n / 2) + "\n\n[^1]: x\n",
      fill("[a]: x\n"),
      fill("# 甲\n\n"),
      fill("甲\n"),
      fill("<b>\n"),
      fill("“\n"),
      std::string(n, '\0'),
  };
  // Under every limit: 120 columns and rows of one cell; reference expansion; inline triggers spread over
  // lines.
  all.push_back(repeat("a|", 120) + "\n" + repeat("-|", 120) + "\n" + fill("a\n", 31'000));
  all.push_back(repeat("a|", 120) + "\n" + repeat("-|", 120) + "\n" + fill("a|\n"));
  all.push_back("[a]: " + repeat("x", 4000) + "\n\n" + in_lines("[a]", 300, true));
  for (const char* unit : {"![[]()", "*a _a*_ ", "~~a ", "www._", "http://a.b<", "a<?", "a<!A ", "a<![CDATA[",
                           "'", "http://a.b/é))))", "[a](", "`a``", "**甲（", "](é", "]: https://a ",
                           "[a](b é", "https://a.cn，", "[^a]", "“"}) {
    for (const size_t bytes : {size_t{300}, size_t{3900}, size_t{16'000}}) {
      all.push_back(in_lines(unit, bytes, false));
      all.push_back(in_lines(unit, bytes, true));
      all.push_back(in_lines(unit, bytes, false, "|"));
      all.push_back("a|b\n-|-\n" + in_lines(unit, bytes, false, "|"));
      all.push_back("a|b\n-|-\n- x\n" + in_lines(unit, bytes, false, "|"));
    }
  }
  all.push_back(in_lines("http://a.b/" + repeat(")", 3800), 3900, true));
  all.push_back(in_lines("http://a.b/" + repeat("é", 6000) + repeat(")", 3800), 16'000, true));
  all.push_back(fill(repeat(">", 60) + "a\n"));
  all.push_back(fill(repeat("- ", 60) + "\n\n"));
  all.push_back(fill(repeat("[^a]:", 60) + "\n"));
  all.push_back(repeat("甲\n" + repeat("a|b\n-|-|-\n", 16) + "\n", 500));
  return all;
}

}  // namespace

TEST_CASE("every bomb ends in a finding or finishes fast, and its neighbours render") {
  const std::vector<std::string> all = bombs();
  const std::string honest = "**重点：**接着~~旧~~见https://a.gov.cn/x。\n";
  const std::string rendered = html_of(honest);
  // Every other item is an honest note.
  const WorkLimits limits{.jobs = 2, .item_time = std::chrono::milliseconds(5000)};
  const Outcomes outcomes = parallel_map(2 * all.size(), limits, [&] {
    return [&](size_t i) {
      Findings findings;
      const Body body = render_markdown(i % 2 == 0 ? all[i / 2] : honest, "n.md", 1, {}, findings);
      return i % 2 == 0 ? std::to_string(body.html.size()) : fill_holes(body);
    };
  });
  for (size_t i = 0; i < outcomes.size(); ++i) {
    CAPTURE(i);
    CAPTURE(all[i / 2].substr(0, 40));
    CHECK(outcomes[i].loss == Loss::none);
    if (i % 2 == 1) CHECK(outcomes[i].bytes == rendered);
  }
}

TEST_CASE("each limit is reported at its line") {
  CHECK(findings_of("a\n\n" + repeat("x ", 9000)) == "3:1+1 markdown/line-too-long");
  CHECK(findings_of("a\n" + repeat("x", 4097)) == "2:1+1 markdown/line-too-long");
  CHECK(findings_of("a\n" + repeat("|", 129)) == "2:1+1 markdown/too-complex");
  CHECK(findings_of(repeat("> ", 65) + "a") == "1:1+1 markdown/too-complex");
  CHECK(findings_of("a\n" + repeat("|-|\n", 17)) == "18:1+1 markdown/too-complex");
  CHECK(findings_of(repeat("甲乙丙\n", 3300)) == "3277:1+1 markdown/too-complex");
  CHECK(findings_of(repeat("a\n\n", 100'000)) == "1:1+1 markdown/too-large");
  CHECK(findings_of(std::string("a\n甲\0b", 7)) == "2:2+1 file/nul");
  CHECK(body_of("a\n" + repeat("|", 129)).html.empty());
}

TEST_CASE("what grows without bound within all limits is reported, not read") {
  const std::string sparse = repeat("a|", 120) + "\n" + repeat("-|", 120) + "\n" + fill("a|\n");
  CHECK(findings_of(sparse) == "1:1+1 markdown/too-complex");
  const std::string exploding = "[a]: http://a.cn/" + repeat("x", 4000) + "\n\n" + in_lines("[a]", 300, true);
  CHECK(findings_of(exploding) == "1:1+1 markdown/too-complex");
  CHECK(findings_of("甲\n").empty());
}

TEST_CASE("honest large texts pass") {
  std::string table = "| 单位 | 数量 | 说明 |\n|---|---:|---|\n";
  while (table.size() < 240'000) table += "| 通化市质量技术监督局 | 1,234 | 检查食品生产企业三百余家次 |\n";
  CHECK(findings_of(table).empty());
  CHECK(body_of(table).html.size() > table.size());
  CHECK(findings_of(repeat(repeat("专项行动", 1300) + "。\n\n", 15)).empty());
  CHECK(findings_of(repeat("- 一项\n", 2500)).empty());
  CHECK(findings_of(repeat("-\n", 40)).empty());
  std::string deep;
  for (int depth = 0; depth < 40; ++depth) deep += repeat("  ", static_cast<size_t>(depth)) + "- a\n";
  CHECK(findings_of(deep).empty());
}
