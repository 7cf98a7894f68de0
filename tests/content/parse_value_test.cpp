// Protects: a value means what the official wrote, exactly and with its doubt; what cannot be read is said,
// not guessed.
#include "content/quantity.h"

using namespace gongbao;

namespace {

UnitRule rule(std::string_view unit, std::vector<std::string> also = {}) {
  return {std::string(unit), std::move(also), false};
}

std::string words(const Range& range) {
  const auto end = [](const std::optional<Range::End>& e) { return e ? e->value.text() : std::string(); };
  return (range.low && range.low->included ? "[" : "(") + end(range.low) + "," + end(range.high) +
         (range.high && range.high->included ? "]" : ")");
}

/// "300 over [300,400)", or the fault.
std::string read(std::string_view text, const UnitRule& unit) {
  const auto parsed = parse_value(text, unit);
  if (const std::string* fault = std::get_if<std::string>(&parsed)) return *fault;
  const Quantity& quantity = std::get<Statement>(parsed).quantity;
  return fmt::format("{} {} {}", quantity.value.text(), name_of(quantity.qualifier), words(quantity.range));
}

void expect_fault(std::string_view text, const UnitRule& unit, std::string_view cure) {
  const auto parsed = parse_value(text, unit);
  const std::string* fault = std::get_if<std::string>(&parsed);
  INFO(text << " -> " << (fault ? *fault : "a value"));
  CHECK((fault && fault->find(cure) != std::string::npos));
}

/// Every value that the five seed summaries state, with the range that a reader takes it to mean.
struct Seed {
  std::string_view text, unit, value, qualifier, least, most;
};
constexpr Seed seeds[] = {
    {"14个市州", "个市州", "14", "exact", "14", "14"},
    {"300多公斤", "公斤", "300", "over", "300", "400"},
    {"12头", "头", "12", "exact", "12", "12"},
    {"68次", "次", "68", "exact", "68", "68"},
    {"729人次", "人次", "729", "exact", "729", "729"},
    {"2个", "个", "2", "exact", "2", "2"},
    {"671公斤", "公斤", "671", "exact", "671", "671"},
    {"89公斤", "公斤", "89", "exact", "89", "89"},
    {"100%", "%", "100", "exact", "100", "100"},
    {"600头左右", "头/日", "600", "about", "", ""},
    {"185家", "家", "185", "exact", "185", "185"},
    {"50块", "块", "50", "exact", "50", "50"},
    {"5700份", "份", "5700", "exact", "5700", "5700"},
    {"113起", "起", "113", "exact", "113", "113"},
    {"4000份", "份", "4000", "exact", "4000", "4000"},
    {"98%", "%", "98", "exact", "98", "98"},
    {"一支", "支", "1", "exact", "1", "1"},
    {"三人", "人", "3", "exact", "3", "3"},
    {"零", "起", "0", "exact", "0", "0"},
    {"没有", "", "0", "exact", "0", "0"},
    {"178个", "个", "178", "exact", "178", "178"},
    {"没有", "起", "0", "exact", "0", "0"},
    {"18", "个部门", "18", "exact", "18", "18"},
    {"9项", "项", "9", "exact", "9", "9"},
    {"3大重点", "大重点", "3", "exact", "3", "3"},
    {"8项", "项", "8", "exact", "8", "8"},
    {"20个", "个", "20", "exact", "20", "20"},
    {"12个", "个", "12", "exact", "12", "12"},
    {"二处", "处", "2", "exact", "2", "2"},
    {"67种", "种", "67", "exact", "67", "67"},
    {"2708条", "条", "2708", "exact", "2708", "2708"},
    {"14万余元", "元", "140000", "over", "140000", "150000"},
    {"50人次", "人次", "50", "exact", "50", "50"},
    {"48户", "户", "48", "exact", "48", "48"},
    {"1048个", "个", "1048", "exact", "1048", "1048"},
    {"9个", "个", "9", "exact", "9", "9"},
    {"未发现", "起", "0", "exact", "0", "0"},
    {"3个", "个", "3", "exact", "3", "3"},
    {"1922人次", "人次", "1922", "exact", "1922", "1922"},
    {"522户", "户", "522", "exact", "522", "522"},
    {"278件", "件", "278", "exact", "278", "278"},
    {"57万", "元", "570000", "exact", "570000", "570000"},
    {"11个", "个", "11", "exact", "11", "11"},
    {"90%", "%", "90", "exact", "90", "90"},
    {"75%以上", "%", "75", "over", "75", "100"},
    {"989人次", "人次", "989", "exact", "989", "989"},
    {"4327户", "户", "4327", "exact", "4327", "4327"},
    {"74户", "户", "74", "exact", "74", "74"},
    {"20处", "处", "20", "exact", "20", "20"},
    {"46户", "户", "46", "exact", "46", "46"},
    {"298户", "户", "298", "exact", "298", "298"},
    {"473人次", "人次", "473", "exact", "473", "473"},
    {"20起", "起", "20", "exact", "20", "20"},
    {"8户", "户", "8", "exact", "8", "8"},
    {"9户", "户", "9", "exact", "9", "9"},
    {"762户", "户", "762", "exact", "762", "762"},
    {"91%", "%", "91", "exact", "91", "91"},
    {"1000多次", "次", "1000", "over", "1000", "2000"},
    {"300台次", "台次", "300", "exact", "300", "300"},
    {"110多件", "件", "110", "over", "110", "120"},
    {"7个", "个", "7", "exact", "7", "7"},
    {"300人次", "人次", "300", "exact", "300", "300"},
    {"3起", "起", "3", "exact", "3", "3"},
    {"2万多元", "元", "20000", "over", "20000", "30000"},
    {"72户", "户", "72", "exact", "72", "72"},
    {"6500多人次", "人次", "6500", "over", "6500", "6600"},
    {"680多台次", "台次", "680", "over", "680", "690"},
    {"1180户", "户", "1180", "exact", "1180", "1180"},
    {"1260户", "户", "1260", "exact", "1260", "1260"},
    {"15万余元", "元", "150000", "over", "150000", "160000"},
    {"50多条", "条", "50", "over", "50", "60"},
    {"3个多月", "个月", "3", "over", "3", "4"},
    {"5个重点", "个重点", "5", "exact", "5", "5"},
    {"8", "个", "8", "exact", "8", "8"},
    {"8个", "个", "8", "exact", "8", "8"},
    {"两个方面", "个方面", "2", "exact", "2", "2"},
    {"一户", "户", "1", "exact", "1", "1"},
    {"4327户", "户", "4327", "exact", "4327", "4327"},
    {"8 个", "个", "8", "exact", "8", "8"},
};

}  // namespace

