#pragma once
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace gongbao {

/// Writes values as flat bytes, to pass from a worker process to its parent. Same machine, same program: no versioning.
class RecordWriter {
 public:
  void number(int64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void text(std::string_view value) {
    number(static_cast<int64_t>(value.size()));
    bytes_.append(value);
  }
  template <class T, class Write>
  void list(const std::vector<T>& values, Write&& write) {
    number(static_cast<int64_t>(values.size()));
    for (const T& value : values) write(value);
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what RecordWriter wrote. After a read past the end, good() is false and all that follows is empty.
class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : bytes_(bytes) {}
  int64_t number() {
    int64_t value = 0;
    if (bytes_.size() < sizeof value) return fail();
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string_view text() {
    const int64_t size = number();
    if (size < 0 || static_cast<uint64_t>(size) > bytes_.size()) {
      fail();
      return {};
    }
    const std::string_view value = bytes_.substr(0, static_cast<size_t>(size));
    bytes_.remove_prefix(static_cast<size_t>(size));
    return value;
  }
  template <class T, class Read>
  std::vector<T> list(Read&& read) {
    std::vector<T> values;
    const int64_t size = number();
    for (int64_t i = 0; i < size && good_; ++i) values.push_back(read());
    return values;
  }
  bool good() const { return good_; }
  /// What was read cannot be: as if it had ended too early.
  void refuse() { fail(); }

 private:
  int64_t fail() {
    good_ = false;
    bytes_ = {};
    return 0;
  }
  std::string_view bytes_;
  bool good_ = true;
};

inline void write_digest(RecordWriter& writer, const Digest& digest) {
  writer.text({reinterpret_cast<const char*>(digest.bytes.data()), digest.bytes.size()});
}

inline Digest read_digest(RecordReader& reader) {
  Digest digest;
  const std::string_view bytes = reader.text();
  if (bytes.size() == digest.bytes.size()) std::memcpy(digest.bytes.data(), bytes.data(), bytes.size());
  return digest;
}

}  // namespace gongbao
