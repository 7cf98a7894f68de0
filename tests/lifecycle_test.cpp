// Protects: a notice's way from draft to withdrawal on the sample site, with real commits, keys and releases: at each step the
// public sees exactly what was signed, and what became of it.
#include "support/file.h"
#include "support/sites.h"

using namespace gongbao::test;

namespace {

constexpr std::string_view notice_path = "content/notices/chengchuan/walk-sampling.md";

class Walk {
 public:
  Walk() {
    write_shipped_site(repository_);
    std::string site = read_bytes(repository_.path() / "site.toml");
    site += "\n[review.notice]\nroles = [\"review\", \"approve\"]\ndistinct_from_author = true\nsigned = true\n";
    for (const char* role : {"review", "approve"}) {
      make_key(role);
      site += fmt::format("\n[[reviewer]]\nemail = \"{}@example.gov.cn\"\nroles = [\"{}\"]\nkey = \"{}\"\n", role, role, public_key(role));
    }
    repository_.write("site.toml", site);
    commit("clerk");
    sign_what_there_is();
  }

  void write(std::string_view path, std::string_view text) {
    repository_.write(path, text);
    commit("clerk");
  }

  /// Both roles sign, each in a commit of its own; gives what the program said to the last one.
  std::string sign(const std::string& path) {
    std::string said;
    for (const char* role : {"review", "approve"}) {
      const Run signed_ = as(role, {"approve", path, "-C", repository_.path().string(), "--key", (keys_.path() / role).string(),
                                    "--as-of", moment()});
      REQUIRE_MESSAGE(signed_.status == 0, signed_.err);
      said = signed_.out;
      commit(role);
    }
    return said;
  }

  /// Builds, audits and publishes what the public may see now.
  void publish() {
    const std::string output = (folder_.path() / "public").string();
    const Run built = run({"build", "-C", repository_.path().string(), "-o", output, "--as-of", moment()});
    REQUIRE_MESSAGE(built.status == 0, built.err, built.out);
    const Run live = run({"publish", "-C", repository_.path().string(), "-o", output, "--to", releases().string(), "--as-of", moment()});
    REQUIRE_MESSAGE(live.status == 0, live.err, live.out);
    const Run verified = run({"verify", releases().string()});
    CHECK_MESSAGE(verified.status == 0, verified.out, verified.err);
  }

  bool is_live(std::string_view page) const { return std::filesystem::exists(releases() / "current" / page); }
  std::string live(std::string_view page) const { return read_bytes(releases() / "current" / page); }
  /// How many of the live files hold the text.
  size_t live_with(std::string_view text) const {
    size_t count = 0;
    for (const auto& [path, bytes] : read_tree(std::filesystem::canonical(releases() / "current")))
      count += bytes.find(text) != std::string::npos;
    return count;
  }
  const Repository& repository() const { return repository_; }
  std::string moment() const { return fmt::format("2026-11-{:02}T{:02}:00+08:00", 1 + hours_ / 24, hours_ % 24); }

 private:
  std::filesystem::path releases() const { return folder_.path() / "www"; }

  void make_key(const std::string& name) {
    const std::string command = fmt::format("ssh-keygen -q -t ed25519 -N '' -C {} -f '{}'", name, (keys_.path() / name).string());
    REQUIRE(std::system(command.c_str()) == 0);
  }
  std::string public_key(const std::string& name) const {
    const std::string line = read_bytes(keys_.path() / (name + ".pub"));
    return line.substr(0, line.rfind(' '));
  }
  /// The notices that the sample site has already: a site that begins to ask for sign-offs has these given first.
  void sign_what_there_is() {
    std::vector<std::string> notices;
    for (const auto& [path, bytes] : read_tree(repository_.path() / "content/notices"))
      if (path.ends_with(".md")) notices.push_back("content/notices/" + path);
    for (const char* role : {"review", "approve"}) {
      for (const std::string& path : notices)
        as(role, {"approve", path, "-q", "-C", repository_.path().string(), "--key", (keys_.path() / role).string(),
                  "--as-of", moment()});
      commit(role);
    }
  }
  Run as(const std::string& who, const std::vector<std::string>& arguments) const {
    return run(arguments, {.variables = {{"GIT_AUTHOR_NAME", who}, {"GIT_AUTHOR_EMAIL", who + "@example.gov.cn"}}});
  }
  void commit(const std::string& who) {
    ++hours_;
    constexpr int64_t first_of_november = 1'793'462'400;  // 2026-11-01T00:00+08:00
    repository_.commit("step", first_of_november + hours_ * 3600, fmt::format("{} <{}@example.gov.cn>", who, who));
  }

