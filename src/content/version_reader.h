#pragma once
#include "content/library.h"

namespace gongbao {

/// An earlier version of a document: which bytes, of which document.
struct VersionRequest {
  Ref<Document> document;
  std::string blob;
};

/// A version as today's registers read it. Its links are not resolved.
struct ReadVersion {
  Document document;
  std::string source;       ///< the bytes as they are
  bool is_readable = false;  ///< else nothing but `fault` is known of it
  std::string fault;         ///< the first error in it, for the author
};

/// Reads versions by their blobs, in order. What is wrong in them is no finding: nobody can mend the past. `committed` must
/// be a snapshot of a commit.
std::vector<ReadVersion> read_versions(const Snapshot& committed, const Library& library,
                                       const std::vector<VersionRequest>& wanted, const WorkLimits& limits);

/// SHA-256 of blobs by their ids, as the work makes it of the bytes; a blob that cannot be had is not in the result.
std::map<std::string, Digest> digest_blobs(const Snapshot& committed, const std::vector<std::string>& blobs,
                                           const std::function<Digest(const std::string& bytes)>& digest,
                                           const WorkLimits& limits);

/// `kind:id`, of notes and summaries `kind:campaign/id`: as links name it.
std::string reference_of(const Library& library, Ref<Document> document);

}  // namespace gongbao