TEST_CASE("every value of the seed summaries is read as it is meant") {
  for (const Seed& seed : seeds) {
    // 日均600头左右: of a unit with a stroke, the paper says the first part alone.
    const std::string_view first = seed.unit.substr(0, seed.unit.find('/'));
    const auto parsed = parse_value(seed.text, rule(seed.unit, {std::string(first)}));
    INFO(seed.text);
    REQUIRE(std::holds_alternative<Statement>(parsed));
    const Statement& statement = std::get<Statement>(parsed);
    CHECK(statement.as_written == seed.text);
    CHECK(statement.quantity.value.text() == seed.value);
    CHECK(name_of(statement.quantity.qualifier) == seed.qualifier);
    if (!seed.least.empty()) CHECK(statement.quantity.range.low->value.text() == seed.least);
    if (!seed.most.empty() && seed.unit != "%")
      CHECK(statement.quantity.range.high->value.text() == seed.most);
  }
}

TEST_CASE("a qualifier sets the interval") {
  CHECK(read("300公斤", rule("公斤")) == "300 exact [300,300]");
  CHECK(read("300多公斤", rule("公斤")) == "300 over [300,400)");
  CHECK(read("300公斤多", rule("公斤")) == "300 over [300,400)");
  CHECK(read("300余", rule("公斤")) == "300 over [300,400)");
  CHECK(read("逾300公斤", rule("公斤")) == "300 over [300,)");
  CHECK(read("超过300公斤", rule("公斤")) == "300 over [300,)");
  CHECK(read("不少于300公斤", rule("公斤")) == "300 over [300,)");
  CHECK(read("300公斤以上", rule("公斤")) == "300 over [300,)");
  CHECK(read("300以上公斤", rule("公斤")) == "300 over [300,)");
  CHECK(read("75%以上", rule("%")) == "75 over [75,)");
  CHECK(read("近300公斤", rule("公斤")) == "300 under [0,300)");
  CHECK(read("不足300公斤", rule("公斤")) == "300 under [0,300)");
  CHECK(read("300公斤以下", rule("公斤")) == "300 under [0,300]");
  CHECK(read("300公斤以内", rule("公斤")) == "300 under [0,300]");
  CHECK(read("约300公斤", rule("公斤")) == "300 about [0,)");
  CHECK(read("300公斤左右", rule("公斤")) == "300 about [0,)");
  CHECK(read("约 300 公斤", rule("公斤")) == "300 about [0,)");
}

