// Protects: the public difference of two versions names no document that its readers may not see, wherever
// front matter or a figure link names one, and still tells figures apart; insiders see all of it.
#include "render/difference_shape.h"

#include "render/rendered_site.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr std::string_view path = "content/notices/plan.md";

/// Every text of a shape, one a line.
std::string texts_of(const Value& value) {
  std::string texts;
  for (const Value::Member& member : value.members()) {
    if (const std::string* text = std::get_if<std::string>(&member.field)) texts += *text + "\n";
    if (const Value::List* list = std::get_if<Value::List>(&member.field))
      for (const Value& one : *list) texts += texts_of(one);
  }
  return texts;
}

/// A notice whose head has these lines of front matter, and the version before without them.
struct Versions {
  std::string source;
  RenderedSite site;
  std::vector<BoundFigure> was, is;

  explicit Versions(std::string_view front)
      : source(fmt::format("---\ntitle: 方案\nagency: market\ndoc_type: 通知\n{}---\n\n正文。\n", front)),
        site(fmt::format("-- {} --\n{}", path, source)) {}

  std::string shown(bool is_public) const {
    const Library& library = *site.text.library;
    const auto version = [&](std::string text, const std::vector<BoundFigure>& bound) {
      return DocumentVersion{
          library[*library.at_path(path)], library.agencies, library.metrics, std::move(text), {}, bound, {}};
    };
    const DocumentVersion before =
        version("---\ntitle: 旧方案\nagency: market\ndoc_type: 通知\n---\n\n正文。\n", was);
    const DocumentVersion after = version(source, is);
    const DocumentDifference difference = document_difference(&before, &after);
    return texts_of(
        difference_shape(difference, {site.context.words(), library.agencies, is_public}, "change"));
  }
};

}  // namespace

TEST_CASE("front matter that names other documents, or says how this one is handled, is for insiders") {
  for (const char* line :
       {"related: [hidden-one]", "supersedes: hidden-one", "amends: [hidden-one]", "corrects: hidden-one",
        "campaign: hidden-one", "attachments: [hidden-one.pdf]", "aliases: [/hidden-one/]",
        "tables: [{title: 表, file: hidden-one.csv}]", "status: draft",
        "source: content/notices/hidden-one.md", "source: ../notices/hidden-one.md 第3行"}) {
    CAPTURE(line);
    const Versions versions(fmt::format("{}\nkeywords: [食品安全]\n", line));
    const std::string open = versions.shown(true), inside = versions.shown(false);
    CHECK(!contains(open, "hidden-one"));
    CHECK(!contains(open, "draft"));
    CHECK(contains(open, "食品安全"));  // what readers may know is told
    CHECK((contains(inside, "hidden-one") || contains(inside, "draft")));
    CHECK(!contains(open, path));
    CHECK(contains(inside, path));
  }
}

TEST_CASE(
    "figures of one metric are told apart by agency, period and column, and by nothing that names a note") {
  Versions versions("");
  versions.was = {{"work", "5", "exact", "5人次"}};
  versions.is = {{"work", "7", "exact", "7人次"},
                 {"work?agency=school&period=2008-06&note=hidden-one&show=own", "2", "exact", "2人次"},
                 {"retired?note=hidden-one", "3", "exact", "3件"}};
  const std::string open = versions.shown(true);
  CHECK(!contains(open, "hidden-one"));
  CHECK(!contains(open, "note="));
  CHECK_MESSAGE(
      contains(open,
               fmt::format("{} · 2008-06 · {}\n",
                           versions.site.text.library->agencies[versions.site.text.agency("school")].shown(),
                           versions.site.context.words()["column_own"])),
      open);
  CHECK(contains(open, "retired\n"));
  CHECK(contains(versions.shown(false), "note=hidden-one"));
}
