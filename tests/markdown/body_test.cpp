// Protects: links and their places, holes, refused addresses, raw HTML, headings, text runs, plain text, and
// that a body survives its way from a worker.
#include "fill_holes.h"

using namespace gongbao;

namespace {
std::string at(const Place& place) { return fmt::format("{}:{}+{}", place.line, place.column, place.length); }

std::string places_of_links(std::string_view source) {
  std::vector<std::string> places;
  for (const BodyLink& link : body_of(source).links) places.push_back(at(link.place));
  return join(places, "; ");
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("links to ours are holes, links elsewhere finished HTML, and both are listed") {
  const Body body = body_of("见[公告](notice:n1)和[站](https://a.cn \"题\")。\n");
  CHECK(body.html == "<p>见公告和<a href=\"https://a.cn\" title=\"题\">站</a>。</p>\n");
  REQUIRE(body.links.size() == 2);
  CHECK(body.links[0].destination == "notice:n1");
  CHECK(body.links[0].text == "公告");
  CHECK(!body.links[0].external);
  CHECK(body.links[1].external);
  CHECK(body.links[1].title == "题");
  REQUIRE(body.holes.size() == 2);
  CHECK(body.html.substr(body.holes[0].offset, body.holes[1].offset - body.holes[0].offset) == "公告");
  CHECK(body.holes[0].kind == Hole::Kind::link_open);
  CHECK(body.holes[1].kind == Hole::Kind::link_close);
}

TEST_CASE("every form of link of ours is a hole") {
  const Body body = body_of(
      "[a](../x.md#h) [b](#heading) [c](file.pdf) [d](Agency:x) [e](figure:a.b?period=2007) [](metric:m) "
      "![图](p.png)\n");
  Lines destinations;
  for (const BodyLink& link : body.links) destinations.push_back(link.destination);
  CHECK(destinations == Lines{"../x.md#h", "#heading", "file.pdf", "agency:x", "figure:a.b?period=2007",
                              "metric:m", "p.png"});
  CHECK(body.links[5].text.empty());
  CHECK(body.links[6].kind == BodyLink::Kind::image);
  CHECK(body.links[6].text == "图");
  CHECK(body.holes.size() == 13);
  CHECK(body.html == "<p>a b c d e  </p>\n");
}

TEST_CASE("a picture in a link lies between the link's holes, and its description is the link's text too") {
  const Body body = body_of("[![图](a.png)](note:x)\n");
  REQUIRE(body.holes.size() == 3);
  CHECK(body.holes[0].kind == Hole::Kind::link_open);
  CHECK(body.holes[1].kind == Hole::Kind::image);
  CHECK(body.holes[2].kind == Hole::Kind::link_close);
  CHECK(body.links[body.holes[0].link].text == "图");
}

TEST_CASE("an address that is not on the list is an error at its place, and its text stays") {
  CHECK(body_of("甲[乙](javascript:alert)丙\n").html == "<p>甲乙丙</p>\n");
  for (const char* source :
       {"甲[乙](javascript:x)", "甲[乙](JaVaScRiPt:x)", "甲[乙](java&#10;script:x)", "甲[乙](data:x)",
        "甲[乙](//evil.cn)", "甲[乙](/\\evil.cn)", "甲[乙](\\\\\\\\evil.cn)", "甲[乙](&#x6a;avascript:x)",
        "甲[乙](<&#32;javascript:x>)", "甲[乙](vbscript:x)", "甲[乙](blob:x)", "甲[乙](notes:x)",
        "甲[乙][x]\n\n[x]: file:///etc", "甲<irc://x>", "甲ftp://a.cn"}) {
    CAPTURE(std::string(source));
    const std::string findings = findings_of(source);
    CHECK(findings.find(';') == findings.npos);
    CHECK(findings.starts_with("1:2+"));
    CHECK(findings.ends_with(" link/scheme"));
  }
  CHECK(findings_of("![x](mailto:a@b.cn)") == "1:1+19 link/scheme");
  CHECK(findings_of("[x](https://a.cn) [x](HTTP://a.cn) [x](tel:+861012345678) <a@b.cn> [x](./a:b.md)")
            .empty());
}

TEST_CASE("a finding names the nearest kind") {
  Findings findings;
  render_markdown("[x](notes:y)", "content/a.md", 9, {}, findings);
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].place.path == "content/a.md");
  CHECK(findings.items()[0].place.line == 9);
  CHECK(findings.items()[0].message == "links to 'notes:' are not allowed; did you mean 'note:'?");
}

