// {"schema": "gongbao.explain/1"}: explained figures for programs, with quantities as in data files.
#include "cli/figure_tree.h"
#include "render/figure_cell.h"
#include "render/json.h"

namespace gongbao {
namespace {

class JsonTreeWriter {
 public:
  explicit JsonTreeWriter(const Plan& plan) : plan_(plan) {
    json_.begin_object().text("schema", "gongbao.explain/1").begin_array("rows");
  }

  void write(const ExplainedFigure& figure) {
    const Cell& cell = figure.cell;
    const Metric& metric = plan_.library.metrics[cell.metric];
    json_.new_line().begin_object();
    json_.text("agency", plan_.library.agencies[cell.agency].id);
    json_.text("campaign",
               cell.campaign ? std::string_view(plan_.library[*cell.campaign].id) : std::string_view());
    json_.text("period", cell.period ? cell.period->text() : std::string());
    json_.text("metric", metric.id).text("name", metric.name).text("unit", metric.unit.unit);
    tree_or_null("own", figure.own);
    tree_or_null("subtree", figure.subtree);
    json_.begin_array("totals");
    for (const ExplainedTotal& total : figure.totals) write(total, metric);
    json_.end_array();
    write("previous", "change", figure.previous, metric);
    write("year_ago", "year_change", figure.year_before, metric);
    statements("straddling", figure.straddling);
    json_.end_object();
  }

  std::string take() {
    json_.new_line().end_array().end_object();
    return json_.take() + "\n";
  }

 private:
  void quantity(const std::optional<Quantity>& value, std::string_view text) {
    const auto end = [&](const char* name, const std::optional<Range::End>& one) {
      one ? json_.text(name, one->value.text()) : json_.null(name);
    };
    value ? json_.text("value", value->value.text()) : json_.null("value");
    value ? json_.text("qualifier", name_of(value->qualifier)) : json_.null("qualifier");
    end("low", value ? value->range.low : std::nullopt);
    end("high", value ? value->range.high : std::nullopt);
    json_.text("text", text);
  }

  void simple(std::string_view key, const std::optional<Quantity>& value, const Metric& metric) {
    json_.key(key);
    if (!value) {
      json_.null();
      return;
    }
    json_.begin_object();
    quantity(value, quantity_words(*value, metric, *plan_.context));
    json_.end_object();
  }

  void members_of(const FigureTree& tree) {
    quantity(tree.value, tree.text);
    json_.flag("computed", tree.is_computed);
    json_.begin_array("from");
    for (const uint32_t figure : tree.statements) statement(figure);
    for (const FigureTree& part : tree.below) {
      json_.begin_object();
      json_.text("agency", plan_.library.agencies[part.agency].id);
      json_.text("metric", plan_.library.metrics[part.metric].id);
      json_.text("show", name_of(part.show));
      members_of(part);
      json_.end_object();
    }
    json_.end_array();
    json_.number("more", static_cast<int64_t>(tree.more));
  }

  void tree_or_null(std::string_view key, const FigureTree& tree) {
    json_.key(key);
    if (tree.text.empty()) {
      json_.null();
      return;
    }
    json_.begin_object();
    members_of(tree);
    json_.end_object();
  }

  void write(const ExplainedTotal& total, const Metric& metric) {
    json_.begin_object();
    members_of(total.tree);
    const Reconciliation* against = total.against;
    against ? json_.text("verdict", name_of(against->judgement.verdict)) : json_.null("verdict");
    against ? json_.text("reason", name_of(against->judgement.reason)) : json_.null("reason");
    simple("parts", against ? against->sum : std::nullopt, metric);
    simple("remainder", against ? against->remainder : std::nullopt, metric);
    json_.begin_array("silent");
    if (against)
      for (const Ref<Agency> agency : against->silent) json_.text(plan_.library.agencies[agency].id);
    json_.end_array();
    statements("of_other_scope", against ? against->of_other_scope : std::vector<uint32_t>());
    json_.end_object();
  }

  void write(const std::string& before_key, const std::string& change_key,
             const std::optional<Change>& change, const Metric& metric) {
    simple(before_key, change ? std::optional(change->before) : std::nullopt, metric);
    simple(change_key, change ? change->change : std::nullopt, metric);
    const std::string percent_key = change_key + "_percent";
    change && change->percent ? json_.text(percent_key, change->percent->text()) : json_.null(percent_key);
  }

  void statements(std::string_view key, const std::vector<uint32_t>& figures) {
    json_.begin_array(key);
    for (const uint32_t figure : figures) statement(figure);
    json_.end_array();
  }

  void statement(uint32_t index) {
    const LedgerFigure& one = plan_.ledger->figures()[index];
    const Figure& figure = *one.figure;
    const Metric& metric = plan_.library.metrics[figure.metric];
    const Version* origin = plan_.site->origins.of((*plan_.visible)[one.document], figure);
    const auto text_or_null = [&](const char* key, const std::string& text) {
      text.empty() ? json_.null(key) : json_.text(key, text);
    };
    json_.begin_object();
    json_.text("path", figure.stated_at.path).number("line", figure.stated_at.line);
    json_.text("agency", plan_.library.agencies[figure.agency].id).text("metric", metric.id);
    json_.text("as_written", figure.as_written).text("basis", name_of(figure.basis));
    text_or_null("period", figure.when ? figure.when->text() : std::string());
    text_or_null("region", figure.region);
    text_or_null("scope", figure.scope);
    text_or_null("acknowledged", figure.acknowledged);
    quantity(figure.value, statement_words(figure, metric, *plan_.context));
    text_or_null("commit", origin ? origin->commit : std::string());
    text_or_null("committed", origin ? Instant{origin->time, origin->offset_minutes}.iso() : std::string());
    json_.end_object();
  }

  const Plan& plan_;
  JsonWriter json_;
};

}  // namespace

std::string explained_json(const Plan& plan, const std::vector<ExplainedFigure>& all) {
  JsonTreeWriter writer(plan);
  for (const ExplainedFigure& one : all) writer.write(one);
  return writer.take();
}

}  // namespace gongbao
