// Protects: a figure's commit is the one that set its value, not the newest of its file, and is absent where
// history does not hold it.
#include "content/figure_origin.h"

#include <filesystem>

#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {

constexpr std::string_view path = "content/campaigns/c/notes/n.md";

/// A repository with registers, a campaign and, in it, the note that a test writes.
struct Past {
  Repository repository;

  Past() {
    repository.write("site.toml", "title = \"某市\"\nbase_url = \"https://example.org/\"\n");
    repository.write(
        "content/agencies.toml",
        "[[agency]]\nid = \"city\"\nname = \"某市\"\n[[agency]]\nid = \"market\"\nname = \"市场局\"\n");
    repository.write("content/metrics.toml",
                     "[[metric]]\nid = \"work\"\nname = \"出动\"\nunit = \"人次\"\n"
                     "[[metric]]\nid = \"meat\"\nname = \"肉品\"\nunit = \"公斤\"\n");
    repository.write("content/campaigns/c/campaign.md", "---\ntitle: 整治\nlead: city\n---\n");
    repository.commit("registers", 1000);
  }

  void write(std::string_view metrics, std::string_view more_keys = "date: 2008-06\n",
             std::string_view body = "正文。\n", std::string_view file = path) {
    repository.write(file, fmt::format("---\ntitle: 检查\ntype: other\n{}metrics:\n{}---\n\n{}", more_keys,
                                       metrics, body));
  }
  std::string commit(std::string_view metrics, std::string_view more_keys = "date: 2008-06\n",
                     std::string_view body = "正文。\n") {
    write(metrics, more_keys, body);
    return repository.commit("note", time += 1000);
  }
  /// The newest commit gets a date that nobody can read, and another one follows it.
  void lose_date() {
    std::string bytes = repository.git({"cat-file", "commit", "HEAD"}) + "\n";
    const size_t date = bytes.find("> ", bytes.find("committer ")) + 2;
    bytes.replace(date, bytes.find('\n', date) - date, "99999999999999999999 +0800");
    repository.git({"reset", "-q", "--hard", repository.raw_object("commit", bytes)});
    repository.write("content/pages/p.md", fmt::format("---\ntitle: 页{}\n---\n", time));
    repository.commit("after it", time += 500);
  }

  int64_t time = 1000;
};

/// What is said of a repository's figures: "work 3人次" → commit, or nothing.
struct Origins {
  Findings findings;
  Snapshot snapshot;
  Library library;
  History history;
  FigureOrigins origins;

  explicit Origins(const std::filesystem::path& directory, bool is_worktree = false) {
    const SourceRequest request{directory, "HEAD", is_worktree};
    snapshot = read_snapshot(request, {.jobs = 1}, findings);
    library = parse_library(snapshot, {.jobs = 1}, findings);
    history = read_history(request, snapshot, {.jobs = 1}, findings);
    std::vector<Ref<Document>> all;
    for (uint32_t i = 0; i < library.documents().size(); ++i) all.push_back({i});
    origins = find_figure_origins(snapshot, history, library, all, {.jobs = 1});
  }
  explicit Origins(const Past& past, bool is_worktree = false)
      : Origins(past.repository.path(), is_worktree) {}

  const Version* version(std::string_view as_written) const {
    for (const Document& document : library.documents())
      for (const Figure& figure : document.figures)
        if (figure.as_written == as_written) return origins.of(document, figure);
    FAIL("no such figure: " << as_written);
    return nullptr;
  }
  std::string of(std::string_view as_written) const {
    const Version* found = version(as_written);
    return found ? found->commit : "";
  }
};

}  // namespace

TEST_CASE("a figure of a file with one version was set by its commit, with that commit's time") {
  Past past;
  const std::string only = past.commit("  work: 3人次\n");
  past.repository.write("content/pages/other.md", "---\ntitle: 别的\n---\n");
  past.repository.commit("tip", 9000);
  const Origins origins(past);
  CHECK(origins.of("3人次") == only);
  CHECK(origins.version("3人次")->time == 2000);
  CHECK(origins.version("3人次")->offset_minutes == 480);
}

TEST_CASE("what changes around a value does not set it") {
  Past past;
  const std::string first = past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.commit("  work: 3人次\n  meat: 5公斤\n", "date: 2008-06\n", "别的话。\n");
  past.commit("  work: 3人次\n  meat: 5公斤\n", "date: 2008-06\nsource: 简报\ntags: [一]\n");
  const std::string other =
      past.commit("  meat: 6公斤\n  work: {value: 3人次, note: 夜里}\n");  // its line moves
  past.commit("  meat: 6公斤\n  work: 3人次\n", "date: 2008-06\n", "又是别的话。\n");
  const Origins origins(past);
  CHECK(origins.of("3人次") == first);
  CHECK(origins.of("6公斤") == other);
}

