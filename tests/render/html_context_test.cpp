// Protects: text is escaped for HTML content and quoted attributes, so a template may put it nowhere else.
#include "render/html_context.h"

#include "render/theme_fixture.h"

using namespace gongbao;

namespace {

using Lines = std::vector<std::string>;

Lines faults(std::string_view text) {
  Findings findings;
  check_html_context(parse_template(text, "a", findings), findings);
  return lines_of(findings);
}

}  // namespace

TEST_CASE("content and quoted attributes are sound") {
  CHECK(faults("<p title='{{title}}' class=\"a {{kind}}\"{{#has_id}} id=\"{{id}}\"{{/has_id}}>{{title}}</p>")
            .empty());
  CHECK(faults("<a href=\"?a={{x}}\">{{{body_html}}}</a><br/>{{x}}").empty());
  CHECK(faults("<style>p{}</style>{{x}}<script src=\"{{x}}\"></script>{{x}}<!-- {{! }} -->{{x}}").empty());
  CHECK(faults("<p hidden class = \"{{x}}\" title='\"{{x}}'><p hidden>{{x}}</p>").empty());
  CHECK(faults("<script type=\"application/ld+json\">{{{json_ld}}}</script>").empty());
  CHECK(faults("{{#rows}}<i>{{x}}</i>{{/rows}}{{^has_x}}{{x}}{{/has_x}}").empty());
}

TEST_CASE("other places are not") {
  CHECK(faults("<p class={{kind}}>") ==
        Lines{"a:1:10 template/context: 'kind' stands in an attribute without quotation marks"});
  CHECK(faults("<p class=a{{kind}}>").size() == 1);
  CHECK(faults("<p {{kind}}>") ==
        Lines{"a:1:4 template/context: 'kind' stands within a tag, where text is not escaped for"});
  CHECK(faults("<{{kind}}>").size() == 1);
  CHECK(faults("<p>\n<script>var x = '{{x}}';</script>") ==
        Lines{"a:2:18 template/context: 'x' stands in a script, where text is not escaped for"});
  CHECK(faults("<SCRIPT>{{{body_html}}}</script>").size() == 1);
  CHECK(faults("<style>.{{kind}}{}</style>").size() == 1);
  CHECK(faults("<!-- {{x}} -->").size() == 1);
  CHECK(faults("<p onclick=\"go('{{x}}')\">") ==
        Lines{"a:1:17 template/context: 'x' stands in the attribute onclick, where text can be code"});
  CHECK(faults("<p onclick = \"go('{{x}}')\">").size() == 1);
  CHECK(faults("<p class = {{x}}>").size() == 1);
  CHECK(faults("<p style='color:{{x}}'>").size() == 1);
  CHECK(faults("<p title=\"{{{body_html}}}\">") ==
        Lines{"a:1:11 template/context: the HTML 'body_html' stands in an attribute"});
}

TEST_CASE("a section ends where it begins") {
  CHECK(faults("{{#has_x}}<p title=\"{{/has_x}}a\">") ==
        Lines{"a:1:1 template/context: the section 'has_x' begins in content and ends in an attribute"});
  CHECK(faults("<p {{#has_x}}>{{/has_x}}").size() == 1);
}
