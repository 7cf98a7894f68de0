// Protects: `gongbao status`, its page and its calendar. Before the moment that `status --next` names a
// public build is the same but for its own clock; nothing of statuses reaches a public build; a new site's
// timer builds and publishes.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

#include "content/date.h"
#include "support/file.h"
#include "support/schema.h"
#include "support/signed_site.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;
using gongbao::Day;
using gongbao::Instant;
namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string iso(int64_t seconds) { return Instant{seconds, 480}.iso(); }

Run status(const Repository& repository, int64_t moment, std::vector<std::string> more = {}) {
  std::vector<std::string> arguments{"status", "-C", repository.path().string(), "--as-of", iso(moment)};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(arguments);
}

/// Always the same numbers for one seed.
struct Dice {
  uint64_t state;
  int64_t operator()(int64_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    return static_cast<int64_t>((state >> 33) % static_cast<uint64_t>(below));
  }
};

constexpr int64_t first_day = 20'600;  // in May 2026

std::string day(Dice& dice, int64_t from = 0, int64_t span = 400) {
  return Day{static_cast<int32_t>(first_day + from + dice(span))}.iso();
}

std::string line_of(Dice& dice, const std::string& key, int64_t from = 0, int64_t span = 400) {
  return dice(2) ? key + ": " + day(dice, from, span) + "\n" : "";
}

/// A campaign, notes and notices with days of every kind, over thirteen months.
void write_random_site(Repository& repository, Dice& dice) {
  repository.write("site.toml", "title = \"小站\"\nbase_url = \"https://www.example.gov.cn/\"\n");
  repository.write("content/agencies.toml", "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n");
  repository.write("content/metrics.toml",
                   "[[metric]]\nid = \"shops\"\nname = \"超市\"\nunit = \"家\"\nkind = \"stock\"\n\n"
                   "[[metric]]\nid = \"work\"\nname = \"出动\"\nunit = \"人次\"\nkind = \"flow\"\n");
  repository.write("content/campaigns/c/campaign.md",
                   "---\ntitle: 行动\nlead: city\n" + line_of(dice, "period") +
                       "targets:\n  - {id: t1, text: 出动, metric: work, value: \"≥ 5\", by: " + day(dice) +
                       "}\ntasks:\n  - {id: k1, title: 检查, due: " + day(dice) + "}\n---\n");
  repository.write("content/campaigns/c/notes/a.md",
                   "---\ntitle: 检查\ntype: inspection\ndate: 2026-05-01\nmetrics:\n  work: 3人次\n" +
                       (dice(2) ? "  shops: {value: 5家, period: " + day(dice) + "/..}\n" : std::string()) +
                       "findings:\n  - {id: p1, kind: problem, text: 破损, due: " + day(dice) + "}\n---\n");
  for (int i = 0; i < 3; ++i) {
    const int64_t publish = (first_day + dice(200)) * 86'400 + dice(86'400);
    const std::string begin = day(dice, 0, 200);
    repository.write(fmt::format("content/notices/n{}.md", i),
                     fmt::format("---\ntitle: 公告{}\ngenre: 公示\nagency: city\n{}{}{}{}---\n", i,
                                 dice(2) ? "publish: " + iso(publish) + "\n" : "",
                                 line_of(dice, "expires", 200, 200), line_of(dice, "effective", 0, 200),
                                 i == 1 ? "supersedes: [n0]\n"
                                        : "consultation: {start: " + begin + ", end: " + begin.substr(0, 4) +
                                              "-12-31}\n"));
  }
}

std::map<std::string, std::string> site_at(const Repository& repository, const fs::path& output,
                                           int64_t moment) {
  const Run built = build(repository, output, {"--as-of", iso(moment)});
  REQUIRE_MESSAGE(built.status == 0, built.out << built.err);
  return read_site(output);
}

}  // namespace

