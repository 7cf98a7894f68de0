// Protects: whatever became of the cache or of the trees since the last build, killed at any moment among it,
// a build makes the bytes that one without a cache makes, or refuses; never a wrong page.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <functional>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

#ifdef GONGBAO_SANITIZE
constexpr int rounds = 20;  // five times slower each; the optimised run has them all
#else
constexpr int rounds = 100;
#endif

/// Numbers that look random and are the same in each run.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t below(uint64_t end) {
    state_ = state_ * 6364136223846793005 + 1442695040888963407;
    return (state_ >> 33) % end;
  }

 private:
  uint64_t state_;
};

using Files = std::map<std::string, std::string>;

/// A repository of some commits, what a build without a cache makes of each, and an output folder.
class Workshop {
 public:
  static constexpr size_t commits = 6;

  explicit Workshop(std::string_view word = "轮次") {
    write_small_site(repository_);
    // Two pages of one size, the same in all commits.
    repository_.write("content/pages/aa.md", "---\ntitle: 甲\n---\n\n甲。\n");
    repository_.write("content/pages/bb.md", "---\ntitle: 乙\n---\n\n乙。\n");
    for (size_t i = 0; i < commits; ++i) {
      repository_.write("content/pages/about.md", fmt::format("---\ntitle: 关于\n---\n\n{}{}。\n", word, i));
      repository_.write(
          "content/campaigns/spring/notes/visit.md",
          fmt::format("---\ntitle: 检查超市\ntype: inspection\ndate: 2026-03-21\nagency: market\n"
                      "metrics:\n  checks: 12户\n---\n\n第{}次。\n",
                      i));
      const std::string fleeting = fmt::format("content/pages/p{}.md", i);
      repository_.write(fleeting, fmt::format("---\ntitle: 页{}\n---\n\n一句。\n", i));
      if (i > 0) repository_.remove(fmt::format("content/pages/p{}.md", i - 1));
      ids_.push_back(
          repository_.commit(fmt::format("{}", i), Repository::default_time + static_cast<int64_t>(i)));
      REQUIRE(run(words(i, folder_.path() / "clean", {"--no-cache"})).status == 0);
      clean_.push_back(read_tree(folder_.path() / "clean"));
      fs::remove_all(folder_.path() / "clean");
      fs::remove_all(folder_.path() / ".clean.gongbao");
    }
  }
  fs::path live() const { return folder_.path() / "public"; }
  fs::path older() const { return folder_.path() / ".public.gongbao/previous"; }
  fs::path cache() const { return folder_.path() / ".public.gongbao/cache/cache"; }
  fs::path elsewhere() const { return folder_.path() / "elsewhere"; }

  std::vector<std::string> words(size_t commit, const fs::path& output,
                                 std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"build", "-C", repository_.path().string(), "--rev", ids_[commit], "-o",
                               output.string(), "--as-of", "2026-11-23T00:00Z", "--quiet", "--jobs", "2"});
    return more;
  }
  Run build(size_t commit) const { return run(words(commit, live())); }
  /// The live tree has the bytes of a build without a cache.
  bool is_right(size_t commit) const { return read_tree(live()) == clean_[commit]; }
  void check_right(size_t commit) const {
    const Files files = read_tree(live());
    for (const auto& [path, bytes] : clean_[commit]) {
      const auto found = files.find(path);
      CHECK_MESSAGE(found != files.end(), path << " is missing");
      if (found != files.end()) CHECK_MESSAGE(found->second == bytes, path << " is another");
    }
    CHECK(files.size() == clean_[commit].size());
  }
  /// Goes through `damage`, which is done after a build of one commit, before another, `count` times.
  void check_after(int count, const std::function<void(int round)>& damage) const {
    size_t commit = 0;
    for (int round = 0; round < count; ++round) {
      CAPTURE(round);
      REQUIRE(build(commit).status == 0);
      damage(round);
      commit = round % 4 == 3 ? commit : (commit + 1) % commits;  // now and then nothing has changed
      const Run built = build(commit);
      REQUIRE_MESSAGE(built.status == 0, built.err);
      check_right(commit);
    }
  }

 private:
  Repository repository_;
  TemporaryFolder folder_;
  std::vector<std::string> ids_;
  std::vector<Files> clean_;
};

