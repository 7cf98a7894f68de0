#include "review/awaited_roles.h"

#include "base/text.h"

namespace gongbao {
namespace {

bool holds(const Reviewer& reviewer, const std::string& role, const Document& document, const Library& head) {
  if (std::find(reviewer.roles.begin(), reviewer.roles.end(), role) == reviewer.roles.end()) return false;
  return reviewer.agencies.empty() ||
         std::any_of(reviewer.agencies.begin(), reviewer.agencies.end(), [&](const Sourced& name) {
           const auto above = head.agencies.with_id(name.text);
           return above && document.agency && head.agencies.is_within(*document.agency, *above);
         });
}

/// Who wrote the file since it was `signed_blob`, which may be none.
void add_authors(const std::vector<Version>& versions, const std::string& signed_blob,
                 std::set<std::string>& authors) {
  for (const Version& version : versions) {
    if (version.blob == signed_blob) return;
    for (const Author& author : version.authors) authors.insert(ascii_lower(author.email));
  }
}

std::set<std::string> authors_since(const SignedVersion* last, const History& history,
                                    const Document& document) {
  std::set<std::string> authors;
  add_authors(history.versions(document.path), last ? last->blob : std::string(), authors);
  for (const Attachment& file : document.attachments) {
    std::string before;
    if (last)
      for (const SignedAttachment& one : last->attachments)
        if (one.name == file.name) before = one.blob;
    if (before != file.blob) add_authors(history.versions(file.path), before, authors);
  }
  return authors;
}

}  // namespace

std::vector<AwaitedRole> awaited_roles(const Library& head, const History& history,
                                       const DocumentSignOffs& sign_offs, const Document& document) {
  std::set<std::string> authors;
  if (const ReviewRule* rule = head.config.review_rule(document.kind); rule && rule->distinct_from_author)
    authors =
        authors_since(sign_offs.versions.empty() ? nullptr : &sign_offs.versions.back(), history, document);
  std::vector<AwaitedRole> result;
  for (const std::string& role : sign_offs.awaited) {
    std::set<std::string> emails;
    for (const Reviewer& reviewer : head.config.reviewers)
      if (holds(reviewer, role, document, head) && !authors.contains(ascii_lower(reviewer.email)))
        emails.insert(reviewer.email);
    result.push_back({role, {emails.begin(), emails.end()}});
  }
  return result;
}

}  // namespace gongbao
