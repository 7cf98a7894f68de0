// Protects: which standard period a day belongs to, and that a straddling item belongs to none that it
// leaves.
#include "content/date.h"

using namespace gongbao;

namespace {

Period period(std::string_view text) {
  const std::optional<Period> parsed = Period::parse(text);
  INFO(text);
  REQUIRE(parsed);
  return *parsed;
}

DayRange range(std::string_view first, std::string_view last) {
  const auto day = [](std::string_view text) { return std::get<Date>(Date::parse(text)).days()->first; };
  return {day(first), day(last)};
}

std::string smallest(std::string_view first, std::string_view last) {
  const std::optional<Period> found = Period::smallest_containing(range(first, last));
  return found ? found->text() : "none";
}

}  // namespace

TEST_CASE("a period's text is its name") {
  for (const char* text :
       {"2008", "2008-H1", "2008-H2", "2008-Q1", "2008-Q4", "2008-01", "2008-12", "undated", "0001"})
    CHECK(period(text).text() == text);
  for (const char* text : {"", "200", "20XX", "2008-H3", "2008-Q0", "2008-Q5", "2008-00", "2008-13", "2008-1",
                           "2008-q2", "2008Q2", "2008-06-16", "0000", "Undated", "2008-H", "2008-~1"})
    CHECK_MESSAGE(!Period::parse(text), text);
}

TEST_CASE("a period's days") {
  CHECK(period("2008-H2").days() == range("2008-07-01", "2008-12-31"));
  CHECK(period("2008-Q1").days() == range("2008-01-01", "2008-03-31"));
  CHECK(period("2008-02").days() == range("2008-02-01", "2008-02-29"));
  CHECK(period("undated").days() == DayRange{});
}

TEST_CASE("the smallest period that contains all days") {
  CHECK(smallest("2008-06-16", "2008-06-16") == "2008-06");
  CHECK(smallest("2008-05-31", "2008-06-12") == "2008-Q2");
  CHECK(smallest("2008-03-31", "2008-04-01") == "2008-H1");
  CHECK(smallest("2008-06-30", "2008-07-01") == "2008");
  CHECK(smallest("2007-12-31", "2008-01-01") == "none");
  CHECK(smallest("2008-06-16", "2008-06-15") == "none");
  CHECK(!Period::smallest_containing({Day::of(2008, 6, 1), std::nullopt}));
}

TEST_CASE("contains is the whole, touches a part") {
  CHECK(period("2008-Q2").contains(range("2008-04-01", "2008-06-30")));
  CHECK(!period("2008-Q2").contains(range("2008-04-01", "2008-07-01")));
  CHECK(period("2008-Q2").touches(range("2008-06-30", "2008-07-01")));
  CHECK(!period("2008-Q2").touches(range("2008-07-01", "2008-07-02")));
  CHECK(period("2008-Q2").touches({Day::of(2007, 1, 1), std::nullopt}));
  CHECK(period("2008-Q2").touches({std::nullopt, Day::of(2008, 4, 1)}));
  CHECK(!period("2008-Q2").contains({Day::of(2008, 5, 1), std::nullopt}));
  CHECK(!period("undated").contains(range("2008-04-01", "2008-06-30")));
  CHECK(!period("undated").touches(range("2008-04-01", "2008-06-30")));
}

TEST_CASE("parents, the one before, and the year before") {
  CHECK(period("2008-06").parent()->text() == "2008-Q2");
  CHECK(period("2008-Q3").parent()->text() == "2008-H2");
  CHECK(period("2008-H2").parent()->text() == "2008");
  CHECK(!period("2008").parent());
  CHECK(!period("undated").parent());
  CHECK(period("2008-01").previous()->text() == "2007-12");
  CHECK(period("2008-Q1").previous()->text() == "2007-Q4");
  CHECK(period("2008-H1").previous()->text() == "2007-H2");
  CHECK(period("2008").previous()->text() == "2007");
  CHECK(!period("undated").previous());
  CHECK(!period("0001").previous());
  CHECK(period("2008-Q2").year_before()->text() == "2007-Q2");
  CHECK(!period("undated").year_before());
}

TEST_CASE("periods sort by first day, the longer first, undated last") {
  const std::vector<std::string> ordered = {"2007",    "2007-Q4", "2008",    "2008-H1", "2008-Q1", "2008-01",
                                            "2008-02", "2008-Q2", "2008-04", "2009-12", "undated"};
  for (size_t i = 0; i + 1 < ordered.size(); ++i) CHECK(period(ordered[i]) < period(ordered[i + 1]));
}

TEST_CASE("a period reads as Chinese and as English") {
  CHECK(period("2008-Q2").chinese() == "2008年第二季度");
  CHECK(period("2008-H1").chinese() == "2008年上半年");
  CHECK(period("2008-11").chinese() == "2008年11月");
  CHECK(period("undated").chinese() == "年份未注明");
  CHECK(period("2008-Q2").english() == "second quarter of 2008");
  CHECK(period("2008-H2").english() == "second half of 2008");
  CHECK(period("2008-11").english() == "November 2008");
  CHECK(period("undated").english() == "year not stated");
}
