#include "figures/stated_count.h"

namespace gongbao {

std::optional<size_t> size_of_list(const Campaign& campaign, std::string_view of) {
  constexpr std::string_view of_role = "participants.";
  if (of == "participants") return campaign.participants.size();
  if (of == "tasks") return campaign.tasks.size();
  if (of == "targets") return campaign.targets.size();
  if (of == "phases") return campaign.phases.size();
  if (of == "next") return campaign.next.size();
  if (!of.starts_with(of_role)) return std::nullopt;
  const std::string_view role = of.substr(of_role.size());
  return static_cast<size_t>(std::count_if(campaign.participants.begin(), campaign.participants.end(),
                                           [&](const Participant& one) { return one.role == role || one.group == role; }));
}

std::optional<Judgement> judge_count(const Campaign& campaign, const StatedCount& count) {
  const std::optional<size_t> size = size_of_list(campaign, count.of);
  if (!size || !count.value) return std::nullopt;
  return judge(*count.value, Quantity::exactly(Decimal::of(static_cast<int64_t>(*size))));
}

}  // namespace gongbao