TEST_CASE("a build at any instant before --next is the same; there it may differ, and mostly does") {
  const TemporaryFolder folder;
  size_t steps = 0, changed = 0, ended = 0;
  for (uint64_t seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    Dice dice{seed};
    Repository repository;
    write_random_site(repository, dice);
    repository.commit();
    int64_t now = (first_day + dice(100)) * 86'400 + dice(86'400);
    for (int step = 0; step < 4; ++step) {
      const Run told = status(repository, now, {"--next"});
      REQUIRE_MESSAGE(told.status == 0, told.err);
      const auto site = site_at(repository, folder.path() / "one", now);
      if (told.out == "never\n") {
        CHECK(site == site_at(repository, folder.path() / "two", now + 4'000 * int64_t{86'400}));
        ++ended;
        break;
      }
      const int64_t next = std::get<Instant>(Instant::parse(told.out.substr(0, told.out.size() - 1))).seconds;
      REQUIRE(next > now);
      CAPTURE(told.out);
      CHECK(site == site_at(repository, folder.path() / "two", next - 1));
      CHECK(site == site_at(repository, folder.path() / "two", now + dice(next - now)));
      changed += site != site_at(repository, folder.path() / "two", next) ? 1 : 0;
      ++steps;
      now = next;
    }
  }
  MESSAGE(steps << " steps, " << changed << " with a change, " << ended << " sites at their end");
  CHECK(changed * 10 >= steps * 7);
  CHECK(steps >= 20);
}

TEST_CASE("status tells whom a notice awaits, as text and as JSON, and pages tell roles alone") {
  SignedSite site;
  site.write_notice("n", "正文。");
  site.commit("clerk");
  site.sign("content/notices/n.md", "rev", "review");

  const Run text = status(site.repository, site.now);
  CHECK(text.status == 0);
  CHECK(holds(text.out, "awaiting  notice:n"));
  CHECK(holds(text.out, "waits for    approve: app@example.gov.cn\n"));
  CHECK(holds(text.out, "signed by    review: "));
  CHECK(holds(text.out, "a proof"));
  CHECK_FALSE(holds(text.out, "note:spring/visit"));
  CHECK(holds(status(site.repository, site.now, {"--all"}).out, "note:spring/visit"));
  CHECK(holds(status(site.repository, site.now, {"note:spring/visit"}).out, "published"));
  CHECK(status(site.repository, site.now, {"--only", "draft", "-q"}).out == "");
  CHECK(status(site.repository, site.now, {"--only", "nothing"}).status == 2);
  CHECK(status(site.repository, site.now, {"notice:nobody"}).status == 3);

  const Json json = parse_json(status(site.repository, site.now, {"--format", "json"}).out);
  CHECK(json["schema"].string() == "gongbao.status/1");
  const Json schema = parse_json(read_bytes(GONGBAO_SOURCE_DIR "/docs/schema/status.schema.json"));
  CHECK(json.keys() == schema["properties"].keys());
  REQUIRE(json["rows"].items.size() == 1);
  const Json& row = json["rows"][0];
  CHECK(row.keys() == schema["properties"]["rows"]["items"]["properties"].keys());
  CHECK(json["counts"].keys() == schema["properties"]["counts"]["properties"].keys());
  CHECK(row["state"].string() == "awaiting");
  CHECK(row["awaited"][0]["may_sign"][0].string() == "app@example.gov.cn");
  CHECK(row["record"].string() == "proof");

  const TemporaryFolder folder;
  const std::vector<std::string> internal{"--audience", "internal", "--as-of", iso(site.now)};
  REQUIRE(build(site.repository, folder.path() / "in", internal).status == 0);
  const auto pages = read_site(folder.path() / "in");
  CHECK(holds(pages.at("status/index.html"), "待签发（1）"));
  CHECK(holds(pages.at("notices/n/index.html"), "等待：签发"));
  CHECK(holds(pages.at("data/notices.json"), "\"awaiting_sign_off\""));
  for (const auto& [path, bytes] : pages) CHECK_MESSAGE(!holds(bytes, "@example.gov.cn"), path);

  REQUIRE(build(site.repository, folder.path() / "out", {"--as-of", iso(site.now)}).status == 0);
  for (const auto& [path, bytes] : read_site(folder.path() / "out")) {
    CHECK_MESSAGE(!path.starts_with("status"), path);
    CHECK_MESSAGE(!holds(bytes, "status/"), path);
    CHECK_MESSAGE(!holds(bytes, "待签发"), path);
  }
}

