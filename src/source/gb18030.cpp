#include "source/gb18030.h"

#include <iconv.h>

namespace gongbao {

std::optional<std::string> undo_gb18030(std::string_view bytes) {
  const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string result(bytes.size() * 2 + 16, '\0');  // two bytes become three, four stay four
  char* from = const_cast<char*>(bytes.data());
  size_t left = bytes.size();
  char* to = result.data();
  size_t space = result.size();
  while (left > 0 && ::iconv(converter, &from, &left, &to, &space) == static_cast<size_t>(-1) && left > 0) {
    ++from;
    --left;
    *to++ = '?';
    --space;
  }
  ::iconv_close(converter);
  result.resize(result.size() - space);
  return result;
}

}  // namespace gongbao
