#include "content/figure.h"

#include "base/utf8.h"
#include "content/table_reader.h"

namespace gongbao {
namespace {

class FigureParser {
 public:
  FigureParser(std::string_view path, const FigureContext& context, const AgencyRegister& agencies,
               const MetricRegister& metrics, Findings& findings)
      : path_(path), context_(context), agencies_(agencies), metrics_(metrics), findings_(findings) {}

  std::vector<Figure> take() { return std::move(figures_); }

  void entries(const Node& table, const std::string& prefix) {
    for (const Node::Member& member : table.members) {
      const std::string id = prefix.empty() ? member.key : prefix + "." + member.key;
      if (const std::optional<Ref<Metric>> metric = metrics_.with_id(id))
        entry(*metric, member.value, place_of(member));
      else if (member.value.kind == Node::Kind::table && begins_a_metric(id))
        entries(member.value, id);
      else
        metrics_.resolve(id, place_of(member), findings_);
    }
  }

 private:
  Place place_of(const Node::Member& member) const {
    return {path_, member.line, member.column, static_cast<int>(count_code_points(member.key))};
  }
  Place place_of(const Node& node) const {
    return {path_, node.line, node.column, std::max(1, static_cast<int>(count_code_points(node.text)))};
  }

  bool begins_a_metric(const std::string& id) const {
    return std::any_of(metrics_.all().begin(), metrics_.all().end(),
                       [&](const Metric& metric) { return metric.id.starts_with(id + "."); });
  }

  void entry(Ref<Metric> metric, const Node& node, const Place& key) {
    switch (node.kind) {
      case Node::Kind::absent:
        findings_.error("figure/empty", key, fmt::format("metric '{}' has no value", metrics_[metric].id),
                        "write the value, 0 if it was counted, or `{text: …}` for what is stated without a number");
        return;
      case Node::Kind::list:
        for (const Node& item : node.items) entry(metric, item, place_of(item));
        return;
      case Node::Kind::scalar:
        figure(metric, start(metric, place_of(node)), node.text);
        return;
      case Node::Kind::table:
        table(metric, node);
        return;
    }
  }

  Figure start(Ref<Metric> metric, Place place) const {
    Figure figure;
    figure.metric = metric;
    figure.campaign = context_.campaign;
    figure.when = context_.date;
    figure.stated_at = std::move(place);
    if (context_.agency) figure.agency = *context_.agency;
    return figure;
  }

  void table(Ref<Metric> metric, const Node& node) {
    TableReader reader(node, path_, findings_, "a figure");
    const Sourced value = reader.sourced("value");
    const Sourced text = reader.sourced("text");
    const std::string unit = reader.text("unit");
    Figure made = start(metric, value.empty() ? (text.empty() ? reader.place() : text.place) : value.place);
    made.basis = static_cast<FigureBasis>(reader.choice("basis", {"own", "cumulative", "total"}, 0));
    for (const Sourced& part : reader.texts("parts"))
      if (const auto agency = agencies_.resolve(part.text, context_.agency, part.place, findings_))
        made.parts.push_back(*agency);
    bool agency_known = context_.agency.has_value();
    if (const Sourced agency = reader.sourced("agency"); !agency.empty()) {
      const auto found = agencies_.resolve(agency.text, context_.agency, agency.place, findings_);
      agency_known = found.has_value();
      if (found) made.agency = *found;
      else
        ignore_agency_ = true;
    }
    if (std::optional<When> period = reader.when("period", true)) {
      made.when = std::move(period);
      made.has_own_period = true;
    }
    made.region = reader.text("region");
    made.scope = reader.text("scope");
    made.provisional = reader.flag("provisional");
    made.note = reader.text("note");
    made.acknowledged = reader.text("acknowledged");
    reader.finish();
    if (!made.parts.empty() && made.basis != FigureBasis::total)
      findings_.error("figure/parts", reader.place_of("parts"), "only a total has 'parts'", "add `basis: total`");
    if (value.empty() == text.empty()) {
      findings_.error("figure/empty", reader.place(), "a figure has either a 'value' or a 'text'");
      return;
    }
    if (!agency_known && ignore_agency_) {
      ignore_agency_ = false;
      return;  // the finding about its name says enough
    }
    if (value.empty()) {
      made.as_written = text.text;
      keep(std::move(made), agency_known);
      return;
    }
    const bool with_unit = unit.empty() || value.text.ends_with(unit);
    figure(metric, std::move(made), with_unit ? value.text : value.text + unit, agency_known);
  }

