#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"

namespace gongbao {

/// Interface words of one language, by key; i18n/<language>.toml of the theme.
class Words {
 public:
  /// The word of `key`; asserts that it exists (the theme's words are checked when it is loaded).
  const std::string& operator[](std::string_view key) const;
  /// The word with {0}, {1} … replaced.
  std::string format(std::string_view key, const std::vector<std::string>& arguments) const;
  bool has(std::string_view key) const { return words_.contains(key); }
  std::vector<std::string> keys() const;

  /// Reads a file `key = "text"` over what is there: words of a site's theme replace those of the program's
  /// one by one.
  void read(std::string_view bytes, const std::string& path, Findings& findings);

 private:
  std::map<std::string, std::string, std::less<>> words_;
};

/// Whether a word has places such as {0}, which only the program can fill.
bool has_arguments(std::string_view word);

}  // namespace gongbao
