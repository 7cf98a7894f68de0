#pragma once
#include <string>
#include <string_view>

#include "render/theme.h"
#include "site/site.h"
#include "site/url.h"

namespace gongbao {

/// What every page is rendered with. Made once, shared by all pages, changed by none.
struct RenderContext {
  const Site& site;
  const Theme& theme;
  std::string base_url;  ///< ends in /
  bool portable = false;  ///< --portable: links name index.html, for file://
  bool group_digits = false;  ///< figures as 1,922户: of pages, where the site wants it; never of data files

  const VisibleLibrary& library() const { return *site.library; }
  const Ledger& ledger() const { return *site.ledger; }
  const Words& words() const { return theme.words(); }
  bool is_chinese() const { return library().config().language.starts_with("zh"); }
};

/// The path of base_url, with / at both ends: "/" or "/food/". For what is served at any depth.
std::string base_path(const RenderContext& context);

/// One page being rendered: its data, and addresses seen from it.
struct PageView {
  const RenderContext& context;
  const Page& page;

  /// Relative, percent-encoded, with index.html in a portable build. `to` is a path of site/url.h.
  std::string link_to(std::string_view to) const;
  std::string absolute(std::string_view to) const;  ///< base_url + path, percent-encoded
};

/// The finished bytes of one file of the plan: a pure function of page and site. Assets and attachments are not rendered but
/// copied. A template that names what its page does not have is a finding.
std::string render_page(const RenderContext& context, const Page& page, Findings& findings);

/// The constants of {{site.…}}, from configuration and plan (docs/template-data.md, section 2).
Value site_constants(const SiteConfig& config, const Site& site, bool portable);

}  // namespace gongbao
