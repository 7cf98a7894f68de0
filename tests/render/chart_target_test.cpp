// Protects: a target stands at its number, with the side of what reaches it: full where it is itself
// included, hollow where it is not; a value's range is drawn, and what is not known is not drawn as zero.
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string picture(const std::string& value, Comparison comparison, const std::string& target = "1000家次") {
  TargetBar bar{"检查单位", {}, value, comparison, {}, std::string(symbol_of(comparison)) + target, ""};
  if (!value.empty()) bar.value = quantity(value, "家次");
  if (!target.empty()) bar.target = quantity(target, "家次");
  return draw_targets({{"chart-1", "标题", ""}, {bar}}, chart_words()).svg;
}

/// Where the lines of the target lie around its place: left, right or neither.
int side_of(const std::string& svg) {
  const std::vector<Drawn> lines = of_class(svg, "chart-target");
  const Tenths x = lines.front().box.left;
  for (const Drawn& line : lines) {
    if (line.box.right > x) return 1;
    if (line.box.left < x) return -1;
  }
  return 0;
}

bool is_hollow(const std::string& svg) {
  const size_t hollow = of_class(svg, "chart-target-end chart-hollow").size();
  CHECK(hollow + of_class(svg, "chart-target-end").size() == 1);
  return hollow == 1;
}

}  // namespace

TEST_CASE("each comparison has its side and its end") {
  struct Case {
    Comparison comparison;
    int side;
    bool hollow;
  };
  for (const auto& [comparison, side, hollow] : {Case{Comparison::at_least, 1, false},
                                                 {Comparison::more, 1, true},
                                                 {Comparison::at_most, -1, false},
                                                 {Comparison::less, -1, true},
                                                 {Comparison::equal, 0, false}}) {
    const std::string svg = picture("600家次", comparison);
    CAPTURE(symbol_of(comparison));
    CHECK(side_of(svg) == side);
    CHECK(is_hollow(svg) == hollow);
    CHECK(texts_of(svg, "chart-label").front() == fmt::format("目标：{}1000家次", symbol_of(comparison)));
  }
}

TEST_CASE("the bar ends before, at or beyond the target as its number does") {
  const auto distance = [](const std::string& value) {
    const std::string svg = picture(value, Comparison::at_least);
    return of_class(svg, "chart-bar").front().box.right - of_class(svg, "chart-target").front().box.left;
  };
  CHECK(distance("600家次") < 0);
  CHECK(distance("1000家次") == 0);
  CHECK(distance("1200家次") > 0);
}

TEST_CASE("a target at either end of its axis lies within the picture with its arrow") {
  for (const auto& [comparison, target] : {std::pair{Comparison::at_least, "1000家次"},
                                           {Comparison::at_most, "0家次"},
                                           {Comparison::equal, "0家次"}}) {
    const std::string svg = picture("600家次", comparison, target);
    for (const Drawn& drawn : shapes_of(svg))
      CHECK_MESSAGE(contains(view_of(svg), drawn.box), drawn.attributes);
  }
}

TEST_CASE("a value's range may reach over the target") {
  const std::string svg = picture("900多家次", Comparison::at_least, "950家次");
  const Box whisker = of_class(svg, "chart-whisker").front().box;
  const Tenths target = of_class(svg, "chart-target").front().box.left;
  CHECK(whisker.left < target);
  CHECK(whisker.right > target);
}

TEST_CASE("without a number there is a cross and no bar; without a target no mark") {
  const std::string svg = picture("", Comparison::at_least);
  CHECK(of_class(svg, "chart-bar").empty());
  CHECK(!of_class(svg, "chart-missing").empty());
  CHECK(of_class(svg, "chart-target").size() == 3);
  CHECK(of_class(picture("12家次", Comparison::equal, ""), "chart-target").empty());
}

TEST_CASE("of many targets the first are drawn, and the description says so") {
  TargetChart chart{{"chart-1", "标题", ""}, {}};
  for (int i = 0; i < 60; ++i)
    chart.bars.push_back({fmt::format("目标{}", i), quantity("3家次", "家次"), "3家次", Comparison::at_least,
                          quantity("5家次", "家次"), "≥5家次", ""});
  const std::string svg = draw_targets(chart, chart_words()).svg;
  CHECK(of_class(svg, "chart-name").size() == 12);
  CHECK(description_of(svg) == "共60项，60项有数字。图中画出12项，表中列出全部60项。");
}
