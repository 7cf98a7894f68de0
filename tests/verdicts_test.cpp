// Protects: what the five seed campaigns say of their own totals, found from the data alone: the checks R1 to R17, one row each.
#include "check/checks.h"
#include "figures/rate_check.h"
#include "figures/stated_count.h"
#include "figures/whole_check.h"
#include "site/finding_state.h"
#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view c1 = "c1-hunan-pork-100d", c3 = "c3-school-canteen-check", c5 = "c5-tonghua-special";

/// The shipped content, read from the work tree.
struct Shipped {
  Findings findings;
  Snapshot snapshot = read_snapshot({GONGBAO_SOURCE_DIR, "HEAD", true}, {.jobs = 1}, findings);
  Library library = parse_library(snapshot, {.jobs = 1}, findings);
  VisibleLibrary visible = select_visible(library, Audience::internal, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
  Ledger ledger = roll_up(visible);

  Ref<Document> campaign(std::string_view id) const { return *library.find(DocumentKind::campaign, id); }
  Ref<Metric> metric(std::string_view id) const { return *library.metrics.with_id(id); }

  /// "verdict, reason; parts; remainder; who alone exceeds" of a total of 通化市.
  std::string total(std::string_view id) const {
    for (const Reconciliation& one : reconcile(visible, ledger)) {
      const Figure& figure = *ledger.figures()[one.total].figure;
      if (figure.campaign != campaign(c5) || figure.metric != metric(id)) continue;
      std::string text = fmt::format("{}, {}; {}; {}..{}", name_of(one.judgement.verdict), name_of(one.judgement.reason),
                                     one.sum ? one.sum->value.text() + " " + std::string(name_of(one.sum->qualifier)) : "-",
                                     one.remainder && one.remainder->range.low ? one.remainder->range.low->value.text() : "-",
                                     one.remainder && one.remainder->range.high ? one.remainder->range.high->value.text() : "-");
      for (const Reconciliation::Part& part : one.parts)
        if (part.exceeds) text += fmt::format("; {} {}", library.agencies[part.agency].id, part.value->value.text());
      return text;
    }
    return "none";
  }
  /// The silent of the same.
  std::string silent(std::string_view id) const {
    std::string text;
    for (const Reconciliation& one : reconcile(visible, ledger))
      if (const Figure& figure = *ledger.figures()[one.total].figure;
          figure.campaign == campaign(c5) && figure.metric == metric(id))
        for (const Ref<Agency> agency : one.silent) text += library.agencies[agency].id + " ";
    return text;
  }
  /// A derived sum of a whole campaign.
  std::string sum(std::string_view agency, std::string_view in, std::string_view id) const {
    const std::optional<Cell> cell = ledger.find(*library.agencies.with_id(agency), {}, campaign(in), metric(id));
    if (!cell || !cell->subtree) return "none";
    return fmt::format("{}{}", format_value(*cell->subtree, metric_unit(id)), cell->total ? ", total" : ", derived");
  }
  std::string metric_unit(std::string_view id) const { return library.metrics[metric(id)].unit.unit; }
  std::string rate(std::string_view id) const {
    for (const RateCheck& check : check_rates(visible, ledger))
      if (ledger.figures()[check.rate].figure->metric == metric(id)) {
        std::string text(name_of(check.outcome));
        if (check.implied.low && check.implied.high)
          text += fmt::format(" {}..{}", check.implied.low->value.text(), check.implied.high->value.text());
        return text;
      }
    return "none";
  }
  std::string count(std::string_view of) const {
    const Campaign& in = *library[campaign(c5)].as_campaign();
    for (const StatedCount& one : in.counts)
      if (one.of == of) return fmt::format("{} of {}, {}", *size_of_list(in, of), one.value->value.text(), name_of(judge_count(in, one)->verdict));
    return "none";
  }
  std::string rectification() const {
    const FindingStates states(visible);
    std::map<std::string, int> tally;
    std::string denied;
    for (const Ref<Document> note : visible.in_campaign(campaign(c3), DocumentKind::note))
      for (uint32_t i = 0; i < visible[note].as_note()->findings.size(); ++i) {
        const InspectionFinding& finding = visible[note].as_note()->findings[i];
        if (finding.kind == InspectionFinding::Kind::problem) ++tally[std::string(name_of(states[{note, i}].state))];
        if (!finding.denies.empty()) denied += "; " + finding.id + " denies " + finding.denies.text;
      }
    std::string text;
    for (const auto& [state, number] : tally) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, state);
    return text + denied;
  }
};

}  // namespace

