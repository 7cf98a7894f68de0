// Protects: whoever signs a version sees all that changed in it: prose, tables, figures with their exact
// change, front matter key by key, links behind the same words, attachments; and where only unseen bytes
// changed, that too.
#include "compare/document_difference.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "compare/site_difference.h"
#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view note_path = "content/campaigns/spring/notes/check.md";

/// A site with one note, read by every real stage.
struct Version {
  std::string source;
  SiteText site;
  std::vector<BoundFigure> bound;

  explicit Version(std::string_view note, std::string_view more = "")
      : source(note),
        site(fmt::format("-- content/campaigns/spring/campaign.md --\n---\ntitle: 春季行动\nlead: "
                         "city\n---\n-- {} --\n{}{}",
                         note_path, note, more)) {}

  DocumentVersion version() const {
    return {(*site.library)[*site.library->at_path(note_path)],
            site.library->agencies,
            site.library->metrics,
            source,
            {},
            bound,
            {}};
  }
};

std::string note(std::string_view front, std::string_view body) {
  return fmt::format("---\ntitle: 检查\ntype: inspection\ndate: 2008-06-16\n{}---\n\n{}\n", front, body);
}

DocumentDifference between(const Version& from, const Version& to) {
  const DocumentVersion old_version = from.version(), new_version = to.version();
  return document_difference(&old_version, &new_version);
}

std::string marked(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs)
    text += run.kind == Run::Kind::equal     ? run.text
            : run.kind == Run::Kind::removed ? "[-" + run.text + "-]"
                                             : "{+" + run.text + "+}";
  return text;
}

/// One line a field: path: old → new.
std::string fields(const DocumentDifference& difference) {
  std::string text;
  for (const FieldChange& field : difference.fields)
    text += join(field.path, ".") + ": " + field.from.value_or("∅") + " → " + field.to.value_or("∅") + "\n";
  return text;
}

}  // namespace

TEST_CASE("equal versions have no difference") {
  const Version one(note("metrics:\n  work: 12人次\n", "共检查。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |"));
  const DocumentDifference difference = between(one, one);
  CHECK_FALSE(difference.has_shown_changes());
  CHECK_FALSE(difference.only_source);
}

TEST_CASE("a figure has its old value, its new one and the exact change") {
  const auto changes = [](std::string_view from, std::string_view to) {
    std::string text;
    for (const FigureChange& change : between(Version(note(fmt::format("metrics:\n{}", from), "正文")),
                                              Version(note(fmt::format("metrics:\n{}", to), "正文")))
                                          .figures)
      text +=
          fmt::format("{} {} {}→{} {}\n", change.either().key.metric, change.either().key.agency,
                      change.from ? change.from->as_written : "∅", change.to ? change.to->as_written : "∅",
                      change.change ? change_words(*change.change, change.either().unit) : "-");
    return text;
  };
  CHECK(changes("  work: 522人次\n", "  work: 532人次\n") == "work city 522人次→532人次 +10人次\n");
  CHECK(changes("  meat: 1吨\n", "  meat: 300多公斤\n") == "meat city 1吨→300多公斤 −700公斤以下\n");
  CHECK(changes("  work: 约30人次\n", "  work: 50人次\n") == "work city 约30人次→50人次 约+20人次\n");
  CHECK(changes("  share: 90%\n", "  share: 91.5%\n") == "share city 90%→91.5% +1.5个百分点\n");
  CHECK(changes("  work: 12人次\n", "  work: {text: 多次}\n") == "work city 12人次→多次 -\n");
  CHECK(changes("  work: 12人次\n", "  meat: 3公斤\n") == "meat city ∅→3公斤 -\nwork city 12人次→∅ -\n");
  CHECK(changes("  work: [{value: 5人次, agency: market}, {value: 4人次, agency: school}]\n",
                "  work: [{value: 4人次, agency: school}, {value: 6人次, agency: market}]\n") ==
        "work market 5人次→6人次 +1人次\n");
  CHECK(changes("  work: 5人次\n", "  work: {value: 5人次, provisional: true}\n") ==
        "work city 5人次→5人次 0人次\n");
  CHECK(changes("  work: 5人次\n", "  work: {value: 5人次, scope: 城区}\n") ==
        "work city ∅→5人次 -\nwork city 5人次→∅ -\n");
}

