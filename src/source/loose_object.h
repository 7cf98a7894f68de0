#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "source/object_id.h"

namespace gongbao {

/// What the first line of a loose object says of it.
struct LooseHeader {
  std::string type;  ///< "blob", "tree", "commit" or "tag"
  uint64_t size = 0;
};

struct LooseObject {
  LooseHeader header;
  std::string body;
};

/// Loose objects read with zlib alone. libgit2 1.5 hangs for ever on a truncated one, as power cuts and full
/// disks make them, and crashes where the header tells less than the body holds. Nothing if there is no such
/// file; Error if header, length or SHA-1 do not agree, or if the body is larger than `limit`.
std::optional<LooseObject> read_loose_object(const std::filesystem::path& objects, const ObjectId& id,
                                             uint64_t limit);
std::optional<LooseHeader> read_loose_header(const std::filesystem::path& objects, const ObjectId& id);

}  // namespace gongbao