TEST_CASE("a value that is changed and restored is set by the restoring commit") {
  Past past;
  past.commit("  work: 3人次\n");
  past.commit("  work: 4人次\n");
  const std::string restored = past.commit("  work: 3人次\n");
  past.commit("  work: 3人次\n", "date: 2008-06\n", "别的话。\n");
  CHECK(Origins(past).of("3人次") == restored);
}

TEST_CASE("a value that is taken out and put back is set again") {
  Past past;
  past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.commit("  meat: 5公斤\n");
  const std::string again = past.commit("  work: 3人次\n  meat: 5公斤\n");
  CHECK(Origins(past).of("3人次") == again);

  past.repository.remove(path);
  past.repository.commit("removed", 20000);
  past.time = 30000;
  const std::string back = past.commit("  work: 3人次\n  meat: 5公斤\n", "date: 2008-06\n", "另写。\n");
  CHECK(Origins(past).of("3人次") == back);
}

TEST_CASE("agency, period, scope, region, basis and the words are part of the statement") {
  const std::string same = "  work: {value: 3人次, agency: market}\n";
  for (const std::string before :
       {"  work: {value: 3人次, agency: city}\n", "  work: {value: 3人次, agency: market, period: 2008-05}\n",
        "  work: {value: 3人次, agency: market, scope: 夜间}\n",
        "  work: {value: 3人次, agency: market, region: 东区}\n",
        "  work: {value: 3人次, agency: market, basis: cumulative}\n",
        "  work: {value: 约3人次, agency: market}\n", "  work: {value: 三人次, agency: market}\n",
        "  meat: {value: 3公斤, agency: market}\n"}) {
    CAPTURE(before);
    Past past;
    past.commit(before);
    const std::string set = past.commit(same);
    CHECK(Origins(past).of("3人次") == set);
  }
  Past other;
  other.commit("  meat: 3\n");
  const std::string of_other = other.commit("  work: 3\n");
  CHECK(Origins(other).of("3") == of_other);
  Past past;  // the note's date is the period of its figures
  past.commit(same, "date: 2008-05\n");
  const std::string set = past.commit(same);
  CHECK(Origins(past).of("3人次") == set);
}

TEST_CASE("an agency named in other words is the same") {
  Past past;
  const std::string first = past.commit("  work: {value: 3人次, agency: market}\n");
  past.commit("  work: 3人次\n", "date: 2008-06\nagency: 市场局\n");
  CHECK(Origins(past).of("3人次") == first);
}

TEST_CASE("a statement that cannot be read in a version was not made there") {
  Past past;
  past.commit("  work: 3人次\n");
  past.repository.write(path, "---\ntitle: 检查\nmetrics: [\n---\n");
  past.repository.commit("broken", 5000);
  past.time = 6000;
  const std::string mended = past.commit("  work: 3人次\n");
  CHECK(Origins(past).of("3人次") == mended);
}

TEST_CASE("a value goes on through a rename") {
  Past past;
  const std::string first = past.commit("  work: 3人次\n  meat: 5公斤\n");
  const std::string changed = past.commit("  work: 3人次\n  meat: 6公斤\n");
  past.repository.rename(path, "content/campaigns/c/notes/早/m.md");
  past.repository.commit("renamed", 8000);
  CHECK(Origins(past).of("3人次") == first);
  past.write("  work: 3人次\n  meat: 6公斤\n", "date: 2008-06\n", "别的话。\n",
             "content/campaigns/c/notes/早/m.md");
  past.repository.commit("after", 9000);
  const Origins origins(past);
  CHECK(origins.of("3人次") == first);
  CHECK(origins.of("6公斤") == changed);
}

TEST_CASE("what a merge brought in is the merge's; what it left alone is not") {
  Past past;
  const std::string first = past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.repository.git({"checkout", "-q", "-b", "side"});
  past.commit("  work: 3人次\n  meat: 6公斤\n");
  past.repository.git({"checkout", "-q", "-"});
  past.repository.write("content/pages/p.md", "---\ntitle: 页\n---\n");
  past.repository.commit("main", 3500);
  const std::string merge = past.repository.merge("side", 7000);
  past.time = 8000;
  past.commit("  work: 3人次\n  meat: 6公斤\n", "date: 2008-06\n", "合并之后。\n");
  const Origins origins(past);
  CHECK(origins.of("3人次") == first);
  CHECK(origins.of("6公斤") == merge);
}

