#pragma once
#include <span>
#include <string_view>

namespace gongbao {

/// A kind of finding: its stable name, why it arises and what mends it. The manual's table is made of these.
struct FindingCode {
  std::string_view code;
  std::string_view cause;
  std::string_view cure;
  bool shows_line = true;  ///< else its source line holds what no log may hold
};

/// Every code that this program can report, by name.
std::span<const FindingCode> finding_codes();

/// The entry of a code, or null.
const FindingCode* find_code(std::string_view code);

}  // namespace gongbao
