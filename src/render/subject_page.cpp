#include "render/subject_page.h"

#include "render/document_shape.h"
#include "render/figure_cell.h"
#include "render/json.h"

namespace gongbao {
namespace {

void add_table(Value::List& tables, const PageView& view, std::string caption,
               const std::vector<Cell>& cells) {
  FigureTableParts parts = next_figure_table(view, tables, std::move(caption));
  for (Value& table : metric_figure_table(view, std::move(parts), cells))
    tables.push_back(std::move(table));
}

std::string period_caption(const PageView& view, std::optional<Period> period) {
  const Words& words = view.context.words();
  return words.format("table_figures",
                      {period ? period_words(*period, view.context) : words["period_whole_campaign"]});
}

}  // namespace

bool has_page(const Site& site, std::string_view path) {
  const auto found =
      std::lower_bound(site.pages.begin(), site.pages.end(), path,
                       [](const Page& page, std::string_view wanted) { return page.path < wanted; });
  return found != site.pages.end() && found->path == path;
}

Value::List data_links(const PageView& view, const std::string& path) {
  static constexpr std::pair<const char*, const char*> files[] = {
      {"data.csv", "data_csv"}, {"data.json", "data_json"}, {"feed.xml", "data_feed"}};
  Value::List links;
  if (!has_page(view.context.site, path + "data.csv")) return links;
  for (const auto& [file, word] : files)
    if (has_page(view.context.site, path + file))
      links.push_back(link_shape(view.link_to(path + file), view.context.words()[word]));
  return links;
}

std::vector<std::pair<std::string, std::string>> feeds_of(const PageView& view, const std::string& path,
                                                          const std::string& title) {
  if (!has_page(view.context.site, path + "feed.xml")) return {};
  return {{path + "feed.xml", title}};
}

std::string dataset_json_ld(const PageView& view, const std::string& path, const std::string& title,
                            std::optional<Period> period) {
  const RenderContext& context = view.context;
  if (!has_page(context.site, path + "data.json")) return {};
  const SiteConfig& config = context.library().config();
  JsonWriter json(JsonPlace::html);
  json.begin_object();
  json.text("@context", "https://schema.org").text("@type", "Dataset");
  json.text("name", title).text("description", context.words().format("dataset_description", {title}));
  json.text("url", view.absolute(view.page.path)).text("inLanguage", config.language);
  json.flag("isAccessibleForFree", true);
  if (period && !period->is_undated())
    json.text("temporalCoverage",
              fmt::format("{}/{}", period->days().first->iso(), period->days().last->iso()));
  if (!config.publisher.name.empty())
    json.begin_object("publisher")
        .text("@type", "Organization")
        .text("name", config.publisher.name)
        .end_object();
  json.begin_array("distribution");
  for (const auto& [file, type] :
       {std::pair("data.csv", "text/csv"), std::pair("data.json", "application/json")}) {
    json.begin_object().text("@type", "DataDownload").text("encodingFormat", type);
    json.text("contentUrl", view.absolute(path + file)).end_object();
  }
  json.end_array().end_object();
  return json.take();
}

Value::List agency_figure_tables(const PageView& view, Ref<Agency> agency, std::optional<Period> period) {
  const VisibleLibrary& library = view.context.library();
  std::vector<std::vector<Cell>> by_campaign;
  for (const Cell& cell : view.context.ledger().cells(agency, period)) {
    if (by_campaign.empty() || by_campaign.back().front().campaign != cell.campaign) by_campaign.emplace_back();
    by_campaign.back().push_back(cell);
  }
  const bool has_sum = !by_campaign.empty() && !by_campaign.front().front().campaign;
  if (has_sum && by_campaign.size() == 2) by_campaign.pop_back();  // one campaign: its sum is the sum of all
  Value::List tables;
  for (const std::vector<Cell>& group : by_campaign) {
    const std::optional<Ref<Document>> campaign = group.front().campaign;
    add_table(tables, view,
              campaign ? view.context.words().format("table_figures", {library[*campaign].title})
                       : period_caption(view, period),
              group);
  }
  return tables;
}

void add_top_tables(Value::List& tables, const PageView& view, std::optional<Ref<Document>> campaign,
                    std::optional<Period> period) {
  const RenderContext& context = view.context;
  for (const Ref<Agency> top : context.site.tops(campaign, period)) {
    const CellRange cells = context.ledger().cells(top, period, campaign);
    add_table(tables, view,
              context.words().format("title_campaign_period", {context.library().agencies()[top].shown(),
                                                               period_caption(view, period)}),
              std::vector<Cell>(cells.begin(), cells.end()));
  }
}

Value::List other_mentions(const PageView& view, const std::vector<Ref<Document>>& documents,
                           const std::vector<std::vector<Ref<Document>>>& listed) {
  std::vector<Ref<Document>> known;
  for (const std::vector<Ref<Document>>& list : listed) known.insert(known.end(), list.begin(), list.end());
  std::sort(known.begin(), known.end());
  Value::List entries;
  for (const Ref<Document> document : documents)
    if (!std::binary_search(known.begin(), known.end(), document))
      entries.push_back(entry_of(view, document));
  return entries;
}

}  // namespace gongbao
