// Protects: /data/: every visible figure with its place and commit, totals with their time, no address that
// could be a person's, descriptions that fit the files.
#include "render/rendered_site.h"
#include "support/json.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string note(std::string_view id, std::string_view keys) {
  return fmt::format(
      "\n-- content/campaigns/c/notes/{0}.md --\n---\ntitle: {0}\ntype: other\nagency: market\n{1}\n---\n",
      id, keys);
}

/// "period|value|qualifier" of the first figure.
std::string first_figure(std::string_view keys) {
  RenderedSite site(note("a", keys));
  REQUIRE(site.text.codes() == "");
  const Json file = parse_json(site.file("data/figures.json"));
  const Json& row = file["rows"][0];
  return row["period"].string() + "|" + row["value"].string() + "|" + row["qualifier"].string();
}

std::string total_span(std::string_view keys) {
  RenderedSite site(note("a", keys));
  REQUIRE(site.text.codes() == "");
  const Json file = parse_json(site.file("data/totals.json"));
  return file["rows"][0]["from"].string() + ".." + file["rows"][0]["to"].string();
}

}  // namespace

TEST_CASE("a row of figures.csv to the byte") {
  RenderedSite site(
      note("a", "date: 2008-06-16\nmetrics:\n  meat: {value: 约300公斤, scope: 县以上, region: 东区}"));
  REQUIRE(site.text.codes() == "");
  const std::vector<std::string> lines = lines_in(site.file("data/figures.csv"), "\r\n");
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] ==
        "\xEF\xBB\xBF"
        "campaign,agency,period,metric,value,unit,qualifier,as_written,basis,region,scope,document,path,line,"
        "commit");
  CHECK(lines[1] ==
        "c,market,2008-06,meat,300,公斤,about,约300公斤,own,东区,县以上,campaigns/c/notes/a/,"
        "content/campaigns/c/notes/a.md,7," +
            site.text.snapshot->commit());
}

TEST_CASE("a figure's period is the smallest standard one that holds it, else what was written") {
  CHECK(first_figure("date: 2008-06-16\nmetrics: {meat: 3公斤}") == "2008-06|3|exact");
  CHECK(first_figure("date: 2008\nmetrics: {meat: 3公斤}") == "2008|3|exact");
  CHECK(first_figure("date: 2008-07-10\nmetrics: {meat: {value: 3公斤, period: 2008-Q2}}") ==
        "2008-Q2|3|exact");
  CHECK(first_figure("date: 2008-05-31/2008-06-12\nmetrics: {meat: 3公斤}") == "2008-Q2|3|exact");
  CHECK(first_figure("date: 2007-12-31/2008-01-12\nmetrics: {meat: 3公斤}") ==
        "2007-12-31/2008-01-12|3|exact");
  CHECK(first_figure("date: 20XX-06-16\nmetrics: {meat: 3公斤}") == "undated|3|exact");
  CHECK(first_figure("metrics: {meat: 3公斤}") == "undated|3|exact");
  CHECK(first_figure("metrics: {meat: {text: 大量}}") == "undated||");
}

TEST_CASE("a total covers its period, else the campaign until the note's date, else the whole campaign") {
  CHECK(total_span("date: 2008-07-10\nmetrics: {meat: {value: 3公斤, basis: total, period: 2008-Q2}}") ==
        "2008-04-01..2008-06-30");
  CHECK(total_span("date: 2008-07-10\nmetrics: {meat: {value: 3公斤, basis: total}}") ==
        "2008-05-01..2008-07-10");
  CHECK(total_span("metrics: {meat: {value: 3公斤, basis: total}}") == "..");
}

