#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A stretch of text that both versions have, or one of them. In a list of runs what was removed stands
/// before what was added in its place; the equal and removed ones make the old text, the equal and added ones
/// the new.
struct Run {
  enum class Kind { equal, removed, added };
  Kind kind = Kind::equal;
  std::string text;
  bool moved = false;  ///< a whole sentence that stands elsewhere in the other version
  bool operator==(const Run&) const = default;
};

/// The way from one text to another by characters, words and numbers. What readers would see as one change is
/// one: short equal stretches between changes go into them, and a change begins and ends where a clause does,
/// if it can. Takes from `budget` as common_elements() does.
std::vector<Run> runs_between(std::string_view from, std::string_view to, size_t& budget);
/// The same for a short text by itself: a cell, a field.
std::vector<Run> runs_between(std::string_view from, std::string_view to);

/// Appends a run; one of the same kind before it takes it in.
void append_run(std::vector<Run>& runs, Run run);

/// How many characters the runs remove and add.
struct RunCount {
  size_t removed = 0;
  size_t added = 0;
};
RunCount count_changes(const std::vector<Run>& runs);

}  // namespace gongbao
