#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::test {

/// A folder in the system's temporary folder, removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A real repository, made by the git command in a folder of its own. No setting of the machine or the user
/// reaches it, and nothing in it depends on the clock: the same calls give the same ids.
class Repository {
 public:
  static constexpr int64_t default_time = 1'700'000'000;  // 2023-11-14T22:13:20Z
  static constexpr std::string_view default_author = "张三 <zhang@example.org>";

  explicit Repository(std::string_view object_format = "sha1");

  /// The work tree; the repository itself is in .git below it.
  const std::filesystem::path& path() const { return path_; }

  /// A file of the work tree, with the folders above it.
  void write(std::string_view file, std::string_view bytes);
  void remove(std::string_view file);
  void rename(std::string_view from, std::string_view to);

  /// Commits the whole work tree as it is, at `time` (seconds since 1970, zone +0800), and gives the commit's
  /// id.
  std::string commit(std::string_view message = "change", int64_t time = default_time,
                     std::string_view author = default_author);
  /// Commits a raw tree, made with tree(), as the new tip of the branch; the work tree is left as it was.
  std::string commit_tree(std::string_view tree_id, int64_t time = default_time);
  /// Merges `branch` into the current one, always with a commit of its own.
  std::string merge(std::string_view branch, int64_t time = default_time,
                    std::string_view author = default_author);

  struct Entry {
    std::string mode;  ///< "100644", "120000", "160000", "40000"
    std::string name;  ///< any bytes but NUL
    std::string id;
  };
  /// Raw objects, whatever they hold: nothing checks the names, the order or the ids.
  std::string blob(std::string_view bytes);
  std::string tree(const std::vector<Entry>& entries);
  std::string raw_object(std::string_view type, std::string_view bytes);
  /// Where a loose object lies.
  std::filesystem::path loose_path(std::string_view id) const;

  /// Runs git here and gives its standard output without the last line break. Throws std::runtime_error with
  /// git's words.
  std::string git(const std::vector<std::string>& arguments, std::string_view input = {}) const;

  /// Packs every object into one pack and removes the loose ones.
  void pack();
  /// Copies beside this one, removed with it. A shallow one holds the last `depth` commits.
  std::filesystem::path bare_clone() const;
  std::filesystem::path shallow_clone(int depth) const;

 private:
  std::string git_at(int64_t time, std::string_view author, const std::vector<std::string>& arguments,
                     std::string_view input = {}) const;
  TemporaryFolder folder_;
  std::filesystem::path path_;
};

}  // namespace gongbao::test
