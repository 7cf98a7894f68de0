// Protects: what a `date` or `period` key may hold, and the order in which dated things are listed.
#include "content/date.h"

using namespace gongbao;

namespace {

When when(std::string_view text) {
  const auto parsed = When::parse(text, true);
  INFO(text);
  REQUIRE(std::holds_alternative<When>(parsed));
  return std::get<When>(parsed);
}

std::string fault(std::string_view text, bool period_allowed = true) {
  const auto parsed = When::parse(text, period_allowed);
  return std::holds_alternative<std::string>(parsed) ? std::get<std::string>(parsed) : "(fine)";
}

std::string days(std::string_view text) {
  const std::optional<DayRange> range = when(text).days();
  if (!range) return "unknown";
  return (range->first ? range->first->iso() : "..") + " " + (range->last ? range->last->iso() : "..");
}

}  // namespace

TEST_CASE("a date, an interval or a standard period") {
  CHECK(days("2008-06-16") == "2008-06-16 2008-06-16");
  CHECK(days("2007-08/2007-12") == "2007-08-01 2007-12-31");
  CHECK(days("2008-06/..") == "2008-06-01 ..");
  CHECK(days("../2018") == ".. 2018-12-31");
  CHECK(days("2008-Q2") == "2008-04-01 2008-06-30");
  CHECK(days("2008-05~/2008-06-12") == "2008-05-01 2008-06-12");
  CHECK(when("2008-06/..").is_open_ended());
  CHECK(!when("2008-06").is_open_ended());
  CHECK(when("2008-Q2").standard_period()->text() == "2008-Q2");
  CHECK(when("XXXX-05-31/XXXX-06-12").end()->text() == "XXXX-06-12");
}

TEST_CASE("a masked year at either end gives no days") {
  for (const char* text : {"XXXX-05-31/XXXX-06-12", "XXXX-05~/..", "20XX", "2008-06/20XX", "../20XX-05-27"})
    CHECK(days(text) == "unknown");
  CHECK(when("XXXX-12-20/XXXX-01-10").is_interval());  // over new year: order is not ours to judge
}

TEST_CASE("what cannot stand says what to write") {
  CHECK(fault("2008-06/") == "'2008-06/' lacks an end: write .. for an open one, 2008-06/..");
  CHECK(fault("../..") == "'../..' has no end at all: leave the key out");
  CHECK(fault("2008-06-12/2008-05-31") ==
        "'2008-06-12/2008-05-31' ends before it begins: write the earlier date first");
  CHECK(fault("2023-02-30/..") == "'2023-02-30' is no day: the last day of 2023-02 is 28");
  CHECK(fault("2008-Q1/2008-Q2").find("2008-01 to 2008-03") != std::string::npos);
  CHECK(fault("2008-Q2", false) ==
        "'2008-Q2' is a half or quarter, and this key takes dates: write 2008-04/2008-06");
  CHECK(fault("2008/06/16").find("write 2008-06-16") != std::string::npos);
  CHECK(fault("undated") != "(fine)");
  CHECK(fault("") != "(fine)");
}

TEST_CASE("intervals read as Chinese without saying year and month twice") {
  CHECK(when("2008-06-16/2008-06-20").chinese() == "2008年6月16日至20日");
  CHECK(when("2008-06-16/2008-07-01").chinese() == "2008年6月16日至7月1日");
  CHECK(when("2007-08/2007-12").chinese() == "2007年8月至12月");
  CHECK(when("2007-12/2008-01").chinese() == "2007年12月至2008年1月");
  CHECK(when("2007/2009").chinese() == "2007年至2009年");
  CHECK(when("XXXX-05-31/XXXX-06-12").chinese() == "5月31日至6月12日（年份未注明）");
  CHECK(when("XXXX-09-26/XXXX-09-28").chinese() == "9月26日至28日（年份未注明）");
  CHECK(when("20XX-03-28/20XX-03-30").chinese() == "20XX年3月28日至30日");
  CHECK(when("XXXX-05~/..").chinese() == "约5月起（年份未注明）");
  CHECK(when("2008-06/..").chinese() == "2008年6月起");
  CHECK(when("../2018").chinese() == "至2018年");
  CHECK(when("2008-H2").chinese() == "2008年下半年");
}

TEST_CASE("dated things are listed before masked ones, each by written start") {
  const std::vector<std::string> ordered = {
      "../2006",    "2008",       "2008-Q1", "2008-01-05",  "2008-05-31/2008-06-12",
      "2008-06/..", "20XX-03-21", "XXXX",    "XXXX-05~/..", "XXXX-05-27"};
  for (size_t i = 0; i + 1 < ordered.size(); ++i) {
    INFO(ordered[i]);
    CHECK(when(ordered[i]) < when(ordered[i + 1]));
  }
  CHECK(when("2008-06") == when("2008-06"));
}
