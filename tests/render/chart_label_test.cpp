// Protects: the width of a text by one rule for all fonts, texts cut to their room, and labels under columns:
// all, short ones with their year, or some with the first and the last.
#include "render/chart/label_axis.h"
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

using Texts = std::vector<std::string>;

Texts labels_under(int count, Tenths width, bool has_short = true) {
  std::vector<ChartPoint> points;
  for (int i = 0; i < count; ++i) {
    points.push_back(month_point(i, ""));
    if (!has_short) points.back().short_label = points.back().group = "";
  }
  SvgWriter svg;
  draw_labels(svg, points, {300, width, count}, 0, width);
  return texts_of(svg.finished({"a", "", ""}, "", width, 1000), "chart-label");
}

}  // namespace

TEST_CASE("a Han or full-width character is one em wide, another 0.55") {
  CHECK(text_width("") == 0);
  CHECK(text_width("年") == 120);
  CHECK(text_width("（）") == 240);
  CHECK(text_width("2008") == 264);
  CHECK(text_width("≥90%") == 120 + 132 + 120);  // signs that fonts draw wide
}

TEST_CASE("a text that does not fit is cut, and says so") {
  CHECK(shortened("食品安全", 480) == "食品安全");
  CHECK(shortened("食品安全", 479) == "食品…");
  CHECK(shortened("食品安全", 1) == "食…");
}

TEST_CASE("a text's box lies around its anchor") {
  CHECK(text_box({500, 200}, Anchor::start, "年").left == 500);
  CHECK(text_box({500, 200}, Anchor::middle, "年").left == 440);
  CHECK(text_box({500, 200}, Anchor::end, "年").right == 500);
  CHECK(centre_within(10, "年月", 0, 1000) == 120);
  CHECK(centre_within(990, "年月", 0, 1000) == 880);
  CHECK(centre_within(500, "年月", 0, 1000) == 500);
}

TEST_CASE("labels stand in full where they fit") {
  CHECK(labels_under(3, 3600) == Texts{"2008年1月", "2008年2月", "2008年3月"});
}

TEST_CASE("months of a year are named once with their year") {
  const Texts texts = labels_under(12, 9000);
  REQUIRE(texts.size() == 12);
  CHECK(texts.front() == "2008年1月");
  const Texts narrow = labels_under(12, 4500);
  REQUIRE(narrow.size() == 13);
  CHECK(narrow.front() == "1月");
  CHECK(narrow[11] == "12月");
  CHECK(narrow.back() == "2008年");
}

TEST_CASE("where not all fit, the first and the last are among those that do") {
  const Texts months = labels_under(60, 7200);
  CHECK(months.front() == "1月");
  CHECK(Texts(months.end() - 5, months.end()) == Texts{"2008年", "2009年", "2010年", "2011年", "2012年"});
  CHECK(months[months.size() - 6] == "12月");
  const Texts full = labels_under(60, 7200, false);
  CHECK(full.front() == "2008年1月");
  CHECK(full.back() == "2012年12月");
  CHECK(full.size() > 5);
  CHECK(full.size() < 12);
}

TEST_CASE("a year without room for its name under its month leaves the full labels") {
  std::vector<ChartPoint> points;
  for (int i = 11; i < 24; ++i) points.push_back(month_point(i, ""));
  SvgWriter svg;
  draw_labels(svg, points, {300, 3600, 13}, 0, 3600);
  const Texts texts = texts_of(svg.finished({"a", "", ""}, "", 3600, 1000), "chart-label");
  CHECK(texts.front() == "2008年12月");
  CHECK(texts.back() == "2009年12月");
}
