#pragma once
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/file.h"
#include "publish/output_tree.h"
#include "publish/verify.h"

/// Folders and sites that the tests of publishing share.
namespace gongbao::scratch {

/// A folder of its own, removed at the end, with the content repository `repo` in it.
class Folder {
 public:
  Folder() : Folder(std::filesystem::temp_directory_path()) {}
  explicit Folder(const std::filesystem::path& above) {
    std::string name = (above / "gongbao-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    std::filesystem::create_directories(repository() / ".git");
    std::filesystem::create_directories(repository() / "content");
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path path() const { return path_; }
  std::filesystem::path repository() const { return path_ / "repo"; }
  std::filesystem::path live() const { return repository() / "public"; }
  std::filesystem::path state() const { return repository() / ".public.gongbao"; }

 private:
  std::filesystem::path path_;
};

/// Where many builds a second are possible: in memory if the system has a folder there.
inline std::filesystem::path fast_folder() {
  return ::access("/dev/shm", W_OK) == 0 ? std::filesystem::path("/dev/shm")
                                         : std::filesystem::temp_directory_path();
}

using Site = std::map<std::string, std::string>;  // path to bytes

inline void publish(const std::filesystem::path& live, const std::filesystem::path& repository,
                    const Site& site) {
  OutputTree tree = OutputTree::open(live, repository);
  std::vector<OutputFile> files;
  for (const auto& [path, bytes] : site) files.push_back(tree.write(path, bytes));
  BuildFacts facts;
  facts.generator = "gongbao test";
  facts.commit = "c0ffee";
  tree.complete(std::move(files), facts);
}
inline void publish(const Folder& folder, const Site& site) {
  publish(folder.live(), folder.repository(), site);
}

/// A reader beside builds reads on until it has seen some of them, on a slow machine up to so often.
constexpr int enough_reads = 1'000'000;

/// A site of some pages of which a few differ from round to round, with files and folders that come, go and
/// trade places.
inline Site site_of_round(size_t round, size_t pages = 40) {
  Site site;
  for (size_t i = 0; i < pages; ++i) {
    const bool changes = i % 5 == round % 5;
    site["notes/" + std::to_string(i) + "/index.html"] =
        std::string(2000 + 300 * i, 'a') + (changes ? std::to_string(round) : "");
  }
  site["round/" + std::to_string(round) + ".html"] = "only now";
  site[round % 2 ? "swap" : "swap/index.html"] = "a file, then a folder";
  return site;
}

inline Site read_site(const std::filesystem::path& live) {
  Site site;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(live))
    if (entry.is_regular_file())
      site[std::filesystem::relative(entry.path(), live).string()] = read_file(entry.path());
  return site;
}

/// Without the manifest.
inline Site read_pages(const std::filesystem::path& live) {
  Site site = read_site(live);
  site.erase("manifest.json");
  return site;
}

/// The message of the Error that `work` throws, or "" if it throws none.
template <class Work>
std::string error_of(Work&& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

/// Runs `work` in a child process; its exit status, or minus the signal that ended it.
template <class Work>
int in_child(Work&& work) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace gongbao::scratch
