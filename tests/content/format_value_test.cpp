// Protects: a printed figure claims no more than is known; what says 多 or 余 reads back as the same
// interval.
#include "content/quantity.h"

using namespace gongbao;

namespace {

Quantity q(std::string_view text, std::string_view unit) {
  const auto parsed = parse_value(text, UnitRule{std::string(unit), {}, false});
  INFO(text);
  REQUIRE(std::holds_alternative<Statement>(parsed));
  return std::get<Statement>(parsed).quantity;
}

std::string again(std::string_view text, std::string_view unit) { return format_value(q(text, unit), unit); }

}  // namespace

TEST_CASE("officials' own style comes back") {
  for (const auto& [text, unit] : {std::pair("729人次", "人次"),
                                   {"6500多人次", "人次"},
                                   {"300多公斤", "公斤"},
                                   {"14万余元", "元"},
                                   {"57万元", "元"},
                                   {"3亿元", "元"},
                                   {"1234567元", "元"},
                                   {"8.4万元", "元"},
                                   {"123.45万元", "元"},
                                   {"8.4万余元", "元"},
                                   {"约1.25万元", "元"},
                                   {"9900元", "元"},
                                   {"12345元", "元"},
                                   {"1060公斤以上", "公斤"},
                                   {"约30户", "户"},
                                   {"近300户", "户"},
                                   {"300户以下", "户"},
                                   {"91%", "%"},
                                   {"75%以上", "%"},
                                   {"3个多月", "个月"},
                                   {"12多个月", "个月"},
                                   {"12个", "个"},
                                   {"0起", "起"},
                                   {"0元", "元"},
                                   {"300多", ""},
                                   {"14万余元", "万元"},
                                   {"3万多人次", "万人次"},
                                   {"0.5吨", "吨"}})
    CHECK(again(text, unit) == text);
}

TEST_CASE("a sum says 以上 where 多 would claim another interval") {
  const Quantity total = *sum(*sum(q("300多", "公斤"), q("671", "公斤")), q("89", "公斤"));
  CHECK(format_value(total, "公斤") == "1060公斤以上");
  CHECK(format_value(*sum(q("300多", "公斤"), q("1000", "公斤")), "公斤") == "1300多公斤");
  CHECK(format_value(*difference(q("900", "公斤"), q("300多", "公斤")), "公斤") == "600公斤以下");
  CHECK(format_value(*difference(q("5", "户"), q("9", "户")), "户") == "-4户");
}

TEST_CASE("what is printed reads back as the same quantity, whatever value, unit and qualifier") {
  int more = 0;
  for (const std::string unit :
       {"元", "万元", "亿元", "公斤", "吨", "克", "人次", "万人次", "个月", "个", "%", "头/日", ""})
    for (const std::string digits :
         {"1",       "7",      "10",        "19",        "89",        "100",   "101",   "300",
          "671",     "1000",   "6500",      "9999",      "10000",     "14000", "84000", "12300",
          "1234500", "140000", "150000000", "123456789", "300000000", "0.5",   "13.55", "0.000001"})
      for (const std::string form : {"{}", "{}多", "约{}", "近{}", "超过{}", "{}以下"}) {
        const Quantity stated = q(fmt::format(fmt::runtime(form), digits), unit);
        const std::string printed = format_value(stated, unit);
        INFO(printed);
        CHECK(q(printed, unit) == stated);
        more += printed.find("多") != std::string::npos || printed.find("余") != std::string::npos;
      }
  CHECK(more == 13 * 24);
}

TEST_CASE("thousands are separated in numbers of four whole digits and more, and nowhere else") {
  for (const auto& [text, grouped] : {std::pair("1922户", "1,922户"),
                                      {"6500多人次", "6,500多人次"},
                                      {"约1234567.123456公斤", "约1,234,567.123456公斤"},
                                      {"-1234", "-1,234"},
                                      {"100000", "100,000"},
                                      {"999999999999999999", "999,999,999,999,999,999"},
                                      {"999户", "999户"},
                                      {"0.123456", "0.123456"},
                                      {"14万余元", "14万余元"},
                                      {"12345万元", "12,345万元"},
                                      {"1,922户", "1,922户"},
                                      {"5份9001号", "5份9001号"},
                                      {"二处", "二处"},
                                      {"", ""}})
    CHECK(group_digits(text) == grouped);
}
