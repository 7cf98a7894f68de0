#pragma once
#include "content/sign_off_record.h"
#include "figures/answer.h"

namespace gongbao {

/// What a figure link of a document says, as a sign-off binds it. `destination` is the link's: "figure:…".
BoundFigure bind_figure(std::string_view destination, const FigureQuery& query, const FigureAnswer& found,
                        const MetricRegister& metrics);

/// Every figure link of a visible document, each once, in order of queries.
std::vector<BoundFigure> bind_figures(const Ledger& ledger, const VisibleLibrary& library, Ref<Document> document);

/// What a bound figure is, in words: the metric's name and what its query says besides (某市, 2026-Q1, show own).
std::string figure_words(const BoundFigure& figure, const AgencyRegister& agencies, const MetricRegister& metrics);

/// A signed figure that the data no longer give.
struct MovedFigure {
  Ref<Document> document;
  BoundFigure was;
  BoundFigure is;
};

/// The figures of signed documents that moved since, by documents. Pages go on to show what was signed.
std::vector<MovedFigure> find_moved_figures(const Ledger& ledger, const VisibleLibrary& library);

}  // namespace gongbao
