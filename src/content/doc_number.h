#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

/// A 发文字号: whose, of which year, which of that year (GB/T 9704-2012, 7.2.5).
struct DocNumber {
  std::string series;  ///< 机关代字: 穗食安办
  int year = 0;
  int64_t number = 0;
  std::string text() const;  ///< 穗食安办〔2026〕3号
};

/// What a text is as a 发文字号.
struct DocNumberReading {
  std::optional<DocNumber> number;  ///< what is meant, also where it is written wrongly
  std::string fault;  ///< what is wrong with the writing, in words for the author; empty if nothing is
};

/// Reads 穗食安办〔2026〕3号, and tells what is wrong with [2026], (2026), 【2026】, 03号, 第3号, two-digit
/// years, full-width digits and spaces. Numbers of orders and of announcements by issue (令第155号,
/// 2021年第9号) and masked years are right and no number in a series; a text that is nothing of the kind is
/// not judged.
DocNumberReading read_doc_number(std::string_view text);

}  // namespace gongbao
