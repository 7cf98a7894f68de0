#pragma once
#include <memory>

namespace gongbao {

/// Owns one object of a C library: freed by `release` at the end of the scope.
template <class T, void (*release)(T*)>
struct Releaser {
  void operator()(T* object) const { release(object); }
};
template <class T, void (*release)(T*)>
using Handle = std::unique_ptr<T, Releaser<T, release>>;

}  // namespace gongbao
