#include "audit/cell_writer.h"

#include "base/text.h"

namespace gongbao {
namespace {

constexpr int deepest = 3;  // JSON that holds HTML that holds an address

int hex_value(char c) {
  if (is_ascii_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool has_percent(std::string_view text) {
  for (size_t at = text.find('%'); at != text.npos && at + 2 < text.size(); at = text.find('%', at + 1))
    if (hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0) return true;
  return false;
}

bool has_markup(std::string_view text) {
  return text.find('<') != text.npos || (text.find('&') != text.npos && text.find(';') != text.npos);
}

}  // namespace

std::string undo_percent(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low >= 0) {
      result += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

void CellWriter::mark(std::vector<Readable::Mark>& marks, const NormalText& text, size_t source) {
  marks.push_back({text.size(), source});
}

void CellWriter::text(std::string_view utf8, size_t source) {
  mark(body_marks_, body_, source);
  body_.add(utf8);
}

void CellWriter::aside(std::string_view utf8, size_t source) {
  mark(aside_marks_, aside_, source);
  aside_.end_cell();
  aside_.add(utf8);
  aside_.end_cell();
  undo_further(utf8, source);
}

void CellWriter::cell(std::string_view utf8, size_t source) {
  body_.end_cell();
  text(utf8, source);
  body_.end_cell();
  undo_further(utf8, source);
}

void CellWriter::undo_further(std::string_view utf8, size_t source) {
  if (depth_ >= deepest) return;
  ++depth_;
  if (has_percent(utf8)) aside(undo_percent(utf8), source);
  if (has_markup(utf8)) {
    Readable inner;
    CellWriter writer(inner);
    writer.depth_ = depth_;
    read_markup(utf8, 0, writer);
    writer.finish();
    mark(aside_marks_, aside_, source);
    aside_.add(inner.text);
    aside_.end_cell();
  }
  --depth_;
}

void CellWriter::address(std::string_view target, size_t source) {
  target_.addresses.push_back({has_percent(target) ? undo_percent(target) : std::string(target), source});
}

void CellWriter::finish() {
  body_.end_cell();
  aside_.end_cell();
  target_.text = body_.take();
  target_.marks = std::move(body_marks_);
  const size_t shift = target_.text.size();
  target_.text += aside_.take();
  for (const Readable::Mark& one : aside_marks_) target_.marks.push_back({one.text + shift, one.source});
}

}  // namespace gongbao
