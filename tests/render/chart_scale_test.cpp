// Protects: axes of numbers: round ticks that begin at zero, large units in words, tiny and huge values,
// places rounded alike everywhere.
#include "render/chart/scale.h"
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

using Texts = std::vector<std::string>;

Texts ticks_over(const std::vector<std::string>& values, std::string_view language = "zh-Hans") {
  std::vector<Decimal> numbers;
  for (const std::string& value : values) numbers.push_back(*Decimal::parse(value));
  const auto scale = Scale::over(numbers);
  return scale ? scale->tick_texts(chart_words(language)) : Texts();
}

}  // namespace

TEST_CASE("ticks are round numbers from zero to beyond the largest value") {
  CHECK(ticks_over({"1200", "3334"}) == Texts{"0", "1000", "2000", "3000", "4000"});
  CHECK(ticks_over({"0.0003"}) == Texts{"0", "0.0001", "0.0002", "0.0003"});
  CHECK(ticks_over({"0.000001"}) == Texts{"0", "0.000001"});
  CHECK(ticks_over({"97.7"}) == Texts{"0", "20", "40", "60", "80", "100"});
}

TEST_CASE("an axis reaches below zero where values do") {
  CHECK(ticks_over({"-12", "35"}) == Texts{"-20", "-10", "0", "10", "20", "30", "40"});
  CHECK(ticks_over({"-3"}) == Texts{"-3", "-2", "-1", "0"});
}

TEST_CASE("whole numbers are counted in whole steps, and zeros have an axis too") {
  CHECK(ticks_over({"1"}) == Texts{"0", "1"});
  CHECK(ticks_over({"0", "0"}) == Texts{"0", "1"});
  CHECK(ticks_over({}) == Texts{"0", "1"});
}

TEST_CASE("large numbers have the language's units, all ticks the same") {
  CHECK(ticks_over({"93000"}) == Texts{"0", "2万", "4万", "6万", "8万", "10万"});
  CHECK(ticks_over({"22000"}) == Texts{"0", "0.5万", "1万", "1.5万", "2万", "2.5万"});
  CHECK(ticks_over({"9300"}) == Texts{"0", "2000", "4000", "6000", "8000", "10000"});
  CHECK(ticks_over({"380000000"}) == Texts{"0", "1亿", "2亿", "3亿", "4亿"});
  CHECK(ticks_over({"3814814681476"}) == Texts{"0", "1万亿", "2万亿", "3万亿", "4万亿"});
  CHECK(ticks_over({"3814814681476"}, "en") == Texts{"0", "1tn", "2tn", "3tn", "4tn"});
}

TEST_CASE("a number beyond any axis has none") {
  CHECK(ticks_over({"100000000000000000"}).size() > 2);
  CHECK(ticks_over({"100000000000000001"}).empty());
  CHECK(ticks_over({"-100000000000000001"}).empty());
}

TEST_CASE("places are exact, rounded to a tenth of a unit") {
  const auto scale = Scale::over({Decimal::of(-5), Decimal::of(10)});
  REQUIRE(scale);
  REQUIRE(scale->ticks().front() == Decimal::of(-5));
  CHECK(scale->at(Decimal::of(-5), 3000) == 0);
  CHECK(scale->at(Decimal(), 3000) == 1000);
  CHECK(scale->at(Decimal::of(10), 3000) == 3000);
  CHECK(scale->at(*Decimal::parse("0.0025"), 3000) == 1001);  // 1000.5
}
