// Protects: nothing of a hostile tree reaches the site, and its author is told each thing that is wrong with
// it.
#include "source/file_list.h"

#include "source/snapshot.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
struct Read {
  std::vector<std::string> paths;
  std::vector<std::string> faults;  ///< "code place: message"
};

Read read(const Repository& repository) {
  Findings findings;
  const Snapshot snapshot = read_snapshot({repository.path()}, {}, findings);
  Read result;
  for (const SourceFile& file : snapshot.files()) result.paths.push_back(file.path);
  for (const Finding& finding : findings.sorted())
    result.faults.push_back(finding.code + " " + finding.place.path + ": " + finding.message);
  return result;
}

/// A commit whose content/ is the raw tree of `entries`.
Read read_content(Repository& repository, const std::vector<Repository::Entry>& entries) {
  const std::string content = repository.tree(entries);
  repository.commit_tree(repository.tree({{"40000", "content", content}}));
  return read(repository);
}
}  // namespace

TEST_CASE("only site.toml, content and themes are listed, in byte order") {
  Repository repository;
  for (const char* path : {"site.toml", "content/b.md", "content/a/x.md", "content/a.md", "content/a-b.md",
                           "themes/t/page.html", "docs/readme.md", "Content/no.md", "site.toml.bak"})
    repository.write(path, path);
  repository.commit();
  const Read result = read(repository);
  CHECK(result.paths == std::vector<std::string>{"content/a-b.md", "content/a.md", "content/a/x.md",
                                                 "content/b.md", "site.toml", "themes/t/page.html"});
  CHECK(result.faults.empty());
}

TEST_CASE("names that git itself would refuse are findings and not read") {
  Repository repository;
  const std::string blob = repository.blob("x");
  const std::string folder = repository.tree({{"100644", "passwd", blob}});
  for (const std::string& name :
       std::vector<std::string>{"..", ".git", ".GIT", "a/../b", "/abs", "new\nline", "bad\xff", "CON",
                                "nul.md", "dot.", "space ", "back\\slash", "bell\a", "."}) {
    for (const char* mode : {"100644", "40000"}) {
      const Read result = read_content(repository, {{mode, name, mode[0] == '1' ? blob : folder}});
      CHECK(result.paths.empty());
      REQUIRE(result.faults.size() == 1);
      CHECK(result.faults[0].starts_with("name/invalid content/"));
      CHECK(result.faults[0].find('\n') == std::string::npos);
    }
  }
}

TEST_CASE("symbolic links and submodules are findings, wherever they stand") {
  Repository repository;
  const std::string blob = repository.blob("/etc/passwd");
  const std::string commit(40, 'a');
  const std::string folder =
      repository.tree({{"120000", "x.md", blob}, {"160000", "sub", commit}, {"100664", "odd", blob}});
  repository.commit_tree(repository.tree({{"40000", "content", folder},
                                          {"120000", "elsewhere", blob},
                                          {"120000", "site.toml", blob},
                                          {"160000", "themes", commit}}));
  const Read result = read(repository);
  CHECK(result.paths.empty());
  CHECK(result.faults ==
        std::vector<std::string>{
            "name/link content/odd: this is neither a plain file nor a folder",
            "name/link content/sub: another repository (a submodule) stands here; it is not read",
            "name/link content/x.md: a symbolic link stands here; links are not followed",
            "name/link site.toml: a symbolic link stands here; links are not followed",
            "name/link themes: another repository (a submodule) stands here; it is not read"});
}

TEST_CASE("names that differ only in case or Unicode form clash, and both are named") {
  Repository repository;
  const std::string blob = repository.blob("x");
  CHECK(
      read_content(repository, {{"100644", "A.md", blob}, {"100644", "a.md", blob}}).faults ==
      std::vector<std::string>{
          "name/clash content/a.md: 'content/A.md' and 'content/a.md' differ only in case or Unicode form"});
  const Read composed =
      read_content(repository, {{"100644", "e\xcc\x81.md", blob}, {"100644", "\xc3\xa9.md", blob}});
  CHECK(composed.faults.size() == 1);
  CHECK(composed.paths.size() == 1);
  CHECK(read_content(repository, {{"100644", "straße", blob}, {"100644", "strasse", blob}}).faults.size() ==
        1);
  const std::string folder = repository.tree({{"100644", "x", blob}});
  CHECK(read_content(repository, {{"40000", "N", folder}, {"40000", "n", folder}}).faults.size() == 1);
}

TEST_CASE("a name that stands twice is a clash") {
  Repository repository;
  const std::string blob = repository.blob("x");
  const std::string folder = repository.tree({{"100644", "x", blob}});
  const Read twice = read_content(repository, {{"100644", "a", blob}, {"100644", "a", blob}});
  CHECK(twice.faults ==
        std::vector<std::string>{"name/clash content/a: 'content/a' stands twice in one folder"});
  CHECK(twice.paths == std::vector<std::string>{"content/a"});
  CHECK(read_content(repository, {{"100644", "a", blob}, {"40000", "a", folder}}).faults.size() == 1);
}

TEST_CASE("a folder that unfolds beyond all measure ends in a finding, and the rest is read") {
  for (const EntryKind kind : {EntryKind::file, EntryKind::link}) {
    Findings findings;
    size_t folders = 0;
    const auto ten_of_ten = [&](const std::string& path, const FolderEntry*) {
      ++folders;
      if (path.empty())
        return std::vector<FolderEntry>{{"content", EntryKind::folder, {}},
                                        {"site.toml", EntryKind::file, {}}};
      std::vector<FolderEntry> entries;
      const bool is_deep = std::count(path.begin(), path.end(), '/') >= 7;
      for (char name = 'a'; name <= 'j'; ++name)
        entries.push_back({std::string(1, name), is_deep ? kind : EntryKind::folder, {}});
      return entries;
    };
    const std::vector<ListedFile> files = list_files(ten_of_ten, findings, 10'000);
    REQUIRE(files.size() == 1);
    CHECK(files[0].path == "site.toml");
    REQUIRE(findings.has_errors());
    CHECK(findings.items().back().code == "source/limit");
    CHECK(findings.items().back().place.path == "content");
    CHECK(findings.items().size() < 20);
    CHECK(folders < 10'000);
  }
}

TEST_CASE("folders nested too deep end in a finding") {
  Repository repository;
  std::string id = repository.tree({{"100644", "x.md", repository.blob("x")}});
  for (int level = 0; level < 100; ++level) id = repository.tree({{"40000", "d", id}});
  const Read result =
      read_content(repository, {{"40000", "d", id}, {"100644", "y.md", repository.blob("y")}});
  CHECK(result.paths == std::vector<std::string>{"content/y.md"});
  REQUIRE(result.faults.size() == 1);
  CHECK(result.faults[0].starts_with("source/limit content/d/d/d"));
}