TEST_CASE("a total to the byte: its span, its parts with whose they are, the verdict and who is silent") {
  RenderedSite site(
      note("a", "date: 2008-06-16\nmetrics: {meat: 300公斤}") +
      "\n-- content/campaigns/c/notes/t.md --\n---\ntitle: t\ntype: report\nagency: city\ndate: 2008-06-30\n"
      "metrics:\n  meat: {value: 500多公斤, basis: total}\n  shops: {text: 全部, basis: total}\n---\n");
  REQUIRE(site.text.codes() == "");
  const std::vector<std::string> lines = lines_in(site.file("data/totals.json"));
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == R"({"schema":"gongbao.totals/1","rows":[)");
  CHECK(
      lines[1] ==
      R"({"path":"content/campaigns/c/notes/t.md","line":7,"campaign":"c","agency":"city","metric":"meat",)"
      R"("from":"2008-05-01","to":"2008-06-30",)"
      R"("total":{"value":"500","qualifier":"over","low":"500","high":"600","text":"500多公斤","from":["content/campaigns/c/notes/t.md#7"]},)"
      R"("parts":{"value":"300","qualifier":"exact","low":"300","high":"300","text":"300公斤","from":["market"]},)"
      R"("verdict":"partly itemised","reason":"remainder","silent":["school"]},)");
  CHECK(
      lines[2] ==
      R"({"path":"content/campaigns/c/notes/t.md","line":8,"campaign":"c","agency":"city","metric":"shops",)"
      R"("from":"2008-05-01","to":"2008-06-30",)"
      R"("total":{"value":null,"qualifier":null,"low":null,"high":null,"text":"全部","from":["content/campaigns/c/notes/t.md#8"]},)"
      R"("parts":null,"verdict":"not comparable","reason":"no-value","silent":["market","school"]})");
}

TEST_CASE("figures in parts: one file for each campaign, and an index of them in place of the whole") {
  const std::string second =
      "\n-- content/campaigns/二期/campaign.md --\n---\ntitle: 二期整治\nlead: city\n---\n"
      "-- content/campaigns/二期/notes/b.md --\n---\ntitle: b\ntype: other\nagency: market\nmetrics: {meat: "
      "4公斤}\n---\n";
  RenderedSite site(note("a", "date: 2008-06-16\nmetrics: {meat: 3公斤, shops: 2家}") + second);
  REQUIRE(site.text.codes() == "");
  REQUIRE(split_figures(site.ledger, 3).empty());
  site.site.figure_parts = split_figures(site.ledger, 2);
  REQUIRE(site.site.figure_parts.size() == 2);
  const auto file = [&](PageKind kind, int part) {
    Page page;
    page.kind = kind;
    page.list_page = part;
    return render_page(site.context, page, site.findings);
  };
  CHECK(file(PageKind::figures_csv, 0) ==
        "\xEF\xBB\xBF"
        "campaign,url,rows\r\nc,data/figures/c.csv,2\r\n二期,data/figures/%E4%BA%8C%E6%9C%9F.csv,1\r\n");
  CHECK(file(PageKind::figures_json, 0) ==
        R"({"schema":"gongbao.figures-index/1","rows":[)"
        "\n"
        R"({"campaign":"c","url":"data/figures/c.json","rows":2},)"
        "\n"
        R"({"campaign":"二期","url":"data/figures/%E4%BA%8C%E6%9C%9F.json","rows":1})"
        "\n]}\n");
  CHECK(lines_in(file(PageKind::figures_csv, 1), "\r\n").size() == 3);
  const Json part = parse_json(file(PageKind::figures_json, 2));
  CHECK(part["schema"].string() == "gongbao.figures/1");
  REQUIRE(part["rows"].items.size() == 1);
  CHECK(part["rows"][0]["value"].string() == "4");

  const Json package = parse_json(site.file("data/datapackage.json"));
  REQUIRE(package["resources"].items.size() == 3);
  CHECK(package["resources"][0]["schema"]["fields"].items.size() == 3);
  CHECK(package["resources"][2]["name"].string() == "figures-2");
  CHECK(package["resources"][2]["path"].string() == "figures/二期.csv");
  CHECK(package["resources"][2]["schema"]["fields"].items.size() == 15);
  const Json csvw = parse_json(site.file("data/figures.csv-metadata.json"));
  CHECK(csvw["tables"][0]["url"].string() == "figures.csv");
  CHECK(csvw["tables"][0]["tableSchema"]["columns"].items.size() == 3);
  CHECK(csvw["tables"][2]["url"].string() == "figures/%E4%BA%8C%E6%9C%9F.csv");
  CHECK(csvw["tableSchema"]["columns"].items.size() == 15);
}

