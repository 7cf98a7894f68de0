#include "render/data/figure_columns.h"

namespace gongbao {

std::span<const TableColumn> figure_columns() {
  static constexpr TableColumn columns[] = {
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
  return columns;
}

std::span<const TableColumn> figure_index_columns() {
  static constexpr TableColumn columns[] = {
      {"campaign", "string", "string", "fact_campaign"},
      {"url", "string", "string", "field_url"},
      {"rows", "integer", "integer", "field_rows"},
  };
  return columns;
}

}  // namespace gongbao
