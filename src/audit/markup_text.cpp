#include <algorithm>
#include <array>

#include "audit/cell_writer.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

/// A short name as a number, letters in lower case: tags are many, and are told apart by one comparison each.
constexpr uint64_t packed(std::string_view name) {
  uint64_t value = 0;
  for (const char c : name) value = value << 8 | static_cast<uint8_t>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return value;
}
constexpr size_t longest_packed = 8;

template <size_t N>
constexpr std::array<uint64_t, N> sorted_names(const std::string_view (&names)[N]) {
  std::array<uint64_t, N> result{};
  for (size_t i = 0; i < N; ++i) result[i] = packed(names[i]);
  std::sort(result.begin(), result.end());
  return result;
}

/// Elements inside a line: text before and after them is one.
constexpr auto inline_names =
    sorted_names({"a",    "abbr",  "b",    "bdi",    "bdo", "big",  "cite", "code",  "data", "del",  "dfn",
                  "em",   "font",  "i",    "ins",    "kbd", "mark", "q",    "rp",    "rt",   "ruby", "s",
                  "samp", "small", "span", "strong", "sub", "sup",  "time", "tspan", "u",    "var",  "wbr"});
/// Of office documents, where text comes in runs: what ends a paragraph or a cell.
constexpr auto paragraph_names = sorted_names({"c", "p", "row", "si", "tab", "tbl", "tc", "tr"});

bool ends_cell(std::string_view name) {
  if (const size_t colon = name.find(':'); colon != name.npos) {
    const std::string_view local = name.substr(colon + 1);
    return local.size() <= longest_packed &&
           std::binary_search(paragraph_names.begin(), paragraph_names.end(), packed(local));
  }
  return name.size() > longest_packed ||
         !std::binary_search(inline_names.begin(), inline_names.end(), packed(name));
}

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr Entity entities[] = {{"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},
                               {"apos", U'\''},   {"nbsp", 0xA0},    {"shy", 0xAD},     {"hellip", 0x2026},
                               {"mdash", 0x2014}, {"ndash", 0x2013}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
                               {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"middot", 0xB7},  {"times", 0xD7},
                               {"zwj", 0x200D},   {"zwnj", 0x200C},  {"ensp", 0x2002},  {"emsp", 0x2003}};

struct Reference {
  char32_t value = 0;
  size_t size = 0;  ///< 0: none stands here
};

/// &amp; &#20320; &#x4F60; at the start of a text.
Reference reference_at(std::string_view text) {
  const size_t end = text.substr(0, 12).find(';');
  if (end == text.npos || end < 2) return {};
  const std::string_view name = text.substr(1, end - 1);
  if (name[0] != '#') {
    for (const Entity& entity : entities)
      if (entity.name == name) return {entity.value, end + 1};
    return {};
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  char32_t value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const int digit = is_ascii_digit(c)             ? c - '0'
                      : hex && c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : hex && c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                    : -1;
    if (digit < 0) return {};
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  return {value, end + 1};
}

std::string undo_entities(std::string_view text) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const Reference reference = text[i] == '&' ? reference_at(text.substr(i)) : Reference{};
    if (reference.size > 0)
      append_utf8(result, reference.value);
    else
      result += text[i];
    i += std::max<size_t>(reference.size, 1);
  }
  return result;
}

bool is_name_end(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>' || c == '/' || c == '=';
}

/// One pass over markup, as tolerant as a browser.
class MarkupReader {
 public:
  MarkupReader(std::string_view bytes, size_t offset, CellWriter& writer)
      : bytes_(bytes), offset_(offset), writer_(writer) {}

  void read() {
    while (at_ < bytes_.size()) {
      const size_t tag = std::min(bytes_.find('<', at_), bytes_.size());
      if (tag > at_) words(bytes_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < bytes_.size()) markup();
    }
    end_run();
  }

 private:
  void words(std::string_view text) {
    size_t done = 0;
    for (size_t amp = text.find('&'); amp != text.npos; amp = text.find('&', amp)) {
      const Reference reference = reference_at(text.substr(amp));
      if (reference.size == 0) {
        ++amp;
        continue;
      }
      // Markup escaped once more, as in a feed: read again once the cell ends.
      if (reference.value == U'<' || reference.value == U'&') escaped_ = true;
      writer_.text(text.substr(done, amp - done), offset_ + at_ + done);
      writer_.character(reference.value);
      run_ += text.substr(done, amp - done);
      append_utf8(run_, reference.value);
      amp += reference.size;
      done = amp;
    }
    writer_.text(text.substr(done), offset_ + at_ + done);
    if (escaped_ || !run_.empty()) run_ += text.substr(done);
  }