TEST_CASE("two words of one row are one, of two rows they are about") {
  CHECK(read("超过300多公斤", rule("公斤")) == "300 over [300,400)");
  CHECK(read("约300左右", rule("公斤")) == "300 about [0,)");
  CHECK(read("约300多公斤", rule("公斤")) == "300 about [0,)");
  CHECK(read("近300公斤以上", rule("公斤")) == "300 about [0,)");
  CHECK(read("近300公斤以内", rule("公斤")) == "300 under [0,300)");
  expect_fault("约近300多公斤", rule("公斤"), "more than two words");
}

TEST_CASE("多 and 余 reach to the next unit of the last place") {
  CHECK(read("6500多", rule("人次")) == "6500 over [6500,6600)");
  CHECK(read("1000多次", rule("次")) == "1000 over [1000,2000)");
  CHECK(read("14万余元", rule("元")) == "140000 over [140000,150000)");
  CHECK(read("14余万元", rule("元")) == "140000 over [140000,150000)");
  CHECK(read("10多万元", rule("元")) == "100000 over [100000,200000)");
  CHECK(read("1.5亿多元", rule("元")) == "150000000 over [150000000,160000000)");
  CHECK(read("0.5多吨", rule("公斤")) == "500 over [500,600)");
  CHECK(read("百余份", rule("份")) == "100 over [100,200)");
  CHECK(read("千余份", rule("份")) == "1000 over [1000,2000)");
  CHECK(read("十余万份", rule("份")) == "100000 over [100000,200000)");
  CHECK(read("百余万元", rule("元")) == "1000000 over [1000000,2000000)");
  CHECK(read("3个多月", rule("个月")) == "3 over [3,4)");
  expect_fault("百份", rule("份"), "write 一百");
  expect_fault("0多份", rule("份"), "zero is exact");
}

TEST_CASE("digits in full width, with separators, or in Chinese") {
  CHECK(read("３００公斤", rule("公斤")) == "300 exact [300,300]");
  CHECK(read("９１％", rule("%")) == "91 exact [91,91]");
  CHECK(read("1,922户", rule("户")) == "1922 exact [1922,1922]");
  CHECK(read("1，922户", rule("户")) == "1922 exact [1922,1922]");
  CHECK(read("1,234,567.5元", rule("元")) == "1234567.5 exact [1234567.5,1234567.5]");
  CHECK(read("二处", rule("处")) == "2 exact [2,2]");
  CHECK(read("一百二十户", rule("户")) == "120 exact [120,120]");
  CHECK(read("百分之九十", rule("%")) == "90 exact [90,90]");
  CHECK(read("百分之百", rule("%")) == "100 exact [100,100]");
  CHECK(read("百分之75以上", rule("%")) == "75 over [75,)");
  CHECK(read("三千瓦时", rule("千瓦时")) == "3 exact [3,3]");
  CHECK(read("57万", rule("元")) == "570000 exact [570000,570000]");
  CHECK(read("1.2万人次", rule("人次")) == "12000 exact [12000,12000]");
  for (const char* wrong : {"12,34", "1,9222户", "1234,567", ",123", "1,,234", "1.5,000", "1922,"})
    expect_fault(wrong, rule("户"), "separators in the wrong places");
}

