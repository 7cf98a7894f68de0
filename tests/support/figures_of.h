#pragma once
#include "figures/reconciliation.h"
#include "support/site_text.h"

namespace gongbao::test {

/// A small site with its figures rolled up: agencies city > market, school; campaign c from May to December 2008.
struct Rolled {
  SiteText site;
  VisibleLibrary visible;
  Ledger ledger;

  explicit Rolled(std::string_view text, std::string_view as_of = "2026-11-23T00:00Z")
      : site(text),
        visible(select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse(as_of)))),
        ledger(roll_up(visible)) {}

  Ref<Document> campaign(std::string_view id = "c") const { return *site.library->find(DocumentKind::campaign, id); }
  std::optional<Cell> cell(std::string_view agency, std::string_view period, std::string_view metric) const {
    return ledger.find(site.agency(agency), period.empty() ? std::nullopt : Period::parse(period), campaign(),
                       site.metric(metric));
  }
  std::string names(const std::vector<Ref<Agency>>& agencies) const {
    std::string result;
    for (const Ref<Agency> one : agencies) result += (result.empty() ? "" : " ") + visible.agencies()[one].id;
    return result;
  }
};

/// A note of campaign c. `metrics` in YAML, indented by two.
inline std::string note(std::string_view id, std::string_view agency, std::string_view date, std::string_view metrics) {
  return fmt::format("\n-- content/campaigns/c/notes/{}.md --\n---\ntitle: {}\ntype: other\nagency: {}\n{}\nmetrics:\n{}\n---\n",
                     id, id, agency, date.empty() ? "" : fmt::format("date: {}", date), metrics);
}

}  // namespace gongbao::test
