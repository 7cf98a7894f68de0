#include "content/id.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/date.h"

namespace gongbao {
namespace {

bool is_four_digits(std::string_view id) {
  return id.size() == 4 && std::all_of(id.begin(), id.end(), is_ascii_digit);
}

bool is_device_name(std::string_view id) {  // Windows keeps these, with any ending
  const std::string stem = ascii_lower(id.substr(0, id.find('.')));
  static constexpr std::string_view names[] = {"con", "prn", "aux", "nul"};
  if (std::find(std::begin(names), std::end(names), stem) != std::end(names)) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '1' && stem[3] <= '9';
}

bool is_own_page(std::string_view id) {
  static constexpr std::string_view names[] = {"index.html", "page",    "data.json", "data.csv", "feed.xml",
                                               "history",    "undated", "assets",    "data"};
  return std::find(std::begin(names), std::end(names), id) != std::end(names);
}

std::string why_not(std::string_view id, IdUse use) {
  if (id.empty()) return "an id is empty";
  if (id.size() > 200) return "an id has more than 200 bytes";
  for (const char32_t c : decode(id))
    if (!is_letter_or_digit(c) && c != U'-' && c != U'_' && c != U'.')
      return fmt::format("'{}' cannot be an id: only letters, digits, - _ . may stand in it", id);
  if (id.front() == '.' || id.back() == '.') return fmt::format("'{}' cannot be an id: it begins or ends with a dot", id);
  if (is_device_name(id)) return fmt::format("'{}' cannot be an id: some file systems keep this name", id);
  if (id == "undated" || id == "history" || (Period::parse(id) && (!is_four_digits(id) || use == IdUse::document)))
    return fmt::format("'{}' cannot be an id: it reads as a period or a page of ours", id);
  if (is_own_page(id)) return fmt::format("'{}' cannot be an id: a page or file of ours has this name", id);
  if (use == IdUse::register_entry && is_four_digits(id))
    return fmt::format("'{}' cannot be an id: it reads as a year", id);
  return {};
}

}  // namespace

std::string check_id(std::string_view raw, IdUse use, const Place& place, Findings& findings) {
  std::string id = to_nfc(raw);
  const std::string reason = why_not(id, use);
  if (reason.empty()) return id;
  findings.error("id/invalid", place, reason, "choose another name, such as spring-check or 猪肉-2008");
  return {};
}

}  // namespace gongbao
