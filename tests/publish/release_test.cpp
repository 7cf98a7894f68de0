// Protects: a publish folder: what is live is whole, what is not is for its owner alone, what is shared was
// read, what somebody else put or broke is named and never removed.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include "publish/release_scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;
namespace fs = std::filesystem;

namespace {

const Site first{{"index.html", "one"}, {"a/index.html", "same"}, {"data.csv", "1"}};
const Site second{{"index.html", "two"}, {"a/index.html", "same"}, {"b/index.html", "new"}};

unsigned mode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::lstat(path.c_str(), &info) == 0);
  return info.st_mode & 07777;
}

ino_t inode_of(const fs::path& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_ino;
}

fs::path release_path(const Folder& folder, int number) {
  return www(folder) / "releases" / std::to_string(number);
}

std::vector<uint64_t> verified(const Folder& folder) { return verify_releases(www(folder)).verified; }

}  // namespace

TEST_CASE("current leads to the newest release; the others stay, and the ledger tells of each") {
  const Folder folder;
  release(folder, first);
  CHECK(read_pages(current(folder)) == first);
  release(folder, second);
  CHECK(read_pages(current(folder)) == second);
  CHECK(read_pages(release_path(folder, 1)) == first);
  CHECK(fs::read_symlink(current(folder)) == "releases/2");
  CHECK(wrong_with(folder) == "");
  CHECK(verified(folder) == std::vector<uint64_t>{1, 2});
}

TEST_CASE("only the live release can be reached by others, whatever the umask") {
  const mode_t before = ::umask(077);
  const Folder folder;
  release(folder, first);
  ::umask(0);
  release(folder, second);
  ::umask(before);
  CHECK(mode_of(www(folder)) == 0755);
  CHECK(mode_of(www(folder) / "releases") == 0711);
  CHECK(mode_of(release_path(folder, 1)) == 0700);
  CHECK(mode_of(release_path(folder, 2)) == 0755);
  CHECK(mode_of(release_path(folder, 2) / "b/index.html") == 0644);
  CHECK(mode_of(www(folder) / "releases.json") == 0600);
  CHECK(mode_of(www(folder) / "lock") == 0600);
  go_back(folder, 1);
  CHECK(mode_of(release_path(folder, 1)) == 0755);
  CHECK(mode_of(release_path(folder, 2)) == 0700);
}

TEST_CASE("files with the same bytes are shared with the release before, unless that one is damaged") {
  const Folder folder;
  release(folder, first);
  const StagedTree staged = release(folder, second);
  CHECK((staged.linked == 1 && staged.written == 2));
  CHECK(inode_of(release_path(folder, 1) / "a/index.html") ==
        inode_of(release_path(folder, 2) / "a/index.html"));

  fs::permissions(release_path(folder, 2), fs::perms::owner_all);
  write_file(release_path(folder, 2) / "b/index.html", "NEW");  // same size, other bytes
  const StagedTree mended = release(folder, second);
  CHECK((mended.linked == 2 && mended.written == 1));
  CHECK(read_pages(current(folder)) == second);
}

TEST_CASE("a build that changes while it is published does not go live") {
  const Folder folder;
  release(folder, first);
  publish(folder, second);
  write_file(folder.live() / "b/index.html", "old");
  CHECK(error_of([&] { release_build(folder); }).find("b/index.html changed while it was published") !=
        std::string::npos);
  CHECK(read_pages(current(folder)) == first);
  CHECK(wrong_with(folder) == "");
  release(folder, second);
  CHECK(read_pages(current(folder)) == second);
}

TEST_CASE("the oldest releases go, never the live one or the one that was live before it") {
  const Folder folder;
  for (size_t round = 1; round <= 5; ++round) release(folder, site_of_round(round, 2), 3);
  CHECK(verified(folder) == std::vector<uint64_t>{3, 4, 5});
  go_back(folder, 3);
  release(folder, site_of_round(6, 2), 1);
  CHECK(verified(folder) == std::vector<uint64_t>{3, 6});
  CHECK(wrong_with(folder) == "");
}

TEST_CASE("what a publication that died left behind is no fault, and the next one removes it") {
  const Folder folder;
  release(folder, first);
  fs::create_directories(www(folder) / "releases/next/half");
  fs::create_directories(www(folder) / "releases/removed/half");
  fs::create_directories(www(folder) / "releases/2/half");
  write_file(www(folder) / "releases.json.next", "{\"schema\":\"gongbao.rel");
  fs::create_symlink("releases/2", www(folder) / "current.next");
  CHECK(wrong_with(folder) == "");
  CHECK(verify_releases(www(folder)).leftovers ==
        std::vector<std::string>{"releases/2", "releases/next", "releases/removed"});
  release(folder, second);
  CHECK(verify_releases(www(folder)).leftovers.empty());
  CHECK(!fs::exists(www(folder) / "releases.json.next"));
  CHECK(verified(folder) == std::vector<uint64_t>{1, 2});
}

