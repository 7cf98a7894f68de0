#include "source/loose_object.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "base/error.h"

namespace gongbao {
namespace {

constexpr size_t buffer_size = size_t{1} << 16;
constexpr size_t max_header = 32;  // "commit " and 20 digits
constexpr size_t first_reserve = size_t{1} << 22;

[[noreturn]] void fail(const ObjectId& id, std::string_view why) {
  throw Error(fmt::format("the object {} is damaged: {}", id.hex(), why),
              "run git fsck, and restore the object from another copy of the repository");
}

/// A zlib stream over an open file. It tells "no more input" from "the end of the stream", which is all that
/// a truncated object needs.
class Inflater {
 public:
  Inflater(int file, const ObjectId& id) : file_(file), id_(id) {
    if (inflateInit(&stream_) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&stream_); }

  /// Up to `size` bytes; fewer only at the end of the stream.
  size_t read(char* target, size_t size) {
    size_t done = 0;
    while (done < size && !ended_) {
      if (stream_.avail_in == 0) fill();
      const size_t part = std::min(size - done, size_t{1} << 30);
      stream_.next_out = reinterpret_cast<Bytef*>(target + done);
      stream_.avail_out = static_cast<uInt>(part);
      const int result = inflate(&stream_, Z_NO_FLUSH);
      done += part - stream_.avail_out;
      if (result == Z_STREAM_END)
        ended_ = true;
      else if (result == Z_MEM_ERROR)
        throw std::bad_alloc();
      else if (result != Z_OK && result != Z_BUF_ERROR)
        fail(id_, "its compressed bytes are not right");
      else if (result == Z_BUF_ERROR && at_end_of_file_)
        fail(id_, "it is cut off");
    }
    return done;
  }

  /// Whether stream and file end here, together.
  bool ends_here() {
    char more = 0;
    if (read(&more, 1) != 0) return false;
    if (stream_.avail_in == 0 && !at_end_of_file_) fill();
    return stream_.avail_in == 0;
  }

 private:
  void fill() {
    ssize_t got = 0;
    do got = ::read(file_, input_.data(), input_.size());
    while (got < 0 && errno == EINTR);
    if (got < 0) fail(id_, std::strerror(errno));
    at_end_of_file_ = got == 0;
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(got);
  }

  int file_;
  const ObjectId& id_;
  z_stream stream_{};
  std::array<char, buffer_size> input_;
  bool at_end_of_file_ = false;
  bool ended_ = false;
};

struct Descriptor {
  int value;
  ~Descriptor() {
    if (value >= 0) ::close(value);
  }
};

Descriptor open_loose(const std::filesystem::path& objects, const ObjectId& id) {
  const std::string hex = id.hex();
  const std::string path = objects.string() + '/' + hex.substr(0, 2) + '/' + hex.substr(2);
  Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)};
  if (file.value < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return file;
    fail(id, std::strerror(errno));
  }
  struct stat info {};
  if (::fstat(file.value, &info) != 0 || !S_ISREG(info.st_mode)) fail(id, "it is not a plain file");
  return file;
}

/// Reads "type size\0" and nothing after it.
std::string read_header_bytes(Inflater& inflater, const ObjectId& id) {
  std::string text;
  for (char c = 0; text.size() < max_header; text += c) {
    if (inflater.read(&c, 1) == 0) fail(id, "it is cut off");
    if (c == '\0') return text;
  }
  fail(id, "it has no header");
}

LooseHeader parse_header(std::string_view text, const ObjectId& id) {
  const size_t space = text.find(' ');
  LooseHeader header{std::string(text.substr(0, space)), 0};
  if (header.type != "blob" && header.type != "tree" && header.type != "commit" && header.type != "tag")
    fail(id, "its header names no kind of object");
  if (space == std::string_view::npos) fail(id, "its header holds no size");
  const std::string_view digits = text.substr(space + 1);
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), header.size);
  if (digits.empty() || fault != std::errc() || end != digits.data() + digits.size())
    fail(id, "its header holds no size");
  return header;
}

}  // namespace

std::optional<LooseHeader> read_loose_header(const std::filesystem::path& objects, const ObjectId& id) {
  const Descriptor file = open_loose(objects, id);
  if (file.value < 0) return std::nullopt;
  Inflater inflater(file.value, id);
  return parse_header(read_header_bytes(inflater, id), id);
}

std::optional<LooseObject> read_loose_object(const std::filesystem::path& objects, const ObjectId& id,
                                             uint64_t limit) {
  const Descriptor file = open_loose(objects, id);
  if (file.value < 0) return std::nullopt;
  Inflater inflater(file.value, id);
  LooseObject object{parse_header(read_header_bytes(inflater, id), id), {}};
  const uint64_t size = object.header.size;
  if (size > limit)
    throw Error(fmt::format("the object {} has {} bytes; at most {} are read", id.hex(), size, limit));

  // A header may lie: memory is taken as the bytes come.
  object.body.reserve(std::min<uint64_t>(size, first_reserve));
  std::array<char, buffer_size> part;
  while (object.body.size() < size) {
    const size_t got = inflater.read(part.data(), std::min<uint64_t>(part.size(), size - object.body.size()));
    if (got == 0) fail(id, "its body is shorter than its header says");
    object.body.append(part.data(), got);
  }
  if (!inflater.ends_here()) fail(id, "its body is longer than its header says");

  if (object_id(object.header.type, object.body) != id) fail(id, "its bytes do not have this SHA-1");
  return object;
}

}  // namespace gongbao
