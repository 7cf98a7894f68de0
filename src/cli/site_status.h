#pragma once
#include "cli/pipeline.h"
#include "review/site_status.h"

namespace gongbao {

/// How the documents of a plan stand, for whatever audience it was made: read from the public's view.
SiteStatus read_site_status(const Plan& plan);
/// That part of it which tells when a public build of the same commit reads differently.
std::vector<UpcomingChange> read_upcoming(const Plan& plan);

}  // namespace gongbao
