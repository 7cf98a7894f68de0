// Protects: phases and events stand at their days; names of events are not crossed by lines; many events of a
// day are piled and counted; open ends are arrows; what has no day is not drawn.
#include "render/chart/time_axis.h"
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

TimelineItem on(const std::string& label, Day day) { return {label, {day, day}, day.iso(), ""}; }

std::string picture(std::vector<TimelineItem> phases, std::vector<TimelineItem> events) {
  return draw_timeline({{"chart-1", "标题", ""}, std::move(phases), std::move(events)}, chart_words()).svg;
}

std::vector<std::string> tick_labels(Day first, Day last, Tenths width, bool is_chinese = true) {
  std::vector<std::string> labels;
  for (const TimeTick& tick : time_ticks({first, last, 0, width}, width, is_chinese))
    labels.push_back(tick.label);
  return labels;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an event lies in time between those before and after it") {
  const std::string svg = picture(
      {{"阶段", {Day::of(2008, 6, 10), Day::of(2008, 6, 30)}, "", ""}},
      {on("三", Day::of(2008, 6, 30)), on("一", Day::of(2008, 6, 10)), on("二", Day::of(2008, 6, 20))});
  std::vector<Tenths> places;
  for (const Drawn& event : of_class(svg, "chart-event"))
    places.push_back((event.box.left + event.box.right) / 2);
  REQUIRE(places.size() == 3);
  CHECK(std::abs((places[1] - places[0]) - (places[2] - places[1])) <= 1);  // of a tenth
  const Box phase = of_class(svg, "chart-phase").front().box;
  CHECK(places[0] < places[1]);
  CHECK(phase.left == places[0]);
  CHECK(phase.right > places[2]);  // its last day is within it
  CHECK(of_class(svg, "chart-leader").size() == 3);
}

TEST_CASE("no leader crosses a name") {
  for (const int count : {3, 12, 60}) {
    std::vector<TimelineItem> events;
    for (int i = 0; i < count; ++i)
      events.push_back(on(fmt::format("第{}次联合执法检查", i), {Day::of(2008, 6, 1).number + i * 37 % 140}));
    const std::string svg = picture({}, std::move(events));
    const std::vector<Drawn> leaders = of_class(svg, "chart-leader");
    CHECK(leaders.size() >= std::min<size_t>(static_cast<size_t>(count), 10));
    for (const Drawn& leader : leaders)
      for (const Drawn& text : shapes_of(svg))
        if (text.name == "text")
          CHECK_MESSAGE(
              !text.box.meets({leader.box.left, leader.box.top, leader.box.right + 1, leader.box.bottom}),
              text.text);
  }
}

TEST_CASE("names that find no room are left out, and the description says so") {
  std::vector<TimelineItem> events;
  for (int i = 0; i < 60; ++i) events.push_back(on(fmt::format("第{}场", i), Day::of(2008, 8, 8)));
  const std::string svg = picture({}, std::move(events));
  const size_t named = of_class(svg, "chart-leader").size();
  CHECK(named == 24);  // twelve at either side
  CHECK(description_of(svg) == "共0个阶段、60个事项。图中只标出24个事项的名称，全部见表。");
  CHECK(svg.find(">第0场<") != svg.npos);
  CHECK(of_class(svg, "chart-event").size() == 6);
  CHECK(texts_of(svg, "chart-value") == Texts{"60"});
}

TEST_CASE("numbers over neighbouring piles do not meet") {
  std::vector<TimelineItem> events;
  for (int i = 0; i < 2000; ++i) events.push_back(on("检查", {Day::of(2008, 6, 1).number + i % 200}));
  const std::vector<Drawn> numbers = of_class(picture({}, std::move(events)), "chart-value");
  CHECK(numbers.size() > 10);
  for (size_t i = 1; i < numbers.size(); ++i) CHECK(!numbers[i].box.meets(numbers[i - 1].box));
}

TEST_CASE("an open end is an arrow, a known one is not") {
  const DayRange closed{Day::of(2008, 6, 1), Day::of(2008, 7, 1)};
  CHECK(of_class(picture({{"甲", closed, "", ""}}, {}), "chart-open-end").empty());
  const std::string since =
      picture({{"甲", closed, "", ""}, {"乙", {closed.first, std::nullopt}, "", ""}}, {});
  REQUIRE(of_class(since, "chart-open-end").size() == 1);
  CHECK(of_class(since, "chart-phase").back().box.right == view_of(since).right);
  const std::string until =
      picture({{"甲", closed, "", ""}, {"乙", {std::nullopt, closed.last}, "", ""}}, {});
  REQUIRE(of_class(until, "chart-open-end").size() == 1);
  CHECK(of_class(group_of(until, "乙"), "chart-phase").front().box.left == 0);
}

TEST_CASE("what has no day is not drawn, and counted") {
  const std::string svg = picture({}, {on("有日期", Day::of(2008, 8, 8)), {"没有日期", {}, "", ""}});
  CHECK(svg.find("没有日期") == svg.npos);
  CHECK(description_of(svg) == "共0个阶段、2个事项。图中只标出1个事项的名称，全部见表。");
  CHECK(picture({}, {{"没有日期", {}, "", ""}}).empty());
}

TEST_CASE("an event of a month is drawn over its days") {
  const TimelineItem month{"六月", {Day::of(2008, 6, 1), Day::of(2008, 6, 30)}, "", ""};
  const std::string svg = picture({}, {month, on("后", Day::of(2008, 8, 1))});
  REQUIRE(of_class(svg, "chart-event-span").size() == 1);
  const Box span = of_class(svg, "chart-event-span").front().box;
  const Box dot = of_class(svg, "chart-event").front().box;
  CHECK(span.left == (dot.left + dot.right) / 2);
  CHECK(span.right > dot.right);
}

TEST_CASE("phases that would meet stand in lanes of their own") {
  const std::string svg = picture({{"甲", {Day::of(2008, 1, 1), Day::of(2008, 3, 31)}, "", ""},
                                   {"乙", {Day::of(2008, 3, 1), Day::of(2008, 6, 30)}, "", ""},
                                   {"丙", {Day::of(2008, 9, 1), Day::of(2008, 12, 31)}, "", ""}},
                                  {});
  const std::vector<Drawn> phases = of_class(svg, "chart-phase");
  REQUIRE(phases.size() == 3);
  CHECK(phases[0].box.top < phases[1].box.top);
  CHECK(phases[0].box.top == phases[2].box.top);
}

TEST_CASE("the axis names months, years or days, as there is room") {
  CHECK(tick_labels(Day::of(2008, 6, 10), Day::of(2008, 9, 20), 3600) ==
        Texts{"2008年7月", "2008年8月", "2008年9月"});
  CHECK(tick_labels(Day::of(2008, 6, 10), Day::of(2008, 9, 20), 3600, false) ==
        Texts{"2008-07", "2008-08", "2008-09"});
  CHECK(tick_labels(Day::of(2000, 6, 1), Day::of(2005, 6, 1), 3600) ==
        Texts{"2001年", "2002年", "2003年", "2004年", "2005年"});
  CHECK(tick_labels(Day::of(2008, 6, 2), Day::of(2008, 6, 12), 3600) ==
        Texts{"2008年6月2日", "2008年6月7日", "2008年6月12日"});
}
