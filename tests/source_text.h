#pragma once
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

/// Just enough of a C++ reader for tests/architecture_test.cpp.
namespace gongbao::architecture {

/// Code with every comment and literal blanked, line breaks kept.
inline std::string only_code(std::string_view text) {
  std::string code(text);
  const auto blank = [&](size_t begin, size_t end) {
    for (size_t i = begin; i < std::min(end, code.size()); ++i)
      if (code[i] != '\n') code[i] = ' ';
    return end;
  };
  const auto end_of = [&](std::string_view closing, size_t from) {
    const size_t found = text.find(closing, from);
    return found == std::string_view::npos ? text.size() : found + closing.size();
  };
  const auto end_of_literal = [&](char quote, size_t i) {
    for (; i < text.size() && text[i] != quote && text[i] != '\n'; ++i)
      if (text[i] == '\\') ++i;
    return i + 1;
  };
  const auto is_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  for (size_t i = 0; i < text.size();) {
    if (text.substr(i, 2) == "//")
      i = blank(i, end_of("\n", i) - 1);
    else if (text.substr(i, 2) == "/*")
      i = blank(i, end_of("*/", i + 2));
    else if (text.substr(i, 2) == "R\"")
      i = blank(i, end_of(fmt::format("){}\"", text.substr(i + 2, text.find('(', i) - i - 2)), i));
    else if (text[i] == '"')
      i = blank(i, end_of_literal('"', i + 1));
    else if (text[i] == '\'' && (i == 0 || !is_word(text[i - 1])))  // not the mark in 1'000
      i = blank(i, end_of_literal('\'', i + 1));
    else
      ++i;
  }
  return code;
}

struct Source {
  std::string path;  ///< from the project's top
  std::string text;

  size_t line_count() const { return static_cast<size_t>(std::count(text.begin(), text.end(), '\n')); }

  std::vector<std::string> own_includes() const { return includes("#include \"", '"'); }
  std::vector<std::string> system_includes() const { return includes("#include <", '>'); }

  /// The lines whose code has `name` as a whole word.
  std::vector<int> lines_with(std::string_view name) const {
    const std::string code = only_code(text);
    const auto is_word = [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    std::vector<int> lines;
    for (size_t at = code.find(name); at != std::string::npos; at = code.find(name, at + 1)) {
      const size_t after = at + name.size();
      // A longer word, a member of that name (x.random()), or ours in a namespace that `name` does not spell
      // out
      if (at > 0 && is_word(code[at - 1]) && is_word(name.front())) continue;
      if (at > 0 && (code[at - 1] == '.' || code.substr(at < 2 ? 0 : at - 2, 2) == "->")) continue;
      if (at > 0 && name.starts_with("::") && is_word(code[at - 1])) continue;
      if (after < code.size() && is_word(code[after]) && is_word(name.back())) continue;
      lines.push_back(
          1 + static_cast<int>(std::count(code.begin(), code.begin() + static_cast<ptrdiff_t>(at), '\n')));
    }
    return lines;
  }

 private:
  std::vector<std::string> includes(std::string_view opening, char closing) const {
    std::vector<std::string> headers;
    for (size_t at = text.find(opening); at != std::string::npos; at = text.find(opening, at + 1)) {
      if (at > 0 && text[at - 1] != '\n') continue;
      const size_t begin = at + opening.size();
      headers.push_back(text.substr(begin, text.find(closing, begin) - begin));
    }
    return headers;
  }
};

/// The C++ files and scripts beneath a folder of the project, by path.
inline std::vector<Source> all_sources(const std::string& folder) {
  const std::filesystem::path top = GONGBAO_SOURCE_DIR;
  std::vector<Source> sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
    const std::string kind = entry.path().extension().string();
    const std::string path = entry.path().lexically_relative(top).generic_string();
    if (!entry.is_regular_file() || path.find("/node_modules/") != std::string::npos) continue;
    if (kind == ".cpp" || kind == ".h" || kind == ".py" || kind == ".mjs" || kind == ".js" || kind == ".sh")
      sources.push_back({path, read_file(entry.path())});
  }
  std::sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
  return sources;
}

}  // namespace gongbao::architecture
