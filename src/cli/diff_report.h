#pragma once
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compare/site_difference.h"

namespace gongbao {

/// An agency's report of a period in two versions.
struct ReportDifference {
  std::string agency, period;
  std::vector<SumChange> sums;
};

/// What `gongbao diff` found, and between what.
struct DiffResult {
  std::string from, to;  ///< the sides' names; empty: there was nothing before
  std::variant<DocumentDifference, ReportDifference, SiteDifference> difference;
  bool empty() const;
};

/// For a terminal: [-removed-] {+added+}, or with colour and without brackets.
std::string diff_text(const DiffResult& result, bool colour);
/// `gongbao.diff/1`.
std::string diff_json(const DiffResult& result);

}  // namespace gongbao
