#pragma once
#include "review/document_status.h"
#include "review/next_change.h"

namespace gongbao {

/// What insiders are told of a site: how each document stands, and what lies ahead of the public's view.
struct SiteStatus {
  std::vector<DocumentStatus> documents;  ///< in byte order of paths
  std::vector<UpcomingChange> upcoming;   ///< the first is the next
  /// The files of heads that await sign-off, by path: for the differences that pages show.
  std::map<std::string, std::string, std::less<>> head_sources = {};
};

}  // namespace gongbao
