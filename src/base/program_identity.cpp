#include "base/program_identity.h"

#include <elf.h>
#include <link.h>

#include <cstring>

#include "base/file.h"

namespace gongbao {
namespace {

/// The GNU build id among an object's notes; empty where it has none.
std::string_view build_id(const dl_phdr_info& object) {
  for (int i = 0; i < object.dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object.dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    std::string_view notes(reinterpret_cast<const char*>(object.dlpi_addr + part.p_vaddr), part.p_memsz);
    ElfW(Nhdr) note{};
    while (notes.size() >= sizeof note) {
      std::memcpy(&note, notes.data(), sizeof note);
      const size_t name = (note.n_namesz + 3) & ~size_t{3};
      const size_t content = (note.n_descsz + 3) & ~size_t{3};
      if (notes.size() < sizeof note + name + content) break;
      if (note.n_type == NT_GNU_BUILD_ID) return notes.substr(sizeof note + name, note.n_descsz);
      notes.remove_prefix(sizeof note + name + content);
    }
  }
  return {};
}

struct Seen {
  std::string ids;
  bool is_whole = true;
};

int look_at(dl_phdr_info* object, size_t, void* data) {
  Seen& seen = *static_cast<Seen*>(data);
  const bool is_kernels = object->dlpi_name != nullptr && std::strstr(object->dlpi_name, "vdso") != nullptr;
  if (is_kernels) return 0;
  const std::string_view id = build_id(*object);
  if (id.empty()) seen.is_whole = false;
  seen.ids += id;
  seen.ids += ';';
  return 0;
}

}  // namespace

Digest program_identity() {
  Seen seen;
  dl_iterate_phdr(look_at, &seen);
  if (!seen.is_whole) seen.ids += sha256(read_file("/proc/self/exe")).hex();  // a linker that writes no ids
  return sha256(seen.ids);
}

}  // namespace gongbao
