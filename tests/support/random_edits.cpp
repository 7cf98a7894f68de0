#include "support/random_edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "support/file.h"
#include "support/program.h"

namespace gongbao::test {
namespace {

constexpr int64_t hour = 3600;
constexpr int64_t day_length = 24 * hour;
using Document = MadeDocument;

/// One of a table's values becomes another, or goes.
void set_or_erase(Chance& chance, Table& table, const std::string& key, const std::string& value) {
  if (table.contains(key) && chance.percent(40))
    table.erase(key);
  else
    table[key] = value;
}

bool may_sign(const MadeDocument& document) {
  return document.kind == Document::notice || document.kind == Document::summary;
}

}  // namespace

const std::vector<RandomEdits::Kind>& RandomEdits::kinds() {
  static const std::vector<Kind> all = {
      {"key", 22, &RandomEdits::change_key},
      {"figure", 20, &RandomEdits::change_figure},
      {"paragraph", 16, &RandomEdits::change_paragraph},
      {"add", 14, &RandomEdits::add},
      {"remove", 8, &RandomEdits::remove},
      {"rename", 7, &RandomEdits::rename},
      {"state", 7, &RandomEdits::change_state},
      {"agencies", 4, &RandomEdits::change_agencies},
      {"metrics", 3, &RandomEdits::change_metrics},
      {"bases", 2, &RandomEdits::change_bases},
      {"config", 4, &RandomEdits::change_config},
      {"policy", 2, &RandomEdits::change_policy},
      {"theme", 3, &RandomEdits::change_theme},
      {"file", 8, &RandomEdits::change_file},
      {"sign", 14, &RandomEdits::sign},
      {"revoke", 3, &RandomEdits::revoke},
      {"expunge", 2, &RandomEdits::expunge},
      {"withdraw", 4, &RandomEdits::withdraw},
      {"other", 4, &RandomEdits::change_other},
      {"much", 4, &RandomEdits::change_much},
      {"merge", 4, &RandomEdits::merge},
      {"squash", 3, &RandomEdits::squash},
  };
  return all;
}

RandomEdits::RandomEdits(uint32_t seed, std::string program)
    : program_(std::move(program)), chance_(seed), maker_(chance_), is_reviewed_(chance_.percent(65)) {
  const bool is_signed = chance_.percent(70);
  for (const auto& [path, bytes] : read_tree(path()))
    if (!path.starts_with(".git/")) written_[path] = bytes;  // those that SignedSite has made
  do {
    site_ = first_site(chance_, is_reviewed_, is_signed, signed_.now);
    for (const std::string person : {"app", "rev"})
      if (is_reviewed_)
        site_.reviewers.push_back({{"email", toml_text(SignedSite::email(person))},
                                   {"roles", person == "app" ? "[\"approve\"]" : "[\"review\", \"approve\"]"},
                                   {"key", toml_text(signed_.public_key(person))}});
    commit("clerk", "first");
  } while (!is_sound());
  for (const MadeDocument& document : std::vector(site_.documents))
    if (is_reviewed_ && may_sign(document) && chance_.percent(75)) approve(document, "app");
  before_ = site_;
}

const RandomEdits::Kind& RandomEdits::any_kind() {
  int all = 0;
  for (const Kind& kind : kinds()) all += kind.weight;
  int left = chance_.pick(all);
  for (const Kind& kind : kinds())
    if ((left -= kind.weight) < 0) return kind;
  return kinds().front();
}

Edit RandomEdits::next() {
  if (is_broken_) {
    is_broken_ = false;
    site_ = before_;
    commit("clerk", "taken back");
    return {"taken back", signed_.now};
  }
  switch (chance_.pick(20)) {
    case 0:
      return {"same", signed_.now};
    case 1:
      signed_.now += (1 + chance_.pick(40)) * hour;
      return {"later", signed_.now};
    case 2:
      signed_.now += chance_.pick(12) * day_length;
      return {"days later", signed_.now};
    case 3:
      return {"earlier moment", signed_.now - chance_.pick(12) * day_length};
    case 4:
      if (commits() > 3) return {"older", signed_.now, "HEAD~3"};
      break;
    default:
      break;
  }
  before_ = site_;
  for (;;) {
    const Kind& kind = any_kind();
    if (!kind.apply(*this)) continue;
    if (kind.name != "sign") commit(chance_.word({"clerk", "clerk", "other"}), kind.name);
    if (chance_.percent(8)) signed_.now += chance_.pick(8) * day_length;
    return {kind.name, signed_.now};
  }
}

MadeDocument* RandomEdits::any(std::vector<MadeDocument::Kind> of) {
  std::vector<MadeDocument*> found;
  for (MadeDocument& document : site_.documents)
    if (of.empty() || std::find(of.begin(), of.end(), document.kind) != of.end()) found.push_back(&document);
  return found.empty() ? nullptr : chance_.of(found);
}

MadeDocument RandomEdits::fresh_like(const MadeDocument& document) {
  return maker_.make(document.kind, document.id, site_, document.campaign_id, signed_.now);
}

bool RandomEdits::change_key() {
  MadeDocument* document = any({});
  const MadeDocument fresh = fresh_like(*document);
  std::set<std::string> keys;
  for (const MadeDocument* one : {&fresh, const_cast<const MadeDocument*>(document)})
    for (const auto& [key, value] : one->keys) keys.insert(key);
  for (int left = 1 + chance_.pick(2); left > 0; --left) {
    if (chance_.percent(15)) document->references = fresh.references;
    const std::string key = chance_.word({keys.begin(), keys.end()});
    const auto value = fresh.keys.find(key);
    if (key == "tables" || key == "attachments") document->files = fresh.files;
    for (const std::string one : {"tables", "attachments"})  // they name the files
      if (key == "tables" || key == "attachments") {
        document->keys.erase(one);
        if (const auto made = fresh.keys.find(one); made != fresh.keys.end()) document->keys.insert(*made);
      }
    if (value != fresh.keys.end())
      document->keys[key] = value->second;
    else
      document->keys.erase(key);
  }
  if (document->keys.contains("change_note"))
    document->keys["change_note"] = fmt::format("改动{}", ++number_);
  return true;
}

/// What sums are made of: a note's figures, its date, or whose it is.
bool RandomEdits::change_figure() {
  MadeDocument* document = any({Document::note});
  if (!document) return false;
  const MadeDocument fresh = fresh_like(*document);
  const std::string key = chance_.word({"metrics", "metrics", "metrics", "date", "agency"});
  document->keys.erase(key);
  if (const auto made = fresh.keys.find(key); made != fresh.keys.end()) document->keys.insert(*made);
  return true;
}

bool RandomEdits::change_paragraph() {
  MadeDocument* document = any({});
  const MadeDocument fresh = fresh_like(*document);
  const std::string& text = fresh.paragraphs.back();
  if (document->paragraphs.size() > 1 && chance_.percent(20))
    document->paragraphs.pop_back();
  else if (chance_.percent(50))
    document->paragraphs.push_back(text);
  else
    document->paragraphs.back() = text;
  return true;
}

bool RandomEdits::add() {
  const Document::Kind kind = chance_.of<Document::Kind>(
      {Document::note, Document::note, Document::note, Document::notice, Document::notice, Document::summary,
       Document::page, Document::campaign, Document::agency});
  std::string campaign = "spring";
  if (const MadeDocument* one = any({Document::campaign}); one && chance_.percent(50)) campaign = one->id;
  if (!site_.find("campaign:" + campaign)) return false;
  std::string id = fmt::format("{}{}", static_cast<char>('a' + chance_.pick(26)), ++number_);
  if (kind == Document::agency) id = maker_.agency(site_);
  MadeDocument made = maker_.make(kind, id, site_, campaign, signed_.now);
  if (site_.find(made.name())) return false;
  site_.documents.push_back(std::move(made));
  return true;
}

bool RandomEdits::remove() {
  const MadeDocument* document = any({});
  if (document->is_fixed) return false;
  if (document->kind == Document::campaign && chance_.percent(80)) return false;
  const MadeDocument gone = *document;
  if (chance_.percent(80)) site_.others.erase(record_path(gone.path()));
  std::erase_if(site_.documents, [&](const MadeDocument& one) {
    return one.name() == gone.name() || (gone.kind == Document::campaign && one.campaign_id == gone.id);
  });
  return true;
}

bool RandomEdits::rename() {
  MadeDocument* document = any({Document::note, Document::notice, Document::page, Document::summary});
  if (!document || document->is_fixed) return false;
  const std::string record = record_path(document->path());
  switch (chance_.pick(3)) {
    case 0:
      document->folder = document->folder.empty() ? "more/" : "";
      if (document->kind == Document::summary) return false;
      break;
    case 1:
      document->id = fmt::format("{}{}", static_cast<char>('a' + chance_.pick(26)), ++number_);
      break;
    default:
      if (document->kind != Document::note) return false;
      document->campaign_id = any({Document::campaign})->id;
  }
  if (const auto old = site_.others.find(record); old != site_.others.end()) {
    site_.others[record_path(document->path())] = old->second;
    site_.others.erase(record);
  }
  return true;
}

bool RandomEdits::change_state() {
  MadeDocument* document = any({});
  if (document->is_fixed) return false;
  const auto [key, value] = chance_.of<std::pair<std::string, std::string>>(
      {{"status", "draft"}, {"audience", "internal"}, {"status", "ready"}});
  set_or_erase(chance_, document->keys, key, value);
  return true;
}

bool RandomEdits::withdraw() {
  MadeDocument* document = any({Document::notice});
  if (!document) return false;
  set_or_erase(chance_, document->keys, "withdrawn", "{date: 2026-08-01, reason: 依据失效}");
  return true;
}

bool RandomEdits::change_file() {
  MadeDocument* document = any({Document::note, Document::notice, Document::page, Document::summary});
  if (!document) return false;
  if (document->files.empty()) {
    const std::string name = fmt::format("{}-b{}.txt", document->id, ++number_);
    document->files[name] = "附件乙\n";
    document->keys["attachments"] = fmt::format("[{}]", name);
    return true;
  }
  auto& [name, bytes] = *document->files.begin();
  if (name.ends_with(".csv"))
    bytes += fmt::format("乙店,{}\n", chance_.pick(90));
  else
    bytes = fmt::format("附件丙{}\n", ++number_);
  return true;
}

bool RandomEdits::change_agencies() {
  Table& table =
      site_.agencies[1 + static_cast<size_t>(chance_.pick(static_cast<int>(site_.agencies.size()) - 1))];
  switch (chance_.pick(8)) {
    case 0:
      table["name"] = toml_text(fmt::format("某局{}", ++number_));
      break;
    case 1:
      set_or_erase(chance_, table, "short", toml_text(chance_.word({"市场局", "教育局", "监管所"})));
      break;
    case 2:
    case 3:
      table["parent"] = chance_.of(site_.agencies).at("id");  // a circle is an error
      break;
    case 4:
      set_or_erase(chance_, table, "valid", toml_text(chance_.word({"../2026-03", "2020/..", "../2030"})));
      break;
    case 5:
      set_or_erase(chance_, table, "succeeded_by", chance_.of(site_.agencies).at("id"));
      break;
    case 6:
      set_or_erase(chance_, table, chance_.word({"region"}), toml_text("某省某市"));
      break;
    default: {
      const std::string id = fmt::format("{}{}", static_cast<char>('a' + chance_.pick(26)), ++number_);
      Table made{{"id", toml_text(id)}, {"name", toml_text("某机构" + id)}, {"parent", table.at("id")}};
      site_.agencies.insert(
          site_.agencies.begin() + 1 + chance_.pick(static_cast<int>(site_.agencies.size())), made);
    }
  }
  return true;
}

bool RandomEdits::change_metrics() {
  Table& table = site_.metrics[static_cast<size_t>(chance_.pick(static_cast<int>(site_.metrics.size())))];
  switch (chance_.pick(6)) {
    case 0:
      table["name"] = toml_text(fmt::format("指标{}", ++number_));
      break;
    case 1:
      set_or_erase(chance_, table, "better", toml_text(chance_.word({"up", "down"})));
      break;
    case 2:
      set_or_erase(chance_, table, "min_cell", fmt::format("{}", 3 + chance_.pick(9)));
      break;
    case 3:
      set_or_erase(chance_, table, "group", toml_text(chance_.word({"检查", "数量"})));
      break;
    case 4:
      set_or_erase(chance_, table, "description", toml_text(fmt::format("口径{}", ++number_)));
      break;
    default: {
      const std::string id = fmt::format("{}{}", static_cast<char>('a' + chance_.pick(26)), ++number_);
      const Table made{{"id", toml_text(id)}, {"name", toml_text("指标" + id)}, {"unit", toml_text("个")}};
      site_.metrics.insert(site_.metrics.begin() + chance_.pick(static_cast<int>(site_.metrics.size())),
                           made);
    }
  }
  return true;
}

bool RandomEdits::change_bases() {
  Table& table = chance_.percent(50) ? site_.bases.front() : site_.bases.back();
  if (chance_.percent(30)) {
    const std::string id = fmt::format("b{}", ++number_);
    site_.bases.push_back({{"id", toml_text(id)}, {"title", toml_text("某办法" + id)}});
  } else if (chance_.percent(40)) {
    table["title"] = toml_text(chance_.word({"某管理条例", "某工作细则", "另一条例"}) +
                               fmt::format("{}", chance_.pick(2)));
  } else {
    set_or_erase(chance_, table, chance_.word({"number", "issuer"}),
                 toml_text(fmt::format("第{}号", ++number_)));
  }
  return true;
}

}  // namespace gongbao::test
