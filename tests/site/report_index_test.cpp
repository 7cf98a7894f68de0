// Protects: what reports and data files find at once: who issued what, where sums begin.
#include "site/report_index.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

struct Indexed {
  SiteText site;
  VisibleLibrary visible;
  Ledger ledger;
  ReportIndex index;

  explicit Indexed(std::string_view files)
      : site(files),
        visible(select_visible(*site.library, Audience::public_site,
                               std::get<Instant>(Instant::parse("2008-12-31T00:00Z")))),
        ledger(roll_up(visible)),
        index(visible, ledger) {}

  std::string tops(std::optional<Period> period) const {
    std::string result;
    const auto campaign = period ? std::nullopt : site.library->find(DocumentKind::campaign, "c");
    for (const Ref<Agency> agency : index.tops(campaign, period))
      result += visible.agencies()[agency].id + " ";
    return result;
  }
};

std::string note(std::string_view id, std::string_view agency, std::string_view rest) {
  return fmt::format(
      "\n-- content/campaigns/c/notes/{0}.md --\n---\ntitle: {0}\ntype: other\nagency: {1}\n{2}\n---\n", id,
      agency, rest);
}

}  // namespace

TEST_CASE("an agency that only passes on what one below it did gives way to that one") {
  const Indexed one(note("a", "market", "date: 2008-06-16\nmetrics: {work: 3}"));
  CHECK(one.tops(Period::parse("2008-06")) == "market ");
  CHECK(one.tops(std::nullopt) == "market ");
  const Indexed two(note("a", "market", "date: 2008-06-16\nmetrics: {work: 3}") +
                    note("b", "school", "date: 2008-07-16\nmetrics: {work: 3}"));
  CHECK(two.tops(Period::parse("2008-06")) == "market ");
  CHECK(two.tops(Period::parse("2008")) == "city ");
}

TEST_CASE("an agency with a total of its own stays on top") {
  const Indexed site(note("a", "market", "date: 2008-06-16\nmetrics: {work: 3}") +
                     note("b", "city", "date: 2008-06-16\nmetrics: {work: {value: 4, basis: total, period: 2008-06}}"));
  CHECK(site.tops(Period::parse("2008-06")) == "city ");
}

TEST_CASE("documents by issuer, campaigns by who is in them, metrics by who states them") {
  const Indexed site(note("a", "market", "date: 2008-06-16\nmetrics: {work: 3}"));
  CHECK(site.index.issued_by(site.site.agency("market"), DocumentKind::note).size() == 1);
  CHECK(site.index.issued_by(site.site.agency("city"), DocumentKind::note).empty());
  CHECK(site.index.campaigns_of(site.site.agency("market")).size() == 1);
  CHECK(site.index.campaigns_of(site.site.agency("city")).size() == 1);
  CHECK(site.index.campaigns_of(site.site.agency("school")).empty());
  CHECK(site.index.stating(site.site.metric("work")).size() == 1);
  CHECK(site.index.stating(site.site.metric("meat")).empty());
}
