#include "source/inflate.h"

#include <zlib.h>

#include <array>
#include <new>

namespace gongbao {

std::optional<std::string> inflate_bytes(std::string_view bytes, DeflateForm form, size_t limit) {
  constexpr size_t most_input = size_t{1} << 30;
  if (bytes.size() > most_input) return std::nullopt;
  z_stream stream{};
  if (inflateInit2(&stream, form == DeflateForm::bare ? -MAX_WBITS : MAX_WBITS) != Z_OK)
    throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string result;
  std::array<char, 1 << 15> part{};
  int status = Z_OK;
  while (status == Z_OK && result.size() <= limit) {
    stream.next_out = reinterpret_cast<Bytef*>(part.data());
    stream.avail_out = static_cast<uInt>(part.size());
    status = inflate(&stream, Z_NO_FLUSH);
    result.append(part.data(), part.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status != Z_STREAM_END || result.size() > limit) return std::nullopt;
  return result;
}

}  // namespace gongbao
