#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/context.h"
#include "support/site_text.h"

namespace gongbao::test {

/// The site of a SiteText, ready to render: every stage is the real one, the theme is the built-in one.
struct RenderedSite {
  SiteText text;
  VisibleLibrary visible;
  Ledger ledger;
  History history;
  Findings findings;
  Site site;
  Theme theme;
  RenderContext context;

  explicit RenderedSite(std::string_view files, Audience audience = Audience::public_site,
                        std::string_view as_of = "2008-12-31T12:00+08:00", bool portable = false)
      : text(files),
        visible(select_visible(*text.library, audience, std::get<Instant>(Instant::parse(as_of)))),
        ledger(roll_up(visible)),
        history(read_history({text.repository.path(), "HEAD", false}, *text.snapshot, {.jobs = 1}, findings)),
        site(plan_site(visible, ledger, history, {"assets/site.css"}, findings)),
        theme(Theme::load(builtin_theme_files(), text.library->config.language,
                          site_constants(text.library->config, site, portable), findings)),
        context{site, theme, text.library->config.base_url, portable} {
    site.origins =
        find_figure_origins(*text.snapshot, history, *text.library, visible.documents(), {.jobs = 1});
  }

  const Page& page(std::string_view path) const {
    for (const Page& page : site.pages)
      if (page.path == path) return page;
    throw std::runtime_error("no page " + std::string(path));
  }
  bool has(std::string_view path) const {
    return std::any_of(site.pages.begin(), site.pages.end(),
                       [&](const Page& page) { return page.path == path; });
  }
  /// The finished bytes of the file at `path` of the plan. Findings of templates are test failures of the
  /// caller.
  std::string file(std::string_view path) { return render_page(context, page(path), findings); }
};

/// What stands between the first `begin` and the next `end`; nothing if they are not there.
inline std::string between(std::string_view text, std::string_view begin, std::string_view end) {
  const size_t from = text.find(begin);
  const size_t to = from == text.npos ? text.npos : text.find(end, from + begin.size());
  return to == text.npos ? std::string()
                         : std::string(text.substr(from + begin.size(), to - from - begin.size()));
}

inline bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// Messages of all findings: what a template lacks stands here.
inline std::vector<std::string> messages(const Findings& findings) {
  std::vector<std::string> result;
  for (const Finding& finding : findings.items())
    result.push_back(fmt::format("{}:{} {}", finding.place.path, finding.place.line, finding.message));
  return result;
}

/// The lines of a text, without their ends.
inline std::vector<std::string> lines_in(std::string_view text, std::string_view end = "\n") {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t stop = std::min(text.find(end, at), text.size());
    lines.emplace_back(text.substr(at, stop - at));
    at = stop + end.size();
  }
  return lines;
}

}  // namespace gongbao::test
