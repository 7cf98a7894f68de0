#include "render/heading_level.h"

namespace gongbao {

std::vector<int> heading_levels(const std::vector<Heading>& headings) {
  constexpr int deepest = 6;
  std::vector<int> above;  // the written levels of the headings that the next one may stand under
  std::vector<int> levels;
  for (const Heading& heading : headings) {
    while (!above.empty() && above.back() >= heading.level) above.pop_back();
    above.push_back(heading.level);
    levels.push_back(std::min(deepest, static_cast<int>(above.size()) + 1));
  }
  return levels;
}

std::string heading_id(std::string_view id) {
  constexpr std::string_view reserved[] = {"sec-",          "table-", "figure", "finding",
                                           "good-findings", "cases",  "group-", "h-"};
  const bool taken =
      id == "main" || std::any_of(std::begin(reserved), std::end(reserved),
                                  [&](std::string_view prefix) { return id.starts_with(prefix); });
  return taken ? "h-" + std::string(id) : std::string(id);
}

}  // namespace gongbao
