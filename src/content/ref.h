#pragma once
#include <compare>
#include <cstdint>

namespace gongbao {

/// Names one element of the library's vector of T: valid as long as that library.
template <class T>
struct Ref {
  uint32_t index = 0;
  auto operator<=>(const Ref&) const = default;
};

}  // namespace gongbao
