#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "content/date.h"
#include "content/node.h"

namespace gongbao {

/// Leave to publish one kind of personal data in one file as it stands, until a day.
struct PrivacyWaiver {
  std::string rule;    ///< identity-number, phone …
  std::string path;    ///< of the file in the repository
  std::string digest;  ///< SHA-256 of its bytes, as `gongbao check` names it
  std::string reason;
  Day until;  ///< the last day on which it holds
  Place place;
};

/// [privacy] of site.toml.
struct PrivacyConfig {
  std::vector<std::string> words;  ///< that must stand in nothing public
  std::vector<PrivacyWaiver> waivers;
};

/// `node`: the table, or null. A waiver that lacks anything is a finding and none at all.
PrivacyConfig parse_privacy(const Node* node, std::string_view path, Findings& findings);

}  // namespace gongbao
