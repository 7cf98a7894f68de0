#pragma once
#include <string>

#include "render/chart/chart.h"

namespace gongbao {

/// What the points say in a sentence or two, for who cannot see the bars: how many have numbers, the largest
/// and the smallest.
std::string bar_summary(const BarChart& chart, const Words& words);

/// Sentences after one another; empty ones are left out.
std::string joined_sentences(const std::vector<std::string>& sentences);

/// The text without the unit that the whole chart is in: 6500多 of 6500多人次, 5600以上 of 5600人次以上.
std::string without_unit(const std::string& value_text, const std::string& unit);

}  // namespace gongbao
