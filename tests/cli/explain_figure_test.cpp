// Protects: `gongbao explain AGENCY/PERIOD/METRIC` shows what a number is made of, down to document, line and
// the commit that set it; the same commit stands in /data/figures.json; nothing withheld is shown.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A city with a market bureau and its station, and a school; figures of two months.
struct City {
  Repository repository;
  std::string first, tip;

  City() {
    write_small_site(repository);
    repository.write(
        "content/agencies.toml",
        "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n\n"
        "[[agency]]\nid = \"market\"\nname = \"某市市场监管局\"\nshort = \"市场局\"\nparent = \"city\"\n\n"
        "[[agency]]\nid = \"station\"\nname = \"东区市场监管所\"\nparent = \"market\"\n\n"
        "[[agency]]\nid = \"school\"\nname = \"某市第一小学\"\nparent = \"city\"\n");
    note("a", "city", "2026-03-02", "checks: 5户");
    note("b", "station", "2026-03-05", "checks: 30多户");
    note("february", "station", "2026-02-05", "checks: 20户");
    note("total", "city", "2026-03-30", "checks: {value: 60户, basis: total, period: 2026-03}");
    first = repository.commit("first", 1'772'000'000);
    note("b", "station", "2026-03-05", "money: 3万元\n  checks: 30多户");
    tip = repository.commit("money is added", 1'773'000'000);
  }

  void note(const std::string& id, const std::string& agency, const std::string& date,
            const std::string& metrics, const std::string& more = "") {
    repository.write("content/campaigns/spring/notes/" + id + ".md",
                     "---\ntitle: 记录" + id + "\ntype: inspection\ndate: " + date + "\nagency: " + agency +
                         "\n" + more + "metrics:\n  " + metrics + "\n---\n");
  }

  Run explain(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "explain");
    return run(arguments, {.folder = repository.path()});
  }
  std::string text(const std::string& subject) const {
    const Run done = explain({subject});
    CHECK_MESSAGE(done.status == 0, subject << ": " << done.err);
    return done.out;
  }
  Json row(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Run done = explain(arguments);
    REQUIRE_MESSAGE(done.status == 0, done.err);
    const Json file = parse_json(done.out);
    CHECK(file["schema"].string() == "gongbao.explain/1");
    REQUIRE(file["rows"].items.size() == 1);
    return file["rows"][0];
  }
};

}  // namespace

TEST_CASE("a number opens down to its statements, each with the commit that set it") {
  const City city;
  const std::string notes = "content/campaigns/spring/notes/";
  const std::string commit = "  commit " + city.first.substr(0, 12) + " 2026-02-25\n";
  CHECK(city.text("city/2026-03/checks") ==
        "figure     某市人民政府, 2026-03, 检查单位\n"
        "own        5户\n"
        "subtree    47户以上\n"
        "total      60户: partly itemised (remainder), parts 47户以上, remainder 13户以下, silent: school\n"
        "previous   none that can be compared\n"
        "year ago   none that can be compared\n"
        "\n"
        "own 5户\n"
        "  5户 = 5户 exact, own, 2026-03-02  " +
            notes + "a.md:7" + commit +
            "\n"
            "subtree 47户以上\n"
            "  own 5户\n"
            "    5户 = 5户 exact, own, 2026-03-02  " +
            notes + "a.md:7" + commit +
            "  market 某市市场监管局 42户以上\n"
            "    own 12户\n"
            "      12户 = 12户 exact, own, 2026-03-21  " +
            notes + "visit.md:7" + commit +
            "    station 东区市场监管所 30多户\n"
            "      30多户 = 30户 over, own, 2026-03-05  " +
            notes + "b.md:8" + commit +
            "\n"
            "total 60户\n"
            "  60户 = 60户 exact, total, 2026-03  " +
            notes + "total.md:7" + commit +
            "  city 某市人民政府 5户\n"
            "    5户 = 5户 exact, own, 2026-03-02  " +
            notes + "a.md:7" + commit +
            "  market 某市市场监管局 12户\n"
            "    12户 = 12户 exact, own, 2026-03-21  " +
            notes + "visit.md:7" + commit +
            "  station 东区市场监管所 30多户\n"
            "    30多户 = 30户 over, own, 2026-03-05  " +
            notes + "b.md:8" + commit);
}

TEST_CASE("a whole campaign, an agency by its name, and the month before") {
  const City city;
  CHECK(holds(city.text("city/spring/checks"),
              "figure     某市人民政府, the whole campaign, 春季整治, 检查单位\n"));
  CHECK(holds(city.text("city/spring/checks"), "february.md:7  commit " + city.first.substr(0, 12)));
  const std::string station = city.text("东区市场监管所/2026-03/checks");
  CHECK(holds(station, "subtree    30多户\n"));
  CHECK(holds(station, "previous   20户 in 2026-02, change 10多户 (50%)\n"));
  CHECK(holds(city.text("station/2026-03/money"), "commit " + city.tip.substr(0, 12)));
}

