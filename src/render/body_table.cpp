#include "render/body_table.h"

namespace gongbao {

void append_with_table_marks(std::string& out, std::string_view html) {
  constexpr std::string_view align = " align=\"";
  for (;;) {
    // In text `<` is always escaped, so this is a tag.
    const size_t tag = std::min(html.find("<th"), html.find("<td"));
    if (tag == html.npos) break;
    const bool is_head = html[tag + 2] == 'h';
    out += html.substr(0, tag + 3);
    html.remove_prefix(tag + 3);
    const bool is_cell = !html.empty() && (html[0] == '>' || html[0] == ' ');  // not <thead>
    if (is_cell && is_head) out += " scope=\"col\"";
    if (is_cell && html.starts_with(align)) {
      out += " class=\"align-";
      html.remove_prefix(align.size());
    }
  }
  out += html;
}

}  // namespace gongbao
