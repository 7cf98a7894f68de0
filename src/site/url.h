#pragma once
#include <string>
#include <string_view>

#include "site/finding_state.h"

namespace gongbao {

/// The only place that decides where things live (behaviour 2). Paths from the site's root, without a leading slash and not
/// yet percent-encoded: "" is the front page, "agencies/tonghua/" a page, "robots.txt" a file.
namespace url {

std::string of(const Document& document, const VisibleLibrary& library);
std::string of(const Agency& agency);
std::string of(const Agency& agency, Period period);
std::string of(const Metric& metric);
std::string of(const LegalBasis& basis);
std::string of(Period period);
std::string campaign_period(const Document& campaign, Period period);
std::string notices_of(std::string_view year);  ///< notices/2008/, notices/undated/
std::string rectification_of(FindingState state);  ///< rectification/overdue/
std::string figures_of(const Document& campaign, std::string_view ending);  ///< data/figures/<campaign>.csv
std::string list_page(std::string_view list, int number);  ///< notices/page/3/
std::string attachment(const Document& document, const Attachment& attachment, const VisibleLibrary& library);
std::string history_of(const Document& document, const VisibleLibrary& library);  ///< …/history/
std::string version_of(const Document& document, int number, const VisibleLibrary& library);  ///< …/history/2/
std::string difference_of(const Document& document, int from, int to, const VisibleLibrary& library);  ///< …/history/1-2/

/// The file that a path is written to: a page's is its index.html.
std::string file_of(std::string_view path);
/// From one page to another, percent-encoded: "../../agencies/x/"; "./" for itself.
std::string relative(std::string_view from, std::string_view to);
/// Percent-encoded, for base_url + path.
std::string encoded(std::string_view path);

}  // namespace url
}  // namespace gongbao
