// Protects: the search finds each needle wherever it stands and nothing else, as a plain search does.
#include "audit/needles.h"

#include <doctest/doctest.h>

#include <random>

using gongbao::Needle;
using gongbao::NeedleSet;

namespace {

using Found = std::set<std::pair<size_t, size_t>>;

Found found(const std::vector<Needle>& needles, std::string_view text) {
  const NeedleSet set(needles);
  Found result;
  set.find(text, [&](size_t needle, size_t offset) { CHECK(result.insert({needle, offset}).second); });
  return result;
}

Found found_plainly(const std::vector<Needle>& needles, std::string_view text) {
  Found result;
  for (size_t i = 0; i < needles.size(); ++i)
    for (size_t at = text.find(needles[i].text); at != text.npos; at = text.find(needles[i].text, at + 1))
      result.insert({i, at});
  return result;
}

}  // namespace

TEST_CASE("a bounded needle is not found inside a longer name") {
  const std::vector<Needle> needles{{"note:visit", true}, {"a@b.example", true}, {"notices/x/", true}};
  CHECK(found(needles, "见note:visit，又note:visit.") == Found{{0, 3}, {0, 19}});
  CHECK(found(needles, "note:visit-2 footnote:visit note:visit.md").empty());
  CHECK(found(needles, "a@b.example <a@b.example> aa@b.example c.a@b.example a@b.example.cn a@b.examples") ==
        Found{{1, 0}, {1, 13}});
  CHECK(found(needles, "../notices/x/ /zz/notices/x/history/ mynotices/x/") == Found{{2, 3}, {2, 18}});
}

TEST_CASE("needles of every length are found at the very start and end of a text") {
  std::string alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
  for (size_t size = NeedleSet::shortest; size <= alphabet.size(); ++size) {
    const std::vector<Needle> needles{{alphabet.substr(0, size)}};
    CHECK(found(needles, needles[0].text) == Found{{0, 0}});
    CHECK(found(needles, "x" + needles[0].text) == Found{{0, 1}});
    CHECK(found(needles, needles[0].text.substr(0, size - 1)).empty());
  }
}

TEST_CASE("in random texts the same is found as by a plain search") {
  std::mt19937 random(7);
  const std::vector<std::string> letters{"甲", "乙", "丙", "a", "b", "1", "，", "\x1f"};
  size_t hits = 0;
  for (int round = 0; round < 400; ++round) {
    const auto text_of = [&](size_t size) {
      std::string text;
      while (text.size() < size) text += letters[random() % letters.size()];
      return text;
    };
    const std::string text = text_of(2000 + random() % 3000);
    std::vector<Needle> needles;
    for (int i = 0; i < 40; ++i) {
      std::string needle = text_of(NeedleSet::shortest + random() % 30);
      if (random() % 2 == 0) {  // one that stands there
        size_t begin = random() % (text.size() - 60);
        while ((static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) ++begin;
        size_t end = begin + NeedleSet::shortest + random() % 40;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        needle = text.substr(begin, end - begin);
      }
      needles.push_back({std::move(needle)});
    }
    const Found expected = found_plainly(needles, text);
    hits += expected.size();
    CHECK(found(needles, text) == expected);
  }
  CHECK(hits > 5000);
}
