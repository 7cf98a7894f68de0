// Protects: every word of the interface that the program asks for exists: a missing one would end the build
// of a site that has the page which needs it, and no other site's.
#include <filesystem>
#include <set>

#include "base/file.h"
#include "render/theme.h"

using namespace gongbao;

namespace {

/// Literals that begin so are words, and nothing else, wherever the renderer writes them.
constexpr std::string_view groups[] = {"fact_",
                                       "column_",
                                       "relation_",
                                       "heading_",
                                       "title_",
                                       "notice_",
                                       "unit_",
                                       "count_",
                                       "describe_",
                                       "nav_",
                                       "banner_consultation_",
                                       "chart_",
                                       "size_",
                                       "table_by_"};

/// "fact_lead" of "…\"fact_lead\"…": the whole literals that begin with one of the groups. Those that end in
/// _ are completed.
std::set<std::string> words_named_in(const std::string& text) {
  std::set<std::string> found;
  for (size_t begin = text.find('"'); begin != text.npos; begin = text.find('"', begin)) {
    const size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", begin + 1);
    if (end == text.npos) break;
    const std::string literal = text.substr(begin + 1, end - begin - 1);
    const bool is_word = std::any_of(std::begin(groups), std::end(groups),
                                     [&](std::string_view group) { return literal.starts_with(group); });
    if (is_word && text[end] == '"' && !literal.ends_with('_')) found.insert(literal);
    begin = text[end] == '"' ? end + 1 : end;
  }
  return found;
}

}  // namespace

TEST_CASE("every word that the renderer names is a word of the theme") {
  Findings findings;
  Words words;
  for (const ThemeFile& file : builtin_theme_files())
    if (file.path == "i18n/zh-Hans.toml") words.read(file.bytes, file.path, findings);
  size_t checked = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GONGBAO_SOURCE_DIR "/src/render")) {
    if (entry.path().extension() != ".cpp") continue;
    for (const std::string& word : words_named_in(read_file(entry.path()))) {
      CHECK_MESSAGE(words.has(word), word << " in " << entry.path().filename().string());
      ++checked;
    }
  }
  CHECK(checked > 50);
}
