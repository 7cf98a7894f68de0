#include "figures/bound_figure.h"

#include "base/text.h"

namespace gongbao {

BoundFigure bind_figure(std::string_view destination, const FigureQuery& query, const FigureAnswer& found,
                        const MetricRegister& metrics) {
  BoundFigure bound;
  bound.query = std::string(destination.substr(std::string_view("figure:").size()));
  if (found.value) {
    bound.value = found.value->value.text();
    bound.qualifier = std::string(name_of(found.value->qualifier));
    bound.text = format_value(*found.value, metrics[query.metric].unit.unit);
  } else if (!found.text.empty()) {
    bound.value = bound.text = found.text;
    bound.qualifier = "text";
  } else {
    bound.value = "-";
    bound.qualifier = "none";
  }
  return bound;
}

std::vector<BoundFigure> bind_figures(const Ledger& ledger, const VisibleLibrary& library, Ref<Document> document) {
  std::vector<BoundFigure> result;
  const std::vector<BodyLink>& written = library[document].body.links;  // none on a tombstone
  const std::vector<LinkTarget>& targets = library.links(document);
  for (size_t i = 0; i < written.size(); ++i)
    if (const FigureQuery* query = std::get_if<FigureQuery>(&targets[i]))
      result.push_back(bind_figure(written[i].destination, *query, answer(ledger, library, *query), library.metrics()));
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::string figure_words(const BoundFigure& figure, const AgencyRegister& agencies, const MetricRegister& metrics) {
  const std::string id = metric_of_query(figure.query);
  const std::optional<Ref<Metric>> metric = metrics.with_id(id);
  const std::string name = metric ? metrics[*metric].name : id;
  std::vector<std::string> details;
  for (const auto& [key, value] : details_of_query(figure.query)) {
    const std::optional<Ref<Agency>> agency = key == "agency" ? agencies.with_id(value) : std::nullopt;
    details.push_back(agency                               ? agencies[*agency].shown()
                      : key == "period" || key == "agency" ? value
                                                           : key + " " + value);
  }
  return details.empty() ? name : fmt::format("{} ({})", name, join(details, ", "));
}

std::vector<MovedFigure> find_moved_figures(const Ledger& ledger, const VisibleLibrary& library) {
  std::vector<MovedFigure> result;
  for (const Ref<Document> ref : library.documents()) {
    const Document& document = library[ref];
    if (!document.signed_version) continue;
    for (const BoundFigure& is : bind_figures(ledger, library, ref))
      for (const BoundFigure& was : document.signed_version->figures)
        if (was.query == is.query && (was.value != is.value || was.qualifier != is.qualifier))
          result.push_back({ref, was, is});
  }
  return result;
}

}  // namespace gongbao
