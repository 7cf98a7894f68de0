#pragma once
#include <span>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// Reported totals beside the sums of their parts, as pages show them (template-data: reconciliation).

/// Those of a campaign, and those that one note states; in the order of Ledger::figures().
std::span<const Reconciliation> reconciliations_of(const RenderContext& context, Ref<Document> campaign);
std::span<const Reconciliation> reconciliations_in(const RenderContext& context, Ref<Document> note);
/// Those that stand in a period of the campaign's reports.
std::vector<const Reconciliation*> reconciliations_of(const RenderContext& context, Ref<Document> campaign,
                                                      Period period);
/// Those of one agency in a period, of all campaigns.
std::vector<const Reconciliation*> reconciliations_of(const RenderContext& context, Ref<Agency> agency,
                                                      Period period);

/// The word of a verdict and its class.
StateShape verdict_shape(const RenderContext& context, Verdict verdict);
/// quantity_words() or amount_words(): with the unit, or without.
using QuantityWords = std::string (*)(const Quantity&, const Metric&, const RenderContext&);
/// What the total leaves over, or by how much its parts exceed it, as an interval: 1766至1866.
std::string remainder_words(const RenderContext& context, const Reconciliation& one, QuantityWords in_words);
/// One source for each part: the agency with what it adds.
Value::List part_sources(const PageView& view, const Reconciliation& one);
/// Sets has_reconciliations and reconciliations: the first hundred, and a note if there are more.
void set_reconciliations(Value& value, const PageView& view, const std::vector<const Reconciliation*>& all);

}  // namespace gongbao
