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
  for (size_t i = 0; i < pending.size(); ++i) {
    Metric& metric = result.metrics_[i];
    if (!pending[i].part_of.empty())
      metric.part_of = result.resolve(pending[i].part_of.text, pending[i].part_of.place, findings);
    if (pending[i].ratio.empty()) {
      if (metric.kind == Metric::Kind::ratio)
        findings.error("metric/ratio", metric.place, fmt::format("metric '{}' is a ratio and says not of what", metric.id),
                       "add: ratio = \"numerator / denominator\"");
      continue;
    }
    const std::vector<std::string_view> sides = split(pending[i].ratio.text, '/');
    if (sides.size() != 2) {
      findings.error("metric/ratio", pending[i].ratio.place, "a ratio is written \"numerator / denominator\"");
      continue;
    }
    const auto numerator = result.resolve(trim(sides[0]), pending[i].ratio.place, findings);
    const auto denominator = result.resolve(trim(sides[1]), pending[i].ratio.place, findings);
    if (numerator && denominator) metric.ratio = Metric::Ratio{*numerator, *denominator};
  }
  return result;
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
