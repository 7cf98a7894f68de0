// What is new: notices in force, open consultations, running campaigns, latest activities and reports.
#include "render/document_shape.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

constexpr size_t most_notices = 12;
constexpr size_t most_documents = 12;
constexpr size_t most_reports = 8;

Value count_shape(const PageView& view, size_t count, const char* word, const char* path) {
  Value shape;
  shape.set("text", std::to_string(count));
  shape.set("title", view.context.words()[word]);
  shape.set("url", view.link_to(path));
  return shape;
}

/// Of notes the list of campaigns leads to them: they have no list of their own.
Value::List counts_of(const PageView& view) {
  const VisibleLibrary& library = view.context.library();
  Value::List counts;
  const auto add = [&](size_t count, const char* word, const char* path) {
    if (count != 0) counts.push_back(count_shape(view, count, word, path));
  };
  add(library.of_kind(DocumentKind::notice).size(), "unit_notices", "notices/");
  add(library.of_kind(DocumentKind::campaign).size(), "unit_campaigns", "campaigns/");
  add(library.of_kind(DocumentKind::note).size(), "unit_documents", "campaigns/");
  add(library.agencies().all().size(), "unit_agencies", "agencies/");
  return counts;
}

std::vector<Ref<Document>> open_consultations(const Site& site) {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> notice : site.library->of_kind(DocumentKind::notice))
    if (site.notices[notice] == NoticeState::consultation_open) result.push_back(notice);
  return result;
}

/// Not consultations: open ones have a list of their own beside this one, closed ones bind nobody.
std::vector<Ref<Document>> newest_in_force(const Site& site) {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> notice : site.library->of_kind(DocumentKind::notice)) {
    if (result.size() == most_notices) break;
    const NoticeState state = site.notices[notice];
    const bool is_consultation =
        state == NoticeState::consultation_open || state == NoticeState::consultation_closed;
    if (site.notices.is_current(notice) && !is_consultation) result.push_back(notice);
  }
  return result;
}

/// The newest notes and summaries; those of which the day is not known are no news.
std::vector<Ref<Document>> newest_documents(const VisibleLibrary& library) {
  std::vector<Ref<Document>> all;
  for (const DocumentKind kind : {DocumentKind::note, DocumentKind::summary}) {
    const std::vector<Ref<Document>>& listed = library.of_kind(kind);
    for (size_t i = 0; i < listed.size() && i < most_documents; ++i)
      if (const std::optional<When>& date = library[listed[i]].date; date && date->has_known_days())
        all.push_back(listed[i]);
  }
  std::sort(all.begin(), all.end(), [&](Ref<Document> a, Ref<Document> b) {
    const When& x = *library[a].date;
    const When& y = *library[b].date;
    return x != y ? y < x : library[a].path < library[b].path;
  });
  if (all.size() > most_documents) all.resize(most_documents);
  return all;
}

std::vector<Ref<Document>> running_campaigns(const VisibleLibrary& library) {
  std::vector<Ref<Document>> result;
  for (const Ref<Document> campaign : library.of_kind(DocumentKind::campaign))
    if (stage_of(*library[campaign].as_campaign(), library.today()) == CampaignStage::running)
      result.push_back(campaign);
  return result;
}

Value::List latest_reports(const PageView& view) {
  const std::vector<Period>& periods = view.context.site.reported_periods;
  Value::List links;
  for (auto at = periods.rbegin(); at != periods.rend() && links.size() < most_reports; ++at)
    if (!at->is_undated())
      links.push_back(link_shape(view.link_to(url::of(*at)), period_words(*at, view.context)));
  return links;
}

/// Where it is told who has reported and what became of what was found, with the numbers that matter.
Value::List progress_links(const PageView& view) {
  const Site& site = view.context.site;
  const Words& words = view.context.words();
  Value::List links;
  if (!site.covered_campaigns.empty())
    links.push_back(
        link_shape(view.link_to("coverage/"), words["title_coverage"],
                   words.format("count_campaigns", {std::to_string(site.covered_campaigns.size())})));
  if (!site.finding_lists.empty()) {
    const size_t overdue = site.finding_lists.all()[FindingState::overdue];
    links.push_back(link_shape(
        view.link_to("rectification/"), words["title_rectification"],
        overdue == 0 ? words.format("count_items", {std::to_string(site.finding_lists.all().problems())})
                     : words.format("count_overdue", {std::to_string(overdue)})));
  }
  return links;
}

}  // namespace

Value home_view(const PageView& view) {
  const VisibleLibrary& library = view.context.library();
  PageHead head;
  head.template_name = "home";
  head.title = library.config().title;
  head.column = "home";
  head.feeds = {{"feed.xml", library.config().title}};
  Value value = page_value(view, std::move(head));
  value.set_optional("has_body", "body_html", std::string());
  value.set_list("has_counts", "counts", counts_of(view));
  value.set_list("has_consultations", "consultations",
                 entries_of(view, open_consultations(view.context.site)));
  value.set_list("has_notices", "notices", entries_of(view, newest_in_force(view.context.site)));
  value.set_list("has_documents", "documents", entries_of(view, newest_documents(library)));
  value.set_list("has_campaigns", "campaigns", entries_of(view, running_campaigns(library)));
  const bool has_notices = !library.of_kind(DocumentKind::notice).empty();
  value.set_optional("has_all_notices", "all_notices_url",
                     has_notices ? view.link_to("notices/") : std::string());
  value.set_list("has_progress", "progress", progress_links(view));
  value.set_list("has_reports", "reports", latest_reports(view));
  return value;
}

}  // namespace gongbao
