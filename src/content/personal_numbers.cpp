#include "content/personal_numbers.h"

#include "content/date.h"

namespace gongbao {
namespace {

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// GB/T 2260 by province: the first two digits of a number that was ever given out (83: residents from
/// Taiwan).
bool is_province(int code) {
  constexpr std::pair<int, int> ranges[] = {{11, 15}, {21, 23}, {31, 37}, {41, 46}, {50, 54},
                                            {61, 65}, {71, 71}, {81, 83}, {91, 91}};
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [&](const auto& range) { return code >= range.first && code <= range.second; });
}

bool is_day(int year, int month, int day) {
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year, month);
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (auto c = digits.rbegin(); c != digits.rend(); ++c, doubled = !doubled) {
    const int value = (*c - '0') * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

bool has_issuer(std::string_view number) {
  const int two = number_of(number.substr(0, 2));
  const int four = number_of(number.substr(0, 4));
  if (two == 62) return true;                                            // UnionPay
  if (two == 60 || two == 68 || two == 69 || four == 9558) return true;  // cards of Chinese banks before it
  if (number.size() != 16) return false;
  return number[0] == '4' || (two >= 51 && two <= 55) || (four >= 2221 && four <= 2720) ||
         (four >= 3528 && four <= 3589);
}

}  // namespace

bool is_identity_number(std::string_view number) {
  if (number.size() != 18 || !is_digits(number.substr(0, 17))) return false;
  if (!is_province(number_of(number.substr(0, 2)))) return false;
  if (!is_day(number_of(number.substr(6, 4)), number_of(number.substr(10, 2)),
              number_of(number.substr(12, 2))))
    return false;
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (size_t i = 0; i < 17; ++i) sum += (number[i] - '0') * weights[i];
  return std::string_view("10X98765432")[static_cast<size_t>(sum % 11)] == number[17];
}

bool is_old_identity_number(std::string_view number) {
  return number.size() == 15 && is_digits(number) && is_province(number_of(number.substr(0, 2))) &&
         is_day(1900 + number_of(number.substr(6, 2)), number_of(number.substr(8, 2)),
                number_of(number.substr(10, 2)));
}

bool is_mobile_number(std::string_view number) {
  return number.size() == 11 && is_digits(number) && number[0] == '1' && number[1] >= '3';
}

bool is_bank_card(std::string_view number) {
  return number.size() >= 16 && number.size() <= 19 && is_digits(number) && has_issuer(number) &&
         passes_luhn(number);
}

}  // namespace gongbao
