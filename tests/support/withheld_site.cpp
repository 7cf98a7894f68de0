#include "support/withheld_site.h"

#include <fmt/format.h>

#include "base/text.h"

namespace gongbao::test {
namespace {

const std::string notes = "content/campaigns/spring/notes/";
const std::string draft = "status: draft";
const std::string internal = "audience: internal";
const std::string ready = "status: ready";

}  // namespace

WithheldSite::WithheldSite() {
  write_public();
  write_unsigned();
  write_signed();
}

std::string WithheldSite::moment() const { return "2026-11-23T08:00:00+08:00"; }

void WithheldSite::write_public() {
  site_.repository.write("content/bases.toml", "[[basis]]\nid = \"law\"\ntitle = \"某条例\"\n");
  site_.repository.write(
      "content/metrics.toml",
      site_.text_of("content/metrics.toml") +
          "\n[[metric]]\nid = \"money\"\nname = \"货值\"\nunit = \"元\"\nkind = \"flow\"\n"
          "\n[[metric]]\nid = \"ill\"\nname = \"病例\"\nunit = \"例\"\nkind = \"flow\"\nmin_cell = 5\n"
          "\n[[metric]]\nid = \"dose\"\nname = \"剂量\"\nunit = \"克\"\nkind = \"flow\"\nmin_cell = "
          "9000000\n");
  site_.repository.write("content/pages/about.md", "---\ntitle: 关于本站\n---\n\n本站公开整治情况。\n");
  site_.write_notice("plan", "请执行，见附件[名单](list.csv)。");
  site_.repository.write("content/notices/list.csv", "单位,数量\n甲店,3\n");
  site_.commit("clerk");
  site_.sign_fully("content/notices/plan.md", {"list.csv"});
}

void WithheldSite::write_unsigned() {
  Canaries& c = canaries_;
  Repository& r = site_.repository;
  r.write(notes + "zq-draft-note.md", note_of_canaries(draft, c));
  r.write(notes + "zq-internal-note.md", note_of_canaries(internal, c));
  // A public note whose statements of a small metric are seen by nobody.
  r.write(notes + "small.md",
          fmt::format("---\ntitle: 病例\ntype: report\ndate: 2026-04-02\nagency: market\nmetrics:\n  "
                      "ill: {{value: 2例, note: {}, scope: {}, region: {}}}\n  dose: {}克\n---\n\n一句。\n",
                      c.word(), c.word(), c.word(), c.number()));
  for (const auto& [name, status] : {std::pair("inner", internal), {"planned", draft}}) {
    const std::string folder = fmt::format("content/campaigns/zq-{}-campaign/", name);
    r.write(folder + "campaign.md", campaign_of_canaries(status, c));
    r.write(folder + "notes/within.md", note_of_canaries(ready, c));
  }
  for (const auto& [name, status] : {std::pair("draft", draft), {"internal", internal}}) {
    r.write(fmt::format("content/pages/zq-{}-page.md", name), page_of_canaries(status, c));
    r.write(fmt::format("content/campaigns/spring/summaries/zq-{}-summary.md", name),
            page_of_canaries(status, c));
    const std::string file = fmt::format("zq-{}-file.txt", name);
    r.write("content/notices/" + file, "附件" + c.word());
    r.write(fmt::format("content/notices/zq-{}-notice.md", name), notice_of_canaries(status, c, file));
  }
  r.write("content/agencies/market.md", page_of_canaries(draft, c));
  r.write("content/notices/zq-unsigned-file.txt", "附件" + c.word());
  r.write("content/notices/zq-unsigned-notice.md", notice_of_canaries(ready, c, "zq-unsigned-file.txt"));
  r.write("content/campaigns/spring/summaries/zq-unsigned-summary.md", page_of_canaries(ready, c));
  r.write("content/notices/unlinked.txt", "没有文件链接它" + c.word());
  site_.commit("clerk", "zq-message-" + c.word());
}

void WithheldSite::write_signed() {
  Canaries& c = canaries_;
  // Signed, and not yet to be seen.
  site_.repository.write("content/notices/zq-later-file.txt", "附件" + c.word());
  site_.repository.write("content/notices/zq-later-notice.md",
                         notice_of_canaries("publish: 2026-11-23T08:00:01+08:00", c, "zq-later-file.txt"));
  // Two versions signed, of which the first must not be seen again; and a third that nobody has signed.
  site_.repository.write("content/notices/newer-file.txt", "附件" + c.word());
  site_.repository.write("content/notices/newer.md", notice_of_canaries(ready, c, "newer-file.txt"));
  site_.repository.write("content/notices/gone-file.txt", "附件" + c.word());
  site_.repository.write(
      "content/notices/gone.md",
      "---\ntitle: 已经撤销的通告\nagency: city\ndoc_type: 通告\nissued: 2026-04-19\nsummary: " + c.word() +
          "\nkeywords: [" + c.word() + "]\nattachments: [gone-file.txt]\n---\n\n正文" + c.word() + "。\n");
  site_.commit("zqauthor" + c.word());
  site_.sign_fully("content/notices/zq-later-notice.md", {"zq-later-file.txt"});
  site_.sign_fully("content/notices/newer.md", {"newer-file.txt"});
  site_.sign_fully("content/notices/gone.md", {"gone-file.txt"});
  const std::string expunged = site_.repository.blob(site_.text_of("content/notices/newer.md"));
  site_.repository.write("site.toml",
                         site_.text_of("site.toml") +
                             fmt::format("\n[[expunge]]\npath = \"content/notices/newer.md\"\nblob = \"{}\"\n"
                                         "reason = \"{}\"\n",
                                         expunged, "含不应公开的内容"));
  site_.write_notice("newer", "这是签过的一版，可以看。", "change_note: 更正\n");
  site_.commit("clerk");
  write_void();
  SignOffEntry entry = site_.entry("content/notices/newer.md", "rev", "review");
  entry.remark = c.word();
  site_.append("content/notices/newer.md", entry);
  site_.commit("rev");
  site_.sign("content/notices/newer.md", "app", "approve");
  site_.repository.write("content/notices/newer-next.txt", "附件" + c.word());
  site_.repository.write("content/notices/newer.md", notice_of_canaries(ready, c, "newer-next.txt"));
  const std::string gone = site_.text_of("content/notices/gone.md");
  site_.repository.write(
      "content/notices/gone.md",
      replace_all(gone, "issued:", "withdrawn: {date: 2026-05-01, reason: 依据失效}\nissued:"));
  site_.commit("clerk");
}

/// Signed in every role, by some who may not sign just that.
void WithheldSite::write_void() {
  site_.add_reviewer("elsewhere", "\"approve\"", "agencies = [\"school\"]\n");
  site_.repository.write("content/notices/zq-elsewhere-file.txt", "附件" + canaries_.word());
  site_.repository.write("content/notices/zq-elsewhere.md",
                         notice_of_canaries(ready, canaries_, "zq-elsewhere-file.txt"));
  site_.repository.write("content/notices/zq-own-file.txt", "附件" + canaries_.word());
  site_.repository.write("content/notices/zq-own.md",
                         notice_of_canaries(ready, canaries_, "zq-own-file.txt"));
  site_.commit("clerk", "change\n\nCo-authored-by: app <" + SignedSite::email("app") + ">");
  site_.sign_fully("content/notices/zq-own.md", {"zq-own-file.txt"});
  site_.sign("content/notices/zq-elsewhere.md", "rev", "review", {"zq-elsewhere-file.txt"});
  site_.sign("content/notices/zq-elsewhere.md", "elsewhere", "approve", {"zq-elsewhere-file.txt"});
}

}  // namespace gongbao::test
