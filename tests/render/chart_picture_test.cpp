// Protects: of each kind of chart, with few and with many points: texts that neither overlap nor leave the
// picture, well-formed XML without style of its own, text of authors escaped, a title and a description, the
// same bytes each time.
#include "render/chart_fixture.h"
#include "render/well_formed.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

const std::vector<int> sizes{1, 3, 12, 60};
const std::string hostile = "甲<b onclick='x'>&amp;\"]]>";

/// Numbers of every kind, one after another.
std::string number(int index) {
  static const std::vector<std::string> special{"约4800人次",   "6500多人次", "",          "不足300人次",
                                                "5600人次以上", "0人次",      "-1250人次", "多次",
                                                "12万人次",     "3人次"};
  return index % 3 == 0 ? fmt::format("{}人次", 1200 + index * 7919 % 5300)
                        : special[static_cast<size_t>(index) % special.size()];
}

std::string name(int index) {
  if (index % 4 == 1) return fmt::format("第{}区市场监督管理和食品药品安全综合协调委员会办公室", index);
  return index % 4 == 2 ? hostile : fmt::format("第{}局", index);
}

DrawnChart series(int count) {
  BarChart chart{{"chart-1", "标题" + hostile, "说明" + hostile}, "人次", "期间", {}};
  for (int i = 0; i < count; ++i) chart.points.push_back(month_point(i, number(i)));
  return draw_series(chart, chart_words());
}

DrawnChart series_of_long_names(int count) {
  BarChart chart{{"chart-1", "标题", ""}, "", "期间", {}};
  for (int i = 0; i < count; ++i) chart.points.push_back(chart_point(name(i), number(i)));
  return draw_series(chart, chart_words("en"));
}

DrawnChart comparison(int count) {
  BarChart chart{{"chart-1", "标题", ""}, "人次", "单位", {}};
  for (int i = 0; i < count; ++i) chart.points.push_back(chart_point(name(i), number(i)));
  return draw_comparison(chart, chart_words());
}

DrawnChart targets(int count) {
  TargetChart chart{{"chart-1", "标题", ""}, {}};
  for (int i = 0; i < count; ++i) {
    const ChartPoint point = chart_point(name(i), number(i));
    const Comparison comparison = static_cast<Comparison>(i % 5);
    const std::string target = fmt::format("{}人次", i % 7 * 900);
    chart.bars.push_back({point.label, point.value, point.value_text, comparison, quantity(target, "人次"),
                          std::string(symbol_of(comparison)) + target, ""});
  }
  return draw_targets(chart, chart_words());
}

DrawnChart timeline_with(int count, int days) {
  TimelineChart chart{{"chart-1", "标题", ""}, {}, {}};
  const Day first = Day::of(2008, 6, 16);
  for (int i = 0; i < count; ++i) {
    const Day day{first.number + i * 37 % days};
    chart.events.push_back({name(i), {day, i % 5 == 4 ? Day{day.number + 20} : day}, "", ""});
    if (i % 5 == 0)
      chart.phases.push_back(
          {name(i), {day, i % 2 == 0 ? std::optional<Day>() : Day{day.number + 30}}, "", ""});
    if (i % 5 == 1) chart.phases.push_back({name(i), {std::nullopt, day}, "", ""});
  }
  return draw_timeline(chart, chart_words());
}
DrawnChart timeline(int count) { return timeline_with(count, 140); }
DrawnChart timeline_of_one_day(int count) { return timeline_with(count, 1); }
DrawnChart timeline_of_decades(int count) { return timeline_with(count, 9000); }

struct Kind {
  std::string name;
  DrawnChart (*draw)(int count);
};
const std::vector<Kind> kinds{{"series", series},
                              {"series of long names", series_of_long_names},
                              {"comparison", comparison},
                              {"targets", targets},
                              {"timeline", timeline},
                              {"timeline of one day", timeline_of_one_day},
                              {"timeline of decades", timeline_of_decades}};

