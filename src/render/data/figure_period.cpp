#include "render/data/figure_period.h"

namespace gongbao {
namespace {

std::string smallest_period(const DayRange& days, const std::string& written) {
  const std::optional<Period> period =
      days.first && days.last ? Period::smallest_containing(days) : std::nullopt;
  return period ? period->text() : written;
}

std::string period_since_start(const Figure& figure, const VisibleLibrary& library) {
  const std::optional<When>* campaign = nullptr;
  if (figure.campaign) campaign = &library[*figure.campaign].as_campaign()->period;
  const std::optional<DayRange> whole = campaign && *campaign ? (*campaign)->days() : std::nullopt;
  const std::optional<DayRange> note = figure.when ? figure.when->days() : std::nullopt;
  if (!whole || !whole->first || !note || !note->last || *note->last < *whole->first) return {};
  const std::string start = (*campaign)->start() ? (*campaign)->start()->text() : (*campaign)->text();
  const std::string end = figure.when->end() ? figure.when->end()->text() : figure.when->text();
  return smallest_period({whole->first, note->last}, fmt::format("{}/{}", start, end));
}

}  // namespace

std::string period_of(const Figure& figure, const VisibleLibrary& library) {
  if (figure.basis == FigureBasis::total && !figure.has_own_period)
    return period_since_start(figure, library);
  const std::optional<DayRange> days = figure.when ? figure.when->days() : std::nullopt;
  return days ? smallest_period(*days, figure.when->text()) : Period::undated().text();
}

}  // namespace gongbao