pid_t start(std::vector<std::string> words) {
  words.insert(words.begin(), program_path());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  return child;
}

int status_of(pid_t child) {
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return status;
}

}  // namespace

TEST_CASE("a build killed at a random moment costs the next one nothing but time") {
  const Workshop shop;
  Random random(2026);
  REQUIRE(shop.build(0).status == 0);
  const auto begin = std::chrono::steady_clock::now();
  REQUIRE(status_of(start(shop.words(1, shop.live()))) == 0);
  const auto whole =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  int killed = 0;
  size_t commit = 1;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    const size_t before = commit;
    commit = (commit + 1 + random.below(Workshop::commits - 1)) % Workshop::commits;
    const pid_t child = start(shop.words(commit, shop.live()));
    ::usleep(static_cast<unsigned>(random.below(static_cast<uint64_t>(whole.count()))));
    ::kill(child, SIGKILL);
    killed += WIFSIGNALED(status_of(child)) ? 1 : 0;
    const bool is_whole = shop.is_right(before) || shop.is_right(commit);
    REQUIRE(is_whole);
    if (round % 3 == 0) commit = (commit + 1) % Workshop::commits;
    const Run built = shop.build(commit);
    REQUIRE_MESSAGE(built.status == 0, built.err);
    shop.check_right(commit);
  }
  CHECK(killed > rounds / 2);
  MESSAGE(killed << " of " << rounds << " builds were killed before they ended");
}

TEST_CASE("a cache that is cut off, has a bit flipped, or is not the one that was left makes no other site") {
  const Workshop shop;
  Random random(7);
  const auto change = [&](const std::function<void(std::string&)>& how) {
    std::string bytes = read_bytes(shop.cache());
    how(bytes);
    write_bytes(shop.cache(), bytes);
  };
  shop.check_after(
      rounds, [&](int) { change([&](std::string& bytes) { bytes.resize(random.below(bytes.size())); }); });
  shop.check_after(rounds, [&](int round) {
    change([&](std::string& bytes) {
      for (int flips = round % 5 == 0 ? 40 : 1; flips > 0; --flips) {
        const size_t at = round % 3 == 0 ? random.below(40) : random.below(bytes.size());  // the header, too
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
      }
    });
  });
  shop.check_after(rounds / 10, [&](int) {
    change([&](std::string& bytes) {
      for (char& c : bytes) c = static_cast<char>(random.below(256));
    });
  });
  shop.check_after(2, [&](int) { fs::remove(shop.cache()); });
  shop.check_after(2, [&](int) { fs::remove_all(shop.cache().parent_path()); });
  shop.check_after(4, [&](int) {
    fs::remove_all(shop.elsewhere());
    fs::rename(shop.cache(), shop.elsewhere());
    fs::create_symlink(shop.elsewhere(), shop.cache());
  });
  shop.check_after(2, [&](int) { fs::permissions(shop.cache(), fs::perms::all); });
  shop.check_after(2, [&](int) { fs::permissions(shop.cache().parent_path(), fs::perms::all); });
}

TEST_CASE("the cache of another site, or of an older build, makes no other site") {
  const Workshop shop;
  const Workshop other("另一站");
  shop.check_after(4, [&](int round) {
    REQUIRE(other.build(static_cast<size_t>(round)).status == 0);
    fs::copy_file(other.cache(), shop.cache(), fs::copy_options::overwrite_existing);
  });
  REQUIRE(shop.build(0).status == 0);
  const std::string older = read_bytes(shop.cache());
  shop.check_after(8, [&](int) { write_bytes(shop.cache(), older); });
}

