// Protects: a build replaces the site wholly, leaves alone what did not change, and two builds do not mix.
#include "publish/output_tree.h"

#include <doctest/doctest.h>

#include "base/parallel.h"
#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;
namespace fs = std::filesystem;

namespace {
ino_t inode(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_ino;
}
unsigned mode(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}
}  // namespace

TEST_CASE("a site is written, and exactly it is live") {
  const Folder folder;
  const Site site{{"index.html", "首页"}, {"agencies/商务厅/2008-Q2/index.html", "厅"}, {"empty.txt", ""}};
  publish(folder, site);
  CHECK(read_pages(folder.live()) == site);
  CHECK(verify_tree(folder.live()).empty());
}

TEST_CASE("a relative output folder with a slash at its end is fine, and folders above it are made") {
  const Folder folder;
  publish(folder.path() / "a" / "b" / "site/", folder.repository(), {{"index.html", "x"}});
  CHECK(verify_tree(folder.path() / "a/b/site").empty());
}

TEST_CASE("what does not change stays the same file in both trees") {
  const Folder folder;
  const Site site{{"a/index.html", "same"}, {"index.html", "changes 1"}};
  publish(folder, site);
  publish(folder, site);
  const ino_t page = inode(folder.live() / "a/index.html");
  const ino_t older_page = inode(folder.state() / "previous/a/index.html");
  const ino_t home = inode(folder.live() / "index.html");
  publish(folder, {{"a/index.html", "same"}, {"index.html", "changes 2"}});
  CHECK(inode(folder.live() / "a/index.html") == older_page);
  publish(folder, {{"a/index.html", "same"}, {"index.html", "changes 3"}});
  CHECK(inode(folder.live() / "a/index.html") == page);
  CHECK(inode(folder.live() / "index.html") != home);
  CHECK(read_file(folder.live() / "index.html") == "changes 3");
}

TEST_CASE("any round after any other makes the same bytes as a build from nothing") {
  const Folder folder;
  const Folder clean;
  for (const size_t round : {0, 1, 2, 5, 4, 4, 4, 3}) {
    publish(folder, site_of_round(round));
    CHECK(verify_tree(folder.live()).empty());
    CHECK(read_pages(folder.live()) == site_of_round(round));
  }
  publish(clean, site_of_round(3));
  CHECK(read_site(folder.live()) == read_site(clean.live()));
}

TEST_CASE("files and folders that others altered in the older tree are made right") {
  const Folder folder;
  const Site site{
      {"a/index.html", "right"}, {"b/index.html", "right"}, {"c/index.html", "right"}, {"d", "right"}};
  publish(folder, site);
  publish(folder, site);
  const fs::path older = folder.state() / "previous";
  fs::remove_all(older / "a");
  fs::create_symlink("/etc", older / "a");
  write_file(older / "b/index.html", "wrong");  // of the same size
  fs::permissions(older / "c/index.html", fs::perms::owner_read);
  fs::remove(older / "d");
  fs::create_directories(older / "d/deep/er");
  write_file(older / "d/deep/er/file", "not ours");
  fs::create_symlink("/etc/passwd", older / "link");
  publish(folder, site);
  CHECK(read_pages(folder.live()) == site);
  CHECK(verify_tree(folder.live()).empty());
  CHECK(mode(folder.live() / "c/index.html") == 0644);
  CHECK(!fs::exists("/etc/index.html"));
}

TEST_CASE("a tree without its mark, or with a damaged one, is made from nothing") {
  for (const bool damaged : {false, true}) {
    const Folder folder;
    const Site site{{"index.html", "x"}};
    publish(folder, site);
    publish(folder, site);
    const fs::path older = folder.state() / "previous";
    write_file(older / "index.html", "y");
    write_file(older / "other.html", "z");
    if (damaged)
      write_file(older / "manifest.json", read_file(older / "manifest.json") + " ");
    else
      fs::remove(older / "manifest.json");
    publish(folder, site);
    CHECK(read_pages(folder.live()) == site);
    CHECK(verify_tree(folder.live()).empty());
  }
}

