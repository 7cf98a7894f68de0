#pragma once
#include <string>
#include <vector>

#include "base/finding.h"
#include "render/theme.h"

namespace gongbao {

/// "path:line:column code: message" of each finding.
inline std::vector<std::string> lines_of(const Findings& findings) {
  std::vector<std::string> lines;
  for (const Finding& finding : findings.items())
    lines.push_back(fmt::format("{}:{}:{} {}: {}", finding.place.path, finding.place.line,
                                finding.place.column, finding.code, finding.message));
  return lines;
}

/// Constants with each key that the built-in theme names.
inline Value constants() {
  Value site;
  for (const char* key : {"title", "language", "index", "css_path", "icon_path", "publisher_name", "contact",
                          "site_code", "icp", "police_record"})
    site.set(key, "");
  for (const char* key :
       {"has_publisher", "has_contact", "has_site_code", "has_icp", "has_police_record", "has_notices",
        "has_campaigns", "has_agencies", "has_periods", "has_metrics", "has_bases", "has_coverage",
        "has_rectification", "has_figures"})
    site.set(key, false);
  return site;
}

/// The built-in theme with templates/note.mustache replaced by `note`, and more files {path, text}.
inline Theme theme_with(const std::string& note, Findings& findings,
                        const std::vector<std::pair<std::string, std::string>>& more = {},
                        const Value& site = constants()) {
  std::vector<ThemeFile> files = builtin_theme_files();
  files.push_back({"templates/note.mustache", "note", note});
  for (const auto& [path, text] : more) files.push_back({path, "own/" + path, text});
  return Theme::load(files, "zh-Hans", site, findings);
}

/// The findings of loading that theme.
inline std::vector<std::string> faults_of(const std::string& note,
                                          const std::vector<std::pair<std::string, std::string>>& more = {},
                                          const Value& site = constants()) {
  Findings findings;
  theme_with(note, findings, more, site);
  return lines_of(findings);
}

}  // namespace gongbao
