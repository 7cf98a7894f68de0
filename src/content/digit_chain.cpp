#include "content/digit_chain.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr bool may_begin_digit(unsigned char c) { return (c >= '0' && c <= '9') || c == 0xEF; }

/// What readers do not see: soft hyphen, zero-width characters, word joiner.
bool is_unseen(char32_t c) { return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF; }

bool is_space(char32_t c) {
  return c == U' ' || c == 0xA0 || c == 0x3000 || c == 0x202F || (c >= 0x2000 && c <= 0x200A);
}

bool is_dash(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2013) || c == 0x2212 || c == 0xFF0D || c == 0xFE63;
}

}  // namespace

/// The bytes of a digit at `at`, or 0.
size_t DigitReader::digit_at(size_t at, char& digit) const {
  if (at >= text_.size()) return 0;
  const char c = text_[at];
  if (c >= '0' && c <= '9') {
    digit = c;
    return 1;
  }
  if (static_cast<unsigned char>(c) != 0xEF) return 0;
  const std::string_view wide = text_.substr(at, 3);  // U+FF10 to U+FF19
  if (wide.size() < 3 || wide[1] != '\xBC') return 0;
  const auto last = static_cast<unsigned char>(wide[2]);
  if (last < 0x90 || last > 0x99) return 0;
  digit = static_cast<char>('0' + (last - 0x90));
  return 3;
}

size_t DigitReader::skip_hidden(size_t at) const {
  while (at < text_.size() && static_cast<unsigned char>(text_[at]) >= 0xC2) {
    const CodePoint point = code_point_at(text_, at);
    if (!is_unseen(point.value)) break;
    at += static_cast<size_t>(point.bytes);
  }
  return at;
}

/// The offset behind one separator, or `at`.
size_t DigitReader::joint_at(size_t at, char& joint) const {
  const size_t begin = skip_hidden(at);
  if (begin >= text_.size()) return at;
  if (text_[begin] == '\n' && lines_joined_) {
    joint = ' ';
    const size_t end = text_.find_first_not_of(" \t\r\n", begin);
    return end == text_.npos ? at : end;
  }
  const CodePoint point = code_point_at(text_, begin);
  if (!is_space(point.value) && !is_dash(point.value)) return at;
  joint = is_dash(point.value) ? '-' : ' ';
  return skip_hidden(begin + static_cast<size_t>(point.bytes));
}

void DigitReader::read_run(DigitChain& chain, char joint) {
  DigitRun run;
  run.begin = at_;
  run.joint = joint;
  run.first = static_cast<uint32_t>(chain.digits.size());
  char digit = 0;
  for (size_t at = at_; const size_t bytes = digit_at(at, digit); at = skip_hidden(at_)) {
    chain.digits += digit;
    at_ = at + bytes;
  }
  run.end = at_;
  run.last = static_cast<uint32_t>(chain.digits.size());
  const size_t behind = skip_hidden(at_);
  if (behind < text_.size()) {
    const CodePoint next = code_point_at(text_, behind);
    run.has_x = next.value == U'X' || next.value == U'x' || next.value == 0xFF38 || next.value == 0xFF58;
    run.x_end = behind + static_cast<size_t>(next.bytes);
  }
  chain.runs.push_back(run);
}

bool DigitReader::next(DigitChain& chain) {
  chain.digits.clear();
  chain.runs.clear();
  char digit = 0;
  while (at_ < text_.size() &&
         (!may_begin_digit(static_cast<unsigned char>(text_[at_])) || digit_at(at_, digit) == 0))
    ++at_;
  if (at_ >= text_.size()) return false;
  char joint = 0;
  for (;;) {
    read_run(chain, joint);
    const size_t next = joint_at(at_, joint);
    if (next == at_ || digit_at(next, digit) == 0) return true;
    at_ = next;
  }
}

}  // namespace gongbao
