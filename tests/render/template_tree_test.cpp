// Protects: what a template file may say, and that each fault is found at its place in that file.
#include "render/template_tree.h"

#include "render/theme_fixture.h"

using namespace gongbao;

namespace {

using Lines = std::vector<std::string>;

Lines faults(std::string_view text) {
  Findings findings;
  parse_template(text, "a", findings);
  return lines_of(findings);
}

}  // namespace

TEST_CASE("tags and texts become nodes with places") {
  Findings findings;
  const auto nodes = parse_template(
      "甲{{ title }}\n{{#rows}}{{{body_html}}}{{/rows}}{{^has_x}}{{> link }}{{/has_x}}{{! no }}", "a",
      findings);
  CHECK(findings.empty());
  REQUIRE(nodes.size() == 5);
  CHECK(nodes[0].text == "甲");
  CHECK(nodes[1].text == "title");
  CHECK(nodes[1].place == Place{"a", 1, 2, 11});
  CHECK(nodes[2].text == "\n");
  CHECK(nodes[3].kind == TemplateNode::Kind::section);
  CHECK(nodes[3].place == Place{"a", 2, 1, 9});
  CHECK(nodes[3].children.at(0).kind == TemplateNode::Kind::raw_variable);
  CHECK(nodes[3].children.at(0).place == Place{"a", 2, 10, 15});
  CHECK(nodes[4].kind == TemplateNode::Kind::inverted_section);
  CHECK(nodes[4].children.at(0).kind == TemplateNode::Kind::partial);
}

TEST_CASE("white space with a line end in it is that line end") {
  Findings findings;
  CHECK(parse_template("a  b\n\n   c \r\n d", "a", findings).at(0).text == "a  b\nc\nd");
}

TEST_CASE("sections are closed in order, in their file") {
  CHECK(faults("x\n {{#rows}}") ==
        Lines{"a:2:2 template/syntax: the section 'rows' is not closed in this file"});
  CHECK(faults("甲{{/rows}}") == Lines{"a:1:2 template/syntax: no section 'rows' is open in this file"});
  CHECK(faults("{{#rows}}{{#has_a}}\n{{/rows}}") ==
        Lines{"a:1:10 template/syntax: the section 'has_a' is not closed before 'rows' ends in line 2"});
}

TEST_CASE("Mustache that a page must not do is refused") {
  CHECK(faults("{{=<% %>=}}") == Lines{"a:1:1 template/syntax: delimiters cannot be changed"});
  CHECK(faults("\n{{&title}}") == Lines{"a:2:1 template/syntax: {{& }} is not used"});
  CHECK(faults("{{.}}") == Lines{"a:1:1 template/syntax: '.' is not a key"});
  CHECK(faults("{{a.b}}") == Lines{"a:1:1 template/syntax: 'a.b' is not a key"});
  CHECK(faults("{{}}") == Lines{"a:1:1 template/syntax: '' is not a key"});
  CHECK(faults("{{Title}}") == Lines{"a:1:1 template/syntax: 'Title' is not a key"});
  CHECK(faults("{{#lambda(x)}}{{/lambda(x)}}").size() == 2);
  CHECK(faults("{{>t.x}}") == Lines{"a:1:1 template/syntax: 't.x' is not a key"});
  CHECK(faults("{{#t.x}}{{/t.x}}") ==
        Lines{"a:1:1 template/syntax: 't.x' is a text; sections run over flags and lists"});
  CHECK(faults("{{#site.title}}{{/site.title}}") ==
        Lines{"a:1:1 template/syntax: 'site.title' is a text; sections run over flags and lists"});
}

TEST_CASE("a tag is closed as it was opened") {
  CHECK(faults("a {{title") == Lines{"a:1:3 template/syntax: the tag is not closed"});
  CHECK(faults("{{") == Lines{"a:1:1 template/syntax: the tag is not closed"});
  CHECK(faults("{{{body_html}} b {{title}}") ==
        Lines{"a:1:1 template/syntax: a tag that begins with {{{ ends with }}}"});
}

TEST_CASE("only keys that name HTML are raw, and they always are") {
  CHECK(faults("{{{title}}}") == Lines{"a:1:1 template/raw: 'title' is text and cannot stand in {{{ }}}"});
  CHECK(faults("{{{t.word}}}") == Lines{"a:1:1 template/raw: 't.word' is text and cannot stand in {{{ }}}"});
  CHECK(faults("{{body_html}}") ==
        Lines{"a:1:1 template/raw: 'body_html' is HTML and would be shown as text"});
  CHECK(faults("{{{json_ld}}}{{{date_html}}}").empty());
}

TEST_CASE("sections that lie in one another without end are refused, not followed") {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "{{#rows}}";
  CHECK(faults(text).front() == "a:1:289 template/syntax: more than 32 sections lie in one another");
}
