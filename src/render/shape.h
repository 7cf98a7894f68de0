#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/context.h"
#include "render/value.h"

namespace gongbao {

/// The shapes of docs/template-data.md, section 3: one builder each. Every key of a shape is always set.

Value link_shape(std::string url, std::string title, std::string meta = {});
Value text_shape(std::string title, std::string meta = {});  ///< a link shape without address
Value fact_shape(std::string term, Value::List values);
/// Sets `key` to the list and has_<key> to whether it is not empty. `flag_key` is the literal "has_" + key.
void set_list(Value& value, const char* flag_key, const char* key, Value::List list);

/// A state as word and class: good, open, warn, bad, none.
struct StateShape {
  std::string word;
  std::string css_class;
};

/// A document in a list.
struct EntryParts {
  std::string url, title, kind;
  std::string date_html;
  std::string meta;
  std::optional<StateShape> state;
  std::string summary;
};
Value entry_shape(EntryParts parts);
/// The entry of a visible document, seen from a page: type or genre, date, agency, and a state worth saying.
Value entry_of(const PageView& view, Ref<Document> document);
Value::List entries_of(const PageView& view, const std::vector<Ref<Document>>& documents);

/// A plain table. A cell holds a text with or without address or a state, and after it what else it names.
struct TableCell {
  std::string text;
  std::string url;
  bool is_number = false;
  std::string state_class;
  bool is_nowrap = false;  ///< a date or figure, which no line end may cut
  Value::List links = {};  ///< link shapes
};
/// The date in words of the site's language, date_text wins; a single date is not broken.
TableCell date_cell(const std::optional<When>& when, const std::string& date_text, const RenderContext& context);
struct TableParts {
  std::string id, caption, note;
  std::vector<std::pair<std::string, bool>> columns;  ///< title, is_number
  std::vector<std::pair<std::string, std::vector<TableCell>>> rows;  ///< id or empty, cells
};
Value table_shape(TableParts parts);
/// Columns in which no row says anything; call it before table_shape().
void leave_out_empty_columns(TableParts& parts);

/// A group of a list page; `key` is "entries" or "links".
Value group_shape(std::string id, std::string title, const char* key, Value::List items);

/// `<time datetime="…">` where the days are known, else escaped text.
std::string date_html(const std::optional<When>& when, const std::string& date_text, const RenderContext& context);
/// `<time datetime="2008-07-01T09:00:00+08:00">2008-07-01 09:00</time>`.
std::string instant_html(const Instant& instant);
/// The date in words of the site's language; date_text wins.
std::string date_words(const std::optional<When>& when, const std::string& date_text, const RenderContext& context);
std::string period_words(Period period, const RenderContext& context);
/// The period where its year stands beside it: 第一季度, 6月.
std::string period_words_in_year(Period period, const RenderContext& context);

/// Links to things, as link shapes; an unnamed agency in brackets, a body in words as text.
Value agency_link(const PageView& view, Ref<Agency> agency, std::string meta = {});
Value party_link(const PageView& view, const Party& party, std::string meta = {});
Value basis_link(const PageView& view, const CitedBasis& basis);

/// The keys of every page (template-data section 4). `column` is home, notices, campaigns, agencies, periods, metrics, bases or "".
struct PageHead {
  std::string template_name;  ///< agency_period
  std::string title;
  std::string column;
  std::string description;
  std::vector<std::pair<std::string, std::string>> breadcrumbs;  ///< path in the site, title; from the front page on
  std::vector<std::pair<std::string, std::string>> metas;        ///< article tags; site and column tags are added
  std::string json_ld;
  std::vector<std::pair<std::string, std::string>> feeds;  ///< path in the site, title
  std::string lang;
};
Value page_value(const PageView& view, PageHead head);
void set_no_pager(Value& value);
struct PagerParts {
  std::string previous_url, previous_title, next_url, next_title, text;
};
void set_pager(Value& value, PagerParts parts);

}  // namespace gongbao
