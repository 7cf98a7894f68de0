#include "check/checks.h"

namespace gongbao {

void check_content(const Library& library, Findings& findings) {
  check_duplicate_figures(library, findings);
  check_figure_validity(library, findings);
  check_notice_chains(library, findings);
  check_notice_dates(library, findings);
  check_doc_numbers(library, findings);
  check_notice_tables(library, findings);
  check_campaign_lists(library, findings);
  check_basis_notices(library, findings);
  check_metric_names(library, findings);
}

void check_campaign_lists(const Library& library, Findings& findings) {
  for (const Document& document : library.documents()) {
    const Campaign* campaign = document.as_campaign();
    if (!campaign) continue;
    std::set<std::string> ids;
    const auto once = [&](const std::string& id, const Place& place, std::string_view what) {
      if (!id.empty() && !ids.insert(id).second)
        findings.error("id/clash", place, fmt::format("two {} of this campaign have the id '{}'", what, id));
    };
    for (const Target& target : campaign->targets) once(target.id, target.place, "targets");
    ids.clear();
    for (const Task& task : campaign->tasks) once(task.id, task.place, "tasks");
  }
}

void check_basis_notices(const Library& library, Findings& findings) {
  for (const LegalBasis& basis : library.bases.all())
    if (!basis.notice.empty() && !library.find(DocumentKind::notice, basis.notice))
      findings.error("ref/notice", basis.place,
                     fmt::format("basis '{}' names no notice '{}'{}", basis.id, basis.notice,
                                 did_you_mean(basis.notice, library.ids_of(DocumentKind::notice))));
}

void check_metric_names(const Library& library, Findings& findings) {
  std::map<std::string, const Metric*> named;
  for (const Metric& metric : library.metrics.all()) {
    if (metric.name.empty()) continue;
    const auto [first, fresh] = named.emplace(metric.name, &metric);
    if (!fresh)
      findings.warning("metric/name", metric.place,
                       fmt::format("metrics '{}' and '{}' have one name: {}", first->second->id, metric.id,
                                   metric.name),
                       "name them apart, or join them: readers see the name alone");
  }
}

}  // namespace gongbao
