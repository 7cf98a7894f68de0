// Protects: every number of the five seed summaries stands in the published site with its value, unit,
// qualifier and interval, for the agency and campaign that stated it; nothing is added; no year is guessed.
// And that this test can fail.
#include <doctest/doctest.h>

#include <algorithm>

#include "content/library.h"
#include "support/file.h"
#include "support/seed_table.h"
#include "support/sites.h"

namespace {

using namespace gongbao;
using namespace gongbao::test;

bool is_seed(std::string_view campaign) {
  return campaign.size() > 2 && campaign[0] == 'c' && campaign[2] == '-';
}

/// The interval that the words of a published figure say, read in the metric's unit.
void add_range(SeedPlaces::Figure& figure, const MetricRegister& metrics) {
  const auto metric = metrics.with_id(figure.metric);
  REQUIRE(metric);
  const auto read = parse_value(figure.as_written, metrics[*metric].unit);
  REQUIRE(std::holds_alternative<Statement>(read));
  const Range& range = std::get<Statement>(read).quantity.range;
  if (range.low) figure.low = range.low->value.text();
  if (range.high) figure.high = range.high->value.text();
}

std::vector<SeedPlaces::Figure> published_figures(const Json& data, const MetricRegister& metrics) {
  std::vector<SeedPlaces::Figure> figures;
  for (const Json& row : data["rows"].items) {
    if (!is_seed(row["campaign"].string())) continue;
    SeedPlaces::Figure figure{row["campaign"].string(),
                              row["agency"].string(),
                              row["metric"].string(),
                              row["value"].string(),
                              row["unit"].string(),
                              row["qualifier"].string(),
                              row["as_written"].string(),
                              row["basis"].string(),
                              {},
                              {}};
    if (!figure.value.empty()) add_range(figure, metrics);
    figures.push_back(std::move(figure));
  }
  return figures;
}

void add_campaign(SeedPlaces& places, const Library& library, const Document& document) {
  const Campaign& campaign = *document.as_campaign();
  const auto id_of = [&](const std::optional<Ref<Agency>>& agency) {
    return agency ? library.agencies[*agency].id : std::string();
  };
  if (campaign.period) places.dates.push_back({document.id, id_of(campaign.lead), campaign.period->text()});
  for (const Target& target : campaign.targets)
    places.targets.push_back({document.id, id_of(target.agency),
                              target.metric ? library.metrics[*target.metric].id : std::string(),
                              target.as_written, target.value ? target.value->value.text() : std::string()});
  for (const Task& task : campaign.tasks)
    for (const Party& owner : task.owners)
      places.duties.push_back(
          {document.id, id_of(owner.agency), task.every + "\n" + task.title + "\n" + task.measures});
}

/// The shipped site: committed, built and read back.
struct Shipped {
  Repository repository;
  TemporaryFolder output;
  SeedPlaces places;

  Shipped() {
    write_shipped_site(repository);
    repository.commit();
    const Run built = build(repository, output.path() / "public");
    REQUIRE_MESSAGE(built.status == 0, built.out << built.err);
    Findings findings;
    const Library library = parse_library(read_snapshot({repository.path()}, {}, findings), {}, findings);
    places.figures = published_figures(parse_json(read_bytes(output.path() / "public/data/figures.json")),
                                       library.metrics);
    for (const Document& document : library.documents()) {
      const std::string campaign = document.campaign ? library[*document.campaign].id : document.id;
      if (!is_seed(campaign) || document.kind == DocumentKind::notice) continue;
      places.texts[campaign] += read_bytes(repository.path() / document.path);
      if (document.as_campaign()) add_campaign(places, library, document);
      if (document.date && document.agency)
        places.dates.push_back({campaign, library.agencies[*document.agency].id, document.date->text()});
    }
  }
};

const Shipped& shipped() {
  static const Shipped site;
  return site;
}

std::string first_lines(const std::vector<std::string>& complaints) {
  std::string text;
  for (const std::string& complaint : complaints) text += complaint + "\n";
  return text;
}

/// Whether the matcher sees a change.
bool is_noticed(const std::vector<SeedRow>& rows, const SeedPlaces& places) {
  return !hold_against(rows, places).empty();
}

}  // namespace

TEST_CASE("every number of the seed summaries has its place in the site, and the site adds none") {
  const std::vector<std::string> complaints = hold_against(read_seed_table(), shipped().places);
  CHECK_MESSAGE(complaints.empty(), first_lines(complaints));
}

