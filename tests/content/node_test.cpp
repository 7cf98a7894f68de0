// Protects: what a worker process read is what its parent gets.
#include "content/node.h"

#include <random>

using namespace gongbao;

namespace {

bool same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.mark != b.mark || a.text != b.text || a.line != b.line || a.column != b.column)
    return false;
  if (a.items.size() != b.items.size() || a.members.size() != b.members.size()) return false;
  for (size_t i = 0; i < a.items.size(); ++i)
    if (!same(a.items[i], b.items[i])) return false;
  for (size_t i = 0; i < a.members.size(); ++i) {
    const Node::Member& m = a.members[i];
    const Node::Member& n = b.members[i];
    if (m.key != n.key || m.line != n.line || m.column != n.column || !same(m.value, n.value)) return false;
  }
  return true;
}

Node random_node(std::mt19937& random, int depth) {
  const auto below = [&](unsigned n) { return static_cast<int>(random() % n); };
  Node node;
  node.line = below(1000);
  node.column = below(80);
  node.kind = static_cast<Node::Kind>(below(depth > 0 ? 4 : 2));
  if (node.kind == Node::Kind::scalar) {
    node.mark = static_cast<Node::Mark>(below(4));
    for (int i = below(20); i > 0; --i) node.text.push_back(static_cast<char>(below(256)));
  }
  for (int i = node.kind == Node::Kind::list ? below(5) : 0; i > 0; --i)
    node.items.push_back(random_node(random, depth - 1));
  for (int i = node.kind == Node::Kind::table ? below(5) : 0; i > 0; --i)
    node.members.push_back({fmt::format("键{}", i), below(9), below(9), random_node(random, depth - 1)});
  return node;
}

}  // namespace

TEST_CASE("any tree comes back as it was written") {
  std::mt19937 random(20080616);
  for (int i = 0; i < 500; ++i) {
    const Node node = random_node(random, 5);
    RecordWriter writer;
    write_record(writer, node);
    const std::string bytes = writer.take();
    RecordReader reader(bytes);
    CHECK(same(read_node(reader), node));
    CHECK(reader.good());
  }
}

TEST_CASE("a record cut short is noticed") {
  Node node;
  node.kind = Node::Kind::scalar;
  node.text = "公示";
  RecordWriter writer;
  write_record(writer, node);
  const std::string bytes = writer.take();
  for (size_t size = 0; size < bytes.size(); ++size) {
    RecordReader reader(std::string_view(bytes).substr(0, size));
    read_node(reader);
    CHECK(!reader.good());
  }
}

TEST_CASE("a member is found by its key") {
  Node node;
  node.kind = Node::Kind::table;
  node.members.push_back({"title", 1, 1, {}});
  node.members.back().value.text = "公示";
  REQUIRE(node.find("title"));
  CHECK(node.find("title")->text == "公示");
  CHECK(!node.find("date"));
}
