// Protects: the program itself: a build goes live as it was checked, a refusal changes nothing and says why,
// and killed at any moment it leaves a whole site that the next publication takes up.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>

#include "publish/release_verify.h"
#include "publish/scratch.h"
#include "support/file.h"
#include "support/json.h"
#include "support/program.h"
#include "support/repository.h"

namespace {

using namespace gongbao;
using gongbao::test::run;
using gongbao::test::Run;
namespace fs = std::filesystem;

/// A repository, finished builds of its commits, and a folder of releases. The builds are made by hand: what
/// is in the pages does not matter here.
class Press {
 public:
  Press() {
    repository_.write("site.toml", "title = \"t\"\n");
    commit();
  }
  void commit() {
    repository_.write("content/n", std::to_string(++commits_));
    commit_ = repository_.commit();
  }
  const std::string& head() const { return commit_; }

  BuildFacts facts(int minute) const {
    BuildFacts facts;
    facts.generator = "gongbao test";
    facts.commit = commit_;
    facts.as_of =
        fmt::format("2024-01-0{}T{:02}:{:02}:00+08:00", 1 + minute / 1440, minute / 60 % 24, minute % 60);
    facts.audience = "public";
    facts.base_url = "https://a.example/";
    facts.policy = "p1";
    return facts;
  }
  void build(const std::map<std::string, std::string>& site, const BuildFacts& facts) const {
    OutputTree tree = OutputTree::open(output(), repository_.path());
    std::vector<OutputFile> files;
    for (const auto& [path, bytes] : site) files.push_back(tree.write(path, bytes));
    tree.complete(std::move(files), facts);
  }
  std::vector<std::string> arguments(std::vector<std::string> more = {}) const {
    std::vector<std::string> all{"publish", "-C", repository_.path(), "-o", output(), "--to", www()};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  Run publish(std::vector<std::string> more = {}) const { return run(arguments(std::move(more))); }

  fs::path output() const { return folder_.path() / "public"; }
  fs::path www() const { return folder_.path() / "www"; }
  std::map<std::string, std::string> live() const {
    auto site = test::read_tree(www() / "current");
    site.erase("manifest.json");
    return site;
  }

 private:
  test::Repository repository_;
  scratch::Folder folder_{scratch::fast_folder()};
  std::string commit_;
  int commits_ = 0;
};

using Site = std::map<std::string, std::string>;
const Site first{{"index.html", "one"}, {"notices/n1/index.html", "n1"}, {"assets/site.css", "a"}};
const Site second{{"index.html", "two"}, {"notices/n1/index.html", "n1"}, {"assets/site-2.css", "a"}};
const Site without{{"index.html", "three"}};

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a build goes live, the same one does not twice, a newer one after it; verify is content") {
  Press press;
  press.build(first, press.facts(1));
  const Run one = press.publish();
  CHECK_MESSAGE(one.status == 0, one.out, one.err);
  CHECK(press.live() == first);
  CHECK(holds(press.publish().out, "release 1 is live already"));
  press.commit();
  press.build(second, press.facts(2));
  const test::Json told = test::parse_json(press.publish({"--format", "json"}).out);
  CHECK(told["outcome"].string() == "published");
  CHECK(told["release"].number() == 2);
  CHECK(told["commit"].string() == press.head());
  CHECK(told["linked"].number() == 1);
  CHECK(press.live() == second);
  const Run verified = run({"verify", press.www()});
  CHECK(verified.status == 0);
  CHECK(holds(verified.out, "release 2 is live; 2 entries in the ledger; verified: 1, 2"));
  CHECK(run({"verify", press.www() / "current"}).status == 0);
  CHECK(run({"verify", press.output()}).status == 0);
}

TEST_CASE("what must not go live is refused with status 1, and the live release stays") {
  Press press;
  const std::string older = press.head();
  press.commit();
  press.build(first, press.facts(10));
  REQUIRE(press.publish().status == 0);
  const auto refused = [&press](const std::string& code, const Site& site, const BuildFacts& facts,
                                std::vector<std::string> more = {}) {
    press.build(site, facts);
    const Run told = press.publish(std::move(more));
    CHECK(told.status == 1);
    CHECK_MESSAGE(holds(told.out, "[publish/" + code + "]"), told.out, told.err);
    CHECK(holds(told.out, "nothing changed: release 1 is live"));
    CHECK(press.live() == first);
    CHECK(verify_releases(press.www()).is_sound());
  };
  const auto with = [&press](auto change) {
    BuildFacts facts = press.facts(11);
    change(facts);
    return facts;
  };
  refused("internal", second, with([](auto& f) { f.audience = "internal"; }));
  refused("worktree", second, with([](auto& f) { f.worktree = true; }));
  refused("commit", second, with([](auto& f) { f.commit = std::string(40, 'e'); }));
  refused("older", second, with([&](auto& f) { f.commit = older; }));
  refused("older", second, press.facts(9));
  refused("future", second, with([](auto& f) { f.as_of = "2026-11-23T00:00:01Z"; }));
  refused("future", second, press.facts(11), {"--as-of", "2999-01-01T00:00Z"});
  refused("policy", second, with([](auto& f) { f.policy = "p2"; }));
  refused("policy", second, with([](auto& f) { f.policy = "p2"; }), {"--accept-policy", "p3"});
  refused("base-url", second, with([](auto& f) { f.base_url = "https://b.example/"; }));
  refused("lost", without, press.facts(11));
  const Run lost = press.publish();
  CHECK(holds(lost.out, "    /notices/n1/\n"));
  CHECK(!holds(lost.out, "assets"));

  press.build(second, press.facts(11));
  test::write_bytes(press.output() / "planted.html", "x");
  CHECK(holds(press.publish().out, "    extra planted.html\n"));
  fs::remove(press.output() / "planted.html");
  fs::remove(press.output() / "manifest.json");
  CHECK(holds(press.publish().out, "no well-formed manifest"));
  CHECK(press.live() == first);

  fs::remove_all(press.output());
  press.build(without, with([](auto& f) { f.policy = "p2"; }));
  CHECK(press.publish({"--accept-policy", "p2", "--allow-removals", "1"}).status == 0);
  CHECK(press.live() == without);
}

TEST_CASE("a rollback switches back, is in the ledger, and brings nothing back that was removed unseen") {
  Press press;
  press.build(first, press.facts(1));
  REQUIRE(press.publish().status == 0);
  const Run none = press.publish({"--rollback"});
  CHECK(none.status == 3);
  press.build(second, press.facts(2));
  REQUIRE(press.publish().status == 0);
  press.build(without, press.facts(3));
  REQUIRE(press.publish({"--allow-removals", "1"}).status == 0);
  const Run returned = press.publish({"--rollback"});
  CHECK(returned.status == 1);
  CHECK(holds(returned.out, "[publish/returned]\n    /notices/n1/\n"));
  CHECK(press.live() == without);
  CHECK(press.publish({"--rollback", "--allow-returns", "1"}).status == 0);
  CHECK(press.live() == second);
  CHECK(press.publish({"--rollback"}).status == 0);
  CHECK(press.live() == first);
  CHECK(press.publish({"--rollback", "3"}).status == 0);
  CHECK(press.live() == without);
  CHECK(press.publish({"--rollback", "3"}).status == 1);
  CHECK(press.publish({"--rollback", "9"}).status == 1);
  CHECK(press.publish({"--rollback", "none"}).status == 2);
  const ReleaseReport report = verify_releases(press.www());
  CHECK(report.is_sound());
  REQUIRE(report.entries.size() == 6);
  CHECK(report.entries[3].is_rollback);
  CHECK(report.entries[3].release == 2);
  CHECK(report.entries[5].lost == 1);
}

TEST_CASE("verify ends with 1 and names what differs, in both formats") {
  Press press;
  press.build(first, press.facts(1));
  REQUIRE(press.publish().status == 0);
  test::write_bytes(press.www() / "current/index.html", "ONE");
  const Run text = run({"verify", press.www()});
  CHECK(text.status == 1);
  CHECK(text.out == "altered: release 1: index.html\n");
  const test::Json json = test::parse_json(run({"verify", press.www(), "--format", "json"}).out);
  CHECK(json["sound"].string() == "false");
  CHECK(json["rows"][0]["path"].string() == "index.html");
  CHECK(run({"verify", press.www() / "current"}).out == "altered: index.html\n");
  CHECK(run({"verify", press.www() / "nowhere"}).status == 3);
}

namespace {

/// The program, started and running on its own.
pid_t start(std::vector<std::string> words) {
  words.insert(words.begin(), test::program_path());
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

bool has_ended(pid_t child) {
  siginfo_t info{};
  return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == child;
}

/// Waits until `link` leads elsewhere than to `before`, or the program has ended.
void await_switch(const fs::path& link, const fs::path& before, pid_t child) {
  while (fs::read_symlink(link) == before && !has_ended(child)) ::usleep(20);
}

}  // namespace

TEST_CASE(
    "the program killed at random moments and right after the switch leaves a whole site each time, and the "
    "next publication succeeds") {
#ifdef GONGBAO_SANITIZE
  constexpr int rounds = 90;  // slower each; the optimised run has them all
#else
  constexpr int rounds = 225;  // 200 at random moments
#endif
  constexpr int awaited_every = 9;
  constexpr int random_ones = rounds - rounds / awaited_every;
  Press press;
  const auto site = [](int round) {
    Site pages;
    for (int i = 0; i < 60; ++i)
      pages[fmt::format("notes/{}/index.html", i)] =
          std::string(3000, 'a') + (i % 3 == round % 3 ? std::to_string(round) : "");
    pages[round % 2 ? "swap" : "swap/index.html"] = "a file, then a folder";
    return pages;
  };
  const std::vector<std::string> words = press.arguments({"--allow-removals", "10", "-q", "--keep", "2"});
  std::chrono::microseconds whole{0};  // what the program takes for a publication, as this machine is now
  const auto publish = [&] {
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(status_of(start(words)) == 0);
    whole = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  };
  press.build(site(0), press.facts(0));
  publish();
  Site before = site(0);
  unsigned moment = 2024;
  int killed = 0;
  int switched = 0;
  int awaited = 0;
  for (int round = 1; round <= rounds; ++round) {
    // A random moment seldom falls between the switch and the end.
    const bool is_awaited = round % awaited_every == 0;
    press.build(site(round), press.facts(round));
    const fs::path link = press.www() / "current";
    const fs::path target = fs::read_symlink(link);
    const pid_t child = start(words);
    if (is_awaited) {
      await_switch(link, target, child);
    } else {
      moment = moment * 1103515245 + 12345;
      ::usleep(static_cast<unsigned>(moment / 65536 % 1000 * static_cast<uint64_t>(whole.count()) / 900));
    }
    ::kill(child, SIGKILL);
    const int status = status_of(child);
    INFO("round " << round);
    REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    const Run verified = run({"verify", press.www()});
    REQUIRE_MESSAGE(verified.status == 0, verified.out, verified.err);
    const Site live = press.live();
    const bool is_switched = live == site(round);
    REQUIRE((is_switched || (live == before && !is_awaited)));
    if (WIFSIGNALED(status)) {
      killed += is_awaited ? 0 : 1;
      switched += is_switched ? 1 : 0;
      awaited += is_awaited ? 1 : 0;
    }
    if (round % 2 == 0) {
      const auto known = whole;
      publish();
      if (is_switched) whole = known;  // there was nothing left to do
      REQUIRE(press.live() == site(round));
      REQUIRE(verify_releases(press.www()).leftovers.empty());
    }
    before = press.live();
  }
  CHECK(killed > random_ones / 4);
  CHECK(awaited > 0);
  MESSAGE(killed << " of " << random_ones << " were killed at a random moment before they ended; " << switched
                 << " kills came after the switch, " << awaited << " of them awaited");
}
