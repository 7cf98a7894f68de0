// Protects: notices act only where they may, their dates and numbers hold together, and tables of results and
// penalties say what they must.
#include "check/checks.h"
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

std::string notice(std::string_view id, std::string_view keys, std::string_view body = "") {
  return fmt::format(
      "\n-- content/notices/{}.md --\n---\ntitle: {}\ngenre: 公示\nagency: city\n{}\n---\n{}\n", id, id, keys,
      body);
}

/// line:code of each finding, in order.
std::string found(const std::string& text) {
  SiteText site(text);
  check_content(*site.library, site.findings);
  check_table_files(*site.library, *site.snapshot, {.jobs = 1}, site.findings);
  std::string result;
  for (const Finding& one : site.findings.sorted())
    result += fmt::format("{}{}:{}", result.empty() ? "" : " ", one.place.line, one.code);
  return result;
}

std::string table(std::string_view columns, std::initializer_list<std::string_view> rows,
                  std::string_view more = "") {
  std::string keys = fmt::format(
      "issued: 2025-05-23\ntables:\n  - title: 表{}\n    columns: [{}]\n    rows:", more, columns);
  for (const std::string_view row : rows) keys += fmt::format("\n      - [{}]", row);
  return notice("a", keys);
}

constexpr std::string_view counts = "类别, 抽检批次, 合格批次, 不合格批次";
constexpr std::string_view penalty =
    "行政相对人名称, 决定书文号, 违法行为类型, 处罚内容, 处罚决定日期, 处罚机关";

}  // namespace

TEST_CASE("who is not above an agency and not its successor has no say in its notices") {
  const std::string other = "\n-- content/notices/b.md --\n---\ntitle: b\ngenre: 公示\nagency: market\n";
  for (const char* key : {"supersedes", "amends", "corrects"})
    CHECK(found(notice("a", "") + other + key + ": a\n---\n") == "5:notice/authority");
  CHECK(found(notice("a", "") + other + "related: a\n---\n") == "");
  CHECK(found(other + "---\n" + notice("a", "supersedes: b")) == "");  // the city is above the bureau
}

TEST_CASE("each date that contradicts another is told in its line") {
  CHECK(found(notice("a", "issued: 2026-03-01\neffective: 2026-02-28")) == "6:notice/dates");
  CHECK(found(notice("a", "issued: 2026-03-01\nexpires: 2026-02-28")) == "6:notice/dates");
  CHECK(found(notice("a", "issued: 2026-03-01\npublish: 2026-02-28T23:59+08:00")) == "6:notice/dates");
  CHECK(found(notice("a", "issued: 2026-03-01\npublish: 2026-02-28T16:00Z")) ==
        "");  // 1 March in the site's zone
  CHECK(found(notice("a", "issued: 2026-03-01\nwithdrawn: {date: 2026-02-28, reason: 错}")) ==
        "6:notice/dates");
  CHECK(found(notice("a", "effective: 2026-03-01\nexpires: 2026-02-28")) == "6:notice/dates");
  CHECK(found(notice("a", "consultation: {start: 2026-03-02, end: 2026-03-01}")) == "5:notice/dates");
  // A month holds its days, a masked year says nothing, and one day is no contradiction.
  CHECK(found(notice("a", "issued: 2026-03\neffective: 2026-03-01")) == "");
  CHECK(found(notice("a", "issued: 20XX-03-02\neffective: 2026-03-01")) == "");
  CHECK(found(notice("a", "issued: 2026-03-01\neffective: 2026-03-01\nexpires: 2026-03-01")) == "");
}

TEST_CASE("the date under the text is the one of the front matter") {
  CHECK(found(notice("a", "issued: 2026-02-25", "正文。\n\n某市人民政府\\\n2026年2月25日")) == "");
  CHECK(found(notice("a", "issued: 2026-02-25", "正文。\n\n某市人民政府\\\n2026年2月26日")) ==
        "5:notice/date-in-text");
  CHECK(found(notice("a", "issued: 2026-02-25", "正文。\n\n某市人民政府\n2026年2月26日")) ==
        "5:notice/date-in-text");
  CHECK(found(notice("a", "issued: 2026-02-25", "正文。\n\n二〇二六年二月二十六日")) ==
        "5:notice/date-in-text");
  CHECK(found(notice("a", "issued: 2026-02", "正文。\n\n2026年2月26日")) == "");
  CHECK(found(notice("a", "", "正文。\n\n2026年2月26日")) == "");
}