  Repository repository_;
  TemporaryFolder keys_, folder_;
  int hours_ = 8;
};

std::string sampling(std::string_view front, std::string_view text) {
  return fmt::format("---\ntitle: 白鹭县校园食品抽检情况通告\nagency: chengchuan-market\ngenre: 抽检公告\nissued: 2026-11-01\n{}---\n\n{}\n",
                     front, text);
}

}  // namespace

TEST_CASE("draft, review, approve, publish, correct, supersede, withdraw") {
  Walk walk;
  const std::string page = "notices/walk-sampling/index.html";

  walk.write(notice_path, sampling("status: draft\n", "本次共抽检食品371批次，合格369批次。"));
  walk.publish();
  CHECK(!walk.is_live(page));
  CHECK(walk.live_with("371批次") == 0);

  walk.write(notice_path, sampling("", "本次共抽检食品371批次，合格369批次。"));
  walk.publish();
  CHECK(!walk.is_live(page));
  CHECK(walk.live_with("371批次") == 0);

  CHECK(walk.sign(std::string(notice_path)).find("notice:walk-sampling signed by approve") != std::string::npos);
  walk.publish();
  REQUIRE(walk.is_live(page));
  CHECK(walk.live(page).find("371批次") != std::string::npos);
  CHECK(walk.live(page).find("第1版") != std::string::npos);
  CHECK(walk.is_live("notices/walk-sampling/history/1/index.html"));

  // What the author goes on writing is not seen, and what was signed stays.
  walk.write(notice_path, sampling("change_note: 更正合格批次\n", "本次共抽检食品371批次，合格368批次。"));
  walk.publish();
  CHECK(walk.live(page).find("369批次") != std::string::npos);
  CHECK(walk.live_with("368批次") == 0);
  const std::string shown = walk.sign(std::string(notice_path));
  CHECK(shown.find("[-369批次-]{+368批次+}") != std::string::npos);
  walk.publish();
  CHECK(walk.live(page).find("368批次") != std::string::npos);
  CHECK(walk.live(page).find("第2版") != std::string::npos);
  CHECK(walk.live("notices/walk-sampling/history/1/index.html").find("369批次") != std::string::npos);
  const std::string difference = walk.live("notices/walk-sampling/history/1-2/index.html");
  CHECK(difference.find("<del>") != std::string::npos);
  CHECK(difference.find("<ins>") != std::string::npos);

  const std::string correction = "content/notices/chengchuan/walk-correction.md";
  walk.write(correction,
             "---\ntitle: 关于抽检通告的更正\nagency: chengchuan-market\ngenre: 更正\nissued: 2026-11-01\ncorrects: walk-sampling\n---\n\n不合格批次为3批次。\n");
  walk.publish();
  CHECK(walk.live(page).find("walk-correction") == std::string::npos);
  walk.sign(correction);
  walk.publish();
  CHECK(walk.live(page).find("../walk-correction/") != std::string::npos);
  CHECK(walk.live("notices/walk-correction/index.html").find("../walk-sampling/") != std::string::npos);

  const std::string successor = "content/notices/chengchuan/walk-successor.md";
  walk.write(successor,
             "---\ntitle: 白鹭县校园食品抽检情况通告（重发）\nagency: chengchuan-market\ngenre: 抽检公告\nissued: 2026-11-01\nsupersedes: walk-sampling\n---\n\n以本通告为准。\n");
  walk.sign(successor);
  walk.publish();
  CHECK(walk.live(page).find("../walk-successor/") != std::string::npos);
  CHECK(walk.live("data/notices.json").find("superseded") != std::string::npos);

  walk.write(notice_path, sampling("change_note: 更正合格批次\nwithdrawn: {date: 2026-11-02, reason: 抽检单位名称有误}\n",
                                   "本次共抽检食品371批次，合格368批次。"));
  walk.publish();
  REQUIRE(walk.is_live(page));  // its address stays, with the reason and nothing of its text
  CHECK(walk.live(page).find("抽检单位名称有误") != std::string::npos);
  CHECK(walk.live_with("371批次") == 0);
  REQUIRE(walk.is_live("notices/walk-sampling/history/1-2/index.html"));  // addresses never go away: they lead to the tombstone
  CHECK(walk.live("notices/walk-sampling/history/1-2/index.html").find("href=\"../../\"") != std::string::npos);
}
