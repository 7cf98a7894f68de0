#include "cli/starter_site.h"

#include "cli/starter_timer.h"

namespace gongbao {
namespace {

constexpr std::string_view site_toml = R"(title = "某市食品安全专项整治公报"
base_url = "https://www.example.gov.cn/spaq/"
language = "zh-Hans"
timezone = "+08:00"

[publisher]
name = "某市食品安全委员会办公室"

# 公示公告和工作总结须经核稿、签发才会公开。签发人登记在下面的 [[reviewer]] 中。
[review.notice]
roles = ["review", "approve"]
distinct_from_author = true
signed = true

[review.summary]
roles = ["review", "approve"]
distinct_from_author = true
signed = true

# [[reviewer]]
# email = "office@example.gov.cn"
# roles = ["approve"]
# agencies = ["city"]
# key = "ssh-ed25519 …"
)";

constexpr std::string_view agencies_toml = R"([[agency]]
id = "city"
name = "某市人民政府"

[[agency]]
id = "market"
name = "某市市场监督管理局"
short = "市场监管局"
parent = "city"
)";

constexpr std::string_view metrics_toml = R"([[metric]]
id = "enforcement.person_times"
name = "出动执法人员"
unit = "人次"
also = ["次"]
kind = "flow"
group = "执法力度"
description = "专项整治中出动执法人员的人次。"

[[metric]]
id = "inspection.catering"
name = "检查餐饮单位"
unit = "家"
also = ["户"]
kind = "flow"
group = "监督检查"
)";

constexpr std::string_view campaign_md = R"(---
title: 校园食品安全专项整治
period: 2026-09/2026-12
lead: city
participants:
  - {agency: market, role: 牵头}
targets:
  - {id: t1, text: 检查餐饮单位不少于100家, metric: inspection.catering, value: "≥ 100家", by: 2026-12}
---

本次专项整治检查学校食堂和校园周边的餐饮单位。
)";

constexpr std::string_view note_md = R"(---
title: 开学前食堂检查
type: inspection
date: 2026-08-28
agency: market
metrics:
  enforcement.person_times: 约60人次
  inspection.catering: 23家
findings:
  - {id: p1, kind: problem, text: 一家食堂的消毒记录不全, due: 2026-09-05}
---

开学前检查了学校食堂。发现的问题已责令限期整改。
)";

constexpr std::string_view about_md = R"(---
title: 关于本站
---

本站公开食品安全专项整治的工作情况和数据。
)";

}  // namespace

std::vector<std::pair<std::string, std::string>> starter_site() {
  const auto file = [](std::string_view path, std::string_view text) {
    return std::pair<std::string, std::string>(path, text);
  };
  std::vector<std::pair<std::string, std::string>> files{
          file("site.toml", site_toml),
          file("content/agencies.toml", agencies_toml),
          file("content/metrics.toml", metrics_toml),
          file("content/campaigns/campus-2026/campaign.md", campaign_md),
          file("content/campaigns/campus-2026/notes/before-term.md", note_md),
          file("content/pages/about.md", about_md),
          file(".gitignore", "public/\n.public.gongbao/\n")};
  for (auto& one : starter_timer()) files.push_back(std::move(one));
  return files;
}

StarterDocument starter_document(std::string_view kind, std::string_view campaign, std::string_view id,
                                 std::string_view agency) {
  if (kind == "campaign")
    return {fmt::format("content/campaigns/{}/campaign.md", id),
            fmt::format("---\ntitle: {}\n# period: 2026-09/2026-12\n# lead: 牵头单位\nstatus: draft\n---\n\n", id)};
  if (kind == "note")
    return {fmt::format("content/campaigns/{}/notes/{}.md", campaign, id),
            fmt::format("---\ntitle: {}\n# meeting plan organisation inspection enforcement case publicity training monitoring "
                        "rectification revisit report other\ntype: other\n# date: 2026-09-01\n# agency: 单位\n# metrics:\n#   "
                        "enforcement.person_times: 60人次\nstatus: draft\n---\n\n",
                        id)};
  if (kind == "summary")
    return {fmt::format("content/campaigns/{}/summaries/{}.md", campaign, id),
            fmt::format("---\ntitle: {}\n# period: 2026\n# agency: 单位\nstatus: draft\n---\n\n", id)};
  if (kind == "notice")
    return {fmt::format("content/notices/{}.md", id),
            fmt::format("---\ntitle: {}\nagency: {}\ngenre: 公示\n# doc_type: 通知\n# issued: 2026-09-01\n# publish: "
                        "2026-09-01T09:00+08:00\nstatus: draft\n---\n\n",
                        id, agency)};
  if (kind == "page")
    return {fmt::format("content/pages/{}.md", id), fmt::format("---\ntitle: {}\nstatus: draft\n---\n\n", id)};
  return {fmt::format("content/agencies/{}.md", id), fmt::format("---\ntitle: {}\nstatus: draft\n---\n\n", id)};
}

}  // namespace gongbao
