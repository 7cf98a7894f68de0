// Protects: what the public is shown of a signed document, and that the head can only take away.
#include "review/edition.h"

#include <doctest/doctest.h>

#include "support/signed_site.h"

using namespace gongbao;
using gongbao::test::Judged;
using gongbao::test::SignedSite;

namespace {

const std::string notice = "content/notices/n1.md";

/// A notice with one signed version.
SignedSite signed_site(std::string_view more = {}) {
  SignedSite site;
  site.write_notice("n1", "正文一。", more);
  site.commit("clerk");
  site.sign_fully(notice);
  return site;
}

void add_to_config(SignedSite& site, const std::string& text) {
  site.repository.write("site.toml", site.text_of("site.toml") + text);
}

}  // namespace

TEST_CASE("the head takes away, it adds nothing") {
  SignedSite site = signed_site();
  const std::string first = site.text_of(notice);
  SUBCASE("a draft withholds itself alone") {
    site.write_notice("n1", "正文二。", "status: draft\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == first);
  }
  SUBCASE("a narrower audience withholds every version") {
    site.write_notice("n1", "正文一。", "audience: internal\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
  }
  SUBCASE("a file that is gone is gone") {
    site.repository.remove(notice);
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
  }
  SUBCASE("withdrawn: the signed version with the head's reason, of which the gate makes a tombstone") {
    site.write_notice("n1", "正文二。", "withdrawn: {date: 2026-09-02, reason: 依据失效}\n");
    site.commit("clerk");
    Judged judged(site);
    CHECK(judged.shown(notice) == first);
    Library library = parse_library(judged.edition.snapshot, {.jobs = 1}, judged.findings);
    bind_edition(library, judged.edition);
    REQUIRE(library.documents().back().as_notice()->withdrawn);
    CHECK(library.documents().back().as_notice()->withdrawn->reason == "依据失效");
  }
  SUBCASE("a head that cannot be read shows nothing") {
    site.repository.write(notice, "没有开头\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
  }
}

TEST_CASE("[[expunge]] wins over history, by path and by version") {
  SignedSite site = signed_site();
  const std::string first = site.text_of(notice);
  const std::string blob = site.repository.git({"rev-parse", "HEAD:" + notice});
  site.write_notice("n1", "正文二。");
  site.commit("clerk");
  site.sign_fully(notice);
  const std::string second_blob = site.repository.git({"rev-parse", "HEAD:" + notice});
  SUBCASE("every version") {
    add_to_config(site, "\n[[expunge]]\npath = \"" + notice + "\"\nreason = \"姓名\"\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
  }
  SUBCASE("the newest: the one before is shown") {
    add_to_config(site, "\n[[expunge]]\npath = \"" + notice + "\"\nblob = \"" + second_blob +
                            "\"\nreason = \"姓名\"\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == first);
  }
  SUBCASE("an older one: the newest is shown") {
    add_to_config(site,
                  "\n[[expunge]]\npath = \"" + notice + "\"\nblob = \"" + blob + "\"\nreason = \"姓名\"\n");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == site.text_of(notice));
  }
}

TEST_CASE("until its embargo ends a version waits, and the one before is shown") {
  SignedSite site = signed_site();
  const std::string first = site.text_of(notice);
  site.write_notice("n1", "正文二。", "publish: 2026-10-01T09:00+08:00\n");
  site.commit("clerk");
  site.sign_fully(notice);
  const int64_t end = std::get<Instant>(Instant::parse("2026-10-01T09:00+08:00")).seconds;
  CHECK(Judged(site, end - 1).shown(notice) == first);
  CHECK(Judged(site, end).shown(notice) == site.text_of(notice));
}

TEST_CASE("a first version under embargo shows nothing until then") {
  SignedSite site = signed_site("publish: 2026-10-01T09:00+08:00\n");
  CHECK(Judged(site).shown(notice) == "");
}

TEST_CASE("signed as a draft or internal, a version is not shown") {
  for (const std::string more : {"status: draft\n", "audience: internal\n"}) {
    CAPTURE(more);
    SignedSite site = signed_site(more);
    site.write_notice("n1", "正文二。");
    site.commit("clerk");
    CHECK(Judged(site).shown(notice) == "");
  }
}

TEST_CASE("a campaign that waits for its sign-off withholds what lies in it") {
  const std::string summary = "content/campaigns/spring/summaries/s.md";
  SignedSite site(std::string(SignedSite::default_policy) +
                  "\n[review.campaign]\nroles = [\"approve\"]\nsigned = true\n");
  site.repository.write(summary, "---\ntitle: 小结\n---\n\n情况。\n");
  site.commit("clerk");
  site.sign_fully(summary);
  CHECK(Judged(site).shown(summary) == "");
  CHECK(Judged(site).shown("content/campaigns/spring/notes/visit.md") == "");
}

TEST_CASE("attachments are shown as they were signed, wherever they lie") {
  for (const std::string folder : {"", "n1-files/"}) {
    CAPTURE(folder);
    const std::string table = "content/notices/" + folder + "table.csv";
    SignedSite site;
    site.write_notice("n1", "见[附件](" + folder + "table.csv)。");
    site.repository.write(table, "项目,数量\n甲,1\n");
    site.commit("clerk");
    const auto sign = [&](const std::string& who, const std::string& role) {
      SignOffEntry entry = site.entry(notice, who, role);
      entry.attachments = {
          {"table.csv", site.repository.blob(site.text_of(table)), sha256(site.text_of(table)).hex()}};
      site.digest_anew(entry, "notice:n1");
      site.seal(entry, who);
      site.append(notice, entry);
      site.commit(who);
    };
    sign("rev", "review");
    sign("app", "approve");
    CHECK(Judged(site).voids() == "");
    CHECK(Judged(site).awaited(notice) == "");
    SUBCASE("swapped after signing") {
      site.repository.write(table, "项目,数量\n甲,9\n");
      site.commit("clerk");
      CHECK(Judged(site).awaited(notice) == "review approve");
    }
    SUBCASE("removed with its link after signing") {
      site.repository.remove(table);
      site.write_notice("n1", "没有附件。");
      site.commit("clerk");
    }
    CHECK(Judged(site).shown(table) == "项目,数量\n甲,1\n");
    SUBCASE("expunged, with every version that shows it") {
      add_to_config(site, "\n[[expunge]]\npath = \"" + table + "\"\nreason = \"姓名\"\n");
      site.commit("clerk");
      CHECK(Judged(site).shown(notice) == "");
      CHECK(Judged(site).shown(table) == "");
    }
  }
}

TEST_CASE("an attachment's bytes altered in the record count for nothing") {
  SignedSite site;
  site.write_notice("n1", "见[附件](table.csv)。");
  site.repository.write("content/notices/table.csv", "项目,数量\n甲,1\n");
  site.commit("clerk");
  site.sign(notice, "rev", "review", {"table.csv"});
  SignOffEntry entry = site.entry(notice, "app", "approve", {"table.csv"});
  const std::string other = "项目,数量\n甲,9\n";
  SUBCASE("its blob") { entry.attachments[0].blob = site.repository.blob(other); }
  SUBCASE("blob and digest of it") {
    entry.attachments[0].blob = site.repository.blob(other);
    entry.attachments[0].sha256 = sha256(other).hex();
  }
  SUBCASE("another name") { entry.attachments[0].name = "tables.csv"; }
  SUBCASE("left out") { entry.attachments.clear(); }
  site.append(notice, entry);
  site.commit("app");
  CHECK(Judged(site).shown(notice) == "");
}

TEST_CASE("figures altered in the record count for nothing, nor does a text that says another value") {
  SignedSite site;
  site.write_notice("n1", "检查[](figure:checks)，出动[](figure:people)。");
  site.commit("clerk");
  const std::vector<BoundFigure> figures{{"checks", "12", "exact", "12户"},
                                         {"people", "6500", "over", "6500多人次"}};
  site.sign(notice, "rev", "review", {}, figures);
  SignOffEntry entry = site.entry(notice, "app", "approve", {}, figures);
  bool counts = false;
  SUBCASE("as signed") { counts = true; }
  SUBCASE("value") { entry.figures[0].value = "13"; }
  SUBCASE("value and text") { entry.figures[0] = {"checks", "13", "exact", "13户"}; }
  SUBCASE("qualifier") { entry.figures[1].qualifier = "exact"; }
  SUBCASE("text") { entry.figures[0].text = "13户"; }
  SUBCASE("text without the qualifier") { entry.figures[1].text = "6500人次"; }
  SUBCASE("text with more in it") { entry.figures[0].text = "12户，全部合格"; }
  SUBCASE("text of another unit") { entry.figures[0].text = "12吨"; }
  SUBCASE("no text") { entry.figures[0].text.clear(); }
  SUBCASE("left out") { entry.figures.pop_back(); }
  SUBCASE("two for one link") { entry.figures.push_back({"checks", "14", "exact", "14户"}); }
  site.append(notice, entry);
  site.commit("app");
  CHECK((Judged(site).shown(notice) != "") == counts);
}

TEST_CASE("a version that registers no longer allow is an error, and nothing older takes its place") {
  SignedSite site = signed_site();
  site.write_notice("n1", "正文二。", "campaign: spring\n");
  site.repository.write("content/notices/n1.md",
                        "---\ntitle: 通告\nagency: school\ndoc_type: 通告\n---\n\n正文二。\n");
  site.commit("clerk");
  site.sign_fully(notice);
  site.write_notice("n1", "正文三。");
  std::string agencies = site.text_of("content/agencies.toml");
  site.repository.write("content/agencies.toml",
                        agencies.substr(0, agencies.find("[[agency]]\nid = \"school\"")));
  site.commit("clerk");
  const Judged judged(site);
  CHECK(judged.shown(notice) == "");
  CHECK(judged.codes() == "review/version");
}

TEST_CASE("[[expunge]] may name a file that its document has given up, but no file that never was") {
  SignedSite site;
  const std::string table = "content/notices/table.csv";
  site.write_notice("n1", "见[附件](table.csv)。");
  site.repository.write(table, "项目,数量\n甲,1\n");
  site.commit("clerk");
  site.sign_fully(notice, {"table.csv"});
  const std::string blob = site.repository.git({"rev-parse", "HEAD:" + table});
  site.repository.remove(table);
  site.write_notice("n1", "没有附件。", "change_note: 去附件\n");
  site.commit("clerk");
  const std::string config = site.text_of("site.toml");
  const auto told = [&](const std::string& path, const std::string& of_blob) {
    site.repository.write("site.toml", config + "\n[[expunge]]\npath = \"" + path + "\"\n" +
                                           (of_blob.empty() ? "" : "blob = \"" + of_blob + "\"\n") +
                                           "reason = \"姓名\"\n");
    site.commit("clerk");
    const Judged judged(site);
    Findings findings;
    check_expunged(judged.library, judged.snapshot, *judged.history, findings);
    return findings.items().size();
  };
  CHECK(told(table, "") == 0);
  CHECK(Judged(site).shown(notice) == "");  // the version that holds it is not shown
  CHECK(told(table, blob) == 0);
  CHECK(told(table, std::string(40, 'a')) == 1);
  CHECK(told("content/notices/never.csv", "") == 1);
  CHECK(told("content/notices/never.md", "") == 1);
}