TEST_CASE("R1 to R17 of the seed campaigns come out as a reader found them") {
  const Shipped shipped;
  REQUIRE(shipped.findings.empty());
  struct Row {
    const char* check;
    std::string found;
    const char* expected;
  };
  const Row rows[] = {
      // 50 + 1922 + 989 + 473 + 1000多 + 300 = 4734 at least, 5733 at most; of 6500 to 6600
      {"R1 人次", shipped.total("enforcement.person_times"), "partly itemised, remainder; 4734 over; 766..1866"},
      {"R1 silent", shipped.silent("enforcement.person_times"), "tonghua-office tonghua-agri tonghua-ciq "},
      {"R2 车辆", shipped.total("enforcement.vehicle_times"), "partly itemised, remainder; 300 exact; 380..390"},
      {"R3 食品生产企业", shipped.total("inspection.producers"), "partly itemised, remainder; 522 exact; 658..658"},
      {"R4 食品经营业户", shipped.total("inspection.operators"), "exceeds, single-part; 4327 exact; -3067..-3067; tonghua-industry 4327"},
      {"R5 黑窝点", shipped.total("den.food_processing"), "partly itemised, remainder; 3 exact; 9..9"},
      {"R6 涉案货值", shipped.total("case.goods_value"), "exceeds, single-part; 730000 over; -600000..-570000; tonghua-quality 570000"},
      {"R7 案件", shipped.sum("tonghua", c5, "case.all"), "411件以上, derived"},
      {"R8 量化分级", shipped.rate("rate.grading"), "implies denominator 833..841"},
      // 100% of 72 can only be 72: all of them, as the paper says
      {"R10 出口", shipped.rate("rate.marking"), "implies denominator 72..72"},
      {"R11 牵头", shipped.count("participants.牵头"), "9 of 9, consistent"},
      {"R11 任务", shipped.count("tasks"), "8 of 8, consistent"},
      {"R12 下一步", shipped.count("next"), "5 of 5, consistent"},
      {"R14 非法肉品", shipped.sum("hunan-commerce", c1, "seizure.illegal_meat"), "1060公斤以上, derived"},
      {"R15 宣传资料", shipped.sum("hunan-commerce", c1, "publicity.leaflets"), "9700份, derived"},
      {"R16 and R17 整改、证照", shipped.rectification(), "3 closed, 2 open; p1 denies g1"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.check));
    CHECK(row.found == row.expected);
  }
}

TEST_CASE("R9: outcomes of cases, where the register says that they are parts, leave three unreported") {
  const SiteText site(R"(
-- content/metrics.toml --
[[metric]]
id = "case.violations"
name = "查处违法案件"
unit = "起"
also = ["户"]
[[metric]]
id = "closure.unlicensed"
name = "取缔无证餐饮单位"
unit = "户"
part_of = "case.violations"
[[metric]]
id = "rectified.catering"
name = "整改合格"
unit = "户"
part_of = "case.violations"
-- content/campaigns/c/notes/a.md --
---
title: 餐饮
type: report
agency: market
metrics:
  case.violations: 20起
  closure.unlicensed: 8户
  rectified.catering: 9户
---
)");
  REQUIRE(site.codes() == "");
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::public_site, std::get<Instant>(Instant::parse("2026-11-23T00:00Z")));
  const std::vector<WholeCheck> checks = check_wholes(visible, roll_up(visible));
  REQUIRE(checks.size() == 1);
  CHECK(name_of(checks[0].judgement.verdict) == "partly itemised");
  CHECK(checks[0].remainder->value.text() == "3");
}

TEST_CASE("R13: a campaign of fourteen cities names fourteen") {
  const Shipped shipped;
  const Campaign& campaign = *shipped.library[shipped.campaign(c1)].as_campaign();
  REQUIRE(campaign.counts.size() == 1);
  CHECK(campaign.counts[0].value->value.text() == "14");
  CHECK(size_of_list(campaign, campaign.counts[0].of) == 14);
  CHECK(name_of(judge_count(campaign, campaign.counts[0])->verdict) == "consistent");
}
