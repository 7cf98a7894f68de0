#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "render/shape.h"

namespace gongbao {

/// Words and shapes of documents that several pages share.

/// 监督检查, 工作总结, 抽检公告 (a notice's genre, else its statutory type), 专项行动 …
std::string kind_word(const Document& document, const RenderContext& context);
/// Author's words for a short line: at most `most` characters, with an ellipsis where it was cut.
std::string shortened(std::string_view text, size_t most);

/// A notice's state as readers see it; of an internal preview also draft and scheduled. A correction shows
/// where nothing graver does.
StateShape notice_state_shape(const RenderContext& context, Ref<Document> notice);

enum class CampaignStage { planned, running, ended, unknown };
/// By its period at the build's moment; unknown without one, or where the year is masked (never a guess).
CampaignStage stage_of(const Campaign& campaign, Day today);
std::optional<StateShape> campaign_state_shape(const RenderContext& context, const Campaign& campaign);

/// Whether the last day that is meant is past; a masked year is never past.
bool is_past(const std::optional<When>& when, Day today);

/// The document's files, called as its text calls them, else by their names, with kind and size: PDF，1.2 MB.
Value::List attachment_links(const PageView& view, Ref<Document> document);
/// Who mentions the document, without those that the page lists elsewhere: `listed`, and of a campaign what
/// lies in it.
Value::List mentions_of(const PageView& view, Ref<Document> document, std::vector<Ref<Document>> listed = {});
/// What `source` names: a document that readers see, a web address, else words; nothing without one.
Value::List source_links(const PageView& view, const Document& document);
/// The link to a visible document.
Value document_link(const PageView& view, Ref<Document> document, std::string meta = {});
Value metric_link(const PageView& view, Ref<Metric> metric, std::string meta = {});

/// Front page and column: {"", 首页}, {"notices/", 公示公告}; only the front page where `column` is empty.
std::vector<std::pair<std::string, std::string>> breadcrumbs_to(const PageView& view,
                                                                std::string_view column);
/// Previous is the earlier neighbour, next the later one.
void set_neighbour_pager(Value& value, const PageView& view, Ref<Document> document);

}  // namespace gongbao
