// Protects: no repository, however damaged or made to harm, crashes or hangs the program or leads it outside:
// what an author can mend is a finding, what the machine's keeper can mend ends with exit status 3 and says
// what to do.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

const std::string page = "---\ntitle: 甲\n---\n";

std::string hash_of(const Repository& repository, const std::string& revision) {
  return repository.git({"rev-parse", revision});
}

/// The tree of the small site's commit with more entries in content/pages/.
void commit_with_entries(Repository& repository, const std::vector<Repository::Entry>& more) {
  write_small_site(repository);
  repository.commit();
  const std::string pages = repository.tree(more);
  std::vector<Repository::Entry> content;
  for (const char* name : {"agencies.toml", "metrics.toml"})
    content.push_back({"100644", name, hash_of(repository, "HEAD:content/" + std::string(name))});
  content.push_back({"40000", "pages", pages});
  const std::string top = repository.tree({{"40000", "content", repository.tree(content)},
                                           {"100644", "site.toml", hash_of(repository, "HEAD:site.toml")}});
  repository.commit_tree(top);
}

}  // namespace

TEST_CASE(
    "symbolic links, submodules and names that climb out are findings, and nothing is read through them") {
  Repository repository;
  const std::string blob = repository.blob(page);
  const std::string target = repository.blob("/etc/passwd");
  commit_with_entries(repository, {{"100644", "..", blob},
                                   {"100644", ".git", blob},
                                   {"100644", "a/../b.md", blob},
                                   {"120000", "link.md", target},
                                   {"160000", "module", std::string(40, '1')},
                                   {"100644", "new\nline.md", blob},
                                   {"100644", "ok.md", blob}});
  const Checked checked = check(repository);
  CHECK(checked.text() ==
        "content/pages/..:1:1: error [name/invalid]\n"
        "content/pages/.git:1:1: error [name/invalid]\n"
        "content/pages/a/../b.md:1:1: error [name/invalid]\n"
        "content/pages/link.md:1:1: error [name/link]\n"
        "content/pages/module:1:1: error [name/link]\n"
        "content/pages/new\\x0aline.md:1:1: error [name/invalid]\n");
}

TEST_CASE("a symbolic link in a work tree is not followed either") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  fs::create_symlink("/etc/passwd", repository.path() / "content/pages/link.md");
  fs::create_directory_symlink("/etc", repository.path() / "content/notices/folder");
  CHECK(check(repository, {"--worktree"}).text() ==
        "content/notices/folder:1:1: error [name/link]\ncontent/pages/link.md:1:1: error [name/link]\n");
}

TEST_CASE("an object cut short or gone ends the run at once, names what is lost and says what to do") {
  for (const char* revision : {"HEAD:content/pages/about.md", "HEAD:content/pages", "HEAD^{tree}", "HEAD"})
    for (const int percent : {-1, 0, 10, 50, 90}) {
      CAPTURE(revision);
      CAPTURE(percent);
      Repository repository;
      write_small_site(repository);
      repository.commit();
      const std::string id = hash_of(repository, revision);
      const fs::path object = repository.loose_path(id);
      fs::permissions(object, fs::perms::owner_write, fs::perm_options::add);
      if (percent < 0)
        fs::remove(object);
      else
        fs::resize_file(object, fs::file_size(object) * static_cast<unsigned>(percent) / 100);
      const TemporaryFolder folder;
      const Run run = build(repository, folder.path() / "public", {}, {.deadline = 30});
      CHECK(run.status == 3);
      CHECK_MESSAGE(run.err.find(id.substr(0, 7)) != std::string::npos, run.err);
      CHECK(run.out.empty());
      CHECK(!fs::exists(folder.path() / "public"));
    }
}

TEST_CASE("an object whose bytes were changed is not published") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  const std::string id = hash_of(repository, "HEAD:content/pages/about.md");
  const std::string other = repository.blob("---\ntitle: 被换掉\n---\n");
  fs::permissions(repository.loose_path(id), fs::perms::owner_write, fs::perm_options::add);
  fs::copy_file(repository.loose_path(other), repository.loose_path(id),
                fs::copy_options::overwrite_existing);
  const TemporaryFolder folder;
  CHECK(build(repository, folder.path() / "public").status == 3);
}

