#include "check/personal_place.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/source_lines.h"

namespace gongbao {
namespace {

/// Characters of a text that carry meaning, each with the bytes of the source that it came from.
struct Essence {
  std::u32string characters;
  std::vector<std::pair<size_t, size_t>> bytes;
};

/// Marks and separators that may stand inside a value or not.
bool is_beside_the_point(char32_t c) {
  constexpr std::u32string_view marks =
      U" \t\r\n*_~`\\-\u00A0\u00AD\u3000\uFEFF\uFF0D\u2060\u202F\u2212<>[]\"";
  return marks.find(c) != marks.npos || (c >= 0x2000 && c <= 0x2013);
}

/// &#49; or &#x31; at `at`: its value and bytes.
std::optional<std::pair<char32_t, size_t>> entity_at(std::string_view source, size_t at) {
  const std::string_view rest = source.substr(at, 12);
  const size_t end = rest.find(';');
  if (!rest.starts_with("&#") || end == rest.npos) return std::nullopt;
  const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
  uint32_t value = 0;
  for (const char c : ascii_lower(rest.substr(is_hex ? 3 : 2, end - (is_hex ? 3 : 2)))) {
    const bool is_letter = is_hex && c >= 'a' && c <= 'f';
    if (!is_ascii_digit(c) && !is_letter) return std::nullopt;
    value = value * (is_hex ? 16 : 10) + static_cast<uint32_t>(is_letter ? c - 'a' + 10 : c - '0');
    if (value > 0x10FFFF) return std::nullopt;
  }
  return std::pair(static_cast<char32_t>(value), end + 1);
}

char32_t folded(char32_t c) {
  constexpr char32_t wide = 0xFF01;
  return c >= wide && c <= 0xFF5E ? c - wide + U'!' : c;
}

Essence essence_of(std::string_view source, size_t from, size_t to) {
  Essence essence;
  for (size_t at = from; at < to;) {
    const auto entity = entity_at(source, at);
    const CodePoint point = code_point_at(source, at);
    const char32_t c = folded(entity ? entity->first : point.value);
    const size_t bytes = entity ? entity->second : static_cast<size_t>(point.bytes);
    if (!is_beside_the_point(c)) {
      essence.characters += c;
      essence.bytes.emplace_back(at, at + bytes);
    }
    at += bytes;
  }
  return essence;
}

}  // namespace

size_t offset_of(std::string_view source, int line, int column) {
  return SourceLines(source).offset(static_cast<size_t>(std::max(line, 1) - 1),
                                    static_cast<size_t>(std::max(column, 1) - 1));
}

Place place_at(std::string_view path, std::string_view source, Stretch stretch) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const std::string_view before = source.substr(0, stretch.begin);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  std::string_view head = before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
  if (line == 1 && head.starts_with(mark)) head.remove_prefix(mark.size());
  std::string_view value = source.substr(stretch.begin, stretch.end - stretch.begin);
  value = value.substr(0, value.find('\n'));
  return {std::string(path), line, static_cast<int>(count_code_points(head)) + 1,
          std::max(1, static_cast<int>(count_code_points(value)))};
}

std::optional<Stretch> stretch_in_source(std::string_view source, size_t from, size_t to,
                                         std::string_view value) {
  from = std::min(from, source.size());
  to = std::clamp(to, from, source.size());
  const Essence sought = essence_of(value, 0, value.size());
  const Essence searched = essence_of(source, from, to);
  const size_t found = searched.characters.find(sought.characters);
  if (sought.characters.empty() || found == std::u32string::npos) return std::nullopt;
  return Stretch{searched.bytes[found].first, searched.bytes[found + sought.characters.size() - 1].second};
}

}  // namespace gongbao
