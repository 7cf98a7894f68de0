#pragma once
#include <map>
#include <string>
#include <vector>

#include "content/library.h"
#include "content/sign_off_record.h"
#include "source/history.h"

namespace gongbao {

/// One sign-off that counts.
struct GivenSignOff {
  std::string role;
  std::string name;
  Instant instant;
};

/// A version of a document that everyone has signed whom the policy asks.
struct SignedVersion {
  int number = 0;  ///< counts completed sign-offs of the document, those revoked since included: never reused
  Instant completed;
  std::string blob;
  std::string digest;
  std::vector<SignedAttachment> attachments;
  std::vector<BoundFigure> figures;
  std::vector<GivenSignOff> by;
};

/// What has been signed of one document, and what its head waits for.
struct DocumentSignOffs {
  std::vector<SignedVersion> versions;  ///< in the order in which their sign-off was completed
  std::vector<GivenSignOff> given;      ///< to the head as it stands, while it is not complete
  std::vector<std::string> awaited;     ///< roles that have yet to sign the head; none: it is the version signed last
};

/// The sign-offs of every document whose kind needs them.
class SignOffs {
 public:
  /// Null for a kind that needs none.
  const DocumentSignOffs* of(std::string_view path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : &found->second;
  }
  /// Entries dated after the moment asked for, by their documents' paths: they do not count yet.
  const std::vector<std::pair<std::string, Instant>>& coming() const { return coming_; }

 private:
  friend SignOffs verify_sign_offs(const Library&, const Snapshot&, const History&, Instant, const WorkLimits&, Findings&);
  std::map<std::string, DocumentSignOffs, std::less<>> by_path_;
  std::vector<std::pair<std::string, Instant>> coming_;
};

/// Verifies every record of the commit against policy, history and signatures (content model 6). An entry that does not
/// count is a warning that says why; nothing is guessed: what cannot be verified does not count. Entries later than
/// `as_of` are not there yet.
SignOffs verify_sign_offs(const Library& library, const Snapshot& committed, const History& history, Instant as_of,
                          const WorkLimits& limits, Findings& findings);

/// Why an entry that is about to be written for this document would not count; empty if it would.
std::string fault_of_entry(const Library& library, const Snapshot& committed, const History& history, const SignOffs& sign_offs,
                           Ref<Document> document, const SignOffEntry& entry, const WorkLimits& limits);

}  // namespace gongbao
