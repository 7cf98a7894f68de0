#include "cli/source_change.h"

#include "base/text.h"
#include "compare/text_difference.h"

namespace gongbao {
namespace {

std::vector<Paragraph> lines_of(std::string_view text) {
  std::vector<Paragraph> lines;
  for (const std::string_view line : split(text, '\n')) lines.push_back({std::string(line), "line", {}});
  return lines;
}

}  // namespace

std::string source_change(std::string_view from, std::string_view to) {
  std::string result;
  for (const TextBlock& block : text_difference(lines_of(from), lines_of(to))) {
    if (block.kind == TextBlock::Kind::equal) continue;
    for (const Run& run : block.runs) {
      if (run.kind == Run::Kind::removed) result += "[-" + run.text + "-]";
      else if (run.kind == Run::Kind::added) result += "{+" + run.text + "+}";
      else result += run.text;
    }
    result += '\n';
  }
  return result;
}

}  // namespace gongbao
