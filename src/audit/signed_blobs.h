#pragma once
#include <map>
#include <string>
#include <vector>

#include "content/version_reader.h"
#include "source/history.h"

namespace gongbao {

/// A version of a document for which each role that its policy names has a sign-off that verifies.
struct SignedBlob {
  std::string blob;
  std::vector<SignedAttachment> attachments;
  std::vector<BoundFigure> figures;
  Document document;  ///< as it was signed
  bool is_readable = false;
};

/// What the records of the commit say of each document of a kind that needs sign-off, by its path: the
/// audit's own reading of content model 6. Where the order of sign-offs is in doubt it believes more than the
/// gate, so that it never takes for unsigned what the gate rightly shows.
struct SignedBlobs {
  std::map<std::string, std::vector<SignedBlob>> complete;
  std::map<std::string, std::vector<std::string>>
      incomplete;  ///< blobs that entries name and that are not complete
};

SignedBlobs read_signed_blobs(const Snapshot& snapshot, const Library& library, const History& history,
                              Instant as_of, const WorkLimits& limits);

}  // namespace gongbao
