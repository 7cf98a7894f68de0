#include "source/git_loose_backend.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include <new>

#include "base/error.h"
#include "source/loose_object.h"

namespace gongbao {
namespace {

constexpr uint64_t max_object = uint64_t{1} << 30;  // callers ask for the size first; this is the last line

struct LooseBackend {
  git_odb_backend base;
  std::filesystem::path objects;
};

const std::filesystem::path& objects_of(git_odb_backend* backend) {
  return reinterpret_cast<LooseBackend*>(backend)->objects;
}

ObjectId id_of(const git_oid* oid) {
  return ObjectId::from_raw({reinterpret_cast<const char*>(oid->id), sizeof oid->id});
}

/// No exception may pass through C.
template <class Work>
int guarded(Work&& work) noexcept {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    git_error_set_oom();
  } catch (const std::exception& error) {
    git_error_set_str(GIT_ERROR_ODB, error.what());
  }
  return GIT_ERROR;
}

int read(void** data, size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* oid) {
  return guarded([&]() -> int {
    const auto object = read_loose_object(objects_of(backend), id_of(oid), max_object);
    if (!object) return GIT_ENOTFOUND;
    char* copy = static_cast<char*>(git_odb_backend_data_alloc(backend, object->body.size() + 1));
    if (copy == nullptr) return GIT_ERROR;
    std::memcpy(copy, object->body.data(), object->body.size());
    copy[object->body.size()] = '\0';  // libgit2's parsers lean on it
    *data = copy;
    *size = object->body.size();
    *type = git_object_string2type(object->header.type.c_str());
    return GIT_OK;
  });
}

int read_header(size_t* size, git_object_t* type, git_odb_backend* backend, const git_oid* oid) {
  return guarded([&]() -> int {
    const auto header = read_loose_header(objects_of(backend), id_of(oid));
    if (!header) return GIT_ENOTFOUND;
    *size = header->size;
    *type = git_object_string2type(header->type.c_str());
    return GIT_OK;
  });
}

int exists(git_odb_backend* backend, const git_oid* oid) {
  return guarded([&]() -> int { return read_loose_header(objects_of(backend), id_of(oid)) ? 1 : 0; }) == 1
             ? 1
             : 0;
}

/// The one loose object whose id begins with the first `length` hex digits of `prefix`.
int exists_prefix(git_oid* found, git_odb_backend* backend, const git_oid* prefix, size_t length) {
  return guarded([&]() -> int {
    const std::string hex = id_of(prefix).hex().substr(0, length);
    if (hex.size() < 2) return GIT_EAMBIGUOUS;
    std::error_code fault;
    std::optional<ObjectId> match;
    for (const auto& entry :
         std::filesystem::directory_iterator(objects_of(backend) / hex.substr(0, 2), fault)) {
      const std::string name = hex.substr(0, 2) + entry.path().filename().string();
      const auto id = ObjectId::parse(name);
      if (!id || !name.starts_with(hex)) continue;
      if (match) return GIT_EAMBIGUOUS;
      match = id;
    }
    if (!match) return GIT_ENOTFOUND;
    git_oid_fromraw(found, match->bytes.data());
    return GIT_OK;
  });
}

int read_prefix(git_oid* found, void** data, size_t* size, git_object_t* type, git_odb_backend* backend,
                const git_oid* prefix, size_t length) {
  const int result = exists_prefix(found, backend, prefix, length);
  return result == GIT_OK ? read(data, size, type, backend, found) : result;
}

void release(git_odb_backend* backend) { delete reinterpret_cast<LooseBackend*>(backend); }

}  // namespace

git_odb_backend* make_checked_loose_backend(const std::filesystem::path& objects) {
  auto backend = std::make_unique<LooseBackend>();
  git_odb_init_backend(&backend->base, GIT_ODB_BACKEND_VERSION);
  backend->objects = objects;
  backend->base.read = read;
  backend->base.read_header = read_header;
  backend->base.read_prefix = read_prefix;
  backend->base.exists = exists;
  backend->base.exists_prefix = exists_prefix;
  backend->base.free = release;
  return &backend.release()->base;
}

}  // namespace gongbao
