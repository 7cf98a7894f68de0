// Protects: `gongbao draft` on the five seed campaigns and the sample campaign: every figure of the seed
// table stands in the draft, every sentence has its sources, nothing gives a reason or praises, `check` finds
// nothing in it, and a second run keeps what the author wrote. What has no data is said to have none; masked
// years stay masked.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/file.h"
#include "support/seed_table.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
namespace fs = std::filesystem;

const std::vector<std::string> seeds{"c1-hunan-pork-100d", "c2-chengtai-school", "c3-school-canteen-check",
                                     "c4-county-commerce-liangjie", "c5-tonghua-special"};
const std::string sample = "chengchuan-campus-2025";

Run draft(const Repository& repository, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "draft");
  return run(arguments, {.folder = repository.path()});
}

std::string path_of(const std::string& campaign, const std::string& id = "draft") {
  return "content/campaigns/" + campaign + "/summaries/" + id + ".md";
}

std::string read_draft(const Repository& repository, const std::string& campaign,
                       const std::string& id = "draft") {
  return read_bytes(repository.path() / path_of(campaign, id));
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

/// The sample site with a draft of each seed campaign.
const Repository& drafted() {
  static const Repository site = [] {
    Repository repository;
    write_shipped_site(repository);
    repository.commit();
    for (const std::string& campaign : seeds) {
      const Run made = draft(repository, {campaign});
      REQUIRE_MESSAGE(made.status == 0, made.err);
      REQUIRE(made.out == path_of(campaign) + "\n");
      REQUIRE(made.err == "");
    }
    return repository;
  }();
  return site;
}

/// [text](figure:…) of a text.
struct FigureLink {
  std::string text, metric, agency, show;
};
std::vector<FigureLink> links_in(const std::string& text) {
  std::vector<FigureLink> links;
  for (size_t at = text.find("](figure:"); at != text.npos; at = text.find("](figure:", at + 1)) {
    const size_t begin = text.rfind('[', at) + 1;
    const size_t address = at + std::string("](figure:").size();
    const std::string query = text.substr(address, text.find(')', address) - address);
    const auto parameter = [&](const std::string& name) {
      const size_t from = query.find(name + "=");
      return from == query.npos
                 ? std::string()
                 : query.substr(from + name.size() + 1, query.find('&', from) - from - name.size() - 1);
    };
    links.push_back({text.substr(begin, at - begin), query.substr(0, query.find('?')), parameter("agency"),
                     parameter("show")});
  }
  return links;
}

/// The number of a written value, and its words: 1000多次 holds 1000.
bool says(const FigureLink& link, const SeedRow& row) {
  if (link.metric != row.metric || (link.show == "total") != row.total) return false;
  const bool is_number = row.value.find_first_not_of("0123456789.") == row.value.npos && !row.value.empty();
  if (!is_number) return !link.text.empty();
  std::vector<std::string> spellings{row.value};
  if (row.value.size() > 4 && row.value.ends_with("0000"))
    spellings.push_back(row.value.substr(0, row.value.size() - 4) + "万");
  if (row.value == "2") spellings.push_back("二");
  if (row.value == "0") spellings.insert(spellings.end(), {"没有", "未发现"});
  return std::any_of(spellings.begin(), spellings.end(),
                     [&](const std::string& one) { return link.text.starts_with(one); });
}

}  // namespace

TEST_CASE(
    "every figure of the seed table stands in the draft of its campaign, and the check finds nothing there") {
  size_t figures = 0;
  std::map<std::string, std::vector<FigureLink>> links;
  std::map<std::string, std::string> leads;
  for (const std::string& campaign : seeds) {
    const std::string text = read_draft(drafted(), campaign);
    links[campaign] = links_in(text);
    const size_t agency = text.find("\nagency: '") + 10;
    leads[campaign] = text.substr(agency, text.find('\'', agency) - agency);
  }
  for (const SeedRow& row : read_seed_table()) {
    if (row.where != "figure") continue;
    ++figures;
    const auto& all = links[row.campaign];
    const bool found = std::any_of(all.begin(), all.end(), [&](const FigureLink& link) {
      return (link.agency.empty() ? leads[row.campaign] : link.agency) == row.agency && says(link, row);
    });
    CHECK_MESSAGE(found, row.campaign << " " << row.agency << " " << row.metric << " " << row.value);
  }
  CHECK(figures == 81);
  for (const char* audience : {"public", "internal"})
    for (const Finding& finding : check(drafted(), {"--worktree", "--audience", audience}).findings)
      CHECK_MESSAGE(!finding.path.ends_with("/draft.md"), finding.where() << " " << finding.message);
}

