// 总体数据: what several agencies state, beside reported totals; contradictions; ranges of rates; who is
// silent.
#include <algorithm>
#include <set>

#include "base/text.h"
#include "draft/totals_table.h"
#include "draft/writer.h"

namespace gongbao {
namespace {

OwnFigure own_figure(const Material& material, Ref<Agency> agency, Ref<Metric> metric,
                     const std::optional<When>& period) {
  FigureQuery query = material.query(metric);
  query.agency = agency;
  query.period = period;
  query.show = FigureQuery::Show::own;
  return {agency, metric, material.answer_to(query)};
}

/// A total that its parts exceed, with both values.
std::optional<Passage> contradiction(Writer& writer, const Reconciliation& one) {
  const Material& material = writer.material;
  const Figure& total = material.figure(one.total);
  PassageMaker sources;
  const std::string reported = writer.figures.link_to(one.total, sources);
  if (reported.empty()) return std::nullopt;
  FigureQuery query = material.query(total.metric);
  query.agency = total.agency;
  if (total.has_own_period) query.period = total.when;
  const FigureAnswer sum = material.answer_to(query);
  const std::string parts =
      sum.value && sum.value == one.sum ? writer.figures.link(query, sum, sources) : std::string();
  std::string text =
      writer.phrases.say(Phrase::contradiction, escaped(material.metric(total.metric).name), reported, parts);
  for (const Reconciliation::Part& part : one.parts) {
    if (!part.exceeds || part.is_total) continue;
    const OwnFigure own = own_figure(material, part.agency, total.metric, query.period);
    if (own.answer.value)
      text += writer.phrases.say(Phrase::contradiction_one, writer.name(part.agency),
                                 writer.value_of(own, sources));
  }
  if (!total.acknowledged.empty())
    if (const auto reason = writer.text.bound(total.acknowledged))
      text += writer.phrases.say(Phrase::contradiction_acknowledged, *reason);
  const std::string link = writer.note(material.ledger().figures()[one.total].document, sources);
  return sources.make(writer.phrases.say(Phrase::contradiction_end, text, link));
}

void add_contradictions(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  for (const Reconciliation& one : material.site().reconciliations) {
    if (!material.counts(one.total) || one.judgement.verdict != Verdict::exceeds) continue;
    std::optional<Passage> said = contradiction(writer, one);
    if (!said) continue;
    const Figure& total = material.figure(one.total);
    std::string key = fmt::format("totals.contradiction.{}.{}", material.agency(total.agency).id,
                                  material.metric(total.metric).id);
    if (total.has_own_period) key += "." + replace_all(total.when->text(), "/", "-");
    section.blocks.push_back(writer.paragraph(std::move(key), {*std::move(said)}));
  }
}

void add_rates(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  std::vector<Passage> sentences;
  for (const Ref<Metric> metric : metrics_of(material)) {
    if (material.metric(metric).kind != Metric::Kind::rate) continue;
    std::vector<uint32_t> stated;
    for (const uint32_t index : material.answer_to(material.query(metric)).figures)
      if (material.figure(index).value) stated.push_back(index);
    const auto less = [&](uint32_t a, uint32_t b) {
      return material.figure(a).value->value < material.figure(b).value->value;
    };
    const auto [lowest, highest] = std::minmax_element(stated.begin(), stated.end(), less);
    if (lowest == highest || !less(*lowest, *highest)) continue;
    if (material.figure(*lowest).agency == material.figure(*highest).agency) continue;  // told of that agency
    PassageMaker sources;
    const std::string low = writer.figures.link_to(*lowest, sources);
    const std::string high = writer.figures.link_to(*highest, sources);
    if (low.empty() || high.empty()) continue;
    sentences.push_back(sources.make(writer.phrases.say(
        Phrase::rate_range, escaped(material.metric(metric).name), low,
        writer.name(material.figure(*lowest).agency), high, writer.name(material.figure(*highest).agency))));
  }
  for (const RateCheck& check : material.site().rate_checks) {
    if (!material.counts(check.rate) || check.outcome == RateCheck::Outcome::agrees) continue;
    const Metric& metric = material.metric(material.figure(check.rate).metric);
    PassageMaker sources;
    const std::string rate = writer.figures.link_to(check.rate, sources);
    if (rate.empty() || !metric.ratio) continue;
    const std::string name = escaped(metric.name);
    if (check.outcome == RateCheck::Outcome::contradicts) {
      sentences.push_back(sources.make(writer.phrases.say(Phrase::rate_contradicts, name, rate)));
      continue;
    }
    const bool above = check.outcome == RateCheck::Outcome::implies_numerator;
    const Ref<Metric> missing = above ? metric.ratio->numerator : metric.ratio->denominator;
    sentences.push_back(
        sources.make(writer.phrases.say(Phrase::rate_side_unknown, name, rate,
                                        writer.phrases.quoted(escaped(material.metric(missing).name)))));
  }
  if (!sentences.empty()) section.blocks.push_back(writer.paragraph("totals.rates", std::move(sentences)));
}

/// Any figure, or one of a metric.
bool states(const Material& material, Ref<Agency> agency, std::optional<Ref<Metric>> metric) {
  const std::vector<LedgerFigure>& all = material.ledger().figures();
  for (uint32_t i = 0; i < all.size(); ++i)
    if (all[i].figure->agency == agency && material.counts(i) &&
        (!metric || all[i].figure->metric == *metric))
      return true;
  return false;
}

void add_silent(Writer& writer, DraftSection& section) {
  const Material& material = writer.material;
  const Campaign& campaign = material.campaign();
  std::set<Ref<Agency>> silent;
  std::vector<std::string> names;
  for (const Participant& one : campaign.participants) {
    const auto agency = one.agency.agency;
    if (!agency || !material.concerns(*agency) || states(material, *agency, {}) ||
        !silent.insert(*agency).second)
      continue;
    names.push_back(writer.name(*agency));
  }
  std::vector<Passage> sentences;
  PassageMaker sources;
  if (!names.empty()) {
    const std::string record = writer.record(sources);
    sentences.push_back(
        sources.make(writer.phrases.say(Phrase::silent, writer.phrases.enumerate(names), record)));
  }
  for (const Ref<Metric> metric : campaign.expected) {
    names.clear();
    for (const Participant& one : campaign.participants) {
      const auto agency = one.agency.agency;
      if (agency && material.concerns(*agency) && !silent.contains(*agency) &&
          !states(material, *agency, metric))
        names.push_back(writer.name(*agency));
    }
    if (names.empty()) continue;
    const std::string record = writer.record(sources);
    sentences.push_back(sources.make(writer.phrases.say(
        Phrase::silent_metric, writer.phrases.quoted(escaped(material.metric(metric).name)),
        writer.phrases.enumerate(names), record)));
  }
  if (!sentences.empty()) section.blocks.push_back(writer.paragraph("totals.silent", std::move(sentences)));
}

}  // namespace

DraftSection write_totals(Writer& writer) {
  DraftSection section{"totals", std::string(writer.phrases[Phrase::heading_totals]), {}};
  add_totals_table(writer, section);
  if (section.blocks.empty()) {
    PassageMaker sources;
    const std::string record = writer.record(sources);
    section.blocks.push_back(
        writer.paragraph("totals.none", {sources.make(writer.phrases.say(Phrase::no_totals, record))}));
  }
  add_contradictions(writer, section);
  add_rates(writer, section);
  add_silent(writer, section);
  return section;
}

}  // namespace gongbao