TEST_CASE("modes are 0644 and 0755 whatever the umask and a set-group bit above") {
  for (const mode_t mask : {077, 000, 027}) {
    const Folder folder;
    fs::permissions(folder.repository(), fs::perms::set_gid, fs::perm_options::add);
    const mode_t before = ::umask(mask);
    publish(folder, {{"a/b/index.html", "x"}});
    publish(folder, {{"a/b/index.html", "y"}});
    ::umask(before);
    CHECK(mode(folder.live()) == 0755);
    CHECK(mode(folder.live() / "a/b") == 0755);
    CHECK(mode(folder.live() / "a/b/index.html") == 0644);
    CHECK(mode(folder.live() / "manifest.json") == 0644);
    CHECK(mode(folder.state()) == 0700);
  }
}

TEST_CASE("worker processes write at once, into the same folders") {
  const Folder folder;
  for (int round = 0; round < 3; ++round) {
    OutputTree tree = OutputTree::open(folder.live(), folder.repository());
    const auto path_of = [](size_t i) { return fmt::format("{}/{}/{}.html", i % 7, i % 3, i); };
    const auto bytes_of = [&](size_t i) {
      return std::string(i, static_cast<char>('a' + (i % 2 ? round : 0)));
    };
    const Outcomes outcomes = parallel_map(600, {.jobs = 4}, [&] {
      return [&](size_t i) { return tree.write(path_of(i), bytes_of(i)).digest.hex(); };
    });
    std::vector<OutputFile> files;
    for (size_t i = 0; i < outcomes.size(); ++i) {
      CHECK(outcomes[i].bytes == sha256(bytes_of(i)).hex());
      files.push_back({path_of(i), bytes_of(i).size(), sha256(bytes_of(i))});
    }
    tree.complete(std::move(files), {});
    CHECK(verify_tree(folder.live()).empty());
    CHECK(read_pages(folder.live()).size() == 600);
  }
}

TEST_CASE("workers that make one folder where the older tree has a file all succeed") {
  const Folder folder;
  publish(folder, {{"x", "a file"}});
  publish(folder, {{"x", "a file"}});
  OutputTree tree = OutputTree::open(folder.live(), folder.repository());
  parallel_map(64, {.jobs = 4},
               [&] { return [&](size_t i) { return tree.write(fmt::format("x/{}/p", i), "p").path; }; });
  std::vector<OutputFile> files;
  for (size_t i = 0; i < 64; ++i) files.push_back({fmt::format("x/{}/p", i), 1, sha256("p")});
  tree.complete(std::move(files), {});
  CHECK(verify_tree(folder.live()).empty());
}

TEST_CASE("the second of two builds at once is told who holds the folder, and the first is not disturbed") {
  const Folder folder;
  OutputTree first = OutputTree::open(folder.live(), folder.repository());
  const std::string told = error_of([&] { OutputTree::open(folder.live(), folder.repository()); });
  CHECK(told.find("another build is writing") == 0);
  CHECK(told.find(".public.gongbao/lock") != std::string::npos);
  first.complete({first.write("index.html", "first")}, {});
  publish(folder, {{"index.html", "second"}});
  CHECK(read_file(folder.live() / "index.html") == "second");
}

TEST_CASE("the lock of a build that died is none") {
  const Folder folder;
  CHECK(in_child([&] {
          OutputTree tree = OutputTree::open(folder.live(), folder.repository());
          tree.write("index.html", "half");
          return ::raise(SIGKILL);
        }) == -SIGKILL);
  CHECK(!fs::exists(folder.live()));
  publish(folder, {{"index.html", "whole"}});
  CHECK(verify_tree(folder.live()).empty());
}

TEST_CASE("a build that is given up leaves the live tree as it was") {
  const Folder folder;
  publish(folder, {{"index.html", "old"}});
  {
    const OutputTree tree = OutputTree::open(folder.live(), folder.repository());
    tree.write("index.html", "new");
  }
  CHECK(read_pages(folder.live()) == Site{{"index.html", "old"}});
}