TEST_CASE("the key that CSVW promises is one: without it where two rows agree") {
  const auto has_key = [](std::string_view metrics) {
    RenderedSite site(note("a", fmt::format("date: 2008-06-16\nmetrics: {}", metrics)));
    REQUIRE(site.text.codes() == "");
    const std::string file = site.file("data/figures.csv-metadata.json");
    return file.find(R"("primaryKey":["path","line","agency","metric","period","basis","region","scope"])") !=
           file.npos;
  };
  CHECK(has_key("{meat: [{value: 3公斤, period: 2008-05-01}, {value: 4公斤, period: 2008-06-02}]}"));
  CHECK(!has_key("{meat: [{value: 3公斤, period: 2008-06-01}, {value: 4公斤, period: 2008-06-02}]}"));
}

TEST_CASE("a commit that is not known is null, never a guess") {
  RenderedSite site(note("a", "date: 2008-06-16\nmetrics: {meat: 3公斤}"));
  site.history = History();
  const Json file = parse_json(site.file("data/figures.json"));
  CHECK(file["rows"][0]["commit"].is_null());
  CHECK(file["rows"][0]["line"].number() == 6);
}

TEST_CASE("a text that a spreadsheet would run is defused, a number is not touched") {
  RenderedSite site(
      note("a", "metrics:\n  meat: {text: '=HYPERLINK(\"x\")'}\n  shops: {value: 5家, scope: '-县'}"));
  const std::string csv = site.file("data/figures.csv");
  CHECK(csv.find("\"'=HYPERLINK(\"\"x\"\")\"") != std::string::npos);
  CHECK(csv.find(",'-县,") != std::string::npos);
}

TEST_CASE("notices, agencies and campaigns: what there is, never a contact") {
  RenderedSite site(R"(
-- content/notices/n.md --
---
title: 公告
agency: city
doc_type: 公告
issued: 2008-06-16
campaign: c
consultation: {end: 2008-07-01, contact: 王某 wang@example.org}
---
)");
  REQUIRE(site.text.codes() == "");
  const std::string bytes = site.file("data/notices.json");
  CHECK(bytes.find("@") == std::string::npos);
  const Json notices = parse_json(bytes);
  CHECK(notices["schema"].string() == "gongbao.notices/1");
  CHECK(notices["rows"][0]["url"].string() == "notices/n/");
  CHECK(notices["rows"][0]["state"].string() == "consultation_closed");
  CHECK(notices["rows"][0]["campaigns"][0].string() == "c");
  CHECK(notices["rows"][0]["effective"].is_null());
  const Json agencies = parse_json(site.file("data/agencies.json"));
  CHECK(agencies["rows"].items.size() == 3);
  CHECK(agencies["rows"][1]["parent"].string() == "city");
  CHECK(parse_json(site.file("data/campaigns.json"))["rows"][0]["period"].string() == "2008-05/2008-12");
}

TEST_CASE("descriptions name the columns of figures.csv in their order") {
  RenderedSite site(note("a", "metrics: {meat: 3公斤}"));
  const std::string header = lines_in(site.file("data/figures.csv"), "\r\n").front().substr(3);
  const auto names = [](const Json& list) {
    std::string joined;
    for (const Json& one : list.items) joined += (joined.empty() ? "" : ",") + one["name"].string();
    return joined;
  };
  const Json package = parse_json(site.file("data/datapackage.json"));
  CHECK(names(package["resources"][0]["schema"]["fields"]) == header);
  for (const Json& resource : package["resources"].items)
    CHECK(site.has("data/" + resource["path"].string()));
  const Json csvw = parse_json(site.file("data/figures.csv-metadata.json"));
  CHECK(names(csvw["tableSchema"]["columns"]) == header);
  CHECK(csvw["url"].string() == "figures.csv");
}
