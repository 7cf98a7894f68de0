// Protects: who changed what and when is what the commits say: along first parents, through merges and plain
// renames, and nothing where history holds nothing.
#include "source/history.h"

#include "base/error.h"
#include "source/object_id.h"
#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
constexpr std::string_view path = "content/a.md";
constexpr std::string_view zhang = "张三 <zhang@example.org>";
constexpr std::string_view li = "李四 <li@example.org>";
constexpr std::string_view wang = "王五 <wang@example.org>";

struct Read {
  Snapshot snapshot;
  History history;
  Findings findings;
};

Read read(const std::filesystem::path& directory) {
  Read result;
  const SourceRequest request{directory};
  result.snapshot = read_snapshot(request, {}, result.findings);
  result.history = read_history(request, result.snapshot, {}, result.findings);
  return result;
}

/// "text@time author author…" of each version, newest first; `texts` are the blobs that may occur.
std::vector<std::string> lines(const History& history, std::string_view file,
                               const std::vector<std::string>& texts) {
  std::vector<std::string> found;
  for (const Version& version : history.versions(file)) {
    std::string line = "?";
    for (const std::string& text : texts)
      if (blob_id(text).hex() == version.blob) line = text;
    line += '@' + std::to_string(version.time);
    for (const Author& author : version.authors) line += ' ' + author.name;
    found.push_back(line);
  }
  return found;
}

std::vector<std::string> lines(const Repository& repository, std::string_view file = path) {
  return lines(read(repository.path()).history, file, {"1", "2", "3", "4", "x"});
}

using Lines = std::vector<std::string>;
}  // namespace

TEST_CASE("each change is a version, newest first, with commit, time, zone and author") {
  Repository repository;
  repository.write(path, "1");
  const std::string first = repository.commit("1", 100, zhang);
  repository.write("content/other.md", "x");
  repository.commit("other", 150, wang);
  repository.write(path, "2");
  const std::string second = repository.commit("2", 200, li);
  const Read result = read(repository.path());
  CHECK(result.findings.empty());
  CHECK(result.history.is_complete());
  const std::vector<Version>& versions = result.history.versions(path);
  REQUIRE(versions.size() == 2);
  CHECK(versions[0].blob == blob_id("2").hex());
  CHECK(versions[0].commit == second);
  CHECK(versions[0].time == 200);
  CHECK(versions[0].offset_minutes == 480);
  CHECK(versions[0].authors == std::vector<Author>{{"李四", "li@example.org"}});
  CHECK(versions[0].path == path);
  CHECK(versions[1].commit == first);
  CHECK(result.history.versions("content/none.md").empty());
}

TEST_CASE("a blob that comes back after another is a version of its own") {
  Repository repository;
  for (const auto& [text, time] : {std::pair{"1", 100}, {"2", 200}, {"1", 300}}) {
    repository.write(path, text);
    repository.commit(text, time);
  }
  CHECK(lines(repository) == Lines{"1@300 张三", "2@200 张三", "1@100 张三"});
}

TEST_CASE("a path's past goes on before an absence") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.remove(path);
  repository.commit("gone", 200);
  repository.write(path, "2");
  repository.commit("back", 300);
  CHECK(lines(repository) == Lines{"2@300 张三", "1@100 张三"});
  repository.remove(path);
  repository.commit("gone", 400);
  repository.write(path, "2");
  repository.commit("back unchanged", 500);
  CHECK(lines(repository) == Lines{"2@300 张三", "1@100 张三"});
}

TEST_CASE("a rename is followed where one commit removes and adds the same blob") {
  Repository repository;
  repository.write("content/old/a.md", "1");
  repository.commit("1", 100);
  repository.write("content/old/a.md", "2");
  repository.commit("2", 200);
  repository.rename("content/old/a.md", path);
  repository.commit("rename", 300);
  repository.write(path, "3");
  repository.commit("3", 400);
  CHECK(lines(repository) == Lines{"3@400 张三", "2@200 张三", "1@100 张三"});
  const Read result = read(repository.path());
  CHECK(result.history.versions(path)[0].path == path);
  CHECK(result.history.versions(path)[1].path == "content/old/a.md");
}

TEST_CASE("no rename is guessed: not with a change, not in two commits, not where it is unclear") {
  Repository changed;
  changed.write("content/b.md", "1");
  changed.commit("1", 100);
  changed.remove("content/b.md");
  changed.write(path, "2");
  changed.commit("2", 200);
  CHECK(lines(changed) == Lines{"2@200 张三"});

  Repository apart;
  apart.write("content/b.md", "1");
  apart.commit("1", 100);
  apart.write(path, "1");
  apart.commit("copy", 200);
  apart.remove("content/b.md");
  apart.commit("remove", 300);
  CHECK(lines(apart) == Lines{"1@200 张三"});

  Repository unclear;
  unclear.write("content/b.md", "1");
  unclear.write("content/c.md", "1");
  unclear.commit("1", 100);
  unclear.remove("content/b.md");
  unclear.remove("content/c.md");
  unclear.write(path, "1");
  unclear.commit("2", 200);
  CHECK(lines(unclear) == Lines{"1@200 张三"});
}

