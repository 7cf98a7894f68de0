#include "cli/release_audit.h"

#include "audit/leak_audit.h"
#include "cli/theme_source.h"

namespace gongbao {

std::vector<Refusal> audit_release(const Options& options, const std::filesystem::path& tree,
                                   const Manifest& manifest, const std::string& revision, Instant as_of) {
  const WorkLimits limits{.jobs = options.jobs};
  const SourceRequest source{options.directory, revision, false};
  Findings of_content;  // the build has told them
  const Snapshot snapshot = read_snapshot(source, limits, of_content);
  Library library = parse_library(snapshot, limits, of_content);
  library.config.base_url = manifest.facts.base_url;  // as the build was told
  const History history = read_history(source, snapshot, limits, of_content);
  std::vector<PublicFile> theme;
  for (const ThemeFile& file : gather_theme(snapshot, library.config.theme, limits, of_content))
    theme.push_back({file.path, file.bytes});
  std::vector<std::string> paths;
  for (const OutputFile& file : manifest.files) paths.push_back(file.path);
  Findings leaks;
  Cache none;  // nothing is taken on trust here
  const LeakAudit audit({snapshot, library, history, as_of, std::move(theme)}, limits, none);
  audit.search({tree, std::move(paths)}, limits, leaks);
  if (leaks.empty()) return {};
  Refusal refusal{
      "leak", "the tree holds what may not be seen", "mend what let it through, and build again", {}};
  for (const Finding& leak : leaks.sorted())
    refusal.lines.push_back(
        fmt::format("{}:{}: {} [{}]", leak.place.path, leak.place.line, leak.message, leak.code));
  return {std::move(refusal)};
}

}  // namespace gongbao
