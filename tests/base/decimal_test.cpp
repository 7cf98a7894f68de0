// Protects: figures are exact, and what does not fit is said, not rounded.
#include "base/decimal.h"

using namespace gongbao;

namespace {
Decimal d(std::string_view text) {
  const auto value = Decimal::parse(text);
  REQUIRE(value);
  return *value;
}
}  // namespace

TEST_CASE("text and value are inverse") {
  for (const char* text : {"0", "1", "-1", "0.5", "-0.000001", "999999999999999999", "123456.789", "6500"})
    CHECK(d(text).text() == text);
  CHECK(d("007.50").text() == "7.5");
  CHECK(d("1.0000000").text() == "1");  // zeros beyond the sixth place say nothing
}

TEST_CASE("what is no decimal, or too large or too fine, is nothing") {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e9", "NaN", "inf", "1,000", " 1", "+1", "--1", "1.0000001",
                           "1000000000000000000", "12345678901234567890123456789012345678901234567890"})
    CHECK_MESSAGE(!Decimal::parse(text), text);
}

TEST_CASE("arithmetic is exact and checked") {
  CHECK(d("0.1").plus(d("0.2"))->text() == "0.3");
  CHECK(!d("999999999999999999").plus(d("1")));
  CHECK(d("14").times(10000)->text() == "140000");
  CHECK(d("3").times(1, 1000)->text() == "0.003");
  CHECK(!d("1").times(1, 3));
  CHECK(!d("999999999999999999").times(10));
}

TEST_CASE("division rounds half away from zero") {
  CHECK(d("1").divided_by(d("8"), 2)->text() == "0.13");
  CHECK(d("-1").divided_by(d("8"), 2)->text() == "-0.13");
  CHECK(d("2").divided_by(d("3"), 4)->text() == "0.6667");
  CHECK(!d("1").divided_by(d("0"), 2));
}

TEST_CASE("the last place is that of the last digit that is not zero") {
  CHECK(d("300").last_place().text() == "100");
  CHECK(d("6500").last_place().text() == "100");
  CHECK(d("140000").last_place().text() == "10000");
  CHECK(d("0.25").last_place().text() == "0.01");
  CHECK(d("671").last_place().text() == "1");
  CHECK(d("0").last_place().text() == "1");
}
