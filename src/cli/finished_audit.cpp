#include "cli/finished_audit.h"

#include "audit/leak_audit.h"

namespace gongbao {

void audit_finished(Plan& plan, const std::filesystem::path& tree, const std::vector<OutputFile>& files,
                    const Options& options, Stopwatch& watch) {
  if (options.audience != Audience::public_site) return;
  std::vector<PublicFile> theme;
  for (const ThemeFile& file : plan.theme_files) theme.push_back({file.path, file.bytes});
  std::vector<std::string> paths;
  for (const OutputFile& file : files) paths.push_back(file.path);
  // The commit's own snapshot, library and history: never those that the gate has cut down.
  const WorkLimits limits{.jobs = options.jobs};
  const LeakAudit audit({plan.snapshot, plan.library, *plan.history, plan.as_of, std::move(theme)}, limits);
  const SearchedFiles searched = audit.search({tree, std::move(paths)}, limits, plan.findings);
  watch.stage(
      fmt::format("audit ({} texts, {:.1f} MB)", audit.texts(), static_cast<double>(searched.bytes) / 1e6));
}

}  // namespace gongbao
