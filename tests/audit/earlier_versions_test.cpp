// Protects: what a version held that must not be seen again is looked for, its figures as well as its words.
#include <doctest/doctest.h>

#include "audit/leak_audit.h"
#include "base/file.h"
#include "support/signed_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

/// The codes of what the audit finds in a page of these words.
std::string leaks(const SignedSite& site, std::string_view words) {
  const Judged read(site);
  Cache none;
  const LeakAudit audit({read.snapshot, read.library, *read.history, Instant{site.now, 480}, {}}, {.jobs = 1}, none);
  const TemporaryFolder folder;
  write_file(folder.path() / "index.html", fmt::format("<p>{}</p>", words));
  Findings findings;
  audit.search({folder.path(), {"index.html"}}, {.jobs = 1}, findings);
  std::string codes;
  for (const Finding& one : findings.sorted()) codes += one.code + " ";
  return codes;
}

}  // namespace

TEST_CASE("figures of an expunged version are looked for, unless they still stand in what is seen") {
  const std::string note = "content/campaigns/spring/notes/visit.md";
  SignedSite site;
  const std::string now = site.text_of(note);
  const auto with = [&](std::string_view people) {
    std::string text = now;
    return text.replace(text.find("6500多人次"), std::string_view("6500多人次").size(), people);
  };
  site.repository.write(note, with("71931人次"));
  site.commit("clerk");
  site.repository.write(note, now);
  site.commit("clerk");
  CHECK(leaks(site, "71931人次") == "");  // history may be seen
  site.repository.write(
      "site.toml", site.text_of("site.toml") +
                       fmt::format("\n[[expunge]]\npath = \"{}\"\nblob = \"{}\"\nreason = \"含个人信息\"\n",
                                   note, site.repository.blob(with("71931人次"))));
  site.commit("clerk");
  CHECK(leaks(site, "71931人次") == "leak/number ");
  CHECK(leaks(site, "71932人次") == "");
  CHECK(leaks(site, "6500多人次") == "");
}
