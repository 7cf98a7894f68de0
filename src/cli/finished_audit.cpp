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
  const AuditCount count = audit_site(
      {plan.snapshot, plan.library, *plan.history, plan.as_of, std::move(theme), tree, std::move(paths)},
      {.jobs = options.jobs}, plan.findings);
  watch.stage(
      fmt::format("audit ({} texts, {:.1f} MB)", count.texts, static_cast<double>(count.bytes) / 1e6));
}

}  // namespace gongbao
