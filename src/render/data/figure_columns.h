#pragma once
#include <span>
#include <string_view>

namespace gongbao {

/// A column of figures.csv as those who describe it name its type.
struct TableColumn {
  std::string_view name;
  std::string_view frictionless;  ///< Table Schema's type
  std::string_view csvw;          ///< of XML Schema
  std::string_view word;          ///< of the interface, for its description
};

/// The columns of figures.csv, and those of the index that stands in its place where the campaigns have files
/// of their own.
std::span<const TableColumn> figure_columns();
std::span<const TableColumn> figure_index_columns();

}  // namespace gongbao