TEST_CASE("what figures do not tell of their key is told as it is written") {
  const DocumentDifference difference =
      between(Version(note("metrics:\n  work: {value: 5人次, basis: own}\n", "正文")),
              Version(note("metrics:\n  work: {value: 5人次}\n", "正文")));
  CHECK(difference.figures.empty());
  CHECK(fields(difference) == "metrics.work.basis: own → ∅\n");
}

TEST_CASE("front matter is compared key by key, lists by the ids of their items") {
  CHECK(fields(between(
            Version(note("tags: [食品, 学校]\nfindings: [{id: p1, text: 台账不全}, {id: p2, text: 无证}]\n",
                         "正文")),
            Version(note("source: 总结第三页\ntags: [食品, 校园]\nfindings: [{id: p2, text: 无证经营}, {id: "
                         "p3, text: 过期}]\n",
                         "正文")))) ==
        "source: ∅ → 总结第三页\ntags: 食品、学校 → 食品、校园\nfindings.p2.text: 无证 → "
        "无证经营\nfindings.p3.id: ∅ → p3\n"
        "findings.p3.text: ∅ → 过期\nfindings.p1.id: p1 → ∅\nfindings.p1.text: 台账不全 → ∅\n");
  CHECK(fields(between(Version("---\ntitle: 检查\ntype: inspection\n---\n正文\n"),
                       Version("+++\ntype = \"inspection\"\ntitle = \"检查\"\n+++\n正文\n")))
            .empty());
}

TEST_CASE("prose is compared as it is read, with headings, items and what figure links show") {
  Version from(note("", "## 成效\n\n共出动[](figure:work)，见[记录](note:check)。\n\n- 第一项\n- 第二项"));
  Version to(note("", "## 成效\n\n共出动[](figure:work)，见[记录](note:check)。\n\n- 第一项\n- 第三项内容"));
  from.bound = {{"work", "12", "exact", "12人次"}};
  to.bound = {{"work", "15", "exact", "15人次"}};
  const DocumentDifference difference = between(from, to);
  REQUIRE(difference.text.size() == 5);
  CHECK(difference.text[0].style == "heading-2");
  CHECK(marked(difference.text[1].runs) == "共出动[-12人次-]{+15人次+}，见记录。");
  REQUIRE(difference.bound.size() == 1);
  CHECK(change_words(*difference.bound[0].change, difference.bound[0].unit) == "+3人次");
  CHECK(difference.text[2].kind == TextBlock::Kind::equal);
  CHECK(difference.text[2].style == "item");
}

TEST_CASE("a table of the text is compared by cells and called by the heading above it") {
  const auto body = [](std::string_view value) {
    return fmt::format("## 数据\n\n| 项目 | 数 |\n| --- | --: |\n| 检查 | {} |\n| 立案 | 2件 |", value);
  };
  const DocumentDifference difference =
      between(Version(note("", body("5户"))), Version(note("", body("[6户](figure:work)"))));
  CHECK_FALSE(has_changes(difference.text));
  REQUIRE(difference.tables.size() == 1);
  CHECK(marked(difference.tables[0].title) == "数据");
  CHECK(marked(difference.tables[0].rows[0].cells[1].runs) == "[-5户-]{+6户+}");
}

TEST_CASE("a link that leads elsewhere, and emphasis, are seen behind the same words") {
  const DocumentDifference linked = between(Version(note("", "见[规定](https://a.example/)。")),
                                            Version(note("", "见[规定](https://b.example/)。")));
  REQUIRE(linked.links.size() == 1);
  CHECK(linked.links[0].text == "规定");
  CHECK(linked.links[0].from == "https://a.example/");
  CHECK(linked.links[0].to == "https://b.example/");
  CHECK(linked.links[0].external);
  REQUIRE(linked.text.size() == 1);
  CHECK(linked.text[0].restyled);
  const DocumentDifference emphasis =
      between(Version(note("", "必须整改。")), Version(note("", "**必须**整改。")));
  REQUIRE(emphasis.text.size() == 1);
  CHECK(emphasis.text[0].restyled);
  CHECK(marked(emphasis.text[0].runs) == "必须整改。");
}

TEST_CASE("an address never stands in the text") {
  const Version version(note("", "见[](note:secret-plan)和[文件](secret.pdf)。"));
  for (const Paragraph& one : take_apart(version.version().document.body, {}).paragraphs)
    CHECK(one.text == "见…和文件。");
}

TEST_CASE("bytes that nobody sees are said to differ") {
  const DocumentDifference difference =
      between(Version(note("", "第一行。")), Version(note("", "第一行。  \n")));
  CHECK(difference.only_source);
  CHECK_FALSE(difference.has_shown_changes());
}

