#include "render/chart/label_axis.h"

namespace gongbao {
namespace {

constexpr Tenths gap = 40;        // between labels
constexpr int most_left_out = 4;  // of short labels between two: every fourth month

/// A label where it stands.
struct PlacedLabel {
  int column = 0;
  Point at;
  std::string text;
};
using LabelRow = std::vector<PlacedLabel>;

/// Every n-th column and the last, without the one that comes too near to it.
std::vector<int> every_nth(int count, int n) {
  std::vector<int> chosen;
  for (int column = 0; column < count; column += n) chosen.push_back(column);
  if (chosen.back() == count - 1) return chosen;
  if (chosen.size() > 1 && count - 1 - chosen.back() < n) chosen.pop_back();
  chosen.push_back(count - 1);
  return chosen;
}

struct LabelGround {
  const std::vector<ChartPoint>& points;
  const Columns& columns;
  Tenths base = 0, width = 0;

  const ChartPoint& point(int column) const { return points[static_cast<size_t>(column)]; }

  /// The labels of these columns; nothing if one is empty or two come too near.
  template <class Label>
  std::optional<LabelRow> row(const std::vector<int>& chosen, Label label) const {
    LabelRow row;
    Tenths free_from = -gap;
    for (const int column : chosen) {
      std::string text = label(point(column));
      const Point at{centre_within(columns.centre(column), text, 0, width), base};
      const Box box = text_box(at, Anchor::middle, text);
      if (text.empty() || box.left < free_from + gap || box.right > width) return std::nullopt;
      free_from = box.right;
      row.push_back({column, at, std::move(text)});
    }
    return row;
  }

  /// 2008年 in the middle under its points; nothing if one has no room there.
  std::optional<LabelRow> groups() const {
    LabelRow row;
    for (int first = 0, end = 0; first < columns.count; first = end) {
      const std::string& group = point(first).group;
      while (end < columns.count && point(end).group == group) ++end;
      const Point at{(columns.edge(first) + columns.edge(end)) / 2, base + line_pitch};
      const Box box = text_box(at, Anchor::middle, group);
      if (group.empty() || box.left < columns.edge(first) || box.right > columns.edge(end))
        return std::nullopt;
      row.push_back({first, at, group});
    }
    return row;
  }
};

}  // namespace

Tenths draw_labels(SvgWriter& svg, const std::vector<ChartPoint>& points, const Columns& columns, Tenths top,
                   Tenths width) {
  const LabelGround ground{points, columns, top + 150, width};
  const int count = columns.count;
  const auto draw = [&](const LabelRow& row) {
    for (const PlacedLabel& label : row) {
      const Tenths x = columns.centre(label.column);
      if (row.size() < points.size()) svg.line("chart-axis", {x, top}, {x, top + 35});
      svg.text("chart-label", label.at, Anchor::middle, label.text, ground.point(label.column).label);
    }
    return line_pitch;
  };
  const auto full = [](const ChartPoint& point) { return point.label; };
  const auto brief = [](const ChartPoint& point) { return point.short_label; };
  if (const auto row = ground.row(every_nth(count, 1), full)) return draw(*row);
  if (const auto groups = ground.groups())
    for (int n = 1; n <= most_left_out; ++n)
      if (const auto row = ground.row(every_nth(count, n), brief)) {
        draw(*row);
        for (const PlacedLabel& group : *groups) {
          const Tenths x = columns.edge(group.column);
          if (group.column > 0) svg.line("chart-axis", {x, top + line_pitch + 20}, {x, top + 2 * line_pitch});
          svg.text("chart-label", group.at, Anchor::middle, group.text);
        }
        return 2 * line_pitch;
      }
  // The first and the last alone have half of the width each, which is always enough.
  const auto cut = [&](const ChartPoint& point) { return shortened(point.label, (width - gap) / 2); };
  for (int n = 2; n < count; ++n)
    if (const auto row = ground.row(every_nth(count, n), cut)) return draw(*row);
  if (const auto row = ground.row(every_nth(count, count), cut)) return draw(*row);
  return 0;
}

}  // namespace gongbao
