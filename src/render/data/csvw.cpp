// /data/figures.csv-metadata.json: what figures.csv is, as metadata of CSV on the Web (W3C, 2015); where the
// campaigns have files of their own, a group of tables that begins with their index.
#include "render/data/figure_columns.h"
#include "render/data/figure_period.h"
#include "render/data_files.h"
#include "render/json.h"

namespace gongbao {
namespace {

/// Whether no two rows agree in path, line, agency, metric, period, basis, region and scope. Statements of
/// one line that differ only in days of one month do.
bool has_key(const RenderContext& context) {
  using Key =
      std::tuple<Ref<Agency>, Ref<Metric>, std::string, FigureBasis, std::string_view, std::string_view>;
  std::set<Key> of_line;
  const Place* line = nullptr;
  for (const LedgerFigure& one : context.ledger().figures()) {
    const Figure& figure = *one.figure;
    if (!line || line->line != figure.stated_at.line || line->path != figure.stated_at.path) of_line.clear();
    line = &figure.stated_at;
    if (!of_line
             .insert({figure.agency, figure.metric, period_of(figure, context.library()), figure.basis,
                      figure.region, figure.scope})
             .second)
      return false;
  }
  return true;
}

void write_schema(JsonWriter& json, const RenderContext& context, std::span<const TableColumn> columns,
                  std::initializer_list<std::string_view> key) {
  json.begin_object("tableSchema").begin_array("columns");
  for (const TableColumn& column : columns) {
    json.new_line().begin_object();
    json.text("name", column.name)
        .text("titles", column.name)
        .text("dc:description", context.words()[column.word]);
    json.text("datatype", column.csvw).end_object();
  }
  json.new_line().end_array();
  if (key.size() > 0) {
    json.begin_array("primaryKey");
    for (const std::string_view name : key) json.text(name);
    json.end_array();
  }
  json.end_object();
}

void write_figure_schema(JsonWriter& json, const RenderContext& context) {
  if (has_key(context))
    write_schema(json, context, figure_columns(),
                 {"path", "line", "agency", "metric", "period", "basis", "region", "scope"});
  else
    write_schema(json, context, figure_columns(), {});
}

}  // namespace

std::string csvw_json(const RenderContext& context) {
  JsonWriter json;
  json.begin_object();
  json.begin_array("@context").text("http://www.w3.org/ns/csvw");
  json.begin_object().text("@language", context.library().config().language).end_object().end_array();
  const std::vector<FigurePart>& parts = context.site.figure_parts;
  if (parts.empty()) json.text("url", "figures.csv");
  json.text("dc:title", context.words()["dataset_figures"]);
  json.begin_object("dialect").text("encoding", "utf-8").flag("header", true);
  json.begin_array("lineTerminators").text("\r\n").end_array().end_object();
  write_figure_schema(json, context);  // of a group: that of its tables which have none
  if (!parts.empty()) {
    json.begin_array("tables").new_line().begin_object().text("url", "figures.csv");
    write_schema(json, context, figure_index_columns(), {"campaign"});
    json.end_object();
    for (const FigurePart& part : parts) {
      const std::string path = url::figures_of(context.library()[part.campaign], "csv");
      json.new_line().begin_object();
      json.text("url", url::encoded(path.substr(std::string_view("data/").size()))).end_object();
    }
    json.new_line().end_array();
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace gongbao
