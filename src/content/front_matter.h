#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "content/node.h"

namespace gongbao {

struct FrontMatterLimits {
  size_t max_bytes = 64 * 1024;
  int max_depth = 16;
  int max_keys = 2000;
};

/// A document cut in two: front matter as a table, and the body from `body_line` on.
struct DocumentText {
  Node front_matter;  ///< absent where the file has none
  std::string body;
  int body_line = 1;
};

/// Decodes and splits a document: a byte-order mark is dropped, CRLF and CR read as LF. YAML stands between
/// `---` lines, TOML between `+++` lines. What is wrong becomes findings with exact places (content model 3);
/// then the front matter holds what could be read. Nothing only where the bytes are no text (not UTF-8, NUL,
/// too large).
std::optional<DocumentText> read_document(std::string_view bytes, std::string_view path,
                                          const FrontMatterLimits& limits, Findings& findings);

/// A whole TOML file: a register, site.toml, a sign-off record.
std::optional<Node> read_toml_file(std::string_view bytes, std::string_view path,
                                   const FrontMatterLimits& limits, Findings& findings);

/// The two walls: one library each. `first_line` is the line of the file on which `text` begins.
Node parse_yaml(std::string_view text, std::string_view path, int first_line, const FrontMatterLimits& limits,
                Findings& findings);
Node parse_toml(std::string_view text, std::string_view path, int first_line, const FrontMatterLimits& limits,
                Findings& findings);

}  // namespace gongbao
