#include "content/document.h"

namespace gongbao {

const Attachment* Document::attachment(std::string_view named) const {
  const std::string beside = path.substr(0, path.rfind('/') + 1).append(named);
  const auto found = std::find_if(attachments.begin(), attachments.end(), [&](const Attachment& one) {
    return one.path == beside || one.name == named;
  });
  return found == attachments.end() ? nullptr : &*found;
}

const BoundFigure* Document::bound_figure(std::string_view destination) const {
  constexpr std::string_view scheme = "figure:";
  if (!signed_version || !destination.starts_with(scheme)) return nullptr;
  destination.remove_prefix(scheme.size());
  for (const BoundFigure& figure : signed_version->figures)
    if (figure.query == destination) return &figure;
  return nullptr;
}

}  // namespace gongbao