TEST_CASE("places of links are exact") {
  CHECK(places_of_links("甲[乙](x)丙[丁](y)\n[戊](z)\n") == "1:2+6; 1:9+6; 2:1+6");
  CHECK(places_of_links("甲**“[乙](x)”**丙[丁](y)\n") == "1:5+6; 1:15+6");
  CHECK(places_of_links("[甲\n乙](x) [丙](y)\n") == "1:1+1; 2:7+6");
  CHECK(places_of_links("> 甲[乙](x)\n懒[丙](y)\n") == "1:4+6; 2:2+6");
  CHECK(places_of_links("- 甲[乙](x)\n  丙[丁](y)\n\n  戊[己](z)\n") == "1:4+6; 2:4+6; 4:4+6");
  CHECK(places_of_links("| a\\|b [x](y) | [z](w) |\n|---|---|\n| 甲 | 乙\\|丙[丁](u) |\n") ==
        "1:8+6; 1:17+6; 3:11+6");
  CHECK(places_of_links("[r]: x.md\n甲[r]乙[c](d)\n") == "2:2+3; 2:6+6");
  CHECK(places_of_links("`[a](b)` [a](b)\n") == "1:10+6");
  CHECK(places_of_links("甲https://a.cn，`https://a.cn` https://a.cn x <https://a.cn> c@d.cn\n") ==
        "1:2+12; 1:30+12; 1:45+14; 1:60+6");
  CHECK(places_of_links("# 标题[甲](x)\n\n标题[乙](y)\n===\n") == "1:5+6; 3:3+6");
  CHECK(places_of_links("甲[^1]\n\n[^1]: 注[乙](x)\n") == "3:8+6");
  CHECK(places_of_links("[![图](a)](b) ![图\n二](c)\n") == "1:1+12; 1:2+7; 1:14+1");
  CHECK(places_of_links("\\[x](y) [x](y)\n") == "1:9+6");
}

TEST_CASE("raw HTML is an error that names it, or a warning and left out") {
  CHECK(findings_of("甲<b class=\"x\">乙</b>\n\n<div>\n丙\n</div>\n\n丁<!-- 注 -->\n") ==
        "1:2+13 markdown/raw-html; 1:16+4 markdown/raw-html; 3:1+5 markdown/raw-html; 7:2+10 "
        "markdown/raw-html");
  CHECK(body_of("甲<b>乙</b>\n\n<div>\n\n丙\n", {.raw_html = RawHtml::drop}).html ==
        "<p>甲乙</p>\n<p>丙</p>\n");
  Findings findings;
  render_markdown("甲<br>乙<!--丙-->", "n.md", 1, {.raw_html = RawHtml::drop}, findings);
  REQUIRE(findings.items().size() == 2);
  CHECK(!findings.has_errors());
  CHECK(findings.items()[0].message == "raw HTML '<br>' is left out");
  CHECK(findings.items()[1].message == "an HTML comment is left out");
  CHECK(findings_of("甲 < 乙 > 丙 `<b>` \\<b>\n").empty());
}

TEST_CASE("text that would vanish is reported") {
  CHECK(findings_of("甲[^1]\n\n[^1]: 注\n\n[^2]: 没人提\n") == "5:1+4 markdown/footnote-unused");
  CHECK(findings_of("甲[^1]\n\n[^1]: 注\n[^1]: 又一\n") == "4:1+4 markdown/footnote-unused");
  CHECK(findings_of("甲[^3]乙\\[^x]\n") == "1:2+4 markdown/footnote-missing");
  CHECK(findings_of("[注]: 说明文字在此\n\n甲\n") == "1:1+3 markdown/reference-unused");
  CHECK(findings_of("[a]: x.md\n[b]: y.md\n[A]: z.md\n甲[a]\n") ==
        "2:1+3 markdown/reference-unused; 3:1+3 markdown/reference-unused");
  CHECK(findings_of("> [a]: x.md \"t\"\n\n甲\n") == "1:3+3 markdown/reference-unused");
  CHECK(findings_of("[a]:\n  x.md\n  'title'\n\n甲\n") == "1:1+3 markdown/reference-unused");
  CHECK(findings_of("甲[乙][a]丙\n\n[a]: x.md\n").empty());
  CHECK(findings_of("[注]: 这是 一段话\n\n甲\n[注]: 文字\n\n```\n[a]: b\n[^c]: d\n```\n\n    [a]: b\n")
            .empty());
}

