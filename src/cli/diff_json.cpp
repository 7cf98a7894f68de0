#include "cli/diff_report.h"
#include "render/json.h"

namespace gongbao {
namespace {

void write(JsonWriter& json, std::string_view key, const std::optional<std::string>& text) {
  text ? json.text(key, *text) : json.null(key);
}

/// Value and qualifier; null where there is none.
void write(JsonWriter& json, std::string_view key, const std::optional<Quantity>& value) {
  if (!value) {
    json.null(key);
    return;
  }
  json.begin_object(key)
      .text("value", value->value.text())
      .text("qualifier", name_of(value->qualifier))
      .end_object();
}

std::string_view name_of(Run::Kind kind) {
  constexpr std::string_view names[] = {"equal", "removed", "added"};
  return names[static_cast<size_t>(kind)];
}
std::string_view name_of(TextBlock::Kind kind) {
  constexpr std::string_view names[] = {"equal", "removed", "added", "changed"};
  return names[static_cast<size_t>(kind)];
}
std::string_view name_of(TableDifference::Presence presence) {
  constexpr std::string_view names[] = {"both", "removed", "added"};
  return names[static_cast<size_t>(presence)];
}

void write_runs(JsonWriter& json, std::string_view key, const std::vector<Run>& runs) {
  json.begin_array(key);
  for (const Run& run : runs) {
    json.begin_object().text("kind", name_of(run.kind)).text("text", run.text).flag("moved", run.moved);
    json.end_object();
  }
  json.end_array();
}

void write_fields(JsonWriter& json, const std::vector<FieldChange>& fields) {
  json.begin_array("fields");
  for (const FieldChange& field : fields) {
    json.new_line().begin_object().begin_array("path");
    for (const std::string& key : field.path) json.text(key);
    json.end_array();
    write(json, "from", field.from);
    write(json, "to", field.to);
    json.end_object();
  }
  json.end_array();
}

void write_figures(JsonWriter& json, const DocumentDifference& difference) {
  json.begin_array("figures");
  for (const FigureChange& one : difference.figures) {
    const StatedFigure& figure = one.either();
    json.new_line().begin_object().text("metric", figure.key.metric).text("agency", figure.key.agency);
    json.text("period", figure.key.period).text("region", figure.key.region).text("scope", figure.key.scope);
    json.text("basis", gongbao::name_of(figure.key.basis)).text("unit", figure.unit);
    write(json, "from", one.from ? std::optional(one.from->as_written) : std::nullopt);
    write(json, "to", one.to ? std::optional(one.to->as_written) : std::nullopt);
    write(json, "change", one.change);
    json.end_object();
  }
  json.end_array().begin_array("linked_figures");
  for (const LinkedFigureChange& one : difference.bound) {
    json.new_line().begin_object().text("query", one.query).text("unit", one.unit);
    write(json, "from", one.from);
    write(json, "to", one.to);
    write(json, "change", one.change);
    json.end_object();
  }
  json.end_array();
}

void write_tables(JsonWriter& json, const std::vector<TableDifference>& tables) {
  json.begin_array("tables");
  for (const TableDifference& table : tables) {
    json.new_line().begin_object().text("presence", name_of(table.presence)).flag("moved", table.moved);
    write_runs(json, "title", table.title);
    json.begin_array("columns");
    for (const TableDifference::Column& column : table.columns) {
      json.begin_object().text("presence", name_of(column.presence));
      write_runs(json, "heading", column.heading);
      json.end_object();
    }
    json.end_array().begin_array("rows");
    for (const TableDifference::Row& row : table.rows) {
      json.new_line()
          .begin_object()
          .text("presence", name_of(row.presence))
          .flag("changed", row.changed)
          .flag("moved", row.moved);
      json.begin_array("cells");
      for (const TableCellChange& cell : row.cells) {
        json.begin_object();
        write_runs(json, "runs", cell.runs);
        json.end_object();
      }
      json.end_array().end_object();
    }
    json.end_array().end_object();
  }
  json.end_array();
}

void write_name(JsonWriter& json, std::string_view key, const std::optional<DocumentName>& name) {
  if (!name) {
    json.null(key);
    return;
  }
  json.begin_object(key)
      .text("kind", gongbao::name_of(name->kind))
      .text("id", name->id)
      .text("path", name->path);
  json.text("title", name->title).end_object();
}

void write_document(JsonWriter& json, const DocumentDifference& difference) {
  write_name(json, "from", difference.from);
  write_name(json, "to", difference.to);
  write_fields(json, difference.fields);
  write_figures(json, difference);
  json.begin_array("text");
  for (const TextBlock& block : difference.text) {
    json.new_line().begin_object().text("kind", name_of(block.kind)).text("style", block.style);
    json.flag("moved", block.moved).flag("restyled", block.restyled);
    write_runs(json, "runs", block.runs);
    json.end_object();
  }
  json.end_array();
  write_tables(json, difference.tables);
  json.begin_array("links");
  for (const LinkChange& one : difference.links) {
    json.new_line().begin_object().text("text", one.text);
    write(json, "from", one.from);
    write(json, "to", one.to);
    json.end_object();
  }
  json.end_array().begin_array("attachments");
  for (const AttachmentChange& one : difference.attachments)
    json.new_line()
        .begin_object()
        .text("name", one.name)
        .flag("was", one.was)
        .flag("is", one.is)
        .end_object();
  json.end_array().flag("only_source", difference.only_source);
}

void write_sums(JsonWriter& json, const std::vector<SumChange>& sums) {
  json.begin_array("sums");
  for (const SumChange& one : sums) {
    json.new_line()
        .begin_object()
        .text("agency", one.agency)
        .text("period", one.period)
        .text("campaign", one.campaign);
    json.text("metric", one.metric).text("column", gongbao::name_of(one.column)).text("unit", one.unit);
    write(json, "from", one.from);
    write(json, "to", one.to);
    write(json, "change", one.change);
    json.end_object();
  }
  json.end_array();
}

void write_site(JsonWriter& json, const SiteDifference& site) {
  json.begin_array("documents");
  for (const DocumentDifference& one : site.documents) {
    json.new_line().begin_object();
    write_document(json, one);
    json.end_object();
  }
  json.end_array().begin_array("registers");
  for (const RegisterDifference& one : site.registers) {
    json.new_line().begin_object().text("path", one.path);
    write_fields(json, one.fields);
    json.end_object();
  }
  json.end_array();
  write_sums(json, site.sums);
}

}  // namespace

std::string diff_json(const DiffResult& result) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.diff/1");
  write(json, "from", result.from.empty() ? std::nullopt : std::optional(result.from));
  write(json, "to", result.to.empty() ? std::nullopt : std::optional(result.to));
  if (const auto* one = std::get_if<DocumentDifference>(&result.difference)) {
    json.begin_object("document");
    write_document(json, *one);
    json.end_object();
  } else {
    json.null("document");
  }
  if (const auto* report = std::get_if<ReportDifference>(&result.difference)) {
    json.begin_object("report").text("agency", report->agency).text("period", report->period);
    write_sums(json, report->sums);
    json.end_object();
  } else {
    json.null("report");
  }
  if (const auto* site = std::get_if<SiteDifference>(&result.difference)) {
    json.begin_object("site");
    write_site(json, *site);
    json.end_object();
  } else {
    json.null("site");
  }
  json.end_object();
  return json.take() + "\n";
}

}  // namespace gongbao
