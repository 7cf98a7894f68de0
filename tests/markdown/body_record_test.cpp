// Protects: a body comes back from its record as it was; a record that no body can have written is refused,
// so that nobody reads beyond the HTML.
#include <doctest/doctest.h>

#include <functional>

#include "markdown/body.h"

using namespace gongbao;

namespace {

Body some_body() {
  Findings findings;
  return render_markdown("# 标题\n\n见[甲](note:a)与[乙](b.md)，![图](c.png)，丙。\n", "a.md", 1, {},
                         findings);
}

bool comes_back(const Body& body) {
  RecordWriter writer;
  write_record(writer, body);
  const std::string bytes = writer.take();
  RecordReader reader(bytes);
  const Body read = read_body(reader);
  return reader.good() && read.html == body.html && read.holes.size() == body.holes.size() &&
         read.runs.size() == body.runs.size();
}

}  // namespace

TEST_CASE("a body comes back; one with holes, runs or links that cannot be does not") {
  const Body good = some_body();
  REQUIRE(good.holes.size() == 5);
  REQUIRE(good.runs.size() > 1);
  REQUIRE(comes_back(good));
  const auto refused = [&](const std::function<void(Body&)>& change) {
    Body bad = good;
    change(bad);
    return !comes_back(bad);
  };
  const auto size = static_cast<uint32_t>(good.html.size());
  CHECK(refused([&](Body& body) { body.holes.back().offset = size + 1; }));
  CHECK(refused([&](Body& body) { body.holes.front().offset = size; }));
  CHECK(refused([&](Body& body) { body.holes.front().link = static_cast<uint32_t>(body.links.size()); }));
  CHECK(refused([&](Body& body) { body.holes.front().kind = static_cast<Hole::Kind>(3); }));
  CHECK(refused([&](Body& body) { body.runs.back().end = size + 1; }));
  CHECK(refused([&](Body& body) { std::swap(body.runs.front(), body.runs.back()); }));
  CHECK(refused([&](Body& body) { body.runs.front().begin = body.runs.front().end + 1; }));
  CHECK(refused([&](Body& body) { body.links.clear(); }));
}
