#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "content/date.h"
#include "content/node.h"

namespace gongbao {

/// A text with the place where it was written.
struct Sourced {
  std::string text;
  Place place;
  bool empty() const { return text.empty(); }
};

/// Takes the keys of one table by name and type. A wrong type, a missing required key and, at finish(), every key that was
/// not taken become findings. Absent values read as absent keys.
class TableReader {
 public:
  TableReader(const Node& table, std::string_view path, Findings& findings, std::string what);

  std::string text(std::string_view key);
  std::string required_text(std::string_view key);
  Sourced sourced(std::string_view key);
  std::optional<When> when(std::string_view key, bool period_allowed = false);
  std::optional<Instant> instant(std::string_view key);
  bool flag(std::string_view key, bool otherwise = false);
  std::optional<int64_t> whole(std::string_view key);
  /// One text or a list of texts.
  std::vector<Sourced> texts(std::string_view key);
  std::vector<std::string> plain_texts(std::string_view key);
  /// A list of tables; a single table counts as a list of one. A text, where `text_as` names a key, is a table with only it.
  std::vector<const Node*> tables(std::string_view key);
  const Node* node(std::string_view key);  ///< as it stands, or null
  /// One of `names`, else a finding with the nearest; the index, or `otherwise` where the key is absent.
  size_t choice(std::string_view key, const std::vector<std::string_view>& names, size_t otherwise);

  void finish();  ///< reports the keys that nobody took
  Place place() const { return at(table_.line, table_.column); }
  Place place_of(std::string_view key) const;
  Place at(const Node& node) const { return at(node.line, node.column); }

 private:
  Place at(int line, int column) const { return {path_, line, column, 1}; }
  const Node* take(std::string_view key);
  const Node* scalar(std::string_view key);
  void wrong_type(std::string_view key, const Node& node, std::string_view wanted);

  const Node& table_;
  std::string path_;
  Findings& findings_;
  std::string what_;
  std::vector<std::string> taken_;
};

}  // namespace gongbao
