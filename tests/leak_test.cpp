// Protects: nothing that may not be seen is in any byte of a public site, whatever field of whatever kind of
// thing holds it; and if the gate lets one kind of thing through, the audit of the finished bytes, which
// shares nothing with the gate, keeps the build from going live.
#include <doctest/doctest.h>

#include "base/text.h"
#include "source/zip_archive.h"
#include "support/file.h"
#include "support/program.h"
#include "support/sites.h"
#include "support/withheld_site.h"

namespace {

using namespace gongbao::test;

Run build_at(const WithheldSite& site, const std::filesystem::path& output,
             const Surroundings& surroundings = {}, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"build",   "-C",          site.path().string(), "-o",  output.string(),
                                     "--as-of", site.moment(), "--format",           "json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments, surroundings);
}

/// Every output with what is packed in it, and thousands separators undone.
std::map<std::string, std::string> unpacked(const std::filesystem::path& output) {
  std::map<std::string, std::string> files = read_tree(output);
  std::map<std::string, std::string> inside;
  for (const auto& [path, bytes] : files)
    if (const auto archive = gongbao::ZipArchive::open(bytes))
      for (const gongbao::ZipMember& member : archive->members())
        if (const auto text = archive->read(member, size_t{1} << 24))
          inside[path + "/" + member.name] = *text;
  files.merge(inside);
  for (auto& [path, bytes] : files) bytes += gongbao::replace_all(bytes, ",", "");
  return files;
}

std::set<std::string> leak_codes(const Run& run) {
  std::set<std::string> codes;
  if (run.status != 1) return codes;
  const Json report = parse_json(run.out);
  for (const Json& row : report["rows"].items)
    if (row["code"].string().starts_with("leak/")) codes.insert(row["code"].string());
  return codes;
}

const WithheldSite& site() {
  static const WithheldSite made;
  return made;
}

}  // namespace

TEST_CASE("no canary of any field of any withheld thing is in any output") {
  const TemporaryFolder folder;
  const Run built = build_at(site(), folder.path() / "public");
  REQUIRE_MESSAGE(built.status == 0, built.out);
  const auto files = unpacked(folder.path() / "public");
  CHECK(files.contains("notices/newer/index.html"));
  CHECK(files.contains("notices/gone/index.html"));
  size_t bytes = 0;
  size_t hits = 0;
  for (const auto& [path, text] : files) {
    bytes += text.size();
    CHECK_MESSAGE(path.find("zq") == path.npos, path);
    for (const std::string& canary : site().canaries().all()) {
      const bool is_there = text.find(canary) != text.npos || path.find(canary) != path.npos;
      CHECK_MESSAGE(!is_there, path << " holds " << canary);
      hits += is_there;
    }
  }
  MESSAGE(site().canaries().all().size()
          << " canaries, " << files.size() << " outputs, " << bytes << " bytes, " << hits << " hits");
}

TEST_CASE("the same canaries are in an internal build: the search can fail") {
  const TemporaryFolder folder;
  REQUIRE(build_at(site(), folder.path() / "internal", {}, {"--audience", "internal"}).status == 0);
  size_t found = 0;
  const auto files = unpacked(folder.path() / "internal");
  for (const std::string& canary : site().canaries().all())
    found += std::any_of(files.begin(), files.end(),
                         [&](const auto& file) { return file.second.find(canary) != std::string::npos; });
  MESSAGE(found << " of " << site().canaries().all().size() << " canaries are in the internal build");
  CHECK(found * 2 > site().canaries().all().size());
}

TEST_CASE("a gate that lets one kind of thing through fails the build, and the live site stays as it was") {
  const TemporaryFolder folder;
  const std::filesystem::path output = folder.path() / "public";
  const auto broken = [](const std::string& reason) {
    return Surroundings{.variables = {{"GONGBAO_BROKEN_GATE", reason}}, .program = GONGBAO_BROKEN_GATE};
  };
  REQUIRE(build_at(site(), output, broken("nothing")).status == 0);
  const auto before = read_tree(output);
  std::set<std::string> all_codes;
  for (const char* reason :
       {"draft", "internal", "campaign", "scheduled", "unsigned", "newer", "expunged", "withdrawn",
        "small-cell", "unlinked", "contact", "record", "author", "agency"}) {
    CAPTURE(std::string(reason));
    // The same commit, program and moment: a cache would rightly say that nothing can have changed.
    const Run run = build_at(site(), output, broken(reason), {"--no-cache"});
    const std::set<std::string> codes = leak_codes(run);
    // With asserts the visible library itself may stop what asks it for a withheld document (128 + SIGABRT).
    const bool by_assert =
        run.status == 134 && run.err.find("a withheld document was asked for") != std::string::npos;
    CHECK_MESSAGE((by_assert || (run.status == 1 && !codes.empty())), run.err);
    all_codes.insert(codes.begin(), codes.end());
    MESSAGE(std::string(reason) << ": " << gongbao::join({codes.begin(), codes.end()}, " "));
    for (const std::string& canary : site().canaries().all())
      CHECK_MESSAGE((run.out + run.err).find(canary) == std::string::npos, "the report prints " << canary);
    CHECK(read_tree(output) == before);
  }
  CHECK(all_codes == std::set<std::string>{"leak/address", "leak/file", "leak/number", "leak/text"});
}
