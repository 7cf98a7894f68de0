#include "render/document_shape.h"

#include "base/text.h"
#include "base/utf8.h"
#include "content/source_path.h"

namespace gongbao {
namespace {

constexpr size_t most_summary = 96;  // two lines of a wide page

/// PDF，1.2 MB: sizes in steps of 1024, one decimal for megabytes.
std::string file_words(const Attachment& attachment, const Words& words) {
  constexpr uint64_t kilobyte = 1024, megabyte = kilobyte * kilobyte;
  std::string size;
  if (attachment.size < kilobyte) {
    size = words.format("size_bytes", {std::to_string(attachment.size)});
  } else if (attachment.size < megabyte) {
    size = words.format("size_kilobytes", {std::to_string((attachment.size + kilobyte / 2) / kilobyte)});
  } else {
    const uint64_t tenths = (attachment.size * 10 + megabyte / 2) / megabyte;
    size = words.format("size_megabytes", {fmt::format("{}.{}", tenths / 10, tenths % 10)});
  }
  std::string ending(attachment.name.substr(attachment.name.rfind('.') + 1));
  for (char& c : ending)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return words.format("file_meta", {ending, size});
}

/// What a list says of a document's time: a campaign's and summary's period, a notice's 成文日期.
std::string listed_date_html(const PageView& view, const Document& document) {
  if (const Notice* notice = document.as_notice(); notice && notice->issued)
    return date_html(notice->issued, {}, view.context);
  if (const Campaign* campaign = document.as_campaign(); campaign && campaign->period)
    return date_html(campaign->period, {}, view.context);
  if (const Summary* summary = document.as_summary(); summary && !document.date && summary->period)
    return date_html(summary->period, {}, view.context);
  return date_html(document.date, document.date_text, view.context);
}

std::optional<StateShape> listed_state(const PageView& view, Ref<Document> ref, const Document& document) {
  if (document.status == Status::draft) return StateShape{view.context.words()["state_draft"], "none"};
  if (const Campaign* campaign = document.as_campaign()) return campaign_state_shape(view.context, *campaign);
  if (!document.as_notice()) return std::nullopt;
  StateShape state = notice_state_shape(view.context, ref);
  return state.css_class == "good" ? std::nullopt : std::optional(std::move(state));
}

/// What the first link to each attachment calls it in the text; empty for one that no link names.
std::vector<std::string> titles_in_body(const VisibleLibrary& library, Ref<Document> ref) {
  const Document& document = library[ref];
  std::vector<std::string> titles(document.attachments.size());
  const std::vector<LinkTarget>& targets = library.links(ref);
  for (size_t i = 0; i < document.body.links.size(); ++i)
    if (const AttachmentTarget* target = std::get_if<AttachmentTarget>(&targets[i]);
        target && titles[target->attachment].empty())
      titles[target->attachment] = document.body.links[i].text;
  return titles;
}

}  // namespace

std::string kind_word(const Document& document, const RenderContext& context) {
  const Words& words = context.words();
  if (const Note* note = document.as_note()) return words[fmt::format("type_{}", name_of(note->type))];
  if (const Notice* notice = document.as_notice())
    return notice->genre.empty() ? notice->doc_type : notice->genre;
  return words[fmt::format("kind_{}", name_of(document.kind))];
}

std::string shortened(std::string_view text, size_t most) {
  if (text.size() <= most) return std::string(text);
  size_t bytes = 0;
  for (size_t count = 0; bytes < text.size(); ++count) {
    if (count == most) return std::string(trim(text.substr(0, bytes))) + "…";
    bytes += static_cast<size_t>(code_point_at(text, bytes).bytes);
  }
  return std::string(text);
}

StateShape notice_state_shape(const RenderContext& context, Ref<Document> ref) {
  const Words& words = context.words();
  const NoticeStates& notices = context.site.notices;
  const NoticeState state = notices[ref];
  if (state == NoticeState::in_force && !notices.in_effect(notices.chain(ref).corrected_by).empty())
    return {words["state_corrected"], "warn"};
  static constexpr const char* classes[] = {"none", "none", "none", "good", "none", "open",
                                            "none", "warn", "bad",  "bad",  "bad"};
  return {words[fmt::format("state_{}", name_of(state))], classes[static_cast<size_t>(state)]};
}

bool is_past(const std::optional<When>& when, Day today) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days && days->last && *days->last < today;
}