TEST_CASE("targets, rhythms and masked dates of the seed stand in the drafts") {
  const std::string pork = read_draft(drafted(), seeds[0]);
  for (const char* part : {"超市猪肉100%来自定点屠宰场", "每隔三天", "“5月初起，至奥运会结束”，年份未注明",
                           "（6月16日凌晨", "20XX年生猪屠宰专项整治"})
    CHECK_MESSAGE(holds(pork, part), part);
  CHECK(!holds(pork, "2008"));
  const std::string canteen = read_draft(drafted(), seeds[2]);
  for (const char* part :
       {"20XX年3月21日", "20XX年3月28日至30日", "材料中未见整改记载 | 未办结", "记载前后不一致"})
    CHECK_MESSAGE(holds(canteen, part), part);
  const std::string city = read_draft(drafted(), seeds[4]);
  for (const char* part :
       {"未注明起止时间", "[4734人次以上](figure:enforcement.person_times)", "的上报总数[15万余元]",
        "小于各单位数据之和[73万元以上]", "“应实施量化分级单位”的数目未注明"})
    CHECK_MESSAGE(holds(city, part), part);
  const std::string school = read_draft(drafted(), seeds[1]);
  for (const char* part :
       {"[多次](figure:training.sessions", "未注明数量", "材料中未见数据", "未注明工作依据"})
    CHECK_MESSAGE(holds(school, part), part);
}

TEST_CASE("every sentence, item and row has its sources, and no number stands in a sentence without them") {
  for (const std::string& campaign : seeds) {
    const Run made = draft(drafted(), {campaign, "--id", "other", "--dry-run", "--format", "json"});
    REQUIRE(made.status == 0);
    const Json data = parse_json(made.out);
    CHECK(data["schema"].string() == "gongbao.draft/1");
    REQUIRE(!data["rows"].items.empty());
    for (const Json& row : data["rows"].items) {
      CHECK_MESSAGE(!row["sources"].items.empty(), row["text"].string());
      for (const Json& source : row["sources"].items) {
        const std::string path = source.string().substr(0, source.string().find(":"));
        CHECK_MESSAGE(fs::exists(drafted().path() / path), path);
      }
    }
    CHECK(!fs::exists(drafted().path() / path_of(campaign, "other")));
  }
}

TEST_CASE("no reason, no praise") {
  for (const std::string& campaign : seeds)
    for (const char* word :
         {"因此", "使得", "由于", "从而", "促使", "促进", "推动", "有效地", "显著", "圆满", "顺利"})
      CHECK_MESSAGE(!holds(read_draft(drafted(), campaign), word), campaign << " " << word);
}

TEST_CASE("the same material gives the same bytes, and a second run changes nothing") {
  Repository other;
  write_shipped_site(other);
  for (const std::string& campaign : seeds) {
    REQUIRE(draft(other, {campaign, "--jobs", "1"}).status == 0);
    const std::string text = read_draft(other, campaign);
    CHECK(text == read_draft(drafted(), campaign));
    const Run again = draft(other, {campaign});
    CHECK(again.status == 0);
    CHECK(again.err == "");
    CHECK(read_draft(other, campaign) == text);
  }
}

TEST_CASE("an author's words in every section stay, and new data refresh the rest") {
  Repository site;
  write_shipped_site(site);
  REQUIRE(draft(site, {seeds[4]}).status == 0);
  const std::string path = path_of(seeds[4]);
  for (const char* place : {"组织开展[]", "任组长", "重点产品为", "开展的工作有[](note:agri", "肯定的做法",
                            "各单位数据合计", "三是一线执法力度不够", "**加强督促检查**"})
    replace_in(site, path, place, std::string("（作者）") + place);
  replace_in(site, path, "\n## 八、", "\n作者添写的一段。\n\n## 八、");
  const std::string edited = read_bytes(site.path() / path);
  CHECK(draft(site, {seeds[4]}).err == "");
  CHECK(read_bytes(site.path() / path) == edited);

  const std::string folder = "content/campaigns/" + seeds[4] + "/notes/";
  replace_in(site, folder + "drug/drug-progress.md", "300台次", "310台次");
  replace_in(site, folder + "agriculture/agri-0922.md", "48户", "49户");
  const Run again = draft(site, {seeds[4]});
  CHECK(again.status == 0);
  CHECK(holds(again.err, "refreshed  work.tonghua-drug\n"));
  CHECK(holds(again.err, "kept       " + path + ":"));
  CHECK(holds(again.err, "[49户]"));  // what it would say now
  const std::string text = read_bytes(site.path() / path);
  CHECK(holds(text, "[310台次](figure:enforcement.vehicle_times?agency=tonghua-drug&show=own)"));
  CHECK(!holds(text, "[49户]"));
  CHECK(holds(text, "作者添写的一段。\n"));
  size_t authored = 0;
  for (size_t at = text.find("（作者）"); at != text.npos; at = text.find("（作者）", at + 1)) ++authored;
  CHECK(authored == 8);
  CHECK(draft(site, {seeds[4], "--force", "work.tonghua-agri"}).status == 0);
  CHECK(holds(read_bytes(site.path() / path), "[49户]"));
}

