#include "render/body_target.h"

#include "render/body_html.h"
#include "render/document_shape.h"
#include "render/heading_level.h"

namespace gongbao {
namespace {

/// Summaries and notices show the figures that their prose names in a table (template-data 5.1, 5.2).
bool has_table_of_figures(const Document& document) { return document.as_summary() || document.as_notice(); }

template <class... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};

}  // namespace

BodyTargets::BodyTargets(const PageView& view, Ref<Document> document)
    : view_(view),
      library_(view.context.library()),
      document_(library_[document]),
      targets_(library_.links(document)) {
  if (has_table_of_figures(library_[document])) figure_rows_ = figure_row_ids(view, document);
}

BodyTargets::BodyTargets(const PageView& view, const HistoricVersion& version)
    : view_(view),
      library_(view.context.library()),
      document_(version.document),
      targets_(version.links),
      is_historic_(true) {}

BodyTarget BodyTargets::operator()(uint32_t link) const {
  return std::visit(
      Match{[](std::monostate) { return BodyTarget(); },
            [&](const DocumentTarget& target) {
              return BodyTarget{to(target), false};
            },
            [&](const AttachmentTarget& target) {
              return BodyTarget{attachment(target), false};
            },
            [&](Ref<Agency> agency) {
              return BodyTarget{view_.link_to(url::of(library_.agencies()[agency])), false};
            },
            [&](Ref<Metric> metric) {
              return BodyTarget{view_.link_to(url::of(library_.metrics()[metric])), false};
            },
            [&](Ref<LegalBasis> basis) {
              return BodyTarget{view_.link_to(url::of(library_.bases()[basis])), false};
            },
            [&](Period period) {
              const std::vector<Period>& reported = view_.context.site.reported_periods;
              const bool has_page = std::binary_search(reported.begin(), reported.end(), period);
              return BodyTarget{has_page ? view_.link_to(url::of(period)) : std::string(), false};
            },
            [&](const FigureQuery& query) {
              return BodyTarget{to(query, link), true};
            }},
      targets_[link]);
}

std::string BodyTargets::to(const DocumentTarget& target) const {
  if (!library_.sees(target.document)) return {};
  const std::string path = url::of(library_[target.document], library_);
  const std::string anchor = target.anchor.empty() ? "" : "#" + url::encoded(heading_id(target.anchor));
  return path == view_.page.path && !anchor.empty() ? anchor : view_.link_to(path) + anchor;
}

/// The row that discloses where the number comes from, else the metric's page.
std::string BodyTargets::to(const FigureQuery& query, uint32_t link) const {
  if (!figure_rows_.empty()) return "#" + figure_rows_[link];
  return view_.link_to(url::of(library_.metrics()[query.metric]));
}

std::string BodyTargets::attachment(const AttachmentTarget& target) const {
  if (target.attachment >= document_.attachments.size()) return {};
  const Attachment& file = document_.attachments[target.attachment];
  if (is_historic_) return file.blob.empty() ? std::string() : view_.link_to(view_.page.path + file.name);
  return view_.link_to(url::attachment(document_, file, library_));
}

std::string BodyTargets::title(uint32_t link) const {
  return std::visit(
      Match{[](std::monostate) { return std::string(); },
            [&](const DocumentTarget& target) {
              return library_.sees(target.document) ? library_[target.document].title : std::string();
            },
            [&](const AttachmentTarget& target) {
              const std::vector<Attachment>& files = document_.attachments;
              return target.attachment < files.size() ? files[target.attachment].name : std::string();
            },
            [&](Ref<Agency> agency) { return library_.agencies()[agency].shown(); },
            [&](Ref<Metric> metric) { return library_.metrics()[metric].name; },
            [&](Ref<LegalBasis> basis) { return "《" + library_.bases()[basis].title + "》"; },
            [&](Period period) { return period_words(period, view_.context); },
            [&](const FigureQuery& query) {
              return figure_words(view_.context, query,
                                  document_.bound_figure(document_.body.links[link].destination));
            }},
      targets_[link]);
}

std::string BodyTargets::mentioned(const Mention& mention) const {
  const std::string path =
      std::visit(Match{[&](Ref<Agency> agency) { return url::of(library_.agencies()[agency]); },
                       [&](Ref<LegalBasis> basis) { return url::of(library_.bases()[basis]); },
                       [&](Ref<Document> document) { return url::of(library_[document], library_); }},
                 mention.target);
  return path == view_.page.path ? std::string() : view_.link_to(path);
}

}  // namespace gongbao