TEST_CASE("bound figures go by their query") {
  const auto bound = [](std::string_view query, std::string_view words, int64_t value) {
    return LinkedFigure{std::string(query), std::string(words), Quantity::exactly(Decimal::of(value)), "人次",
                        "出动"};
  };
  const std::vector<LinkedFigureChange> changes = linked_difference(
      {bound("work", "12人次", 12), bound("work?show=own", "3人次", 3), bound("meat", "5公斤", 5)},
      {bound("work", "15人次", 15), bound("work", "15人次", 15), bound("work?show=own", "3人次", 3),
       bound("shops", "2家", 2)});
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].query == "work");
  CHECK(change_words(*changes[0].change, changes[0].unit) == "+3人次");
  CHECK(changes[1].query == "shops");
  CHECK_FALSE(changes[1].from);
  CHECK(changes[2].query == "meat");
  CHECK_FALSE(changes[2].to);
}

TEST_CASE("attachments are compared by name and bytes") {
  const std::string_view text = "见[附件](a.txt)。";
  const DocumentDifference difference =
      between(Version(note("", text), "-- content/campaigns/spring/notes/a.txt --\n一\n"),
              Version(note("", text), "-- content/campaigns/spring/notes/a.txt --\n二\n"));
  REQUIRE(difference.attachments.size() == 1);
  CHECK(difference.attachments[0].name == "a.txt");
  CHECK((difference.attachments[0].was && difference.attachments[0].is));
}

TEST_CASE("of a document that one side lacks all is added, or removed") {
  const Version only(note("metrics:\n  work: 5人次\n", "正文。"));
  const DocumentVersion version = only.version();
  const DocumentDifference added = document_difference(nullptr, &version);
  CHECK_FALSE(added.from);
  CHECK(marked(added.text[0].runs) == "{+正文。+}");
  CHECK(added.figures.size() == 1);
  CHECK(added.fields.size() == 3);
  const DocumentDifference removed = document_difference(&version, nullptr);
  CHECK_FALSE(removed.to);
  CHECK(marked(removed.text[0].runs) == "[-正文。-]");
}

TEST_CASE("documents of two versions belong together by id, path or bytes") {
  const SiteText from(
      "-- content/pages/about.md --\n---\ntitle: 关于\n---\n一\n-- content/pages/old.md --\n---\ntitle: "
      "旧\n---\n二\n"
      "-- content/pages/gone.md --\n---\ntitle: 撤\n---\n三\n-- content/pages/same.md --\n---\ntitle: "
      "同\n---\n四\n");
  const SiteText to(
      "-- content/pages/about.md --\n---\ntitle: 关于我们\n---\n一\n-- content/pages/renamed.md "
      "--\n---\ntitle: 旧\n---\n二\n"
      "-- content/pages/new.md --\n---\ntitle: 新\n---\n五\n-- content/pages/same.md --\n---\ntitle: "
      "同\n---\n四\n");
  std::string text;
  for (const DocumentPair& pair : differing_documents(*from.library, *to.library))
    text += (pair.from ? (*from.library)[*pair.from].id : "∅") + "→" +
            (pair.to ? (*to.library)[*pair.to].id : "∅") + " ";
  CHECK(text == "about→about ∅→new old→renamed gone→∅ ");
}

TEST_CASE("a table that stands elsewhere has moved, though nothing in it changed") {
  const std::string table = "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |", other = "| 丙 |\n| --- |\n| 3 |";
  const auto moved = [](const std::string& from, const std::string& to) {
    const DocumentDifference difference = between(Version(note("", from)), Version(note("", to)));
    CHECK_FALSE(difference.only_source);
    std::string result;
    for (const TableDifference& one : difference.tables) result += one.moved ? "moved " : "changed ";
    return result;
  };
  CHECK(moved("前一段。\n\n" + table + "\n\n后一段。", "前一段。\n\n后一段。\n\n" + table) == "moved ");
  CHECK(moved(table + "\n\n段落。", "段落。\n\n" + table) == "moved ");
  CHECK(moved(table + "\n\n" + other, other + "\n\n" + table) == "moved ");
  // What was added or removed before it does not move it.
  CHECK(moved("前一段。\n\n" + table, "新的一段话。\n\n前一段。\n\n" + table) == "");
  CHECK(moved("要删的一段话。\n\n前一段。\n\n" + table, "前一段。\n\n" + table) == "");
  CHECK(moved("前一段有话。\n\n" + table, "前一段另有话。\n\n" + table) == "");
}
