// Protects: nothing unsigned gets out of the program itself, whatever the repository holds or names: approve
// refuses what may not be signed, a public build shows the version signed last with the figures as signed,
// and nothing in the repository's configuration runs.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include "support/file.h"
#include "support/signed_site.h"
#include "support/sites.h"

using namespace gongbao::test;
namespace fs = std::filesystem;

namespace {

const std::string notice = "content/notices/n1.md";
const std::string page = "notices/n1/index.html";

bool says(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

std::string moment(int64_t seconds) { return gongbao::Instant{seconds, 480}.iso(); }

/// `gongbao approve` as this person, at the site's moment.
Run approve(SignedSite& site, const std::string& person, std::vector<std::string> more = {},
            Surroundings around = {}) {
  std::vector<std::string> words{"approve", "notice:n1",     "-C", site.repository.path().string(),
                                 "--as-of", moment(site.now)};
  if (std::find(more.begin(), more.end(), "--key") == more.end())
    more.insert(more.end(), {"--key", site.key_file(person).string()});
  words.insert(words.end(), more.begin(), more.end());
  around.variables.emplace_back("GIT_AUTHOR_NAME", person);
  around.variables.emplace_back("GIT_AUTHOR_EMAIL", SignedSite::email(person));
  return run(words, around);
}

void approve_and_commit(SignedSite& site, const std::string& person) {
  const Run approval = approve(site, person);
  CHECK_MESSAGE(approval.status == 0, approval.err);
  site.now += 60;
  site.commit(person, "sign-off");
}

/// The public site at the repository's moment.
struct PublicSite {
  TemporaryFolder folder;
  Run run;
  explicit PublicSite(const SignedSite& site, std::vector<std::string> more = {},
                      const Surroundings& around = {}) {
    more.insert(more.end(), {"--as-of", moment(site.now)});
    run = build(site.repository, folder.path() / "public", more, around);
  }
  std::string text(const std::string& path) const {
    const fs::path file = folder.path() / "public" / path;
    return fs::exists(file) ? read_bytes(file) : std::string();
  }
  /// Whether any file of the site holds these bytes.
  bool holds(std::string_view canary) const {
    for (const auto& [path, bytes] : read_tree(folder.path() / "public"))
      if (bytes.find(canary) != bytes.npos || path.find(canary) != path.npos) return true;
    return false;
  }
};

SignedSite site_with_notice(const std::string& text = "本月检查[](figure:checks?campaign=spring)。") {
  SignedSite site;
  site.add_reviewer("both", "\"review\", \"approve\"");
  site.write_notice("n1", text);
  site.commit("clerk");
  return site;
}

SignedSite approved_site() {
  SignedSite site = site_with_notice();
  approve_and_commit(site, "rev");
  approve_and_commit(site, "app");
  return site;
}

}  // namespace

TEST_CASE("approve signs what the public build then shows") {
  SignedSite site = site_with_notice();
  CHECK_FALSE(PublicSite(site).holds("本月检查"));
  approve_and_commit(site, "rev");
  CHECK_FALSE(PublicSite(site).holds("本月检查"));
  approve_and_commit(site, "app");
  const PublicSite shown(site);
  CHECK(shown.run.status == 0);
  CHECK(says(shown.text(page), "12户"));
  CHECK_FALSE(shown.holds("@example.gov.cn"));
  CHECK(check(site.repository, {"--as-of", moment(site.now)}).text() == "");
}

TEST_CASE("approve refuses what may not be signed, and writes nothing") {
  SignedSite site = site_with_notice();
  std::string who = "rev", why;
  std::vector<std::string> more;
  SUBCASE("what is not committed") {
    site.write_notice("n1", "另写。");
    why = "changes that are not committed";
  }
  SUBCASE("a draft") {
    site.write_notice("n1", "另写。", "status: draft\n");
    site.commit("clerk");
    why = "it is a draft";
  }
  SUBCASE("what has errors") {
    site.write_notice("n1", "见[](notice:n9)。");
    site.commit("clerk");
    why = "it has errors";
  }
  SUBCASE("figures that the data contradict") {
    site.write_notice("n1", "检查[13户](figure:checks?campaign=spring)。");
    site.commit("clerk");
    why = "it has errors";
  }
  SUBCASE("one's own text") {
    site.write_notice("n1", "另写。");
    site.commit("rev");
    why = "its signer is an author";
  }
  SUBCASE("a role one does not hold") {
    more = {"--role", "approve"};
    why = "does not hold the role";
  }
  SUBCASE("by nobody that the policy knows") {
    who = "mallory";
    why = "no role that is awaited here is held by";
  }
  SUBCASE("with another's key") {
    more = {"--key", site.key_file("mallory").string()};
    why = "its signature is not its signer's";
  }
  SUBCASE("a second version that does not say what changed") {
    approve_and_commit(site, "rev");
    approve_and_commit(site, "app");
    site.write_notice("n1", "另写。");
    site.commit("clerk");
    why = "does not say what changed";
  }
  const std::string before = site.text_of("content/reviews/notices/n1.toml");
  const Run refused = approve(site, who, more);
  CHECK(refused.status == 3);
  CHECK_MESSAGE(says(refused.err, why), refused.err);
  CHECK(site.text_of("content/reviews/notices/n1.toml") == before);
}

TEST_CASE("approve --dry-run shows the change and writes nothing") {
  SignedSite site = approved_site();
  site.write_notice("n1", "本月检查[](figure:checks?campaign=spring)，另有说明。", "change_note: 补充\n");
  site.commit("clerk");
  const std::string before = site.text_of("content/reviews/notices/n1.toml");
  const Run dry = approve(site, "rev", {"--dry-run"});
  CHECK(dry.status == 0);
  CHECK(says(dry.out, "另有说明"));
  CHECK(site.text_of("content/reviews/notices/n1.toml") == before);
}

TEST_CASE("what changed since the version signed last is asked for once, of what is to be signed") {
  SignedSite site = approved_site();
  const auto codes = [&](const std::string& more) {
    site.write_notice("n1", "另写。", more);
    site.commit("clerk");
    return check(site.repository, {"--as-of", moment(site.now)}).text();
  };
  CHECK(codes("") == notice + ":1:1: warning [review/change-note]\n");
  CHECK(codes("minor: true\n") == "");
  CHECK(codes("change_note: 改写\n") == "");
  CHECK(codes("status: draft\n") == "");
}

TEST_CASE("data that moved after signing: the page says what was signed, check that it is stale") {
  SignedSite site = approved_site();
  replace_in(site.repository, "content/campaigns/spring/notes/visit.md", "12户", "17户");
  site.commit("clerk");
  const PublicSite shown(site);
  CHECK(says(shown.text(page), "12户"));
  CHECK_FALSE(says(shown.text(page), "17户"));
  CHECK(check(site.repository, {"--as-of", moment(site.now)}).has("review/stale"));
  CHECK(check(site.repository, {"--as-of", moment(site.now), "--audience", "internal"}).has("review/stale"));
}

TEST_CASE("an attachment swapped after signing: the signed bytes are shown") {
  for (const std::string folder : {"", "n1-files/"}) {
    CAPTURE(folder);
    SignedSite site;
    const std::string table = "content/notices/" + folder + "table.csv";
    const std::string more =
        "attachments: [" + folder + "table.csv]\ntables:\n  - {title: 结果, file: " + folder + "table.csv}\n";
    site.write_notice("n1", "见附件。", more);
    site.repository.write(table, "项目,数量\n签过的,1\n");
    site.commit("clerk");
    approve_and_commit(site, "rev");
    approve_and_commit(site, "app");
    site.repository.write(table, "项目,数量\n没签的,1\n");
    site.commit("clerk");
    const PublicSite shown(site);
    CHECK_MESSAGE(shown.run.status == 0, shown.run.err);
    CHECK(says(shown.text(page), "签过的"));
    CHECK(says(shown.text("notices/n1/table.csv"), "签过的"));
    CHECK_FALSE(shown.holds("没签的"));
  }
}

TEST_CASE("two notices of one file show it as each was signed") {
  SignedSite site;
  const std::string table = "content/notices/table.csv";
  const std::string more = "attachments: [table.csv]\ntables:\n  - {title: 结果, file: table.csv}\n";
  site.write_notice("n1", "见附件。", more);
  site.repository.write(table, "项目,数量\n先签的,1\n");
  site.commit("clerk");
  approve_and_commit(site, "rev");
  approve_and_commit(site, "app");
  site.repository.write(table, "项目,数量\n后签的,1\n");
  site.write_notice("n2", "见附件。", more);
  site.commit("clerk");
  site.sign_fully("content/notices/n2.md", {"table.csv"});
  const PublicSite shown(site);
  CHECK_MESSAGE(shown.run.status == 0, shown.run.err);
  CHECK(says(shown.text("notices/n1/table.csv"), "先签的"));
  CHECK(says(shown.text("notices/n2/table.csv"), "后签的"));
  CHECK(says(shown.text(page), "先签的"));
  CHECK_FALSE(says(shown.text(page), "后签的"));
  CHECK(says(shown.text("notices/n2/index.html"), "后签的"));
}

TEST_CASE("withdrawn at the head without a sign-off: a tombstone of what was signed") {
  SignedSite site = approved_site();
  site.write_notice("n1", "没签的正文。", "withdrawn: {date: 2026-09-01, reason: 依据失效}\n");
  site.commit("clerk");
  const PublicSite shown(site);
  CHECK_MESSAGE(shown.run.status == 0, shown.run.err);
  CHECK(says(shown.text(page), "依据失效"));
  CHECK_FALSE(shown.holds("没签的正文"));
  CHECK_FALSE(shown.holds("本月检查"));
}

TEST_CASE("a shallow clone: a public build says how to complete it, an internal one goes on") {
  SignedSite site = approved_site();
  const fs::path copy = site.repository.shallow_clone(1);
  const TemporaryFolder out;
  const std::vector<std::string> words{
      "build", "-C", copy.string(), "-o", (out.path() / "public").string(), "--as-of", moment(site.now)};
  const Run refused = run(words);
  CHECK(refused.status == 3);
  CHECK(says(refused.err, "git fetch --unshallow"));
  CHECK_FALSE(fs::exists(out.path() / "public"));
  std::vector<std::string> internal = words;
  internal.insert(internal.end(), {"--audience", "internal"});
  CHECK(run(internal).status == 0);
}

TEST_CASE("no program that the repository, PATH or the current folder names is run") {
  SignedSite site = site_with_notice();
  const TemporaryFolder folder;
  const fs::path mark = folder.path() / "it-ran";
  const fs::path spy = folder.path() / "spy";
  write_bytes(spy, "#!/bin/sh\ntouch " + mark.string() + "\nexit 0\n");
  ::chmod(spy.c_str(), 0755);
  for (const char* name : {"ssh-keygen", "git", "gpg", "ssh", "sh", "less"})
    fs::copy_file(spy, folder.path() / name);
  const std::string program = spy.string();
  site.repository.write(
      ".git/config",
      site.text_of(".git/config") + "\n[gpg]\n\tprogram = " + program +
          "\n\tformat = ssh\n[gpg \"ssh\"]\n\tprogram = " + program + "\n\tallowedSignersFile = " + program +
          "\n\tdefaultKeyCommand = " + program + "\n[core]\n\tfsmonitor = " + program +
          "\n\tsshCommand = " + program + "\n\tpager = " + program + "\n\teditor = " + program +
          "\n\thooksPath = " + folder.path().string() + "\n[alias]\n\tvar = !" + program +
          "\n[filter \"x\"]\n\tclean = " + program + "\n\tsmudge = " + program +
          "\n\trequired = true\n[diff]\n\texternal = " + program + "\n[credential]\n\thelper = " + program +
          "\n[uploadpack]\n\tpackObjectsHook = " + program + "\n");
  site.repository.write(".git/info/attributes", "* filter=x diff=x\n");
  const Surroundings around{.folder = folder.path(),
                            .variables = {{"PATH", folder.path().string()},
                                          {"GIT_SSH_COMMAND", program},
                                          {"GIT_EXTERNAL_DIFF", program},
                                          {"GIT_PAGER", program},
                                          {"GIT_EDITOR", program},
                                          {"GIT_EXEC_PATH", folder.path().string()}}};
  const Run approval = approve(site, "rev", {}, around);
  CHECK_MESSAGE(approval.status == 0, approval.err);
  CHECK(says(site.text_of("content/reviews/notices/n1.toml"), "BEGIN SSH SIGNATURE"));
  CHECK(check(site.repository, {"--as-of", moment(site.now)}, around).run.status == 0);
  CHECK(PublicSite(site, {}, around).run.status == 0);
  CHECK_FALSE(fs::exists(mark));
}

TEST_CASE("hostile records end in time and show nothing") {
  SignedSite site = site_with_notice("正文。");
  site.sign(notice, "rev", "review");
  const gongbao::SignOffEntry entry = site.entry(notice, "app", "approve");
  std::string record = site.text_of("content/reviews/notices/n1.toml");
  for (int i = 0; i < 1'000; ++i) {  // each would verify, were its instant not another
    gongbao::SignOffEntry other = entry;
    other.instant.seconds -= i + 1;
    record += "\n" + write_sign_off(other);
  }
  site.repository.write("content/reviews/notices/n1.toml", record);
  site.commit("app");
  const Surroundings patient{.deadline = 300};
  const Run checked =
      run({"check", "-C", site.repository.path().string(), "--as-of", moment(site.now)}, patient);
  CHECK(checked.status <= 1);
  CHECK_FALSE(PublicSite(site, {}, patient).holds("正文。"));
}
