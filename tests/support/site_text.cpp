#include "support/site_text.h"

#include "base/text.h"

namespace gongbao::test {
namespace {

constexpr std::string_view defaults = R"(
-- site.toml --
title = "某市"
base_url = "https://example.org/"
-- content/agencies.toml --
[[agency]]
id = "city"
name = "某市人民政府"
[[agency]]
id = "market"
name = "某市市场监督管理局"
short = "市场监管局"
parent = "city"
[[agency]]
id = "school"
name = "某市第一小学"
parent = "city"
-- content/metrics.toml --
[[metric]]
id = "work"
name = "出动人员"
unit = "人次"
[[metric]]
id = "meat"
name = "查扣肉品"
unit = "公斤"
[[metric]]
id = "shops"
name = "持证单位"
unit = "家"
kind = "stock"
[[metric]]
id = "share"
name = "覆盖率"
unit = "%"
kind = "rate"
-- content/campaigns/c/campaign.md --
---
title: 专项整治
period: 2008-05/2008-12
lead: city
---
)";

std::map<std::string, std::string> files_of(std::string_view text) {
  std::map<std::string, std::string> files;
  std::string* file = nullptr;
  for (const std::string_view line : split(text, '\n')) {
    if (line.starts_with("-- ") && line.ends_with(" --"))
      file = &files[std::string(line.substr(3, line.size() - 6))];
    else if (file)
      *file += std::string(line) + "\n";
  }
  return files;
}

}  // namespace

SiteText::SiteText(std::string_view text) {
  std::map<std::string, std::string> files = files_of(defaults);
  for (auto& [path, bytes] : files_of(text)) files[path] = bytes;
  for (const auto& [path, bytes] : files) repository.write(path, bytes);
  repository.commit();
  snapshot =
      std::make_unique<Snapshot>(read_snapshot({repository.path(), "HEAD", false}, {.jobs = 1}, findings));
  library = std::make_unique<Library>(parse_library(*snapshot, {.jobs = 1}, findings));
}

std::string SiteText::codes() const {
  std::vector<std::string> codes;
  for (const Finding& finding : findings.sorted()) codes.push_back(finding.code);
  std::sort(codes.begin(), codes.end());
  return join(codes, " ");
}

}  // namespace gongbao::test
