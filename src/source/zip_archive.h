#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A file in a zip archive (docx, xlsx, ofd), as its central directory tells of it.
struct ZipMember {
  std::string name;
  size_t local_header = 0;
  size_t packed_size = 0;
  size_t size = 0;
  int method = 0;
  bool encrypted = false;
};

/// Reads archives that are whole in memory; nothing is ever written to a disk.
class ZipArchive {
 public:
  /// Nothing if there is no central directory that can be read, or it has more than `most_members`. `bytes`
  /// must outlive it.
  static std::optional<ZipArchive> open(std::string_view bytes, size_t most_members = 10'000);
  const std::vector<ZipMember>& members() const { return members_; }
  /// Nothing if the member is damaged, encrypted, of an unknown method or larger than `limit`.
  std::optional<std::string> read(const ZipMember& member, size_t limit) const;

 private:
  std::string_view bytes_;
  std::vector<ZipMember> members_;
};

}  // namespace gongbao
