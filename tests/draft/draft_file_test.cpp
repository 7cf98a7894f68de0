// Protects: what an author wrote into a draft stays to the byte, what he deleted stays away, and only what
// still stands as it was generated is refreshed.
#include <doctest/doctest.h>

#include "base/text.h"
#include "draft/draft_file.h"

namespace {

using namespace gongbao;
using What = DraftChange::What;

Draft draft_of(std::vector<std::pair<std::string, std::string>> blocks) {
  Draft draft{"---\ntitle: 甲\nstatus: draft\n---\n", "", {}};
  for (auto& [key, text] : blocks) {
    const std::string section = key.substr(0, key.find('.'));
    if (draft.sections.empty() || draft.sections.back().id != section)
      draft.sections.push_back({section, "标题" + section, {}});
    draft.sections.back().blocks.push_back({key, DraftBlock::Form::paragraph, {}, {{text, {}}}});
  }
  return draft;
}

const Draft first = draft_of({{"a.one", "第一段。"}, {"a.two", "第二段。"}, {"b.one", "第三段。"}});

/// The changes as "refreshed a.one", joined.
std::string said(const MergedDraft& merged) {
  static constexpr std::string_view names[] = {"added", "refreshed", "withdrawn", "kept", "left out"};
  std::vector<std::string> parts;
  for (const DraftChange& change : merged.changes)
    parts.push_back(fmt::format("{} {}", names[static_cast<size_t>(change.what)], change.key));
  return join(parts, ", ");
}

std::string replaced(const std::string& text, std::string_view from, std::string_view to) {
  REQUIRE(text.find(from) != text.npos);
  return replace_all(text, from, to);
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

}  // namespace

TEST_CASE("the same draft again changes nothing, whatever stands in the file") {
  const std::string fresh = new_draft_file(first);
  CHECK(is_draft_file(fresh));
  CHECK(!is_draft_file("---\ntitle: 甲\n---\n\n正文\n"));
  const std::vector<std::pair<std::string_view, std::string_view>> edits{
      {"第一段。", "第一段。"},
      {"第一段。", "作者改写。"},
      {"第一段。", "第一段。\n\n作者添写的一段。\n\n- 和一个列表"},
      {"## 标题a", "## 作者的标题\n\n引言。"},
      {"title: 甲", "title: 乙\nperiod: 2008"},
      {"第三段。\n", ""},
      {"第二段。", "第二\n段。"},
  };
  for (const auto& [from, to] : edits) {
    const std::string edited = replaced(fresh, from, to);
    const MergedDraft merged = merge_draft(edited, first, {});
    CHECK(merged.text == edited);
  }
}

TEST_CASE("new data refreshes what the author left as it was, in every section, and nothing else") {
  const Draft second = draft_of({{"a.one", "第一段新。"}, {"a.two", "第二段新。"}, {"b.one", "第三段新。"}});
  const std::string fresh = new_draft_file(first);
  for (const auto& [key, text] :
       {std::pair("a.one", "第一段。"), std::pair("a.two", "第二段。"), std::pair("b.one", "第三段。")}) {
    const std::string edited = replaced(fresh, text, "作者的话。");
    const MergedDraft merged = merge_draft(edited, second, {});
    CHECK(holds(merged.text, "\n作者的话。\n"));
    std::string expected = replaced(new_draft_file(second), replaced(text, "。", "新。"), "作者的话。");
    // the mark of what the author changed stays that of the text he had changed
    const auto mark = [&](const std::string& file) {
      const size_t at = file.find(std::string("[gongbao-draft:") + key + "]");
      return file.substr(at, file.find('\n', at) - at);
    };
    expected = replaced(expected, mark(expected), mark(edited));
    CHECK(merged.text == expected);
    REQUIRE(merged.changes.size() == 3);
    for (const DraftChange& change : merged.changes) {
      CHECK((change.what == What::kept) == (change.key == key));
      if (change.what != What::kept) continue;
      CHECK(change.text == replaced(text, "。", "新。") + "\n");
      CHECK(change.line > 0);
    }
  }
}

TEST_CASE("a blank, a wrapped line, padding or other line ends are no edit") {
  const Draft second = draft_of({{"a.one", "第一段新。"}, {"a.two", "第二段。"}, {"b.one", "第三段。"}});
  const std::string fresh = new_draft_file(first);
  CHECK(said(merge_draft(replaced(fresh, "第一段。", "第一\n 段。 "), second, {})) == "refreshed a.one");
  const std::string crlf = replaced(fresh, "\n", "\r\n");
  const MergedDraft merged = merge_draft(crlf, second, {});
  CHECK(said(merged) == "refreshed a.one");
  CHECK(merged.text == replaced(merge_draft(fresh, second, {}).text, "\n", "\r\n"));
  CHECK(said(merge_draft(replaced(fresh, "第一段。", "第一段！"), second, {})) == "kept a.one");
}

TEST_CASE("deleted blocks and sections stay away, and are said") {
  std::string fresh = new_draft_file(first);
  const size_t begin = fresh.find("[gongbao-draft:a.two]");
  const size_t end = fresh.find("## 标题b");
  const std::string without_block = fresh.substr(0, begin) + fresh.substr(end);
  MergedDraft merged = merge_draft(without_block, first, {});
  CHECK(merged.text == without_block);
  CHECK(said(merged) == "left out a.two");
  CHECK(said(merge_draft(replaced(fresh, "第二段。\n", ""), first, {})) == "left out a.two");

  const std::string without_section = fresh.substr(0, fresh.find("## 标题a")) + fresh.substr(end);
  merged = merge_draft(
      without_section,
      draft_of({{"a.one", "新。"}, {"a.two", "新。"}, {"a.three", "新。"}, {"b.one", "第三段。"}}), {});
  CHECK(merged.text == replaced(without_section, "\"a.one a.two b.one\"", "\"a.one a.three a.two b.one\""));
  CHECK(said(merged) == "left out a.one, left out a.two, left out a.three");
}

TEST_CASE("force brings back what was deleted and overwrites what was edited, and only that") {
  const std::string fresh = new_draft_file(first);
  const std::string edited = replaced(replaced(fresh, "第一段。", "作者的。"), "第三段。", "也是作者的。");
  CHECK(said(merge_draft(edited, first, {"a.one"})) == "refreshed a.one");
  CHECK(merge_draft(edited, first, {"a", "b"}).text == fresh);
  const size_t begin = fresh.find("[gongbao-draft:a.two]");
  const std::string without = fresh.substr(0, begin) + fresh.substr(fresh.find("## 标题b"));
  const MergedDraft back = merge_draft(without, first, {"a.two"});
  CHECK(said(back) == "added a.two");
  CHECK(holds(back.text, "第二段。"));
  CHECK(back.text.find("第一段。") < back.text.find("第二段。"));
  CHECK(back.text.find("第二段。") < back.text.find("## 标题b"));
}

TEST_CASE(
    "new blocks stand in their order; what nothing states any more goes, unless the author wrote in it") {
  const std::string fresh = new_draft_file(first);
  const Draft more = draft_of({{"a.zero", "零。"},
                               {"a.one", "第一段。"},
                               {"a.half", "半。"},
                               {"a.two", "第二段。"},
                               {"b.one", "第三段。"},
                               {"c.one", "第四段。"}});
  const MergedDraft grown = merge_draft(fresh, more, {});
  CHECK(said(grown) == "added a.zero, added a.half, added c.one");
  std::vector<size_t> places;
  for (const char* text :
       {"零。", "第一段。", "半。", "第二段。", "## 标题b", "第三段。", "## 标题c", "第四段。"})
    places.push_back(grown.text.find(text));
  CHECK(std::is_sorted(places.begin(), places.end()));
  CHECK(places.back() != std::string::npos);
  CHECK(merge_draft(grown.text, more, {}).changes.empty());

  const Draft less = draft_of({{"a.one", "第一段。"}, {"b.one", "第三段。"}});
  const MergedDraft shrunk = merge_draft(fresh, less, {});
  CHECK(said(shrunk) == "withdrawn a.two");
  CHECK(!holds(shrunk.text, "第二段"));
  CHECK(said(merge_draft(shrunk.text, first, {})) == "added a.two");  // it was not the author who took it out
  CHECK(said(merge_draft(replaced(fresh, "第二段。", "作者的。"), less, {})) == "kept a.two");
}
