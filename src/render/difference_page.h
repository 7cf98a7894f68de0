#pragma once
#include <string>
#include <vector>

#include "compare/site_difference.h"
#include "render/theme.h"

namespace gongbao {

/// What `gongbao diff --html` writes: one file for insiders that needs no other.
struct DifferencePage {
  std::string from, to;  ///< the versions' names; empty: there was none
  std::string site_title, language;
  std::vector<DocumentDifference> documents;
  std::vector<RegisterDifference> registers;
  std::vector<SumChange> sums;
  const AgencyRegister* agencies = nullptr;
};

/// The page in the look of the theme, with its style sheet inside; what is wrong with the theme's templates
/// is a finding.
std::string difference_page(const DifferencePage& page, const std::vector<ThemeFile>& theme_files,
                            Findings& findings);

}  // namespace gongbao
