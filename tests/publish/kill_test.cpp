// Protects: at any moment of any build the live tree is one whole site; a full disk loses nothing.
#include <doctest/doctest.h>
#include <sched.h>
#include <sys/mount.h>

#include <chrono>
#include <set>

#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;

TEST_CASE("builds in a loop, killed at 50 moments, always leave a whole site") {
  const Folder folder(fast_folder());
  std::chrono::microseconds whole{0};  // what a build takes, as this machine is now
  const auto build = [&](const Site& site) {
    const auto begin = std::chrono::steady_clock::now();
    publish(folder, site);
    whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  };
  build(site_of_round(0));
  unsigned moment = 12345;
  size_t exchanged = 0;
  for (size_t kill = 0; kill < 50; ++kill) {
    moment = moment * 1103515245 + 12345;
    const Site before = read_pages(folder.live());
    const pid_t builder = ::fork();
    if (builder == 0) {
      for (size_t round = kill + 1;; ++round) publish(folder, site_of_round(round));
    }
    ::usleep(static_cast<unsigned>(moment / 65536 % 1000 * static_cast<uint64_t>(whole.count()) / 200));
    ::kill(builder, SIGKILL);
    ::waitpid(builder, nullptr, 0);
    REQUIRE(verify_tree(folder.live()).empty());
    exchanged += read_pages(folder.live()) != before;
    build(site_of_round(kill));
    REQUIRE(read_pages(folder.live()) == site_of_round(kill));
    REQUIRE(verify_tree(folder.live()).empty());
  }
  CHECK(exchanged > 0);  // the moments, up to five builds long, reach that far
  CHECK(exchanged < 50);
}

TEST_CASE("a reader sees a whole page at every moment while builds go on") {
  const Folder folder(fast_folder());
  const auto page = [](size_t round) {
    return Site{{"index.html", std::string(20'000, static_cast<char>('a' + round % 26))}};
  };
  publish(folder, page(0));
  const pid_t builder = ::fork();
  if (builder == 0) {
    for (size_t round = 1;; ++round) publish(folder, page(round));
  }
  std::set<char> seen;
  for (int i = 0; i < 3000 || (seen.size() < 3 && i < enough_reads); ++i) {
    const std::string bytes = read_file(folder.live() / "index.html");
    REQUIRE(bytes.size() == 20'000);
    REQUIRE(bytes.find_first_not_of(bytes.front()) == std::string::npos);
    seen.insert(bytes.front());
  }
  ::kill(builder, SIGKILL);
  ::waitpid(builder, nullptr, 0);
  CHECK(seen.size() >= 3);
}

namespace {

enum Exit { fine = 0, not_permitted = 1, no_error = 2, torn = 3, not_mended = 4 };

/// In a mount of its own with `kilobytes` of room: a site that fits, then one that does not, then the first
/// again.
int fill_a_disk(const Folder& folder, int kilobytes) {
  if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return not_permitted;
  const std::string room = fmt::format("size={}k", kilobytes);
  if (::mount("none", folder.path().c_str(), "tmpfs", 0, room.c_str()) != 0) return not_permitted;
  std::filesystem::create_directories(folder.repository() / "content");
  const Site small{{"index.html", "small"}};
  publish(folder, small);
  const std::string told = error_of([&] { publish(folder, site_of_round(1, 60)); });
  if (told.find("No space left on device") == std::string::npos) return no_error;
  if (read_pages(folder.live()) != small || !verify_tree(folder.live()).empty()) return torn;
  publish(folder, {{"index.html", "mended"}});
  return verify_tree(folder.live()).empty() ? fine : not_mended;
}

}  // namespace

TEST_CASE("a full disk is an error, and the site that was there stays") {
  for (const int kilobytes : {64, 100, 200, 400, 600}) {
    const Folder folder;
    const int result = in_child([&] { return fill_a_disk(folder, kilobytes); });
    if (result == not_permitted) {
      MESSAGE("left out: mounting a small disk is not permitted here");
      return;
    }
    CHECK_MESSAGE(result == fine, kilobytes);
  }
}
