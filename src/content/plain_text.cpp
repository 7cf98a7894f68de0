#include "content/plain_text.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr int most_reported = 20;  // of one kind in one file; more would bury the others

Place place_of(std::string_view text, size_t offset, std::string_view path, int first_line) {
  const std::string_view before = text.substr(0, offset);
  const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = std::count(before.begin(), before.end(), '\n');
  return {std::string(path), first_line + static_cast<int>(line),
          static_cast<int>(count_code_points(before.substr(line_start))) + 1, 1};
}

/// A guess from the first bytes, to name what the file may be instead.
std::string name_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return "the file is UTF-16";
  return "this byte is not UTF-8 (an old Chinese file may be GBK or GB 18030)";
}

std::string with_line_feeds(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      result += text[i];
      continue;
    }
    result += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return result;
}

/// Calls `found` with each code point and its place, where `is_fault` says so.
template <class IsFault, class Keep>
void report_characters(std::string_view text, std::string_view path, int first_line, Findings& findings,
                       IsFault&& is_fault, Keep&& keep) {
  int line = first_line;
  int column = 1;
  int reported = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    const auto size = static_cast<size_t>(c.bytes);
    if (is_fault(c.value)) {
      if (++reported <= most_reported)
        findings.error("file/control", {std::string(path), line, column, 1},
                       fmt::format("{} stands here, which no reader can see", name_of_hidden(c.value)),
                       "delete it");
    } else {
      keep(text.substr(i, size));
    }
    i += size;
    ++column;
    if (c.value == '\n') {
      ++line;
      column = 1;
    }
  }
  if (reported > most_reported)
    findings.error("file/control", {std::string(path), 0, 0, 1},
                   fmt::format("{} more such characters", reported - most_reported), "delete them");
}

bool is_control_or_override(char32_t c) {
  const bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
  const bool direction = c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069);
  return control || direction || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::optional<std::string> decode_text(std::string_view bytes, std::string_view path, Findings& findings) {
  if (const std::optional<size_t> bad = find_invalid_utf8(bytes)) {
    // Lone CRs would shift the line, so the place is counted in the evened text.
    const std::string before = with_line_feeds(bytes.substr(0, *bad));
    Place place = place_of(before, before.size(), path, 1);
    if (before.starts_with("\xEF\xBB\xBF") && place.line == 1) --place.column;
    findings.error("file/encoding", std::move(place), name_encoding(bytes), "save the file as UTF-8");
    return std::nullopt;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string text = with_line_feeds(bytes);
  if (const size_t nul = text.find('\0'); nul != text.npos) {
    const bool sixteen_bit =
        std::count(text.begin(), text.end(), '\0') > static_cast<std::ptrdiff_t>(text.size() / 4);
    findings.error("file/nul", place_of(text, nul, path, 1),
                   sixteen_bit ? "the file holds NUL bytes: it may be UTF-16" : "a NUL byte stands here",
                   sixteen_bit ? "save the file as UTF-8" : "delete it");
    return std::nullopt;
  }
  return text;
}

bool fits_limit(std::string_view text, size_t limit, std::string_view path, int first_line,
                Findings& findings) {
  if (text.size() <= limit) return true;
  findings.error(
      "file/too-large", {std::string(path), first_line, 1, 1},
      fmt::format("front matter or a register may have {} bytes, and this has {}", limit, text.size()),
      "split it, or raise the limit in site.toml");
  return false;
}

std::string without_hidden(std::string_view text, std::string_view path, int first_line, Findings& findings) {
  std::string result;
  result.reserve(text.size());
  report_characters(text, path, first_line, findings, is_hidden, [&](std::string_view c) { result += c; });
  return result;
}

void check_body_characters(std::string_view text, std::string_view path, int first_line, Findings& findings) {
  report_characters(text, path, first_line, findings, is_control_or_override, [](std::string_view) {});
}

std::string name_of_hidden(char32_t c) {
  const std::string code = fmt::format("U+{:04X}", static_cast<uint32_t>(c));
  if (c == 0x200B) return code + " (zero-width space)";
  if (c == 0x200C || c == 0x200D) return code + " (zero-width joiner)";
  if (c == 0xFEFF) return code + " (byte-order mark)";
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return code + " (a line end that some programs do not know)";
  if (c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2066 && c <= 0x2069))
    return code + " (a mark that turns the direction of text)";
  return code + " (a control character)";
}

}  // namespace gongbao
