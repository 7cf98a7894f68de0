// Protects: a joint action is counted once, for the agency of its note, and listed for the others, once in
// each report of the period: theirs and those above them.
#include "site/site.h"
#include "support/figures_of.h"

using namespace gongbao;
using gongbao::test::Rolled;

namespace {

constexpr std::string_view agencies = R"(
-- content/agencies.toml --
[[agency]]
id = "province"
name = "某省人民政府"
[[agency]]
id = "city"
name = "某市人民政府"
parent = "province"
[[agency]]
id = "market"
name = "某市市场监督管理局"
parent = "city"
[[agency]]
id = "health"
name = "某市卫生局"
parent = "city"
[[agency]]
id = "county"
name = "某县人民政府"
parent = "province"
[[agency]]
id = "police"
name = "某县公安局"
parent = "county"
[[agency]]
id = "school"
name = "某县第一小学"
parent = "county"
)";

struct Planned : Rolled {
  History history;
  Findings findings;
  Site plan;

  explicit Planned(std::string_view notes)
      : Rolled(std::string(agencies) + std::string(notes)),
        plan(plan_site(visible, ledger, history, {}, findings)) {}

  /// The titles of a list of an agency's report, each followed by a space.
  std::string titles(std::string_view agency, std::string_view period,
                     std::vector<Ref<Document>> Activity::*list) const {
    const auto found = plan.activity_of_agency.find({site.agency(agency).index, *Period::parse(period)});
    std::string result;
    if (found != plan.activity_of_agency.end())
      for (const Ref<Document> document : found->second.*list) result += visible[document].title + " ";
    return result;
  }
  std::string within(std::string_view agency, std::string_view period) const {
    return titles(agency, period, &Activity::within);
  }
  std::string joint(std::string_view agency, std::string_view period) const {
    return titles(agency, period, &Activity::joint);
  }
  bool has_report(std::string_view agency, std::string_view period) const {
    return plan.has_report(site.agency(agency), *Period::parse(period));
  }
  bool has(std::string_view path) const {
    return std::any_of(plan.pages.begin(), plan.pages.end(),
                       [&](const Page& page) { return page.path == path; });
  }
};

std::string note(std::string_view id, std::string_view agency, std::string_view date, std::string_view rest) {
  return fmt::format(
      "\n-- content/campaigns/c/notes/{0}.md --\n---\ntitle: {0}\ntype: enforcement\nagency: {1}\ndate: "
      "{2}\n{3}\n---\n",
      id, agency, date, rest);
}

}  // namespace

TEST_CASE("a joint action is within the reports of the one that led, and joint in those of the others") {
  const Planned planned(
      note("a", "market", "2008-06-16", "joint: [health, police, {name: 动检部门}]\nmetrics: {work: 12}"));
  REQUIRE(planned.site.codes() == "");
  for (const char* period : {"2008", "2008-Q2", "2008-06"}) {
    for (const char* agency : {"market", "city", "province"}) {
      CHECK(planned.within(agency, period) == "a ");
      CHECK(planned.joint(agency, period) == "");
    }
    for (const char* agency : {"health", "police", "county"}) {
      CHECK(planned.within(agency, period) == "");
      CHECK(planned.joint(agency, period) == "a ");
      CHECK(planned.has_report(agency, period));
      CHECK(planned.has(fmt::format("agencies/{}/{}/", agency, period)));
    }
    CHECK(!planned.has_report("school", period));
  }
  CHECK(!planned.has_report("health", "2008-05"));
}

TEST_CASE("none of its figures counts for those that took part") {
  const Planned planned(note("a", "market", "2008-06-16", "joint: [health, police]\nmetrics: {work: 12}"));
  for (const char* agency : {"health", "police", "county"}) CHECK(!planned.cell(agency, "2008", "work"));
  for (const char* agency : {"market", "city", "province"})
    CHECK(format_value(*planned.cell(agency, "2008", "work")->subtree, "") == "12");
  CHECK(planned.ledger.figures().size() == 1);
}

TEST_CASE("it is listed once above two that took part, and not again where it is listed as its own") {
  const Planned planned(note("a", "market", "2008-06-16", "joint: [police, school, city]") +
                        note("b", "province", "2008-06-20", "joint: [police]"));
  CHECK(planned.joint("county", "2008-06") == "b a ");
  CHECK(planned.joint("police", "2008-06") == "b a ");
  CHECK(planned.joint("school", "2008-06") == "a ");
  CHECK(planned.joint("city", "2008-06") == "");
  CHECK(planned.within("city", "2008-06") == "a ");
  CHECK(planned.within("province", "2008-06") == "b a ");
  CHECK(planned.joint("province", "2008-06") == "");
}

TEST_CASE(
    "one that straddles is listed as such, makes no page of its own, and an undated one belongs to undated") {
  const Planned planned(note("a", "market", "2008-06-28/2008-07-03", "joint: [police]") +
                        note("b", "market", "20XX-06-16", "joint: [health]"));
  CHECK(planned.titles("police", "2008-06", &Activity::straddling) == "a ");
  CHECK(planned.joint("police", "2008-06") == "");
  CHECK(!planned.has_report("police", "2008-06"));
  CHECK(planned.joint("police", "2008") == "a ");
  CHECK(planned.joint("health", "undated") == "b ");
  CHECK(planned.has_report("health", "undated"));
  CHECK(!planned.has_report("health", "2008"));
}

TEST_CASE("a joint note that the public does not see makes no page") {
  const Planned planned(note("a", "market", "2008-06-16", "joint: [police]\naudience: internal"));
  CHECK(planned.joint("police", "2008") == "");
  CHECK(!planned.has_report("police", "2008"));
}
