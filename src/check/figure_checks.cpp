#include <tuple>

#include "check/checks.h"

namespace gongbao {

void check_duplicate_figures(const Library& library, Findings& findings) {
  for (const Document& document : library.documents()) {
    std::map<std::tuple<Ref<Metric>, Ref<Agency>, std::string, std::string, std::string, FigureBasis>, Place> seen;
    for (const Figure& figure : document.figures) {
      const auto [first, fresh] = seen.emplace(std::tuple(figure.metric, figure.agency, figure.when ? figure.when->text() : "",
                                                          figure.region, figure.scope, figure.basis),
                                               figure.stated_at);
      if (!fresh)
        findings.error("figure/duplicate", figure.stated_at,
                       fmt::format("metric '{}' of '{}' is stated twice: here and in line {}",
                                   library.metrics[figure.metric].id, library.agencies[figure.agency].id, first->second.line),
                       "remove one, or tell them apart by period, region or scope");
    }
  }
}

void check_figure_validity(const Library& library, Findings& findings) {
  for (const Document& document : library.documents())
    for (const Figure& figure : document.figures) {
      const Agency& agency = library.agencies[figure.agency];
      const auto days = figure.when ? figure.when->days() : std::nullopt;
      const auto life = agency.valid ? agency.valid->days() : std::nullopt;
      if (!days || !life) continue;
      const bool before = life->first && days->last && *days->last < *life->first;
      const bool after = life->last && days->first && *life->last < *days->first;
      if (before || after)
        findings.warning("figure/validity", figure.stated_at,
                         fmt::format("'{}' did not exist then: the register says {}", agency.name, agency.valid->text()),
                         before ? "name its predecessor, or correct `valid`" : "name its successor, or correct `valid`");
    }
}

}  // namespace gongbao
