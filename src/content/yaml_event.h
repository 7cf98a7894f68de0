#pragma once
#include <string>

namespace gongbao {

/// A place in YAML, as libyaml counts: from 0, columns in code points.
struct YamlMark {
  size_t line = 0;
  size_t column = 0;
  bool operator==(const YamlMark&) const = default;
};

/// What the YAML wall reads, one step at a time; libyaml's own objects never leave yaml.cpp.
struct YamlEvent {
  enum class Kind {
    document_start,
    document_end,
    alias,
    scalar,
    list_start,
    list_end,
    table_start,
    table_end,
    end
  };
  enum class Style { plain, single_quoted, double_quoted, literal, folded };
  Kind kind = Kind::end;
  Style style = Style::plain;
  bool flow = false;         ///< [ ] or { }
  bool is_explicit = false;  ///< of a document: `---` is written
  std::string text;
  std::string anchor;  ///< of an alias, its name
  std::string tag;
  YamlMark begin;
  YamlMark end;
};

/// Why libyaml stopped.
struct YamlFault {
  std::string context;  ///< "while scanning a quoted scalar"
  std::string problem;
  YamlMark context_mark;
  YamlMark problem_mark;
};

}  // namespace gongbao
