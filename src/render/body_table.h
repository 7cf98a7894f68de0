#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// Appends finished HTML of a body, with what a page's tables need beyond the reference implementation's:
/// header cells get a scope (WCAG 1.3.1), and the obsolete `align` attribute becomes a class, since a page
/// has no inline style.
void append_with_table_marks(std::string& out, std::string_view html);

}  // namespace gongbao
