#include "render/chart/lying_bar.h"
#include "render/chart/summary.h"

namespace gongbao {
namespace {

constexpr size_t most_bars = 12;
constexpr Tenths width = 3600;

constexpr Tenths row_height = 640;
constexpr Tenths end_radius = 32;
constexpr Tenths side = 160;  // the arrow to where the asked numbers lie

bool is_upward(Comparison comparison) {
  return comparison == Comparison::at_least || comparison == Comparison::more;
}
bool is_downward(Comparison comparison) {
  return comparison == Comparison::at_most || comparison == Comparison::less;
}

/// A target that can be drawn.
struct TargetRow {
  const TargetBar* bar = nullptr;
  std::optional<Mark> mark, target;
  Scale scale;
};

/// The target's place with an arrow to the numbers that reach it: its end is full where the target itself
/// does, hollow where it does not, as in mathematics.
void draw_target(SvgWriter& svg, Comparison comparison, Tenths x, Tenths bar_top) {
  const Tenths y = bar_top + lying_bar_height + 60;
  svg.line("chart-halo", {x, bar_top}, {x, bar_top + lying_bar_height});  // seen on the bar too
  svg.line("chart-target", {x, bar_top - 25}, {x, y});
  if (is_upward(comparison) || is_downward(comparison)) {
    const Tenths direction = is_upward(comparison) ? 1 : -1;
    const Tenths end = x + direction * side, back = end - direction * 30;
    svg.line("chart-target", {x, y}, {end, y});
    svg.polyline("chart-target", {{back, y - 30}, {end, y}, {back, y + 30}});
  }
  const bool is_included = comparison != Comparison::more && comparison != Comparison::less;
  svg.circle(is_included ? "chart-target-end" : "chart-target-end chart-hollow", {x, y}, end_radius);
}

std::optional<Mark> mark_if(const std::optional<Quantity>& quantity) {
  return quantity ? std::optional(mark_of(*quantity)) : std::nullopt;
}

std::vector<TargetRow> rows_of(const std::vector<TargetBar>& bars) {
  std::vector<TargetRow> rows;
  for (const TargetBar& bar : bars) {
    const std::optional<Mark> mark = mark_if(bar.value), target = mark_if(bar.target);
    std::vector<Decimal> values;
    for (const std::optional<Mark>& one : {mark, target})
      if (one) values.insert(values.end(), {one->value, one->low, one->high});
    const std::optional<Scale> scale = Scale::over(values);
    if (scale && rows.size() < most_bars) rows.push_back({&bar, mark, target, *scale});
  }
  return rows;
}

/// One ground for all rows, with room at its ends for targets that lie there.
BarTrack track_of(const std::vector<TargetRow>& rows) {
  std::vector<Mark> marks;
  for (const TargetRow& row : rows)
    if (row.mark) marks.push_back(*row.mark);
  BarTrack track = track_within(width, marks);
  for (const TargetRow& row : rows) {
    if (!row.target) continue;
    track.left = std::max(track.left, is_downward(row.bar->comparison) ? side : end_radius);
    track.right = std::min(track.right, width - (is_upward(row.bar->comparison) ? side : end_radius));
  }
  return track;
}

void draw_row(SvgWriter& svg, const TargetRow& row, const BarTrack& track, Tenths top, const Words& words) {
  const TargetBar& bar = *row.bar;
  const std::string& said = bar.value_text.empty() && !row.mark ? words["figure_none"] : bar.value_text;
  const Tenths bar_top = top + 200;
  svg.begin_group(fmt::format("{} {} {}", bar.label, said, bar.target_text));
  draw_bar_texts(svg, bar.label, said, top + 120, width);
  if (row.mark)
    draw_lying_bar(svg, track, row.scale, *row.mark, bar_top);
  else
    draw_missing(svg, {track.x(row.scale, Decimal()) + 60, bar_top + lying_bar_height / 2});
  const Tenths x = row.target ? track.x(row.scale, row.target->value) : track.left;
  if (row.target) draw_target(svg, bar.comparison, x, bar_top);
  if (!bar.target_text.empty()) {
    const std::string asked = words.format("chart_target", {bar.target_text});
    const std::string text = shortened(asked, width);
    svg.text("chart-label", {centre_within(x, text, 0, width), bar_top + lying_bar_height + 230},
             Anchor::middle, text, asked);
  }
  svg.end_group();
}

}  // namespace

DrawnChart draw_targets(const TargetChart& chart, const Words& words) {
  const std::vector<TargetRow> rows = rows_of(chart.bars);
  if (rows.empty()) return {};
  const BarTrack track = track_of(rows);
  SvgWriter svg;
  Signs signs;
  Tenths top = 20;
  for (const TargetRow& row : rows) {
    draw_row(svg, row, track, top, words);
    signs.has_missing = signs.has_missing || !row.mark;
    if (row.mark) signs.see(*row.mark);
    top += row_height;
  }
  top += draw_legend(svg, signs, top, width, words) + 20;
  const auto with_number = std::count_if(chart.bars.begin(), chart.bars.end(),
                                         [](const TargetBar& bar) { return bar.value.has_value(); });
  const std::string count = fmt::format("{}", chart.bars.size());
  std::vector<std::string> sentences{chart.head.description,
                                     words.format("chart_count", {count, fmt::format("{}", with_number)})};
  if (rows.size() < chart.bars.size())
    sentences.push_back(words.format("chart_first_of", {fmt::format("{}", rows.size()), count}));
  return {svg.finished(chart.head, joined_sentences(sentences), width, top), false};
}

}  // namespace gongbao
