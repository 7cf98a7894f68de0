// /data/datapackage.json: what the tables of figures are, as a Tabular Data Package (Frictionless, v1). Field
// names are those of the files, in any language; descriptions are in the site's.
#include "render/data/figure_columns.h"
#include "render/data_files.h"
#include "render/json.h"

namespace gongbao {
namespace {

void write_choices(JsonWriter& json, std::initializer_list<std::string_view> choices) {
  json.begin_object("constraints").begin_array("enum");
  for (const std::string_view choice : choices) json.text(choice);
  json.end_array().end_object();
}

void write_field(JsonWriter& json, const TableColumn& column, const Words& words) {
  json.new_line().begin_object();
  json.text("name", column.name).text("type", column.frictionless).text("description", words[column.word]);
  if (column.name == "qualifier") write_choices(json, {"exact", "about", "over", "under"});
  if (column.name == "basis") write_choices(json, {"own", "cumulative", "total"});
  json.end_object();
}

void write_resource(JsonWriter& json, const RenderContext& context, std::string_view name,
                    std::string_view path, std::string_view title, std::span<const TableColumn> columns) {
  json.new_line().begin_object();
  json.text("name", name).text("path", path).text("profile", "tabular-data-resource").text("title", title);
  json.text("format", "csv").text("mediatype", "text/csv").text("encoding", "utf-8");
  json.begin_object("dialect")
      .text("delimiter", ",")
      .text("lineTerminator", "\r\n")
      .flag("header", true)
      .end_object();
  json.begin_object("schema").begin_array("fields");
  for (const TableColumn& column : columns) write_field(json, column, context.words());
  json.new_line().end_array();
  json.begin_array("missingValues").text("").end_array().end_object().end_object();
}

}  // namespace

std::string datapackage_json(const RenderContext& context) {
  const std::string& title = context.words()["dataset_figures"];
  const std::vector<FigurePart>& parts = context.site.figure_parts;
  JsonWriter json;
  json.begin_object();
  json.text("profile", "tabular-data-package").text("name", "gongbao-figures");
  json.text("title", context.library().config().title).text("homepage", context.base_url);
  json.begin_array("resources");
  write_resource(json, context, "figures", "figures.csv", title,
                 parts.empty() ? figure_columns() : figure_index_columns());
  for (size_t i = 0; i < parts.size(); ++i) {  // a name is ASCII, an id need not be
    const Document& campaign = context.library()[parts[i].campaign];
    const std::string path = url::figures_of(campaign, "csv").substr(std::string_view("data/").size());
    write_resource(json, context, fmt::format("figures-{}", i + 1), path, campaign.title, figure_columns());
  }
  json.new_line().end_array().end_object();
  return json.take() + "\n";
}

}  // namespace gongbao
