#include "markdown/marks.h"

#include <set>

#include "base/text.h"
#include "markdown/bare_url.h"
#include "markdown/characters.h"

namespace gongbao {
namespace {

constexpr char url_end = '\t';  // what ends a URL to cmark is a blank only; a tab survives in code spans

bool is_private_use(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

/// The value of the numeric character reference at `offset` (`&#xE000;`), or 0.
char32_t numeric_reference(std::string_view text, size_t offset) {
  size_t i = offset + 2;
  const bool hexadecimal = i < text.size() && (text[i] == 'x' || text[i] == 'X');
  if (hexadecimal) ++i;
  char32_t value = 0;
  for (; i < text.size() && value < 0x110000; ++i) {
    const char c = text[i];
    if (is_ascii_digit(c)) {
      value = value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(c - '0');
    } else if (hexadecimal && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
      value = value * 16 + static_cast<char32_t>((c | 0x20) - 'a' + 10);
    } else {
      break;
    }
  }
  return value;
}

/// The first private-use character that the source holds neither as such nor as a character reference.
std::string unused_mark(std::string_view source) {
  std::set<char32_t> used;
  for (size_t i = 0; i + 2 < source.size(); ++i) {
    const auto byte = static_cast<unsigned char>(source[i]);
    if (byte != 0xEE && byte != 0xEF && byte != '&') continue;
    const char32_t c = byte == '&' ? (source[i + 1] == '#' ? numeric_reference(source, i) : 0)
                                   : code_point_at(source, i).value;
    if (is_private_use(c)) used.insert(c);
  }
  char32_t mark = 0xE000;
  while (used.contains(mark)) ++mark;
  std::string bytes;
  if (is_private_use(mark)) append_utf8(bytes, mark);
  return bytes;
}

enum class Side { none, before, after };

/// On which side of the delimiter run [begin, end) a mark belongs: beside punctuation, where the other side
/// is a letter and one of the two is Chinese.
Side side_to_mark(std::string_view text, size_t begin, size_t end) {
  const char32_t before = code_point_before(text, begin).value;
  const char32_t after = end < text.size() ? code_point_at(text, end).value : 0;
  if (is_white(before) || is_white(after)) return Side::none;
  const bool punctuation_before = is_punctuation(before);
  if (punctuation_before == is_punctuation(after)) return Side::none;
  const char32_t mark = punctuation_before ? before : after;
  const char32_t letter = punctuation_before ? after : before;
  // `|` belongs to tables; `_` would become a delimiter within a word and lose its own emphasis.
  const bool wanted = is_wide(mark) || (is_wide(letter) && mark != '|' && mark != '_');
  if (!wanted) return Side::none;
  return punctuation_before ? Side::before : Side::after;
}

bool begins_www(std::string_view text, size_t offset) {
  if (text.substr(offset, 4) != "www.") return false;
  return offset == 0 || is_white(static_cast<unsigned char>(text[offset - 1])) ||
         std::string_view("*_~(").find(text[offset - 1]) != std::string_view::npos;
}

/// Whether a byte can matter to the scan at all.
constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> stops{};
  for (const char c : {'\\', '*', '~', ':', 'w', ']'}) stops[static_cast<unsigned char>(c)] = true;
  return stops;
}
constexpr std::array<bool, 256> stops = make_stops();

struct Insertion {
  size_t offset;
  bool ends_url;
};

std::vector<Insertion> find_insertions(std::string_view text) {
  std::vector<Insertion> insertions;
  size_t destination_end = 0;
  size_t url_seen = 0;
  const auto end_url = [&](size_t begin) {
    if (begin < url_seen || begin < destination_end) return;
    if ((begin > 0 && text[begin - 1] == '<') || is_definition_address(text, begin)) return;
    const BareUrl url = find_chinese_end(text, begin);
    url_seen = url.seen;
    if (url.end) insertions.push_back({*url.end, true});
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!stops[static_cast<unsigned char>(c)]) continue;
    if (c == '\\') {
      ++i;
    } else if (c == ']') {
      if (i >= destination_end && i + 1 < text.size() && text[i + 1] == '(')
        destination_end = end_of_destination(text, i + 1);
    } else if (c == ':') {
      if (text.substr(i, 3) != "://") continue;
      if (const std::optional<size_t> begin = scheme_before(text, i)) end_url(*begin);
    } else if (c == 'w') {
      if (begins_www(text, i)) end_url(i);
    } else {
      size_t end = i;
      while (end < text.size() && text[end] == c) ++end;
      const Side side = side_to_mark(text, i, end);
      if (side != Side::none) insertions.push_back({side == Side::before ? i : end, false});
      i = end - 1;
    }
  }
  // The end of a URL was found from its start. Where both fall together it stands first.
  std::stable_sort(insertions.begin(), insertions.end(), [](const Insertion& a, const Insertion& b) {
    return a.offset != b.offset ? a.offset < b.offset : a.ends_url && !b.ends_url;
  });
  return insertions;
}

}  // namespace

MarkedText::MarkedText(std::string_view source) : source_(source) {
  const std::vector<Insertion> insertions = find_insertions(source);
  if (insertions.empty()) return;
  mark_ = unused_mark(source);
  if (mark_.empty()) return;  // it holds all 6,400 of them: render it as CommonMark says
  marked_.reserve(source.size() + 4 * insertions.size());
  size_t done = 0;
  for (const Insertion& insertion : insertions) {
    marked_ += source.substr(done, insertion.offset - done);
    done = insertion.offset;
    const size_t begin = marked_.size();
    if (insertion.ends_url) marked_ += url_end;
    marked_ += mark_;
    marks_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(marked_.size() - begin)});
  }
  marked_ += source.substr(done);
}

std::string MarkedText::without_marks(std::string_view text) const {
  std::string result;
  result.reserve(text.size());
  for (size_t begin = 0;;) {
    const size_t at = text.find(mark_, begin);
    result += text.substr(begin, at == text.npos ? text.npos : at - begin);
    if (at == text.npos) return result;
    if (at > begin && text[at - 1] == url_end) result.pop_back();
    begin = at + mark_.size();
  }
}

size_t MarkedText::source_offset(size_t offset) const {
  size_t inserted = 0;
  for (const Mark& mark : marks_) {
    if (mark.offset >= offset) break;
    inserted += std::min<size_t>(mark.bytes, offset - mark.offset);
  }
  return offset - inserted;
}

}  // namespace gongbao
