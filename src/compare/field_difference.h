#pragma once
#include <optional>
#include <string>
#include <vector>

#include "compare/run.h"
#include "content/node.h"

namespace gongbao {

/// A value of front matter or a register that differs, as its authors wrote it.
struct FieldChange {
  /// Keys from the outermost one; an item of a list by its `id`, else by its number from 1: targets, t1,
  /// value.
  std::vector<std::string> path;
  std::optional<std::string> from;  ///< absent: the old version does not have it
  std::optional<std::string> to;
  std::vector<Run> runs;  ///< where both are there
};

/// Compares two tables key by key, whatever the order of keys. Items of a list that are tables belong
/// together by their `id`, or, without one, by what they hold; other lists are one text, joined by 、. Keys
/// at the top that are in `except` are passed over. In the order of the new version.
std::vector<FieldChange> field_difference(const Node& from, const Node& to,
                                          const std::set<std::string, std::less<>>& except = {});

}  // namespace gongbao
