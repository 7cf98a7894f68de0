#include "content/metric.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/id.h"
#include "content/table_reader.h"

namespace gongbao {
namespace {

struct Pending {  // names that can be looked up only when all metrics are known
  Sourced part_of;
  Sourced ratio;
};

bool takes_unit(const UnitRule& rule, const std::string& unit) {
  return unit == rule.unit || std::find(rule.also.begin(), rule.also.end(), unit) != rule.also.end();
}

}  // namespace

std::string_view name_of(Metric::Kind kind) {
  constexpr std::string_view names[] = {"flow", "stock", "rate", "ratio"};
  return names[static_cast<size_t>(kind)];
}

MetricRegister MetricRegister::parse(const Node& file, std::string_view path, Findings& findings) {
  MetricRegister result;
  std::vector<Pending> pending;
  std::map<std::string, Place> folded;
  TableReader top(file, path, findings, "the register of metrics");
  for (const Node* table : top.tables("metric")) {
    TableReader reader(*table, path, findings, "a metric");
    Metric metric;
    metric.place = reader.place();
    const std::string raw_id = reader.required_text("id");
    metric.id = raw_id.empty() ? raw_id : check_id(raw_id, IdUse::register_entry, reader.place_of("id"), findings);
    metric.name = reader.required_text("name");
    metric.unit.unit = reader.text("unit");
    metric.unit.also = reader.plain_texts("also");
    metric.kind = static_cast<Metric::Kind>(reader.choice("kind", {"flow", "stock", "rate", "ratio"}, 0));
    metric.better = static_cast<Metric::Better>(reader.choice("better", {"none", "up", "down"}, 0));
    metric.group = reader.text("group");
    metric.description = reader.text("description");
    Pending names{reader.sourced("part_of"), reader.sourced("ratio")};
    if (const Sourced max = reader.sourced("max"); !max.empty()) {
      metric.max = Decimal::parse(max.text);
      if (!metric.max) findings.error("key/type", max.place, "'max' of a metric must be a number");
    }
    metric.min_cell = reader.whole("min_cell");
    reader.finish();
    const auto [twin, fresh] = folded.emplace(fold_case(metric.id), metric.place);
    if (!metric.id.empty() && !fresh)
      findings.error("id/clash", reader.place_of("id"),
                     fmt::format("two metrics have the id '{}': here and in line {}", metric.id, twin->second.line));
    if (metric.id.empty() || !fresh) continue;
    result.by_id_.emplace(metric.id, Ref<Metric>{static_cast<uint32_t>(result.metrics_.size())});
    result.metrics_.push_back(std::move(metric));
    pending.push_back(std::move(names));
  }
  top.finish();
  std::vector<Sourced> wholes;
  for (size_t i = 0; i < pending.size(); ++i) {
    wholes.push_back(pending[i].part_of);
    result.link_ratio(result.metrics_[i], pending[i].ratio, findings);
  }
  result.link_parts(wholes, findings);
  return result;
}

/// What does not add, has another unit, or would be part of itself is no part.
void MetricRegister::link_parts(const std::vector<Sourced>& wholes, Findings& findings) {
  for (uint32_t i = 0; i < wholes.size(); ++i) {
    if (wholes[i].empty()) continue;
    const std::optional<Ref<Metric>> whole = resolve(wholes[i].text, wholes[i].place, findings);
    if (!whole) continue;
    Metric& part = metrics_[i];
    const auto adds = [](const Metric& metric) { return metric.kind == Metric::Kind::flow || metric.kind == Metric::Kind::stock; };
    bool is_circle = whole->index == i;
    for (std::optional<Ref<Metric>> at = metrics_[whole->index].part_of; at; at = metrics_[at->index].part_of)
      is_circle = is_circle || at->index == i;
    if (is_circle)
      findings.error("metric/part", wholes[i].place, fmt::format("metric '{}' would be part of itself", part.id),
                     "let part_of lead from the part to the whole only");
    else if (part.kind != metrics_[whole->index].kind || !adds(part) || !takes_unit(metrics_[whole->index].unit, part.unit.unit))
      findings.error("metric/part", wholes[i].place,
                     fmt::format("metric '{}' cannot be part of '{}': kind or unit differ, or they do not add", part.id,
                                 metrics_[whole->index].id),
                     "both must be flow or both stock, and the part's unit be the whole's or in its `also`");
    else
      part.part_of = whole;
  }
  for (uint32_t i = 0; i < metrics_.size(); ++i)
    if (metrics_[i].part_of) metrics_[metrics_[i].part_of->index].parts.push_back({i});
}

void MetricRegister::link_ratio(Metric& metric, const Sourced& written, Findings& findings) const {
  if (written.empty()) {
    if (metric.kind == Metric::Kind::ratio)
      findings.error("metric/ratio", metric.place, fmt::format("metric '{}' is a ratio and says not of what", metric.id),
                     "add: ratio = \"numerator / denominator\"");
    return;
  }
  const std::vector<std::string_view> sides = split(written.text, '/');
  if (sides.size() != 2) {
    findings.error("metric/ratio", written.place, "a ratio is written \"numerator / denominator\"");
    return;
  }
  const auto numerator = resolve(trim(sides[0]), written.place, findings);
  const auto denominator = resolve(trim(sides[1]), written.place, findings);
  if (!numerator || !denominator) return;
  for (const Ref<Metric> side : {*numerator, *denominator})
    if (const Metric& of = metrics_[side.index]; of.kind == Metric::Kind::rate || of.kind == Metric::Kind::ratio) {
      findings.error("metric/ratio", written.place, fmt::format("'{}' does not add, so no ratio can be made of it", of.id),
                     "name two metrics of kind flow or stock");
      return;
    }
  metric.ratio = Metric::Ratio{*numerator, *denominator};
}

std::optional<Ref<Metric>> MetricRegister::with_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ref<Metric>> MetricRegister::resolve(std::string_view id, const Place& place, Findings& findings) const {
  if (const auto found = with_id(id)) return found;
  std::vector<std::string> known;
  for (const Metric& metric : metrics_) known.push_back(metric.id);
  findings.error("ref/metric", place, fmt::format("no metric '{}'{}", id, did_you_mean(id, known)),
                 "add it to content/metrics.toml, or correct the name");
  return std::nullopt;
}

}  // namespace gongbao
