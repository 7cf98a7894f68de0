#pragma once
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// What is wrong within the statements of one agency on one metric in one campaign (content model 3.2).
struct SeriesFault {
  enum class Kind {
    decrease,       ///< a cumulative value below the one before it
    unknown_order,  ///< cumulative values that differ, and which is newer cannot be told
    own_exceeds,    ///< own statements that a cumulative one should hold exceed it
  };
  Kind kind = Kind::decrease;
  uint32_t figure = 0;  ///< where to look first; indices into Ledger::figures()
  uint32_t other = 0;
};

/// In the order of agency, campaign, metric and statement.
std::vector<SeriesFault> find_series_faults(const VisibleLibrary& library, const Ledger& ledger);

}  // namespace gongbao
