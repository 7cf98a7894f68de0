#include "publish/release_verify.h"

#include "base/file.h"
#include "publish/manifest.h"
#include "publish/release_place.h"
#include "publish/release_switch.h"
#include "publish/tree_list.h"

namespace gongbao {
namespace {

/// What the ledger says of a release when it first went live, or null.
const ReleaseEntry* first_entry(const std::vector<ReleaseEntry>& entries, uint64_t release) {
  const auto is_it = [release](const ReleaseEntry& entry) { return entry.release == release; };
  const auto found = std::find_if(entries.begin(), entries.end(), is_it);
  return found == entries.end() ? nullptr : &*found;
}

void verify_release(const ReleasePlace& place, const ReleaseEntry& entry, ReleaseReport& report) {
  const std::filesystem::path tree = place.release(entry.release);
  std::vector<TreeDifference> differences = verify_tree(tree);
  const bool is_marked = differences.empty() || differences.front().kind != TreeDifference::Kind::unmarked;
  if (is_marked && sha256(read_file(tree / manifest_name)) != entry.manifest)
    differences.insert(differences.begin(), {TreeDifference::Kind::altered, std::string(manifest_name)});
  for (TreeDifference& difference : differences)
    report.differences.emplace_back(entry.release, std::move(difference));
  report.verified.push_back(entry.release);
}

}  // namespace

ReleaseReport verify_releases(const std::filesystem::path& directory) {
  const ReleasePlace place = open_release_place_to_read(directory);
  ReleaseState state = read_release_state(place);
  ReleaseReport report;
  report.entries = std::move(state.entries);
  if (!state.fault.empty()) report.faults.push_back(std::move(state.fault));
  if (state.is_unfinished) report.leftovers.emplace_back(ledger_next_name);
  const std::vector<std::string> left = leftovers(place, report.entries);
  for (const std::string& name : left) report.leftovers.push_back(fmt::format("{}/{}", releases_name, name));

  for (const uint64_t release : releases_there(place))
    if (const ReleaseEntry* entry = first_entry(report.entries, release))
      verify_release(place, *entry, report);
  for (const std::string& name : names_in(place.releases.get(), directory.string())) {
    const auto is_name = [&name](uint64_t release) { return std::to_string(release) == name; };
    if (std::ranges::none_of(report.verified, is_name) && std::ranges::find(left, name) == left.end())
      report.faults.push_back(fmt::format("{}/{} is not in the ledger", releases_name, name));
  }
  if (!report.entries.empty() &&
      std::ranges::find(report.verified, report.entries.back().release) == report.verified.end())
    report.faults.push_back(fmt::format("the live release {} is not there", report.entries.back().release));
  return report;
}

}  // namespace gongbao
