#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "render/chart/label.h"
#include "render/words.h"

namespace gongbao {

/// An axis of numbers: from zero or below to zero or above, with ticks at round numbers.
class Scale {
 public:
  /// Over all the values and zero. Nothing if one is beyond 10^17, more than any axis can say.
  static std::optional<Scale> over(const std::vector<Decimal>& values);

  /// How far along an axis of `length` a value lies, rounded to a tenth.
  Tenths at(Decimal value, Tenths length) const;
  const std::vector<Decimal>& ticks() const { return ticks_; }
  /// The ticks in words: all in the same of the language's large units (20万, 1.5亿), or none of them.
  std::vector<std::string> tick_texts(const Words& words) const;

 private:
  std::vector<Decimal> ticks_;  ///< two or more
  Decimal step_;
};

}  // namespace gongbao