CampaignStage stage_of(const Campaign& campaign, Day today) {
  const std::optional<DayRange> days = campaign.period ? campaign.period->days() : std::nullopt;
  if (!days) return CampaignStage::unknown;
  if (days->last && *days->last < today) return CampaignStage::ended;
  if (days->first && today < *days->first) return CampaignStage::planned;
  return days->first ? CampaignStage::running : CampaignStage::unknown;
}

std::optional<StateShape> campaign_state_shape(const RenderContext& context, const Campaign& campaign) {
  const Words& words = context.words();
  switch (stage_of(campaign, context.library().today())) {
    case CampaignStage::planned:
      return StateShape{words["campaign_planned"], "none"};
    case CampaignStage::running:
      return StateShape{words["campaign_running"], "open"};
    case CampaignStage::ended:
      return StateShape{words["campaign_ended"], "none"};
    case CampaignStage::unknown:
      break;
  }
  return std::nullopt;
}

Value entry_of(const PageView& view, Ref<Document> ref) {
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  EntryParts parts;
  parts.url = view.link_to(url::of(document, library));
  parts.title = document.title;
  parts.kind = kind_word(document, view.context);
  parts.date_html = listed_date_html(view, document);
  if (document.agency && document.kind != DocumentKind::agency_page)
    parts.meta = library.agencies()[*document.agency].shown();
  parts.state = listed_state(view, ref, document);
  parts.summary = shortened(document.summary, most_summary);
  return entry_shape(std::move(parts));
}

Value::List entries_of(const PageView& view, const std::vector<Ref<Document>>& documents) {
  Value::List entries;
  entries.reserve(documents.size());
  for (const Ref<Document> document : documents) entries.push_back(entry_of(view, document));
  return entries;
}

Value::List attachment_links(const PageView& view, Ref<Document> ref) {
  const VisibleLibrary& library = view.context.library();
  const Document& document = library[ref];
  const std::vector<std::string> titles = titles_in_body(library, ref);
  Value::List links;
  for (size_t i = 0; i < document.attachments.size(); ++i) {
    const Attachment& attachment = document.attachments[i];
    links.push_back(link_shape(view.link_to(url::attachment(document, attachment, library)),
                               titles[i].empty() ? attachment.name : titles[i],
                               file_words(attachment, view.context.words())));
  }
  return links;
}

Value::List mentions_of(const PageView& view, Ref<Document> ref, std::vector<Ref<Document>> listed) {
  const VisibleLibrary& library = view.context.library();
  std::sort(listed.begin(), listed.end());
  Value::List entries;
  for (const Ref<Document> from : view.context.site.backlinks.of_document[ref.index])
    if (library[from].campaign != ref && !std::binary_search(listed.begin(), listed.end(), from))
      entries.push_back(entry_of(view, from));
  return entries;
}

void set_neighbour_pager(Value& value, const PageView& view, Ref<Document> ref) {
  const VisibleLibrary& library = view.context.library();
  const Neighbours& neighbours = view.context.site.neighbours[ref.index];
  PagerParts parts;
  const auto fill = [&](std::optional<Ref<Document>> to, const char* word, std::string& url,
                        std::string& title) {
    if (!to) return;
    url = view.link_to(url::of(library[*to], library));
    title = view.context.words().format(word, {library[*to].title});
  };
  fill(neighbours.earlier, "pager_previous", parts.previous_url, parts.previous_title);
  fill(neighbours.later, "pager_next", parts.next_url, parts.next_title);
  set_pager(value, std::move(parts));
}

Value::List source_links(const PageView& view, const Document& document) {
  const std::string& source = document.source;
  if (source.empty()) return {};
  const VisibleLibrary& library = view.context.library();
  const std::optional<SourcePath> named = source_path(document);
  const std::optional<Ref<Document>> there = named ? library.at_path(named->path) : std::nullopt;
  if (there && library[*there].kind != DocumentKind::agency_page)
    return {link_shape(view.link_to(url::of(library[*there], library)), library[*there].title + named->words_after)};
  const bool is_web_address = source.starts_with("https://") || source.starts_with("http://");
  return {link_shape(is_web_address ? source : "", source)};
}

}  // namespace gongbao
