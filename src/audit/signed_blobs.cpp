#include "audit/signed_blobs.h"

#include "base/text.h"
#include "content/front_matter.h"
#include "content/ssh_signature.h"

namespace gongbao {
namespace {

/// An entry of a record with the document that it is about.
struct Claim {
  Ref<Document> document;
  SignOffEntry entry;
};

std::vector<Claim> read_claims(const Snapshot& snapshot, const Library& library, Instant as_of,
                               const WorkLimits& limits) {
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
  return claims;
}

/// Whether one who holds the role signed just this, by what the entry itself and the bytes prove.
bool is_proven(const Claim& claim, const Library& library, const std::map<std::string, Digest>& documents,
               const std::map<std::string, Digest>& files) {
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
        return !wants_signature || verify_signature(reviewer.key, signed_message(entry), entry.signature);
      });
}

}  // namespace

SignedBlobs read_signed_blobs(const Snapshot& snapshot, const Library& library, Instant as_of,
                              const WorkLimits& limits) {
  const std::vector<Claim> claims = read_claims(snapshot, library, as_of, limits);
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
      return std::string(is_proven(claims[i], library, document_digests, file_digests) ? "1" : "");
    };
  });

  SignedBlobs result;
  std::map<std::pair<Ref<Document>, std::string>, std::set<std::string>> roles;  // by digest
  std::set<std::pair<Ref<Document>, std::string>> told;
  std::vector<VersionRequest> wanted;
  std::vector<const SignOffEntry*> entries;
  for (size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    std::set<std::string>& given = roles[{claim.document, claim.entry.digest}];
    if (!proven[i].bytes.empty()) given.insert(claim.entry.role);
    const std::vector<std::string>& asked = library.config.review_rule(library[claim.document].kind)->roles;
    const bool is_complete =
        std::all_of(asked.begin(), asked.end(), [&](const auto& role) { return given.contains(role); });
    if (!is_complete) {
      result.incomplete[library[claim.document].path].push_back(claim.entry.blob);
    } else if (told.insert({claim.document, claim.entry.digest}).second) {
      wanted.push_back({claim.document, claim.entry.blob});
      entries.push_back(&claim.entry);
    }
  }
  std::vector<ReadVersion> read = read_versions(snapshot, library, wanted, limits);
  for (size_t i = 0; i < wanted.size(); ++i)
    result.complete[library[wanted[i].document].path].push_back(
        {wanted[i].blob, entries[i]->attachments, entries[i]->figures, std::move(read[i].document),
         read[i].is_readable});
  return result;
}

}  // namespace gongbao
