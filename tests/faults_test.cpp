// Protects: every code of the table of findings is raised by the fault that it is for, once, in its place,
// and by nothing else: a copy of the shipped site with one planted fault has exactly that one finding.
#include <doctest/doctest.h>

#include <set>

#include "base/finding_code.h"
#include "support/planted_fault.h"
#include "support/sites.h"

namespace {

using namespace gongbao::test;

/// Codes that no edit of a file plants, and why.
const std::map<std::string, std::string> elsewhere{
    {"file/unreadable",
     "needs a file that kills its reader, and none is known: tests/markdown/ and "
     "tests/base/parallel_test.cpp"},
    {"leak/address", "needs a broken gate: tests/leak_test.cpp"},
    {"leak/file", "needs a broken gate: tests/leak_test.cpp"},
    {"leak/number", "needs a broken gate: tests/leak_test.cpp"},
    {"leak/text", "needs a broken gate: tests/leak_test.cpp"},
    {"privacy/waiver-expired", "comes with what it waived: tests/check/personal_check_test.cpp"},
    {"review/version", "needs a version of the past: tests/review/edition_test.cpp"},
    {"review/change-note", "needs a signed version of the past: tests/sign_off_test.cpp"},
    {"source/date", "needs a damaged commit: tests/bad_repository_test.cpp"},
};

std::vector<PlantedFault> all_faults() {
  std::vector<PlantedFault> all;
  for (const auto& some :
       {planted_in_text(), planted_in_documents(), planted_in_reckoning(), planted_in_markdown(), planted_in_site(),
        planted_in_review()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

struct Copy {
  Repository repository;
  Copy() {
    write_shipped_site(repository);
    repository.commit();
  }
};

}  // namespace

TEST_CASE("the shipped site has no findings") {
  const Copy copy;
  const Checked checked = check(copy.repository);
  CHECK(checked.text() == "");
  CHECK(checked.run.status == 0);
  CHECK(checked.run.err == "no findings\n");
}

TEST_CASE("each planted fault is found once, in its place, and nothing else is") {
  Copy copy;
  for (const PlantedFault& fault : all_faults()) {
    CAPTURE(fault.code);
    const std::string expected =
        plant(fault, copy.repository) + ": " + fault.severity + " [" + fault.code + "]\n";
    copy.repository.commit();
    const Checked checked = fault.when_rendered ? try_build(copy.repository) : check(copy.repository);
    CHECK(checked.text() == expected);
    CHECK(checked.run.status == (fault.severity == "error" ? 1 : 0));
    mend(fault, copy.repository);
  }
}

TEST_CASE("every code has a planted fault or a reason, and every planted fault a code") {
  std::set<std::string> planted;
  for (const PlantedFault& fault : all_faults()) planted.insert(fault.code);
  for (const gongbao::FindingCode& code : gongbao::finding_codes()) {
    const std::string name(code.code);
    CHECK_MESSAGE((planted.contains(name) != elsewhere.contains(name)), name);
  }
  for (const std::string& code : planted) CHECK_MESSAGE(gongbao::find_code(code), code);
  for (const auto& [code, reason] : elsewhere) CHECK_MESSAGE(gongbao::find_code(code), code);
}

TEST_CASE("what only follows from a fault is not reported") {
  const std::string campaign = "content/campaigns/chengchuan-campus-2025/campaign.md";
  const std::string note = "content/campaigns/chengchuan-campus-2025/notes/2025/03/wangxi-canteen-check.md";
  const std::string notice = "content/notices/chengchuan/cc-plan-2025.md";
  const std::vector<PlantedFault> faults{
      {"toml/syntax", {append("content/agencies.toml", "\nname = ‸]\n")}},
      {"id/invalid", {replace("content/agencies.toml", "id = \"chengchuan\"", "‸id = \"cheng chuan\"")}},
      {"key/missing",
       {replace("content/metrics.toml", "[[metric]]\nid = \"enforcement.person_times\"\n", "‸[[metric]]\n")}},
      {"toml/syntax", {replace("site.toml", "theme = \"official\"", "theme = ‸]")}},
      {"front-matter/missing", {write(campaign, "# 没有\n")}},
      {"front-matter/unclosed", {write(note, "---\ntitle: 甲\n")}},
      {"file/encoding", {write(notice, "‸\xB9\xAB")}},
      {"ref/agency", {replace(campaign, "lead: 澄川市人民政府", "lead: ‸澄川市政府部门")}},
      {"file/control",
       {replace("content/agencies.toml", "id = \"chengchuan\"", "id = \"cheng‸\u200Bchuan\"")}},
  };
  Copy copy;
  for (const PlantedFault& fault : faults) {
    CAPTURE(fault.edits.front().path);
    const std::string expected = plant(fault, copy.repository) + ": error [" + fault.code + "]\n";
    copy.repository.commit();
    CHECK(check(copy.repository).text() == expected);
    CHECK(check(copy.repository, {"--audience", "internal"}).text() == expected);
    mend(fault, copy.repository);
  }
}
