#pragma once
#include "content/sign_off_record.h"
#include "content/version_reader.h"
#include "source/history.h"

namespace gongbao {

/// An entry of a record with what the repository knows of it.
struct RecordedSignOff {
  SignOffEntry entry;
  const Version* brought_in = nullptr;  ///< the record's version that first held it; null: not known
  bool was_taken_back = false;          ///< deleted since, and put back by whomever
};

/// The record of one document.
struct SignOffRecord {
  Ref<Document> document;
  std::string path;
  std::vector<RecordedSignOff> entries;     ///< that stand in it, each once, by their instants
  std::vector<SignOffEntry> revoked;        ///< that stood in an earlier version of it and were deleted
};

/// The records of documents whose kind needs sign-off, in order of paths. One that signs no document is a finding.
std::vector<SignOffRecord> read_sign_off_records(const Library& library, const Snapshot& committed,
                                                 const History& history, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