TEST_CASE("a publication that died after the switch is finished by the next, even one that gets no further") {
  const Folder folder;
  release(folder, first);
  const std::string before = read_file(www(folder) / "releases.json");
  release(folder, second);
  fs::rename(www(folder) / "releases.json", www(folder) / "releases.json.next");
  write_file(www(folder) / "releases.json", before);
  CHECK(wrong_with(folder) == "");
  CHECK(verify_releases(www(folder)).leftovers == std::vector<std::string>{"releases.json.next"});
  recover_releases(open_release_place(www(folder), folder.repository()));
  CHECK(wrong_with(folder) == "");
  CHECK(verify_releases(www(folder)).entries.size() == 2);
  CHECK(read_file(www(folder) / "releases.json") != before);
}

TEST_CASE("what somebody changed by hand is named, and nothing is published over it") {
  struct Change {
    std::string told;
    std::function<void(const fs::path&)> make;
  };
  const std::vector<Change> changes{
      {"by the ledger releases/2 is live",
       [](const fs::path& at) {
         fs::remove(at / "current");
         fs::create_symlink("releases/1", at / "current");
       }},
      {"'current' is not there", [](const fs::path& at) { fs::remove(at / "current"); }},
      {"there are releases, but no releases.json",
       [](const fs::path& at) { fs::remove(at / "releases.json"); }},
      {"releases.json: entry 1",
       [](const fs::path& at) {
         std::string bytes = read_file(at / "releases.json");
         bytes[bytes.find("c0ffee")] = 'd';
         bytes[bytes.find("d0ffee") + 1] = '1';
         write_file(at / "releases.json", bytes.replace(bytes.find("\"release\":1"), 11, "\"release\":3"));
       }},
  };
  for (const Change& change : changes) {
    const Folder folder;
    release(folder, first);
    release(folder, second);
    change.make(www(folder));
    CHECK_MESSAGE(wrong_with(folder).find(change.told) != std::string::npos, wrong_with(folder));
    const std::string told = error_of([&] { release_build(folder); });
    CHECK_MESSAGE(told.find(change.told) != std::string::npos, told);
    CHECK(read_pages(release_path(folder, 1)) == first);
    CHECK(read_pages(release_path(folder, 2)) == second);
  }
}

TEST_CASE("every kept release is held against its manifest, and its manifest against the ledger") {
  const Folder folder;
  release(folder, first);
  release(folder, second);
  write_file(release_path(folder, 1) / "data.csv", "2");
  fs::remove(release_path(folder, 2) / "b/index.html");
  write_file(release_path(folder, 2) / "c", "x");
  fs::create_directory(www(folder) / "releases/77");
  CHECK(wrong_with(folder) ==
        "releases/77 is not in the ledger; release 1: data.csv (3); release 2: b/index.html (2); release 2: "
        "c (1); ");

  const Folder other;
  release(other, first);
  release(other, second);
  fs::remove_all(release_path(other, 1));
  fs::copy(release_path(other, 2), release_path(other, 1),
           fs::copy_options::recursive);  // whole, but not the one
  CHECK(wrong_with(other) == "release 1: manifest.json (3); ");
  fs::remove_all(release_path(other, 2));
  CHECK(wrong_with(other).starts_with("the live release 2 is not there; "));
}

TEST_CASE("a folder that is not ours is refused and left as it is") {
  const Folder folder;
  publish(folder, first);
  fs::create_directory(www(folder));
  write_file(www(folder) / "index.html", "somebody's");
  CHECK(error_of([&] { release_build(folder); }).find("it is not empty and holds no releases") !=
        std::string::npos);
  CHECK(read_site(www(folder)) == Site{{"index.html", "somebody's"}});
  for (const fs::path& place : {folder.repository(), folder.path(), folder.repository() / "content",
                                folder.repository() / "themes/www", folder.live() / "www", fs::path("/")})
    CHECK_MESSAGE(!error_of([&] { open_release_place(place, folder.repository()); }).empty(), place);
}

TEST_CASE("of two publications at once one is refused, and so is a verification") {
  const Folder folder;
  release(folder, first);
  publish(folder, second);
  {
    const ReleasePlace held = open_release_place(www(folder), folder.repository());
    CHECK(error_of([&] { release_build(folder); }).starts_with("another publish or verify is at work"));
    CHECK(
        error_of([&] { verify_releases(www(folder)); }).starts_with("another publish or verify is at work"));
  }
  release_build(folder);
  CHECK(read_pages(current(folder)) == second);
}

TEST_CASE("public addresses are pages and files, without the theme's assets") {
  Manifest before;
  for (const char* path :
       {"404.html", "a/index.html", "assets/site.css", "data/x.csv", "index.html", "xindex.html"})
    before.files.push_back({path, 0, {}});
  const std::vector<std::string> urls = public_urls(before);
  CHECK(urls == std::vector<std::string>{"/", "/404.html", "/a/", "/data/x.csv", "/xindex.html"});
  CHECK(lost_urls(urls, {"/", "/data/x.csv", "/new/"}) ==
        std::vector<std::string>{"/404.html", "/a/", "/xindex.html"});
}
