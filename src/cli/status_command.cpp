#include <cstdio>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/named_document.h"
#include "cli/status_report.h"

namespace gongbao {
namespace {

/// Those asked for, first those of which somebody has to act, each state in order of paths.
std::vector<const DocumentStatus*> choose(const Plan& plan, const SiteStatus& status,
                                          const Options& options) {
  std::optional<Ref<Document>> subject;
  if (!options.subject.empty()) {
    subject = find_named_document(plan.library, options.subject);
    if (!subject)
      throw Error(fmt::format("there is no document '{}'", options.subject),
                  "name it by its path or as kind:id");
  }
  const std::optional<DocumentState> only = document_state_named(options.status.only);
  std::vector<const DocumentStatus*> chosen;
  for (const DocumentStatus& one : status.documents) {
    if (subject && one.document != *subject) continue;
    if (only && !one.is(*only)) continue;
    if (subject || only || options.status.all || !one.is_plain()) chosen.push_back(&one);
  }
  std::stable_sort(chosen.begin(), chosen.end(), [](const DocumentStatus* a, const DocumentStatus* b) {
    return a->states.front() < b->states.front();
  });
  return chosen;
}

}  // namespace

int run_status(const Options& options) {
  Stopwatch watch;
  Plan plan;
  plan_content(options, plan, watch);
  const SiteStatus status = read_site_status(plan);
  if (options.status.next) {
    fmt::print("{}\n", status.upcoming.empty() ? "never" : status.upcoming.front().at.iso());
    return 0;
  }
  const std::vector<const DocumentStatus*> chosen = choose(plan, status, options);
  if (options.format == Format::json) {
    std::fputs(status_json(plan, status, chosen).c_str(), stdout);
    return 0;
  }
  std::fputs(status_text(plan, status, chosen, !options.quiet && options.subject.empty()).c_str(), stdout);
  if (plan.findings.has_errors() && !options.quiet)
    fmt::print(stderr, "gongbao: there are errors, so nothing can be built: run gongbao check\n");
  return 0;
}

}  // namespace gongbao
