// Protects: the page of two signed versions: which two, by whom it is asked for, what a reader sees changed,
// and nothing that names a document that readers may not see; bytes that nobody sees are no difference.
#include "render/rendered_site.h"
#include "review/signed_history.h"
#include "support/signed_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr const char* notice = "content/notices/n.md";

/// The public site of a repository with sign-offs, every stage the real one.
struct PublishedPages {
  Judged judged;
  Library library;
  VisibleLibrary visible;
  SignedHistories histories;
  Ledger ledger;
  Findings findings;
  Site site;
  Theme theme;
  RenderContext context;

  explicit PublishedPages(const SignedSite& signed_site)
      : judged(signed_site),
        library(bound(judged)),
        visible(select_visible(library, Audience::public_site, Instant{signed_site.now, 480})),
        histories(
            read_signed_histories(library, visible, judged.sign_offs, judged.edition.snapshot, {.jobs = 1})),
        ledger(roll_up(visible)),
        site(plan_site(visible, ledger, *judged.history, {"assets/site.css"}, findings, &histories)),
        theme(Theme::load(builtin_theme_files(), library.config.language,
                          site_constants(library.config, site, false), findings)),
        context{site, theme, library.config.base_url, false} {}

  static Library bound(const Judged& judged) {
    Findings nobodys;
    Library library = parse_library(judged.edition.snapshot, {.jobs = 1}, nobodys);
    bind_edition(library, judged.edition);
    return library;
  }

  std::string file(std::string_view path) {
    for (const Page& page : site.pages)
      if (page.path == path) {
        const std::string html = render_page(context, page, findings);
        CHECK(messages(findings) == std::vector<std::string>{});
        return html;
      }
    return {};
  }
};

/// Three signed versions: the second changes words, the third bytes alone that nobody sees.
SignedSite three_versions() {
  SignedSite site;
  const auto write = [&](const std::string& text, const std::string& more) {
    site.write_notice("n", text, more);
    site.commit("clerk");
    site.sign_fully(notice);
  };
  site.repository.write(
      "content/notices/secret-plan.md",
      "---\ntitle: 秘密方案\nagency: city\ngenre: 通知\naudience: internal\n---\n\n方案。\n");
  write("检查了5户。", "");
  const std::string more =
      "change_note: 更正户数\nrelated: [secret-plan]\nsource: content/notices/secret-plan.md\nkeywords: "
      "[食品]\n";
  write("检查了8户，见[](notice:secret-plan)。", more);
  write("检查了8户，见[](notice:secret-plan)。", "# 谁也看不到\n" + more);
  return site;
}

}  // namespace

TEST_CASE("the difference of two signed versions says which they are and what a reader sees changed") {
  const SignedSite site = three_versions();
  PublishedPages pages(site);
  REQUIRE(pages.judged.numbers(notice) == "1 2 3");
  const std::string html = pages.file("notices/n/history/1-2/");
  CHECK(contains(html, "第1版与第2版的差异"));
  for (const char* address : {"href=\"../1/\"", "href=\"../2/\"", "href=\"../\"", "href=\"../../\""})
    CHECK_MESSAGE(contains(html, address), address);
  const std::vector<SignedVersion>& versions = pages.judged.sign_offs.of(notice)->versions;
  for (size_t i = 0; i < 2; ++i) CHECK(contains(html, versions[i].completed.minutes()));
  CHECK(!contains(html, versions[2].completed.minutes()));
  CHECK(contains(html, "<p class=\"summary\">更正户数</p>"));
  CHECK_MESSAGE(contains(html, "【删去：</span>5户"), html);
  CHECK(contains(html, "【增加：</span>8户"));
  CHECK(contains(html, "食品"));
  CHECK(!contains(html, "两个版本没有差异"));
}

TEST_CASE("nothing in it names a document that readers may not see") {
  const SignedSite site = three_versions();
  PublishedPages pages(site);
  const std::string html = pages.file("notices/n/history/1-2/");
  REQUIRE(!html.empty());
  CHECK(!contains(html, "secret-plan"));
  CHECK(!contains(html, "秘密方案"));
  CHECK_MESSAGE(contains(html, "8户，见<span class=\"unseen\">】</span></ins>。"),
                html);  // of the link nothing is left
}

TEST_CASE(
    "versions that differ in bytes alone have no difference, and the first and last have the whole one") {
  const SignedSite site = three_versions();
  PublishedPages pages(site);
  const std::string bytes = pages.file("notices/n/history/2-3/");
  CHECK(contains(bytes, "两个版本没有差异"));
  CHECK(!contains(bytes, "<del"));
  CHECK(contains(pages.file("notices/n/history/1-3/"), "【增加：</span>8户"));
}
