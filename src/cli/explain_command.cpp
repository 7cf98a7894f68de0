#include <cstdio>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/explain_figure.h"
#include "cli/named_document.h"
#include "cli/pipeline.h"
#include "cli/quick_build.h"
#include "cli/report.h"
#include "cli/why_rebuilt.h"

namespace gongbao {
namespace {

/// The template that renders a kind of page; files that are no pages have none.
std::string template_of(const Page& page) {
  if (page.kind >= PageKind::site_feed) return {};
  std::string name(name_of(page.kind));
  std::replace(name.begin(), name.end(), '-', '_');
  return "templates/" + name + ".mustache";
}

void print_template(const Plan& plan, const Page& page) {
  const std::string name = template_of(page);
  for (const ThemeFile& file : plan.theme_files)
    if (file.path == name) fmt::print("template   {}\n", file.origin);
}

/// `ref`: in the head's library.
void print_document(const Plan& plan, Ref<Document> ref, const Options& options) {
  const Document& document = plan.library[ref];
  fmt::print("document   {}:{}\nsource     {}\nblob       {}\n", name_of(document.kind), document.id, document.path, document.blob);
  const std::vector<Version>& versions = plan.history->versions(document.path);
  if (versions.empty())
    fmt::print("commit     not in this repository's history\n");
  else
    fmt::print("commit     {} ({} versions)\n", versions.front().commit, versions.size());
  const std::optional<Ref<Document>> shown = plan.shown_library().at_path(document.path);
  if (!shown || !plan.visible->sees(*shown)) {  // and nothing of what it says
    const Withheld reason = shown ? why_withheld(plan.shown_library(), *shown, options.audience, plan.as_of)
                                  : why_withheld(plan.library, ref, options.audience, plan.as_of);
    fmt::print("shown      no: {}\n", name_of(reason));
    return;
  }
  fmt::print("shown      yes, at /{}\n", url::of((*plan.visible)[*shown], *plan.visible));
  if (const auto& signed_version = (*plan.visible)[*shown].signed_version)
    fmt::print("signed     version {}, {}\n", signed_version->number, signed_version->completed.iso());
  for (const Figure& figure : (*plan.visible)[*shown].figures)
    fmt::print("figure     {} = {} ({}:{})\n", plan.library.metrics[figure.metric].id, figure.as_written, document.path,
               figure.stated_at.line);
}

void print_page(const Plan& plan, const Page& page, const Options& options) {
  fmt::print("page       /{}\nkind       {}\n", page.path, name_of(page.kind));
  print_template(plan, page);
  switch (page.kind) {
    case PageKind::campaign:
    case PageKind::note:
    case PageKind::summary:
    case PageKind::notice:
    case PageKind::free_page:
    case PageKind::calendar:
      if (const auto head = plan.library.at_path(plan.shown_library()[{page.subject}].path))
        print_document(plan, *head, options);
      break;
    case PageKind::agency_period:
      for (const Cell cell : plan.ledger->cells({page.subject}, page.period))
        for (const uint32_t figure : cell.own_figures)
          fmt::print("figure     {} = {} ({}:{})\n", plan.library.metrics[cell.metric].id,
                     plan.ledger->figures()[figure].figure->as_written, plan.ledger->figures()[figure].figure->stated_at.path,
                     plan.ledger->figures()[figure].figure->stated_at.line);
      break;
    case PageKind::attachment: fmt::print("source     {}\n", plan.site->attachments[page.subject].source_path); break;
    case PageKind::moved: fmt::print("leads to   /{}\n", page.target); break;
    default: break;
  }
}

}  // namespace

int run_explain(const Options& options) {
  Stopwatch watch;
  Plan plan;
  if (options.why_rebuilt) plan.cache = Cache::look_into(cache_folder(options));
  make_plan(options, plan, watch);
  if (options.why_rebuilt)
    if (const std::optional<int> status = explain_rebuilding(plan, plan.cache, options)) return *status;
  std::string path = options.subject;
  while (!path.empty() && path.front() == '/') path.erase(0, 1);
  if (path.ends_with("index.html")) path.erase(path.size() - 10);
  for (const Page& page : plan.site->pages)
    if (page.path == path || page.path == path + "/") {
      print_page(plan, page, options);
      return 0;
    }
  if (const auto document = find_named_document(plan.library, options.subject)) {  // without a page
    print_document(plan, *document, options);
    return 0;
  }
  if (const std::optional<int> status = explain_figure(plan, options)) return *status;
  std::vector<std::string> known;
  for (const Page& page : plan.site->pages) known.push_back(page.path);
  fmt::print(stderr, "gongbao: no page, file or document '{}'{}\n", options.subject, did_you_mean(path, known));
  return 1;
}

}  // namespace gongbao
