// Protects: no sentence of a draft says why something came about or praises; both languages fill in the same
// parts; every sentence pattern is used.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "base/text.h"
#include "base/utf8.h"
#include "draft/phrases.h"

namespace {

using namespace gongbao;

/// The parts that a pattern asks for, in order of the text: {} and {1}.
size_t parts_of(std::string_view pattern) {
  size_t count = 0;
  for (size_t at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1)) ++count;
  return count;
}

std::string sources() {
  std::string text;
  for (const auto& entry : std::filesystem::directory_iterator(GONGBAO_SOURCE_DIR "/src/draft")) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with("phrases_")) continue;
    std::ifstream file(entry.path());
    std::ostringstream all;
    all << file.rdbuf();
    text += all.str();
  }
  return text;
}

}  // namespace

TEST_CASE("no pattern gives a reason or praises") {
  static constexpr std::string_view banned[] = {
      "因此",   "因而",     "所以",      "由于",    "从而",      "使得",        "促使",   "促进",
      "推动",   "导致",     "带动",      "有效",    "显著",      "明显",        "圆满",   "顺利",
      "大力",   "扎实",     "成功",      "积极",    "because",   "therefore",   "thus",   "thanks",
      "led to", "resulted", "effective", "success", "remarkabl", "significant", "greatly"};
  for (const char* language : {"zh-Hans", "en"}) {
    const Phrases phrases = Phrases::of(language);
    for (size_t i = 0; i < static_cast<size_t>(Phrase::count); ++i)
      for (const std::string_view word : banned)
        CHECK_MESSAGE(ascii_lower(phrases[static_cast<Phrase>(i)]).find(word) == std::string::npos,
                      phrases[static_cast<Phrase>(i)]);
  }
}

TEST_CASE("both languages say the same parts") {
  const Phrases chinese = Phrases::of("zh-Hans");
  const Phrases english = Phrases::of("en");
  CHECK(chinese.is_chinese());
  CHECK(!english.is_chinese());
  for (size_t i = 0; i < static_cast<size_t>(Phrase::count); ++i) {
    const auto phrase = static_cast<Phrase>(i);
    CHECK_MESSAGE(parts_of(chinese[phrase]) == parts_of(english[phrase]), chinese[phrase]);
    bool has_han = false;
    for (const char32_t c : decode(english[phrase])) has_han = has_han || is_han(c);
    CHECK_MESSAGE(!has_han, english[phrase]);
  }
}

TEST_CASE("every pattern is used") {
  const std::string text = sources();
  REQUIRE(text.find("Phrase::heading_basis") != text.npos);
  std::ifstream file(GONGBAO_SOURCE_DIR "/src/draft/phrases_zh.cpp");
  size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    const size_t begin = line.find("{P::");
    if (begin == line.npos) continue;
    ++count;
    const std::string name = line.substr(begin + 4, line.find(',') - begin - 4);
    const size_t at = text.find("Phrase::" + name);
    CHECK_MESSAGE(at != text.npos, name);
  }
  CHECK(count == static_cast<size_t>(Phrase::count));
}

TEST_CASE("ordinals and dates") {
  const Phrases chinese = Phrases::of("zh-Hans");
  for (const auto& [number, word] : {std::pair(1, "一"), std::pair(10, "十"), std::pair(11, "十一"),
                                     std::pair(20, "二十"), std::pair(99, "九十九")})
    CHECK(chinese.ordinal(static_cast<size_t>(number)) == word);
  const auto when = [](const char* text) { return std::get<When>(When::parse(text, true)); };
  CHECK(chinese.period(when("2026-H1")) == "2026年上半年");
  CHECK(chinese.date(when("20XX-03-21")) == "20XX年3月21日");
  const Phrases english = Phrases::of("en");
  CHECK(english.period(when("2026-H1")) == "first half of 2026");
  CHECK(english.date(when("XXXX-05-31/XXXX-06-12")) == "XXXX-05-31 to XXXX-06-12 (year not stated)");
  CHECK(english.date(when("2025-01/2026-12")) == "2025-01 to 2026-12");
}
