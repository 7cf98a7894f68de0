#pragma once
#include "cli/pipeline.h"
#include "review/site_status.h"

namespace gongbao {

/// How the documents of a plan stand, for whatever audience it was made: read from the public's view.
SiteStatus read_site_status(const Plan& plan);

}  // namespace gongbao
