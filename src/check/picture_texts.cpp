// What pictures say beside the picture: cameras write where they were, programs who used them.
#include "check/file_texts.h"
#include "source/inflate.h"

namespace gongbao {
namespace {

constexpr size_t most_bytes = size_t{16} << 20;  // of a text when inflated

size_t number(std::string_view bytes, size_t at, size_t size, bool big_endian) {
  size_t value = 0;
  for (size_t i = 0; i < size && at + size <= bytes.size(); ++i)
    value = value << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? i : size - 1 - i)]);
  return value;
}

/// What can be read in binary data; the rest parts it.
std::string readable(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '\n' : c;
  return text;
}

/// ASCII that lies there as UTF-16: the XP tags of EXIF.
std::string readable_wide(std::string_view bytes) {
  std::string text;
  for (size_t i = 0; i + 1 < bytes.size();) {
    const bool is_wide = bytes[i] >= 0x20 && bytes[i] < 0x7F && bytes[i + 1] == 0;
    if (is_wide)
      text += bytes[i];
    else if (!text.empty() && text.back() != '\n')
      text += '\n';
    i += is_wide ? 2 : 1;
  }
  return text;
}

class PictureReader {
 public:
  PictureReader(std::string_view bytes, std::string_view where, FileTexts& texts)
      : bytes_(bytes), where_(where), texts_(texts) {}

  void read() {
    if (bytes_.starts_with("\xff\xd8")) read_jpeg();
    if (bytes_.starts_with("\x89PNG")) read_png();
    if (bytes_.starts_with("RIFF")) read_webp();
    if (bytes_.starts_with("GIF8")) read_gif();
  }

 private:
  std::string in(std::string_view part) const {
    return where_.empty() ? fmt::format("in the picture's {}", part) : fmt::format("{}, {}", where_, part);
  }

  void add(std::string_view part, std::string text) {
    if (text.find("GPSLatitude") != text.npos || text.find("GPSCoordinates") != text.npos)
      texts_.locations.push_back(in(part));
    texts_.texts.push_back({in(part), std::move(text)});
  }

  /// EXIF is a TIFF file without a picture.
  void add_exif(std::string_view tiff) {
    add("EXIF", readable(tiff) + '\n' + readable_wide(tiff));
    const bool big = tiff.starts_with("MM");
    const size_t first = number(tiff, 4, 4, big);
    constexpr size_t gps_folder = 0x8825;
    constexpr size_t latitude = 2;
    if (const std::optional<size_t> gps = entry(tiff, first, gps_folder, big);
        gps && entry(tiff, *gps, latitude, big))
      texts_.locations.push_back(in("EXIF"));
  }

  /// The value of an entry of the folder at `at`.
  static std::optional<size_t> entry(std::string_view tiff, size_t at, size_t tag, bool big) {
    if (at + 2 > tiff.size()) return std::nullopt;
    const size_t count = number(tiff, at, 2, big);
    constexpr size_t entry_size = 12;
    for (size_t i = 0; i < count && at + 2 + (i + 1) * entry_size <= tiff.size(); ++i)
      if (number(tiff, at + 2 + i * entry_size, 2, big) == tag)
        return number(tiff, at + 2 + i * entry_size + 8, 4, big);
    return std::nullopt;
  }

  void read_jpeg() {
    constexpr std::string_view exif{"Exif\0\0", 6};
    for (size_t at = 2; at + 4 <= bytes_.size() && bytes_[at] == '\xff';) {
      const auto marker = static_cast<unsigned char>(bytes_[at + 1]);
      if (marker == 0xFF) {  // a fill byte
        ++at;
        continue;
      }
      if (marker == 0xDA || marker == 0xD9) break;  // the picture itself
      const size_t size = number(bytes_, at + 2, 2, true);
      if (size < 2) break;
      const std::string_view data = bytes_.substr(at + 4, size - 2);
      if (marker == 0xE1 && data.starts_with(exif))
        add_exif(data.substr(exif.size()));
      else if (marker == 0xFE || marker == 0xE1 || marker == 0xED)
        add(marker == 0xFE ? "comment" : marker == 0xE1 ? "XMP" : "IPTC", readable(data));
      at += 2 + size;
    }
  }

  void read_png() {
    constexpr size_t head = 8;
    for (size_t at = head; at + 12 <= bytes_.size();) {
      const size_t size = number(bytes_, at, 4, true);
      const std::string_view kind = bytes_.substr(at + 4, 4);
      const std::string_view data = bytes_.substr(at + 8, size);
      if (kind == "tEXt") add("text", readable(data));
      if (kind == "zTXt") add_packed(data, data.find('\0') + 2);
      if (kind == "iTXt") read_international(data);
      if (kind == "eXIf") add_exif(data);
      at += 12 + size;
    }
  }

  void read_international(std::string_view data) {
    const size_t flag = data.find('\0') + 1;
    if (flag == 0 || flag >= data.size()) return;
    if (data[flag] == 0) return add("text", readable(data));
    const size_t language = data.find('\0', flag + 2);
    const size_t translated = language == data.npos ? data.npos : data.find('\0', language + 1);
    if (translated != data.npos) add_packed(data, translated + 1);
  }

  void add_packed(std::string_view data, size_t begin) {
    const std::optional<std::string> text =
        begin > 1 && begin <= data.size() ? inflate_bytes(data.substr(begin), DeflateForm::zlib, most_bytes)
                                          : std::nullopt;
    if (text)
      add("text", readable(data.substr(0, begin)) + '\n' + readable(*text));
    else
      texts_.unread.push_back(in("text"));
  }

  void read_webp() {
    constexpr std::string_view exif{"Exif\0\0", 6};
    for (size_t at = 12; at + 8 <= bytes_.size();) {
      const size_t size = number(bytes_, at + 4, 4, false);
      const std::string_view kind = bytes_.substr(at, 4);
      const std::string_view data = bytes_.substr(at + 8, size);
      if (kind == "EXIF") add_exif(data.starts_with(exif) ? data.substr(exif.size()) : data);
      if (kind == "XMP ") add("XMP", readable(data));
      at += 8 + size + size % 2;
    }
  }

  /// Comments and XMP lie in extensions; what only looks like one is noise.
  void read_gif() {
    for (size_t at = bytes_.find("\x21\xfe"); at != bytes_.npos; at = bytes_.find("\x21\xfe", at + 2)) {
      std::string text;
      for (size_t block = at + 2; block < bytes_.size() && bytes_[block] != 0;) {
        const size_t size = static_cast<unsigned char>(bytes_[block]);
        text += bytes_.substr(block + 1, size);
        block += 1 + size;
      }
      add("comment", readable(text));
    }
    if (const size_t xmp = bytes_.find("<x:xmpmeta"); xmp != bytes_.npos)
      add("XMP", readable(bytes_.substr(xmp, bytes_.find("</x:xmpmeta", xmp) - xmp)));
  }

  std::string_view bytes_;
  std::string_view where_;
  FileTexts& texts_;
};

}  // namespace

void read_picture(std::string_view bytes, std::string_view where, FileTexts& texts) {
  PictureReader(bytes, where, texts).read();
}

}  // namespace gongbao
