#include <filesystem>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/starter_site.h"
#include "content/front_matter.h"
#include "content/id.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;

void write_new(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  write_file(path, text);
}

std::optional<Node> read_if_there(const fs::path& top, const std::string& path) {
  Findings ignored;  // check reports them
  return fs::exists(top / path) ? read_toml_file(read_file(top / path), path, {}, ignored) : std::nullopt;
}

std::string text_of(const Node* table, std::string_view key) {
  const Node* text = table ? table->find(key) : nullptr;
  return text && text->kind == Node::Kind::scalar ? text->text : std::string();
}

/// Who may be meant as the issuer, for the author to correct: the site's publisher if it is registered, else
/// the first agency of the register; a word in its place where there is none.
std::string likely_agency(const fs::path& top) {
  const std::optional<Node> site = read_if_there(top, "site.toml");
  const std::string publisher = text_of(site ? site->find("publisher") : nullptr, "name");
  const std::optional<Node> file = read_if_there(top, "content/agencies.toml");
  const Node* agencies = file ? file->find("agency") : nullptr;
  std::string first;
  if (agencies)
    for (const Node& agency : agencies->items) {
      const std::string name = text_of(&agency, "name");
      if (!name.empty() && name == publisher) return name;
      if (first.empty()) first = name;
    }
  return first.empty() ? "单位" : first;
}

}  // namespace

int run_init(const Options& options) {
  const fs::path top = options.directory;
  const auto files = starter_site();
  for (const auto& [path, text] : files)  // before the first is written: all or nothing
    if (fs::exists(top / path))
      throw Error(fmt::format("{} exists already", (top / path).string()),
                  "init makes a new site; take an empty folder");
  for (const auto& [path, text] : files) {
    write_new(top / path, text);
    if (!options.quiet) fmt::print("{}\n", (top / path).lexically_normal().string());
  }
  if (!options.quiet)
    fmt::print("\nNext:\n  git init && git add . && git commit -m 'New site'\n  gongbao build\n");
  return 0;
}

int run_new(const Options& options) {
  const size_t slash = options.subject.find('/');
  const bool in_campaign = options.kind == "note" || options.kind == "summary";
  const auto usage = [](const std::string& message) {
    fmt::print(stderr, "gongbao: {}\n", message);
    return 2;
  };
  if (in_campaign != (slash != std::string::npos))
    return usage(in_campaign ? fmt::format("a {} needs its campaign: gongbao new {} CAMPAIGN/ID",
                                           options.kind, options.kind)
                             : fmt::format("the id of a {} has no /", options.kind));
  const std::string campaign = in_campaign ? options.subject.substr(0, slash) : "";
  const std::string raw = in_campaign ? options.subject.substr(slash + 1) : options.subject;
  Findings findings;
  const Place place{options.subject, 1, 1, 1};
  const std::string id =
      check_id(raw, options.kind == "agency" ? IdUse::register_entry : IdUse::document, place, findings);
  const std::string folder = in_campaign ? check_id(campaign, IdUse::document, place, findings) : "";
  for (const Finding& finding : findings.items()) return usage(finding.message + "; " + finding.hint);
  const fs::path top = options.directory;
  if (!fs::exists(top / "site.toml"))
    throw Error(fmt::format("there is no site.toml in {}", top.string()),
                "go to the top of a site, or name it with -C");
  if (in_campaign && !fs::exists(top / "content/campaigns" / folder / "campaign.md"))
    throw Error(fmt::format("there is no campaign '{}'", folder),
                fmt::format("gongbao new campaign {}", folder));
  const StarterDocument made = starter_document(options.kind, folder, id, likely_agency(top));
  if (fs::exists(top / made.path)) throw Error(fmt::format("{} exists already", (top / made.path).string()));
  write_new(top / made.path, made.text);
  fmt::print("{}\n", (top / made.path).lexically_normal().string());
  return 0;
}

}  // namespace gongbao
