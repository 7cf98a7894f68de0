// Protects: bars are as long as their numbers; what has no number is a gap and not zero; a value that is not
// exact shows where the truth may lie; a comparison shows the largest twenty and says so.
#include "render/chart/mark.h"
#include "render/chart/summary.h"
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

using Texts = std::vector<std::string>;

BarChart months(const Texts& values, const std::string& unit = "人次") {
  BarChart chart{{"chart-1", "标题", ""}, unit, "期间", {}};
  for (size_t i = 0; i < values.size(); ++i)
    chart.points.push_back(month_point(static_cast<int>(i), values[i], unit));
  return chart;
}

std::string series(const Texts& values) { return draw_series(months(values), chart_words()).svg; }

Tenths height(const Box& box) { return box.bottom - box.top; }

Box bar_of(const std::string& svg, const std::string& tip) {
  const std::vector<Drawn> bars = shapes_of(group_of(svg, tip));
  REQUIRE(!bars.empty());
  REQUIRE(bars.front().name == "rect");
  return bars.front().box;
}

Tenths axis_of(const std::string& svg) { return of_class(svg, "chart-axis").front().box.top; }

}  // namespace

TEST_CASE("bars stand on zero, as high as their numbers") {
  const std::string svg = series({"1000人次", "2000人次", "4000人次"});
  const Box one = bar_of(svg, "2008年1月"), two = bar_of(svg, "2008年2月"), four = bar_of(svg, "2008年3月");
  CHECK(height(two) == 2 * height(one));
  CHECK(height(four) == 4 * height(one));
  CHECK(one.bottom == axis_of(svg));
  CHECK(one.right < two.left);
}

TEST_CASE("numbers below zero hang from it") {
  const std::string svg = series({"-1000人次", "2000人次"});
  const Box below = bar_of(svg, "2008年1月");
  CHECK(below.top == axis_of(svg));
  CHECK(2 * height(below) == height(bar_of(svg, "2008年2月")));
  const std::vector<Drawn> numbers = of_class(svg, "chart-value");
  const auto minus =
      std::find_if(numbers.begin(), numbers.end(), [](const Drawn& drawn) { return drawn.text == "-1000"; });
  REQUIRE(minus != numbers.end());
  CHECK(minus->box.top >= below.bottom);
}

TEST_CASE("a month without a number is a cross, one with zero a bar") {
  const std::string svg = series({"5人次", "", "多次", "0人次"});
  CHECK(shapes_of(group_of(svg, "2008年2月 无数字")).front().css_class == "chart-missing");
  CHECK(shapes_of(group_of(svg, "2008年3月 多次")).front().css_class == "chart-missing");
  CHECK(height(bar_of(svg, "2008年4月 0人次")) > 0);
  CHECK(of_class(svg, "chart-bar").size() == 2);
  CHECK(of_class(svg, "chart-missing").size() == 3 * 2);  // with that of the legend
  CHECK(svg.find("无数字（不等于零）") != svg.npos);
  CHECK(series({"5人次"}).find("无数字") == std::string::npos);
}

TEST_CASE("a value that is more than said has a whisker over its range, an open one an arrow") {
  const std::string svg = series({"1000人次", "2000多人次", "3000人次以上", "约1500人次", "不足800人次"});
  CHECK(of_class(group_of(svg, "2008年1月"), "chart-whisker").empty());
  const Box bar = bar_of(svg, "2008年2月");
  const Box whisker = of_class(group_of(svg, "2008年2月"), "chart-whisker").front().box;
  CHECK(whisker.bottom == bar.top);
  CHECK(height(whisker) == doctest::Approx(height(bar) * 999 / 2000.0).epsilon(0.01));
  const std::vector<Drawn> open = of_class(group_of(svg, "2008年3月"), "chart-whisker");
  CHECK(std::count_if(open.begin(), open.end(),
                      [](const Drawn& drawn) { return drawn.name == "polyline"; }) == 1);
  CHECK(height(open.front().box) == whisker_arrow);
  CHECK(of_class(group_of(svg, "2008年4月"), "chart-whisker").empty());
  CHECK(of_class(group_of(svg, "2008年4月"), "chart-bar chart-approximate").size() == 1);
  const Box under = of_class(group_of(svg, "2008年5月"), "chart-whisker").front().box;
  CHECK(under.bottom == axis_of(svg));
  CHECK(of_class(group_of(svg, "2008年5月"), "chart-bar chart-approximate").size() == 1);
  CHECK(svg.find("可能的范围") != svg.npos);
}

TEST_CASE("an exact value has no whisker, whether its range is said or not") {
  CHECK(!mark_of(Quantity::exactly(Decimal::of(5))).has_whisker());
  CHECK(!mark_of(Quantity{Decimal::of(5), Qualifier::exact, {}}).has_whisker());
  CHECK(mark_of(quantity("5人次以上", "人次")).has_whisker());
}

