#include "audit/signed_blobs.h"

#include "audit/authorship.h"
#include "base/text.h"
#include "content/front_matter.h"
#include "content/ssh_signature.h"

namespace gongbao {
namespace {

/// An entry of a record with the document that it is about.
struct Claim {
  Ref<Document> document;
  SignOffEntry entry;
  size_t version = 0;  ///< that it names, among those read
};

/// By document, in the order in which they were given; at one instant that of the versions.
void sort_claims(std::vector<Claim>& claims, const Library& library, const History& history) {
  const auto place_of = [&](const Claim& claim) {
    const std::vector<Version>& versions = history.versions(library[claim.document].path);
    return place_when_signed(versions, claim.entry.blob, claim.entry.instant).value_or(versions.size());
  };
  std::stable_sort(claims.begin(), claims.end(), [&](const Claim& a, const Claim& b) {
    if (a.document != b.document) return a.document < b.document;
    if (a.entry.instant != b.entry.instant) return a.entry.instant < b.entry.instant;
    return place_of(a) > place_of(b);
  });
}

std::vector<Claim> read_claims(const Snapshot& snapshot, const Library& library, const History& history,
                               Instant as_of, const WorkLimits& limits) {
  std::vector<std::pair<Ref<Document>, const SourceFile*>> records;
  for (uint32_t i = 0; i < library.documents().size(); ++i) {
    const Document& document = library.documents()[i];
    if (!library.config.needs_sign_off(document.kind)) continue;
    if (const SourceFile* record = snapshot.find(record_path(document.path)))
      records.push_back({{i}, record});
  }
  const Outcomes bytes = parallel_map(records.size(), limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(snapshot.open_reader())](size_t i) {
      return reader->read(*records[i].second);
    };
  });
  std::vector<Claim> claims;
  Findings ignored;  // the run has them from its own reading
  for (size_t i = 0; i < records.size(); ++i) {
    const std::string& path = records[i].second->path;
    const auto file = read_toml_file(bytes[i].bytes, path, library.config.front_matter, ignored);
    if (!file || file->kind != Node::Kind::table) continue;
    for (SignOffEntry& entry : parse_sign_offs(*file, path, ignored))
      if (!(as_of < entry.instant)) claims.push_back({records[i].first, std::move(entry)});
  }
  sort_claims(claims, library, history);
  return claims;
}

/// Each version that a claim names, once.
std::vector<ReadVersion> read_claimed(const Snapshot& snapshot, const Library& library,
                                      std::vector<Claim>& claims, const WorkLimits& limits) {
  std::map<std::pair<Ref<Document>, std::string>, size_t> places;
  std::vector<VersionRequest> wanted;
  for (Claim& claim : claims) {
    const auto [place, is_new] = places.try_emplace({claim.document, claim.entry.blob}, wanted.size());
    if (is_new) wanted.push_back({claim.document, claim.entry.blob});
    claim.version = place->second;
  }
  return read_versions(snapshot, library, wanted, limits);
}

/// Whether a reviewer signs for this agency: it, or one above it, is named; or none is.
bool signs_for(const Reviewer& reviewer, std::optional<Ref<Agency>> agency, const AgencyRegister& agencies) {
  if (reviewer.agencies.empty()) return true;
  for (; agency; agency = agencies[*agency].parent)
    for (const Sourced& named : reviewer.agencies)
      if (named.text == agencies[*agency].id) return true;
  return false;
}

/// Whether one who holds the role for the version's agency signed just this, by what the entry itself and the
/// bytes prove.
bool is_proven(const Claim& claim, const Document& version, const Library& library,
               const std::map<std::string, Digest>& documents, const std::map<std::string, Digest>& files) {
  const SignOffEntry& entry = claim.entry;
  const auto document = documents.find(entry.blob);
  if (document == documents.end()) return false;
  for (const SignedAttachment& file : entry.attachments)
    if (const auto found = files.find(file.blob); found == files.end() || found->second.hex() != file.sha256)
      return false;
  const Digest digest = sign_off_digest(reference_of(library, claim.document), document->second,
                                        entry.attachments, entry.figures);
  if (digest.hex() != entry.digest) return false;
  const bool wants_signature = library.config.review_rule(library[claim.document].kind)->signed_records;
  const std::string email = ascii_lower(entry.email);
  return std::any_of(
      library.config.reviewers.begin(), library.config.reviewers.end(), [&](const Reviewer& reviewer) {
        if (ascii_lower(reviewer.email) != email) return false;
        if (std::find(reviewer.roles.begin(), reviewer.roles.end(), entry.role) == reviewer.roles.end())
          return false;
        if (!signs_for(reviewer, version.agency, library.agencies)) return false;
        return !wants_signature || verify_signature(reviewer.key, signed_message(entry), entry.signature);
      });
}

}  // namespace

SignedBlobs read_signed_blobs(const Snapshot& snapshot, const Library& library, const History& history,
                              Instant as_of, const WorkLimits& limits) {
  std::vector<Claim> claims = read_claims(snapshot, library, history, as_of, limits);
  const std::vector<ReadVersion> versions = read_claimed(snapshot, library, claims, limits);
  std::vector<std::string> documents, files;
  for (const Claim& claim : claims) {
    documents.push_back(claim.entry.blob);
    for (const SignedAttachment& file : claim.entry.attachments) files.push_back(file.blob);
  }
  const auto document_digests = digest_blobs(
      snapshot, documents, [](const std::string& bytes) { return sha256(evened_out(bytes)); }, limits);
  const auto file_digests = digest_blobs(
      snapshot, files, [](const std::string& bytes) { return sha256(bytes); }, limits);
  const Outcomes proven = parallel_map(claims.size(), limits, [&] {  // each may run ssh-keygen
    return [&](size_t i) {
      const Document& version = versions[claims[i].version].document;
      return std::string(is_proven(claims[i], version, library, document_digests, file_digests) ? "1" : "");
    };
  });

  SignedBlobs result;
  std::map<std::pair<Ref<Document>, std::string>, std::set<std::string>> roles;  // by digest
  std::map<Ref<Document>, std::vector<const SignOffEntry*>> completed;
  std::set<std::pair<Ref<Document>, std::string>> told;
  for (size_t i = 0; i < claims.size(); ++i) {
    const auto& [of, entry, version] = claims[i];
    const std::string& path = library[of].path;
    const ReviewRule& rule = *library.config.review_rule(library[of].kind);
    const auto may_sign = [&, &document = versions[version].document] {
      return !rule.distinct_from_author || !is_by_an_author(entry, document, history, completed[of]);
    };
    const bool counts = !proven[i].bytes.empty() && may_sign();
    std::set<std::string>& given = roles[{of, entry.digest}];
    if (counts) given.insert(entry.role);
    const bool is_complete = std::all_of(rule.roles.begin(), rule.roles.end(),
                                         [&](const std::string& role) { return given.contains(role); });
    if (counts && is_complete) completed[of].push_back(&entry);
    if (!is_complete)
      result.incomplete[path].push_back(entry.blob);
    else if (told.insert({of, entry.digest}).second)
      result.complete[path].push_back({entry.blob, entry.attachments, entry.figures,
                                       versions[version].document, versions[version].is_readable});
  }
  return result;
}

}  // namespace gongbao
