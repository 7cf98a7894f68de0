#include "support/seed_table.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "support/file.h"

namespace gongbao::test {
namespace {

using Table = std::vector<std::map<std::string, std::string>>;

Table read_table(const std::string& name) {
  const auto rows = parse_csv(read_bytes(GONGBAO_SOURCE_DIR "/tests/data/" + name));
  Table table;
  for (size_t i = 1; i < rows.size(); ++i) {
    auto& row = table.emplace_back();
    for (size_t k = 0; k < rows[0].size(); ++k) row[rows[0][k]] = rows[i].at(k);
  }
  return table;
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

bool ends_with_unit(std::string written, const std::string& unit) {
  for (const char* word : {"多", "余", "左右", "以上", "约"})
    for (size_t at = written.find(word); at != written.npos; at = written.find(word))
      written.erase(at, std::string(word).size());
  return written.ends_with(unit);
}

std::string expected_qualifier(const SeedRow& row) {
  if (holds(row.qualifier, "approx:多") || holds(row.qualifier, "approx:余")) return "over";
  if (holds(row.qualifier, "lower bound:以上")) return "over";
  if (holds(row.qualifier, "approx:左右")) return "about";
  return "exact";
}

/// 多 and 余 reach up to the next unit, 以上 has no end, and a plain number is itself.
bool range_fits(const SeedRow& row, const SeedPlaces::Figure& figure) {
  if (holds(row.qualifier, "lower bound")) return figure.low == row.min && figure.high.empty();
  if (holds(row.qualifier, "左右")) return figure.low == "0" && figure.high.empty();
  const std::string low = row.min.empty() ? row.value : row.min;
  const std::string high = row.max.empty() ? low : row.max;
  return figure.low == low && figure.high == high;
}

/// What the table says of a row without a number: 多次 in "unquantified: 多次", else the value itself (齐全).
std::string words_of(const SeedRow& row) {
  if (!row.value.empty()) return row.value;
  const size_t colon = row.qualifier.find(": ");
  return colon == std::string::npos ? row.qualifier : row.qualifier.substr(colon + 2);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

/// The unit as it was written or the metric's; a row without one is a bare number, or a word for none.
bool unit_fits(const SeedRow& row, const SeedPlaces::Figure& figure) {
  const std::string& written = figure.as_written;
  if (row.unit.empty())
    return written == row.value || written == "没有" || written == "未发现" || written == "零";
  return figure.unit == row.unit || ends_with_unit(written, row.unit);
}

bool states(const SeedPlaces::Figure& figure, const SeedRow& row) {
  if (figure.campaign != row.campaign || figure.agency != row.agency || figure.metric != row.metric)
    return false;
  if ((figure.basis == "total") != row.total) return false;
  if (!is_number(row.value)) return figure.value.empty() && figure.as_written == words_of(row);
  if (figure.value != row.value || figure.qualifier != expected_qualifier(row)) return false;
  if (!unit_fits(row, figure)) return false;
  return range_fits(row, figure);
}

bool states(const SeedPlaces::Target& target, const SeedRow& row) {
  return target.campaign == row.campaign && target.agency == row.agency && target.metric == row.metric &&
         target.value == row.value && target.as_written.starts_with("=") &&
         target.as_written.ends_with(row.unit);
}

/// Dates that go on stand in the table without their end: XXXX-06 for XXXX-06/...
bool dates(const SeedPlaces::Words& date, const SeedRow& row) {
  return date.campaign == row.campaign && date.agency == row.agency &&
         (date.text == row.value || date.text == row.value + "/..");
}

/// A frequency in the table's units as the papers say it.
std::string rhythm_of(const SeedRow& row) {
  if (row.value == "1" && row.unit == "次/天") return "每天";
  if (row.value == "1" && row.unit == "次/顿") return "每顿";
  if (row.value == "3" && row.unit == "天/次") return "每隔三天";
  return row.value;
}

template <class Place>
bool take(const std::vector<Place>& places, std::vector<bool>& taken,
          const std::function<bool(const Place&)>& fits) {
  for (size_t i = 0; i < places.size(); ++i)
    if (!taken[i] && fits(places[i])) return taken[i] = true;
  return false;
}

}  // namespace

std::vector<SeedRow> read_seed_table() {
  std::map<std::pair<std::string, std::string>, std::string> agencies;
  for (const auto& row : read_table("seed-agencies.csv"))
    agencies[{row.at("csv_campaign"), row.at("csv_agency")}] = row.at("agency_id");
  std::map<std::string, std::pair<std::string, std::string>> metrics;
  for (const auto& row : read_table("seed-metrics.csv"))
    metrics[row.at("csv_metric")] = {row.at("metric_id"), row.at("where")};

  std::vector<SeedRow> rows;
  int number = 1;
  for (const auto& line : read_table("figures.csv")) {
    ++number;
    const auto metric = metrics.find(line.at("metric"));
    const std::string& kind = line.at("kind");
    if (metric == metrics.end()) {
      for (const char* needed : {"measure", "rate", "target", "date", "frequency"})
        if (kind == needed) throw std::runtime_error("seed-metrics.csv lacks " + line.at("metric"));
      continue;
    }
    const auto agency = agencies.find({line.at("campaign"), line.at("agency")});
    if (agency == agencies.end()) throw std::runtime_error("seed-agencies.csv lacks " + line.at("agency"));
    rows.push_back({number, line.at("campaign"), agency->second, metric->second.first, line.at("value"),
                    line.at("unit"), line.at("qualifier"), kind, line.at("min"), line.at("max"),
                    metric->second.second, line.at("metric").starts_with("total.")});
  }
  return rows;
}

std::vector<std::string> hold_against(const std::vector<SeedRow>& rows, const SeedPlaces& places) {
  std::vector<bool> figures(places.figures.size()), targets(places.targets.size());
  std::vector<bool> duties(places.duties.size());
  const auto has_place = [&](const SeedRow& row) {
    if (row.where == "figure")
      return take<SeedPlaces::Figure>(places.figures, figures,
                                      [&](const auto& one) { return states(one, row); });
    if (row.where == "target")
      return take<SeedPlaces::Target>(places.targets, targets,
                                      [&](const auto& one) { return states(one, row); });
    if (row.where == "date")  // one date may be the start and the period
      return std::any_of(places.dates.begin(), places.dates.end(),
                         [&](const auto& one) { return dates(one, row); });
    if (row.where == "task")
      return take<SeedPlaces::Words>(places.duties, duties, [&](const auto& one) {
        return one.campaign == row.campaign && one.agency == row.agency && holds(one.text, rhythm_of(row));
      });
    const std::string text = row.unit == "date" ? row.value : row.value + row.unit;
    const auto of_campaign = places.texts.find(row.campaign);
    return of_campaign != places.texts.end() && holds(of_campaign->second, text);
  };
  std::vector<std::string> complaints;
  for (const SeedRow& row : rows)
    if (!has_place(row))
      complaints.push_back("figures.csv:" + std::to_string(row.number) + ": " + row.campaign + " " +
                           row.agency + " " + row.metric + " " + row.value + row.unit + " has no place as " +
                           row.where);
  for (size_t i = 0; i < places.figures.size(); ++i)
    if (!figures[i])
      complaints.push_back("no row states " + places.figures[i].campaign + " " + places.figures[i].agency +
                           " " + places.figures[i].metric + " " + places.figures[i].as_written);
  return complaints;
}

}  // namespace gongbao::test
