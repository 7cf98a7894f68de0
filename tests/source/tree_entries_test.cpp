// Protects: tree objects are read entry by entry, whatever their names, and malformed ones are refused.
#include "source/tree_entries.h"

#include "base/error.h"

using namespace gongbao;

namespace {
std::string entry(std::string_view mode, std::string_view name, char fill) {
  std::string bytes(mode);
  bytes += ' ';
  bytes += name;
  bytes += '\0';
  return bytes + std::string(20, fill);
}

std::vector<std::string> names(std::string_view tree) {
  std::vector<std::string> found;
  for (TreeReader reader(tree); !reader.at_end(); reader.next()) found.emplace_back(reader.entry().name);
  return found;
}
}  // namespace

TEST_CASE("entries come in the tree's order with their kinds") {
  const std::string tree = entry("100644", "a b", 'x') + entry("40000", "dir", ' ') +
                           entry("120000", "..", '\0') + entry("160000", "sub", 's') +
                           entry("100664", "old", 'o') + entry("100755", "run", 'r');
  CHECK(names(tree) == std::vector<std::string>{"a b", "dir", "..", "sub", "old", "run"});
  std::vector<EntryKind> kinds;
  for (TreeReader reader(tree); !reader.at_end(); reader.next()) kinds.push_back(reader.entry().kind);
  CHECK(kinds == std::vector{EntryKind::file, EntryKind::folder, EntryKind::link, EntryKind::submodule,
                             EntryKind::other, EntryKind::file});
  CHECK(names("").empty());
}

TEST_CASE("what is no tree is an error") {
  for (const std::string& bytes : {std::string("100644 a"), std::string("100644 a\0short", 14),
                                   std::string(40, 'x'), std::string("nospace\0", 8) + std::string(20, 'x')})
    CHECK_THROWS_AS(names(bytes), Error);
}

TEST_CASE("skipping goes to the entry that holds a byte") {
  const std::string tree = entry("100644", "a", 'x') + entry("100644", "bb", 'y') + entry("100644", "c", 'z');
  const size_t first = entry("100644", "a", 'x').size();
  for (const auto& [offset, name] :
       {std::pair<size_t, std::string>{0, "a"}, {first - 1, "a"}, {first, "bb"}}) {
    TreeReader reader(tree);
    reader.skip_to(offset);
    CHECK(reader.entry().name == name);
  }
  TreeReader reader(tree);
  reader.skip(first);
  CHECK(reader.entry().name == "bb");
  reader.skip_to(1000);
  CHECK(reader.at_end());
}

TEST_CASE("a folder sorts as if its name ended in a slash") {
  const TreeEntry file{"a", EntryKind::file, {}};
  const TreeEntry folder{"a", EntryKind::folder, {}};
  const TreeEntry dotted{"a.b", EntryKind::file, {}};
  CHECK(compare_entries(file, dotted) < 0);
  CHECK(compare_entries(dotted, folder) < 0);
  CHECK(compare_entries(folder, folder) == 0);
}
