// Protects: how findings are written: for people, with the marks under the right characters; for programs, as
// JSON and as SARIF 2.1.0.
#include "cli/report.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/finding_code.h"
#include "support/json.h"
#include "support/sites.h"

namespace {

using namespace gongbao;
using test::Json;

SourceTexts one_file(std::string text) {
  return [text = std::move(text)](std::string_view) -> std::optional<std::string> { return text; };
}

Findings one(Place place, std::string hint = {}) {
  Findings findings;
  findings.error("key/unknown", std::move(place), "a message", std::move(hint));
  return findings;
}

}  // namespace

TEST_CASE("the mark stands under the named characters, whatever their width") {
  CHECK(report_text(one({"a.md", 2, 4, 2}), one_file("第一行\n标题：甲乙丙\n"), false) ==
        "a.md:2:4: error: a message [key/unknown]\n"
        "     2 | 标题：甲乙丙\n"
        "       |       ^^^^\n");
  CHECK(report_text(one({"a.md", 1, 3, 1}), one_file("ab\u0301c甲"), false).find("       |  ^\n") ==
        std::string::npos);
  CHECK(report_text(one({"a.md", 1, 4, 1}), one_file("ae\u0301c"), false) ==
        "a.md:1:4: error: a message [key/unknown]\n"
        "     1 | ae\u0301c\n"
        "       |   ^\n");
  CHECK(report_text(one({"a.md", 1, 3, 1}), one_file("\t甲乙"), false) ==
        "a.md:1:3: error: a message [key/unknown]\n"
        "     1 |  甲乙\n"
        "       |    ^^\n");
}

TEST_CASE(
    "a line is shown without its end and its byte-order mark, and what cannot be seen is shown as such") {
  CHECK(report_text(one({"a.md", 1, 1, 1}), one_file("\xEF\xBB\xBF甲\r\n乙"), false) ==
        "a.md:1:1: error: a message [key/unknown]\n"
        "     1 | 甲\n"
        "       | ^^\n");
  const std::string shown = report_text(one({"a.md", 1, 2, 1}), one_file("甲\x1b[31m\u202E乙"), false);
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find("\u202E") == std::string::npos);
}

TEST_CASE("a very long line is shown around its mark") {
  std::string long_line(10'000, 'a');
  long_line[5000] = 'X';
  const std::string shown = report_text(one({"a.md", 1, 5001, 1}), one_file(long_line), false);
  CHECK(shown.find("aX") != std::string::npos);
  CHECK(shown.size() < 800);
}

TEST_CASE("a finding of a whole file, of a file that is gone and of the repository itself") {
  CHECK(report_text(one({"a.md", 0, 0, 1}, "rename it"), one_file("甲"), false) ==
        "a.md:1:1: error: a message [key/unknown]\n  hint: rename it\n");
  const SourceTexts none = [](std::string_view) -> std::optional<std::string> { return std::nullopt; };
  CHECK(report_text(one({"a.md", 3, 2, 1}), none, false) == "a.md:3:2: error: a message [key/unknown]\n");
  CHECK(report_text(one({"", 0, 0, 1}), none, false) == "error: a message [key/unknown]\n");
}

TEST_CASE("findings are sorted, and each stands once") {
  Findings findings;
  findings.warning("key/unknown", {"b.md", 1, 1, 1}, "second");
  findings.error("key/unknown", {"a.md", 10, 1, 1}, "first");
  findings.warning("key/unknown", {"b.md", 1, 1, 1}, "second");
  const SourceTexts none = [](std::string_view) -> std::optional<std::string> { return std::nullopt; };
  CHECK(report_text(findings, none, false) ==
        "a.md:10:1: error: first [key/unknown]\nb.md:1:1: warning: second [key/unknown]\n");
}

TEST_CASE("colour is used only where it is asked for, and NO_COLOR is heard") {
  test::Repository repository;
  test::write_small_site(repository);
  repository.write("content/pages/about.md", "---\ntitle: 甲\n---\n\n[甲](notice:nothing)\n");
  repository.commit();
  const auto coloured = [&](std::vector<std::string> more,
                            std::vector<std::pair<std::string, std::string>> variables = {}) {
    std::vector<std::string> arguments{"check", "-C", repository.path().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return test::run(arguments, {.folder = {}, .variables = std::move(variables)}).out.find('\x1b') !=
           std::string::npos;
  };
  CHECK(!coloured({}));
  CHECK(!coloured({"--color", "never"}));
  CHECK(coloured({"--color", "always"}));
  CHECK(!coloured({}, {{"NO_COLOR", "1"}}));
  CHECK(!coloured({"--color", "auto"}, {{"NO_COLOR", "1"}, {"TERM", "xterm-256color"}}));
}

TEST_CASE("JSON holds every part of a finding, in order") {
  const Json report = test::parse_json(report_json(one({"内容/a.md", 2, 4, 2}, "a \"hint\"")));
  CHECK(report["schema"].string() == "gongbao.findings/1");
  REQUIRE(report["rows"].items.size() == 1);
  const Json& row = report["rows"][0];
  CHECK(row.keys() ==
        std::vector<std::string>{"severity", "code", "path", "line", "column", "length", "message", "hint"});
  CHECK(row["severity"].string() == "error");
  CHECK(row["path"].string() == "内容/a.md");
  CHECK(row["line"].number() == 2);
  CHECK(row["column"].number() == 4);
  CHECK(row["length"].number() == 2);
  CHECK(row["hint"].string() == "a \"hint\"");
  CHECK(test::parse_json(report_json({}))["rows"].items.empty());
}

TEST_CASE("SARIF is what the standard says: version, tool, rules, results with places in code points") {
  Findings findings = one({"content/a b/甲.md", 2, 4, 2});
  findings.warning("source/date", {}, "of the repository");
  const Json report = test::parse_json(report_sarif(findings));
  CHECK(report["version"].string() == "2.1.0");
  CHECK(report["$schema"].string().find("sarif-2.1.0") != std::string::npos);
  REQUIRE(report["runs"].items.size() == 1);
  const Json& made = report["runs"][0];
  CHECK(made["columnKind"].string() == "unicodeCodePoints");
  const Json& driver = made["tool"]["driver"];
  CHECK(driver["name"].string() == "gongbao");
  CHECK(driver["rules"].items.size() == finding_codes().size());
  std::vector<std::string> rules;
  for (const Json& rule : driver["rules"].items) {
    rules.push_back(rule["id"].string());
    CHECK(!rule["shortDescription"]["text"].string().empty());
  }
  CHECK(std::find(rules.begin(), rules.end(), "key/unknown") != rules.end());
  REQUIRE(made["results"].items.size() == 2);
  for (const Json& result : made["results"].items) {
    const std::string level = result["level"].string();
    CHECK((level == "error" || level == "warning"));
    CHECK(!result["message"]["text"].string().empty());
    CHECK(std::find(rules.begin(), rules.end(), result["ruleId"].string()) != rules.end());
    if (!result.has("locations")) continue;
    const Json& place = result["locations"][0]["physicalLocation"];
    CHECK(place["artifactLocation"]["uri"].string() == "content/a%20b/%E7%94%B2.md");
    CHECK(place["region"]["startLine"].number() == 2);
    CHECK(place["region"]["startColumn"].number() == 4);
    CHECK(place["region"]["endColumn"].number() == 6);
  }
  CHECK(!made["results"][0].has("locations"));
  CHECK(test::parse_json(report_sarif({}))["runs"][0]["results"].items.empty());
}
