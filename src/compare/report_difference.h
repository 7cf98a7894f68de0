#pragma once
#include <optional>
#include <string>
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// A version of the site with its sums.
struct SumVersion {
  const VisibleLibrary& library;
  const Ledger& ledger;
};

/// A value of one cell that differs between two versions, or that one of them lacks.
struct SumChange {
  enum class Column { own, subtree, total };
  std::string agency, period, campaign,
      metric;  ///< ids; no period: the whole campaign; no campaign: all together
  std::string agency_name, metric_name, unit;
  Column column = Column::subtree;
  std::optional<Quantity> from, to;
  std::optional<Quantity> change;  ///< where both are there in one unit
};
std::string_view name_of(SumChange::Column column);

/// What differs in an agency's report of a period: own, subtree and total of each metric, in the order of the
/// new version's metrics. The ids are those of agencies.toml; nothing where neither version has the report.
std::vector<SumChange> report_difference(const SumVersion& from, const SumVersion& to,
                                         const std::string& agency, Period period);

/// What differs anywhere in the reports: each agency's subtree values and totals by period, all campaigns
/// together, and of each campaign as a whole.
std::vector<SumChange> sum_difference(const SumVersion& from, const SumVersion& to);

}  // namespace gongbao
