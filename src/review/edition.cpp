#include "review/edition.h"

#include "content/link_resolver.h"
#include "content/version_reader.h"

namespace gongbao {

bool is_expunged(const SiteConfig& config, const std::string& path, const SignedVersion& version) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  const auto names = [&](const Expunged& one, const SignedAttachment& file) {
    return one.path.starts_with(folder) && one.path.substr(one.path.rfind('/') + 1) == file.name &&
           (one.blob.empty() || one.blob == file.blob);
  };
  return config.is_expunged(path, version.blob) ||
         std::any_of(version.attachments.begin(), version.attachments.end(), [&](const SignedAttachment& file) {
           return std::any_of(config.expunged.begin(), config.expunged.end(), [&](const Expunged& one) { return names(one, file); });
         });
}

bool is_open(const Document& document, Instant as_of) {
  if (document.status == Status::draft || document.audience == Audience::internal) return false;
  const Notice* notice = document.as_notice();
  return !notice || !notice->publish || !(as_of < *notice->publish);
}

namespace {

class Chooser {
 public:
  Chooser(const Library& head, const SignOffs& sign_offs, const Snapshot& committed, Instant as_of,
          const WorkLimits& limits, Findings& findings, const std::set<std::string>& as_if_signed)
      : head_(head), sign_offs_(sign_offs), as_of_(as_of), limits_(limits), findings_(findings), as_if_signed_(as_if_signed) {
    std::vector<VersionRequest> wanted;
    for (uint32_t i = 0; i < head.documents().size(); ++i)
      if (const DocumentSignOffs* signed_ = sign_offs.of(head.documents()[i].path))
        for (const SignedVersion& version : signed_->versions) {
          number_of_.try_emplace({head.documents()[i].path, version.blob}, wanted.size());
          wanted.push_back({{i}, version.blob});
        }
    read_ = read_versions(committed, head, wanted, limits);
    result_.snapshot = committed;
  }

  Edition choose() {
    std::vector<SourceFile> set;
    std::set<std::string> removed;
    for (uint32_t i = 0; i < head_.documents().size(); ++i) {
      const Document& document = head_.documents()[i];
      if (!sign_offs_.of(document.path)) {
        if (head_.config.is_expunged(document.path, document.blob)) removed.insert(document.path);
        continue;
      }
      if (as_if_signed_.count(document.path)) {
        SignedVersion& version = result_.shown[document.path];
        version.blob = document.blob;
        for (const Attachment& file : document.attachments) version.attachments.push_back({file.name, file.blob, {}});
        continue;
      }
      if (!choose_one(document, set)) removed.insert(document.path);
    }
    for (const SourceFile& file : result_.snapshot.files())
      if (!file.path.ends_with(".md") && head_.config.is_expunged(file.path, file.blob)) removed.insert(file.path);
    // What lies in a campaign's folder is at most as visible as the campaign.
    for (const Document& document : head_.documents())
      if (document.campaign && removed.count(head_[*document.campaign].path)) {
        removed.insert(document.path);
        result_.shown.erase(document.path);
      }
    std::erase_if(set, [&](const SourceFile& file) { return file.path.ends_with(".md") && removed.count(file.path) != 0; });
    measure_signed_files(set);
    result_.is_head = set.empty() && removed.empty();
    if (!result_.is_head) result_.snapshot = result_.snapshot.edited(set, removed);
    return std::move(result_);
  }

 private:
  static constexpr uint64_t size_unknown = std::numeric_limits<uint64_t>::max();

  /// The sizes of files as signed: those that lie there now may be others.
  void measure_signed_files(std::vector<SourceFile>& set) const {
    std::vector<std::string> blobs;
    for (const SourceFile& file : set)
      if (file.size == size_unknown) blobs.push_back(file.blob);
    const std::vector<uint64_t> sizes = read_blob_sizes(result_.snapshot.request(), blobs, limits_);
    size_t next = 0;
    for (SourceFile& file : set)
      if (file.size == size_unknown) file.size = sizes[next++];
  }

  bool choose_one(const Document& document, std::vector<SourceFile>& set) {
    const bool taken_away = document.unreadable || document.audience == Audience::internal ||
                            head_.config.is_expunged(document.path, {});
    if (taken_away) return false;
    const std::vector<SignedVersion>& versions = sign_offs_.of(document.path)->versions;
    bool is_taken = false;
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      const ReadVersion& read = read_[number_of_.at({document.path, version->blob})];
      if (is_expunged(head_.config, document.path, *version)) continue;
      if (!read.is_readable) {
        if (is_taken) continue;
        findings_.error("review/version", {document.path, 0, 0, 1},
                        fmt::format("the version signed on {} can no longer be read: {}", version->completed.iso(), read.fault),
                        "registers must go on to hold what signed versions name; or name the version in [[expunge]]");
        return false;
      }
      if (!is_open(read.document, as_of_)) {
        note_opening(read.document, document.path);
        continue;
      }
      if (!is_taken) take(document, *version, read, set);
      is_taken = true;
    }
    return is_taken;
  }

