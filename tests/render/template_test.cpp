// Protects: the page holds what the template says with the data as text; a key that the data lacks never
// vanishes silently; no text of an author is read as a template.
#include "render/template.h"

#include "render/theme_fixture.h"

using namespace gongbao;

namespace {

using Lines = std::vector<std::string>;

struct Rendered {
  std::string page;
  Lines faults;
};

Rendered render(std::string_view text, const Value& data) {
  Findings findings;
  Template parsed(parse_template(text, "a", findings));
  const std::string page = parsed.render(data, findings);
  CHECK(parsed.render(data, findings) == page);  // nothing of a page stays for the next
  Findings once;
  for (const Finding& finding : findings.sorted()) once.add(finding);
  return {page, lines_of(once)};
}

std::string page(std::string_view text, const Value& data) {
  const Rendered result = render(text, data);
  CHECK(result.faults == Lines{});
  return result.page;
}

Value item(const char* title, bool has_meta = false) {
  Value value;
  value.set("title", title).set("has_meta", has_meta).set("meta", has_meta ? "注" : "");
  return value;
}

}  // namespace

TEST_CASE("texts, flags and lists") {
  Value data;
  data.set("title", "甲 & 乙").set("body_html", "<p>正文</p>").set("has_x", true).set("has_y", false);
  data.set("rows", Value::List{item("一"), item("二", true)}).set("none", Value::List{});
  CHECK(page("<h1>{{title}}</h1>{{{body_html}}}", data) == "<h1>甲 &amp; 乙</h1><p>正文</p>");
  CHECK(page("{{#has_x}}1{{/has_x}}{{^has_x}}2{{/has_x}}{{#has_y}}3{{/has_y}}{{^has_y}}4{{/has_y}}", data) ==
        "14");
  CHECK(page("<ul>{{#rows}}<li>{{title}}{{#has_meta}} ({{meta}}){{/has_meta}}</li>{{/rows}}</ul>", data) ==
        "<ul><li>一</li><li>二 (注)</li></ul>");
  CHECK(page("{{#none}}x{{/none}}{{^none}}无{{/none}}{{#rows}}.{{/rows}}{{^rows}}无{{/rows}}", data) ==
        "无..");
}

TEST_CASE("lists lie in lists, and the same list may run twice") {
  const std::pair<const char*, Value::List> contents[] = {
      {"a", {item("1"), item("2", true), item("3")}}, {"b", {}}, {"c", {item("4", true)}}};
  Value::List rows;
  for (const auto& [id, cells] : contents) {
    rows.emplace_back();
    rows.back().set("id", id).set("cells", cells);
  }
  Value data;
  data.set("rows", rows);
  const std::string text =
      "{{#rows}}{{id}}[{{#cells}}{{title}}{{#has_meta}}!{{/has_meta}}{{/cells}}]{{^cells}}({{id}}){{/cells}} "
      "{{/rows}}";
  CHECK(page(text, data) == "a[12!3] b[](b) c[4!] ");
  CHECK(page(text + "|" + text, data) == "a[12!3] b[](b) c[4!] |a[12!3] b[](b) c[4!] ");
}

TEST_CASE("sections that print nothing leave no blank lines") {
  Value data;
  data.set("has_x", false).set("title", "t");
  CHECK(page("\n<a>\n{{#has_x}}\n<b>\n{{/has_x}}\n\n  {{#has_x}}c{{/has_x}}\n{{title}}\n</a>\n", data) ==
        "<a>\nt\n</a>\n");
}

TEST_CASE("author text is text: no tag in it is read, in any position") {
  for (const char* hostile :
       {"{{secret}}", "{{{secret}}}", "{{>nav}}", "{{=<% %>=}}", "{{#rows}}{{/rows}}", "{{/rows}}", "{{!",
        "{{", "}}", "{", "{{0}}", "{{#0}}", "{{/1}}", "</title><script>", "\"><script>", "&lt;", "'"}) {
    INFO(hostile);
    Value data;
    Value row;
    row.set("title", hostile).set("date_html", hostile);
    data.set("title", hostile)
        .set("secret", "机密")
        .set("body_html", hostile)
        .set("nav", "机密")
        .set("has_x", true);
    data.set("rows", Value::List{row, row});
    std::string escaped;
    for (const char* at = hostile; *at; ++at)
      escaped += *at == '<'    ? "&lt;"
                 : *at == '>'  ? "&gt;"
                 : *at == '&'  ? "&amp;"
                 : *at == '"'  ? "&quot;"
                 : *at == '\'' ? "&#39;"
                               : std::string(1, *at);
    CHECK(page("<p title=\"{{title}}\">{{{body_html}}}{{#has_x}}{{title}}{{/has_x}}", data) ==
          "<p title=\"" + escaped + "\">" + hostile + escaped);
    CHECK(page("{{#rows}}{{title}}{{{date_html}}}{{/rows}}", data) == escaped + hostile + escaped + hostile);
    CHECK(page("{ {{title}}}{{title}}", data) == "{ " + escaped + "}" + escaped);
    CHECK(page("{{title}}secret}}", data) == escaped + "secret}}");
  }
}

