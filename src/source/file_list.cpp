#include "source/file_list.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "source/name_rule.h"

namespace gongbao {
namespace {

constexpr std::array<std::string_view, 3> top_names{"content", "site.toml", "themes"};

constexpr size_t finding_weight = 1000;  // a hostile tree can hold as many faults as files

/// Two names are one on some system if these are equal.
std::string clash_key(std::string_view name) {
  const bool is_ascii = std::none_of(name.begin(), name.end(), [](char c) { return (c & 0x80) != 0; });
  return is_ascii ? ascii_lower(name) : fold_case(name);
}

TreeEntry key_of(const FolderEntry& entry) { return {entry.name, entry.kind, entry.id}; }

class Lister {
 public:
  Lister(const ReadFolder& read_folder, Findings& findings, size_t limit)
      : read_folder_(read_folder), findings_(findings), limit_(limit) {}

  void list_top() {
    std::vector<FolderEntry> entries = read_folder_("", nullptr);
    std::erase_if(entries, [](const FolderEntry& entry) {
      return std::find(top_names.begin(), top_names.end(), entry.name) == top_names.end();
    });
    for (const FolderEntry& entry : in_order(std::move(entries), "")) {
      const size_t files_before = files_.size();
      count_ = 1;
      visit(entry, "", 0);
      if (count_ <= limit_) continue;
      files_.resize(files_before);
      findings_.error("source/limit", {entry.name},
                      fmt::format("there are more than {} files and folders here; none is read", limit_));
    }
  }

  std::vector<ListedFile> take() { return std::move(files_); }

 private:
  void visit(const FolderEntry& entry, const std::string& folder, int depth) {
    const std::string path = folder + entry.name;
    if (!is_acceptable(entry, path)) {
      count_ += finding_weight;
    } else if (entry.kind == EntryKind::file) {
      files_.push_back({path, entry.id});
    } else if (depth + 1 > max_folder_depth) {
      findings_.error("source/limit", {printable_name(path)},
                      fmt::format("folders are nested more than {} deep", max_folder_depth));
      count_ += finding_weight;
    } else {
      for (const FolderEntry& inner : in_order(read_folder_(path, &entry), path + '/')) {
        if (++count_ > limit_) return;
        visit(inner, path + '/', depth + 1);
      }
    }
  }

  /// The entries in git's order, without those that clash with an earlier one.
  std::vector<FolderEntry> in_order(std::vector<FolderEntry> entries, const std::string& folder) {
    std::stable_sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) {
      return compare_entries(key_of(a), key_of(b)) < 0;
    });
    drop_clashes(entries, folder);
    return entries;
  }

  bool is_acceptable(const FolderEntry& entry, const std::string& path) {
    const Place place{printable_name(path)};
    if (const auto fault = name_fault(entry.name)) {
      findings_.error("name/invalid", place,
                      fmt::format("'{}' cannot be used: {}", printable_name(entry.name), *fault));
      return false;
    }
    if (path.size() > max_path_bytes) {
      findings_.error("name/invalid", place, fmt::format("the path is longer than {} bytes", max_path_bytes));
      return false;
    }
    const bool is_site_file = path == "site.toml";
    const bool is_top_folder = path == "content" || path == "themes";
    switch (entry.kind) {
      case EntryKind::link:
        findings_.error("name/link", place, "a symbolic link stands here; links are not followed",
                        "put the file itself here");
        return false;
      case EntryKind::submodule:
        findings_.error("name/link", place, "another repository (a submodule) stands here; it is not read",
                        "put its files here, or remove it");
        return false;
      case EntryKind::other:
        findings_.error("name/link", place, "this is neither a plain file nor a folder");
        return false;
      case EntryKind::file:
        if (is_top_folder) findings_.error("name/link", place, "a file stands where a folder belongs");
        return !is_top_folder;
      case EntryKind::folder:
        if (is_site_file) findings_.error("name/link", place, "a folder stands where a file belongs");
        return !is_site_file;
    }
    return false;
  }

  /// Of entries that some file system cannot tell apart the first in order stays.
  void drop_clashes(std::vector<FolderEntry>& entries, const std::string& folder) {
    std::vector<std::pair<std::string, size_t>> keys;
    keys.reserve(entries.size());
    for (size_t i = 0; i < entries.size(); ++i) keys.emplace_back(clash_key(entries[i].name), i);
    std::sort(keys.begin(), keys.end());
    std::vector<bool> dropped(entries.size());
    bool any = false;
    for (size_t i = 1, first = 0; i < keys.size(); ++i) {
      if (keys[i].first != keys[first].first) {
        first = i;
        continue;
      }
      count_ += finding_weight;
      complain_of_clash(folder, entries[keys[first].second].name, entries[keys[i].second].name);
      dropped[keys[i].second] = any = true;
    }
    if (!any) return;
    size_t index = 0;
    std::erase_if(entries, [&](const FolderEntry&) { return dropped[index++]; });
  }

  void complain_of_clash(const std::string& folder, const std::string& first, const std::string& second) {
    const std::string one = printable_name(folder + first);
    const std::string two = printable_name(folder + second);
    if (first == second)
      findings_.error("name/clash", {two}, fmt::format("'{}' stands twice in one folder", two));
    else
      findings_.error("name/clash", {two},
                      fmt::format("'{}' and '{}' differ only in case or Unicode form", one, two),
                      "give one of them another name");
  }

  const ReadFolder& read_folder_;
  Findings& findings_;
  size_t limit_;
  size_t count_ = 0;
  std::vector<ListedFile> files_;
};

}  // namespace

std::vector<ListedFile> list_files(const ReadFolder& read_folder, Findings& findings, size_t limit) {
  Lister lister(read_folder, findings, limit);
  lister.list_top();
  return lister.take();
}

}  // namespace gongbao