TEST_CASE("of a withdrawn notice status says that its tombstone is public, once with date and reason") {
  SignedSite site;
  site.write_notice("n", "正文。");
  site.commit("clerk");
  site.sign_fully("content/notices/n.md");
  site.write_notice("n", "正文。", "withdrawn: {date: 2026-09-01, reason: 依据失效}\n");
  site.commit("clerk");
  const std::string text = status(site.repository, site.now).out;
  CHECK_MESSAGE(holds(text, "withdrawn  notice:n"), text);
  CHECK(holds(text, "public       a tombstone: withdrawn on 2026-09-01, 依据失效\n"));
  CHECK_FALSE(holds(text, "waits for"));
  CHECK_FALSE(holds(text, "version 1"));
  CHECK(holds(text, "1 withdrawn"));
  CHECK_FALSE(holds(text, "awaiting"));

  const Json json = parse_json(status(site.repository, site.now, {"--format", "json"}).out);
  const Json schema = parse_json(read_bytes(GONGBAO_SOURCE_DIR "/docs/schema/status.schema.json"));
  CHECK(SchemaCheck(schema).faults(json) == std::vector<std::string>{});
  REQUIRE(json["rows"].items.size() == 1);
  CHECK(json["rows"][0]["state"].string() == "withdrawn");
  CHECK(json["rows"][0]["withdrawn"]["reason"].string() == "依据失效");
  CHECK(json["rows"][0]["version"].is_null());
  CHECK(json["rows"][0]["awaited"].items.empty());

  const TemporaryFolder folder;
  REQUIRE(build(site.repository, folder.path() / "in", {"--audience", "internal", "--as-of", iso(site.now)})
              .status == 0);
  const auto pages = read_site(folder.path() / "in");
  const std::string& page = pages.at("status/index.html");
  CHECK(holds(page, "已撤回（1）"));
  CHECK(holds(page, "公开的只有撤回说明"));
  CHECK(holds(page, "2026-09-01撤回：依据失效"));
  CHECK_FALSE(holds(page, "公开的是第1版"));
  CHECK_FALSE(holds(page, "待签发"));
  CHECK_FALSE(holds(pages.at("notices/n/index.html"), "等待："));
}

TEST_CASE("a withdrawal that is still to come stops the build, and takes nothing away") {
  Repository repository;
  write_small_site(repository);
  const std::string notice = "---\ntitle: 公示\nagency: city\ngenre: 公示\nissued: 2026-01-01\n";
  repository.write("content/notices/w.md", notice + "---\n\n正文。\n");
  repository.commit();
  const TemporaryFolder folder;
  const std::string before = "2026-03-01T12:00+08:00", after = "2026-03-03T12:00+08:00";
  REQUIRE(build(repository, folder.path() / "out", {"--as-of", before}).status == 0);
  repository.write("content/notices/w.md",
                   notice + "withdrawn: {date: 2026-03-03, reason: 依据失效}\n---\n\n正文。\n");
  repository.commit();
  CHECK(build(repository, folder.path() / "out", {"--as-of", before}).status == 1);
  CHECK(holds(read_site(folder.path() / "out").at("notices/w/index.html"), "正文。"));
  CHECK(check(repository, {"--as-of", before}).has("notice/withdrawn"));
  CHECK(build(repository, folder.path() / "out", {"--as-of", after}).status == 0);
  CHECK_FALSE(holds(read_site(folder.path() / "out").at("notices/w/index.html"), "正文。"));
}

TEST_CASE("moved figures of one metric are told apart by agency and period, in words") {
  SignedSite site;
  const auto visit = [&](const char* april, const char* may) {
    site.repository.write(
        "content/campaigns/spring/notes/more.md",
        fmt::format(
            "---\ntitle: 检查\ntype: inspection\nagency: city\ndate: 2026-05-02\nmetrics:\n  checks:\n"
            "    - {{value: {}户, period: 2026-04}}\n    - {{value: {}户, period: 2026-05}}\n---\n",
            april, may));
  };
  visit("3", "4");
  const std::string queries[] = {"checks?campaign=spring&agency=city&period=2026-04",
                                 "checks?campaign=spring&agency=city&period=2026-05"};
  site.write_notice("n", "四月[](figure:" + queries[0] + ")，五月[](figure:" + queries[1] + ")。");
  site.commit("clerk");
  site.sign_fully("content/notices/n.md", {},
                  {{queries[0], "3", "exact", "3户"}, {queries[1], "4", "exact", "4户"}});
  visit("13", "14");
  site.commit("clerk");
  const Checked found = check(site.repository, {"--as-of", iso(site.now)});
  std::vector<std::string> said;
  for (const auto& one : found.findings)
    if (one.code == "review/stale") said.push_back(one.message);
  REQUIRE_MESSAGE(said.size() == 2, found.text());
  CHECK(holds(said[0], "2026-04"));
  CHECK(holds(said[1], "2026-05"));
  const std::string text = status(site.repository, site.now).out;
  CHECK_MESSAGE(holds(text, "2026-04): was 3户, is 13户"), text);
  const TemporaryFolder folder;
  REQUIRE(build(site.repository, folder.path() / "in", {"--audience", "internal", "--as-of", iso(site.now)})
              .status == 0);
  const auto pages = read_site(folder.path() / "in");
  for (const char* page : {"status/index.html", "notices/n/index.html"}) {
    CHECK_MESSAGE(holds(pages.at(page), "2026年4月）：签发时为3户，现为13户"), page);
    CHECK(holds(pages.at(page), "2026年5月）：签发时为4户，现为14户"));
  }
}

