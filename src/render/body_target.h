#pragma once
#include <string>
#include <vector>

#include "render/context.h"

namespace gongbao {

/// Where a link of a body leads on this page.
struct BodyTarget {
  std::string address;  ///< empty: it becomes its text
  bool is_figure = false;
};

/// The links of one document's body, seen from one page and by one audience.
class BodyTargets {
 public:
  BodyTargets(const PageView& view, Ref<Document> document);
  /// Of an earlier version, whose figures lead to their metrics' pages and whose files lie beside its page.
  BodyTargets(const PageView& view, const HistoricVersion& version);

  BodyTarget operator()(uint32_t link) const;
  /// What an empty link text is filled with: the target's title, or the figure.
  std::string title(uint32_t link) const;
  /// Empty where the name stands on the very page that it leads to.
  std::string mentioned(const Mention& mention) const;
  std::string attachment(const AttachmentTarget& target) const;

 private:
  std::string to(const DocumentTarget& target) const;
  std::string to(const FigureQuery& query, uint32_t link) const;

  const PageView& view_;
  const VisibleLibrary& library_;
  const Document& document_;
  const std::vector<LinkTarget>& targets_;
  bool is_historic_ = false;
  std::vector<std::string> figure_rows_;  ///< by link, where the page has a table of them
};

}  // namespace gongbao
