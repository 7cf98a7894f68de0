#include "audit/authorship.h"

#include "base/text.h"
#include "content/link_resolver.h"

namespace gongbao {
namespace {

/// Bytes of one file that were signed at an instant.
struct SignedBytes {
  std::string_view blob;
  Instant at;
};

std::string_view name_of_file(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Where authors of what came later need not be asked for any more. Of versions with equal bytes it is the
/// one that was there at the signing: a later one, which somebody brought back, ends nothing.
std::set<size_t> ends_at(const std::vector<Version>& versions, std::string_view own_blob,
                         const std::vector<SignedBytes>& completed) {
  std::set<size_t> ends;
  for (const SignedBytes& one : completed) {
    if (one.blob == own_blob) continue;
    std::optional<size_t> end;
    for (size_t i = 0; i < versions.size(); ++i) {
      if (versions[i].blob != one.blob) continue;
      end = i;
      if (versions[i].time <= one.at.seconds) break;
    }
    if (end) ends.insert(*end);
  }
  return ends;
}

bool may_have_written(std::string_view email, const std::vector<Version>& versions, const SignedBytes& bytes,
                      const std::vector<SignedBytes>& completed) {
  const std::optional<size_t> from = place_when_signed(versions, bytes.blob, bytes.at);
  if (!from) return true;
  const std::set<size_t> ends = ends_at(versions, bytes.blob, completed);
  for (size_t i = *from; i < versions.size() && (i == *from || !ends.contains(i)); ++i) {
    const std::vector<Author>& authors = versions[i].authors;
    if (authors.empty()) return true;
    if (std::any_of(authors.begin(), authors.end(),
                    [&](const Author& author) { return ascii_lower(author.email) == ascii_lower(email); }))
      return true;
    if (versions[i].before == Version::Before::unknown && !ends.contains(i + 1)) return true;
  }
  return false;
}

/// Of an attachment, wherever its document lay when it was signed.
const std::vector<Version>* versions_of(const SignedAttachment& file, Document document,
                                        const SignOffEntry& entry, const History& history) {
  const std::vector<Version>& of_document = history.versions(document.path);
  const std::optional<size_t> place = place_when_signed(of_document, entry.blob, entry.instant);
  std::vector<std::string> places{document.path};
  if (place) places.push_back(of_document[*place].path);
  for (std::string& path : places) {
    document.path = std::move(path);
    for (const std::string& one : attachment_paths(document)) {
      if (name_of_file(one) != file.name) continue;
      const std::vector<Version>& versions = history.versions(one);
      if (place_when_signed(versions, file.blob, entry.instant)) return &versions;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<size_t> place_when_signed(const std::vector<Version>& versions, std::string_view blob,
                                        Instant at) {
  std::optional<size_t> newest;
  for (size_t i = 0; i < versions.size(); ++i) {
    if (versions[i].blob != blob) continue;
    if (versions[i].time <= at.seconds) return i;
    if (!newest) newest = i;
  }
  return newest;
}

bool is_by_an_author(const SignOffEntry& entry, const Document& version, const History& history,
                     const std::vector<const SignOffEntry*>& completed) {
  std::vector<SignedBytes> documents;
  for (const SignOffEntry* one : completed) documents.push_back({one->blob, one->instant});
  if (may_have_written(entry.email, history.versions(version.path), {entry.blob, entry.instant}, documents))
    return true;
  return std::any_of(entry.attachments.begin(), entry.attachments.end(), [&](const SignedAttachment& file) {
    std::vector<SignedBytes> files;
    for (const SignOffEntry* one : completed)
      for (const SignedAttachment& old : one->attachments)
        if (old.name == file.name) files.push_back({old.blob, one->instant});
    const std::vector<Version>* versions = versions_of(file, version, entry, history);
    return !versions || may_have_written(entry.email, *versions, {file.blob, entry.instant}, files);
  });
}

}  // namespace gongbao
