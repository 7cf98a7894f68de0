#pragma once
#include "content/library.h"
#include "content/source_reader.h"

namespace gongbao {

/// The steps of parse_library(), in order; each goes on with what the one before could read.
class LibraryBuilder {
 public:
  LibraryBuilder(const Snapshot& snapshot, const WorkLimits& limits, Cache& cache, Findings& findings)
      : snapshot_(snapshot), limits_(limits), cache_(cache), findings_(findings) {}
  Library build();

 private:
  void read_config();
  void read_content();
  void read_registers();
  void place_documents();
  void parse_documents();
  void resolve_names();
  void resolve_notice(Document& document, Notice& notice);
  void resolve_note(Ref<Document> self, Note& note);
  void resolve_findings(const std::vector<Sourced>& names, Ref<Document> self,
                        std::vector<FindingRef>& resolved);
  void resolve_links();
  void check_attachments();
  void report(const Findings& typed, Ref<Document> document);

  const Snapshot& snapshot_;
  const WorkLimits& limits_;
  Cache& cache_;
  Findings& findings_;
  Library library_;
  std::vector<const SourceFile*> files_;
  bool registers_whole_ = true;            ///< else names that are in no register mean nothing
  std::vector<ReadFile> read_;             ///< beside files_
  std::vector<size_t> read_of_document_;   ///< index into read_, beside the documents
  std::set<Ref<Document>> agency_faulty_;  ///< their agency is written, and not known
};

}  // namespace gongbao
