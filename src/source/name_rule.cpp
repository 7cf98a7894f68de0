#include "source/name_rule.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

/// Names that Windows keeps for devices, whatever stands after a dot.
bool is_device(std::string_view name) {
  constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
  const std::string stem = ascii_lower(trim(name.substr(0, name.find('.'))));
  if (std::find(devices.begin(), devices.end(), stem) != devices.end()) return true;
  return stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '1' &&
         stem[3] <= '9';
}

/// `.git` as some file system may read it: in any case, as its 8.3 name, or with what they drop at the end.
bool is_git_folder(std::string_view name) {
  std::string lower = ascii_lower(name);
  while (!lower.empty() && (lower.back() == '.' || lower.back() == ' ')) lower.pop_back();
  return lower == ".git" || lower == "git~1";
}

}  // namespace

std::optional<std::string> name_fault(std::string_view name) {
  constexpr std::string_view refused = "\\/<>:\"|?*#%";
  if (name.empty()) return "the name is empty";
  if (name == "." || name == "..") return "it leads to another folder";
  if (is_git_folder(name)) return "this name belongs to git";
  if (name.size() > max_name_bytes) return fmt::format("the name is longer than {} bytes", max_name_bytes);
  if (find_invalid_utf8(name)) return "the name is not UTF-8";
  const size_t bad = name.find_first_of(refused);
  if (bad != std::string_view::npos) return fmt::format("'{}' cannot stand in a name", name[bad]);
  for (const char32_t c : decode(name))
    if (c == '\n' || c == '\t' || is_hidden(c))
      return fmt::format("the name holds a character that cannot be seen (U+{:04X})",
                         static_cast<uint32_t>(c));
  if (name.front() == ' ' || name.back() == ' ') return "the name begins or ends with a space";
  if (name.back() == '.') return "the name ends with a dot";
  if (is_device(name)) return "some systems keep this name for a device";
  return std::nullopt;
}

std::string printable_name(std::string_view name) {
  std::string shown;
  for (size_t i = 0; i < name.size();) {
    const CodePoint c = code_point_at(name, i);
    const std::string_view bytes = name.substr(i, static_cast<size_t>(std::max(c.bytes, 1)));
    i += bytes.size();
    if (find_invalid_utf8(bytes)) {
      for (const char byte : bytes) shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
    } else if (c.value < 0x80 && (c.value < 0x20 || c.value == 0x7f)) {
      shown += fmt::format("\\x{:02x}", static_cast<uint32_t>(c.value));
    } else if (is_hidden(c.value)) {
      shown += fmt::format("\\u{{{:x}}}", static_cast<uint32_t>(c.value));
    } else {
      shown += bytes;
    }
  }
  return shown;
}

}  // namespace gongbao
