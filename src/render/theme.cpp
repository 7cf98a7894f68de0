#include "render/theme.h"

#include <stdexcept>

#include "base/text.h"
#include "base/utf8.h"
#include "render/expand.h"
#include "render/html_context.h"
#include "render/template.h"

namespace gongbao {
namespace {

constexpr size_t largest_file = size_t{1} << 20;  // of text
constexpr std::string_view folders[] = {"templates/", "partials/", "i18n/", "assets/"};

using FileMap = std::map<std::string, const ThemeFile*>;

/// "note" of templates/note.mustache; nothing for files of other folders or kinds.
std::optional<std::string> name_within(std::string_view path, std::string_view folder,
                                       std::string_view ending) {
  if (!path.starts_with(folder) || !path.ends_with(ending) || path.size() <= folder.size() + ending.size())
    return std::nullopt;
  const std::string_view name = path.substr(folder.size(), path.size() - folder.size() - ending.size());
  if (name.find('/') != name.npos) return std::nullopt;
  return std::string(name);
}

bool is_text_file(std::string_view path) {
  return name_within(path, "templates/", ".mustache") || name_within(path, "partials/", ".mustache") ||
         name_within(path, "i18n/", ".toml");
}

/// Files that can be used; of one path the last.
FileMap overlay(const std::vector<ThemeFile>& files, Findings& findings) {
  FileMap result;
  for (const ThemeFile& file : files) {
    const Place place{file.origin};
    const bool is_asset = file.path.starts_with("assets/");
    if (!is_text_file(file.path) && !is_asset) {
      const bool is_in_folder =
          std::any_of(std::begin(folders), std::end(folders),
                      [&](std::string_view folder) { return file.path.starts_with(folder); });
      if (is_in_folder || file.path.find('/') != file.path.npos)
        findings.error("name/misplaced", place, "a theme has no such file",
                       "templates/*.mustache, partials/*.mustache, i18n/*.toml, assets/*");
    } else if (!is_asset && file.bytes.size() > largest_file) {
      findings.error("file/too-large", place, fmt::format("the file is larger than {} bytes", largest_file));
    } else if (!is_asset && find_invalid_utf8(file.bytes)) {
      findings.error("file/encoding", place, "the file is not UTF-8");
    } else {
      result[file.path] = &file;
    }
  }
  return result;
}

/// A file that replaces nothing and that nothing uses is a misspelt name.
void warn_of_unused(const ThemeFile& file, const std::vector<std::string>& known, Findings& findings) {
  const std::string name = file.path.substr(file.path.find('/') + 1);
  findings.warning("template/unused", {file.origin},
                   fmt::format("nothing uses '{}'{}", name, did_you_mean(name, known)));
}

std::vector<std::string> builtin_names(std::string_view folder) {
  std::vector<std::string> names;
  for (const ThemeFile& file : builtin_theme_files())
    if (file.path.starts_with(folder)) names.push_back(file.path.substr(folder.size()));
  return names;
}

void collect_partials(const std::vector<TemplateNode>& nodes, std::set<std::string>& names) {
  for (const TemplateNode& node : nodes) {
    if (node.kind == TemplateNode::Kind::partial) names.insert(node.text);
    collect_partials(node.children, names);
  }
}

void check_use(const FileMap& files, const TemplateFiles& templates, const TemplateFiles& partials,
               Findings& findings) {
  std::set<std::string> used;
  for (const TemplateFiles* group : {&templates, &partials})
    for (const auto& [name, nodes] : *group) collect_partials(nodes, used);
  const std::vector<std::string> known_templates = builtin_names("templates/");
  const std::vector<std::string> known_partials = builtin_names("partials/");
  const auto knows = [](const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (const auto& [path, file] : files) {
    if (path.starts_with("templates/") && !knows(known_templates, path.substr(path.find('/') + 1)))
      warn_of_unused(*file, known_templates, findings);
    const auto partial = name_within(path, "partials/", ".mustache");
    if (partial && !used.contains(*partial) && !knows(known_partials, *partial + ".mustache"))
      warn_of_unused(*file, known_partials, findings);
  }
}

/// The words that the program asks for: those of its own files, which all have the same keys.
Words needed_words() {
  Words words;
  Findings none;
  for (const ThemeFile& file : builtin_theme_files())
    if (words.keys().empty() && name_within(file.path, "i18n/", ".toml"))
      words.read(file.bytes, file.origin, none);
  assert(none.empty());
  return words;
}

/// All files of words of `language`, the program's first, so that a site may replace single words. A new
/// language must have all that the program asks for.
Words read_words(const std::vector<ThemeFile>& files, const std::string& language, Findings& findings) {
  Words words;
  std::vector<std::string> languages;
  std::string origin;
  for (const ThemeFile& file : files) {
    const auto name = name_within(file.path, "i18n/", ".toml");
    if (!name || file.bytes.size() > largest_file || find_invalid_utf8(file.bytes)) continue;
    languages.push_back(*name);
    if (*name != language) continue;
    words.read(file.bytes, file.origin, findings);
    origin = file.origin;
  }
  Words needed = needed_words();
  if (origin.empty()) {
    findings.error("template/language", {"site.toml"},
                   fmt::format("the theme has no words of the language '{}'{}", language,
                               did_you_mean(language, languages)),
                   fmt::format("add i18n/{}.toml to the site's theme", language));
    return needed;
  }
  for (const std::string& key : needed.keys())
    if (!words.has(key))
      findings.error("template/word", {origin}, fmt::format("the word '{}' is missing", key),
                     fmt::format("in the first of the program's languages it is '{}'", needed[key]));
  return words;
}

/// Without the line end at its end, so that a partial may stand within a line.
std::string_view partial_text(std::string_view bytes) {
  return bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
}

TemplateFiles parse_folder(const FileMap& files, std::string_view folder, Findings& findings) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  TemplateFiles result;
  for (const auto& [path, file] : files) {
    const auto name = name_within(path, folder, ".mustache");
    if (!name) continue;
    std::string_view text = file->bytes;
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    result[*name] = parse_template(folder == "partials/" ? partial_text(text) : text, file->origin, findings);
  }
  return result;
}

}  // namespace

Theme Theme::load(const std::vector<ThemeFile>& files, const std::string& language, const Value& site,
                  Findings& findings) {
  Findings found;
  const FileMap winners = overlay(files, found);
  Theme theme;
  theme.words_ = read_words(files, language, found);
  TemplateFiles templates = parse_folder(winners, "templates/", found);
  TemplateFiles partials = parse_folder(winners, "partials/", found);
  for (TemplateFiles* group : {&templates, &partials})
    for (auto& [name, nodes] : *group) insert_constants(nodes, theme.words_, site, found);
  check_use(winners, templates, partials, found);
  for (const auto& [name, nodes] : partials)
    insert_partials(nodes, partials, found);  // also those that no page uses
  for (const auto& [name, nodes] : templates) {
    const std::vector<TemplateNode> whole = insert_partials(nodes, partials, found);
    check_html_context(whole, found);
    theme.parsed_[name] = std::make_unique<Template>(whole);
  }
  for (const auto& [path, file] : winners)
    (path.starts_with("assets/") ? theme.assets_ : theme.templates_).push_back(*file);
  for (Finding& finding : found.sorted()) findings.add(std::move(finding));  // a partial's fault once
  return theme;
}

std::string Theme::render(std::string_view template_name, const Value& data, Findings& findings) const {
  const auto found = parsed_.find(template_name);
  if (found == parsed_.end())
    throw std::logic_error(fmt::format("the program asks for a template '{}'", template_name));
  return found->second->render(data, findings);
}

Theme::Theme() = default;
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

}  // namespace gongbao
