#include "render/data/row_facts.h"

namespace gongbao {
namespace {

const Reconciliation* newest_total(const RenderContext& context, const Cell& cell) {
  if (cell.total_figures.empty()) return nullptr;
  const auto has_number = [&](uint32_t index) {
    return context.ledger().figures()[index].figure->value.has_value();
  };
  const auto newest = std::find_if(cell.total_figures.rbegin(), cell.total_figures.rend(), has_number);
  return context.site.reconciliation_of(
      newest == cell.total_figures.rend() ? cell.total_figures.back() : *newest);
}

/// Of several the first without scope: it speaks of what the row does.
std::optional<TargetRef> target_of(const RenderContext& context, const Cell& cell) {
  std::optional<TargetRef> first;
  if (cell.period || !cell.campaign) return first;
  for (const TargetRef& one : context.site.agency_targets[cell.agency]) {
    const Target& target = context.library()[one.campaign].as_campaign()->targets[one.number];
    if (one.campaign != *cell.campaign || target.metric != cell.metric || !target.value) continue;
    if (target.scope.empty()) return one;
    if (!first) first = one;
  }
  return first;
}

}  // namespace

RowFacts row_facts(const RenderContext& context, const Cell& cell) {
  RowFacts facts;
  facts.total = newest_total(context, cell);
  facts.previous = compare_with_previous(context.ledger(), context.library(), cell);
  facts.year_ago = compare_with_year_before(context.ledger(), context.library(), cell);
  if (const std::optional<TargetRef> found = target_of(context, cell)) {
    facts.target = &context.library()[found->campaign].as_campaign()->targets[found->number];
    facts.target_state = context.site.progress_of(*found).state;
  }
  facts.coverage = context.site.coverage_of(cell);
  return facts;
}

std::string_view typed(Comparison comparison) {
  constexpr std::string_view words[] = {"=", ">=", "<=", ">", "<"};
  return words[static_cast<size_t>(comparison)];
}

}  // namespace gongbao
