#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/readable.h"

namespace gongbao {

/// A number to look for, as "6500" or "84000.5".
struct SoughtNumber {
  std::string digits;
  std::vector<std::string> units;
};

/// Finds whole numbers in one pass over readable text.
class NumberSet {
 public:
  explicit NumberSet(const std::vector<SoughtNumber>& numbers);  ///< which must outlive it
  explicit NumberSet(const std::vector<SoughtNumber>&&) = delete;

  using Hit = std::function<void(size_t number, size_t offset)>;
  /// Wherever the number stands as a whole.
  void find(std::string_view normal, const Hit& hit) const;
  /// Only where it says what was stated: its unit follows, or it is the whole of a cell of data.
  void find_stated(const Readable& readable, const Hit& hit) const;

 private:
  std::vector<std::pair<std::string_view, size_t>> by_digits_;
  const std::vector<SoughtNumber>* numbers_;
};

}  // namespace gongbao