template <class Check>
void for_each_picture(Check check) {
  for (const Kind& kind : kinds)
    for (const int size : sizes) {
      CAPTURE(kind.name);
      CAPTURE(size);
      check(kind, size, kind.draw(size).svg);
    }
}

}  // namespace

TEST_CASE("no text of a chart meets another") {
  for_each_picture([](const Kind&, int, const std::string& svg) {
    std::vector<Drawn> texts = shapes_of(svg);
    std::erase_if(texts, [](const Drawn& drawn) { return drawn.name != "text"; });
    CHECK(texts.size() >= 2);
    for (size_t i = 0; i < texts.size(); ++i)
      for (size_t j = i + 1; j < texts.size(); ++j)
        CHECK_MESSAGE(!texts[i].box.meets(texts[j].box), texts[i].text << " meets " << texts[j].text);
  });
}

TEST_CASE("nothing of a chart is cut off at its edges") {
  for_each_picture([](const Kind&, int, const std::string& svg) {
    const Box view = view_of(svg);
    CHECK(view.right <= 7200);
    for (const Drawn& drawn : shapes_of(svg)) {
      CHECK_MESSAGE(contains(view, drawn.box), drawn.attributes << " " << drawn.text);
      CHECK_MESSAGE(drawn.box.right >= drawn.box.left, drawn.attributes);
    }
  });
}

TEST_CASE("a number's text stands on no bar of a series") {
  for (const int size : sizes) {
    const std::string svg = series(size).svg;
    for (const Drawn& number : of_class(svg, "chart-value"))
      for (const Drawn& bar : shapes_of(svg))
        if (bar.name == "rect")
          CHECK_MESSAGE(!number.box.meets(bar.box), number.text << " " << bar.attributes);
  }
}

TEST_CASE("a chart is well-formed, has no style of its own and keeps authors' text out of its tags") {
  for_each_picture([](const Kind&, int, const std::string& svg) {
    CHECK(xml_fault("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + svg) == "");
    for (const std::string_view banned : {"style", "<script", "href", "<b ", "fill=", "url("})
      CHECK_MESSAGE(svg.find(banned) == svg.npos, banned);
    for (const Drawn& drawn : shapes_of(svg)) CHECK_MESSAGE(!drawn.css_class.empty(), drawn.attributes);
  });
}

TEST_CASE("a chart is one image with a title and a description") {
  const std::string svg = series(12).svg;
  CHECK(svg.find("role=\"img\" aria-labelledby=\"chart-1-title chart-1-desc\"") != svg.npos);
  CHECK(svg.find("<title id=\"chart-1-title\">标题甲&lt;b") != svg.npos);
  CHECK(description_of(svg).starts_with("说明" + hostile));
}

TEST_CASE("a chart is the same bytes each time, and more points are another picture") {
  for (const Kind& kind : kinds) {
    CAPTURE(kind.name);
    CHECK(kind.draw(60).svg == kind.draw(60).svg);
    CHECK(kind.draw(12).svg != kind.draw(3).svg);
  }
}

TEST_CASE("text is eleven pixels on a narrow screen, or the chart scrolls there") {
  for (const Kind& kind : kinds)
    for (const int size : sizes) {
      const DrawnChart chart = kind.draw(size);
      CHECK(view_of(chart.svg).right == (chart.is_wide ? 7200 : 3600));
      CHECK(attribute(chart.svg, "font-size") == "12");
    }
  CHECK(!series(12).is_wide);
  CHECK(series(60).is_wide);
}

TEST_CASE("what has nothing to draw is no picture") {
  CHECK(series(0).svg.empty());
  CHECK(comparison(0).svg.empty());
  CHECK(targets(0).svg.empty());
  CHECK(timeline(0).svg.empty());
  const BarChart words_only{{"chart-1", "标题", ""}, "次", "期间", {chart_point("甲", "多次")}};
  CHECK(draw_series(words_only, chart_words()).svg.empty());
  CHECK(draw_comparison(words_only, chart_words()).svg.empty());
}
