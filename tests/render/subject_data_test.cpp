// Protects: data.json and data.csv (behaviour 3): the keys and their order, each number with its sureness and
// its source, nothing where nothing was reported.
#include "render/rendered_site.h"
#include "support/json.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view two_notes = R"(
-- content/campaigns/c/notes/a.md --
---
title: 检查
type: inspection
agency: market
date: 2008-06-16
metrics:
  meat: 300多公斤
---
-- content/campaigns/c/notes/b.md --
---
title: 汇报
type: report
agency: city
date: 2008-06-20
metrics:
  meat: {value: 1000公斤, basis: total, period: 2008-06}
---
)";

/// The row of one agency, campaign, period and metric.
const Json& row_of(const Json& file, std::string_view agency, std::string_view campaign,
                   std::string_view period, std::string_view metric) {
  for (const Json& row : file["rows"].items)
    if (row["agency"].string() == agency && row["campaign"].string() == campaign &&
        row["period"].string() == period && row["metric"].string() == metric)
      return row;
  throw std::runtime_error("no such row");
}

}  // namespace

TEST_CASE("data.csv to the byte: byte-order mark, CRLF, two columns a quantity, null is empty") {
  RenderedSite site(two_notes);
  REQUIRE(site.text.codes() == "");
  CHECK(site.file("agencies/market/data.csv") ==
        "\xEF\xBB\xBF"
        "agency,campaign,period,metric,name,unit,own,own_qualifier,subtree,subtree_qualifier,total,total_"
        "qualifier,"
        "remainder,remainder_qualifier,verdict,reason,previous,previous_qualifier,change,change_qualifier,"
        "change_percent,year_ago,year_ago_qualifier,year_change,year_change_qualifier,year_change_percent,"
        "target,"
        "coverage\r\n"
        "market,c,,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,1 of 1\r\n"
        "market,,2008,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,\r\n"
        "market,c,2008,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,1 of 1\r\n"
        "market,,2008-Q2,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,\r\n"
        "market,c,2008-Q2,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,1 of 1\r\n"
        "market,,2008-06,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,\r\n"
        "market,c,2008-06,meat,查扣肉品,公斤,300,over,300,over,,,,,,,,,,,,,,,,,,1 of 1\r\n");
}

TEST_CASE(
    "data.json to the byte: one row a line, every key, an own value names its figure and a subtree its "
    "children") {
  RenderedSite site(two_notes);
  const std::string remainder =
      R"("remainder":{"value":"700","qualifier":"under","low":"600","high":"700","text":"700公斤以下",)"
      R"("from":["content/campaigns/c/notes/b.md#7","market"]},"verdict":"partly itemised","reason":"remainder",)";
  const std::string later = R"("previous":null,"change":null,"change_percent":null,)"
                            R"("year_ago":null,"year_change":null,"year_change_percent":null,"target":null,)"
                            R"("coverage":{"reported":2,"expected":2,"silent":[]}})";
  const std::vector<std::string> lines = lines_in(site.file("agencies/city/data.json"));
  CHECK(lines.front() == R"({"schema":"gongbao.data/1","rows":[)");
  CHECK(
      lines[1] ==
      R"({"agency":"city","campaign":"c","period":"","metric":"meat","name":"查扣肉品","unit":"公斤","own":null,)"
      R"("subtree":{"value":"300","qualifier":"over","low":"300","high":"400","text":"300多公斤","from":["market"]},)"
      R"("total":{"value":"1000","qualifier":"exact","low":"1000","high":"1000","text":"1000公斤",)"
      R"("from":["content/campaigns/c/notes/b.md#7"]},)" +
          remainder + later + ",");
  CHECK(lines.back() == "]}");
  const Json market = parse_json(site.file("agencies/market/data.json"));
  CHECK(row_of(market, "market", "", "2008-06", "meat")["own"]["from"][0].string() ==
        "content/campaigns/c/notes/a.md#7");
  CHECK(row_of(market, "market", "", "2008-06", "meat")["subtree"]["from"].items.empty());
}

TEST_CASE("what was stated without a number has its words and no value; silence has nothing") {
  RenderedSite site(R"(
-- content/campaigns/c/notes/a.md --
---
title: 宣传
type: publicity
agency: market
date: 2008-06-16
metrics:
  work: {text: 多次}
  meat: 0
---
)");
  REQUIRE(site.text.codes() == "");
  const Json file = parse_json(site.file("agencies/market/data.json"));
  const Json& words = row_of(file, "market", "c", "2008-06", "work");
  CHECK(words["own"]["value"].is_null());
  CHECK(words["own"]["qualifier"].is_null());
  CHECK(words["own"]["text"].string() == "多次");
  CHECK(words["own"]["from"].items.size() == 1);
  CHECK(words["subtree"].is_null());
  CHECK(row_of(file, "market", "c", "2008-06", "meat")["own"]["value"].string() == "0");
  CHECK(site.file("agencies/market/data.csv").find("market,c,2008-06,work,出动人员,人次,,,,,,") !=
        std::string::npos);
}

TEST_CASE("an agency has all that is known of it; a campaign, a period and a metric what their pages show") {
  RenderedSite site(two_notes);
  const auto rows = [&](const char* path) {
    const Json file = parse_json(site.file(path));
    std::vector<std::string> keys;
    for (const Json& row : file["rows"].items)
      keys.push_back(
          fmt::format("{} {} {}", row["agency"].string(), row["campaign"].string(), row["period"].string()));
    return keys;
  };
  using Keys = std::vector<std::string>;
  CHECK(rows("agencies/market/data.json").size() ==
        7);  // all together and of c, in three periods; c as a whole
  CHECK(rows("periods/2008-Q2/data.json") == Keys{"city  2008-Q2"});
  CHECK(rows("campaigns/c/data.json") == Keys{"city c ", "city c 2008", "city c 2008-Q2", "city c 2008-06",
                                              "market c "});  // two agencies state meat
  CHECK(rows("metrics/meat/data.json") == Keys{"city c ", "city  2008", "city  2008-Q2", "city  2008-06",
                                               "market  2008"});  // by agency in the newest year
}

TEST_CASE("without excel_bom a CSV file begins with its header") {
  RenderedSite site(std::string(two_notes) +
                    "-- site.toml --\ntitle = \"某市\"\nbase_url = "
                    "\"https://example.org/\"\n[output]\nexcel_bom = false\n");
  CHECK(site.file("agencies/city/data.csv").starts_with("agency,campaign,"));
}
