// Protects: what two trees do not share is found, all of it and nothing else.
#include "source/tree_changes.h"

#include <random>

#include "support/repository.h"

using namespace gongbao;
using test::Repository;

namespace {
std::map<std::string, std::string> list(const Repository& repository, const std::string& commit) {
  std::map<std::string, std::string> files;
  const std::string listing = repository.git({"ls-tree", "-r", commit, "content"}) + "\n";
  for (size_t at = 0; at < listing.size() && listing[at] != '\n';) {
    const size_t tab = listing.find('\t', at);
    const size_t end = listing.find('\n', at);
    files[listing.substr(tab + 1, end - tab - 1)] = listing.substr(tab - 40, 40);
    at = end + 1;
  }
  return files;
}

std::string describe(const std::optional<std::vector<FileChange>>& changes) {
  REQUIRE(changes);
  std::map<std::string, std::string> sorted;
  for (const FileChange& change : *changes)
    sorted[change.path] = change.before.hex() + ' ' + change.after.hex();
  std::string text;
  for (const auto& [path, ids] : sorted) text += path + ' ' + ids + '\n';
  return text;
}
}  // namespace

TEST_CASE("random changes are found as a listing of both commits tells them") {
  Repository repository;
  std::mt19937 random(7);  // NOLINT: the same changes each time
  std::vector<std::string> commits;
  for (int step = 0; step < 25; ++step) {
    for (int change = 0; change < 12; ++change) {
      const auto number = [&](int below) { return std::to_string(random() % static_cast<unsigned>(below)); };
      const std::string path = "content/" + number(3) + (random() % 2 == 0 ? "/" : "-") + number(40) + ".md";
      if (random() % 4 == 0)
        repository.remove(path);
      else
        repository.write(path, number(5));
    }
    commits.push_back(repository.commit("c", 1000 + step));
  }
  const GitRepository opened(repository.path());
  for (size_t i = 1; i < commits.size(); ++i) {
    const auto before = list(repository, commits[i - 1]);
    const auto after = list(repository, commits[i]);
    std::map<std::string, std::pair<std::string, std::string>> both;
    const std::string none(40, '0');
    for (const auto& [path, id] : before) both[path] = {id, none};
    for (const auto& [path, id] : after) both.try_emplace(path, none, none).first->second.second = id;
    std::string expected;
    for (const auto& [path, ids] : both)
      if (ids.first != ids.second) expected += path + ' ' + ids.first + ' ' + ids.second + '\n';
    const auto tree = [&](const std::string& commit) {
      return *ObjectId::parse(repository.git({"rev-parse", commit + "^{tree}"}));
    };
    const std::vector<ObjectId> parents{tree(commits[i - 1])};
    CHECK(describe(changed_files(opened, tree(commits[i]), parents)) == expected);
    // Against two equal parents the same is other than in every one, and against itself nothing is.
    const std::vector<ObjectId> twice{parents[0], parents[0]};
    CHECK(describe(changed_files(opened, tree(commits[i]), twice)) == expected);
    const std::vector<ObjectId> with_itself{parents[0], tree(commits[i])};
    CHECK(changed_files(opened, tree(commits[i]), with_itself)->empty());
  }
}

TEST_CASE("without a parent every file is new, and links are no files") {
  Repository repository;
  const std::string blob = repository.blob("x");
  const std::string folder = repository.tree({{"120000", "link", blob}, {"100644", "x.md", blob}});
  const ObjectId tree =
      *ObjectId::parse(repository.tree({{"40000", "content", folder}, {"40000", "docs", folder}}));
  const GitRepository opened(repository.path());
  const auto changes = changed_files(opened, tree, {});
  CHECK(changes == std::vector<FileChange>{{"content/x.md", {}, *ObjectId::parse(blob)}});
}

TEST_CASE("a file that becomes a folder, or a link, is gone") {
  Repository repository;
  const std::string blob = repository.blob("x");
  const auto tree_of = [&](const std::vector<Repository::Entry>& entries) {
    return *ObjectId::parse(repository.tree({{"40000", "content", repository.tree(entries)}}));
  };
  const ObjectId file = tree_of({{"100644", "a", blob}});
  const ObjectId link = tree_of({{"120000", "a", blob}});
  const ObjectId folder = tree_of({{"40000", "a", repository.tree({{"100644", "b", blob}})}});
  const ObjectId program = tree_of({{"100755", "a", blob}});
  const GitRepository opened(repository.path());
  const ObjectId id = *ObjectId::parse(blob);
  const auto changes = [&](const ObjectId& to) {
    return describe(changed_files(opened, to, std::vector{file}));
  };
  CHECK(changes(link) == describe(std::vector<FileChange>{{"content/a", id, {}}}));
  CHECK(changes(folder) == describe(std::vector<FileChange>{{"content/a", id, {}}, {"content/a/b", {}, id}}));
  CHECK(changes(program).empty());
}

TEST_CASE("a tree that unfolds beyond all measure tells nothing") {
  Repository repository;
  std::string id = repository.blob("x");
  std::string mode = "100644";
  for (int level = 0; level < 7; ++level) {
    std::vector<Repository::Entry> entries;
    for (char name = 'a'; name <= 'j'; ++name) entries.push_back({mode, std::string(1, name), id});
    id = repository.tree(entries);
    mode = "40000";
  }
  const ObjectId tree = *ObjectId::parse(repository.tree({{"40000", "content", id}}));
  CHECK_FALSE(changed_files(GitRepository(repository.path()), tree, {}, 1000));
}