TEST_CASE("document numbers: form, twice, year and gaps") {
  const auto numbered = [](std::string_view id, std::string_view number) {
    return notice(id, fmt::format("issued: 2026-03-01\ndoc_number: {}", number));
  };
  CHECK(found(numbered("a", "某政发〔2026〕1号")) == "");
  CHECK(found(numbered("a", "某政发[2026]1号")) == "6:notice/number");
  CHECK(found(numbered("a", "某政发〔2025〕1号")) == "6:notice/number-year");
  // The wrong form is the same number.
  CHECK(found(numbered("a", "某政发〔2026〕1号") + numbered("b", "某政发（2026）01号")) ==
        "6:notice/number-twice 6:notice/number");
  CHECK(found(numbered("a", "某政发〔2026〕1号") + numbered("b", "某政发〔2026〕1号") +
              numbered("c", "某政发〔2026〕1号")) == "6:notice/number-twice 6:notice/number-twice");
  CHECK(found(numbered("a", "某政发〔2026〕1号") + numbered("b", "某政办〔2026〕1号")) == "");
  CHECK(found(numbered("a", "某政发〔2026〕1号") + numbered("b", "某政发〔2026〕2号") +
              numbered("c", "某政发〔2026〕4号")) == "6:notice/number-gap");
  CHECK(found(numbered("a", "某政发〔2026〕2号") + numbered("b", "某政发〔2026〕5号") +
              numbered("c", "某政发〔2026〕11号")) == "");  // most of the series is not published here
}

TEST_CASE("a gap names what is missing, where the numbers leap") {
  const auto numbered = [](int number) {
    return notice(fmt::format("n{}", number), fmt::format("doc_number: 某政发〔2026〕{}号", number));
  };
  std::string text;
  for (const int number : {1, 2, 4, 5, 6, 9, 10}) text += numbered(number);
  SiteText site(text);
  check_doc_numbers(*site.library, site.findings);
  REQUIRE(site.findings.items().size() == 1);
  CHECK(site.findings.items()[0].place.path == "content/notices/n4.md");
  CHECK(site.findings.items()[0].message == "某政发〔2026〕 goes up to 10号, and no notice has 3, 7–8");
}

TEST_CASE("sampling results: each row, the sums, and the rates add up") {
  CHECK(found(table(counts, {"餐饮, 96, 95, 1", "糕点, 24, 23, 1", "合计, 120, 118, 2"})) == "");
  CHECK(found(table(counts, {"总体, 67, 67, 3"})) == "10:notice/sums");
  CHECK(found(table(counts, {"餐饮, 96, 95, 1", "糕点, 24, 23, 1", "合计, 121, 119, 2"})) ==
        "12:notice/sums 12:notice/sums");
  CHECK(found(table(counts, {"餐饮, \"1,096\", \"1,095\", 1批次", "合计, 1096, 1095, 1"})) == "");
  CHECK(found(table(counts,
                    {"甲区, 10, 10, 0", "甲区小计, 10, 10, 0", "乙区, 5, 5, 0", "合计, 15, 15, 0"})) == "");
  CHECK(found(table(counts, {"餐饮, /, 95, 1", "合计, 96, 95, 1"})) == "");  // not stated is not zero
  constexpr std::string_view rates = "类别, 抽检批次, 合格批次, 不合格批次, 合格率";
  CHECK(found(table(rates, {"全部, 240, 236, 4, 98.33%", "部分, 240, 236, 4, 98.3%",
                            "约数, 240, 236, 4, 98%"})) == "");
  CHECK(found(table(rates, {"全部, 240, 236, 4, 98.34%"})) == "10:notice/sums");
  CHECK(found(table(rates, {"无, 0, 0, 0, 100%"})) == "");
  CHECK(found(table("类别, 抽检批次, 不合格批次, 不合格率", {"全部, 240, 4, 1.76%"})) == "10:notice/sums");
  CHECK(found(table("序号, 食品名称, 不合格项目║检验结果║标准值", {"1, 韭菜, 腐霉利║0.5║0.2"})) == "");
  CHECK(found(table(counts, {"总体, 67, 67, 3"}, "\n    kind: other")) == "");
  CHECK(found(table(counts, {"总体, 67, 67, 3"}, "\n    kind: sampling")) == "11:notice/sums");
  CHECK(found(table(counts, {"总体, 67, 67, 0"}, "\n    kind: sample")) == "8:key/choice");
}

