#pragma once
#include "figures/comparison.h"
#include "render/figure_cell.h"

namespace gongbao {

/// The cells of figure tables that set a value beside another one: an earlier period's, a reported total's, a
/// target's.

/// "+120（+3.53%）" with the value before, and what period that is; “—” with the reason where an earlier
/// period is not comparable.
FigureCellParts previous_cell(const PageView& view, const Cell& cell);
FigureCellParts year_before_cell(const PageView& view, const Cell& cell);
/// What a cell's reported total leaves over its parts, or by how much they exceed it, with the verdict.
FigureCellParts remainder_cell(const PageView& view, const Cell& cell);
/// "≥1200家次" with how far it has come: of a campaign as a whole, or in the period that holds its day.
FigureCellParts target_cell(const PageView& view, const Cell& cell);

/// The newest total of a cell beside its parts; nothing where totals of several campaigns stand side by side.
const Reconciliation* reconciliation_of(const RenderContext& context, const Cell& cell);

/// 已达标, 推进中 … with its class.
StateShape target_state_shape(const RenderContext& context, TargetState state);
/// The targets measured at an agency whose day lies in the period; without one, all of them.
std::vector<TargetRef> targets_at(const RenderContext& context, Ref<Agency> agency,
                                  std::optional<Period> period);
/// "≥ 1000公斤" as written, with the signs of mathematics.
std::string target_words(const Target& target);

}  // namespace gongbao