TEST_CASE("the table is whole") {
  const std::vector<SeedRow> rows = read_seed_table();
  const auto count = [&](std::string_view where) {
    return std::count_if(rows.begin(), rows.end(), [&](const SeedRow& row) { return row.where == where; });
  };
  CHECK(count("figure") == 81);
  CHECK(count("target") == 6);
  CHECK(count("date") == 19);
  CHECK(count("task") == 6);
  CHECK(count("text") == 2);
}

TEST_CASE("a figure that is lost or changed is noticed") {
  const std::vector<SeedRow> rows = read_seed_table();
  const SeedPlaces& good = shipped().places;
  using Figure = SeedPlaces::Figure;
  const std::vector<std::pair<std::string, void (*)(Figure&)>> changes{
      {"value", [](Figure& figure) { figure.value = figure.value.empty() ? "1" : figure.value + "1"; }},
      {"unit", [](Figure& figure) { figure.unit = figure.as_written = "桶"; }},
      {"qualifier",
       [](Figure& figure) {
         figure.qualifier = figure.qualifier == "under" ? "over" : "under";
         figure.as_written += "?";
       }},
      {"agency", [](Figure& figure) { figure.agency += "x"; }},
      {"campaign", [](Figure& figure) { figure.campaign += "x"; }},
      {"metric", [](Figure& figure) { figure.metric += "x"; }},
      {"basis", [](Figure& figure) { figure.basis = figure.basis == "total" ? "own" : "total"; }},
      {"range",
       [](Figure& figure) {
         figure.low += "1";
         figure.as_written += "?";
       }},
  };
  for (size_t i = 0; i < good.figures.size(); ++i) {
    SeedPlaces lost = good;
    lost.figures.erase(lost.figures.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_MESSAGE(is_noticed(rows, lost), "lost: " << good.figures[i].metric);
    for (const auto& [what, change] : changes) {
      SeedPlaces changed = good;
      change(changed.figures[i]);
      if (changed.figures[i].value.empty() && changed.figures[i].as_written.empty()) continue;
      CHECK_MESSAGE(is_noticed(rows, changed),
                    what << " of " << good.figures[i].metric << " " << good.figures[i].as_written);
    }
  }
}

TEST_CASE("a target, a date, a duty or a text of the table that is lost is noticed") {
  const std::vector<SeedRow> rows = read_seed_table();
  const SeedPlaces& good = shipped().places;
  for (const SeedRow& row : rows) {
    SeedPlaces lost = good;
    if (row.where == "target")
      std::erase_if(lost.targets, [&](const auto& one) {
        return one.campaign == row.campaign && one.metric == row.metric;
      });
    else if (row.where == "date")
      std::erase_if(lost.dates, [&](const auto& one) {
        return one.campaign == row.campaign && one.text.starts_with(row.value);
      });
    else if (row.where == "task")
      std::erase_if(lost.duties, [&](const auto& one) {
        return one.campaign == row.campaign && one.agency == row.agency;
      });
    else if (row.where == "text")
      lost.texts[row.campaign].clear();
    else
      continue;
    CHECK_MESSAGE(is_noticed(rows, lost), row.where << " of line " << row.number);
  }
  for (size_t i = 0; i < good.targets.size(); ++i) {
    if (good.targets[i].metric.empty()) continue;
    SeedPlaces changed = good;
    changed.targets[i].value += "1";
    CHECK_MESSAGE(is_noticed(rows, changed), "target " << good.targets[i].metric);
  }
}

TEST_CASE("masked years stay masked") {
  for (const SeedPlaces::Words& date : shipped().places.dates)
    CHECK_MESSAGE((date.text.starts_with("XXXX") || date.text.starts_with("20XX")),
                  date.campaign << ": " << date.text);
  // No year of four known digits stands in any seed document, whatever it is called there.
  for (const auto& [campaign, text] : shipped().places.texts)
    for (size_t at = text.find("年"); at != text.npos; at = text.find("年", at + 1)) {
      const std::string before = text.substr(at < 4 ? 0 : at - 4, std::min<size_t>(at, 4));
      CHECK_MESSAGE(before.find_first_not_of("0123456789") != before.npos,
                    campaign << ": " << before << "年");
    }
  const Json data = parse_json(read_bytes(shipped().output.path() / "public/data/figures.json"));
  for (const Json& row : data["rows"].items)
    if (is_seed(row["campaign"].string())) {
      // A total without a period is of the whole campaign and has none.
      const bool total = row["basis"].string() == "total";
      CHECK_MESSAGE(row["period"].string() == (total ? "" : "undated"), row["path"].string());
    }
  for (const auto& [path, bytes] : read_tree(shipped().output.path() / "public/campaigns"))
    if (is_seed(path) && path.ends_with(".html"))
      CHECK_MESSAGE(bytes.find("<time datetime=\"20") == bytes.npos, path);
}