TEST_CASE("a row's cells are counted") {
  CHECK(findings_of("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |\n| 1 \\| 2 | 3 |\n") ==
        "3:1+13 markdown/table-cells; 4:1+5 markdown/table-cells");
  Findings findings;
  render_markdown("| a |\n|---|\n| 1 | 2 |\n", "n.md", 1, {}, findings);
  CHECK(findings.has_errors());
}

TEST_CASE("heading ids keep Chinese, are unique and never empty") {
  Lines ids;
  for (const Heading& heading :
       body_of("# 一、基本情况（上半年）\n## Next Steps!\n## Next Steps\n## Next Steps 1\n"
               "### ！？\n### 。\n## ２０２４年 *重点* [链接](x.md)\n## fn-a\n")
           .headings)
    ids.push_back(heading.id);
  CHECK(ids == Lines{"一基本情况上半年", "next-steps", "next-steps-1", "next-steps-1-1", "section",
                     "section-1", "２０２４年-重点-链接", "section-fn-a"});
  const Body body = body_of("甲\n\n  ## 二、**（重点）**工作 ##\n");
  CHECK(body.html.ends_with("<h2 id=\"二重点工作\">二、<strong>（重点）</strong>工作</h2>\n"));
  REQUIRE(body.headings.size() == 1);
  CHECK(body.headings[0].text == "二、（重点）工作");
  CHECK(body.headings[0].level == 2);
  CHECK(body.headings[0].place.line == 3);
  CHECK(body.headings[0].place.column == 3);
}

TEST_CASE("runs are the escaped text outside links, headings and code") {
  const Body body = body_of("# 甲\n\n乙 & **丙**[丁](x)`戊`\n己\n\n| 庚 |\n|---|\n");
  Lines runs;
  for (const TextRun& run : body.runs) runs.push_back(body.html.substr(run.begin, run.end - run.begin));
  CHECK(runs == Lines{"乙 &amp; ", "丙", "己", "庚"});
  const Body joined = body_of("长春市\n商务局\n");
  REQUIRE(joined.runs.size() == 1);
  CHECK(joined.html.substr(joined.runs[0].begin, joined.runs[0].end - joined.runs[0].begin) ==
        "长春市商务局");
}

TEST_CASE("plain text has its blocks on lines of their own") {
  CHECK(body_of("# 甲\n\n乙\n丙 *丁*\nend\\\nx\n\n- 戊\n- 己\n\n| 庚 | 辛 |\n|---|---|\n| 1 | 2 "
                "|\n\n```\n壬\n```\n")
            .text == "甲\n乙丙 丁 end x\n戊\n己\n庚\t辛\n1\t2\n壬\n");
}

TEST_CASE("a body survives its way through a record") {
  const Body body = body_of("# 甲\n\n乙[丙](note:x \"丁\")![戊](p.png) https://a.cn\n");
  RecordWriter writer;
  write_record(writer, body);
  const std::string bytes = writer.take();
  RecordReader reader(bytes);
  const Body read = read_body(reader);
  CHECK(reader.good());
  RecordWriter again;
  write_record(again, read);
  CHECK(again.take() == bytes);
  CHECK(fill_holes(read) == fill_holes(body));
  CHECK(read.links.size() == 3);
  CHECK(read.links[0].place == body.links[0].place);
  CHECK(read.headings[0].id == "甲");
  CHECK(read.text == body.text);
}

TEST_CASE("an empty text makes an empty body") {
  CHECK(body_of("").html.empty());
  CHECK(body_of("\n\n").text.empty());
}
