#include "content/document.h"

namespace gongbao {

const Attachment* Document::attachment(std::string_view named) const {
  const std::string beside = path.substr(0, path.rfind('/') + 1).append(named);
  const auto found = std::find_if(attachments.begin(), attachments.end(), [&](const Attachment& one) {
    return one.path == beside || one.name == named;
  });
  return found == attachments.end() ? nullptr : &*found;
}

}  // namespace gongbao
