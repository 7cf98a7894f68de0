// The toml++ wall. Numbers and dates are taken from the source text: what passes through a double is no
// longer what was written.
#include <toml++/toml.h>

#include "base/text.h"
#include "base/utf8.h"
#include "content/front_matter.h"
#include "content/plain_text.h"
#include "content/source_lines.h"
#include "content/toml_precheck.h"

namespace gongbao {
namespace {

class TomlReader {
 public:
  TomlReader(std::string_view text, std::string_view path, int first_line, const FrontMatterLimits& limits,
             Findings& findings)
      : lines_(text), path_(path), first_line_(first_line), limits_(limits), findings_(findings) {}

  Node read(const toml::node& source, int depth);

 private:
  Place place_of(const toml::source_position& at) const {
    return {std::string(path_), first_line_ + static_cast<int>(at.line) - 1, static_cast<int>(at.column), 1};
  }
  std::string_view written(const toml::source_region& region) const {
    return trim(lines_.between(lines_.offset(region.begin.line - 1, region.begin.column - 1),
                               lines_.offset(region.end.line - 1, region.end.column - 1)));
  }
  void read_table(const toml::table& source, int depth, Node& node);
  void read_scalar(const toml::node& source, Node& node);
  void check_hidden(std::string_view text, bool is_key, const toml::source_position& at);

  SourceLines lines_;
  std::string_view path_;
  int first_line_;
  FrontMatterLimits limits_;
  Findings& findings_;
  int keys_ = 0;
};

Node TomlReader::read(const toml::node& source, int depth) {
  const Place place = place_of(source.source().begin);
  Node node;
  node.line = place.line;
  node.column = place.column;
  if ((source.is_table() || source.is_array()) && depth > limits_.max_depth) {
    findings_.error("front-matter/too-deep", place,
                    fmt::format("lists and tables are nested more than {} deep", limits_.max_depth),
                    "write them flatter");
    return node;
  }
  if (const toml::table* table = source.as_table()) {
    read_table(*table, depth, node);
  } else if (const toml::array* array = source.as_array()) {
    node.kind = Node::Kind::list;
    for (const toml::node& item : *array) node.items.push_back(read(item, depth + 1));
  } else {
    read_scalar(source, node);
  }
  return node;
}

void TomlReader::read_table(const toml::table& source, int depth, Node& node) {
  node.kind = Node::Kind::table;
  for (const auto& [key, value] : source) {
    const toml::source_position begin = key.source().begin;
    check_hidden(key.str(), true, begin);
    if (++keys_ > limits_.max_keys) {
      if (keys_ == limits_.max_keys + 1)
        findings_.error("front-matter/too-many-keys", place_of(begin),
                        fmt::format("there are more than {} keys", limits_.max_keys),
                        "split the file, or raise the limit in site.toml");
      return;
    }
    const Place place = place_of(begin);
    node.members.push_back({to_nfc(key.str()), place.line, place.column, read(value, depth + 1)});
  }
  // toml++ keeps tables sorted by key; readers expect the author's order.
  std::stable_sort(node.members.begin(), node.members.end(),
                   [](const Node::Member& a, const Node::Member& b) {
                     return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                   });
}

void TomlReader::read_scalar(const toml::node& source, Node& node) {
  node.kind = Node::Kind::scalar;
  if (const toml::value<std::string>* text = source.as_string()) {
    node.text = text->get();
    check_hidden(node.text, false, source.source().begin);
    if (node.text.empty()) node.kind = Node::Kind::absent;
    return;
  }
  node.text = written(source.source());
  node.mark = source.is_boolean()  ? Node::Mark::boolean
              : source.is_number() ? Node::Mark::number
                                   : Node::Mark::date;
  if (source.is_time() || source.is_date_time())
    findings_.error("toml/date", place_of(source.source().begin),
                    fmt::format("{} is a time or moment without quotes", node.text),
                    "put it in quotes: \"2008-07-01T09:00+08:00\"");
}

void TomlReader::check_hidden(std::string_view text, bool is_key, const toml::source_position& at) {
  for (const char32_t c : decode(text))
    if (is_hidden(c) || (is_key && (c == '\n' || c == '\t'))) {
      findings_.error("file/control", place_of(at),
                      fmt::format("the {} holds {}", is_key ? "key" : "text", name_of_hidden(c)),
                      "delete it");
      return;
    }
}

/// toml++'s words, and the usual cause where the line shows one.
Finding explain(const toml::parse_error& error, std::string_view line, Place place) {
  const std::string_view words = error.description();
  Finding finding{std::move(place),
                  Severity::error,
                  "toml/syntax",
                  fmt::format("TOML cannot be read here: {}", words),
                  {}};
  if (words.find("redefine") != words.npos || words.find("already") != words.npos) {
    finding.code = "front-matter/duplicate-key";
    finding.hint = "keep one of the two";
  } else if (line.find('=') == line.npos && line.find(':') != line.npos) {
    finding.hint = "TOML writes key = \"text\"; YAML stands between --- lines";
  } else if (words.find("value") != words.npos || words.find("boolean") != words.npos) {
    finding.hint = "put text, and numbers with a unit, in quotes";
  } else {
    finding.hint = "write key = \"text\", one key a line";
  }
  return finding;
}

}  // namespace

Node parse_toml(std::string_view text, std::string_view path, int first_line, const FrontMatterLimits& limits,
                Findings& findings) {
  if (!fits_limit(text, limits.max_bytes, path, first_line, findings)) return {};
  const std::string clean = without_hidden(text, path, first_line, findings);
  if (!may_parse_toml(clean, path, first_line, limits, findings)) return {};
  try {
    const toml::table table = toml::parse(std::string_view(clean));
    Node node = TomlReader(clean, path, first_line, limits, findings).read(table, 1);
    node.line = first_line;
    node.column = 1;
    return node;
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    const SourceLines lines(clean);
    const size_t line = at.line == 0 ? 0 : at.line - 1;
    findings.add(explain(error, lines.line(line),
                         {std::string(path), first_line + static_cast<int>(line),
                          std::max(1, static_cast<int>(at.column)), 1}));
    return {};
  }
}

}  // namespace gongbao
