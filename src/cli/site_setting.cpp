#include "cli/site_setting.h"

#include "base/record.h"

namespace gongbao {

Digest setting_of(const Plan& plan, const Options& options) {
  RecordWriter record;
  for (const char* path :
       {"site.toml", "content/agencies.toml", "content/metrics.toml", "content/bases.toml"}) {
    for (const Snapshot* files : {&plan.shown_snapshot(), &plan.snapshot}) {  // some words are the head's
      const SourceFile* file = files->find(path);
      record.text(file ? file->blob : std::string());
    }
  }
  for (const ThemeFile& file : plan.theme_files) {
    record.text(file.path);
    write_digest(record, sha256(file.bytes));
  }
  std::set<PageKind> kinds;  // headers and footers lead to them
  for (const Page& page : plan.site->pages) kinds.insert(page.kind);
  for (const PageKind kind : kinds) record.text(name_of(kind));
  record.text(plan.library.config.base_url);
  record.number(static_cast<int64_t>(options.audience));
  record.number(options.portable);
  record.number(options.worktree);
  record.number(plan.shown_history().is_complete());
  return sha256(record.take());
}

}  // namespace gongbao
