#pragma once
#include <string>
#include <vector>

#include "render/figure_table.h"

namespace gongbao {

/// What the pages of things with data have in common: agencies, campaigns, periods, metrics and their
/// reports.

/// Whether the plan has a file at this path.
bool has_page(const Site& site, std::string_view path);

/// data.csv and data.json of the subject at `path`, then its feed; nothing where there are no data.
Value::List data_links(const PageView& view, const std::string& path);
/// {"feed.xml", title} of the subject for PageHead, if it has one.
std::vector<std::pair<std::string, std::string>> feeds_of(const PageView& view, const std::string& path,
                                                          const std::string& title);

/// schema.org Dataset of the data files at `path`; empty where there are none. `period`: what time it is
/// about.
std::string dataset_json_ld(const PageView& view, const std::string& path, const std::string& title,
                            std::optional<Period> period);

/// The figures of one agency in a period, or over whole campaigns: all campaigns together where that is
/// summed, then each campaign where there are several. Tables are numbered from figures-1.
Value::List agency_figure_tables(const PageView& view, Ref<Agency> agency, std::optional<Period> period);
/// The figures of a campaign, or of all together, in a period or as a whole: a table for each of its highest
/// agencies. More tables are numbered from what `tables` holds.
void add_top_tables(Value::List& tables, const PageView& view, std::optional<Ref<Document>> campaign,
                    std::optional<Period> period);

/// Every list item of `documents` but those of `listed`: what a page lists once it does not list again as a
/// mention.
Value::List other_mentions(const PageView& view, const std::vector<Ref<Document>>& documents,
                           const std::vector<std::vector<Ref<Document>>>& listed);

}  // namespace gongbao
