#include "review/sign_off_reader.h"

#include "content/source_reader.h"

namespace gongbao {
namespace {

constexpr std::string_view folder = "content/reviews/";

std::string document_path(std::string_view record) {
  record.remove_prefix(folder.size());
  return fmt::format("content/{}.md", record.substr(0, record.size() - std::string_view(".toml").size()));
}

using Entries = std::vector<SignOffEntry>;

/// The entries of a record at the commit, and in its older versions, newest first.
struct RecordVersions {
  Entries now;
  std::vector<Entries> older;
  size_t first_older = 0;  ///< the place of older[0] among the versions of history
};

Entries entries_of(const ReadFile& read, std::string_view path, Findings& findings) {
  return read.readable ? parse_sign_offs(read.data, path, findings) : Entries();
}

std::vector<RecordVersions> read_all(const Library& library, const Snapshot& committed, const History& history,
                                     const std::vector<const SourceFile*>& records, const WorkLimits& limits,
                                     Findings& findings) {
  std::vector<RecordVersions> result(records.size());
  std::vector<SourceFile> files;
  std::vector<size_t> record_of;
  for (size_t i = 0; i < records.size(); ++i) {
    const std::vector<Version>& versions = history.versions(records[i]->path);
    result[i].first_older = !versions.empty() && versions.front().blob == records[i]->blob ? 1 : 0;
    for (size_t k = result[i].first_older; k < versions.size(); ++k) {
      files.push_back({records[i]->path, versions[k].blob, records[i]->size});
      record_of.push_back(i);
    }
  }
  const std::vector<ReadFile> now = read_files(committed, records, library.config, limits, findings);
  for (size_t i = 0; i < records.size(); ++i) result[i].now = entries_of(now[i], records[i]->path, findings);
  std::vector<const SourceFile*> wanted;
  for (const SourceFile& file : files) wanted.push_back(&file);
  Findings nobodys;  // an older version of a record is nobody's to mend
  const std::vector<ReadFile> older = read_files(committed, wanted, library.config, limits, nobodys);
  for (size_t k = 0; k < files.size(); ++k)
    result[record_of[k]].older.push_back(entries_of(older[k], files[k].path, nobodys));
  return result;
}

bool holds(const Entries& entries, const SignOffEntry& sought) {
  return std::find(entries.begin(), entries.end(), sought) != entries.end();
}
bool holds(const std::vector<RecordedSignOff>& entries, const SignOffEntry& sought) {
  return std::any_of(entries.begin(), entries.end(), [&](const RecordedSignOff& one) { return one.entry == sought; });
}

}  // namespace

std::vector<SignOffRecord> read_sign_off_records(const Library& library, const Snapshot& committed,
                                                 const History& history, const WorkLimits& limits, Findings& findings) {
  std::vector<SignOffRecord> result;
  std::vector<const SourceFile*> files;
  for (const SourceFile& file : committed.files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(".toml")) continue;
    const std::optional<Ref<Document>> document = library.at_path(document_path(file.path));
    if (!document) {
      findings.warning("review/record", {file.path, 0, 0, 1}, fmt::format("there is no document '{}'", document_path(file.path)),
                       "a record lies where its document lies; move it with the document, or delete it");
      continue;
    }
    if (!library.config.needs_sign_off(library[*document].kind)) continue;
    files.push_back(&file);
    result.push_back({*document, file.path, {}, {}});
  }
  const std::vector<RecordVersions> read = read_all(library, committed, history, files, limits, findings);
  for (size_t i = 0; i < result.size(); ++i) {
    const std::vector<Version>& versions = history.versions(files[i]->path);
    for (const SignOffEntry& entry : read[i].now) {
      if (holds(result[i].entries, entry)) continue;  // copied: given once
      RecordedSignOff one{entry, read[i].first_older == 1 ? &versions.front() : nullptr, false};
      bool is_unbroken = true;
      for (size_t k = 0; k < read[i].older.size(); ++k) {
        const size_t place = k + read[i].first_older;
        const bool is_there = holds(read[i].older[k], entry);
        if (place > 0 && versions[place - 1].before == Version::Before::nothing) is_unbroken = false;
        is_unbroken = is_unbroken && is_there;
        if (is_unbroken) one.brought_in = &versions[place];
        one.was_taken_back = one.was_taken_back || (is_there && !is_unbroken);
      }
      result[i].entries.push_back(std::move(one));
    }
    for (const Entries& older : read[i].older)
      for (const SignOffEntry& entry : older)
        if (!holds(read[i].now, entry) && !holds(result[i].revoked, entry)) result[i].revoked.push_back(entry);
    std::stable_sort(result[i].entries.begin(), result[i].entries.end(),
                     [](const auto& a, const auto& b) { return a.entry.instant < b.entry.instant; });
  }
  return result;
}

}  // namespace gongbao
