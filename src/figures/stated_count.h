#pragma once
#include "content/campaign.h"
#include "figures/verdict.h"

namespace gongbao {

/// How many entries a list of a campaign has: participants, participants.牵头 (of a role or group), tasks, targets, phases,
/// next. Nothing for a name that means none.
std::optional<size_t> size_of_list(const Campaign& campaign, std::string_view of);

/// The size that the paper states beside the list's, as a total beside its parts (content model 4, `counts`).
std::optional<Judgement> judge_count(const Campaign& campaign, const StatedCount& count);

}  // namespace gongbao