TEST_CASE("paths that leave the tree, cannot be kept everywhere or are the manifest's are refused") {
  const Folder folder;
  const OutputTree tree = OutputTree::open(folder.live(), folder.repository());
  const std::vector<std::string> hostile{"",
                                         "/etc/x",
                                         "..",
                                         ".",
                                         "../x",
                                         "a/../../x",
                                         "a/..",
                                         "a/./b",
                                         "./a",
                                         "a//b",
                                         "a/",
                                         "..\\x",
                                         std::string("a\0b", 3),
                                         "a\nb",
                                         "a\x7f",
                                         "\xff\xfe",
                                         std::string(256, 'n'),
                                         "d/" + std::string(256, 'n') + "/x",
                                         "manifest.json",
                                         "manifest-12.json"};
  for (const std::string& path : hostile)
    CHECK_MESSAGE(!error_of([&] { tree.write(path, "x"); }).empty(), path);
  std::string deep = "d";
  while (deep.size() <= 1024) deep += "/d";
  CHECK(!error_of([&] { tree.write(deep, "x"); }).empty());
  CHECK(error_of([&] { tree.write(std::string(255, 'n') + "/manifest.json", "x"); }).empty());
  CHECK(!fs::exists(folder.repository() / "x"));
  CHECK(!fs::exists(folder.state() / "x"));
}

TEST_CASE("a link put into the older tree while a build runs is not followed") {
  const Folder folder;
  const OutputTree tree = OutputTree::open(folder.live(), folder.repository());
  fs::create_directory(folder.path() / "outside");
  fs::create_directory_symlink(folder.path() / "outside", tree.path() / "a");
  fs::create_symlink(folder.path() / "outside/made", tree.path() / "b");
  tree.write("a/index.html", "x");
  tree.write("b", "x");
  CHECK(fs::is_empty(folder.path() / "outside"));
  CHECK(read_file(tree.path() / "a/index.html") == "x");
}

TEST_CASE("a list with a file twice, or with one that was never written, completes nothing") {
  const Folder folder;
  publish(folder, {{"index.html", "old"}});
  OutputTree tree = OutputTree::open(folder.live(), folder.repository());
  const OutputFile file = tree.write("a", "x");
  CHECK(error_of([&] { tree.complete({file, file}, {}); }) == "two files of the site have the path 'a'");
  CHECK(error_of([&] {
          tree.complete({file, {"b", 1, sha256("y")}}, {});
        }).find("1 files are missing") != std::string::npos);
  CHECK(read_pages(folder.live()) == Site{{"index.html", "old"}});
}

TEST_CASE("where folders changed places, no file of the tree is believed: each page is its own") {
  for (const bool in_live : {true, false}) {
    CAPTURE(in_live);
    const Folder folder;
    const Site site{{"a/index.html", "page a"}, {"b/index.html", "page b"}, {"c/index.html", "page c"}};
    publish(folder, site);
    publish(folder, site);
    ::usleep(20'000);  // later than the marks, by any clock
    const fs::path tree = in_live ? folder.live() : folder.state() / "previous";
    fs::rename(tree / "a", tree / "other");
    fs::rename(tree / "b", tree / "a");
    fs::rename(tree / "other", tree / "b");
    fs::remove_all(tree / "c");
    fs::create_directory_symlink("a", tree / "c");
    OutputTree next = OutputTree::open(folder.live(), folder.repository());
    std::vector<OutputFile> files;
    for (const auto& [path, bytes] : site) {
      const OutputFile file{path, bytes.size(), sha256(bytes)};
      files.push_back(file);
      if (in_live) CHECK(next.live().find(path) == nullptr);
      if (in_live || !next.keep(file)) next.write(path, bytes);
    }
    next.complete(std::move(files), {});
    CHECK(read_pages(folder.live()) == site);
  }
}
