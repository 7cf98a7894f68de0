#include "cli/finished_audit.h"

#include "audit/leak_audit.h"
#include "cli/progress_line.h"

namespace gongbao {

void audit_finished(Plan& plan, const OutputTree& tree, const WrittenPages& written,
                    const std::optional<BuildState>& before, BuildState& state, const Options& options,
                    Stopwatch& watch) {
  if (options.audience != Audience::public_site) return;
  std::vector<PublicFile> theme;
  for (const ThemeFile& file : plan.theme_files) theme.push_back({file.path, file.bytes});
  // The commit's own snapshot, library and history: never those that the gate has cut down.
  const WorkLimits limits{.jobs = options.jobs};
  const LeakAudit audit({plan.snapshot, plan.library, *plan.history, plan.as_of, std::move(theme)}, limits,
                        plan.cache);
  watch.stage("audit texts", audit.texts());
  state.question = audit.question();
  const bool is_same_question = before && before->question == state.question;
  std::vector<std::string> paths;
  for (size_t i = 0; i < written.files.size(); ++i) {
    const std::string& path = written.files[i].path;
    const bool was_clean =
        is_same_question && !std::binary_search(before->unclear.begin(), before->unclear.end(), path);
    const OutputFile* live = was_clean ? tree.live().find(path) : nullptr;
    if (!live || live->digest != written.files[i].digest) paths.push_back(path);
  }
  ProgressLine line("searching", paths.size(), options);
  const SearchedFiles searched =
      audit.search({tree.path(), paths}, {.jobs = options.jobs, .progress = line.teller()}, plan.findings);
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> clean = searched.clean;
  std::sort(clean.begin(), clean.end());
  std::set_difference(paths.begin(), paths.end(), clean.begin(), clean.end(),
                      std::back_inserter(state.unclear));
  watch.stage("audit", paths.size(), searched.bytes);
}

}  // namespace gongbao
