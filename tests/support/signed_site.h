#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "review/edition.h"
#include "support/repository.h"

namespace gongbao::test {

/// A site whose notices and summaries need the roles review and approve, in a real repository, with reviewers
/// whose keys ssh-keygen made. Each commit and each sign-off is an hour after the one before.
class SignedSite {
 public:
  explicit SignedSite(std::string_view policy = default_policy);

  /// notice and summary: review and approve, distinct from the author, signed.
  static const std::string_view default_policy;

  Repository repository;
  int64_t now;  ///< seconds since 1970; moves on by an hour with each commit and sign-off

  /// The private key of a person, made when it is first asked for, and the line for site.toml.
  std::filesystem::path key_file(const std::string& person, const std::string& type = "ed25519");
  std::string public_key(const std::string& person, const std::string& type = "ed25519");
  /// Adds a [[reviewer]] with this person's key to site.toml, not yet committed.
  void add_reviewer(const std::string& person, std::string_view roles, std::string_view more = {});

  static std::string email(const std::string& person) { return person + "@example.gov.cn"; }
  /// Commits the work tree as this person; gives the commit's id.
  std::string commit(const std::string& person, std::string_view message = "change");
  /// Writes a notice with these lines of front matter besides title, issuer and type, and its text.
  void write_notice(const std::string& id, std::string_view text, std::string_view more = {});

  /// An entry over the document as it lies in the work tree, right in every respect.
  SignOffEntry entry(const std::string& path, const std::string& person, const std::string& role,
                     std::vector<std::string> attachments = {}, std::vector<BoundFigure> figures = {});
  /// Signs what stands in an entry, after a test has altered it.
  void seal(SignOffEntry& entry, const std::string& person);
  /// The entry's digest made anew from what it names, for the document `kind_and_id`.
  void digest_anew(SignOffEntry& entry, std::string_view kind_and_id) const;
  void append(const std::string& path, const SignOffEntry& entry);
  /// Entry, record and commit of one sign-off, by its signer.
  void sign(const std::string& path, const std::string& person, const std::string& role,
            std::vector<std::string> attachments = {}, std::vector<BoundFigure> figures = {});
  /// By the reviewer `rev` and the approver `app`.
  void sign_fully(const std::string& path, std::vector<std::string> attachments = {},
                  std::vector<BoundFigure> figures = {});

  std::string text_of(std::string_view file) const;

 private:
  TemporaryFolder keys_;
};

/// What the review layer makes of a repository at one moment.
struct Judged {
  explicit Judged(const SignedSite& site, int64_t moment = 0);  ///< 0: the site's now
  explicit Judged(const std::filesystem::path& repository, int64_t moment);

  Findings findings;
  Snapshot snapshot;
  Library library;
  std::unique_ptr<History> history;
  SignOffs sign_offs;
  Edition edition;

  /// The bytes of the document that the public is shown; empty if none is.
  std::string shown(std::string_view path) const;
  /// Why sign-offs do not count: the messages of review/void, one a line.
  std::string voids() const;
  /// Numbers of the complete versions, "1 2 4".
  std::string numbers(std::string_view path) const;
  /// Who has yet to sign the head: "review approve".
  std::string awaited(std::string_view path) const;
  std::string codes() const;
};

}  // namespace gongbao::test
