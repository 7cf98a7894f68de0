#include "support/random_site.h"

#include <fmt/format.h>

#include <set>

#include "content/date.h"

namespace gongbao::test {
namespace {

constexpr int zone = 480;

std::string toml(const Table& table) {
  std::string text;
  for (const auto& [key, value] : table) text += fmt::format("{} = {}\n", key, value);
  return text;
}

std::string toml(std::string_view name, const std::vector<Table>& tables) {
  std::string text;
  for (const Table& table : tables) text += fmt::format("[[{}]]\n{}\n", name, toml(table));
  return text;
}

/// Everything that can be named, as kind:id; findings as finding:campaign/note#finding.
std::set<std::string> names_of(const MadeSite& site) {
  std::set<std::string> names;
  const auto add = [&](std::string_view kind, const std::vector<Table>& tables) {
    for (const Table& table : tables) {
      const std::string& id = table.at("id");
      names.insert(fmt::format("{}:{}", kind, id.substr(1, id.size() - 2)));
    }
  };
  add("agency", site.agencies);
  add("metric", site.metrics);
  add("basis", site.bases);
  for (const MadeDocument& document : site.documents) {
    names.insert(document.name());
    const auto findings = document.keys.find("findings");
    if (document.kind != MadeDocument::note || findings == document.keys.end()) continue;
    for (const std::string id : {"p1", "p2"})
      if (findings->second.find("id: " + id) != std::string::npos)
        names.insert(fmt::format("finding:{}/{}#{}", document.campaign_id, document.id, id));
  }
  return names;
}

std::string linked(std::string text, const std::set<std::string>& names) {
  for (size_t begin; (begin = text.find("{{")) != text.npos;) {
    const size_t middle = text.find('|', begin), end = text.find("}}", begin);
    const std::string name = text.substr(begin + 2, middle - begin - 2);
    const std::string words = text.substr(middle + 1, end - middle - 1);
    text.replace(begin, end + 2 - begin, names.contains(name) ? fmt::format("[{}]({})", words, name) : words);
  }
  return text;
}

std::string written(const MadeDocument& document, const std::set<std::string>& names) {
  std::string text = "---\n";
  for (const auto& [key, value] : document.keys) text += fmt::format("{}: {}\n", key, value);
  std::map<std::string, std::string> lists;
  for (const MadeDocument::Reference& one : document.references)
    if (names.contains(one.target) && one.target != document.name())
      lists[one.key] += (lists[one.key].empty() ? "" : ", ") + one.item;
  for (const auto& [key, items] : lists) text += fmt::format("{}: [{}]\n", key, items);
  text += "---\n";
  for (const std::string& paragraph : document.paragraphs) text += "\n" + linked(paragraph, names) + "\n";
  return text;
}

}  // namespace

std::string toml_text(std::string_view text) { return fmt::format("\"{}\"", text); }

std::string instant_text(int64_t seconds) { return Instant{seconds, zone}.iso(); }

std::string MadeDocument::name() const {
  constexpr std::string_view kinds[] = {"campaign", "note", "summary", "notice", "page", "text"};
  const bool is_within = kind == note || kind == summary;
  return fmt::format("{}:{}{}", kinds[kind], is_within ? campaign_id + "/" : "", id);
}

std::string MadeDocument::path() const {
  switch (kind) {
    case campaign:
      return fmt::format("content/campaigns/{}/campaign.md", id);
    case note:
      return fmt::format("content/campaigns/{}/notes/{}{}.md", campaign_id, folder, id);
    case summary:
      return fmt::format("content/campaigns/{}/summaries/{}.md", campaign_id, id);
    case notice:
      return fmt::format("content/notices/{}{}.md", folder, id);
    case page:
      return fmt::format("content/pages/{}{}.md", folder, id);
    case agency:
      break;
  }
  return fmt::format("content/agencies/{}.md", id);
}

std::map<std::string, std::string> MadeSite::files() const {
  std::map<std::string, std::string> files = others;
  std::string& text = files["site.toml"];
  for (const auto& [section, table] : config)
    text += section.empty() ? toml(table) : fmt::format("\n[{}]\n{}", section, toml(table));
  text += "\n" + toml("reviewer", reviewers) + toml("expunge", expunged);
  files["content/agencies.toml"] = toml("agency", agencies);
  files["content/metrics.toml"] = toml("metric", metrics);
  files["content/bases.toml"] = toml("basis", bases);
  const std::set<std::string> names = names_of(*this);
  for (const MadeDocument& document : documents) {
    const std::string path = document.path();
    files[path] = written(document, names);
    for (const auto& [name, bytes] : document.files)
      files[path.substr(0, path.rfind('/') + 1) + name] = bytes;
  }
  return files;
}

MadeDocument* MadeSite::find(std::string_view name) {
  for (MadeDocument& document : documents)
    if (document.name() == name) return &document;
  return nullptr;
}

MadeSite first_site(Chance& chance, bool is_reviewed, bool is_signed, int64_t now) {
  MadeSite site;
  site.config[""] = {{"title", toml_text("小站")}, {"base_url", toml_text("https://www.example.gov.cn/zz/")}};
  if (is_reviewed)
    for (const std::string kind : {"notice", "summary"})
      site.config["review." + kind] = {{"roles", "[\"approve\"]"},
                                       {"distinct_from_author", "true"},
                                       {"signed", is_signed ? "true" : "false"}};
  const std::vector<std::pair<std::string, std::string>> agencies = {
      {"city", ""},         {"market", "city"},     {"school", "city"},
      {"county", "market"}, {"district", "market"}, {"town", "county"}};
  const std::vector<std::string> names = {"某市人民政府",   "某市市场监管局", "某市教育局",
                                          "某县市场监管局", "某区市场监管局", "某镇监管所"};
  for (size_t i = 0; i < agencies.size(); ++i) {
    Table table{{"id", toml_text(agencies[i].first)}, {"name", toml_text(names[i])}};
    if (i > 0) table["parent"] = toml_text(agencies[i].second);
    site.agencies.push_back(std::move(table));
  }
  const auto metric = [&](std::string_view id, std::string_view name, std::string_view unit, Table more) {
    more.insert({{"id", toml_text(id)}, {"name", toml_text(name)}, {"unit", toml_text(unit)}});
    site.metrics.push_back(std::move(more));
  };
  metric("checks", "检查单位", "户", {{"also", "[\"家\"]"}, {"group", toml_text("检查")}});
  metric("big", "检查大型单位", "户", {{"part_of", toml_text("checks")}, {"group", toml_text("检查")}});
  metric("good", "合格单位", "户", {{"better", toml_text("up")}});
  metric("people", "出动人员", "人次", {});
  metric("shops", "持证单位", "家", {{"kind", toml_text("stock")}});
  metric("rate", "合格率", "%", {{"kind", toml_text("rate")}, {"ratio", toml_text("good / checks")}});
  metric("share", "合格占比", "%", {{"kind", toml_text("ratio")}, {"ratio", toml_text("good / checks")}});
  metric("ill", "病例", "例", {});
  // One small metric makes every sum depend on others: not in each site.
  if (chance.percent(25)) site.metrics.back()["min_cell"] = "5";
  site.bases = {{{"id", toml_text("law")}, {"title", toml_text("某管理条例")}},
                {{"id", toml_text("rule")}, {"title", toml_text("某工作细则")}}};
  DocumentMaker maker(chance);
  const auto add = [&](MadeDocument::Kind kind, const std::string& id, const std::string& campaign) {
    site.documents.push_back(maker.make(kind, id, site, campaign, now));
  };
  for (const std::string id : {"spring", "summer", "autumn"}) {
    add(MadeDocument::campaign, id, id);
    add(MadeDocument::note, "k", id);
  }
  for (int i = 0; i < 14; ++i)
    add(MadeDocument::note, fmt::format("n{}", i), i % 3 == 0 ? "summer" : i == 1 ? "autumn" : "spring");
  for (int i = 0; i < 3; ++i) add(MadeDocument::summary, fmt::format("s{}", i), i == 2 ? "summer" : "spring");
  for (int i = 0; i < 6; ++i) add(MadeDocument::notice, fmt::format("t{}", i), "");
  for (int i = 0; i < 2; ++i) add(MadeDocument::page, fmt::format("e{}", i), "");
  add(MadeDocument::agency, "market", "");
  return site;
}

}  // namespace gongbao::test
