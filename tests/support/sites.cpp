#include "support/sites.h"

#include <stdexcept>

#include "support/file.h"

namespace gongbao::test {

namespace fs = std::filesystem;

namespace {

Checked read_findings(Run run) {
  Checked checked{std::move(run), {}};
  if (checked.run.status > 1) return checked;
  const Json report = parse_json(checked.run.out);
  for (const Json& row : report["rows"].items)
    checked.findings.push_back({row["path"].string(), row["line"].number(), row["column"].number(),
                                row["severity"].string(), row["code"].string(), row["message"].string()});
  return checked;
}

}  // namespace

void write_shipped_site(Repository& repository) {
  const fs::path source = GONGBAO_SOURCE_DIR;
  repository.write("site.toml", read_bytes(source / "site.toml"));
  for (const auto& [path, bytes] : read_tree(source / "content")) repository.write("content/" + path, bytes);
}

void write_small_site(Repository& repository) {
  repository.write("site.toml", "title = \"小站\"\nbase_url = \"https://www.example.gov.cn/zz/\"\n");
  repository.write("content/agencies.toml",
                   "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n\n"
                   "[[agency]]\nid = \"market\"\nname = \"某市市场监管局\"\nparent = \"city\"\n");
  repository.write("content/metrics.toml",
                   "[[metric]]\nid = \"checks\"\nname = \"检查单位\"\nunit = \"户\"\nkind = \"flow\"\n\n"
                   "[[metric]]\nid = \"money\"\nname = \"货值\"\nunit = \"元\"\nkind = \"flow\"\n");
  repository.write("content/campaigns/spring/campaign.md",
                   "---\ntitle: 春季整治\nperiod: 2026-03/2026-05\nlead: city\n---\n\n开展整治。\n");
  repository.write("content/campaigns/spring/notes/visit.md",
                   "---\ntitle: 检查超市\ntype: inspection\ndate: 2026-03-21\nagency: market\nmetrics:\n  "
                   "checks: 12户\n---\n\n检查了超市。\n");
  repository.write(
      "content/campaigns/spring/summaries/report.md",
      "---\ntitle: 整治总结\nagency: city\n---\n\n检查[12户](figure:checks?note=visit)，见[](note:visit)。\n");
  repository.write("content/notices/plan.md",
                   "---\ntitle: 整治通知\nagency: city\ndoc_type: 通知\ncampaign: spring\nissued: "
                   "2026-03-01\n---\n\n请执行。\n");
  repository.write("content/pages/about.md", "---\ntitle: 关于本站\n---\n\n本站公开整治情况。\n");
}

std::string Finding::where() const {
  return path + ":" + std::to_string(line) + ":" + std::to_string(column) + ": " + severity + " [" + code +
         "]";
}

std::string Checked::text() const {
  std::string result;
  for (const Finding& finding : findings) result += finding.where() + "\n";
  return result;
}

bool Checked::has(std::string_view code) const {
  for (const Finding& finding : findings)
    if (finding.code == code) return true;
  return false;
}

Checked check(const Repository& repository, std::vector<std::string> arguments,
              const Surroundings& surroundings) {
  arguments.insert(arguments.begin(), {"check", "-C", repository.path().string(), "--format", "json"});
  return read_findings(run(arguments, surroundings));
}

Checked try_build(const Repository& repository) {
  const TemporaryFolder folder;
  return read_findings(build(repository, folder.path() / "public", {"--format", "json"}));
}

Run build(const Repository& repository, const fs::path& output, std::vector<std::string> arguments,
          const Surroundings& surroundings) {
  arguments.insert(arguments.begin(), {"build", "-C", repository.path().string(), "-o", output.string()});
  return run(arguments, surroundings);
}

std::map<std::string, std::string> read_site(const fs::path& output) {
  std::map<std::string, std::string> files = read_tree(output);
  files.erase("manifest.json");
  for (auto& [path, bytes] : files)
    for (size_t begin = 0; begin < bytes.size();) {
      const size_t end = std::min(bytes.find_first_not_of("0123456789abcdef", begin), bytes.size());
      if (end - begin == 40) bytes.replace(begin, 40, std::string(40, '*'));
      begin = end + 1;
    }
  return files;
}

void replace_in(Repository& repository, std::string_view file, std::string_view from, std::string_view to) {
  std::string text = read_bytes(repository.path() / file);
  const size_t at = text.find(from);
  if (at == text.npos) throw std::runtime_error(std::string(file) + " does not hold " + std::string(from));
  repository.write(file, text.replace(at, from.size(), to));
}

}  // namespace gongbao::test
