#pragma once
#include <string>
#include <vector>

#include "cli/site_status.h"

namespace gongbao {

/// For a terminal: `chosen` are the documents to tell of, each with what it waits for. `with_summary`: counts
/// of all, whether sign-offs are a proof, and what lies ahead.
std::string status_text(const Plan& plan, const SiteStatus& status,
                        const std::vector<const DocumentStatus*>& chosen, bool with_summary);
/// {"schema": "gongbao.status/1"} (docs/schema/status.schema.json).
std::string status_json(const Plan& plan, const SiteStatus& status,
                        const std::vector<const DocumentStatus*>& chosen);

/// What a change is of: notice:n1, campaign:c#t1.
std::string subject_of(const Plan& plan, const UpcomingChange& change);

}  // namespace gongbao
