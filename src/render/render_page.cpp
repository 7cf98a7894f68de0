#include <cassert>

#include "render/data_files.h"
#include "render/views/views.h"

namespace gongbao {
namespace {

struct ViewOf {
  PageKind kind;
  const char* template_name;
  Value (*view)(const PageView&);
};

constexpr ViewOf views[] = {
    {PageKind::home, "home", home_view},
    {PageKind::campaigns, "campaigns", campaigns_view},
    {PageKind::campaign, "campaign", campaign_view},
    {PageKind::campaign_period, "campaign_period", campaign_period_view},
    {PageKind::note, "note", note_view},
    {PageKind::summary, "summary", summary_view},
    {PageKind::agencies, "agencies", agencies_view},
    {PageKind::agency, "agency", agency_view},
    {PageKind::agency_period, "agency_period", agency_period_view},
    {PageKind::periods, "periods", periods_view},
    {PageKind::period, "period", period_view},
    {PageKind::metrics, "metrics", metrics_view},
    {PageKind::metric, "metric", metric_view},
    {PageKind::bases, "bases", bases_view},
    {PageKind::basis, "basis", basis_view},
    {PageKind::notices, "notices", notices_view},
    {PageKind::notice, "notice", notice_view},
    {PageKind::coverage, "coverage", coverage_view},
    {PageKind::rectification, "rectification", rectification_view},
    {PageKind::status, "status", status_view},
    {PageKind::free_page, "page", free_page_view},
    {PageKind::not_found, "not_found", not_found_view},
    {PageKind::moved, "moved", moved_view},
    {PageKind::history, "history", history_view},
    {PageKind::history_version, "history_version", history_version_view},
    {PageKind::history_difference, "history_difference", history_difference_view},
};

std::string render_file(const RenderContext& context, const Page& page) {
  switch (page.kind) {
    case PageKind::site_feed:
    case PageKind::agency_feed:
    case PageKind::campaign_feed:
      return feed_xml(context, page);
    case PageKind::sitemap:
      return sitemap_xml(context, page);
    case PageKind::robots:
      return robots_txt(context);
    case PageKind::subject_json:
      return subject_json(context, page);
    case PageKind::subject_csv:
      return subject_csv(context, page);
    case PageKind::figures_json:
      return figures_json(context, page);
    case PageKind::figures_csv:
      return figures_csv(context, page);
    case PageKind::totals_json:
      return totals_json(context);
    case PageKind::notices_json:
      return notices_json(context);
    case PageKind::agencies_json:
      return agencies_json(context);
    case PageKind::campaigns_json:
      return campaigns_json(context);
    case PageKind::datapackage:
      return datapackage_json(context);
    case PageKind::csvw:
      return csvw_json(context);
    case PageKind::calendar:
      return consultation_ics(context, page);
    case PageKind::redirects:
      return redirects_file(context, page);
    default:
      break;
  }
  assert(false && "assets and attachments are copied");
  return {};
}

}  // namespace

std::string render_page(const RenderContext& context, const Page& page, Findings& findings) {
  for (const ViewOf& one : views)
    if (one.kind == page.kind) {
      RenderContext of_pages = context;
      of_pages.group_digits = context.library().config().group_digits;
      return context.theme.render(one.template_name, one.view({of_pages, page}), findings);
    }
  return render_file(context, page);
}

}  // namespace gongbao
