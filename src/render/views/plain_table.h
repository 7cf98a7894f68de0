#pragma once
#include <initializer_list>

#include "render/shape.h"

namespace gongbao {

/// A table whose caption and column titles are words of the theme.
TableParts plain_table(const PageView& view, const char* id, const char* caption,
                       std::initializer_list<const char*> columns);
TableCell text_cell(std::string text, std::string url = {});
TableCell state_cell(std::string word, const char* css_class);
/// The table without columns that say nothing, as a list of one; of none where it has no rows.
Value::List finished(TableParts table);

}  // namespace gongbao
