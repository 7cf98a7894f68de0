#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "content/date.h"
#include "content/front_matter.h"
#include "content/kind.h"
#include "content/privacy_config.h"
#include "content/table_reader.h"
#include "markdown/body.h"

namespace gongbao {

/// Who must sign documents of a kind (content model 6).
struct ReviewRule {
  std::vector<std::string> roles;
  bool distinct_from_author = false;
  bool signed_records = false;
};

struct Reviewer {
  std::string email;
  std::vector<std::string> roles;
  std::vector<Sourced> agencies;  ///< for these and those below; without any, for every agency
  std::string key;                ///< SSH public key
};

/// A document, or one version of it, that must not be seen again, whatever history holds.
struct Expunged {
  std::string path;
  std::string blob;  ///< git's id; empty: every version
  std::string reason;
  Place place;
};

/// site.toml (content model 7). Everything but title and base URL has a default.
struct SiteConfig {
  struct Publisher {
    std::string name, site_code, domain, icp, police, contact;
  };

  std::string title;
  std::string base_url;  ///< ends in /
  std::string language = "zh-Hans";
  int zone_minutes = 480;
  std::string theme = "official";
  Publisher publisher;
  std::array<Audience, document_kinds> audience{};  ///< default by kind
  std::map<std::string, ReviewRule> review;         ///< by kind, or "default"
  std::vector<Reviewer> reviewers;
  std::vector<Expunged> expunged;
  std::vector<Period::Kind> periods{Period::Kind::year, Period::Kind::quarter, Period::Kind::month};
  bool auto_links = true;
  PrivacyConfig privacy;
  MarkdownOptions markdown;
  FrontMatterLimits front_matter;
  size_t max_attachment_bytes = size_t{64} << 20;
  int page_size = 100;
  int feed_length = 50;
  bool excel_bom = true;
  bool group_digits = false;  ///< 1,922户 on pages; never in data files

  /// The rule of a kind, its own or the default; null where nobody needs to sign.
  const ReviewRule* review_rule(DocumentKind kind) const;
  bool needs_sign_off(DocumentKind kind) const { return review_rule(kind) != nullptr; }
  bool is_expunged(std::string_view path, std::string_view blob) const;
};

/// Reads site.toml; what is wrong becomes findings.
SiteConfig parse_site_config(const Node& file, std::string_view path, Findings& findings);

}  // namespace gongbao
