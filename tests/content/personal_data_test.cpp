// Protects: what counts as personal data in a text and what does not: check digits right and wrong, masked
// forms, numbers of other things, offices; and that no spelling that readers see through hides a number.
#include "content/personal_data.h"

#include <doctest/doctest.h>

#include <random>

#include "base/utf8.h"
#include "content/personal_numbers.h"

using namespace gongbao;

namespace {

/// "identity-number 110105…": rules and what they found.
std::string found_in(std::string_view text, const std::vector<std::string>& words = {}) {
  std::string result;
  for (const PersonalDatum& one : find_personal_data(text, words))
    result += fmt::format("{}[{}]", name_of(one.rule), text.substr(one.begin, one.end - one.begin));
  return result;
}

/// With the check character computed by the standard's other definition: the weighted sum of all 18 is 1
/// modulo 11.
std::string identity_number(std::string_view first_17) {
  for (const char last : std::string_view("0123456789X")) {
    int sum = last == 'X' ? 10 : last - '0';
    for (size_t i = 0; i < 17; ++i) sum += (first_17[i] - '0') * ((1 << (17 - i)) % 11);
    if (sum % 11 == 1) return std::string(first_17) + last;
  }
  return {};
}

}  // namespace

TEST_CASE("identity numbers: the example of GB 11643, and every other check character is wrong") {
  CHECK(found_in("证号11010519491231002X。") == "identity-number[11010519491231002X]");
  CHECK(found_in("证号440524188001010014。") == "");  // 1880 is no year of birth any more
  CHECK(found_in("证号11010519491231002x") == "identity-number[11010519491231002x]");
  for (const char last : std::string_view("0123456789"))
    CHECK_FALSE(is_identity_number(std::string("11010519491231002") + last));
  CHECK(is_identity_number(identity_number("44052419800101001")));
  CHECK_FALSE(is_identity_number(identity_number("44052419800230001")));  // no such day
  CHECK_FALSE(is_identity_number(identity_number("99052419800101001")));  // no such region
  CHECK(found_in("证号130503670401001。") == "identity-number[130503670401001]");
  CHECK(found_in("编号130503671301001。") == "");
}

TEST_CASE("made identity numbers are found, and with one digit changed or two exchanged they are not") {
  std::mt19937 random(20261123);
  const auto pick = [&](int from, int to) {
    return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string number =
        identity_number(fmt::format("{}{:04}{}{:02}{:02}{:03}", pick(41, 46), pick(0, 9999), pick(1930, 2020),
                                    pick(1, 12), pick(1, 28), pick(0, 999)));
    CAPTURE(number);
    CHECK(found_in("甲" + number + "乙") == "identity-number[" + number + "]");
    std::string wrong = number;
    const auto at = static_cast<size_t>(pick(0, 16));
    wrong[at] = static_cast<char>('0' + (wrong[at] - '0' + pick(1, 9)) % 10);
    CHECK_FALSE(is_identity_number(wrong));
    wrong = number;
    std::swap(wrong[15], wrong[16]);
    CHECK(is_identity_number(wrong) == (wrong == number));
    std::string masked = number;
    masked.replace(6, 8, "********");
    CHECK(found_in(masked) == "");
  }
}

TEST_CASE("no spelling that readers see through hides a number") {
  for (const std::string_view number :
       {"110105 19491231 002X", "110105-19491231-002X", "１１０１０５１９４９１２３１００２Ｘ",
        "1101 0519 4912 3100 2X", "11010519491231\u200B002X", "110105\u00A019491231\u3000002X"})
    CHECK(found_in(number) == fmt::format("identity-number[{}]", number));
  for (const std::string_view number :
       {"13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "138 12345678",
        "+86 138 1234 5678", "8613812345678", "0086-13812345678", "1381234 5678"})
    CHECK_MESSAGE(found_in(fmt::format("电话{}。", number)).starts_with("phone["), number);
  CHECK(found_in("1101051949\n1231002X") == "");  // two cells, two records
  CHECK(find_personal_data("1101051949\n  1231002X", {}, LineEnds::joined).size() == 1);
}

TEST_CASE("numbers of other things are no phones and no cards") {
  for (const std::string_view text :
       {"138****1234", "编号2025138123456789", "A13812345678", "13812345678b", "金额13812345678元",
        "13812345678.50", "0.13812345678", "2025-138-1234-5678", "12812345678", "1998-2003 500",
        "电话0731-12345678", "1949 1001 200"})
    CHECK_MESSAGE(found_in(text) == "", text);
  CHECK(found_in("1.13812345678") == "phone[13812345678]");  // the first of a list
  CHECK(found_in("13812345678，13912345678") == "phone[13812345678]phone[13912345678]");
  CHECK(found_in("张,13812345678,1") == "phone[13812345678]");
}

TEST_CASE("bank cards by issuer and check digit") {
  CHECK(found_in("卡号6222020200112233445") == "");
  CHECK(is_bank_card("4111111111111111"));
  CHECK_FALSE(is_bank_card("4111111111111112"));
  CHECK_FALSE(is_bank_card("1111111111111117"));
  CHECK(found_in("4111 1111 1111 1111") == "bank-card[4111 1111 1111 1111]");
  int cards = 0;
  for (int last = 0; last < 10; ++last)
    cards += is_bank_card(fmt::format("621226020011223344{}", last)) ? 1 : 0;
  CHECK(cards == 1);
}

TEST_CASE("homes, and places that are none") {
  for (const std::string_view text :
       {"阳光小区5号楼3单元502室", "5号楼3单元", "3单元502", "阳光小区502室", "中山路5号院3号楼502室",
        "３单元５０２室", "某局家属院2号楼101室", "5栋 2单元 101室"})
    CHECK_MESSAGE(found_in(text).starts_with("address["), text);
  for (const std::string_view text :
       {"3号楼会议室", "办公楼305室", "行政中心2号楼305室", "在2号楼305会议室", "政务大厦A座1502室",
        "第3单元", "3个单元", "2室1厅", "阳光小区3号楼加装电梯", "某市场监管局3号楼302室", "302办公室",
        "共12单元20课时", "阳光小区5号楼*单元***室"})
    CHECK_MESSAGE(found_in(text) == "", text);
}

TEST_CASE("secrecy marks and listed words") {
  CHECK(found_in("秘密★1年") == "secrecy[秘密★]");
  CHECK(found_in("机　密 ★10年") == "secrecy[机　密 ★]");
  CHECK(found_in("绝密＊") == "secrecy[绝密＊]");
  CHECK(found_in("保守秘密，五星★酒店，保密★") == "");
  CHECK(found_in("内部资料，注意保存", {"内部资料"}) == "word[内部资料]");
}

TEST_CASE("what is printed holds no number of a person") {
  CHECK(without_personal_numbers("notes/13812345678/a.md") == "notes/***********/a.md");
  CHECK(without_personal_numbers("第12号") == "第12号");
}

TEST_CASE("any bytes are read in linear time and without a fault") {
  std::mt19937 random(7);
  constexpr std::string_view pieces[] = {"1",    "3",  "8",  " ", "-",    "１",   "\u200B", "X",
                                         "单元", "室", "密", "★", "\xEF", "\xBC", "号楼",   "*"};
  std::string text;
  for (int i = 0; i < 400'000; ++i) text += pieces[random() % std::size(pieces)];
  for (const PersonalDatum& one : find_personal_data(text, {"密★"})) {
    CHECK(one.begin < one.end);
    CHECK(one.end <= text.size());
  }
  CHECK(find_personal_data(std::string(1'000'000, '1'), {}).empty());
}