TEST_CASE("without a repository, a commit or the revision, the run ends with 3 and says so") {
  const TemporaryFolder nothing;
  const Run none = run({"check", "-C", nothing.path().string()});
  CHECK(none.status == 3);
  CHECK(none.err.find("no git repository") != std::string::npos);
  CHECK(run({"check", "-C", (nothing.path() / "missing").string()}).status == 3);

  Repository repository;
  const Run unborn = run({"check", "-C", repository.path().string()});
  CHECK(unborn.status == 3);
  CHECK(unborn.err.find("hint:") != std::string::npos);

  write_small_site(repository);
  repository.commit();
  CHECK(run({"check", "-C", repository.path().string(), "--rev", "nothing"}).status == 3);
  CHECK(run({"check", "-C", repository.path().string(), "--rev=--output=/tmp/x"}).status == 3);
  CHECK(run({"check", "-C", repository.path().string(), "--rev", "HEAD:site.toml"}).status == 3);
  CHECK(run({"check", "-C", repository.path().string(), "--rev", "main"}).status == 0);
}

TEST_CASE("a commit without files is a site without site.toml") {
  Repository repository;
  repository.commit();
  CHECK(check(repository).text() == "site.toml:1:1: error [site/missing]\n");
}

TEST_CASE("bare, packed, cloned and detached repositories read alike") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  CHECK(run({"check", "-C", repository.bare_clone().string()}).status == 0);
  repository.pack();
  CHECK(check(repository).run.status == 0);
  repository.git({"checkout", "--quiet", "--detach"});
  CHECK(check(repository).run.status == 0);
}

TEST_CASE("a repository of the newer object format is refused in words") {
  Repository repository("sha256");
  write_small_site(repository);
  repository.commit();
  const Run refused = run({"check", "-C", repository.path().string()});
  CHECK(refused.status == 3);
  CHECK(refused.err.find("SHA-256") != std::string::npos);
}

TEST_CASE("a shallow clone cannot make a public site that needs sign-off, and the message names the cure") {
  Repository repository;
  write_small_site(repository);
  repository.write("site.toml",
                   "title = \"小站\"\nbase_url = \"https://www.example.gov.cn/\"\n[review.notice]\nroles = "
                   "[\"approve\"]\n");
  repository.commit();
  repository.write("content/pages/more.md", page);
  repository.commit();
  const std::string clone = repository.shallow_clone(1).string();
  const Run refused = run({"check", "-C", clone});
  CHECK(refused.status == 3);
  CHECK(refused.err.find("git fetch --unshallow") != std::string::npos);
  CHECK(run({"check", "-C", clone, "--audience", "internal"}).status == 0);
}

TEST_CASE("a commit without a date is a warning, and no date is made up") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  repository.write("content/pages/more.md", page);
  repository.git({"add", "--all"});
  const std::string tree = repository.git({"write-tree"});
  const std::string commit = repository.raw_object(
      "commit", "tree " + tree + "\nparent " + hash_of(repository, "HEAD") +
                    "\nauthor 张三 <zhang@example.org> 99999999999999999999 +0800\ncommitter 张三 "
                    "<zhang@example.org> 99999999999999999999 +0800\n\nx\n");
  repository.git({"update-ref", "HEAD", commit});
  CHECK(check(repository).run.status == 3);  // as the newest commit: git itself cannot say when it was made
  repository.commit();
  const Checked checked = check(repository);
  CHECK(checked.findings.size() == 1);
  CHECK(checked.has("source/date"));
  CHECK(checked.run.status == 0);
}

TEST_CASE("nothing in the repository's configuration runs") {
  Repository repository;
  write_small_site(repository);
  repository.write(".gitattributes", "*.md filter=evil diff=evil text eol=crlf ident\n");
  repository.commit();
  const fs::path proof = repository.path() / "proof";
  const std::string command = "touch " + proof.string() + "; cat";
  for (const char* key : {"filter.evil.clean", "filter.evil.smudge", "diff.evil.textconv", "core.fsmonitor",
                          "core.sshCommand", "core.pager"})
    repository.git({"config", key, command});
  CHECK(check(repository).text() == "");
  const TemporaryFolder folder;
  CHECK(build(repository, folder.path() / "public").status == 0);
  CHECK(build(repository, folder.path() / "inside", {"--worktree", "--audience", "internal"}).status == 0);
  CHECK(!fs::exists(proof));
}
