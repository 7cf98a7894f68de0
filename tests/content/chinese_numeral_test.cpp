// Protects: a number in Chinese characters is read in the one way it can be, or not at all.
#include "content/chinese_numeral.h"

using namespace gongbao;

namespace {

std::string read(std::string_view text) {
  const std::optional<ChineseNumeral> numeral = parse_chinese_numeral(text);
  return numeral ? numeral->value.text() : "none";
}

std::string written(int number) {
  constexpr std::string_view digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  constexpr std::pair<int, std::string_view> units[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
  if (number >= 10000) {
    const int rest = number % 10000;
    return written(number / 10000) + "万" + (rest == 0 ? "" : (rest < 1000 ? "零" : "") + written(rest));
  }
  std::string text;
  bool gap = false;
  for (const auto& [unit, word] : units) {
    const int digit = number / unit % 10;
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += "零";
    gap = false;
    if (!(unit == 10 && digit == 1 && text.empty())) text += digits[digit];
    text += word;
  }
  return text;
}

}  // namespace

TEST_CASE("common numerals") {
  CHECK(read("二") == "2");
  CHECK(read("十") == "10");
  CHECK(read("十二") == "12");
  CHECK(read("一百二十") == "120");
  CHECK(read("一百零二") == "102");
  CHECK(read("两千") == "2000");
  CHECK(read("三万五千") == "35000");
  CHECK(read("一万零二百") == "10200");
  CHECK(read("一亿二千万") == "120000000");
  CHECK(read("二〇〇八") == "2008");
  CHECK(read("一零") == "10");
  CHECK(read("〇") == "0");
  CHECK(read("零") == "0");
  CHECK(read("九十一点五") == "91.5");
  CHECK(read("零点五") == "0.5");
}

TEST_CASE("what is no numeral, or could be two, is none") {
  for (const char* text :
       {"",       "一百二",     "一万二", "二百五",     "百二十", "十百", "一十十", "一百零",
        "零百",   "一百零零二", "二两",   "十万万亿万", "几",     "数",   "点五",   "五点",
        "五点十", "一点二点三", "万一",   "12",         "一二百", "百百"})
    CHECK_MESSAGE(read(text) == "none", text);
  CHECK(read("一二三四五六七八九一二三四五六七八九一二三四五六七八九") == "none");
}

TEST_CASE("百 without a digit is a number only with more") {
  for (const char* text : {"百", "千", "万", "亿"}) CHECK(parse_chinese_numeral(text)->bare);
  CHECK(!parse_chinese_numeral("十")->bare);
}

TEST_CASE("every number is read back from the way it is written") {
  for (int number = 1; number <= 20000; ++number) REQUIRE(read(written(number)) == fmt::format("{}", number));
  for (int number = 20000; number < 10000000; number += 4999)
    REQUIRE(read(written(number)) == fmt::format("{}", number));
}
