#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "content/agency.h"
#include "content/metric.h"
#include "content/quantity.h"
#include "content/ref.h"

namespace gongbao {

struct Document;

/// Content model 3.2: `own` adds up; `cumulative` is campaign-to-date; `total` is reported, never added, always reconciled.
enum class FigureBasis { own, cumulative, total };
std::string_view name_of(FigureBasis basis);

/// One stated value of one metric, of one agency, for one campaign and period, in one place. An absent value was stated
/// without a number (多次); zero was counted.
struct Figure {
  Ref<Metric> metric;
  Ref<Agency> agency;
  std::optional<Ref<Document>> campaign;
  std::optional<Quantity> value;  ///< in the metric's unit
  std::string as_written;
  FigureBasis basis = FigureBasis::own;
  std::vector<Ref<Agency>> parts;  ///< of a total: what it is the sum of; empty: the whole subtree
  std::optional<When> when;        ///< `period`, else the note's date
  bool has_own_period = false;     ///< `period` was written
  std::string region;
  std::string scope;
  bool provisional = false;
  std::string note;
  std::string acknowledged;  ///< the reason why a total that its parts exceed stands
  Place stated_at;
};

/// What the keys of a figure default to.
struct FigureContext {
  std::optional<Ref<Agency>> agency;
  std::optional<Ref<Document>> campaign;
  std::optional<When> date;
};

/// Reads `metrics` of a note. Keys under it are joined with '.' up to a registered id, as TOML's tables need it.
std::vector<Figure> parse_figures(const Node& metrics, std::string_view path, const FigureContext& context,
                                  const AgencyRegister& agencies, const MetricRegister& register_of_metrics,
                                  Findings& findings);

}  // namespace gongbao