TEST_CASE("a change that is not committed has no commit, the values it leaves alone have theirs") {
  Past past;
  const std::string first = past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.write("  meat: 6公斤\n  work: 3人次\n");
  CHECK(Origins(past).of("5公斤") == first);  // of the commit, not of the disk
  const Origins once(past, true);
  CHECK(once.of("3人次") == first);
  CHECK(once.of("6公斤") == "");

  past.commit("  work: 3人次\n  meat: 5公斤\n", "date: 2008-06\n", "别的话。\n");
  past.write("  work: 3人次\n  meat: 6公斤\n");
  past.write("  work: 9人次\n", "date: 2008-06\n", "新的。\n", "content/campaigns/c/notes/new.md");
  const Origins twice(past, true);
  CHECK(twice.of("3人次") == first);
  CHECK(twice.of("6公斤") == "");
  CHECK(twice.of("9人次") == "");
}

TEST_CASE("behind a shallow clone's edge nothing is known, and what changed after it is") {
  Past past;
  past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.commit("  work: 3人次\n  meat: 6公斤\n");
  const std::string changed = past.commit("  work: 3人次\n  meat: 7公斤\n");
  past.write("  work: 8人次\n", "date: 2008-06\n", "新的。\n", "content/campaigns/c/notes/new.md");
  const std::string added = past.repository.commit("new", 9000);
  const Origins three(past.repository.shallow_clone(4));
  CHECK(three.of("3人次") == "");
  CHECK(three.of("7公斤") == changed);
  CHECK(three.of("8人次") == added);
  CHECK(Origins(past.repository.shallow_clone(3)).of("7公斤") == "");  // it may have been so before
  const Origins one(past.repository.shallow_clone(1));
  CHECK(one.of("7公斤") == "");
  CHECK(one.of("8人次") == "");
}

TEST_CASE("an older version that is not there leaves unknown what depends on it, and nothing fails") {
  Past past;
  past.commit("  work: 3人次\n  meat: 5公斤\n");
  const std::string lost = past.repository.git({"rev-parse", "HEAD:" + std::string(path)});
  const std::string changed = past.commit("  work: 3人次\n  meat: 6公斤\n");
  past.commit("  work: 3人次\n  meat: 7公斤\n");
  const std::string newest = past.repository.git({"rev-parse", "HEAD"});
  std::filesystem::remove(past.repository.loose_path(lost));
  const Origins origins(past);
  CHECK(origins.of("3人次") == "");
  CHECK(origins.of("7公斤") == newest);
  CHECK(changed != newest);
  CHECK(origins.findings.empty());
}

TEST_CASE("a commit without a readable date hides what it set") {
  Past past;
  past.commit("  work: 3人次\n");
  past.commit("  work: 4人次\n");
  past.lose_date();
  CHECK(Origins(past).of("4人次") == "");
  past.commit("  work: 4人次\n", "date: 2008-06\n", "别的话。\n");
  CHECK(Origins(past).of("4人次") == "");
  past.lose_date();
  CHECK(Origins(past).of("4人次") == "");
}

TEST_CASE("where the newest version has no readable date, nothing is known of its figures") {
  Past past;
  past.commit("  work: 3人次\n");
  past.commit("  work: 3人次\n  meat: 5公斤\n");
  past.lose_date();
  const Origins origins(past);
  CHECK(origins.of("3人次") == "");
  CHECK(origins.of("5公斤") == "");
}

TEST_CASE("several figures of one metric, in lists and with carriage returns, keep each its own commit") {
  Past past;
  const std::string first = past.commit("  work:\r\n    - {value: 3人次, agency: city}\r\n");
  const std::string second = past.commit(
      "  work:\r\n    - {value: 4人次, agency: market}\r\n    - {value: 3人次, agency: city}\r\n");
  past.commit("  work:\r\n    - {value: 4人次, agency: market}\r\n    - {value: 3人次, agency: city}\r\n",
              "date: 2008-06\r\n", "别的话。\r\n");
  past.commit("  work:\r\n    - {value: 4人次, agency: market}\r\n    - {value: 3人次, agency: city}\r\n",
              "date: 2008-06\r\n", "还有话。\r\n");
  const Origins origins(past);
  CHECK(origins.of("3人次") == first);
  CHECK(origins.of("4人次") == second);
}
