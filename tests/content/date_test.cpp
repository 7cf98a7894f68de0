// Protects: a date is what was written; a year that is not stated is never guessed.
#include "content/date.h"

using namespace gongbao;

namespace {

Date date(std::string_view text) {
  const auto parsed = Date::parse(text);
  INFO(text);
  REQUIRE(std::holds_alternative<Date>(parsed));
  return std::get<Date>(parsed);
}

std::string fault(std::string_view text) {
  const auto parsed = Date::parse(text);
  return std::holds_alternative<std::string>(parsed) ? std::get<std::string>(parsed) : "(a date)";
}

std::string days(std::string_view text) {
  const std::optional<DayRange> range = date(text).days();
  return range ? range->first->iso() + " " + range->last->iso() : "unknown";
}

}  // namespace

TEST_CASE("a day and its number are inverse") {
  CHECK(Day::of(1970, 1, 1).number == 0);
  CHECK(Day::of(2008, 6, 16).iso() == "2008-06-16");
  CHECK(Day::of(1, 1, 1).iso() == "0001-01-01");
  for (int number = Day::of(1896, 1, 1).number; number < Day::of(1905, 1, 1).number; ++number) {
    const Day day{number};
    CHECK(Day::of(day.year(), day.month(), day.day()) == day);
  }
}

TEST_CASE("a date covers the days that it may mean") {
  CHECK(days("2008-06-16") == "2008-06-16 2008-06-16");
  CHECK(days("2008-06") == "2008-06-01 2008-06-30");
  CHECK(days("2008") == "2008-01-01 2008-12-31");
  CHECK(days("2008-06-XX") == "2008-06-01 2008-06-30");
  CHECK(days("2008-06-1X") == "2008-06-10 2008-06-19");
  CHECK(days("2008-XX") == "2008-01-01 2008-12-31");
  CHECK(days("2008-1X") == "2008-10-01 2008-12-31");
  CHECK(days("2008-XX-21") == "2008-01-21 2008-12-21");
  CHECK(days("2008-05~") == "2008-05-01 2008-05-31");
  CHECK(days("2008-02") == "2008-02-01 2008-02-29");
}

TEST_CASE("a masked year gives no days") {
  for (const char* text :
       {"20XX", "20XX-03-21", "XXXX-05-27", "XXXX-05~", "X008", "2X08-06", "XXXX", "20XX-XX", "XXXX-02-29"})
    CHECK(days(text) == "unknown");
}

TEST_CASE("approximate and uncertain are kept") {
  CHECK(date("2008-05~").is_approximate());
  CHECK(!date("2008-05").is_approximate());
  CHECK(date("2008-05?").is_uncertain());
  CHECK(!date("2008-05?").is_approximate());
  CHECK(date("2008-05%").is_approximate());
  CHECK(date("2008-05%").is_uncertain());
}

TEST_CASE("a day that the month lacks is an error that names the last one") {
  CHECK(fault("2023-02-30") == "'2023-02-30' is no day: the last day of 2023-02 is 28");
  CHECK(fault("2024-02-30") == "'2024-02-30' is no day: the last day of 2024-02 is 29");
  CHECK(fault("2008-06-31") == "'2008-06-31' is no day: the last day of 2008-06 is 30");
  CHECK(fault("XXXX-02-30") == "'XXXX-02-30' is no day: the last day of XXXX-02 is 29");
  CHECK(fault("2023-02-29") == "'2023-02-29' is no day: the last day of 2023-02 is 28");
  CHECK(fault("19X1-02-29") == "'19X1-02-29' is no day: the last day of 19X1-02 is 28");
  CHECK(fault("2008-02-3X") == "'2008-02-3X' is no day: the last day of 2008-02 is 29");
  CHECK(fault("2008-06-00") == "'2008-06-00' is no day: the last day of 2008-06 is 30");
}

TEST_CASE("what is no date says what to write") {
  CHECK(fault("2023-13") == "'2023-13' has no month 13: months are 01 to 12");
  CHECK(fault("2023-00") == "'2023-00' has no month 00: months are 01 to 12");
  CHECK(fault("2023-2X") == "'2023-2X' has no month 2X: months are 01 to 12");
  CHECK(fault("2008-6-16").find("write 2008-06-16") != std::string::npos);
  CHECK(fault("2008/06/16").find("write 2008-06-16") != std::string::npos);
  CHECK(fault("2008年6月16日").find("write 2008-06-16") != std::string::npos);
  CHECK(fault("20xx年3月").find("write 20XX-03") != std::string::npos);
  CHECK(fault("20xx-03-21").find("write 20XX-03-21") != std::string::npos);
  CHECK(fault("２００８").find("write 2008") != std::string::npos);
  CHECK(fault("2008-W24").find("week") != std::string::npos);
  CHECK(fault("2008-06-16T09:00").find("time") != std::string::npos);
  CHECK(fault("2008-22").find("2008-06/2008-08") != std::string::npos);
  CHECK(fault("0000").find("no year 0000") != std::string::npos);
  for (const char* text :
       {"", "-", "~", "2008-", "2008-06-", "2008-06-16-01", "12008", "Y12008", "-2008", "08", "x", "6月",
        "01/02/2023", "2008-06-16 ", "2008~~", "~2008", "2008-~06", "20080616"})
    CHECK_MESSAGE(fault(text) != "(a date)", text);
}

TEST_CASE("a date reads as Chinese, its mask kept") {
  CHECK(date("2008-06-16").chinese() == "2008年6月16日");
  CHECK(date("2008-06").chinese() == "2008年6月");
  CHECK(date("2008").chinese() == "2008年");
  CHECK(date("20XX-03-21").chinese() == "20XX年3月21日");
  CHECK(date("20XX-XX").chinese() == "20XX年XX月");
  CHECK(date("XXXX-05-27").chinese() == "5月27日（年份未注明）");
  CHECK(date("XXXX").chinese() == "年份未注明");
  CHECK(date("2008-05~").chinese() == "约2008年5月");
  CHECK(date("XXXX-05~").chinese() == "约5月（年份未注明）");
  CHECK(date("2008-05?").chinese() == "2008年5月（存疑）");
  CHECK(date("2008-10-0X").chinese() == "2008年10月0X日");
}

TEST_CASE("known years come first, then masked ones, X after the digits") {
  const std::vector<std::string> ordered = {"2007-12-31", "2008",    "2008-05", "2008-05~",
                                            "2008-05-01", "2008-0X", "2008-1X", "2008-XX-01",
                                            "2009",       "1XXX",    "2008-XX", "20XX-03-21"};
  std::vector<Date> dates;
  for (const std::string& text : ordered) dates.push_back(date(text));
  std::sort(dates.begin(), dates.end());
  std::vector<std::string> sorted;
  for (const Date& d : dates) sorted.push_back(d.text());
  const std::vector<std::string> expected = {"2007-12-31", "2008",    "2008-05", "2008-05~",
                                             "2008-05-01", "2008-0X", "2008-1X", "2008-XX",
                                             "2008-XX-01", "2009",    "1XXX",    "20XX-03-21"};
  CHECK(sorted == expected);
}
