#include <cstdio>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/explain_figure.h"
#include "cli/pipeline.h"
#include "cli/report.h"

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

void print_document(const Plan& plan, Ref<Document> ref, const Options& options) {
  const Document& document = plan.library[ref];
  fmt::print("document   {}:{}\nsource     {}\nblob       {}\n", name_of(document.kind), document.id, document.path, document.blob);
  const std::vector<Version>& versions = plan.history->versions(document.path);
  if (versions.empty())
    fmt::print("commit     not in this repository's history\n");
  else
    fmt::print("commit     {} ({} versions)\n", versions.front().commit, versions.size());
  const Withheld reason = why_withheld(plan.library, ref, options.audience, plan.as_of);
  if (reason != Withheld::none) {  // and nothing of what it says
    fmt::print("shown      no: {}\n", name_of(reason));
    return;
  }
  fmt::print("shown      yes, at /{}\n", url::of(document, *plan.visible));
  for (const Figure& figure : (*plan.visible)[ref].figures)
    fmt::print("figure     {} = {} ({}:{})\n", plan.library.metrics[figure.metric].id, figure.as_written, document.path,
               figure.stated_at.line);
}

std::optional<Ref<Document>> find_document(const Library& library, std::string_view subject) {
  if (const auto at = library.at_path(subject)) return at;
  const size_t colon = subject.find(':');
  if (colon == subject.npos) return std::nullopt;
  const std::string_view kind = subject.substr(0, colon);
  const std::string_view id = subject.substr(colon + 1);
  for (size_t k = 0; k < document_kinds; ++k) {
    const DocumentKind document_kind = static_cast<DocumentKind>(k);
    if (name_of(document_kind) != kind) continue;
    const size_t slash = id.find('/');
    if (slash == id.npos) return library.find(document_kind, id);
    const auto campaign = library.find(DocumentKind::campaign, id.substr(0, slash));
    return campaign ? library.find_in(*campaign, document_kind, id.substr(slash + 1)) : std::nullopt;
  }
  return std::nullopt;
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
    case PageKind::calendar: print_document(plan, {page.subject}, options); break;
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
  make_plan(options, plan, watch);
  std::string path = options.subject;
  while (!path.empty() && path.front() == '/') path.erase(0, 1);
  if (path.ends_with("index.html")) path.erase(path.size() - 10);
  for (const Page& page : plan.site->pages)
    if (page.path == path || page.path == path + "/") {
      print_page(plan, page, options);
      return 0;
    }
  if (const auto document = find_document(plan.library, options.subject)) {
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
