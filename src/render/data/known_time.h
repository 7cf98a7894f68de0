#pragma once
#include <optional>
#include <string>

#include "render/context.h"

namespace gongbao {

/// When a document came about, from its metadata and history alone: never from a clock, nothing where it is
/// not known.

/// The version that is shown, as history has it: the newest with these bytes. Null in a shallow clone or work
/// tree.
const Version* shown_version(const RenderContext& context, const Document& document);
/// A notice's `publish`; else the one day that the document bears, at its start in the site's zone.
std::optional<Instant> published_at(const RenderContext& context, const Document& document);
/// The later of publication and the commit of the version that is shown.
std::optional<Instant> updated_at(const RenderContext& context, const Document& document);
/// The one day that is meant, if it is one and none of it is masked.
std::optional<Day> exact_day(const std::optional<When>& when);

}  // namespace gongbao
