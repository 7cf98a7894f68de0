#include "render/chart/summary.h"

namespace gongbao {

std::string joined_sentences(const std::vector<std::string>& sentences) {
  std::string result;
  for (const std::string& sentence : sentences) {
    if (sentence.empty()) continue;
    if (result.ends_with('.')) result += ' ';  // 。 brings its own
    result += sentence;
  }
  return result;
}

std::string bar_summary(const BarChart& chart, const Words& words) {
  const ChartPoint* largest = nullptr;
  const ChartPoint* smallest = nullptr;
  size_t count = 0;
  for (const ChartPoint& point : chart.points) {
    if (!point.value) continue;
    ++count;
    if (!largest || point.value->value > largest->value->value) largest = &point;
    if (!smallest || point.value->value < smallest->value->value) smallest = &point;
  }
  std::vector<std::string> sentences{
      words.format("chart_count", {fmt::format("{}", chart.points.size()), fmt::format("{}", count)})};
  if (count > 1) {
    sentences.push_back(words.format("chart_largest", {largest->label, largest->value_text}));
    sentences.push_back(words.format("chart_smallest", {smallest->label, smallest->value_text}));
  }
  return joined_sentences(sentences);
}

std::string without_unit(const std::string& value_text, const std::string& unit) {
  const size_t at = unit.empty() ? std::string::npos : value_text.find(unit);
  if (at == std::string::npos || at == 0 || at != value_text.rfind(unit)) return value_text;
  std::string text = value_text.substr(0, at);
  while (text.ends_with(' ')) text.pop_back();
  return text + value_text.substr(at + unit.size());
}

}  // namespace gongbao