TEST_CASE("a file under the name that another left has a history of its own") {
  Repository repository;
  repository.write("content/b.md", "1");
  repository.commit("1", 100);
  repository.rename("content/b.md", path);
  repository.commit("rename", 200);
  repository.write("content/b.md", "2");
  repository.commit("new b", 300);
  CHECK(lines(repository) == Lines{"1@100 张三"});
  CHECK(lines(repository, "content/b.md") == Lines{"2@300 张三"});
}

TEST_CASE("a merge brings one version, by those who wrote it in the merged side") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100, zhang);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write(path, "2");
  repository.commit("2", 200, li);
  repository.write(path, "3");
  repository.commit("3\n\nCo-authored-by: 赵六 <zhao@example.org>", 300, zhang);
  repository.write("content/unrelated.md", "x");
  repository.commit("unrelated", 350, wang);
  repository.git({"checkout", "-q", "main"});
  repository.write("content/main.md", "x");
  repository.commit("main", 360, wang);
  repository.merge("side", 400, wang);
  CHECK(lines(repository) == Lines{"3@400 李四 张三 赵六", "1@100 张三"});
  CHECK(lines(repository, "content/unrelated.md") == Lines{"x@400 王五"});
  CHECK(lines(repository, "content/main.md") == Lines{"x@360 王五"});
}

TEST_CASE("who merges is an author only of what the merge itself wrote") {
  Repository repository;
  repository.write(path, "1");
  repository.write("content/b.md", "1");
  repository.commit("1", 100, zhang);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write(path, "2");
  repository.write("content/b.md", "2");
  repository.commit("2", 200, li);
  repository.git({"checkout", "-q", "main"});
  repository.write("content/c.md", "x");
  repository.commit("main", 300, zhang);
  repository.git({"merge", "-q", "--no-ff", "--no-commit", "side"});
  repository.write(path, "3");
  repository.commit("merge", 400, wang);
  CHECK(lines(repository) == Lines{"3@400 李四 王五", "1@100 张三"});
  CHECK(lines(repository, "content/b.md") == Lines{"2@400 李四", "1@100 张三"});
}

TEST_CASE("a side that merged the main branch in between owns none of the main branch's work") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100, zhang);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write("content/side.md", "1");
  repository.commit("side", 200, li);
  repository.git({"checkout", "-q", "main"});
  repository.write(path, "2");
  repository.commit("2", 300, zhang);
  repository.git({"checkout", "-q", "side"});
  repository.merge("main", 400, li);
  repository.write("content/side.md", "2");
  repository.commit("side", 450, wang);
  repository.git({"checkout", "-q", "main"});
  repository.merge("side", 500, zhang);
  CHECK(lines(repository) == Lines{"2@300 张三", "1@100 张三"});
  CHECK(lines(repository, "content/side.md") == Lines{"2@500 李四 王五"});
}

TEST_CASE("a rename in a merged side is followed") {
  Repository repository;
  repository.write("content/b.md", "1");
  repository.commit("1", 100, zhang);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.rename("content/b.md", path);
  repository.commit("rename", 200, li);
  repository.write(path, "2");
  repository.commit("2", 250, wang);
  repository.git({"checkout", "-q", "main"});
  repository.write("content/c.md", "x");
  repository.commit("main", 300, zhang);
  repository.merge("side", 400, zhang);
  CHECK(lines(repository) == Lines{"2@400 李四 王五", "1@100 张三"});
}

TEST_CASE("three branches merged at once each bring their own") {
  Repository repository;
  repository.write("site.toml", "x");
  repository.commit("1", 100, zhang);
  for (const auto& [branch, author] : {std::pair{"b1", zhang}, {"b2", li}, {"b3", wang}}) {
    repository.git({"checkout", "-q", "-b", branch, "main"});
    repository.write("content/" + std::string(branch) + ".md", "1");
    repository.commit(branch, 200, author);
  }
  repository.git({"checkout", "-q", "main"});
  repository.git({"merge", "-q", "--no-ff", "-m", "octopus", "b1", "b2", "b3"});
  CHECK(lines(repository, "content/b3.md") == Lines{"1@1700000000 王五"});
  CHECK(lines(repository, "content/b1.md") == Lines{"1@1700000000 张三"});
}

TEST_CASE("a merge that keeps its first parent's file makes no version") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write(path, "2");
  repository.commit("2", 200);
  repository.git({"checkout", "-q", "main"});
  repository.git({"merge", "-q", "--no-ff", "-s", "ours", "-m", "ours", "side"});
  CHECK(lines(repository) == Lines{"1@100 张三"});
}

