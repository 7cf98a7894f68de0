#pragma once
#include "review/sign_off.h"

namespace gongbao {

/// What a public build reads: the commit's files, of kinds that need sign-off each document in the version signed last,
/// and without those of which none may be shown (content model 6). What is not signed is not even parsed.
struct Edition {
  bool is_head = true;  ///< the head's documents are just those: `snapshot` is the commit's
  Snapshot snapshot;
  std::map<std::string, SignedVersion, std::less<>> shown;  ///< by path
  std::map<std::string, Withdrawal, std::less<>> withdrawn;  ///< by path: withdrawn at the head, so a tombstone
  /// By path: the first moment at which a signed version may be seen for which it is but too early yet.
  std::map<std::string, Instant, std::less<>> opening;
};

/// Whether the version, as it is written, may be seen by the public at this moment.
bool is_open(const Document& version, Instant as_of);
/// Whether the version or a file of it is named in [[expunge]].
bool is_expunged(const SiteConfig& config, const std::string& path, const SignedVersion& version);

/// The version of each document that was signed last and may be shown at `as_of`: itself ready, public, past its `publish`
/// and not expunged. The head can only take away. A signed version that can no longer be read is a finding.
/// `as_if_signed`: paths of documents whose head stands in it as if it was signed already.
Edition choose_edition(const Library& head, const SignOffs& sign_offs, const Snapshot& committed, Instant as_of,
                       const WorkLimits& limits, Findings& findings, const std::set<std::string>& as_if_signed = {});

/// Entries of [[expunge]] that name no file of the commit, or no version of it.
void check_expunged(const Library& library, const Snapshot& committed, const History& history, Findings& findings);

/// Heads that wait to be signed once more and do not say what changed.
void check_change_notes(const Library& library, const SignOffs& sign_offs, Findings& findings);

/// What history tells readers of the edition: nothing that came after the versions it shows.
History history_of(const Edition& edition, History history);

/// Tells each document of the edition's library which signed version it is, with its attachments as signed.
void bind_edition(Library& library, const Edition& edition);

}  // namespace gongbao
