#include "render/views/notice_chain.h"

#include "render/document_shape.h"

namespace gongbao {
namespace {

/// All that a step leads to, whatever the way, each once; a cycle, which is a finding of the content, ends
/// where it began.
template <class Next>
std::vector<Ref<Document>> reached(Ref<Document> from, Next&& next) {
  std::vector<Ref<Document>> found;
  std::vector<Ref<Document>> waiting{from};
  while (!waiting.empty()) {
    const Ref<Document> at = waiting.back();
    waiting.pop_back();
    for (const Ref<Document> one : next(at))
      if (one != from && std::find(found.begin(), found.end(), one) == found.end()) {
        found.push_back(one);
        waiting.push_back(one);
      }
  }
  return found;
}

/// Dated, masked, dateless; then by path.
bool is_earlier(const VisibleLibrary& library, Ref<Document> a, Ref<Document> b) {
  const auto when = [&](Ref<Document> ref) {
    const Document& document = library[ref];
    return document.as_notice()->issued ? document.as_notice()->issued : document.date;
  };
  const std::optional<When> x = when(a), y = when(b);
  if (x.has_value() != y.has_value()) return x.has_value();
  if (x && *x != *y) return *x < *y;
  return library[a].path < library[b].path;
}

}  // namespace

std::vector<ChainLink> chain_of(const Site& site, Ref<Document> self) {
  const VisibleLibrary& library = *site.library;
  std::vector<ChainLink> links;
  const auto add = [&](const std::vector<Ref<Document>>& notices, const char* relation) {
    for (const Ref<Document> notice : notices) {
      const auto is_same = [&](const ChainLink& link) { return link.notice == notice; };
      const bool is_listed = std::any_of(links.begin(), links.end(), is_same);
      if (notice != self && library.sees(notice) && !is_listed) links.push_back({notice, relation});
    }
  };
  const NoticeStates& notices = site.notices;
  const NoticeChain& chain = notices.chain(self);
  add(reached(self, [&](Ref<Document> at) { return notices.chain(at).superseded_by; }),
      "relation_supersedes");
  add(reached(self, [&](Ref<Document> at) { return notices.chain(at).supersedes; }),
      "relation_superseded_by");
  add(chain.amends, "relation_amended_by");
  add(chain.corrects, "relation_corrected_by");
  add(chain.amended_by, "relation_amends");
  add(chain.corrected_by, "relation_corrects");
  if (!links.empty()) links.push_back({self, "relation_this"});
  std::sort(links.begin(), links.end(),
            [&](const ChainLink& a, const ChainLink& b) { return is_earlier(library, a.notice, b.notice); });
  std::vector<Ref<Document>> related = library[self].as_notice()->related.notices;
  for (const Ref<Document> from : site.backlinks.of_document[self.index])  // the others may name it
    if (const Notice* notice = library[from].as_notice())
      for (const Ref<Document> to : notice->related.notices)
        if (to == self) related.push_back(from);
  add(related, "relation_related");
  return links;
}

std::vector<Ref<Document>> heads_of_chain(const Site& site, Ref<Document> self) {
  const auto later = [&](Ref<Document> at) {
    return site.notices.in_effect(site.notices.chain(at).superseded_by);
  };
  std::vector<Ref<Document>> heads = reached(self, later);
  std::erase_if(heads, [&](Ref<Document> notice) { return !later(notice).empty(); });
  return heads;
}

void set_banner(Value& value, const PageView& view, Ref<Document> ref) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const Notice& notice = *context.library()[ref].as_notice();
  const NoticeChain& chain = context.site.notices.chain(ref);
  StateShape state = notice_state_shape(context, ref);
  std::string text;
  std::vector<Ref<Document>> leads_to;
  const auto dated = [&](const char* word, const std::optional<When>& when) {
    if (when) text = words.format(word, {date_words(when, {}, context)});
  };
  switch (context.site.notices[ref]) {
    case NoticeState::draft:
      text = words["banner_draft"];
      break;
    case NoticeState::awaiting_sign_off:
      break;
    case NoticeState::scheduled:
      text = words.format("banner_scheduled", {notice.publish->minutes()});
      break;
    case NoticeState::in_force:
      leads_to = context.site.notices.in_effect(chain.corrected_by);
      if (!leads_to.empty()) text = words["banner_corrected"];
      break;
    case NoticeState::not_yet_effective:
      dated("banner_not_yet_effective", notice.effective);
      break;
    case NoticeState::consultation_open:
      dated("banner_consultation_open", notice.consultation->end);
      break;
    case NoticeState::consultation_closed:
      dated("banner_consultation_closed", notice.consultation->end);
      break;
    case NoticeState::expired:
      dated("banner_expired", notice.expires);
      break;
    case NoticeState::withdrawn:
      dated("banner_withdrawn", notice.withdrawn->date);
      break;
    case NoticeState::amended:
      text = words["banner_amended"];
      leads_to = context.site.notices.in_effect(chain.amended_by);
      break;
    case NoticeState::superseded:
      text = words["banner_superseded"];
      leads_to = heads_of_chain(context.site, ref);
      break;
  }
  Value::List links;
  for (const Ref<Document> to : leads_to) links.push_back(document_link(view, to));
  // Of an internal build the banner above tells what is not out yet.
  const bool is_told = context.site.status && context.site.notices[ref] < NoticeState::in_force;
  value.set("has_banner", state.css_class != "good" && !is_told);
  value.set("banner_class", std::move(state.css_class));
  value.set("banner_title", std::move(state.word));
  value.set_optional("has_banner_text", "banner_text", std::move(text));
  value.set_list("has_banner_links", "banner_links", std::move(links));
}

}  // namespace gongbao
