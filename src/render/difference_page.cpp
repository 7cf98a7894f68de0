#include "render/difference_page.h"

#include "base/text.h"
#include "render/difference_shape.h"

namespace gongbao {
namespace {

/// Of the theme only what this page takes: it needs no constants of a plan then.
bool is_of_page(const ThemeFile& file) {
  return file.path == "templates/difference_file.mustache" || file.path.starts_with("partials/difference") ||
         file.path.starts_with("i18n/") || file.path == "assets/site.css";
}

std::string style_of(const Theme& theme) {
  std::string css;
  for (const ThemeFile& file : theme.assets()) css += file.bytes;
  return "<style>\n" + replace_all(css, "</", "<\\/") + "</style>\n";
}

}  // namespace

std::string difference_page(const DifferencePage& page, const std::vector<ThemeFile>& theme_files,
                            Findings& findings) {
  std::vector<ThemeFile> files;
  std::copy_if(theme_files.begin(), theme_files.end(), std::back_inserter(files), is_of_page);
  Value site;
  site.set("title", page.site_title);
  site.set("language", page.language);
  const Theme theme = Theme::load(files, page.language, site, findings);
  const Words& words = theme.words();
  const DifferenceView view{words, *page.agencies, false};

  Value value;
  const std::string from = page.from.empty() ? words["difference_nothing"] : page.from;
  value.set("title",
            page.documents.size() == 1
                ? (page.documents.front().to ? page.documents.front().to : page.documents.front().from)->title
                : page.site_title);
  value.set("subtitle", words.format("difference_between", {from, page.to}));
  value.set("style_html", style_of(theme));
  Value::List documents, registers, sums;
  for (const DocumentDifference& one : page.documents) {
    Value shape = difference_shape(one, view, fmt::format("document-{}", documents.size() + 1));
    shape.set("has_heading", page.documents.size() > 1);  // else the page's own says it
    documents.push_back(std::move(shape));
  }
  for (const RegisterDifference& one : page.registers) {
    Value shape;
    shape.set("title", one.path);
    shape.set_list("has_fields", "fields", field_shapes(one.fields, view));
    registers.push_back(std::move(shape));
  }
  if (!page.sums.empty()) sums.push_back(sums_shape(page.sums, view, "sums"));
  value.set("is_empty", documents.empty() && registers.empty() && sums.empty());
  value.set("has_contents", documents.size() > 1);
  value.set_list("has_documents", "documents", std::move(documents));
  value.set_list("has_registers", "registers", std::move(registers));
  value.set_list("has_value_tables", "value_tables", std::move(sums));
  return theme.render("difference_file", value, findings);
}

}  // namespace gongbao
