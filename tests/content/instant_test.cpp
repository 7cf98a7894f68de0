// Protects: an embargo ends at the moment that was written, in its zone, and at no other.
#include "content/date.h"

using namespace gongbao;

namespace {

Instant instant(std::string_view text) {
  const auto parsed = Instant::parse(text);
  INFO(text);
  REQUIRE(std::holds_alternative<Instant>(parsed));
  return std::get<Instant>(parsed);
}

std::string fault(std::string_view text) {
  const auto parsed = Instant::parse(text);
  return std::holds_alternative<std::string>(parsed) ? std::get<std::string>(parsed) : "(fine)";
}

}  // namespace

TEST_CASE("a moment is counted in UTC and shown in its own zone") {
  CHECK(instant("1970-01-01T00:00Z").seconds == 0);
  CHECK(instant("2008-07-01T09:00+08:00").seconds == 1214874000);
  CHECK(instant("2008-07-01T09:00+08:00").iso() == "2008-07-01T09:00:00+08:00");
  CHECK(instant("2008-07-01T09:00:59+08:00").minutes() == "2008-07-01 09:00");
  CHECK(instant("2008-07-01T00:30+08:00").day().iso() == "2008-07-01");
  CHECK(instant("2008-07-01T00:30+08:00") == instant("2008-06-30T16:30Z"));
  CHECK(instant("1969-12-31T23:59:59Z").iso() == "1969-12-31T23:59:59+00:00");
  CHECK(instant("2008-07-01T09:00-03:30").iso() == "2008-07-01T09:00:00-03:30");
  CHECK(instant("2008-07-01T09:00+08:00") < instant("2008-07-01T09:00Z"));
}

TEST_CASE("a moment without a zone, or that does not exist, is none") {
  CHECK(fault("2008-07-01T09:00").find("add it, for China 2008-07-01T09:00+08:00") != std::string::npos);
  CHECK(fault("2008-07-01T24:00+08:00").find("00:00 of the next day") != std::string::npos);
  CHECK(fault("2023-02-30T09:00+08:00").find("28") != std::string::npos);
  CHECK(fault("2008-07-01").find("write 2008-07-01T09:00+08:00") != std::string::npos);
  CHECK(fault("2008-07-01 09:00+08:00").find("a T between") != std::string::npos);
  for (const char* text :
       {"", "T", "2008-07-01T", "2008-07-01T9:00+08:00", "2008-07-01T09:60+08:00",
        "2008-07-01T09:00:60+08:00", "2008-07-01T25:00+08:00", "2008-07-01T09:00+99:99",
        "2008-07-01T09:00+0800", "2008-07-01T09:00z", "20XX-07-01T09:00Z", "2008-07T09:00Z",
        "2008-07-01T09:00:00.5Z", "2008-07-01T09:00Z ", "2008-07-01T09", "2008-07-01T09:00:5Z"})
    CHECK_MESSAGE(fault(text) != "(fine)", text);
}

TEST_CASE("a zone in minutes") {
  CHECK(parse_zone("+08:00") == 480);
  CHECK(parse_zone("-03:30") == -210);
  CHECK(parse_zone("Z") == 0);
  for (const char* text : {"", "+8:00", "08:00", "+08:60", "+15:00", "+0800"}) CHECK(!parse_zone(text));
}