TEST_CASE("a shallow clone tells what it holds, and nothing of what stood at its edge") {
  Repository repository;
  repository.write(path, "1");
  repository.write("content/still.md", "x");
  repository.commit("1", 100);
  repository.write(path, "2");
  repository.commit("2", 200);
  repository.write(path, "3");
  repository.commit("3", 300);
  const auto read_shallow = [&](int depth) { return read(repository.shallow_clone(depth)); };

  const Read two = read_shallow(2);
  CHECK(two.snapshot.is_shallow());
  CHECK(two.snapshot.files().size() == 2);
  CHECK_FALSE(two.history.is_complete());
  CHECK(lines(two.history, path, {"3"}) == Lines{"3@300 张三"});
  CHECK(two.history.versions("content/still.md").empty());

  const Read one = read_shallow(1);
  CHECK(one.history.versions(path).empty());
  CHECK_FALSE(one.history.is_complete());

  const Read all = read_shallow(9);
  CHECK(all.history.is_complete());
  CHECK(all.history.versions(path).size() == 3);
}

TEST_CASE("behind a shallow clone's edge in a merged side the authors are not known") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.git({"checkout", "-q", "-b", "side"});
  repository.write(path, "2");
  repository.commit("2", 200, li);
  repository.write(path, "3");
  repository.commit("3", 250, wang);
  repository.git({"checkout", "-q", "main"});
  repository.write("content/x.md", "x");
  repository.commit("main", 300);
  repository.merge("side", 400);
  const Read result = read(repository.shallow_clone(2));
  CHECK(lines(result.history, path, {"3"}) == Lines{"3@400"});
  CHECK(result.history.versions("content/x.md").empty());
}

TEST_CASE("a commit whose date cannot be read gives no date, and says so") {
  Repository repository;
  repository.write(path, "1");
  repository.commit("1", 100);
  repository.write(path, "2");
  const std::string second = repository.commit("2", 200);
  std::string bytes = repository.git({"cat-file", "commit", second}) + "\n";
  bytes.replace(bytes.find("200", bytes.find("committer")), 3, "99999999999999999999");
  const std::string undated = repository.raw_object("commit", bytes);
  repository.git({"update-ref", "HEAD", undated});
  repository.write("content/b.md", "3");
  repository.commit("3", 300);
  const Read result = read(repository.path());
  CHECK(lines(result.history, path, {"1", "2"}) == Lines{"1@100 张三"});
  CHECK(lines(result.history, "content/b.md", {"3"}) == Lines{"3@300 张三"});
  REQUIRE(result.findings.items().size() == 1);
  CHECK(result.findings.items()[0].code == "source/date");
  CHECK(result.findings.items()[0].severity == Severity::warning);
  CHECK(result.findings.items()[0].message.find(undated) != std::string::npos);
}

TEST_CASE("history below a sub-folder is that of the sub-folder") {
  Repository repository;
  repository.write("content/a.md", "1");
  repository.write("site/content/a.md", "x");
  repository.commit("1", 100);
  repository.write("content/a.md", "2");
  repository.commit("2", 200);
  const Read result = read(repository.path() / "site");
  CHECK(lines(result.history, path, {"x"}) == Lines{"x@100 张三"});
}

TEST_CASE("history is the same loose, packed, bare and with any number of workers") {
  Repository repository;
  for (int i = 1; i <= 300; ++i) {
    repository.write("content/" + std::to_string(i % 7) + ".md", std::to_string(i));
    repository.commit("c", 1000 + i, i % 2 == 0 ? zhang : li);
  }
  const auto text = [](const std::filesystem::path& directory, int jobs) {
    Findings findings;
    const SourceRequest request{directory};
    const Snapshot snapshot = read_snapshot(request, {.jobs = jobs}, findings);
    const History history = read_history(request, snapshot, {.jobs = jobs}, findings);
    std::string all;
    for (const SourceFile& file : snapshot.files())
      for (const Version& version : history.versions(file.path))
        all += fmt::format("{} {} {} {} {}\n", file.path, version.blob, version.commit, version.time,
                           version.authors[0].name);
    return all;
  };
  const std::string one = text(repository.path(), 1);
  CHECK(std::count(one.begin(), one.end(), '\n') == 300);
  CHECK(text(repository.path(), 4) == one);
  repository.pack();
  CHECK(text(repository.path(), 2) == one);
  CHECK(text(repository.bare_clone(), 3) == one);
}

TEST_CASE("a wide folder's changes are found at its front, in its middle and at its end") {
  Repository repository;
  for (int i = 0; i < 500; ++i) repository.write(fmt::format("content/n{:03}.md", i), "1");
  repository.commit("1", 100);
  for (const char* name : {"content/n000.md", "content/n250.md", "content/n499.md"})
    repository.write(name, "2");
  repository.remove("content/n100.md");
  repository.write("content/n1001.md", "3");
  repository.commit("2", 200);
  const Read result = read(repository.path());
  size_t count = 0;
  for (const SourceFile& file : result.snapshot.files()) count += result.history.versions(file.path).size();
  CHECK(count == 500 + 3);
  CHECK(lines(result.history, "content/n250.md", {"1", "2"}) == Lines{"2@200 张三", "1@100 张三"});
  CHECK(lines(result.history, "content/n1001.md", {"3"}) == Lines{"3@200 张三"});
}