TEST_CASE("the rows of an attached file are held to the same rules, in their lines") {
  const std::string text =
      notice("a", "attachments: [a.csv]\ntables: [{title: 表, file: a.csv}]") +
      "-- content/notices/a.csv --\n类别,抽检批次,合格批次,不合格批次\n\n\"餐\n饮\",10,9,1\n糕点,10,9,2\n";
  CHECK(found(text) == "5:notice/sums");
}

TEST_CASE("penalties state what they must, with dates, numbers and codes that can be") {
  const std::string row = "某店, 某监罚〔2025〕31号, 未查验, 罚款, 2025-05-16, 某局";
  CHECK(found(table(penalty, {row})) == "");
  CHECK(found(table("行政相对人名称, 决定书文号, 违法行为类型, 处罚内容, 处罚决定日期",
                    {"某店, 某监罚〔2025〕31号, 未查验, 罚款, 2025-05-16"})) == "7:notice/penalty");
  CHECK(found(table(penalty, {row, "某店, 某监罚〔2025〕32号, \"\", 罚款, 2025-05-16, 某局"})) ==
        "11:notice/penalty");
  CHECK(found(table(penalty, {"某店, 某监罚〔2025〕31号, 未查验, 罚款, 2025-02-30, 某局"})) ==
        "10:notice/penalty");
  CHECK(found(table(penalty, {"某店, 某监罚〔2025〕31号, 未查验, 罚款, 2025年5月24日, 某局"})) ==
        "10:notice/penalty");
  CHECK(found(table(penalty, {"某店, \"某监罚[2025]31号\", 未查验, 罚款, 2025.5.16, 某局"})) ==
        "10:notice/number");
  const auto with = [&](std::string_view column, std::string_view cell) {
    return found(table(fmt::format("{}, {}", penalty, column), {fmt::format("{}, {}", row, cell)}));
  };
  CHECK(with("法定代表人证件号码", "略") == "7:notice/penalty");
  CHECK(with("罚款金额（万元）", "0.5") == "");
  CHECK(with("罚款金额（万元）", "五千") == "10:notice/penalty");
  CHECK(with("罚款金额", "6000元") == "");
  CHECK(with("统一社会信用代码", "91350100M000100Y43") == "");  // the standard's own example
  CHECK(with("统一社会信用代码", "91350100M000100Y44") == "10:notice/penalty");
  CHECK(with("统一社会信用代码", "9135**********0Y43") == "");
  // A table that says it holds penalties is held to it; one that counts them is not.
  CHECK(found(table("名称, 说明", {"甲, 乙"}, "\n    kind: penalty")).starts_with("7:notice/penalty"));
  CHECK(found(table("月份, 处罚案件数, 罚没金额", {"1月, 3, 约2万"})) == "");
}

TEST_CASE("a withdrawal is a fact: one that is dated after today is an error in its line") {
  const auto on = [](std::string_view date, std::string_view today) {
    SiteText site(notice("a", fmt::format("issued: 2026-01-01\nwithdrawn: {{date: {}, reason: 错}}", date)));
    check_withdrawals(*site.library, *std::get<Date>(Date::parse(today)).days()->first, site.findings);
    std::string result;
    for (const Finding& one : site.findings.sorted())
      result += fmt::format("{}:{} ", one.place.line, one.code);
    return result;
  };
  CHECK(on("2026-03-02", "2026-03-01") == "6:notice/withdrawn ");
  CHECK(on("2026-03-01", "2026-03-01") == "");
  CHECK(on("2026-02-28", "2026-03-01") == "");
  CHECK(on("2026-03", "2026-03-01") == "");  // a month that has begun may be its month
  CHECK(on("2026-04", "2026-03-31") == "6:notice/withdrawn ");
  CHECK(on("20XX-03-02", "2026-03-01") == "");  // never a guess
}
