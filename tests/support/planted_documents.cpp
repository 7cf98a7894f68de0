#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

const std::string campaign = "content/campaigns/chengchuan-campus-2025/campaign.md";
const std::string note = "content/campaigns/chengchuan-campus-2025/notes/2025/03/wangxi-canteen-check.md";
const std::string plan_2025 = "content/notices/chengchuan/cc-plan-2025.md";
const std::string plan_2026 = "content/notices/chengchuan/cc-plan-2026.md";
const std::string sampling = "content/notices/chengchuan/cc-sampling-2025-2.md";
const std::string penalties = "content/notices/chengchuan/cc-penalties-yunjin.md";
const std::string agencies = "content/agencies.toml";
const std::string metrics = "content/metrics.toml";
const std::string summary = "content/campaigns/chengchuan-campus-2025/summaries/annual-2025.md";
const std::string order = "  orders.rectification: 9份";

PlantedFault in_metrics(std::string code, std::string line) {
  return {std::move(code), {replace(note, order, order + "\n" + std::move(line))}};
}

}  // namespace

std::vector<PlantedFault> planted_in_documents() {
  return {
      // -- ids and registers
      {"id/invalid", {write("content/pages/a b.md", "---\ntitle: 甲\n---\n")}},
      {"id/clash",
       {write("content/notices/other/CC-plan-2025.md",
              "---\ntitle: 甲\nagency: chengchuan\ngenre: 公示\n---\n")}},
      {"agency/cycle",
       {replace(agencies, "[[agency]]\nid = \"hunan-gov\"",
                "‸[[agency]]\nid = \"hunan-gov\"\nparent = \"hunan-commerce\"")}},
      {"metric/ratio",
       {append(
           metrics,
           "\n‸[[metric]]\nid = \"ratio.none\"\nname = \"没有写明的比\"\nunit = \"%\"\nkind = \"ratio\"\n")}},
      {"metric/name",
       {append(metrics, "\n‸[[metric]]\nid = \"funds.twin\"\nname = \"食堂改造投入\"\nunit = \"元\"\n")},
       "warning"},
      {"ref/agency", {replace(note, "agency: wangxi-market", "agency: ‸wangxi-markt")}},
      {"ref/ambiguous",
       {append(
            agencies,
            "\n[[agency]]\nid = \"one\"\nname = \"同名局\"\n\n[[agency]]\nid = \"two\"\nname = \"同名局\"\n"),
        replace(note, "joint: [wangxi-education]", "joint: [wangxi-education, ‸同名局]")}},
      in_metrics("ref/metric", "  ‸orders.rectificaton: 9份"),
      {"ref/campaign",
       {replace(plan_2025, "campaign: chengchuan-campus-2025", "campaign: ‸chengchuan-campus-2052")}},
      {"ref/notice",
       {replace(plan_2026, "supersedes: [cc-plan-2025]",
                "supersedes: [cc-plan-2025]\nrelated: [‸cc-plan-2024]")}},
      {"ref/finding",
       {replace(note, "joint: [wangxi-education]",
                "joint: [wangxi-education]\nrevisits: [{finding: ‸p9, result: held}]")}},
      // -- campaigns and notices
      {"target/value", {replace(campaign, "value: \"≥ 1200家次\"", "value: ‸\"1200家次左右吧\"")}},
      {"notice/consultation",
       {replace("content/notices/chengchuan/cc-consult-canteen-rules.md",
                "consultation:\n  start: 2026-11-09\n  end: 2026-12-11\n  route",
                "consultation:\n  ‸start: 2026-11-09\n  route")}},
      {"notice/table", {replace(sampling, "- [餐饮食品, 96, 95, 1]", "- ‸[餐饮食品, 96, 95]")}},
      {"notice/table-file",
       {append("content/notices/chengchuan/cc-sampling-2026-3-failed.csv", "‸7,\"韭菜\n")}},
      {"notice/table-file",
       {replace("content/notices/chengchuan/cc-sampling-2026-3.md", "file: cc-sampling-2026-3-failed.csv",
                "file: ‸failed.csv")}},
      {"notice/circle", {replace(plan_2025, "---\ntitle", "---\nsupersedes: [‸cc-plan-2026]\ntitle")}},
      {"notice/heads",
       {replace("content/notices/chengchuan/cc-winter-check-2027.md", "---\ntitle",
                "---\nsupersedes: [‸cc-plan-2025]\ntitle")}},
      {"notice/dates", {replace(plan_2026, "expires: 2027-12-31", "‸expires: 2026-02-27")}},
      {"notice/dates", {replace(plan_2026, "effective: 2026-03-01", "‸effective: 2026-02-24")}},
      {"notice/withdrawn",
       {replace(plan_2025, "issued: 2025-01-20", "‸withdrawn: {date: 2099-01-01, reason: 依据失效}\nissued: 2025-01-20")}},
      {"notice/authority", {replace(penalties, "---\ntitle", "---\namends: [‸cc-plan-2025]\ntitle")}},
      {"notice/date-in-text",
       {replace(plan_2025, "issued: 2025-01-20", "‸issued: 2025-01-20"),
        append(plan_2025, "\n二〇二五年一月二十一日\n")}},
      {"notice/number", {replace(plan_2025, "doc_number: 澄食安办〔2025〕3号", "‸doc_number: 澄食安办[2025]03号")}, "warning"},
      {"notice/number-twice",
       {replace(plan_2026, "doc_number: 澄食安办〔2026〕5号", "‸doc_number: 澄食安办〔2026〕2号")}},
      {"notice/number-gap",
       {replace("content/notices/chengchuan/cc-vacation-supply.md", "澄市监告〔2025〕6号", "澄市监告〔2025〕1号"),
        replace("content/notices/chengchuan/cc-summer-tips-2025.md", "doc_number: 澄", "‸doc_number: 澄")},
       "warning"},
      {"notice/number-year",
       {replace(plan_2025, "doc_number: 澄食安办〔2025〕3号", "‸doc_number: 澄食安办〔2024〕3号")}, "warning"},
      {"notice/sums",
       {replace(sampling, "- [糕点, 24, 23, 1]\n      - [合计, 240, 236, 4]", "- ‸[糕点, 24, 22, 1]")},
       "warning"},
      {"notice/penalty", {replace(penalties, "- [某餐饮店（演示）, ", "- ‸[/, ")}, "warning"},
      // -- figures
      in_metrics("figure/value", "  inspection.school_canteens: ‸几十家"),
      in_metrics("figure/empty", "  ‸inspection.school_canteens:"),
      in_metrics("figure/percentage", "  rate.parent_satisfaction: ‸192%"),
      in_metrics("figure/ratio", "  ratio.open_kitchen: ‸92%"),
      in_metrics("figure/basis", "  rate.parent_satisfaction: {value: ‸92%, basis: cumulative}"),
      in_metrics("figure/parts", "  inspection.school_canteens: {value: 9家次, ‸parts: [wangxi-market]}"),
      {"figure/agency",
       {write("content/campaigns/nobody/campaign.md", "---\ntitle: 无牵头\n---\n"),
        write("content/campaigns/nobody/notes/check.md",
              "---\ntitle: 检查\ntype: other\nmetrics:\n  inspection.school_canteens: ‸3家次\n---\n")}},
      in_metrics("figure/duplicate",
                 "  inspection.school_canteens:\n    - {value: 9家次}\n    - {value: ‸8家次}"),
      {"figure/mismatch", {replace(summary, "[1404家次](figure:", "‸[1405家次](figure:")}},
      {"figure/none", {append(note, "\n又‸[9份](figure:orders.rectification?period=2031)。\n")}},
      {"figure/unbound", {append(summary, "\n又检查**‸37家**。\n")}, "warning"},
      {"figure/validity",
       {append(agencies, "\n[[agency]]\nid = \"gone\"\nname = \"已撤销的机构\"\nvalid = \"../2018\"\n"),
        replace(note, order, order + "\n  inspection.school_canteens: {value: ‸9家次, agency: gone}")},
       "warning"},
  };
}

}  // namespace gongbao::test
