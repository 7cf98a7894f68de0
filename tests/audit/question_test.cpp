// Protects: a verdict of the audit that is kept stands only while the very same things are looked for in the
// very same way, and stands as long: what is changed in public pages alone loses none.
#include <doctest/doctest.h>

#include "audit/leak_audit.h"
#include "base/file.h"
#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view config =
    "-- site.toml --\ntitle = \"某市\"\nbase_url = \"https://example.org/\"\n";
constexpr std::string_view campaign =
    "-- content/campaigns/c/campaign.md --\n---\ntitle: 专项整治行动\n---\n";
constexpr std::string_view open =
    "-- content/campaigns/c/notes/open.md --\n---\ntitle: 公开的检查情况通报\ntype: report\nagency: market\n"
    "---\n情况良好。\n";
constexpr std::string_view hidden_head =
    "-- content/campaigns/c/notes/hidden.md --\n---\ntitle: 尚未公开的检查通报\ntype: report\nstatus: draft\n"
    "agency: market\n";
constexpr std::string_view hidden_body = "---\n涉案企业共隐瞒三年之久。\n";

struct Site {
  explicit Site(std::string_view content)
      : text(content),
        history(read_history(text.snapshot->request(), *text.snapshot, {.jobs = 1}, findings)),
        audit({*text.snapshot, *text.library, history, Instant{1'300'000'000, 480}, {}}, {.jobs = 1}, none) {
    REQUIRE(!text.findings.has_errors());
  }
  SiteText text;
  Findings findings;
  History history;
  Cache none;
  LeakAudit audit;
};

std::string site_of(std::string_view more_in_head = {}, std::string_view before_body = {}) {
  return fmt::format("{}{}{}{}{}{}", config, campaign, open, hidden_head, more_in_head,
                     std::string(hidden_body).insert(4, before_body));
}

Digest question_of(std::string_view content) { return Site(content).audit.question(); }

}  // namespace

TEST_CASE("the question is the same while the same things are looked for") {
  const Digest question = question_of(site_of());
  CHECK(question == question_of(site_of()));
  CHECK(question != question_of(site_of({}, "又有一句不能公开的话。\n")));
  CHECK(question != question_of(site_of("metrics: {work: 71931人次}\n")));
  CHECK(question_of(site_of("metrics: {work: 71931人次}\n")) !=
        question_of(site_of("metrics: {meat: 71931公斤}\n")));  // another unit
  const auto with = [](std::string_view file) { return question_of(std::string(file) + site_of()); };
  const std::string page = "-- content/pages/p.md --\n---\ntitle: 页\n---\n";
  CHECK(question == with(page + "又有一句可以公开的话。\n"));
  // What is looked for is said in public, and is looked for no longer.
  CHECK(question != with(page + "涉案企业共隐瞒三年之久。\n"));
  // A file that nobody may fetch, though no text in it is long enough to be looked for.
  CHECK(with("-- content/notices/a.bin --\n一\n") != with("-- content/notices/a.bin --\n二\n"));
  std::string moved = site_of();
  CHECK(question != question_of(moved.replace(moved.find("example.org"), 11, "example.net")));
}

TEST_CASE("some files can be searched without the others, and those without a hit are named") {
  const Site site(site_of());
  const TemporaryFolder folder;
  write_file(folder.path() / "a.html", "<p>情况良好。</p>");
  write_file(folder.path() / "b.html", "<p>涉案企业共隐瞒三年之久。</p>");
  write_file(folder.path() / "c.html", "<p>情况</p>");
  const auto search = [&](std::vector<std::string> paths, size_t leaks) {
    Findings findings;
    const SearchedFiles searched =
        site.audit.search({folder.path(), std::move(paths)}, {.jobs = 2}, findings);
    CHECK(findings.items().size() == leaks);
    return searched.clean;
  };
  CHECK(search({"a.html", "b.html", "c.html"}, 1) == std::vector<std::string>{"a.html", "c.html"});
  CHECK(search({"b.html"}, 1) == std::vector<std::string>{});
  CHECK(search({"c.html"}, 0) == std::vector<std::string>{"c.html"});
  CHECK(search({}, 0) == std::vector<std::string>{});
}
