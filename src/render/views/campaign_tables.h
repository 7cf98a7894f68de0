#pragma once
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// The plain tables of a campaign's page; each only where it has rows.

/// Tasks with owner, due day and status; overdue is computed.
Value::List task_table(const PageView& view, Ref<Document> campaign);
Value::List phase_table(const PageView& view, Ref<Document> campaign);
Value::List participant_table(const PageView& view, Ref<Document> campaign);
/// Problems of its notes that nothing has closed.
Value::List open_finding_table(const PageView& view, const std::vector<Ref<Document>>& notes);
Value::List next_table(const PageView& view, Ref<Document> campaign);

/// The size that the paper states of one of the campaign's lists, beside how many it holds here; empty if it
/// states none.
std::string stated_counts(const PageView& view, const Campaign& campaign, std::string_view list);

}  // namespace gongbao
