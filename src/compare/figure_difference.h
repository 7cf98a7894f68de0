#pragma once
#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "content/document.h"

namespace gongbao {

/// What tells one statement of a document from another (content model 3.2), by ids: registers may differ
/// between versions.
struct FigureKey {
  std::string metric, agency, period, region, scope;
  FigureBasis basis = FigureBasis::own;
  auto operator<=>(const FigureKey&) const = default;
};

/// One statement as a version makes it.
struct StatedFigure {
  FigureKey key;
  std::string metric_name, agency_name, unit;
  std::string as_written;
  std::optional<Quantity> value;  ///< absent: stated without a number
  std::string details;            ///< whatever else is said with it: 初步, note, parts
  int line = 0;
};
std::vector<StatedFigure> stated_figures(const Document& document, const AgencyRegister& agencies,
                                         const MetricRegister& metrics);

/// A figure that its two versions state otherwise, or one of them alone.
struct FigureChange {
  std::optional<StatedFigure> from, to;
  std::optional<Quantity> change;  ///< new less old; absent where one has no number, or their units differ
  const StatedFigure& either() const { return to ? *to : *from; }
};
/// In the order of the new version; what was removed comes last. Equal statements are left out.
std::vector<FigureChange> figure_difference(const std::vector<StatedFigure>& from,
                                            const std::vector<StatedFigure>& to);

/// What a figure link of a text stands for, with what is needed to reckon with it.
struct LinkedFigure {
  std::string query;  ///< as its author wrote it, without `figure:`
  std::string words;  ///< 6500多人次; “—” where nothing answers
  std::optional<Quantity> value;
  std::string unit;
  std::string name;  ///< the metric's, for readers
};
std::vector<LinkedFigure> linked_figures(const std::vector<BoundFigure>& bound,
                                         const MetricRegister& metrics);

struct LinkedFigureChange {
  std::string query, name;
  std::optional<std::string> from, to;
  std::optional<Quantity> change;
  std::string unit;
};
/// By query, each once, in the order of the new version, then what only the old one has.
std::vector<LinkedFigureChange> linked_difference(const std::vector<LinkedFigure>& from,
                                                  const std::vector<LinkedFigure>& to);

/// "+120人次", "−2万多元", "约+30户": the sign before the digits, since a qualifier may stand before them.
/// Between percentages lie 个百分点.
std::string change_words(const Quantity& change, std::string_view unit);

}  // namespace gongbao