TEST_CASE("a period: only what belongs to it; what has no year is said") {
  Repository site;
  write_shipped_site(site);
  const Run made = draft(site, {sample, "--period", "2026-H1", "--as-of", "2026-11-23T09:00+08:00"});
  REQUIRE_MESSAGE(made.status == 0, made.err);
  const std::string text = read_draft(site, sample, "draft-2026-H1");
  for (const char* part :
       {"title: '澄川市校园食品安全专项整治（2025—2026年）2026年上半年工作总结'", "period: '2026-H1'",
        "| 立案查处 | [31件](figure:case.filed) | [51件](figure:case.filed?show=previous) | "
        "[减少20件](figure:case.filed?show=change) | [35件](figure:case.filed?period=2025-H1) |",
        "家长满意度在[89.6%]"})
    CHECK_MESSAGE(holds(text, part), part);
  CHECK(!holds(text,
               "开展的工作有[](note:education-report-2025q4)"));  // only what a cumulative value is less by
  CHECK(!holds(text, "market-report-2026q3"));
  CHECK(holds(draft(site, {sample, "--period", "2025", "--id", "draft-2026-H1"}).err, "another period"));
  REQUIRE(draft(site, {seeds[0], "--period", "2008"}).status == 0);
  const std::string pork = read_draft(site, seeds[0], "draft-2008");
  CHECK(holds(pork, "下列材料未注明年份，未计入本期："));
  CHECK(links_in(pork).empty());
}

TEST_CASE("an empty campaign, and English") {
  Repository site;
  write_small_site(site);
  site.write("content/campaigns/empty/campaign.md", "---\ntitle: 空\n---\n");
  CHECK(holds(draft(site, {"empty"}).err, "names no lead; say --agency"));
  const std::string register_file = read_bytes(site.path() / "content/agencies.toml");
  const size_t id = register_file.find("id = \"") + 6;
  const std::string agency = register_file.substr(id, register_file.find('"', id) - id);
  REQUIRE(draft(site, {"empty", "--agency", agency, "--id", "d"}).status == 0);
  const std::string text = read_draft(site, "empty", "d");
  for (const char* part : {"未注明工作依据", "未注明起止时间", "未注明领导机构", "未列出可计量的目标",
                           "材料中未见做法和成效的记载", "材料中未见检查发现问题的记载",
                           "材料中没有可合计的项目", "材料中未见存在问题的记载", "未注明下一步安排"})
    CHECK_MESSAGE(holds(text, part), part);
  CHECK(links_in(text).empty());

  Repository english;
  write_shipped_site(english);
  replace_in(english, "site.toml", "language = \"zh-Hans\"", "language = \"en\"");
  REQUIRE(draft(english, {seeds[4]}).status == 0);
  const std::string draft_text = read_draft(english, seeds[4]);
  CHECK(holds(draft_text, "## Overall figures"));
  CHECK(holds(draft_text, "[6500多人次](figure:enforcement.person_times?show=total)"));
  for (const Finding& finding : check(english, {"--worktree", "--audience", "internal"}).findings)
    CHECK_MESSAGE(!finding.path.ends_with("/draft.md"), finding.where() << " " << finding.message);
}

TEST_CASE("a file that was not drafted is not touched; a dry run writes nothing") {
  Repository site;
  write_shipped_site(site);
  const std::string before = read_draft(site, seeds[4], "summary");
  const Run refused = draft(site, {seeds[4], "--id", "summary"});
  CHECK(refused.status == 3);
  CHECK(holds(refused.err, "was not drafted by this command"));
  CHECK(read_draft(site, seeds[4], "summary") == before);
  const Run dry = draft(site, {seeds[4], "--dry-run"});
  CHECK(dry.out.starts_with("---\ntitle: "));
  CHECK(!fs::exists(site.path() / path_of(seeds[4])));
  CHECK(draft(site, {"c5-tonghua"}).status == 2);
  CHECK(draft(site, {seeds[4], "--agency", "nobody"}).status == 2);
  CHECK(draft(site, {seeds[4], "--period", "20XX"}).status == 2);
  CHECK(draft(site, {seeds[4], "--id", "a/b"}).status == 2);
}
