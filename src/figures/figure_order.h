#pragma once
#include <span>
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// A figure in the order of reckoning: by agency, campaign, metric, place. Small, for millions are sorted.
struct FigureEntry {
  uint32_t agency, campaign, metric, figure;
  auto operator<=>(const FigureEntry&) const = default;
  bool same_series(const FigureEntry& other) const {
    return agency == other.agency && campaign == other.campaign && metric == other.metric;
  }
};

std::vector<FigureEntry> in_reckoning_order(const std::vector<LedgerFigure>& figures);

/// The first series of entries: those of one agency, campaign and metric.
std::span<const FigureEntry> first_series(std::span<const FigureEntry> entries);

/// Appends Period::order() of each of periods_of(): for a million figures without a list each.
void append_period_orders(const DayRange& days, const SiteConfig& config, std::vector<uint32_t>& orders);

}  // namespace gongbao
