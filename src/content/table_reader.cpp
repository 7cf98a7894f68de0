#include "content/table_reader.h"

#include "base/decimal.h"
#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {

TableReader::TableReader(const Node& table, std::string_view path, Findings& findings, std::string what)
    : table_(table), path_(path), findings_(findings), what_(std::move(what)) {}

Place TableReader::place_of(std::string_view key) const {
  for (const Node::Member& member : table_.members)
    if (member.key == key)
      return {path_, member.line, member.column, static_cast<int>(count_code_points(member.key))};
  return place();
}

const Node* TableReader::take(std::string_view key) {
  taken_.emplace_back(key);
  const Node* node = table_.find(key);
  return node && node->kind != Node::Kind::absent ? node : nullptr;
}

void TableReader::wrong_type(std::string_view key, const Node& node, std::string_view wanted) {
  findings_.error("key/type", at(node), fmt::format("'{}' of {} must be {}", key, what_, wanted));
}

const Node* TableReader::scalar(std::string_view key) {
  const Node* node = take(key);
  if (!node) return nullptr;
  if (node->kind == Node::Kind::scalar) return node;
  wrong_type(key, *node, "one text");
  return nullptr;
}

std::string TableReader::text(std::string_view key) {
  const Node* node = scalar(key);
  return node ? node->text : std::string();
}

Sourced TableReader::sourced(std::string_view key) {
  const Node* node = scalar(key);
  if (!node) return {};
  Place where = at(*node);
  where.length = static_cast<int>(count_code_points(node->text));
  return {node->text, where};
}

std::string TableReader::required_text(std::string_view key) {
  const Node* node = take(key);
  if (!node) {
    findings_.error("key/missing", place(), fmt::format("{} has no '{}'", what_, key),
                    fmt::format("add a line that begins with {}", key));
    return {};
  }
  return text(key);
}

std::optional<When> TableReader::when(std::string_view key, bool period_allowed) {
  const Node* node = scalar(key);
  if (!node) return std::nullopt;
  std::variant<When, std::string> read = When::parse(node->text, period_allowed);
  if (When* when = std::get_if<When>(&read)) return std::move(*when);
  Place where = at(*node);
  where.length = static_cast<int>(count_code_points(node->text));
  findings_.error("date/invalid", where, fmt::format("'{}': {}", key, std::get<std::string>(read)),
                  "write a date such as 2008-06-16, 2008-06, 20XX-03-21 or 2008-05-31/2008-06-12");
  return std::nullopt;
}

std::optional<Instant> TableReader::instant(std::string_view key) {
  const Node* node = scalar(key);
  if (!node) return std::nullopt;
  std::variant<Instant, std::string> read = Instant::parse(node->text);
  if (Instant* instant = std::get_if<Instant>(&read)) return *instant;
  findings_.error("date/invalid", at(*node), fmt::format("'{}': {}", key, std::get<std::string>(read)),
                  "write a moment with its zone, such as 2008-07-01T09:00+08:00");
  return std::nullopt;
}

bool TableReader::flag(std::string_view key, bool otherwise) {
  const Node* node = scalar(key);
  if (!node) return otherwise;
  if (node->text == "true") return true;
  if (node->text != "false") wrong_type(key, *node, "true or false");
  return false;
}

std::optional<int64_t> TableReader::whole(std::string_view key) {
  const Node* node = scalar(key);
  if (!node) return std::nullopt;
  const std::optional<Decimal> value = Decimal::parse(node->text);
  if (value && value->is_whole() && !value->is_negative() && node->text.size() <= 15) return std::stoll(node->text);
  wrong_type(key, *node, "a whole number that is not negative");
  return std::nullopt;
}

std::vector<Sourced> TableReader::texts(std::string_view key) {
  const Node* node = take(key);
  std::vector<Sourced> result;
  if (!node) return result;
  const auto add = [&](const Node& item) {
    if (item.kind == Node::Kind::scalar)
      result.push_back({item.text, at(item)});
    else if (item.kind != Node::Kind::absent)
      wrong_type(key, item, "a list of texts");
  };
  if (node->kind == Node::Kind::list)
    for (const Node& item : node->items) add(item);
  else
    add(*node);
  return result;
}

std::vector<std::string> TableReader::plain_texts(std::string_view key) {
  std::vector<std::string> result;
  for (Sourced& item : texts(key)) result.push_back(std::move(item.text));
  return result;
}

std::vector<const Node*> TableReader::tables(std::string_view key) {
  const Node* node = take(key);
  std::vector<const Node*> result;
  if (!node) return result;
  const auto add = [&](const Node& item) {
    if (item.kind == Node::Kind::table)
      result.push_back(&item);
    else
      wrong_type(key, item, "a list of tables");
  };
  if (node->kind == Node::Kind::list)
    for (const Node& item : node->items) add(item);
  else
    add(*node);
  return result;
}

const Node* TableReader::node(std::string_view key) { return take(key); }

size_t TableReader::choice(std::string_view key, const std::vector<std::string_view>& names, size_t otherwise) {
  const Node* node = scalar(key);
  if (!node) return otherwise;
  const auto found = std::find(names.begin(), names.end(), node->text);
  if (found != names.end()) return static_cast<size_t>(found - names.begin());
  const std::vector<std::string> known(names.begin(), names.end());
  Place where = at(*node);
  where.length = static_cast<int>(count_code_points(node->text));
  findings_.error("key/choice", where,
                  fmt::format("'{}' cannot be '{}'{}", key, node->text, did_you_mean(node->text, known)),
                  fmt::format("one of: {}", join(known, ", ")));
  return otherwise;
}

void TableReader::finish() {
  for (const Node::Member& member : table_.members) {
    if (std::find(taken_.begin(), taken_.end(), member.key) != taken_.end()) continue;
    findings_.error("key/unknown", place_of(member.key),
                    fmt::format("{} has no key '{}'{}", what_, member.key, did_you_mean(member.key, taken_)),
                    "remove it, or correct its name");
  }
}

}  // namespace gongbao