  void figure(Ref<Metric> metric, Figure made, const std::string& text) {
    figure(metric, std::move(made), text, context_.agency.has_value());
  }

  void figure(Ref<Metric> ref, Figure made, const std::string& text, bool agency_known) {
    const Metric& metric = metrics_[ref];
    UnitRule rule = metric.unit;
    rule.may_be_negative = metric.kind == Metric::Kind::rate;
    std::variant<Statement, std::string> read = parse_value(text, rule);
    if (const std::string* reason = std::get_if<std::string>(&read)) {
      findings_.error("figure/value", made.stated_at, fmt::format("metric '{}': {}", metric.id, *reason));
      return;
    }
    Statement& statement = std::get<Statement>(read);
    made.as_written = std::move(statement.as_written);
    made.value = statement.quantity;
    check_bounds(metric, made);
    keep(std::move(made), agency_known);
  }

  void check_bounds(const Metric& metric, const Figure& figure) {
    if (metric.kind != Metric::Kind::rate || metric.unit.unit != "%") return;
    const Decimal most = metric.max.value_or(Decimal::of(100));
    if (figure.value->value > most || figure.value->value.is_negative())
      findings_.error("figure/percentage", figure.stated_at,
                      fmt::format("a percentage lies between 0 and {}, '{}' does not", most.text(), figure.as_written),
                      "correct the value, or set `max` on the metric");
  }

  void keep(Figure made, bool agency_known) {
    const Metric& metric = metrics_[made.metric];
    if (metric.kind == Metric::Kind::ratio) {
      findings_.error("figure/ratio", made.stated_at,
                      fmt::format("metric '{}' is a ratio: it is computed, not stated", metric.id),
                      "state its numerator and denominator, or make it a rate");
      return;
    }
    if (made.basis == FigureBasis::cumulative && metric.kind != Metric::Kind::flow) {
      findings_.error("figure/basis", made.stated_at,
                      fmt::format("metric '{}' is a {}: it cannot be cumulative", metric.id, name_of(metric.kind)),
                      "take basis own or total");
      return;
    }
    if (!agency_known) {
      findings_.error("figure/agency", made.stated_at, "a figure must say whose it is",
                      "add `agency` to the note or to the figure");
      return;
    }
    figures_.push_back(std::move(made));
  }

  std::string path_;
  const FigureContext& context_;
  const AgencyRegister& agencies_;
  const MetricRegister& metrics_;
  Findings& findings_;
  std::vector<Figure> figures_;
  bool ignore_agency_ = false;
};

}  // namespace

std::string_view name_of(FigureBasis basis) {
  constexpr std::string_view names[] = {"own", "cumulative", "total"};
  return names[static_cast<size_t>(basis)];
}

std::vector<Figure> parse_figures(const Node& metrics, std::string_view path, const FigureContext& context,
                                  const AgencyRegister& agencies, const MetricRegister& register_of_metrics,
                                  Findings& findings) {
  FigureParser parser(path, context, agencies, register_of_metrics, findings);
  if (metrics.kind == Node::Kind::table)
    parser.entries(metrics, "");
  else
    findings.error("key/type", {std::string(path), metrics.line, metrics.column, 1},
                   "'metrics' must be a table of metric ids and values");
  return parser.take();
}

}  // namespace gongbao