  void note_opening(const Document& version, const std::string& path) {
    const Notice* notice = version.as_notice();
    if (!notice || !notice->publish || !is_open(version, *notice->publish)) return;
    Instant& earliest = result_.opening.try_emplace(path, *notice->publish).first->second;
    earliest = std::min(earliest, *notice->publish);
  }

  void take(const Document& document, const SignedVersion& version, const ReadVersion& read,
            std::vector<SourceFile>& set) {
    result_.shown.emplace(document.path, version);
    const Notice* notice = document.as_notice();
    if (notice && notice->withdrawn) result_.withdrawn.emplace(document.path, *notice->withdrawn);
    if (version.blob != document.blob) set.push_back({document.path, version.blob, read.source.size()});
    for (const std::string& path : attachment_paths(read.document))
      for (const SignedAttachment& file : version.attachments) {
        const SourceFile* now = result_.snapshot.find(path);
        if (file.name == std::string_view(path).substr(path.rfind('/') + 1) && (!now || now->blob != file.blob))
          set.push_back({path, file.blob, size_unknown});
      }
  }

  const Library& head_;
  const SignOffs& sign_offs_;
  Instant as_of_;
  WorkLimits limits_;
  Findings& findings_;
  const std::set<std::string>& as_if_signed_;
  std::map<std::pair<std::string, std::string>, size_t> number_of_;
  std::vector<ReadVersion> read_;
  Edition result_;
};

}  // namespace

/// Writes into a library what the sign-offs say of its documents.
class EditionBinder {
 public:
  static void bind(Library& library, const Edition& edition) {
    for (Document& document : library.documents_) {
      const auto version = edition.shown.find(document.path);
      if (version == edition.shown.end()) continue;
      document.signed_version =
          SignedFacts{version->second.number, version->second.completed, version->second.figures};
      for (Attachment& file : document.attachments)
        for (const SignedAttachment& one : version->second.attachments)
          if (one.name == file.name) file.blob = one.blob;
      const auto withdrawn = edition.withdrawn.find(document.path);
      Notice* notice = std::get_if<Notice>(&document.details);
      if (notice && withdrawn != edition.withdrawn.end()) notice->withdrawn = withdrawn->second;
    }
  }
};

Edition choose_edition(const Library& head, const SignOffs& sign_offs, const Snapshot& committed, Instant as_of,
                       const WorkLimits& limits, Findings& findings, const std::set<std::string>& as_if_signed) {
  return Chooser(head, sign_offs, committed, as_of, limits, findings, as_if_signed).choose();
}

void check_expunged(const Library& library, const Snapshot& committed, const History& history, Findings& findings) {
  for (const Expunged& one : library.config.expunged) {
    const std::vector<Version>& versions = history.versions(one.path);
    // A file that its document has given up may still stand in signed versions of it.
    const bool is_given_up = !one.path.ends_with(".md") && !versions.empty();
    const bool is_there = is_given_up || committed.find(one.path) != nullptr;
    const bool is_version = one.blob.empty() || std::any_of(versions.begin(), versions.end(),
                                                            [&](const Version& v) { return v.blob == one.blob; });
    if (is_there && is_version) continue;
    findings.warning("review/expunge", one.place,
                     is_there ? fmt::format("'{}' has no version {}", one.path, one.blob)
                              : fmt::format("there is no file '{}'", one.path),
                     "git log --raw --abbrev=40 -- PATH lists the blobs; a document that is gone needs no entry");
  }
}

void check_change_notes(const Library& library, const SignOffs& sign_offs, Findings& findings) {
  for (const Document& document : library.documents()) {
    const DocumentSignOffs* signed_ = sign_offs.of(document.path);
    if (!signed_ || signed_->versions.empty() || signed_->awaited.empty()) continue;
    const Notice* notice = document.as_notice();
    if (notice && notice->withdrawn) continue;  // its reason says it, and nobody is to sign it
    if (document.unreadable || document.status == Status::draft || document.minor || !document.change_note.empty()) continue;
    findings.warning("review/change-note", {document.path, 0, 0, 1}, "it does not say what changed since the version signed last",
                     "add change_note: …, or minor: true, before it is signed");
  }
}

History history_of(const Edition& edition, History history) {
  for (const auto& [path, version] : edition.shown) {
    const std::vector<Version>& versions = history.versions(path);
    std::optional<size_t> first;
    for (size_t i = 0; i < versions.size() && !first; ++i)
      if (versions[i].blob == version.blob && versions[i].time <= version.completed.seconds) first = i;
    for (size_t i = 0; i < versions.size() && !first; ++i)  // clocks that differ
      if (versions[i].blob == version.blob) first = i;
    if (first) history.forget_newer(path, *first);
  }
  return history;
}

void bind_edition(Library& library, const Edition& edition) { EditionBinder::bind(library, edition); }

}  // namespace gongbao
