// Protects: the columns of data.json that set a number beside another one (behaviour 3): remainder and
// verdict, earlier periods, target, coverage; and what each is made of.
#include "render/rendered_site.h"
#include "support/json.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view registers = R"(
-- content/metrics.toml --
[[metric]]
id = "meat"
name = "查扣肉品"
unit = "公斤"
[[metric]]
id = "pork"
name = "其中猪肉"
unit = "公斤"
part_of = "meat"
[[metric]]
id = "beef"
name = "其中牛肉"
unit = "公斤"
part_of = "meat"
[[metric]]
id = "found"
name = "发现隐患"
unit = "个"
[[metric]]
id = "rectified"
name = "整改隐患"
unit = "个"
[[metric]]
id = "closing"
name = "整改率"
unit = "%"
kind = "ratio"
ratio = "rectified / found"
[[metric]]
id = "share"
name = "覆盖率"
unit = "%"
kind = "rate"
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-01/2008-12
lead: city
participants: [{agency: market}, {agency: school}]
expected: [meat]
targets:
  - {id: t1, text: 县城查扣, metric: meat, value: "= 5公斤", scope: 县城}
  - {id: t2, text: 查扣一吨, metric: meat, value: ">= 1吨", by: 2008-06-30}
  - {id: t3, text: 市场局查扣, metric: meat, value: "<= 500公斤", agency: market}
---
)";

std::string note(std::string_view id, std::string_view agency, std::string_view date,
                 std::string_view metrics) {
  return fmt::format(
      "\n-- content/campaigns/c/notes/{0}.md --\n---\ntitle: {0}\ntype: report\nagency: {1}\ndate: {2}\n"
      "metrics:\n{3}\n---\n",
      id, agency, date, metrics);
}

const std::string two_months =
    std::string(registers) + note("a", "market", "2008-05-16", "  meat: 400公斤\n  share: 90%") +
    note("b", "market", "2008-06-16", "  meat: 300公斤\n  share: 95%") +
    note("t", "city", "2008-06-30", "  meat: {value: 1000公斤, basis: total, period: 2008-06}");

/// One agency's rows by campaign, period and metric.
struct Rows {
  Json file;
  const Json& at(std::string_view campaign, std::string_view period, std::string_view metric) const {
    for (const Json& row : file["rows"].items)
      if (row["campaign"].string() == campaign && row["period"].string() == period &&
          row["metric"].string() == metric)
        return row;
    throw std::runtime_error("no such row");
  }
};

Rows rows_of(RenderedSite& site, std::string_view agency) {
  REQUIRE(site.text.codes() == "");
  return {parse_json(site.file(fmt::format("agencies/{}/data.json", agency)))};
}

std::string joined(const Json& list) {
  std::string text;
  for (const Json& one : list.items) text += (text.empty() ? "" : " ") + one.string();
  return text;
}

/// value low..high ← what it is made of
std::string told(const Json& quantity) {
  if (quantity.is_null()) return "null";
  const auto number = [&](const char* key) { return quantity[key].is_null() ? "?" : quantity[key].string(); };
  return fmt::format("{} {}..{} <- {}", number("value"), number("low"), number("high"),
                     joined(quantity["from"]));
}

/// The line of data.csv that begins so.
std::string csv_line(RenderedSite& site, std::string_view agency, std::string_view begin) {
  for (const std::string& line : lines_in(site.file(fmt::format("agencies/{}/data.csv", agency)), "\r\n"))
    if (line.starts_with(begin)) return line;
  return "no such line";
}

}  // namespace

TEST_CASE(
    "a reported total has its remainder, made of the total and the agencies that are its parts, and its "
    "verdict") {
  RenderedSite site(two_months);
  const Rows city = rows_of(site, "city");
  const Json& june = city.at("c", "2008-06", "meat");
  CHECK(told(june["remainder"]) == "700 700..700 <- content/campaigns/c/notes/t.md#7 market");
  CHECK(june["verdict"].string() == "partly itemised");
  CHECK(june["reason"].string() == "remainder");
  CHECK(told(city.at("", "2008", "meat")["remainder"]) ==
        told(june["remainder"]));  // the total's own span, wherever it stands
  CHECK(city.at("c", "2008-05", "meat")["remainder"].is_null());
  CHECK(city.at("c", "2008-05", "meat")["verdict"].is_null());
  CHECK(csv_line(site, "city", "city,c,2008-06,meat")
            .find(",1000,exact,700,exact,partly itemised,remainder,") != std::string::npos);
}

TEST_CASE("parts above their total: a negative remainder, which no spreadsheet takes for a formula") {
  RenderedSite site(
      std::string(registers) + note("a", "market", "2008-06-16", "  meat: 400公斤") +
      note("t", "city", "2008-06-30", "  meat: {value: 100公斤, basis: total, acknowledged: 口径不同}"));
  const Rows city = rows_of(site, "city");
  const Json& whole = city.at("c", "", "meat");
  CHECK(told(whole["remainder"]) == "-300 -300..-300 <- content/campaigns/c/notes/t.md#7 market");
  CHECK(whole["verdict"].string() == "exceeds");
  CHECK(whole["reason"].string() == "single-part");
  CHECK(csv_line(site, "city", "city,c,,meat").find(",-300,exact,exceeds,single-part,") != std::string::npos);
}