TEST_CASE("the same tree as JSON, with quantities as in data files") {
  const City city;
  const Json row = city.row({"city/2026-03/checks"});
  CHECK(row.keys() == std::vector<std::string>{"agency", "campaign", "period", "metric", "name", "unit",
                                               "own", "subtree", "totals", "previous", "change",
                                               "change_percent", "year_ago", "year_change",
                                               "year_change_percent", "straddling"});
  const Json& subtree = row["subtree"];
  CHECK(subtree["value"].string() == "47");
  CHECK(subtree["qualifier"].string() == "over");
  CHECK(subtree["low"].string() == "47");
  CHECK(subtree["high"].string() == "57");
  CHECK(subtree["from"].items.size() == 2);
  const Json& market = subtree["from"][1];
  CHECK(market["agency"].string() == "market");
  CHECK(market["show"].string() == "subtree");
  const Json& statement = market["from"][1]["from"][0];
  CHECK(statement["path"].string() == "content/campaigns/spring/notes/b.md");
  CHECK(statement["line"].number() == 8);
  CHECK(statement["as_written"].string() == "30多户");
  CHECK(statement["commit"].string() == city.first);
  CHECK(statement["committed"].string().starts_with("2026-02-25T"));
  CHECK(row["totals"][0]["verdict"].string() == "partly itemised");
  CHECK(row["totals"][0]["remainder"]["high"].string() == "13");
  CHECK(row["totals"][0]["silent"][0].string() == "school");
  const Json station = city.row({"station/2026-03/checks"});
  CHECK(station["previous"]["value"].string() == "20");
  CHECK(station["change_percent"].string() == "50");
  CHECK(station["totals"].items.empty());
  CHECK(station["own"]["from"][0]["line"].number() == 8);
}

TEST_CASE("figures.json names the commit that set the value, not the newest of its file") {
  const City city;
  const TemporaryFolder folder;
  REQUIRE(build(city.repository, folder.path() / "public").status == 0);
  const Json file = parse_json(read_bytes(folder.path() / "public/data/figures.json"));
  int of_first = 0;
  for (const Json& row : file["rows"].items) {
    const bool is_money = row["metric"].string() == "money";
    CHECK(row["commit"].string() == (is_money ? city.tip : city.first));
    of_first += !is_money;
  }
  CHECK(of_first == 5);
  const std::string csv = read_bytes(folder.path() / "public/data/figures.csv");
  CHECK(holds(csv, "b.md,8," + city.first));
  CHECK(holds(csv, "b.md,7," + city.tip));
}

TEST_CASE("in a work tree a changed value has no commit") {
  City city;
  city.note("b", "station", "2026-03-05", "money: 3万元\n  checks: 31户");
  const Json row = city.row({"station/2026-03/checks", "--worktree", "--audience", "internal"});
  CHECK(row["own"]["value"].string() == "31");
  CHECK(row["own"]["from"][0]["commit"].is_null());
  CHECK(row["own"]["from"][0]["committed"].is_null());
  CHECK(holds(city.explain({"station/2026-03/checks", "--worktree", "--audience", "internal"}).out,
              "commit not known\n"));
  CHECK(holds(city.explain({"station/2026-03/money", "--worktree", "--audience", "internal"}).out,
              "commit " + city.tip.substr(0, 12)));
}

TEST_CASE("what an audience may not see is in no number, no list and no hint") {
  City city;
  city.note("secret", "school", "2026-03-09", "checks: 777户", "audience: internal\n");
  city.repository.write("content/campaigns/hidden/campaign.md",
                        "---\ntitle: 暗访\naudience: internal\nlead: city\n---\n");
  city.repository.write(
      "content/campaigns/hidden/notes/n.md",
      "---\ntitle: 暗访一\ntype: inspection\ndate: 2026-03-09\nmetrics:\n  checks: 888户\n---\n");
  city.repository.commit();
  for (const char* subject :
       {"city/2026-03/checks", "school/2026-03/checks", "city/hidden/checks", "city/hiddem/checks",
        "school/2025/checks", "content/campaigns/spring/notes/secret.md",
        "content/campaigns/hidden/notes/n.md"}) {
    const Run done = city.explain({subject});
    CHECK_MESSAGE(!holds(done.out + done.err, "777"), subject);
    CHECK_MESSAGE(!holds(done.out + done.err, "888"), subject);
    CHECK_MESSAGE(!holds(done.out + done.err, "did you mean 'hidden'"), subject);
  }
  CHECK(city.explain({"school/2026-03/checks"}).status == 1);
  CHECK(city.explain({"city/hidden/checks"}).status == 1);
  const Run inside = city.explain({"school/2026-03/checks", "--audience", "internal"});
  CHECK(holds(inside.out, "own        777户\n"));
  CHECK(holds(city.explain({"city/hidden/checks", "--audience", "internal"}).out, "888户"));
  CHECK(holds(city.explain({"content/campaigns/spring/notes/secret.md", "--audience", "internal"}).out,
              "777户"));
}

