// Protects: at any moment of any publication `current` leads to one whole release; a full disk loses nothing.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>

#include "publish/release_scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;

TEST_CASE("a reader sees one release's bytes at every moment while publications go on") {
  const Folder folder(fast_folder());
  const auto page = [](size_t round) {
    return Site{{"index.html", std::string(20'000, static_cast<char>('a' + round % 26))}};
  };
  release(folder, page(0));
  const pid_t publisher = ::fork();
  if (publisher == 0) {
    for (size_t round = 1;; ++round) release(folder, page(round));
  }
  std::set<char> seen;
  for (int i = 0; i < 3000 || (seen.size() < 3 && i < enough_reads); ++i) {
    const std::string bytes = read_file(current(folder) / "index.html");
    REQUIRE(bytes.size() == 20'000);
    REQUIRE(bytes.find_first_not_of(bytes.front()) == std::string::npos);
    seen.insert(bytes.front());
    ::usleep(50);
  }
  ::kill(publisher, SIGKILL);
  ::waitpid(publisher, nullptr, 0);
  CHECK(seen.size() >= 3);
}

namespace {

enum Exit { fine = 0, not_permitted = 1, no_error = 2, torn = 3, not_mended = 4 };

/// The publish folder on a disk of its own with `kilobytes` of room: a site that fits, then one that does
/// not, then a small one again. Only the publication runs into the end of the disk.
int fill_a_disk(const Folder& folder, int kilobytes) {
  if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return not_permitted;
  const std::string room = fmt::format("size={}k", kilobytes);
  std::filesystem::create_directory(www(folder));
  if (::mount("none", www(folder).c_str(), "tmpfs", 0, room.c_str()) != 0) return not_permitted;
  const Site small{{"index.html", "small"}};
  release(folder, small);
  publish(folder, site_of_round(1, 60));
  const std::string told = error_of([&] { release_build(folder); });
  if (told.find("No space left on device") == std::string::npos) return no_error;
  if (read_pages(current(folder)) != small || !wrong_with(folder).empty()) return torn;
  release(folder, {{"index.html", "mended"}});
  return wrong_with(folder).empty() && verify_releases(www(folder)).leftovers.empty() ? fine : not_mended;
}

}  // namespace

TEST_CASE("a full disk is an error, and the release that was live stays so") {
  for (const int kilobytes : {64, 68, 72, 76, 80, 100, 150, 200, 300, 400, 500, 600}) {
    const Folder folder(fast_folder());
    const int result = in_child([&] { return fill_a_disk(folder, kilobytes); });
    if (result == not_permitted) {
      MESSAGE("left out: mounting a small disk is not permitted here");
      return;
    }
    CHECK_MESSAGE(result == fine, kilobytes);
  }
}
