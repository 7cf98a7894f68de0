#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "content/document.h"

namespace gongbao {

/// The 成文日期 that a text itself bears at its end.
struct ClosingDate {
  std::string words;       ///< 2026年2月25日, as written
  std::optional<Day> day;  ///< nothing where there is no such day
};

/// Reads the last line of a plain text that is more than a remark in brackets: a date alone (2026年2月25日 or
/// 二〇二六年二月二十五日), or after one of the issuer's names. A date inside a sentence is none.
std::optional<ClosingDate> find_closing_date(std::string_view text, const std::vector<std::string>& names);

/// What the issuer of a document may call itself under it.
std::vector<std::string> names_of_issuer(const AgencyRegister& agencies, const Document& document);

}  // namespace gongbao