TEST_CASE(
    "a tree in which files were changed, removed, added, moved or replaced becomes whole again, or is "
    "refused") {
  const Workshop shop;
  const std::vector<std::string> pages{"pages/about/index.html", "agencies/city/index.html", "index.html",
                                       "campaigns/spring/notes/visit/index.html", "data/notices.json"};
  const auto in_both = [&](const std::function<void(const fs::path& tree, int round)>& tamper) {
    shop.check_after(5, [&](int round) { tamper(shop.live(), round); });
    shop.check_after(5, [&](int round) { tamper(shop.older(), round); });
    shop.check_after(5, [&](int round) { tamper(shop.live(), round), tamper(shop.older(), round); });
  };
  const auto page = [&](int round) { return pages[static_cast<size_t>(round) % pages.size()]; };
  in_both([&](const fs::path& tree, int round) {  // in place, as long as it was
    std::string bytes = read_bytes(tree / page(round));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(tree / page(round), bytes);
  });
  in_both([&](const fs::path& tree, int round) { write_bytes(tree / page(round), "short"); });
  in_both([&](const fs::path& tree, int round) { fs::remove(tree / page(round)); });
  in_both([&](const fs::path& tree, int) { write_bytes(tree / "pages/about/planted.html", "planted"); });
  in_both([&](const fs::path& tree, int round) {  // the same bytes behind a link
    fs::remove(shop.elsewhere());
    fs::rename(tree / page(round), shop.elsewhere());
    fs::create_symlink(shop.elsewhere(), tree / page(round));
  });
  in_both([&](const fs::path& tree, int) {  // two pages of one size change places, with their folders
    REQUIRE(fs::file_size(tree / "pages/aa/index.html") == fs::file_size(tree / "pages/bb/index.html"));
    fs::rename(tree / "pages/aa", tree / "pages/other");
    fs::rename(tree / "pages/bb", tree / "pages/aa");
    fs::rename(tree / "pages/other", tree / "pages/bb");
  });
  in_both([&](const fs::path& tree, int) {
    fs::remove_all(tree / "pages/aa");
    fs::create_directory_symlink("bb", tree / "pages/aa");
  });
  in_both([&](const fs::path& tree, int) { fs::remove_all(tree / "pages"); });
  shop.check_after(4, [&](int) { fs::remove(shop.older() / "manifest.json"); });
  shop.check_after(4, [&](int) { fs::remove_all(shop.older()); });
  shop.check_after(4, [&](int) { fs::remove_all(shop.live()); });

  const auto refused = [&](const fs::path& planted) {
    REQUIRE(shop.build(0).status == 0);
    write_bytes(planted, "planted");
    const Files before = read_tree(shop.live());
    CHECK(shop.build(0).status == 3);
    CHECK(shop.build(1).status == 3);
    CHECK(read_tree(shop.live()) == before);
    fs::remove_all(shop.live());
  };
  refused(shop.live() / "planted.html");
  refused(shop.live() / "manifest.json");
}

TEST_CASE("where there is no room for a cache, the site is built without") {
  const Workshop shop;
  REQUIRE(shop.build(0).status == 0);
  const std::string cache = shop.cache().parent_path().string();
  fs::remove_all(cache);
  write_bytes(cache, "a file, not a folder");
  for (const size_t commit : {1, 2, 2}) {
    REQUIRE(shop.build(commit).status == 0);
    shop.check_right(commit);
  }
  if (::access("/dev/full", W_OK) != 0) return;
  fs::remove(cache);
  fs::create_directory(cache);
  fs::permissions(cache, fs::perms::owner_all);
  fs::create_symlink("/dev/full", shop.cache());
  REQUIRE(shop.build(3).status == 0);
  shop.check_right(3);
}

TEST_CASE("what one program kept another does not find") {
  const Workshop shop;
  REQUIRE(shop.build(0).status == 0);
  const auto rendered = [&](const std::string& program) {
    const Run built = run(shop.words(0, shop.live(), {"--timings"}), {.program = program});
    REQUIRE_MESSAGE(built.status == 0, built.err);
    return built.err.find("\nrender ") != std::string::npos;
  };
  CHECK_FALSE(rendered({}));
  const TemporaryFolder folder;
  const std::string copy = (folder.path() / "gongbao").string();
  fs::copy_file(program_path(), copy);
  CHECK_FALSE(rendered(copy));  // the same program
  std::string bytes = read_bytes(copy);
  const size_t note = bytes.find(std::string("\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0", 16));
  REQUIRE(note != std::string::npos);
  bytes[note + 16] = static_cast<char>(bytes[note + 16] ^ 1);  // another build id
  write_bytes(copy, bytes);
  CHECK(rendered(copy));
  shop.check_right(0);
}
