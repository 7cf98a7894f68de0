#pragma once
#include <optional>
#include <string>
#include <vector>

#include "figures/answer.h"
#include "render/context.h"

namespace gongbao {

/// The document's body with its holes filled for one page: links to what this audience sees, figures in the
/// author's style, first mentions of agencies and 《titles》. A link to what may not be seen becomes its
/// text. Headings begin at h2.
std::string body_html(const PageView& view, Ref<Document> document);

/// The body of an earlier version, on that version's own page: no mentions are linked.
std::string version_html(const PageView& view, const HistoricVersion& version);

/// By link of the body: the id of the row of named_figures_table() that a figure link leads to ("figure-2"),
/// counted over the distinct queries; empty for other links.
std::vector<std::string> figure_row_ids(const PageView& view, Ref<Document> document);

/// The number that a figure link stands for, in the author's style: 6500多人次; what is stated without a
/// number as written; "—" where nothing is. In a signed document what it was when it was signed.
std::string figure_words(const RenderContext& context, const FigureQuery& query, const BoundFigure* bound);
/// What a signed figure says, if the data say something else by now.
std::optional<std::string> moved_words(const RenderContext& context, const FigureQuery& query, const FigureAnswer& found,
                                       const BoundFigure* bound);

}  // namespace gongbao
