#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "render/value.h"
#include "render/words.h"

namespace gongbao {

class Template;

/// A file of a theme with where it came from: the site's own theme folder, or compiled in.
struct ThemeFile {
  std::string path;    ///< within the theme: templates/note.mustache
  std::string origin;  ///< for findings and `explain`: themes/own/templates/note.mustache
  std::string bytes;
};

/// The files compiled into the program (themes/official), in byte order of their paths.
std::vector<ThemeFile> builtin_theme_files();

/// A theme ready to render: partials expanded as text (recursion refused), {{t.word}} and {{site.key}}
/// replaced, sections over {{#site.has_key}} resolved, every template parsed once. Author text never becomes
/// a template.
class Theme {
 public:
  /// `files`: the built-in ones, then the site's: of one path the last wins, but words are merged key by key.
  /// `site`: the constants of {{site.…}}; {{#site.has_x}} needs flags. Unknown partials, words and site keys,
  /// bad syntax and recursion are findings with file, line and the nearest name.
  static Theme load(const std::vector<ThemeFile>& files, const std::string& language, const Value& site,
                    Findings& findings);

  /// The page of templates/<template_name>.mustache; a key that the template names and `data` lacks is a
  /// finding at the template's place. Not for two threads at once.
  std::string render(std::string_view template_name, const Value& data, Findings& findings) const;

  const Words& words() const { return words_; }
  const std::vector<ThemeFile>& assets() const { return assets_; }
  /// Every template, partial and file of words with the file that won, for `explain`.
  const std::vector<ThemeFile>& templates() const { return templates_; }

  Theme(Theme&&) noexcept;
  Theme& operator=(Theme&&) noexcept;
  ~Theme();

 private:
  Theme();
  Words words_;
  std::vector<ThemeFile> assets_;
  std::vector<ThemeFile> templates_;
  std::map<std::string, std::unique_ptr<Template>, std::less<>> parsed_;
};

}  // namespace gongbao
