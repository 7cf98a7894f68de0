#pragma once
#include "content/link.h"
#include "figures/ledger.h"

namespace gongbao {

/// What a figure link in prose stands for: the value, and the figures that it is made of.
struct FigureAnswer {
  std::optional<Quantity> value;
  std::vector<uint32_t> figures;  ///< indices into Ledger::figures()
  std::string text;               ///< where a single statement without a number answers: as written
};
FigureAnswer answer(const Ledger& ledger, const VisibleLibrary& library, const FigureQuery& query);

}  // namespace gongbao
