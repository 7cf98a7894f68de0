#pragma once
#include <map>
#include <string>
#include <vector>

namespace gongbao::test {

/// The numbers of the five seed summaries (tests/data/figures.csv), with the ids that agencies and metrics
/// have here.
struct SeedRow {
  int number = 0;  ///< its line in figures.csv
  std::string campaign, agency, metric;
  std::string value, unit, qualifier, kind, min, max;
  std::string where;  ///< figure, target, date, task or text: what must hold it
  bool total = false;
};

/// Every row that must have its place: those that seed-metrics.csv names. Throws if a row of kind measure,
/// rate, target, date or frequency is not among them.
std::vector<SeedRow> read_seed_table();

/// What the site says, reduced to what the table can be held against.
struct SeedPlaces {
  struct Figure {
    std::string campaign, agency, metric, value, unit, qualifier, as_written, basis, low, high;
  };
  struct Target {
    std::string campaign, agency, metric, as_written, value;
  };
  struct Words {
    std::string campaign, agency, text;
  };
  std::vector<Figure> figures;
  std::vector<Target> targets;
  std::vector<Words> dates;                  ///< EDTF, of documents and campaigns
  std::vector<Words> duties;                 ///< each task's rhythm, title and measures
  std::map<std::string, std::string> texts;  ///< all that a campaign's files say, by campaign
};

/// Every row without its place and every figure that no row states, in words; each figure, target and duty
/// serves one row. Empty if all is well.
std::vector<std::string> hold_against(const std::vector<SeedRow>& rows, const SeedPlaces& places);

}  // namespace gongbao::test
