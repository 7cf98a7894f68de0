// Protects: who sees what is decided here and nowhere else; nothing withheld is in reach of later stages.
#include "review/visible_library.h"

#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

constexpr std::string_view documents = R"(
-- content/notices/draft.md --
---
title: 草稿
genre: 公示
agency: city
status: draft
---
-- content/notices/internal.md --
---
title: 内部
genre: 公示
agency: city
audience: internal
---
-- content/notices/later.md --
---
title: 以后
genre: 公示
agency: city
publish: 2030-01-01T09:00+08:00
---
-- content/notices/gone.md --
---
title: 撤回
genre: 公示
agency: city
withdrawn: {date: 2024-01-02, reason: 依据已经失效}
---
正文不再公开。
-- content/notices/plain.md --
---
title: 公开
genre: 公示
agency: city
---
-- content/campaigns/hidden/campaign.md --
---
title: 内部行动
audience: internal
---
-- content/campaigns/hidden/notes/n.md --
---
title: 内部行动的笔记
type: other
agency: city
---
)";

Instant at(std::string_view text) { return std::get<Instant>(Instant::parse(text)); }

std::string shown(const SiteText& site, Audience audience, std::string_view as_of) {
  const VisibleLibrary visible = select_visible(*site.library, audience, at(as_of));
  std::string titles;
  for (const Ref<Document> document : visible.documents()) titles += visible[document].title + " ";
  return titles;
}

}  // namespace

TEST_CASE("the public sees what is ready, public and due; a campaign hides what lies in it") {
  const SiteText site(documents);
  CHECK(site.codes() == "");
  CHECK(shown(site, Audience::public_site, "2026-11-23T00:00+08:00") == "专项整治 撤回 公开 ");
  CHECK(shown(site, Audience::public_site, "2030-01-01T08:59+08:00") == "专项整治 撤回 公开 ");
  CHECK(shown(site, Audience::public_site, "2030-01-01T09:00+08:00") == "专项整治 撤回 以后 公开 ");
}

TEST_CASE("the internal build sees drafts and all else") {
  const SiteText site(documents);
  CHECK(shown(site, Audience::internal, "2026-11-23T00:00+08:00") ==
        "专项整治 内部行动 内部行动的笔记 草稿 撤回 内部 以后 公开 ");
}

TEST_CASE("a withdrawn notice is a tombstone without its text") {
  const SiteText site(documents);
  const VisibleLibrary visible =
      select_visible(*site.library, Audience::public_site, at("2026-11-23T00:00+08:00"));
  const auto gone = site.library->find(DocumentKind::notice, "gone");
  CHECK(visible[*gone].body.html.empty());
  CHECK(visible[*gone].body.text.empty());
  CHECK(visible[*gone].as_notice()->withdrawn->reason == "依据已经失效");
}

TEST_CASE("a kind that needs sign-off is not public while none can be verified") {
  const SiteText site(std::string(documents) + R"(
-- site.toml --
title = "某市"
base_url = "https://example.org/"
[review.notice]
roles = ["approve"]
)");
  CHECK(shown(site, Audience::public_site, "2026-11-23T00:00+08:00") == "专项整治 ");
  CHECK(why_withheld(*site.library, *site.library->find(DocumentKind::notice, "plain"), Audience::public_site,
                     at("2026-11-23T00:00+08:00")) == Withheld::unsigned_);
}

TEST_CASE("a metric with min_cell has no public statement") {
  const SiteText site(R"(
-- content/metrics.toml --
[[metric]]
id = "cases"
name = "病例"
unit = "例"
min_cell = 5
-- content/campaigns/c/notes/n.md --
---
title: 监测
type: monitoring
metrics: {cases: 3}
---
)");
  CHECK(site.codes() == "");
  const auto campaign = site.library->find(DocumentKind::campaign, "c");
  const auto note = site.library->find_in(*campaign, DocumentKind::note, "n");
  const Instant now = at("2026-11-23T00:00+08:00");
  CHECK(select_visible(*site.library, Audience::public_site, now)[*note].figures.empty());
  CHECK(select_visible(*site.library, Audience::internal, now)[*note].figures.size() == 1);
}

TEST_CASE(
    "a source that names what the public may not see is left out of the public's view, and of no other") {
  const auto source = [](const std::string& written, Audience audience = Audience::public_site) {
    const SiteText site(
        std::string(documents) +
        "-- content/notices/told.md --\n---\ntitle: 说明\ngenre: 公示\nagency: city\nsource: " + written +
        "\n---\n");
    const VisibleLibrary visible = select_visible(*site.library, audience, at("2026-11-23T00:00+08:00"));
    return visible[*visible.find(DocumentKind::notice, "told")].source;
  };
  for (const std::string hidden :
       {"content/notices/draft.md", "draft.md", "./internal.md", "later.md#附件 第3行",
        "../campaigns/hidden/notes/n.md", "content/campaigns/hidden/campaign.md:12",
        "content/notices/gone-long-ago.md", "content/agencies.toml", "/content/notices/draft.md 第3行"}) {
    CAPTURE(hidden);
    CHECK(source(hidden) == "");
    CHECK(source(hidden, Audience::internal) == hidden);
  }
  for (const std::string shown : {"plain.md", "content/notices/plain.md 第3行", "《总结》篇一，第13行",
                                  "README.md", "https://example.org/draft.md"}) {
    CAPTURE(shown);
    CHECK(source(shown) == shown);
  }
}
