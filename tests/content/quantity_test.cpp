// Protects: a sum is as doubtful as its parts, and its interval holds every sum that they may have.
#include "content/quantity.h"

using namespace gongbao;

namespace {

Quantity q(std::string_view text) {
  const auto parsed = parse_value(text, UnitRule{"公斤", {}, false});
  INFO(text);
  REQUIRE(std::holds_alternative<Statement>(parsed));
  return std::get<Statement>(parsed).quantity;
}

Range range(int low, bool low_included, int high, bool high_included) {
  return {Range::End{Decimal::of(low), low_included}, Range::End{Decimal::of(high), high_included}};
}

}  // namespace

TEST_CASE("a sum is exact only if all parts are, over if parts are exact or over, else about") {
  const auto qualifier = [](const char* a, const char* b) { return name_of(sum(q(a), q(b))->qualifier); };
  CHECK(qualifier("1", "2") == "exact");
  CHECK(qualifier("300多", "2") == "over");
  CHECK(qualifier("2", "超过3") == "over");
  CHECK(qualifier("2", "近3") == "under");
  CHECK(qualifier("近2", "不足3") == "under");
  CHECK(qualifier("近2", "超过3") == "about");
  CHECK(qualifier("约2", "3") == "about");
  CHECK(qualifier("约2", "超过3") == "about");
}

TEST_CASE("the interval is that of the parts added") {
  CHECK(sum(q("300多"), q("671"))->range == range(971, true, 1071, false));
  CHECK(sum(q("近5"), q("10"))->range == range(10, true, 15, false));
  CHECK(sum(q("5以下"), q("10以内"))->range == range(0, true, 15, true));
  const Quantity open = *sum(q("约30"), q("5"));
  CHECK(open.range.low == Range::End{Decimal::of(5), true});
  CHECK(!open.range.high);
}

TEST_CASE("a difference turns the second's qualifier round") {
  const auto qualifier = [](const char* a, const char* b) {
    return name_of(difference(q(a), q(b))->qualifier);
  };
  CHECK(qualifier("9", "2") == "exact");
  CHECK(qualifier("9", "2多") == "under");
  CHECK(qualifier("9", "近2") == "over");
  CHECK(qualifier("9多", "2多") == "about");
  CHECK(qualifier("9多", "近2") == "over");
  CHECK(difference(q("900"), q("300多"))->value == Decimal::of(600));
  CHECK(difference(q("900"), q("300多"))->range == range(500, false, 600, true));
  CHECK(difference(q("6500多"), q("300多"))->range == range(6100, false, 6300, false));
}

TEST_CASE("a difference of a part and the sum holds the other part") {
  for (const char* a : {"300多", "671", "近89", "89以下", "20"})
    for (const char* b : {"300多", "671", "近89", "89以下", "20"}) {
      const Quantity left = *difference(*sum(q(a), q(b)), q(b));
      CHECK(left.value == q(a).value);
      CHECK(left.range.low->value <= q(a).range.low->value);
      CHECK(left.range.high->value >= q(a).range.high->value);
    }
}

TEST_CASE("an overflow gives nothing") {
  const Quantity largest = Quantity::exactly(*Decimal::parse("999999999999999999"));
  CHECK(!sum(largest, Quantity::exactly(Decimal::of(1))));
  CHECK(!difference(Quantity::exactly(Decimal::of(-1)), largest));
}
