#include "cli/why_rebuilt.h"

#include <fcntl.h>

#include <cstdio>

#include "cli/known_pages.h"
#include "cli/last_build.h"
#include "cli/named_document.h"
#include "cli/site_setting.h"
#include "publish/marked_tree.h"
#include "render/json.h"
#include "site/url.h"

namespace gongbao {
namespace {

/// What becomes of a page, by a word for programs, with the reason for people.
struct Fate {
  std::string_view word;
  std::string reason;
  std::vector<NamedFact> changed;
};

const Page* find_page(const Plan& plan, const Options& options) {
  std::string path = options.subject;
  while (!path.empty() && path.front() == '/') path.erase(0, 1);
  if (path.ends_with("index.html")) path.erase(path.size() - 10);
  const auto at = [&](const std::string& wanted) -> const Page* {
    for (const Page& page : plan.site->pages)
      if (page.path == wanted || page.path == wanted + "/") return &page;
    return nullptr;
  };
  if (const Page* page = at(path)) return page;
  const auto document = find_named_document(plan.shown_library(), options.subject);
  if (!document || !plan.visible->sees(*document)) return nullptr;
  return at(url::of((*plan.visible)[*document], *plan.visible));
}

MarkedTree live_tree(const Options& options) {
  const Descriptor tree = open_folder(AT_FDCWD, find_output_folder(options.output, options.directory).live());
  MarkedTree live = tree.good() ? read_marked_tree(tree.get()) : MarkedTree();
  return tree.good() && live.has_same_names(tree.get()) ? std::move(live) : MarkedTree();
}

bool is_untouched(const MarkedTree& live, const std::string& path, const Options& options) {
  const OutputFile* file = live.find(path);
  const Descriptor tree = open_folder(AT_FDCWD, find_output_folder(options.output, options.directory).live());
  struct stat info {};
  return file && tree.good() && ::fstatat(tree.get(), path.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
         live.left_alone(*file, info);
}

Fate judge(const Plan& plan, const Page& page, Cache& cache, const Options& options) {
  const MarkedTree live = live_tree(options);
  LastBuild last = find_last_build(cache, live.mark, plan.as_of, options);
  switch (last.trust) {
    case LastBuild::Trust::none:
      return {"unknown", fmt::format("no build is known in {}", options.output), {}};
    case LastBuild::Trust::other_tree:
      return {"all", fmt::format("all pages: {} is not as the last build left it", options.output), {}};
    case LastBuild::Trust::other_moment:
      return {"all",
              options.audience == Audience::internal
                  ? "all pages: an internal site tells of its moment"
                  : "all pages: what the moment decides has changed since the last build",
              {}};
    case LastBuild::Trust::whole:
      break;
  }
  const FactTable facts(*plan.site);
  const KnownPages known(facts, setting_of(plan, options), std::move(last.pages));
  if (!known.has_setting())
    return {"all", "all pages: configuration, registers, theme or options changed", {}};
  if (!known.knows(page)) return {"new", "new page", {}};
  if (!known.is_current(page)) return {"changed", {}, known.changed_facts(page)};
  if (!is_untouched(live, url::file_of(page.path), options))
    return {"touched", fmt::format("its file in {} is not as the last build left it", options.output), {}};
  return {"current", "current: would be kept", {}};
}

void print_text(const Page& page, const Fate& verdict) {
  if (verdict.changed.empty()) return fmt::print("/{}: {}\n", page.path, verdict.reason);
  fmt::print("/{} would be made again; what differs:\n", page.path);
  for (const NamedFact& fact : verdict.changed) fmt::print("  {}\n", fact.shown());
}

void print_json(const Page& page, const Fate& verdict) {
  JsonWriter json;
  json.begin_object().text("schema", "gongbao.why-rebuilt/1");
  json.text("page", "/" + page.path).text("verdict", verdict.word);
  verdict.reason.empty() ? json.null("reason") : json.text("reason", verdict.reason);
  json.begin_array("changed");
  for (const NamedFact& fact : verdict.changed) json.new_line().text(fact.shown());
  json.end_array().end_object();
  fmt::print("{}\n", json.take());
}

}  // namespace

std::optional<int> explain_rebuilding(const Plan& plan, Cache& cache, const Options& options) {
  const Page* page = find_page(plan, options);
  if (!page) return std::nullopt;
  const Fate verdict = judge(plan, *page, cache, options);
  options.format == Format::json ? print_json(*page, verdict) : print_text(*page, verdict);
  return 0;
}

}  // namespace gongbao