  void end_run() {
    writer_.end_cell();
    if (escaped_) writer_.aside(run_, offset_ + std::min(at_, bytes_.size()));
    escaped_ = false;
    run_.clear();
  }

  /// From `<` on; leaves at_ behind what it read.
  void markup() {
    const std::string_view rest = bytes_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->", 4, true);
    if (rest.starts_with("<![CDATA[")) {
      const size_t end = std::min(bytes_.find("]]>", at_), bytes_.size());
      end_run();
      writer_.cell(bytes_.substr(at_ + 9, end - std::min(at_ + 9, end)), offset_ + at_ + 9);
      at_ = std::min(end + 3, bytes_.size());
      return;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_to(">", 2, true);
    const bool closes = rest.size() > 1 && rest[1] == '/';
    const size_t name_at = closes ? 2 : 1;
    if (name_at >= rest.size() || !is_ascii_alpha(rest[name_at])) {  // a plain <
      writer_.text("<", offset_ + at_);
      ++at_;
      return;
    }
    size_t end = name_at;
    while (end < rest.size() && !is_name_end(rest[end])) ++end;
    const std::string_view name = rest.substr(name_at, end - name_at);
    if (ends_cell(name)) end_run();
    at_ += end;
    while (at_ < bytes_.size() && bytes_[at_] != '>') attribute();
    if (at_ < bytes_.size()) ++at_;
    if (!closes && (name == "script" || name == "style")) raw_text(name);
  }

  void skip_to(std::string_view mark, size_t skip, bool keep) {
    const size_t begin = at_ + skip;
    const size_t end = std::min(bytes_.find(mark, begin), bytes_.size());
    if (keep && begin < end) writer_.aside(bytes_.substr(begin, end - begin), offset_ + begin);
    at_ = std::min(end + mark.size(), bytes_.size());
  }

  void attribute() {
    const size_t name_at = at_;
    while (at_ < bytes_.size() && !is_name_end(bytes_[at_])) ++at_;
    const std::string_view name = bytes_.substr(name_at, at_ - name_at);
    if (at_ >= bytes_.size() || bytes_[at_] == '>') return;
    if (bytes_[at_] != '=') {
      ++at_;
      return;
    }
    ++at_;
    if (at_ >= bytes_.size()) return;
    const char quote = bytes_[at_];
    size_t begin = at_, end = at_;
    if (quote == '"' || quote == '\'') {
      ++begin;
      end = std::min(bytes_.find(quote, begin), bytes_.size());
      at_ = std::min(end + 1, bytes_.size());
    } else {
      while (end < bytes_.size() && bytes_[end] != '>' && bytes_[end] != ' ' && bytes_[end] != '\n') ++end;
      at_ = end;
    }
    value(name, bytes_.substr(begin, end - begin), begin);
  }

  void value(std::string_view name, std::string_view written, size_t begin) {
    if (written.size() < 4) return;  // shorter than anything looked for
    const std::string undone = written.find('&') == written.npos ? std::string() : undo_entities(written);
    const std::string_view text = undone.empty() ? written : std::string_view(undone);
    writer_.aside(text, offset_ + begin);
    if (name == "href" || name == "src" || name == "action" || name == "content" || name == "srcset" ||
        name == "data")
      writer_.address(text, offset_ + begin);
  }

  void raw_text(std::string_view name) {
    const std::string closing = "</" + std::string(name);
    const size_t end = std::min(bytes_.find(closing, at_), bytes_.size());
    const std::string_view inside = bytes_.substr(at_, end - at_);
    if (name == "script") {
      read_json(inside, offset_ + at_, writer_);
    } else {
      writer_.aside(inside, offset_ + at_);
    }
    at_ = end;
  }

  std::string_view bytes_;
  size_t offset_;
  CellWriter& writer_;
  size_t at_ = 0;
  bool escaped_ = false;
  std::string run_;  ///< the cell's text since its first entity
};

}  // namespace

void read_markup(std::string_view bytes, size_t offset, CellWriter& writer) {
  MarkupReader(bytes, offset, writer).read();
}

}  // namespace gongbao
