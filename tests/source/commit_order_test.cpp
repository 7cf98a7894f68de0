// Protects: which of two commits comes after the other is told from the graph, never guessed.
#include "source/commit_order.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "support/repository.h"

using namespace gongbao;

namespace {

std::string commit_file(test::Repository& repository, const std::string& name) {
  repository.write(name, name);
  return repository.commit(name);
}

}  // namespace

TEST_CASE("a commit is after its ancestors, before what follows it, and apart from another branch") {
  test::Repository repository;
  const std::string first = commit_file(repository, "a");
  const std::string second = commit_file(repository, "b");
  const std::string third = commit_file(repository, "c");
  repository.git({"checkout", "-q", "-b", "other", first});
  const std::string side = commit_file(repository, "d");
  const auto order = [&](const std::string& one, const std::string& other) {
    return order_of_commits(repository.path(), one, other);
  };
  CHECK(order(third, first) == CommitOrder::after);
  CHECK(order(first, third) == CommitOrder::before);
  CHECK(order(second, second) == CommitOrder::same);
  CHECK(order(side, third) == CommitOrder::apart);
  const std::string merge = repository.merge("main");
  CHECK(order(merge, third) == CommitOrder::after);
  CHECK(order(third, merge) == CommitOrder::before);
}

TEST_CASE("what is not a commit of the repository is unknown") {
  test::Repository repository;
  const std::string first = commit_file(repository, "a");
  const std::string none(40, '1');
  const std::string tree = repository.git({"rev-parse", "HEAD^{tree}"});
  for (const std::string& other : {none, tree, std::string("HEAD"), std::string()}) {
    CHECK(order_of_commits(repository.path(), other, first) == CommitOrder::unknown);
    CHECK(order_of_commits(repository.path(), first, other) == CommitOrder::other_unknown);
  }
  CHECK_THROWS_AS(order_of_commits(repository.path() / "..", first, first), Error);
}

TEST_CASE("behind a shallow clone's edge nothing is claimed") {
  test::Repository repository;
  const std::string first = commit_file(repository, "a");
  commit_file(repository, "b");
  const std::string third = commit_file(repository, "c");
  const std::string fourth = commit_file(repository, "d");
  const auto shallow = repository.shallow_clone(2);
  CHECK(order_of_commits(shallow, fourth, third) == CommitOrder::after);
  CHECK(order_of_commits(shallow, fourth, first) == CommitOrder::other_unknown);
}
