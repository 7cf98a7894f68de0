#pragma once
#include "review/signed_history.h"
#include "review/visible_library.h"

namespace gongbao {

/// What the check looks at.
struct PrivacyScope {
  const Library& head;  ///< what authors wrote
  const Snapshot& files;
  const VisibleLibrary& visible;               ///< what this build shows, maybe of other versions
  const Snapshot& shown_files;                 ///< from which it was read
  const SignedHistories* histories = nullptr;  ///< the versions that readers may look up, if there are any
};

/// Personal data and secrecy marks (behaviour 5) in whatever a public build would show: documents in each
/// version that is shown, registers, site.toml, attachments, the site's theme. There it is an error; in a
/// document that is withheld only for the moment (draft, unsigned, scheduled), or in an internal build, a
/// warning. What is internal for good is not looked at. No finding holds the value. Waivers of site.toml are
/// heeded, and told when they have expired or match nothing.
void check_privacy(const PrivacyScope& scope, const WorkLimits& limits, Findings& findings);

}  // namespace gongbao
