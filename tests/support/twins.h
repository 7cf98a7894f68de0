#pragma once
#include <cstdint>
#include <string>

namespace gongbao::test {

/// A made-up repository and its twin that never held what the public may not see, as two streams for git
/// fast-import: commits of the same instants on the branches `full-<seed>` and `twin-<seed>`. Everything
/// follows from the seed.
struct Twins {
  std::string stream;
  size_t withheld = 0;  ///< documents, versions and files that the twin does not have
  size_t visible = 0;   ///< documents that both have
};
Twins make_twins(uint32_t seed);

/// The moment at which both are built.
std::string moment_of_twins();

}  // namespace gongbao::test