TEST_CASE("without signatures the records are a trail, and status says so") {
  SignedSite site("[review.notice]\nroles = [\"approve\"]\n");
  site.write_notice("n", "正文。");
  site.commit("clerk");
  CHECK(holds(status(site.repository, site.now).out, "a trail, not a proof"));
}

TEST_CASE("the timer of a new site is good for systemd, publishes, and does nothing while nothing is due") {
  Repository repository;
  REQUIRE(run({"init", "-q"}, {.folder = repository.path()}).status == 0);
  repository.commit();
  const fs::path timer = repository.path() / "timer";
  if (std::system("command -v systemd-analyze >/dev/null 2>&1") == 0) {
    const std::string verify = fmt::format(
        "cd '{}' && cp gongbao-publish@.service gongbao-publish@srv-site.service && cp "
        "gongbao-publish@.timer "
        "gongbao-publish@srv-site.timer && systemd-analyze verify --recursive-errors=no --man=no "
        "./gongbao-publish@srv-site.service ./gongbao-publish@srv-site.timer >verify.txt 2>&1",
        timer.string());
    const int result = std::system(verify.c_str());
    CHECK_MESSAGE(result == 0, read_bytes(timer / "verify.txt"));
    CHECK_MESSAGE(!holds(read_bytes(timer / "verify.txt"), "gongbao-publish"),
                  read_bytes(timer / "verify.txt"));
  }
  const TemporaryFolder folder;
  const std::string command = fmt::format(
      "env -i HOME='{}' PATH='{}':/usr/bin:/bin GONGBAO_RELEASES='{}/www' sh '{}/gongbao-publish.sh' "
      ">'{}/log' 2>&1",
      folder.path().string(), fs::path(program_path()).parent_path().string(), folder.path().string(),
      timer.string(), folder.path().string());
  const auto releases = [&] {
    const std::string ledger = read_bytes(folder.path() / "www/releases.json");
    size_t count = 0;
    for (size_t at = ledger.find("\"commit\""); at != ledger.npos; at = ledger.find("\"commit\"", at + 1))
      ++count;
    return count;
  };
  const int first = std::system(command.c_str());
  REQUIRE_MESSAGE(first == 0, read_bytes(folder.path() / "log"));
  CHECK(fs::exists(folder.path() / "www/current/index.html"));
  CHECK(releases() == 1);
  CHECK(std::system(command.c_str()) == 0);
  CHECK(releases() == 1);
  repository.write("content/pages/more.md", "---\ntitle: 又一页\n---\n");
  repository.commit();
  CHECK(std::system(command.c_str()) == 0);
  CHECK(releases() == 2);

  // A commit that cannot be built is tried once, then after an hour or with the next commit.
  repository.write("content/pages/more.md", "---\ntitel: 错\n---\n");
  repository.commit();
  CHECK(std::system(command.c_str()) != 0);
  CHECK(holds(read_bytes(folder.path() / "log"), "key/unknown"));
  CHECK(std::system(command.c_str()) == 0);
  CHECK(read_bytes(folder.path() / "log").empty());
  fs::path failed;
  for (const auto& file : fs::recursive_directory_iterator(folder.path() / ".local/state/gongbao"))
    if (file.path().extension() == ".failed") failed = file.path();
  REQUIRE(!failed.empty());
  const std::string waits = read_bytes(failed);
  std::ofstream(failed) << waits.substr(0, waits.find(' ')) << " 1\n";  // the hour is over
  CHECK(std::system(command.c_str()) != 0);
  CHECK(read_bytes(failed) >= waits);
  repository.write("content/pages/more.md", "---\ntitle: 改正了\n---\n");
  repository.commit();
  const int mended = std::system(command.c_str());
  CHECK_MESSAGE(mended == 0, read_bytes(folder.path() / "log"));
  CHECK(releases() == 3);
  CHECK_FALSE(fs::exists(failed));
}
