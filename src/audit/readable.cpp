#include "audit/readable.h"

#include <algorithm>

#include "audit/cell_writer.h"
#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "source/gb18030.h"
#include "source/inflate.h"
#include "source/pdf_document.h"
#include "source/zip_archive.h"

namespace gongbao {
namespace {

constexpr int deepest = 3;                           // archives in archives
constexpr size_t most_unpacked = size_t{256} << 20;  // of one file, all together: a bomb ends there
constexpr int most_pages = 2000;

bool is_zip(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }
bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }
bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n"); }

bool ends_in(std::string_view name, std::initializer_list<std::string_view> endings) {
  const std::string lower = ascii_lower(name);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// UTF-16 with a byte-order mark as UTF-8; nothing for other bytes.
std::optional<std::string> undo_utf16(std::string_view bytes) {
  const bool big = bytes.starts_with("\xFE\xFF");
  if (!big && !bytes.starts_with("\xFF\xFE")) return std::nullopt;
  std::string text;
  char32_t high = 0;
  for (size_t i = 2; i + 1 < bytes.size(); i += 2) {
    const auto a = static_cast<uint8_t>(bytes[i]);
    const auto b = static_cast<uint8_t>(bytes[i + 1]);
    const auto unit = static_cast<char32_t>(big ? a << 8 | b : b << 8 | a);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high = unit;
    } else if (unit >= 0xDC00 && unit < 0xE000 && high != 0) {
      append_utf8(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
      high = 0;
    } else {
      append_utf8(text, unit);
    }
  }
  return text;
}

/// GBK or GB 18030 as UTF-8; nothing for what is UTF-8 or no text. Never instead of the bytes as they are:
/// one bad byte in a UTF-8 file must not hide the others.
std::optional<std::string> undo_gbk(std::string_view bytes) {
  if (bytes.find('\0') != bytes.npos || !find_invalid_utf8(bytes)) return std::nullopt;
  std::optional<std::string> text = undo_gb18030(bytes);
  if (!text) throw Error("a file in GBK cannot be searched: iconv of this system knows no GB18030");
  return text;
}

/// The first member of a gzip file (RFC 1952).
std::optional<std::string> undo_gzip(std::string_view bytes, size_t limit) {
  if (bytes.size() < 18) return std::nullopt;
  const auto flags = static_cast<uint8_t>(bytes[3]);
  size_t at = 10;
  if (flags & 4)
    at += 2 + static_cast<uint8_t>(bytes[10]) + 256 * static_cast<size_t>(static_cast<uint8_t>(bytes[11]));
  for (const int has_text : {8, 16})  // a name, a comment
    if (flags & has_text) at = std::min(bytes.find('\0', at), bytes.size()) + 1;
  if (flags & 2) at += 2;
  if (at + 8 > bytes.size()) return std::nullopt;
  return inflate_bytes(bytes.substr(at, bytes.size() - 8 - at), DeflateForm::bare, limit);
}

Readable read_text(std::string_view name, std::string_view bytes) {
  Readable readable;
  CellWriter writer(readable);
  readable.is_data = ends_in(name, {".csv", ".json"});
  if (ends_in(name, {".html", ".htm", ".xml", ".svg", ".xhtml", ".rels", ".xsl"})) {
    read_markup(bytes, 0, writer);
  } else if (ends_in(name, {".json"})) {
    read_json(bytes, 0, writer);
  } else if (ends_in(name, {".js", ".mjs"})) {
    read_json(bytes, 0, writer);
    writer.aside(bytes, 0);
  } else if (ends_in(name, {".csv"})) {
    read_csv_cells(bytes, writer);
  } else if (ends_in(name, {".ics"})) {
    read_calendar(bytes, writer);
  } else {
    size_t begin = 0;
    while (begin < bytes.size()) {  // by lines, for the places; white space does not count
      const size_t end = std::min(bytes.find('\n', begin), bytes.size() - 1) + 1;
      writer.text(bytes.substr(begin, end - begin), begin);
      begin = end;
    }
    writer.end_cell();
    if (bytes.find('%') != bytes.npos) writer.aside(undo_percent(bytes), 0);
  }
  writer.finish();
  return readable;
}

/// A file with what is packed in it.
class Opener {
 public:
  explicit Opener(const ReadableUse& use) : use_(use) {}

  void open(const std::string& member, std::string_view name, std::string_view bytes, int depth) {
    if (depth < deepest && is_zip(bytes)) open_zip(member, bytes, depth);
    if (depth < deepest && is_gzip(bytes)) {
      const std::string_view inner = name.ends_with(".gz") ? name.substr(0, name.size() - 3) : name;
      if (const auto unpacked = undo_gzip(bytes, left_)) open_packed(member, inner, *unpacked, depth);
    }
    if (depth < deepest && is_pdf(bytes)) open_pdf(member, bytes, depth);
    if (depth < deepest && is_png(bytes)) open_png(member, bytes);
    const auto text = undo_utf16(bytes);
    const bool is_binary = is_zip(bytes) || is_gzip(bytes) || is_pdf(bytes) || is_png(bytes);
    const std::string_view readable = text ? std::string_view(*text) : bytes;
    use_(member, readable, read_text(is_binary ? "bytes" : name, readable));
    if (is_binary || text) return;
    if (const auto decoded = undo_gbk(bytes)) use_(member, *decoded, read_text(name, *decoded));
  }

 private:
  void open_packed(const std::string& member, std::string_view name, std::string_view unpacked, int depth) {
    left_ -= std::min(left_, unpacked.size());
    open(member.empty() ? std::string(name) : member + "/" + std::string(name), name, unpacked, depth + 1);
  }

  void open_zip(const std::string& member, std::string_view bytes, int depth) {
    const auto archive = ZipArchive::open(bytes);
    if (!archive) return;
    for (const ZipMember& one : archive->members())
      if (const auto unpacked = archive->read(one, left_)) open_packed(member, one.name, *unpacked, depth);
  }

  void open_pdf(const std::string& member, std::string_view bytes, int depth) {
    const auto document = read_pdf(bytes, most_pages);
    if (!document) return;
    for (const PdfText& part : document->texts) open_packed(member, part.where, part.text, deepest);
    for (const PdfFile& file : document->files) open_packed(member, file.name, file.bytes, depth);
  }

  /// The packed words of a picture: each follows one of the first NUL bytes of its chunk (PNG 11.3.4).
  void open_png(const std::string& member, std::string_view bytes) {
    for (size_t at = 8; at + 12 <= bytes.size();) {
      size_t size = 0;
      for (size_t i = 0; i < 4; ++i) size = size << 8 | static_cast<uint8_t>(bytes[at + i]);
      const std::string_view type = bytes.substr(at + 4, 4);
      const std::string_view data = bytes.substr(at + 8, size);
      at += 12 + size;
      if (type != "zTXt" && type != "iTXt") continue;
      for (size_t i = 1; i < std::min<size_t>(data.size(), 400); ++i)
        if (data[i] == '\x78')  // as every zlib stream of this size begins
          if (const auto text = inflate_bytes(data.substr(i), DeflateForm::zlib, size_t{1} << 20))
            open_packed(member, std::string(type), *text, deepest);
    }
  }

  const ReadableUse& use_;
  size_t left_ = most_unpacked;
};

}  // namespace

size_t Readable::source_of(size_t text_offset) const {
  // Marks come in two runs, each ascending in text: the running text, then what stands beside it.
  const auto after = std::upper_bound(marks.begin(), marks.end(), text_offset,
                                      [](size_t offset, const Mark& mark) { return offset < mark.text; });
  return after == marks.begin() ? 0 : std::prev(after)->source + (text_offset - std::prev(after)->text);
}

void read_finished(std::string_view name, std::string_view bytes, const ReadableUse& use) {
  Opener(use).open({}, name, bytes, 0);
}

}  // namespace gongbao
