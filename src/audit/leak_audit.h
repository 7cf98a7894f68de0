#pragma once
#include <filesystem>

#include "audit/file_search.h"

namespace gongbao {

/// The repository that a site was made from. All as read from the commit; nothing that the gate has chosen.
struct AuditedSource {
  const Snapshot& snapshot;
  const Library& library;
  const History& history;
  Instant as_of;
  std::vector<PublicFile> theme;
};

/// Finished files of a public site as they lie on the disk and will go live: all, or those in question.
struct AuditedFiles {
  std::filesystem::path tree;
  std::vector<std::string> paths;  ///< within the tree
};

/// What the search of some files came to, besides its findings.
struct SearchedFiles {
  uint64_t bytes = 0;              ///< as they lie on the disk
  std::vector<std::string> clean;  ///< the paths of those that hold nothing looked for, in order
};

/// Searches every byte of a finished public site for what may not be seen (behaviour 5).
class LeakAudit {
 public:
  /// Reads what may not be seen, and makes ready to look for it; with a cache only what no earlier build has read.
  LeakAudit(const AuditedSource& source, const WorkLimits& limits, Cache& cache);
  LeakAudit(const LeakAudit&) = delete;
  LeakAudit& operator=(const LeakAudit&) = delete;

  size_t texts() const { return sought_.texts().size(); }  ///< looked for

  /// A digest of everything that the search of one file depends on besides its path and bytes. What was clean
  /// under a question is clean wherever path, bytes and question are the same.
  Digest question() const { return search_.question(); }

  /// Each text that is found is an error of the group `leak`, at the place where its author wrote it, that
  /// names the file and line in the site. Each file is judged by itself: which others are searched along with
  /// it changes no verdict. Error if a file cannot be searched.
  SearchedFiles search(const AuditedFiles& files, const WorkLimits& limits, Findings& findings) const;

 private:
  const Library& library_;
  PublicView view_;
  SoughtTexts sought_;
  FileSearch search_;
};

}  // namespace gongbao
