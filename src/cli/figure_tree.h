#pragma once
#include <optional>
#include <string>
#include <vector>

#include "cli/pipeline.h"
#include "figures/comparison.h"

namespace gongbao {

/// More entries than these are counted at one level, not listed.
constexpr size_t most_entries = 100;

/// A number and what it is made of, one level at a time down to the statements.
struct FigureTree {
  enum class Show { own, subtree, total };
  Show show = Show::own;
  Ref<Agency> agency;
  Ref<Metric> metric;
  std::optional<Quantity> value;     ///< nothing of what does not add, or is stated in words alone
  std::string text;                  ///< the value in words; what stands in for it; empty where nothing does
  bool is_computed = false;          ///< nobody states it: the sum of the metric's parts, or a ratio
  bool exceeds = false;              ///< a part that alone is above the total
  std::vector<uint32_t> statements;  ///< indices into Ledger::figures()
  std::vector<FigureTree> below;
  size_t more = 0;  ///< entries that are left out
};

/// A reported total with its statement, and below it the parts that it is held against.
struct ExplainedTotal {
  FigureTree tree;
  const Reconciliation* against = nullptr;
};

/// All that is known of one cell, as the audience of the plan may see it.
struct ExplainedFigure {
  Cell cell;
  FigureTree own;
  FigureTree subtree;
  std::vector<ExplainedTotal> totals;
  std::vector<uint32_t> straddling;  ///< listed, not counted
  std::optional<Change> previous;
  std::optional<Change> year_before;
};
ExplainedFigure explain_cell(const Plan& plan, const Cell& cell);

/// "own", "subtree", "total": as in data files.
std::string_view name_of(FigureTree::Show show);

/// For people, and for programs (schema gongbao.explain/1).
std::string explained_text(const Plan& plan, const std::vector<ExplainedFigure>& all);
std::string explained_json(const Plan& plan, const std::vector<ExplainedFigure>& all);

}  // namespace gongbao