TEST_CASE("an unknown agency, period, campaign or metric names the nearest") {
  const City city;
  const auto refused = [&](const std::string& subject) {
    const Run done = city.explain({subject});
    CHECK(done.status == 1);
    CHECK(done.out == "");
    return done.err;
  };
  CHECK(refused("markte/2026-03/checks") == "gongbao: no agency 'markte'; did you mean 'market'?\n");
  CHECK(refused("market/2026-03/check") == "gongbao: no metric 'check'; did you mean 'checks'?\n");
  CHECK(refused("market/sprinh/checks") ==
        "gongbao: no period or campaign 'sprinh'; did you mean 'spring'?\n");
  CHECK(refused("market/2026-3/checks") ==
        "gongbao: no period or campaign '2026-3'; did you mean '2026-03'?\n");
  CHECK(refused("market/2026-07/checks") ==
        "gongbao: no figure of 'checks' at 'market' in '2026-07'; there are some in 2026, 2026-02, 2026-03, "
        "2026-Q1, spring\n");
  CHECK(refused("school/2026-07/checks") ==
        "gongbao: no figure of 'checks' at 'school' in '2026-07', nor in any other time\n");
  CHECK(holds(refused("pages/abuot/x"), "no page, file or document 'pages/abuot/x'"));
}

TEST_CASE("a contradicted total names the part that alone is above it, and why it stands") {
  City city;
  city.note("total", "city", "2026-03-30",
            "checks: {value: 20户, basis: total, period: 2026-03, acknowledged: 口径不同}");
  city.note("straddling", "station", "2026-02-20/2026-03-04", "checks: 4户");
  city.repository.commit();
  const std::string text = city.text("city/2026-03/checks");
  CHECK(holds(text, "total      20户: exceeds (single-part), parts 47户以上"));
  CHECK(holds(text, "  20户 = 20户 exact, total, 2026-03, acknowledged: 口径不同  content/"));
  CHECK(holds(text, "  station 东区市场监管所 30多户 (alone above the total)\n"));
  CHECK(holds(
      text,
      "\nonly partly in this period, not counted\n  4户 = 4户 exact, own, 2026-02-20/2026-03-04  content/"));
  const Json row = city.row({"city/2026-03/checks"});
  CHECK(row["totals"][0]["from"][0]["acknowledged"].string() == "口径不同");
  CHECK(row["totals"][0]["reason"].string() == "single-part");
  CHECK(row["straddling"][0]["as_written"].string() == "4户");
}

TEST_CASE("beyond a hundred entries of a level the rest is counted") {
  City city;
  std::string agencies = read_bytes(city.repository.path() / "content/agencies.toml");
  std::string metrics = "checks:";
  for (int i = 0; i < 120; ++i) {
    const std::string id = "office" + std::to_string(1000 + i);
    agencies += "\n[[agency]]\nid = \"" + id + "\"\nname = \"" + id + "所\"\nparent = \"school\"\n";
    metrics += "\n    - {value: 1户, agency: " + id + "}";
  }
  city.repository.write("content/agencies.toml", agencies);
  city.note("many", "school", "2026-03-09", metrics);
  city.repository.commit();
  const std::string text = city.text("school/2026-03/checks");
  CHECK(holds(text, "subtree 120户\n"));
  CHECK(holds(text, "office1099"));
  CHECK(!holds(text, "office1100"));
  CHECK(holds(text, "\n  and 20 more\n"));
  const Json row = city.row({"school/2026-03/checks"});
  CHECK(row["subtree"]["from"].items.size() == 100);
  CHECK(row["subtree"]["more"].number() == 20);
  CHECK(row["own"].is_null());
}

TEST_CASE("a ratio opens into its two sides, a rate into its statements, undated figures by campaign") {
  City city;
  city.repository.write(
      "content/metrics.toml",
      read_bytes(city.repository.path() / "content/metrics.toml") +
          "\n[[metric]]\nid = \"closed\"\nname = \"整改单位\"\nunit = \"户\"\n"
          "\n[[metric]]\nid = \"done\"\nname = \"整改率\"\nunit = \"%\"\nkind = \"ratio\"\n"
          "ratio = \"closed / checks\"\n"
          "\n[[metric]]\nid = \"share\"\nname = \"持证率\"\nunit = \"%\"\nkind = \"rate\"\n");
  city.note("b", "station", "2026-03-05", "checks: 30户\n  closed: 15户\n  share: 91%");
  city.note("visit", "market", "2026-03-21", "share: 98%");
  city.note("masked", "school", "XXXX-03-05", "checks: 3户");
  city.repository.commit();
  const std::string ratio = city.text("station/2026-03/done");
  CHECK(holds(ratio, "own        50.00% (computed)\n"));
  CHECK(holds(ratio, "  closed 15户\n    15户 = 15户 exact"));
  CHECK(holds(ratio, "  checks 30户\n    30户 = 30户 exact"));
  const Json rate = city.row({"market/2026-03/share"});
  CHECK(rate["subtree"]["value"].is_null());
  CHECK(rate["subtree"]["text"].string() == "91%至98%");
  CHECK(rate["subtree"]["from"].items.size() == 2);
  const Json undated = city.row({"school/undated/checks"});
  CHECK(undated["campaign"].string() == "spring");
  CHECK(undated["own"]["value"].string() == "3");
}
