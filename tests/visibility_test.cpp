// Protects: nothing leaves unless it may. A draft, an internal or an embargoed document has no byte in any
// file of a public site, and the site is the same, byte for byte, as if it had never been written.
#include <doctest/doctest.h>

#include "support/canaries.h"
#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

void write_public(Repository& repository) {
  write_small_site(repository);
  repository.write("content/bases.toml", "[[basis]]\nid = \"law\"\ntitle = \"某条例\"\n");
  repository.commit("public");
}

const std::string draft = "status: draft";
const std::string internal = "audience: internal";

/// Every kind of document, withheld for every reason.
void write_withheld(Repository& repository, Canaries& c) {
  const std::string notes = "content/campaigns/spring/notes/";
  repository.write(notes + "zq-draft-canary.md", note_of_canaries(draft, c));
  repository.write(notes + "zq-internal-canary.md", note_of_canaries(internal, c));
  repository.write("content/campaigns/spring/summaries/zq-summary-canary.md", page_of_canaries(draft, c));
  repository.write("content/campaigns/zq-campaign-canary/campaign.md", campaign_of_canaries(internal, c));
  repository.write("content/campaigns/zq-campaign-canary/notes/inside.md",
                   note_of_canaries("status: ready", c));
  repository.write("content/campaigns/zq-planned-canary/campaign.md", campaign_of_canaries(draft, c));
  repository.write("content/campaigns/zq-planned-canary/notes/inside.md",
                   note_of_canaries("status: ready", c));
  repository.write("content/notices/zq-draft-canary.md", notice_of_canaries(draft, c, "zqfile-canary.txt"));
  repository.write("content/notices/zq-internal-canary.md",
                   notice_of_canaries(internal, c, "zqfile-canary.txt"));
  repository.write("content/notices/zq-later-canary.md",
                   notice_of_canaries("publish: 2026-11-23T08:00:01+08:00\nsupersedes: [plan]", c,
                                      "zqfile-canary.txt"));  // a second too early
  repository.write("content/notices/zqfile-canary.txt", "附件" + c.word());
  repository.write("content/pages/zq-draft-canary.md", page_of_canaries(draft, c));
  repository.write("content/pages/zq-internal-canary.md", page_of_canaries(internal, c));
  repository.write("content/agencies/market.md", page_of_canaries(draft, c));
  repository.write("content/pages/zq-unlinked-canary.txt", c.word());
  repository.commit("withheld zq-message-canary", Repository::default_time + 60,
                    "zq-author-canary <zq-mail-canary@example.org>");
}

std::string files_with(const std::map<std::string, std::string>& files, const std::string& word) {
  std::string names;
  for (const auto& [path, bytes] : files)
    if (path.find(word) != path.npos || bytes.find(word) != bytes.npos) names += path + "\n";
  return names;
}

}  // namespace

TEST_CASE("a site with withheld documents is the site without them") {
  Repository bare;
  write_public(bare);
  Repository full;
  write_public(full);
  Canaries canaries;
  write_withheld(full, canaries);
  CHECK(check(full).text() == "");

  const TemporaryFolder folder;
  REQUIRE(build(bare, folder.path() / "bare").status == 0);
  REQUIRE(build(full, folder.path() / "full").status == 0);
  auto one = read_tree(folder.path() / "bare");
  auto two = read_tree(folder.path() / "full");
  CHECK(files_with(two, "canary") == "");
  CHECK(files_with(two, "7193") == "");
  CHECK(one["manifest.json"] != two["manifest.json"]);  // it names the commit, and nothing else differs
  const std::string commit = full.git({"rev-parse", "HEAD"});
  const std::string before = bare.git({"rev-parse", "HEAD"});
  std::string& manifest = two["manifest.json"];
  manifest.replace(manifest.find(commit), commit.size(), before);
  for (const auto& [path, bytes] : two) CHECK_MESSAGE(one[path] == bytes, path);
  CHECK(one.size() == two.size());
}

TEST_CASE("the same words are found where they may be: this test can fail") {
  Repository full;
  write_public(full);
  Canaries canaries;
  write_withheld(full, canaries);
  const TemporaryFolder folder;
  REQUIRE(build(full, folder.path() / "internal", {"--audience", "internal"}).status == 0);
  const auto inside = read_tree(folder.path() / "internal");
  CHECK(files_with(inside, "7193") != "");
  for (const char* path :
       {"campaigns/spring/notes/zq-internal-canary/index.html", "campaigns/zq-campaign-canary/index.html"})
    CHECK_MESSAGE(inside.contains(path), path);
  // A second later the embargo is over.
  REQUIRE(build(full, folder.path() / "later", {"--as-of", "2026-11-23T08:00:01+08:00"}).status == 0);
  const auto later = read_tree(folder.path() / "later");
  CHECK(later.contains("notices/zq-later-canary/index.html"));
  CHECK(later.contains("notices/zq-later-canary/zqfile-canary.txt"));
}

TEST_CASE("a link to what may not be seen becomes its text, and says so to the author only") {
  Repository repository;
  write_public(repository);
  repository.write("content/campaigns/spring/notes/zq-secret-canary.md",
                   "---\ntitle: zq1canary\ntype: other\nstatus: draft\n---\n\n## zq2canary\n");
  repository.write("content/pages/about.md",
                   "---\ntitle: "
                   "关于本站\n---\n\n见[公开的话](note:spring/zq-secret-canary#zq2canary)和[又一句](../"
                   "campaigns/spring/notes/zq-secret-canary.md)。\n");
  repository.commit();
  const Checked checked = check(repository);
  CHECK(checked.text() ==
        "content/pages/about.md:5:2: warning [link/withheld]\ncontent/pages/about.md:5:49: warning "
        "[link/withheld]\n");
  const TemporaryFolder folder;
  REQUIRE(build(repository, folder.path() / "public").status == 0);
  const auto files = read_tree(folder.path() / "public");
  CHECK(files_with(files, "canary") == "");
  CHECK(files.at("pages/about/index.html").find("见公开的话和又一句。") != std::string::npos);
}

TEST_CASE("what was public and is withdrawn from view is gone from every file") {
  Repository repository;
  write_public(repository);
  Canaries canaries;
  const std::string path = "content/campaigns/spring/notes/zq-gone-canary.md";
  repository.write(path, note_of_canaries("status: ready", canaries));
  repository.commit();
  const TemporaryFolder folder;
  REQUIRE(build(repository, folder.path() / "public").status == 0);
  CHECK(files_with(read_tree(folder.path() / "public"), "canary") != "");
  replace_in(repository, path, "status: ready", internal);
  repository.commit();
  REQUIRE(build(repository, folder.path() / "public").status == 0);
  CHECK(files_with(read_tree(folder.path() / "public"), "canary") == "");
  CHECK(files_with(read_tree(folder.path() / "public"), "7193") == "");
}

TEST_CASE("no name or address of a committer, and no commit message, is in any file") {
  Repository repository;
  write_small_site(repository);
  repository.commit("zq-message-canary", Repository::default_time,
                    "zq-author-canary <zq-mail-canary@example.org>");
  const TemporaryFolder folder;
  for (const char* audience : {"public", "internal"}) {
    REQUIRE(build(repository, folder.path() / audience, {"--audience", audience}).status == 0);
    CHECK(files_with(read_tree(folder.path() / audience), "canary") == "");
  }
}
