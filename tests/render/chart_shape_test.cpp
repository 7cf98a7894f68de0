// Protects: a chart's data for the template: the picture with a table of all that it shows and leaves out;
// the partial of the theme makes both.
#include "render/chart/chart_shape.h"
#include "render/chart_fixture.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

using Texts = std::vector<std::string>;

/// The rows of the table, cells joined by |.
Texts rows_of(const Value& chart) {
  Texts rows;
  for (const Value& row : std::get<Value::List>(*chart.find("rows"))) {
    Texts cells;
    for (const Value& cell : std::get<Value::List>(*row.find("cells")))
      cells.push_back(std::get<std::string>(*cell.find("text")) + std::get<std::string>(*cell.find("url")));
    rows.push_back(join(cells, "|"));
  }
  return rows;
}

BarChart agencies(int count) {
  BarChart chart{{"chart-1", "各单位", ""}, "人次", "单位", {}};
  for (int i = 0; i < count; ++i)
    chart.points.push_back(chart_point(fmt::format("第{}局", i), i == 1 ? "" : fmt::format("{}人次", i)));
  return chart;
}

std::string page_with(Value chart) {
  Findings findings;
  const Theme theme = theme_with("<main>{{>chart}}</main>", findings);
  Value page;
  Value::List charts;
  charts.push_back(std::move(chart));
  page.set_list("has_charts", "charts", std::move(charts));
  const std::string html = theme.render("note", page, findings);
  CHECK(lines_of(findings) == Texts{});
  return html;
}

}  // namespace

TEST_CASE("the table has every point in the order given, the picture may not") {
  const Value chart = comparison_shape(agencies(60), chart_words());
  const Texts rows = rows_of(chart);
  REQUIRE(rows.size() == 60);
  CHECK(rows[0] == "第0局../x/|0人次");
  CHECK(rows[1] == "第1局../x/|—");
  CHECK(rows[59] == "第59局../x/|59人次");
  CHECK(std::get<std::string>(*chart.find("note")) == "“—”表示没有报告，不等于零。");
  CHECK(!std::get<bool>(*comparison_shape(agencies(1), chart_words()).find("has_note")));
}

TEST_CASE("a page has the picture as it is and its table, closed") {
  const std::string html = page_with(series_shape(agencies(3), chart_words()));
  CHECK(html.find("<figure class=\"chart\" id=\"chart-1\">") != html.npos);
  CHECK(html.find("<svg viewBox=\"0 0 360 ") != html.npos);
  CHECK(html.find("<details>") != html.npos);
  CHECK(html.find("<summary>以表格查看</summary>") != html.npos);
  CHECK(html.find("<a href=\"../x/\">第2局</a>") != html.npos);
  CHECK(html.find("数值（人次）") != html.npos);
  CHECK(html.find("class=\"picture\">") != html.npos);
  CHECK(page_with(series_shape(agencies(60), chart_words())).find("class=\"picture wide\" role=\"group\"") !=
        std::string::npos);
}

TEST_CASE("a chart without a picture still has its table") {
  BarChart chart{{"chart-1", "各单位", ""}, "", "单位", {chart_point("甲", "多次")}};
  const std::string html = page_with(series_shape(chart, chart_words()));
  CHECK(html.find("<svg") == html.npos);
  CHECK(html.find(">多次</td>") != html.npos);
}

TEST_CASE("targets and timelines have tables of their own") {
  const TargetChart targets{
      {"chart-1", "目标", ""},
      {{"检查", std::nullopt, "", Comparison::at_least, quantity("5次", "次"), "≥5次", "../m/"}}};
  CHECK(rows_of(target_shape(targets, chart_words())) == Texts{"检查../m/|≥5次|—"});
  const Day day = Day::of(2008, 8, 8);
  const TimelineChart timeline{{"chart-1", "进程", ""},
                               {{"阶段", {day, std::nullopt}, "2008年8月8日起", ""}},
                               {{"会议", {day, day}, "2008年8月8日", "../n/"}, {"回头看", {}, "", ""}}};
  CHECK(rows_of(timeline_shape(timeline, chart_words())) ==
        Texts{"2008年8月8日起|阶段", "2008年8月8日|会议../n/", "日期未注明|回头看"});
  CHECK(page_with(timeline_shape(timeline, chart_words())).find("<svg") != std::string::npos);
}
