// Protects: the state of an inspection's findings, computed from what other notes say of them.
#include "site/finding_state.h"

#include "base/text.h"
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

constexpr std::string_view check = R"(
-- content/campaigns/c/notes/check.md --
---
title: 检查
type: inspection
date: 2008-03-20
findings:
  - {id: p1, kind: problem, text: 一, due: 2008-04}
  - {id: p2, kind: problem, text: 二, due: 2008-04}
  - {id: p3, kind: problem, text: 三}
  - {id: p4, kind: problem, text: 四}
  - {id: p5, kind: problem, text: 五, due: 20XX-04}
  - {id: g1, kind: good, text: 好}
---
-- content/campaigns/c/notes/done.md --
---
title: 整改
type: rectification
date: 2008-03-21
rectifies: [{finding: [check#p1, check#p3, check#p4], action: 清扫}, {finding: check#p2, state: partly}]
---
-- content/campaigns/c/notes/again.md --
---
title: 回头看
type: revisit
date: 2008-05-21
revisits: [{finding: check#p3, result: held}, {finding: check#p4, result: failed}]
---
)";

std::string states(std::string_view files) {
  const SiteText site(files);
  REQUIRE(site.codes() == "");
  const VisibleLibrary visible = select_visible(*site.library, Audience::public_site,
                                                std::get<Instant>(Instant::parse("2008-06-01T00:00+08:00")));
  const FindingStates all(visible);
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  const Ref<Document> note = *site.library->find_in(*campaign, DocumentKind::note, "check");
  std::string result;
  for (uint32_t i = 0; i < visible[note].as_note()->findings.size(); ++i)
    result += std::string(result.empty() ? "" : " ") + std::string(name_of(all[{note, i}].state));
  return result;
}

}  // namespace

TEST_CASE("rectified, in part and late, held, failed again, of an unknown year never late, good") {
  CHECK(states(check) == "closed overdue revisited failed open good");
}

TEST_CASE("a later rectification closes what a revisit saw again") {
  CHECK(states(std::string(check) + "-- content/campaigns/c/notes/last.md --\n---\ntitle: 再整改\ntype: "
                                    "rectification\ndate: 2008-05-30\n"
                                    "rectifies: [{finding: check#p4}]\n---\n") ==
        "closed overdue revisited closed open good");
}

TEST_CASE("what is not shown changes no state") {
  CHECK(states(replace_all(check, "title: 整改\n", "title: 整改\naudience: internal\n")) ==
        "overdue overdue revisited failed open good");
}
