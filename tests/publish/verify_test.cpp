// Protects: a published tree equals its manifest, both ways.
#include "publish/verify.h"

#include <doctest/doctest.h>

#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;
using Kind = TreeDifference::Kind;

TEST_CASE("files that are extra, missing or altered are named, in order") {
  const Folder folder;
  publish(folder, {{"a/index.html", "aa"}, {"b/index.html", "bb"}, {"c/index.html", "cc"}, {"d", "dd"}});
  const auto live = folder.live();
  CHECK(verify_tree(live).empty());
  write_file(live / "a/index.html", "AA");
  std::filesystem::remove_all(live / "b");
  write_file(live / "c/extra.html", "x");
  std::filesystem::remove(live / "d");
  std::filesystem::create_symlink("c", live / "d");
  std::filesystem::create_directory(live / "e");
  CHECK(verify_tree(live) == std::vector<TreeDifference>{{Kind::altered, "a/index.html"},
                                                         {Kind::missing, "b/index.html"},
                                                         {Kind::extra, "c/extra.html"},
                                                         {Kind::altered, "d"},
                                                         {Kind::extra, "e"}});
}

TEST_CASE("a tree without a manifest is unmarked, and one that is not there is the environment's fault") {
  const Folder folder;
  CHECK(verify_tree(folder.repository()) == std::vector<TreeDifference>{{Kind::unmarked, "manifest.json"}});
  CHECK(!error_of([&] { verify_tree(folder.path() / "nowhere"); }).empty());
}
