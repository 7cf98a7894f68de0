#pragma once
#include <map>
#include <string>
#include <vector>

#include "base/cache.h"
#include "content/date.h"
#include "site/fact_table.h"

namespace gongbao {

/// What a finished build says of itself to the next one into the same output folder.
struct BuildState {
  Digest mark;        ///< of the tree
  Digest files_mark;  ///< the same when its files were written: PageFacts::files_mark
  Digest request;     ///< commit and options: with them, and the moment, nothing could be different
  Instant as_of;
  std::optional<Instant> next;  ///< from then on a build of the same commit may be different; nothing: never
  Digest question;              ///< of the audit
  std::vector<std::string>
      unclear;  ///< files in which the audit met what it looked for, by chance: to be searched each time
  std::string findings;                      ///< a record
  std::map<std::string, std::string> texts;  ///< files that the findings point into
  uint64_t files = 0;

  /// Whether a build at this moment sees what this one saw, as far as the moment matters.
  bool holds_at(Instant moment) const { return as_of <= moment && (!next || moment < *next); }
};

/// What each page of a finished build was made from.
struct PageFacts {
  Digest files_mark;  ///< of the tree, as its build left it
  Digest setting;     ///< what all pages depend on
  std::vector<std::pair<NamedFact, FactDigest>> facts;
  struct OfPage {
    uint64_t identity = 0;        ///< what else stands in the plan's entry
    std::vector<uint32_t> facts;  ///< places in the list
  };
  std::map<std::string, OfPage, std::less<>> pages;  ///< by path of the file
};

std::optional<BuildState> find_build_state(Cache& cache, std::string_view output);
void keep_build_state(Cache& cache, std::string_view output, const BuildState& state);
std::optional<PageFacts> find_page_facts(Cache& cache, std::string_view output);
void keep_page_facts(Cache& cache, std::string_view output, const PageFacts& pages);

}  // namespace gongbao
