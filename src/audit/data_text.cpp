#include <algorithm>

#include "audit/cell_writer.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

std::optional<char32_t> hex4(std::string_view text, size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (const char c : text.substr(at, 4)) {
    const int digit = is_ascii_digit(c)      ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

/// The text of a JSON string, escapes undone.
std::string undo_escapes(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      result += text[i];
      continue;
    }
    const char kind = text[++i];
    if (kind == 'u') {
      const std::optional<char32_t> unit = hex4(text, i + 1);
      if (!unit) continue;
      i += 4;
      char32_t c = *unit;
      if (c >= 0xD800 && c < 0xDC00 && i + 2 < text.size() && text[i + 1] == '\\' && text[i + 2] == 'u')
        if (const auto low = hex4(text, i + 3); low && *low >= 0xDC00 && *low < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (*low - 0xDC00);
          i += 6;
        }
      append_utf8(result, c);
    } else {
      const size_t place = std::string_view("nrtbf").find(kind);
      result += place == std::string_view::npos ? kind : "\n\r\t\b\f"[place];
    }
  }
  return result;
}

}  // namespace

void read_json(std::string_view bytes, size_t offset, CellWriter& writer) {
  size_t outside = 0;  // what stands between strings: numbers, and the code of a script
  const auto flush = [&](size_t end) {
    size_t begin = outside;
    for (size_t i = outside; i <= end; ++i) {
      const bool ends = i == end || std::string_view("{}[]:,\n").find(bytes[i]) != std::string_view::npos;
      if (!ends) continue;
      if (i > begin) {
        writer.end_cell();
        writer.text(bytes.substr(begin, i - begin), offset + begin);
        writer.end_cell();
      }
      begin = i + 1;
    }
  };
  for (size_t at = 0; at < bytes.size();) {
    if (bytes[at] != '"') {
      ++at;
      continue;
    }
    flush(at);
    const size_t begin = ++at;
    bool escaped = false;
    while (at < bytes.size() && bytes[at] != '"') {
      if (bytes[at] == '\\') {
        escaped = true;
        ++at;
      }
      ++at;
    }
    const size_t end = std::min(at, bytes.size());
    const std::string_view inside = bytes.substr(begin, end - begin);
    if (escaped)
      writer.cell(undo_escapes(inside), offset + begin);
    else
      writer.cell(inside, offset + begin);
    at = end + 1;
    outside = std::min(at, bytes.size());
  }
  flush(bytes.size());
}

void read_csv_cells(std::string_view bytes, CellWriter& writer) {
  for (size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] == '"') {
      std::string cell;
      const size_t begin = ++at;
      for (; at < bytes.size(); ++at) {
        if (bytes[at] == '"') {
          if (at + 1 >= bytes.size() || bytes[at + 1] != '"') break;
          ++at;
        }
        cell += bytes[at];
      }
      writer.cell(cell, begin);
      continue;
    }
    const size_t end = std::min(bytes.find_first_of(",\r\n", at), bytes.size());
    if (end > at) writer.cell(bytes.substr(at, end - at), at);
    at = end;
  }
}

void read_calendar(std::string_view bytes, CellWriter& writer) {
  size_t begin = 0;
  while (begin < bytes.size()) {
    std::string line;
    size_t at = begin;
    while (true) {  // a line goes on in the next one that begins with a space
      const size_t end = std::min(bytes.find('\n', at), bytes.size());
      std::string_view part = bytes.substr(at, end - at);
      if (part.ends_with('\r')) part.remove_suffix(1);
      line += part;
      at = std::min(end + 1, bytes.size());
      if (at >= bytes.size() || (bytes[at] != ' ' && bytes[at] != '\t')) break;
      ++at;
    }
    writer.cell(undo_escapes(line), begin);
    begin = at;
  }
}

}  // namespace gongbao
