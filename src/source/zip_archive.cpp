// After PKWARE's APPNOTE 6.3; no Zip64: attachments are smaller.
#include "source/zip_archive.h"

#include "source/inflate.h"

namespace gongbao {
namespace {

constexpr size_t end_size = 22;
constexpr size_t longest_comment = 0xFFFF;
constexpr size_t entry_size = 46;
constexpr size_t local_size = 30;

size_t number(std::string_view bytes, size_t at, size_t size) {
  size_t value = 0;
  for (size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

}  // namespace

std::optional<ZipArchive> ZipArchive::open(std::string_view bytes, size_t most_members) {
  if (bytes.size() < end_size) return std::nullopt;
  const size_t tail = bytes.size() - std::min(bytes.size(), end_size + longest_comment);
  const size_t end = bytes.rfind(std::string_view("PK\x05\x06"), bytes.size() - end_size);
  if (end == bytes.npos || end < tail) return std::nullopt;
  const size_t count = number(bytes, end + 10, 2);
  size_t at = number(bytes, end + 16, 4);
  if (count > most_members) return std::nullopt;
  ZipArchive archive;
  archive.bytes_ = bytes;
  for (size_t i = 0; i < count; ++i) {
    if (at > bytes.size() || bytes.size() - at < entry_size || !bytes.substr(at).starts_with("PK\x01\x02"))
      return std::nullopt;
    ZipMember member;
    const size_t name = number(bytes, at + 28, 2);
    member.encrypted = (number(bytes, at + 8, 2) & 1) != 0;
    member.method = static_cast<int>(number(bytes, at + 10, 2));
    member.packed_size = number(bytes, at + 20, 4);
    member.size = number(bytes, at + 24, 4);
    member.local_header = number(bytes, at + 42, 4);
    member.name = bytes.substr(at + entry_size, name);
    at += entry_size + name + number(bytes, at + 30, 2) + number(bytes, at + 32, 2);
    archive.members_.push_back(std::move(member));
  }
  return archive;
}

std::optional<std::string> ZipArchive::read(const ZipMember& member, size_t limit) const {
  const size_t at = member.local_header;
  if (member.encrypted || member.size > limit || at > bytes_.size() || bytes_.size() - at < local_size)
    return std::nullopt;
  if (!bytes_.substr(at).starts_with("PK\x03\x04")) return std::nullopt;
  const size_t begin = at + local_size + number(bytes_, at + 26, 2) + number(bytes_, at + 28, 2);
  if (begin > bytes_.size() || bytes_.size() - begin < member.packed_size) return std::nullopt;
  const std::string_view packed = bytes_.substr(begin, member.packed_size);
  constexpr int stored = 0;
  constexpr int deflated = 8;
  if (member.method == stored) return std::string(packed);
  return member.method == deflated ? inflate_bytes(packed, DeflateForm::bare, limit) : std::nullopt;
}

}  // namespace gongbao