TEST_CASE("none is zero, as written") {
  for (const char* text : {"未发现", "没有", "零", "0", "〇", "零起", "0起"}) {
    CHECK(read(text, rule("起")) == "0 exact [0,0]");
    CHECK(std::get<Statement>(parse_value(text, rule("起"))).as_written == text);
  }
}

TEST_CASE("units convert inside their class, others only where the metric lists them") {
  CHECK(read("14万元", rule("万元")) == "14 exact [14,14]");
  CHECK(read("14万余元", rule("万元")) == "14 over [14,15)");
  CHECK(read("3亿元", rule("元")) == "300000000 exact [300000000,300000000]");
  CHECK(read("2吨多", rule("公斤")) == "2000 over [2000,3000)");
  CHECK(read("500克", rule("公斤")) == "0.5 exact [0.5,0.5]");
  CHECK(read("三千克", rule("公斤")) == "3 exact [3,3]");
  CHECK(read("1000次", rule("人次", {"次"})) == "1000 exact [1000,1000]");
  CHECK(read("3万人次", rule("万人次")) == "3 exact [3,3]");
  CHECK(read("729", rule("人次")) == "729 exact [729,729]");
  CHECK(read("5", rule("")) == "5 exact [5,5]");
  expect_fault("1000次", rule("人次"), "list '次' in the metric's `also`");
  expect_fault("300斤", rule("公斤"), "the metric takes 公斤, 克, 千克, 吨");
  expect_fault("300元", rule("公斤"), "has the unit '元'");
  expect_fault("5户", rule(""), "the metric has none");
  expect_fault("百分之九十", rule("户"), "percentage");
  expect_fault("0.0000001吨", rule("公斤"), "6 digits after the point");
  expect_fault("57万", rule("万元"), "write the unit");
}

TEST_CASE("a number that is none says what to write") {
  for (const char* text : {"几十户", "数百户", "上千户", "十几户", "多次", "大量", "全部", "三分之一"})
    expect_fault(text, rule("户"), "{text: ");
  for (const char* text : {"1e9", "1_000", "0x10", "1E+9"}) expect_fault(text, rule("户"), "write it out");
  for (const char* text : {"NaN", "nan", "inf", "infinity", "户", "abc", "½", "٣"})
    expect_fault(text, rule("户"), "is no value");
  expect_fault("", rule("户"), "empty");
  expect_fault("　", rule("户"), "empty");
  expect_fault("+5", rule("户"), "leave the + out");
  expect_fault("1 922", rule("户"), "space inside");
  expect_fault("3-5户", rule("户"), "two numbers");
  expect_fault("3至5户", rule("户"), "two numbers");
  expect_fault("3千户", rule("户"), "in digits");
  expect_fault(".5", rule("户"), "both sides");
  expect_fault("5.", rule("户"), "both sides");
  expect_fault("1.2.3", rule("户"), "one point");
  expect_fault(std::string(40, '9'), rule("户"), "18 digits");
  expect_fault("1000000000000000000", rule("户"), "18 digits");
  expect_fault("999999999999999999多", rule("户"), "18 digits");
  expect_fault("999999999999999万", rule("户"), "18 digits");
  expect_fault("999999999999亿元", rule("元"), "18 digits");
  expect_fault("0.0000001", rule("户"), "6 digits");
  expect_fault(std::string(100000, '9'), rule("户"), "too long");
}

TEST_CASE("a count is never negative; a change may be") {
  expect_fault("-5", rule("户"), "negative");
  expect_fault("－5户", rule("户"), "negative");
  expect_fault("-0", rule("户"), "write 0");
  const UnitRule change{"户", {}, true};
  CHECK(read("-5户", change) == "-5 exact [-5,-5]");
  CHECK(read("负5户", change) == "-5 exact [-5,-5]");
  CHECK(read("约-5户", change) == "-5 about (,)");
  expect_fault("-5户以上", change, "约 or 左右 only");
}
