#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

const std::string metrics = "content/metrics.toml";

/// A campaign of its own with one note, whose `metrics` these are.
PlantedFault reckoned(std::string code, std::string figures, std::string severity = "warning") {
  return {std::move(code),
          {write("content/campaigns/sums/campaign.md", "---\ntitle: 核算\nlead: chengchuan\nperiod: 2025\n---\n"),
           write("content/campaigns/sums/notes/n.md",
                 "---\ntitle: 快报\ntype: report\nagency: chengchuan\ndate: 2025-09-30\nmetrics:\n" + std::move(figures) + "---\n")},
          std::move(severity)};
}

}  // namespace

std::vector<PlantedFault> planted_in_reckoning() {
  return {
      reckoned("figure/exceeds",
               "  inspection.school_canteens:\n    - {value: ‸3家次, basis: total, period: 2025}\n    - {value: 4家次, agency: "
               "wangxi-market}\n"),
      reckoned("figure/decrease",
               "  inspection.school_canteens:\n    - {value: 9家次, basis: cumulative, period: 2025-03-31}\n    - {value: "
               "‸8家次, basis: cumulative, period: 2025-06-30}\n"),
      reckoned("figure/order",
               "  inspection.school_canteens:\n    - {value: 9家次, basis: cumulative, period: 20XX-03-31}\n    - {value: "
               "‸8家次, basis: cumulative, period: 20XX-06-30}\n"),
      reckoned("figure/inside",
               "  inspection.school_canteens:\n    - {value: ‸9家次, basis: cumulative}\n    - {value: 10家次, period: 2025-03}\n"),
      {"figure/rate",
       {append(metrics,
               "\n[[metric]]\nid = \"rate.sums\"\nname = \"核算率\"\nunit = \"%\"\nkind = \"rate\"\nratio = "
               "\"canteen.open_kitchen / canteen.total\"\n"),
        write("content/campaigns/sums/campaign.md", "---\ntitle: 核算\nlead: chengchuan\nperiod: 2031\n---\n"),
        write("content/campaigns/sums/notes/n.md",
              "---\ntitle: 快报\ntype: report\nagency: chengchuan\ndate: 2031-09-30\nmetrics:\n  canteen.open_kitchen: 90家\n  "
              "canteen.total: 100家\n  rate.sums: ‸95%\n---\n")},
       "warning"},
      reckoned("figure/part", "  sampling.batches: ‸10批次\n  sampling.passed: 11批次\n"),
      reckoned("figure/overflow",
               "  inspection.school_canteens:\n    - {value: ‸999999999999999999家次}\n    - {value: 999999999999999998家次, agency: "
               "wangxi-market}\n",
               "error"),
      {"metric/part",
       {append(metrics,
               "\n[[metric]]\nid = \"part.a\"\nname = \"甲项\"\nunit = \"件\"\npart_of = ‸\"part.a\"\n")}},
      {"campaign/count",
       {write("content/campaigns/sums/campaign.md",
              "---\ntitle: 核算\nlead: chengchuan\nperiod: 2025\ntasks:\n  - {title: 甲}\n  - {title: 乙}\ncounts:\n  - ‸{of: "
              "tasks, value: 1, text: 1项}\n---\n")},
       "warning"},
  };
}

}  // namespace gongbao::test
