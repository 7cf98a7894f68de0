#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compare/document_difference.h"
#include "compare/report_difference.h"
#include "content/library.h"

namespace gongbao {

/// One side of a difference: the site at a revision, or on the disk, with its sums as insiders see them. The
/// parts refer to each other, so it stays where it was made.
struct DiffSide {
  std::string name;  ///< the commit, or what stands for the disk
  Findings findings;
  Snapshot snapshot;
  Library library;
  std::unique_ptr<VisibleLibrary> visible;
  std::unique_ptr<Ledger> ledger;

  DiffSide() = default;
  DiffSide(const DiffSide&) = delete;
  DiffSide& operator=(const DiffSide&) = delete;
  SumVersion sums() const { return {*visible, *ledger}; }
};
std::unique_ptr<DiffSide> read_side(const SourceRequest& request, Instant as_of, const WorkLimits& limits);

/// The bytes of these documents, and of attached CSV files that hold rows of their tables, by path.
using FileTexts = std::map<std::string, std::string>;
FileTexts read_files_of(const DiffSide& side, const std::vector<Ref<Document>>& documents,
                        const WorkLimits& limits);

/// The document with what its figure links stand for on that side.
DocumentVersion version_of(const DiffSide& side, Ref<Document> document, const FileTexts& texts);

}  // namespace gongbao
