// Protects: each shape of docs/template-data.md sets every one of its keys, whatever it is given, and its
// flags are right.
#include "render/shape.h"

using namespace gongbao;

namespace {

using Keys = std::vector<std::string>;

Keys keys_of(const Value& value) {
  Keys keys;
  for (const Value::Member& member : value.members()) keys.push_back(member.key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

bool flag(const Value& value, std::string_view key) { return std::get<bool>(*value.find(key)); }
std::string text(const Value& value, std::string_view key) { return std::get<std::string>(*value.find(key)); }
const Value::List& list(const Value& value, std::string_view key) {
  return std::get<Value::List>(*value.find(key));
}

}  // namespace

TEST_CASE("a link has an address and an addition, or says that it has none") {
  const Keys keys{"has_meta", "has_url", "meta", "title", "url"};
  const Value link = link_shape("../a/", "甲", "18项");
  CHECK(keys_of(link) == keys);
  CHECK(flag(link, "has_url"));
  CHECK(flag(link, "has_meta"));
  const Value plain = text_shape("甲");
  CHECK(keys_of(plain) == keys);
  CHECK(!flag(plain, "has_url"));
  CHECK(!flag(plain, "has_meta"));
  CHECK(keys_of(fact_shape("主办单位", {})) == Keys{"term", "values"});
}

TEST_CASE("an entry has a byline if it has a date or an addition") {
  EntryParts parts;
  parts.title = "甲";
  const Keys keys{"date_html", "has_byline", "has_date",    "has_meta", "has_state", "has_summary", "kind",
                  "meta",      "state",      "state_class", "summary",  "title",     "url"};
  CHECK(keys_of(entry_shape(parts)) == keys);
  CHECK(!flag(entry_shape(parts), "has_byline"));
  parts.meta = "某局";
  CHECK(flag(entry_shape(parts), "has_byline"));
  parts.state = StateShape{"已修改", "warn"};
  CHECK(keys_of(entry_shape(parts)) == keys);
  CHECK(text(entry_shape(parts), "state_class") == "warn");
}

TEST_CASE("a table's columns that say nothing are left out, cells with them") {
  TableParts parts{"table-1", "表", "", {{"甲", false}, {"乙", false}, {"丙", true}}, {}};
  parts.rows.push_back({"r1", {{"1", "", false, ""}, {}, {"3", "", true, ""}}});
  parts.rows.push_back({"", {{"4", "x/", false, ""}, {}, {"", "", true, ""}}});
  leave_out_empty_columns(parts);
  const Value table = table_shape(parts);
  CHECK(keys_of(table) == Keys{"caption", "columns", "has_note", "id", "note", "rows"});
  REQUIRE(list(table, "columns").size() == 2);
  CHECK(text(list(table, "columns")[1], "title") == "丙");
  CHECK(flag(list(table, "columns")[1], "is_number"));
  const Value& row = list(table, "rows")[1];
  CHECK(!flag(row, "has_id"));
  REQUIRE(list(row, "cells").size() == 2);
  CHECK(keys_of(list(row, "cells")[0]) == Keys{"has_links", "has_state", "has_url", "is_nowrap", "is_number",
                                               "links", "state_class", "text", "url"});
  CHECK(flag(list(row, "cells")[0], "has_url"));
}

TEST_CASE("a column that only links fill stays; a number needs no second word against breaking") {
  TableParts parts{"table-1", "表", "", {{"甲", false}, {"乙", true}}, {}};
  TableCell owners, number{"3", "", true, "", true};
  owners.links.push_back(link_shape("a/", "某局"));
  parts.rows.push_back({"", {std::move(owners), std::move(number)}});
  leave_out_empty_columns(parts);
  const Value table = table_shape(parts);
  REQUIRE(list(table, "columns").size() == 2);
  const Value::List& cells = list(list(table, "rows")[0], "cells");
  CHECK(flag(cells[0], "has_links"));
  CHECK(!flag(cells[1], "is_nowrap"));
}

TEST_CASE("a pager is there if any of its three parts is") {
  const Keys keys{"has_next", "has_pager",  "has_pager_text", "has_previous", "next_title",
                  "next_url", "pager_text", "previous_title", "previous_url"};
  Value value;
  set_no_pager(value);
  CHECK(keys_of(value) == keys);
  CHECK(!flag(value, "has_pager"));
  set_pager(value, {"", "", "../b/", "乙", ""});
  CHECK(flag(value, "has_pager"));
  CHECK(!flag(value, "has_previous"));
  CHECK(keys_of(value) == keys);
}
