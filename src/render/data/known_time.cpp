#include "render/data/known_time.h"

namespace gongbao {

const Version* shown_version(const RenderContext& context, const Document& document) {
  for (const Version& version : context.site.history->versions(document.path))
    if (version.blob == document.blob) return &version;
  return nullptr;
}

std::optional<Day> exact_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  const bool is_one = days && days->first && days->first == days->last;
  return is_one ? days->first : std::nullopt;
}

std::optional<Instant> published_at(const RenderContext& context, const Document& document) {
  const Notice* notice = document.as_notice();
  if (notice && notice->publish) return notice->publish;
  const std::optional<Day> day = exact_day(notice && notice->issued ? notice->issued : document.date);
  if (!day) return std::nullopt;
  const int zone = context.library().config().zone_minutes;
  return Instant{int64_t{day->number} * 86400 - int64_t{zone} * 60, zone};
}

std::optional<Instant> updated_at(const RenderContext& context, const Document& document) {
  std::optional<Instant> updated = published_at(context, document);
  const Version* version = shown_version(context, document);
  if (!version) return updated;
  const Instant committed{version->time, version->offset_minutes};
  return updated && committed < *updated ? updated : committed;
}

}  // namespace gongbao