TEST_CASE("the arrow of the largest bar lies within the picture") {
  const BarChart chart{{"chart-1", "标题", ""}, "人次", "单位", {chart_point("甲", "2000人次以上")}};
  const std::string svg = draw_comparison(chart, chart_words()).svg;
  const std::vector<Drawn> whisker = of_class(group_of(svg, "甲"), "chart-whisker");
  CHECK(whisker.size() == 3);  // the line, its end at the value and the arrow's head
  for (const Drawn& drawn : whisker) CHECK(contains(view_of(svg), drawn.box));
}

TEST_CASE("the unit stands once, not with each number") {
  const Texts numbers = texts_of(series({"1000人次", "2000多人次", "3000人次以上"}), "chart-value");
  CHECK(std::set<std::string>(numbers.begin(), numbers.end()) ==
        std::set<std::string>{"1000", "2000多", "3000以上"});
  CHECK(without_unit("3户至5户", "户") == "3户至5户");  // which of them would go?
  CHECK(without_unit("户", "户") == "户");
  CHECK(without_unit("5 items", "items") == "5");
  CHECK(texts_of(series({"1人次"}), "chart-label").size() == 4);  // two ticks, unit, month
  CHECK(series({"1人次"}).find(">单位：人次<") != std::string::npos);
}

TEST_CASE("a description says how many there are, the largest and the smallest") {
  CHECK(description_of(series({"1000人次", "", "2000多人次"})) ==
        "共3项，2项有数字。最大的是2008年3月：2000多人次。最小的是2008年1月：1000人次。");
  CHECK(description_of(series({"1000人次"})) == "共1项，1项有数字。");
  CHECK(description_of(draw_series(months({"1人次", "2人次"}), chart_words("en")).svg) ==
        "2 items, 2 with a number. Largest: 2008年2月, 2人次. Smallest: 2008年1月, 1人次.");
}

TEST_CASE("a number beyond any axis leaves the table alone") {
  CHECK(draw_series(months({"1人次", "999999999999999999人次"}), chart_words()).svg.empty());
}

TEST_CASE("agencies stand by size, those without a number last") {
  BarChart chart{{"chart-1", "标题", ""}, "人次", "单位", {}};
  for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
           {"甲", ""}, {"乙", "20人次"}, {"丙", "400人次"}, {"丁", "20人次"}, {"戊", "-100人次"}})
    chart.points.push_back(chart_point(name, value));
  const std::string svg = draw_comparison(chart, chart_words()).svg;
  CHECK(texts_of(svg, "chart-name") == Texts{"丙", "乙", "丁", "戊", "甲"});
  CHECK(texts_of(svg, "chart-value") == Texts{"400", "20", "20", "-100", "—"});
  const Drawn most = of_class(group_of(svg, "丙"), "chart-bar").front();
  const Drawn below = of_class(group_of(svg, "戊"), "chart-bar").front();
  CHECK(below.box.right == most.box.left);
  CHECK(4 * (below.box.right - below.box.left) == most.box.right - most.box.left);
  CHECK(of_class(group_of(svg, "甲"), "chart-bar").empty());
  CHECK(of_class(group_of(svg, "甲"), "chart-missing").size() == 2);
}

TEST_CASE("of many agencies the largest twenty are drawn, and the description says so") {
  BarChart chart{{"chart-1", "标题", ""}, "人次", "单位", {}};
  for (int i = 0; i < 60; ++i)
    chart.points.push_back(chart_point(fmt::format("第{}局", i), fmt::format("{}人次", i)));
  const std::string svg = draw_comparison(chart, chart_words()).svg;
  const Texts names = texts_of(svg, "chart-name");
  REQUIRE(names.size() == 20);
  CHECK(names.front() == "第59局");
  CHECK(names.back() == "第40局");
  CHECK(description_of(svg).ends_with("图中画出20项，表中列出全部60项。"));
  chart.points.resize(20);
  CHECK(description_of(draw_comparison(chart, chart_words()).svg).find("图中画出") == std::string::npos);
}

TEST_CASE("a long name is cut, with the whole of it as its tip") {
  const std::string name = "市场监督管理和食品药品安全综合协调委员会办公室联合执法大队";
  const BarChart chart{{"chart-1", "标题", ""}, "人次", "单位", {chart_point(name, "1234人次")}};
  const std::string svg = draw_comparison(chart, chart_words()).svg;
  CHECK(texts_of(svg, "chart-name").front().ends_with("…"));
  CHECK(svg.find("<title>" + name + "</title>") != svg.npos);
}
