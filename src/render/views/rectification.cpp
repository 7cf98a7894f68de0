// Findings by state: what is overdue, open, settled; how much of each campaign's and agency's is settled;
// contradictions.
#include "render/finding_table.h"
#include "render/list_page.h"
#include "render/views/plain_table.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

/// In the order of what presses most.
constexpr FindingState states[] = {FindingState::overdue, FindingState::failed, FindingState::open,
                                   FindingState::partly,  FindingState::closed, FindingState::revisited};

std::string rate_words(const FindingCounts& counts) {
  const Decimal settled = Decimal::of(static_cast<int64_t>(counts.settled() * 100));
  const std::optional<Decimal> rate =
      settled.divided_by(Decimal::of(static_cast<int64_t>(counts.problems())), 2);
  return rate ? rate->text() + "%" : std::string();
}

TableCell number_cell(std::string text) { return {std::move(text), {}, true, {}}; }

void add_counts(TableParts& table, TableCell subject, const FindingCounts& counts) {
  std::vector<TableCell> row{std::move(subject)};
  for (const FindingState state : states)
    row.push_back(number_cell(counts[state] == 0 ? std::string() : std::to_string(counts[state])));
  row.push_back(number_cell(std::to_string(counts.problems())));
  row.push_back(number_cell(rate_words(counts)));
  table.rows.emplace_back(std::string(), std::move(row));
}

TableParts count_table(const PageView& view, const char* id, const char* caption, const char* subject) {
  const RenderContext& context = view.context;
  TableParts table = plain_table(view, id, caption, {subject});
  for (const FindingState state : states)
    table.columns.emplace_back(finding_state_shape(context, state).word, true);
  table.columns.emplace_back(context.words()["column_problems"], true);
  table.columns.emplace_back(context.words()["column_closing_rate"], true);
  return table;
}

/// Counts and closing rate by campaign and by agency: the first hundred of each.
Value::List count_tables(const PageView& view) {
  const RenderContext& context = view.context;
  const VisibleLibrary& library = context.library();
  const FindingLists& lists = context.site.finding_lists;
  const size_t most = static_cast<size_t>(library.config().page_size);
  const auto finish = [&](TableParts table, size_t all) {
    if (most < all)
      table.note = context.words().format("list_first_of", {std::to_string(most), std::to_string(all)});
    return finished(std::move(table));
  };
  TableParts campaigns = count_table(view, "by-campaign", "table_findings_by_campaign", "column_campaign");
  for (size_t i = 0; i < lists.by_campaign().size() && i < most; ++i) {
    const Document& campaign = library[lists.by_campaign()[i].first];
    add_counts(campaigns, text_cell(campaign.title, view.link_to(url::of(campaign, library))),
               lists.by_campaign()[i].second);
  }
  if (lists.by_campaign().size() > 1)
    add_counts(campaigns, text_cell(context.words()["column_all"]), lists.all());
  TableParts agencies = count_table(view, "by-agency", "table_findings_by_agency", "column_agency");
  for (size_t i = 0; i < lists.by_agency().size() && i < most; ++i) {
    const Agency& agency = library.agencies()[lists.by_agency()[i].first];
    add_counts(agencies, text_cell(agency.shown(), view.link_to(url::of(agency))),
               lists.by_agency()[i].second);
  }
  Value::List tables = finish(std::move(campaigns), lists.by_campaign().size());
  for (Value& table : finish(std::move(agencies), lists.by_agency().size()))
    tables.push_back(std::move(table));
  return tables;
}

std::vector<FindingRef> shown(const Page& page, const std::vector<FindingRef>& all, size_t size) {
  const auto [begin, end] = shown_range(page, all.size(), size);
  return {all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

Value state_group(const PageView& view, FindingState state, const std::string& more_url) {
  const RenderContext& context = view.context;
  const std::vector<FindingRef>& all = context.site.finding_lists.in(state);
  const size_t size = static_cast<size_t>(context.library().config().page_size);
  const StateShape shape = finding_state_shape(context, state);
  Value group;
  group.set("id", fmt::format("{}", name_of(state)));
  group.set("title", shape.word);
  group.set("state_class", shape.css_class);
  group.set("count", context.words().format("count_items", {std::to_string(all.size())}));
  set_list(group, "has_tables", "tables", finding_list(view, state, shown(view.page, all, size)));
  group.set_optional("has_more", "more_url", more_url);
  group.set("more_title", context.words().format("more_items", {std::to_string(all.size())}));
  return group;
}

std::optional<FindingState> state_of(const Page& page) {
  for (const FindingState state : states)
    if (page.list_year == name_of(state)) return state;
  return std::nullopt;
}

}  // namespace

Value rectification_view(const PageView& view) {
  const RenderContext& context = view.context;
  const Words& words = context.words();
  const FindingLists& lists = context.site.finding_lists;
  const size_t size = static_cast<size_t>(context.library().config().page_size);
  const std::optional<FindingState> one = state_of(view.page);
  PageHead head;
  head.template_name = "rectification";
  head.title = list_title(
      view, one ? words.format("title_campaign_period",
                               {words["title_rectification"], finding_state_shape(context, *one).word})
                : words["title_rectification"]);
  head.column = "campaigns";
  head.description = words["describe_rectification"];
  head.breadcrumbs = breadcrumbs_to(view, "campaigns");
  if (one) head.breadcrumbs.emplace_back("rectification/", words["title_rectification"]);
  Value value = page_value(view, std::move(head));
  value.set_optional("has_subtitle", "subtitle",
                     one || lists.all().problems() == 0
                         ? std::string()
                         : words.format("rectification_counts",
                                        {std::to_string(lists.all().problems()),
                                         std::to_string(lists.all().settled()), rate_words(lists.all())}));
  Value::List groups;
  for (const FindingState state : states) {
    const size_t count = lists.in(state).size();
    if (count == 0 || (one && state != *one)) continue;
    groups.push_back(state_group(
        view, state, !one && count > size ? view.link_to(url::rectification_of(state)) : std::string()));
  }
  value.set_list("has_groups", "groups", std::move(groups));
  set_list(value, "has_tables", "tables", one ? Value::List() : count_tables(view));
  Value::List contradictions;
  if (Value::List tables = contradiction_table(view, lists.contradicting()); !one && !tables.empty()) {
    Value holder;
    holder.set_list("has_tables", "tables", std::move(tables));
    contradictions.push_back(std::move(holder));
  }
  set_list(value, "has_contradictions", "contradictions", std::move(contradictions));
  if (one)
    set_list_pager(value, view, url::rectification_of(*one), lists.in(*one).size());
  else
    set_no_pager(value);
  return value;
}

}  // namespace gongbao
