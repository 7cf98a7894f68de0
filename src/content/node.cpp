#include "content/node.h"

namespace gongbao {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

void write_record(RecordWriter& writer, const Node& node) {
  writer.number(static_cast<int64_t>(node.kind));
  writer.number(static_cast<int64_t>(node.mark));
  writer.number(node.line);
  writer.number(node.column);
  writer.text(node.text);
  writer.list(node.items, [&](const Node& item) { write_record(writer, item); });
  writer.list(node.members, [&](const Node::Member& member) {
    writer.text(member.key);
    writer.number(member.line);
    writer.number(member.column);
    write_record(writer, member.value);
  });
}

namespace {

constexpr int most_depth = 500;  // no author's file is as deep

Node read_node(RecordReader& reader, int depth) {
  Node node;
  if (depth > most_depth) reader.refuse();
  node.kind = static_cast<Node::Kind>(reader.number());
  node.mark = static_cast<Node::Mark>(reader.number());
  node.line = static_cast<int>(reader.number());
  node.column = static_cast<int>(reader.number());
  node.text = reader.text();
  node.items = reader.list<Node>([&] { return read_node(reader, depth + 1); });
  node.members = reader.list<Node::Member>([&] {
    Node::Member member;
    member.key = reader.text();
    member.line = static_cast<int>(reader.number());
    member.column = static_cast<int>(reader.number());
    member.value = read_node(reader, depth + 1);
    return member;
  });
  if (node.kind > Node::Kind::table || node.mark > Node::Mark::date) reader.refuse();
  return node;
}

}  // namespace

Node read_node(RecordReader& reader) { return read_node(reader, 0); }

}  // namespace gongbao
