#include "render/chart/event_labels.h"
#include "render/chart/summary.h"
#include "render/chart/time_axis.h"

namespace gongbao {
namespace {

constexpr size_t most_narrow_events = 6;
constexpr size_t most_phases = 20;
constexpr Tenths margin = 50;
constexpr Tenths axis_top = 160;     // under the labels of time
constexpr Tenths lane_height = 290;  // a phase's name and its bar
constexpr Tenths bin_width = 80;     // events so near to one another stand in one pile
constexpr size_t most_piled = 6;

using Items = std::vector<const TimelineItem*>;

/// Those that have a place in time.
Items dated(const std::vector<TimelineItem>& items) {
  Items result;
  for (const TimelineItem& item : items)
    if (item.days.first || item.days.last) result.push_back(&item);
  std::stable_sort(result.begin(), result.end(), [](const TimelineItem* a, const TimelineItem* b) {
    return a->days.first.value_or(Day{INT32_MIN}) < b->days.first.value_or(Day{INT32_MIN});
  });
  return result;
}

/// All that is dated, with some room at the ends, more where one is open.
TimeAxis axis_over(const Items& phases, const Items& events, Tenths width) {
  std::optional<Day> first, last;
  bool is_open_first = false, is_open_last = false;
  for (const Items* items : {&phases, &events})
    for (const TimelineItem* item : *items) {
      for (const std::optional<Day>& day : {item->days.first, item->days.last}) {
        if (!day) continue;
        first = first ? std::min(*first, *day) : *day;
        last = last ? std::max(*last, *day) : *day;
      }
      is_open_first = is_open_first || !item->days.first;
      is_open_last = is_open_last || !item->days.last;
    }
  const int range = last->number - first->number;
  const int room = range == 0 ? 15 : range / 40 + 1;
  return {{first->number - (is_open_first ? room + range / 12 : room)},
          {last->number + (is_open_last ? room + range / 12 : room)},
          margin,
          width - margin};
}

struct Lanes {
  std::vector<Tenths> free_from;
  /// The first lane that is free from `left` on; taken until `right`.
  int take(Tenths left, Tenths right) {
    size_t lane = 0;
    while (lane < free_from.size() && free_from[lane] > left) ++lane;
    if (lane == free_from.size()) free_from.push_back(0);
    free_from[lane] = right + 80;
    return static_cast<int>(lane);
  }
};

/// Returns the height.
Tenths draw_phases(SvgWriter& svg, const Items& phases, const TimeAxis& axis, Tenths top, Tenths width) {
  Lanes lanes;
  for (size_t i = 0; i < std::min(phases.size(), most_phases); ++i) {
    const TimelineItem& phase = *phases[i];
    const Tenths left = phase.days.first ? axis.x(*phase.days.first) : 0;
    const Tenths right = phase.days.last ? std::max(axis.x({phase.days.last->number + 1}), left + 20) : width;
    const std::string text = shortened(phase.label, width);
    const Tenths text_left = std::max(0, std::min(left, width - text_width(text)));
    const int lane = lanes.take(std::min(left, text_left), std::max(right, text_left + text_width(text)));
    const Tenths base = top + lane * lane_height + 130;
    const Box bar{left, base + 50, right, base + 130};
    svg.begin_group(fmt::format("{} {}", phase.label, phase.date_text));
    svg.text("chart-name", {text_left, base}, Anchor::start, text, phase.label);
    svg.rect("chart-phase", bar);
    // An open end is an arrow's head cut into the bar.
    const Tenths middle = (bar.top + bar.bottom) / 2;
    if (!phase.days.first)
      svg.polyline("chart-open-end", {{left + 50, bar.top}, {left + 10, middle}, {left + 50, bar.bottom}});
    if (!phase.days.last)
      svg.polyline("chart-open-end", {{right - 50, bar.top}, {right - 10, middle}, {right - 50, bar.bottom}});
    svg.end_group();
  }
  return static_cast<Tenths>(lanes.free_from.size()) * lane_height;
}

/// Events that stand in one pile.
struct Pile {
  Tenths x = 0;
  Items events;
};

std::vector<Pile> piles_of(const Items& events, const TimeAxis& axis) {
  std::map<Tenths, Pile> piles;
  for (const TimelineItem* event : events) {
    const Tenths x = axis.x(event->days.first ? *event->days.first : *event->days.last);
    Pile& pile = piles[(x - axis.left) / bin_width];
    if (pile.events.empty()) pile.x = x;
    pile.events.push_back(event);
  }
  std::vector<Pile> result;
  for (auto& [bin, pile] : piles) result.push_back(std::move(pile));
  return result;
}

Tenths pile_height(const std::vector<Pile>& piles) {
  size_t most = 0;
  for (const Pile& pile : piles) most = std::max(most, pile.events.size());
  return static_cast<Tenths>(std::min(most, most_piled)) * bin_width + (most > most_piled ? line_pitch : 0) +
         60;
}

void draw_pile(SvgWriter& svg, const Pile& pile, const TimeAxis& axis, Tenths base) {
  for (size_t i = 0; i < std::min(pile.events.size(), most_piled); ++i) {
    const TimelineItem& event = *pile.events[i];
    const Tenths y = base - 50 - static_cast<Tenths>(i) * bin_width;
    svg.begin_group(fmt::format("{} {}", event.date_text, event.label));
    if (event.days.first && event.days.last && *event.days.first < *event.days.last)
      svg.line("chart-event-span", {pile.x, y}, {axis.x(*event.days.last), y});
    svg.circle("chart-event", {pile.x, y}, 34);
    svg.end_group();
  }
}

/// How many there are where the pile does not show all, if it meets no other such number.
void draw_counts(SvgWriter& svg, const std::vector<Pile>& piles, Tenths base, Tenths width) {
  Tenths free_from = 0;
  for (const Pile& pile : piles) {
    if (pile.events.size() <= most_piled) continue;
    const std::string text = fmt::format("{}", pile.events.size());
    const Point at{centre_within(pile.x, text, 0, width),
                   base - static_cast<Tenths>(most_piled) * bin_width - 60};
    const Box box = text_box(at, Anchor::middle, text);
    if (box.left < free_from) continue;
    svg.text("chart-value", at, Anchor::middle, text);
    free_from = box.right + 40;
  }
}

}  // namespace

DrawnChart draw_timeline(const TimelineChart& chart, const Words& words) {
  const Items phases = dated(chart.phases), events = dated(chart.events);
  if (phases.empty() && events.empty()) return {};
  DrawnChart drawn;
  drawn.is_wide = events.size() > most_narrow_events;
  const Tenths width = drawn.is_wide ? 7200 : 3600;
  const TimeAxis axis = axis_over(phases, events, width);
  const std::vector<Pile> piles = piles_of(events, axis);

  SvgWriter shapes;
  const Tenths phase_height = draw_phases(shapes, phases, axis, axis_top + 40, width);
  const Tenths base = axis_top + 40 + phase_height + (piles.empty() ? 0 : pile_height(piles));
  DrawnFlags flags;
  if (!piles.empty()) {
    shapes.line("chart-axis", {0, base}, {width, base});
    std::vector<Flag> wanted;
    for (const Pile& pile : piles) {
      draw_pile(shapes, pile, axis, base);
      for (const TimelineItem* event : pile.events) wanted.push_back({pile.x, event->label});
    }
    draw_counts(shapes, piles, base, width);
    flags = draw_flags(shapes, std::move(wanted), base, width, drawn.is_wide ? 1800 : 1500);
  }

  SvgWriter svg;  // the lines of time lie under all else
  for (const TimeTick& tick : time_ticks(axis, width, chart.has_chinese_dates)) {
    svg.line("chart-grid", {tick.x, axis_top - 20}, {tick.x, base});
    svg.text("chart-label", {tick.label_x, 110}, Anchor::middle, tick.label);
  }
  svg.append(shapes);
  std::vector<std::string> sentences{
      chart.head.description, words.format("chart_timeline_count", {fmt::format("{}", chart.phases.size()),
                                                                    fmt::format("{}", chart.events.size())})};
  if (flags.count < chart.events.size() || std::min(phases.size(), most_phases) < chart.phases.size())
    sentences.push_back(words.format("chart_named", {fmt::format("{}", flags.count)}));
  drawn.svg = svg.finished(chart.head, joined_sentences(sentences), width, base + flags.height + 60);
  return drawn;
}

}  // namespace gongbao
