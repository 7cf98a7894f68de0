// Protects: what whole small sites say, one behaviour each. tests/sites/<behaviour>/input is a content repository, expected/ holds
// some of the files that it must become, byte for byte (commit ids aside). After a change that is meant, run this test with
// GONGBAO_WRITE_EXPECTED=1 and read the difference.
#include <doctest/doctest.h>

#include <cstdlib>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

std::vector<fs::path> all_cases() {
  std::vector<fs::path> cases;
  for (const fs::directory_entry& entry : fs::directory_iterator(GONGBAO_SOURCE_DIR "/tests/sites"))
    cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  return cases;
}

}  // namespace

TEST_CASE("each site of tests/sites becomes what is expected") {
  const bool write = std::getenv("GONGBAO_WRITE_EXPECTED") != nullptr;
  REQUIRE(!all_cases().empty());
  for (const fs::path& folder : all_cases()) {
    CAPTURE(folder.filename().string());
    Repository repository;
    for (const auto& [path, bytes] : read_tree(folder / "input")) repository.write(path, bytes);
    repository.commit();
    CHECK(check(repository).text() == "");
    const TemporaryFolder output;
    const Run built = build(repository, output.path() / "public");
    REQUIRE_MESSAGE(built.status == 0, built.out << built.err);
    const auto site = read_site(output.path() / "public");
    const auto expected = read_tree(folder / "expected");
    CHECK(!expected.empty());
    for (const auto& [path, bytes] : expected) {
      const auto made = site.find(path);
      REQUIRE_MESSAGE(made != site.end(), path);
      if (write) write_bytes(folder / "expected" / path, made->second);
      CHECK_MESSAGE(made->second == bytes, path);
    }
  }
}
