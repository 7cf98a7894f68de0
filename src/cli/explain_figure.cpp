#include "cli/explain_figure.h"

#include <cstdio>

#include "base/text.h"
#include "cli/figure_tree.h"

namespace gongbao {
namespace {

/// AGENCY/PERIOD/METRIC as far as each part means something.
struct FigureSubject {
  std::string_view agency_text, when_text, metric_text;
  AgencyRegister::Meaning agency;
  std::optional<Period> period;
  std::optional<Ref<Document>> campaign;
  std::optional<Ref<Metric>> metric;

  bool is_known() const { return agency.agency && (period || campaign) && metric; }
  bool is_meant() const { return agency.agency || agency.ambiguous || period || campaign || metric; }
};

std::optional<FigureSubject> read_subject(const Plan& plan, std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '/');
  if (parts.size() != 3 || parts[0].empty() || parts[1].empty() || parts[2].empty()) return std::nullopt;
  FigureSubject subject{parts[0], parts[1], parts[2], {}, {}, {}, {}};
  subject.agency = plan.library.agencies.meaning_of(parts[0], std::nullopt);
  subject.period = Period::parse(parts[1]);
  subject.campaign = plan.visible->find(DocumentKind::campaign, parts[1]);
  subject.metric = plan.library.metrics.with_id(parts[2]);
  return subject.is_meant() ? std::optional(subject) : std::nullopt;
}

/// `undated` is summed campaign by campaign only: there may be several cells.
std::vector<Cell> cells_of(const Plan& plan, const FigureSubject& subject) {
  std::vector<Cell> cells;
  const auto add = [&](const std::optional<Cell>& cell) {
    if (cell) cells.push_back(*cell);
  };
  const Ref<Agency> agency = *subject.agency.agency;
  if (subject.period && subject.period->is_undated())
    for (const Ref<Document> campaign : plan.visible->of_kind(DocumentKind::campaign))
      add(plan.ledger->find(agency, subject.period, campaign, *subject.metric));
  else
    add(plan.ledger->find(agency, subject.period, subject.campaign, *subject.metric));
  return cells;
}

/// Periods and campaigns in which the agency has such a figure.
std::vector<std::string> known_places(const Plan& plan, Ref<Agency> agency, Ref<Metric> metric) {
  std::set<std::string> places;
  const CellRange cells = plan.ledger->cells(agency);
  for (auto at = cells.begin(); at != cells.end(); ++at) {
    const CellKey key = at.key();
    if (key.metric != metric) continue;
    if (key.period)
      places.insert(key.period->text());
    else if (key.campaign)
      places.insert(plan.library[*key.campaign].id);
  }
  return {places.begin(), places.end()};
}

std::string unknown_agency(const Plan& plan, const FigureSubject& subject) {
  if (subject.agency.ambiguous)
    return fmt::format("several agencies are called '{}': write the id of one", subject.agency_text);
  std::vector<std::string> known;
  for (const Agency& agency : plan.library.agencies.all())
    for (const std::string& name : {agency.id, agency.name, agency.short_name})
      if (!name.empty()) known.push_back(name);
  return fmt::format("no agency '{}'{}", subject.agency_text, did_you_mean(subject.agency_text, known));
}

std::string unknown_metric(const Plan& plan, const FigureSubject& subject) {
  std::vector<std::string> known;
  for (const Metric& metric : plan.library.metrics.all()) known.push_back(metric.id);
  return fmt::format("no metric '{}'{}", subject.metric_text, did_you_mean(subject.metric_text, known));
}

/// Only campaigns that may be seen are named.
std::string unknown_when(const Plan& plan, const FigureSubject& subject) {
  std::vector<std::string> known;
  for (const Ref<Document> campaign : plan.visible->of_kind(DocumentKind::campaign))
    known.push_back(plan.library[campaign].id);
  for (const Period& period : plan.site->reported_periods) known.push_back(period.text());
  return fmt::format("no period or campaign '{}'{}", subject.when_text,
                     did_you_mean(subject.when_text, known));
}

std::string nothing_there(const Plan& plan, const FigureSubject& subject) {
  const std::string text = fmt::format("no figure of '{}' at '{}' in '{}'", subject.metric_text,
                                       subject.agency_text, subject.when_text);
  std::vector<std::string> places = known_places(plan, *subject.agency.agency, *subject.metric);
  if (places.empty()) return text + ", nor in any other time";
  constexpr size_t most = 12;
  const size_t more = places.size() > most ? places.size() - most : 0;
  places.resize(places.size() - more);
  return text + "; there are some in " + join(places, ", ") + (more ? fmt::format(" and {} more", more) : "");
}

}  // namespace

std::optional<int> explain_figure(const Plan& plan, const Options& options) {
  const std::optional<FigureSubject> subject = read_subject(plan, options.subject);
  if (!subject) return std::nullopt;
  const auto refuse = [](const std::string& why) {
    fmt::print(stderr, "gongbao: {}\n", why);
    return 1;
  };
  if (!subject->is_known())
    return refuse(!subject->agency.agency ? unknown_agency(plan, *subject)
                  : !subject->metric      ? unknown_metric(plan, *subject)
                                          : unknown_when(plan, *subject));
  std::vector<ExplainedFigure> all;
  for (const Cell& cell : cells_of(plan, *subject)) all.push_back(explain_cell(plan, cell));
  if (all.empty()) return refuse(nothing_there(plan, *subject));
  const std::string text =
      options.format == Format::json ? explained_json(plan, all) : explained_text(plan, all);
  fmt::print("{}", text);
  return 0;
}

}  // namespace gongbao
