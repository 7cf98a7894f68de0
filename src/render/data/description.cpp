// What the data files are: /data/datapackage.json (Frictionless Data Package 2) and the CSVW metadata of
// figures.csv (W3C Tabular Data, 2015). Field names are those of the file, in any language; descriptions are
// in the site's.
#include "render/data_files.h"
#include "render/json.h"

namespace gongbao {
namespace {

struct Field {
  const char* name;
  const char* type;      ///< of Frictionless
  const char* datatype;  ///< of CSVW
  const char* word;
};

constexpr Field figure_fields[] = {
    {"campaign", "string", "string", "fact_campaign"},
    {"agency", "string", "string", "column_agency"},
    {"period", "string", "string", "column_period"},
    {"metric", "string", "string", "column_metric"},
    {"value", "number", "decimal", "column_value"},
    {"unit", "string", "string", "field_unit"},
    {"qualifier", "string", "string", "field_qualifier"},
    {"as_written", "string", "string", "column_as_written"},
    {"basis", "string", "string", "column_basis"},
    {"region", "string", "string", "column_region"},
    {"scope", "string", "string", "column_scope"},
    {"document", "string", "string", "field_document"},
    {"path", "string", "string", "field_path"},
    {"line", "integer", "integer", "field_line"},
    {"commit", "string", "string", "field_commit"},
};

void write_choices(JsonWriter& json, const std::vector<std::string_view>& choices) {
  json.begin_object("constraints").begin_array("enum");
  for (const std::string_view choice : choices) json.text(choice);
  json.end_array().end_object();
}

void write_field(JsonWriter& json, const Field& field, const Words& words) {
  json.new_line().begin_object();
  json.text("name", field.name).text("type", field.type).text("description", words[field.word]);
  if (std::string_view(field.name) == "qualifier") write_choices(json, {"exact", "about", "over", "under"});
  if (std::string_view(field.name) == "basis") write_choices(json, {"own", "cumulative", "total"});
  json.end_object();
}

void write_json_resource(JsonWriter& json, const char* name) {
  json.new_line().begin_object();
  json.text("name", fmt::format("{}-json", name)).text("path", fmt::format("{}.json", name));
  json.text("format", "json").text("mediatype", "application/json").text("encoding", "utf-8");
  json.end_object();
}

}  // namespace

std::string datapackage_json(const RenderContext& context) {
  const SiteConfig& config = context.library().config();
  JsonWriter json;
  json.begin_object();
  json.text("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
  json.text("name", "gongbao-figures").text("title", config.title).text("homepage", context.base_url);
  json.begin_array("resources").new_line().begin_object();
  json.text("name", "figures").text("path", "figures.csv").text("type", "table");
  json.text("title", context.words()["dataset_figures"]);
  json.text("format", "csv").text("mediatype", "text/csv").text("encoding", "utf-8");
  json.begin_object("dialect")
      .text("delimiter", ",")
      .text("lineTerminator", "\r\n")
      .flag("header", true)
      .end_object();
  json.begin_object("schema").begin_array("fields");
  for (const Field& field : figure_fields) write_field(json, field, context.words());
  json.new_line().end_array();
  json.begin_array("missingValues").text("").end_array().end_object().end_object();
  for (const char* name : {"figures", "totals", "notices", "agencies", "campaigns"})
    write_json_resource(json, name);
  json.new_line().end_array().end_object();
  return json.take() + "\n";
}

std::string csvw_json(const RenderContext& context) {
  const SiteConfig& config = context.library().config();
  JsonWriter json;
  json.begin_object();
  json.begin_array("@context").text("http://www.w3.org/ns/csvw");
  json.begin_object().text("@language", config.language).end_object().end_array();
  json.text("url", "figures.csv").text("dc:title", context.words()["dataset_figures"]);
  json.begin_object("dialect").text("encoding", "utf-8").flag("header", true);
  json.begin_array("lineTerminators").text("\r\n").end_array().end_object();
  json.begin_object("tableSchema").begin_array("columns");
  for (const Field& field : figure_fields) {
    json.new_line().begin_object();
    json.text("name", field.name)
        .text("titles", field.name)
        .text("dc:description", context.words()[field.word]);
    json.text("datatype", field.datatype);
    json.end_object();
  }
  json.new_line().end_array().end_object().end_object();
  return json.take() + "\n";
}

}  // namespace gongbao
