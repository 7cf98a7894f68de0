// Protects: which numbers of a sentence count something and which are dates, ranks or names; one row each.
#include "check/number_scan.h"

#include "base/text.h"
#include "base/utf8.h"

using namespace gongbao;

namespace {

/// The numbers found, joined by a space; a range has a ~ behind it.
std::string found(std::string_view text, bool is_heading = false) {
  const std::u32string characters = decode(text);
  std::vector<std::string> numbers;
  for (const FoundNumber& number : find_numbers(characters, is_heading)) {
    std::string one;
    for (size_t i = number.begin; i < number.end; ++i) append_utf8(one, characters[i]);
    numbers.push_back(one + (number.is_range ? "~" : ""));
  }
  return join(numbers, " ");
}

struct Row {
  std::string_view text;
  std::string_view numbers;
};

}  // namespace

TEST_CASE("numbers that count are found, whatever they are written in") {
  constexpr Row rows[] = {
      {"检查企业522户", "522"},
      {"出动１９２２人次", "１９２２"},
      {"检查1,922户，其中38.5公斤", "1,922 38.5"},
      {"货值57万元、14万余元", "57万 14万余"},
      {"执法人员6500多人次", "6500多"},
      {"投入3亿元", "3亿"},
      {"合格率91%、９０％、5‰", "91% ９０％ 5‰"},
      {"提高2个百分点", "2"},
      {"百分之九十和百分之98", "百分之九十 百分之98"},
      {"百分之百", "百分之百"},
      {"至少3家，不少于四家", "3 四"},
      {"取缔三家，检查二十次", "三 二十"},
      {"查处两起、十二件", "两 十二"},
      {"百余家、千多份", "百余 千多"},
      {"三万五千元", "三万五千"},
      {"一百二十户", "一百二十"},
      {"查处一起案件，取缔一家", "一 一"},
      {"三至五家，3—5家，10~20户", "三至五~ 3—5~ 10~20~"},
      {"5、6家", "5、6~"},
      {"设三人监督小组", "三"},
      {"一、三项制度", "三"},
      {"3天、3个月", "3 3"},
      {"查扣30kg", "30"},
      {"检查 522 户", "522"},
      {"2008年5月检查12户", "12"},
      {"《方案》要求检查8户", "8"},
      {"2025", "2025"},
      {"The teams made 1,404 inspections in 2025.", "1,404"},
      {"30 shops and 2.5% of 12 markets", "30 2.5% 12"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(found(row.text) == row.numbers);
  }
}

TEST_CASE("dates, ranks, names and numbers of documents are not") {
  constexpr std::string_view rows[] = {
      // dates, times, spans
      "2008年5月27日", "5月初", "27日", "5月27日至28日", "1—6月", "2025—2026学年", "20XX年", "08年",
      "二〇〇八年五月", "二〇XX年XX月", "2008-06-16", "2008/6/16", "2008-Q2", "2026H1", "9:30", "9：30",
      "9时30分", "上午9点", "凌晨三点半", "上半年", "第三季度", "三季度", "80年代", "21世纪", "六月末",
      "三年行动", "每3天", "每隔三天", "每周不少于两次", "连续3天", "30日内", "15个工作日内", "三天之内",
      "May 27, 2008", "27 May 2008", "in 2008", "at 9 am", "5 p.m.", "the 2025 campaign",
      // documents, standards, lines
      "〔2008〕12号", "国发〔2008〕 12 号", "[2008]12号", "第155号令", "《2008年第3号方案》", "GB 2760",
      "GB/T 1234", "12345热线", "12315投诉举报", "0731-8888888", "91430100123456789", "No. 12", "Order 155",
      "Article 5", "Table 1", "#3",
      // ranks and numbering
      "第三", "第 3 条", "第一、二季度", "一是加强", "二是", "（一）监督", "（3）", "1.加强。2．完善",
      "1、加强", "一、加强", "之一", "其一", "二级", "3号楼", "附件3", "见表2", "2nd", "21st", "20届",
      // names
      "百日", "两节", "三无", "五小", "十一五", "四定", "一把手", "第一责任人", "统一", "一些", "一律",
      "万元", "千家万户", "数百家", "几十家", "上百户", "十几家", "一户一档", "一个", "每一家", "上一个半年",
      "一起开展", "三分之一", "5G", "4S店", "PM2.5", "H1N1", "COVID-19", "“3.15”", "3·15", "1+1+N", "24小时",
      "7×24小时", "八项规定", "五家渠", "版本2.0版"};
  for (const std::string_view row : rows) {
    CAPTURE(row);
    CHECK(found(row) == "");
  }
}

TEST_CASE("a heading may begin with its number") {
  CHECK(found("3 下一步", true) == "");
  CHECK(found("2.1 检查", true) == "");
  CHECK(found("检查12户", true) == "12");
  CHECK(found("3 家", false) == "3");
}

TEST_CASE("places are in code points") {
  const std::vector<FoundNumber> numbers = find_numbers(U"甲𠮷乙12户", false);
  REQUIRE(numbers.size() == 1);
  CHECK(numbers[0].begin == 3);
  CHECK(numbers[0].end == 5);
}

TEST_CASE("long texts without an end in sight are read once") {
  std::u32string text;
  for (int i = 0; i < 50'000; ++i) text += U"《〔一、1-";
  CHECK(find_numbers(text, false).size() < 100'000);
  CHECK(find_numbers(std::u32string(200'000, U'9'), false).empty());
  CHECK(find_numbers(std::u32string(200'000, U'一'), false).empty());
}
