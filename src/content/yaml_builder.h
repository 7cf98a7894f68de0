#pragma once
#include <optional>
#include <vector>

#include "content/front_matter.h"
#include "content/source_lines.h"
#include "content/yaml_event.h"

namespace gongbao {

/// Makes the tree from events, without recursion, and reports what YAML allows and we do not: anchors,
/// aliases, tags, merge keys, keys twice, and texts that YAML cuts off where an author would not expect it.
class YamlBuilder {
 public:
  YamlBuilder(const SourceLines& lines, std::string_view path, int first_line,
              const FrontMatterLimits& limits, Findings& findings);
  /// False when a limit is passed or a second document begins: then the rest is not read.
  bool add(const YamlEvent& event);
  /// The text broke off after the last event: what take() finds wrong with the whole only follows from that.
  void break_off() { reported_ = true; }
  /// The table, as far as it was read.
  Node take();

 private:
  struct Frame {
    Node node;
    bool flow = false;
    bool is_key = false;  ///< a list or table stands where a key should
    std::optional<Node::Member> key;
    bool key_dropped = false;
    YamlMark key_end;
    YamlMark item_end;  ///< of the last plain item of a flow list
    std::string last_item;
  };

  void report(std::string_view code, YamlMark mark, std::string message, std::string hint);
  void check_properties(const YamlEvent& event);
  bool add_scalar(const YamlEvent& event);
  bool add_key(const YamlEvent& event);
  void check_plain_value(const YamlEvent& event);
  void check_empty_value(const YamlEvent& event);
  void check_torn_number(const YamlEvent& event);
  bool open(const YamlEvent& event, Node::Kind kind);
  void close();
  void attach(Node node);
  Node node_at(YamlMark mark, Node::Kind kind) const;
  bool wants_key() const {
    return !stack_.empty() && stack_.back().node.kind == Node::Kind::table && !stack_.back().key;
  }

  const SourceLines& lines_;
  std::string_view path_;
  int first_line_;
  FrontMatterLimits limits_;
  Findings& findings_;
  bool reported_ = false;  ///< what is wrong with the whole follows from it
  std::vector<Frame> stack_;
  std::optional<Node> root_;
  int documents_ = 0;
  int keys_ = 0;
};

}  // namespace gongbao