TEST_CASE("a key that the data lacks is found at its place, with the nearest") {
  Value data;
  data.set("title", "t").set("rows", Value::List{item("x"), item("y")});
  CHECK(render("a\n b {{titel}}", data).faults ==
        Lines{"a:2:4 template/missing-key: the page's data has no key 'titel'; did you mean 'title'?"});
  CHECK(render("{{#rows}}{{titel}}{{/rows}}", data).faults ==
        Lines{"a:1:10 template/missing-key: an item of 'rows' has no key 'titel'; did you mean 'title'?"});
  CHECK(render("{{#row}}{{/row}}", data).faults ==
        Lines{"a:1:1 template/missing-key: the page's data has no key 'row'; did you mean 'rows'?"});
  CHECK(render("{{^has_rows}}{{/has_rows}}", data).faults.size() == 1);
  CHECK(render("{{{body_html}}}", data).faults.size() == 1);
}

TEST_CASE("a missing key is found also in what this page does not show") {
  Value data;
  data.set("has_x", false).set("rows", Value::List{item("x")});
  CHECK(render("{{#has_x}}{{body}}{{/has_x}}", data).faults ==
        Lines{"a:1:11 template/missing-key: the page's data has no key 'body'"});
  CHECK(render("{{#rows}}{{#has_meta}}{{mata}}{{/has_meta}}{{/rows}}", data).faults ==
        Lines{"a:1:23 template/missing-key: an item of 'rows' has no key 'mata'; did you mean 'meta'?"});
}

TEST_CASE("only one item that lacks the key is enough") {
  Value bare;
  bare.set("title", "z");
  Value data;
  data.set("rows", Value::List{item("x", true), bare, item("y", true)});
  const Rendered result = render("{{#rows}}{{title}}{{#has_meta}}{{meta}}{{/has_meta}};{{/rows}}", data);
  CHECK(result.faults == Lines{"a:1:19 template/missing-key: an item of 'rows' has no key 'has_meta'",
                               "a:1:32 template/missing-key: an item of 'rows' has no key 'meta'"});
  CHECK(result.page == "x注;z;y注;");
}

TEST_CASE("nothing falls through from an item to the page") {
  Value data;
  Value row;
  row.set("url", "u");
  data.set("title", "页").set("rows", Value::List{row});
  const Rendered result = render("{{#rows}}{{title}}{{/rows}}", data);
  CHECK(result.page == "");
  CHECK(result.faults == Lines{"a:1:10 template/missing-key: an item of 'rows' has no key 'title'"});
}

TEST_CASE("each kind of field is used as what it is") {
  Value data;
  data.set("title", "t")
      .set("has_x", true)
      .set("rows", Value::List{item("x")})
      .set("has_text", "t")
      .set("x_html", true);
  CHECK(render("{{#title}}x{{/title}}", data).faults ==
        Lines{"a:1:1 template/kind: 'title' of the page's data is a text, and used as a list"});
  CHECK(render("{{rows}}", data).faults ==
        Lines{"a:1:1 template/kind: 'rows' of the page's data is a list, and used as a text"});
  CHECK(render("{{has_x}}", data).faults ==
        Lines{"a:1:1 template/kind: 'has_x' of the page's data is a flag, and used as a text"});
  CHECK(render("{{#has_text}}{{/has_text}}", data).faults ==
        Lines{"a:1:1 template/kind: 'has_text' of the page's data is a text, and used as a flag"});
  CHECK(render("{{{x_html}}}", data).faults.size() == 1);
  CHECK(render("{{#rows}}{{#title}}{{/title}}{{/rows}}", data).faults ==
        Lines{"a:1:10 template/kind: 'title' of an item of 'rows' is a text, and used as a list"});
}

TEST_CASE("each page reports its own faults, whatever was rendered before") {
  Findings ignored;
  Template parsed(parse_template("{{title}}", "a", ignored));
  for (int i = 0; i < 2; ++i) {
    Findings findings;
    parsed.render(Value(), findings);
    CHECK(findings.items().size() == 1);
  }
  Findings findings;
  CHECK(parsed.render(item("t"), findings) == "t");
  CHECK(findings.empty());
}

TEST_CASE("objects may have their keys in any order") {
  Value other;
  other.set("meta", "m").set("title", "b").set("has_meta", true);
  Value data;
  data.set("rows", Value::List{item("a"), other, item("c")});
  CHECK(page("{{#rows}}{{title}}{{#has_meta}}{{meta}}{{/has_meta}}{{/rows}}", data) == "abmc");
}

TEST_CASE("an empty template is an empty page") { CHECK(page("", Value()) == ""); }
