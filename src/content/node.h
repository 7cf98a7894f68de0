#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/record.h"

namespace gongbao {

/// A value of front matter or of a TOML file as the author wrote it, with its place. What type a scalar has
/// is decided by its key, not by its look (content model 3).
struct Node {
  enum class Kind { absent, scalar, list, table };
  /// How a TOML author marked a scalar; YAML's are all `text`.
  enum class Mark { text, number, boolean, date };
  struct Member;

  Kind kind = Kind::absent;
  Mark mark = Mark::text;
  std::string text;  ///< of a scalar, as written (a number never passes through a double)
  std::vector<Node> items;
  std::vector<Member> members;  ///< in the author's order, keys unique
  int line = 0;                 ///< in the file, from 1
  int column = 0;               ///< in code points, from 1

  const Node* find(std::string_view key) const;
};

struct Node::Member {
  std::string key;
  int line = 0;
  int column = 0;
  Node value;
};

void write_record(RecordWriter& writer, const Node& node);
Node read_node(RecordReader& reader);

}  // namespace gongbao