TEST_CASE("a total in words alone has no remainder, and says why") {
  RenderedSite site(std::string(registers) +
                    note("t", "city", "2008-06-30", "  meat: {text: 大量, basis: total}"));
  const Rows city = rows_of(site, "city");
  const Json& row = city.at("c", "", "meat");
  CHECK(row["total"]["text"].string() == "大量");
  CHECK(row["total"]["value"].is_null());
  CHECK(row["remainder"].is_null());
  CHECK(row["verdict"].string() == "not comparable");
  CHECK(row["reason"].string() == "no-value");
}

TEST_CASE("a period stands beside the one before: its value, the change and that in percent") {
  RenderedSite site(two_months);
  const Rows market = rows_of(site, "market");
  const Json& june = market.at("c", "2008-06", "meat");
  CHECK(told(june["previous"]) == "400 400..400 <- 2008-05");
  CHECK(told(june["change"]) == "-100 -100..-100 <- 2008-06 2008-05");
  CHECK(june["change_percent"].string() == "-25");
  CHECK(june["year_ago"].is_null());
  CHECK(june["year_change"].is_null());
  CHECK(june["year_change_percent"].is_null());
  CHECK(market.at("c", "2008-05", "meat")["previous"].is_null());
  CHECK(csv_line(site, "market", "market,c,2008-06,meat").find(",400,exact,-100,exact,-25,,,,,,,") !=
        std::string::npos);
}

TEST_CASE("a year stands beside the year before; of zero there is no percentage") {
  RenderedSite site(std::string(registers) + note("a", "market", "2007-06-16", "  meat: 0公斤") +
                    note("b", "market", "2008-06-16", "  meat: 300公斤"));
  const Rows market = rows_of(site, "market");
  const Json& june = market.at("c", "2008-06", "meat");
  CHECK(told(june["year_ago"]) == "0 0..0 <- 2007-06");
  CHECK(told(june["year_change"]) == "300 300..300 <- 2008-06 2007-06");
  CHECK(june["year_change_percent"].is_null());
  CHECK(told(market.at("", "2008", "meat")["previous"]) == "0 0..0 <- 2007");
  CHECK(told(market.at("", "2008", "meat")["year_ago"]) == "0 0..0 <- 2007");
}

TEST_CASE(
    "a target stands with its metric at its agency, over the whole campaign; one without scope goes first") {
  RenderedSite site(two_months);
  const Rows city = rows_of(site, "city");
  const Json& lead = city.at("c", "", "meat")["target"];
  CHECK(lead["op"].string() == ">=");
  CHECK(lead["value"].string() == "1000");
  CHECK(lead["by"].string() == "2008-06-30");
  CHECK(lead["state"].string() == "missed");
  CHECK(city.at("c", "2008", "meat")["target"].is_null());
  const Rows market = rows_of(site, "market");
  CHECK(market.at("c", "", "meat")["target"]["by"].is_null());
  CHECK(market.at("c", "", "share")["target"].is_null());
  CHECK(csv_line(site, "city", "city,c,,meat").ends_with(",missed (>= 1000 by 2008-06-30),1 of 2"));
  CHECK(csv_line(site, "market", "market,c,,meat").find(" (<= 500),1 of 1") != std::string::npos);
}

TEST_CASE("coverage counts who should have reported at the agency and below, and names the silent") {
  RenderedSite site(two_months);
  const Rows city = rows_of(site, "city");
  const Json& covered = city.at("c", "2008-06", "meat")["coverage"];
  CHECK(covered["reported"].number() == 1);
  CHECK(covered["expected"].number() == 2);
  CHECK(joined(covered["silent"]) == "school");
  CHECK(
      city.at("", "2008-06", "meat")["coverage"].is_null());  // a campaign expects reports, the year does not
  CHECK(city.at("c", "", "share")["coverage"].is_null());
}

TEST_CASE(
    "a computed value names what it is made of: the figures of the parts, or the two sides of a ratio") {
  RenderedSite site(
      std::string(registers) +
      note("a", "market", "2008-06-16", "  pork: 200公斤\n  beef: 100公斤\n  found: 8个\n  rectified: 6个"));
  const Rows market = rows_of(site, "market");
  CHECK(told(market.at("c", "", "meat")["own"]) ==
        "300 300..300 <- content/campaigns/c/notes/a.md#7 content/campaigns/c/notes/a.md#8");
  CHECK(told(market.at("c", "", "closing")["own"]) == "75 75..75 <- rectified found");
  const Rows city = rows_of(site, "city");
  CHECK(told(city.at("c", "", "closing")["subtree"]) == "75 75..75 <- rectified found");
  CHECK(told(city.at("c", "", "meat")["subtree"]) == "300 300..300 <- market");
}

TEST_CASE("what does not add stands above as the range of what is said below, without a value") {
  RenderedSite site(two_months);
  const Rows city = rows_of(site, "city");
  const Json& whole = city.at("c", "", "share")["subtree"];
  CHECK(told(whole) == "? ?..? <- market");
  CHECK(whole["text"].string() == "90%至95%");
  const Rows market = rows_of(site, "market");
  CHECK(market.at("c", "", "share")["subtree"].is_null());  // no more than its own
  CHECK(market.at("c", "", "share")["previous"].is_null());
}
