// Protects: a total is judged against its parts as intervals, to the letter of behaviour 2, and never by a guess.
#include "figures/verdict.h"

#include <doctest/doctest.h>

using namespace gongbao;

namespace {

Quantity quantity(std::string_view text) {
  return std::get<Statement>(parse_value(text, UnitRule{"", {}, false})).quantity;
}

std::string judged(std::string_view total, std::string_view parts) {
  const Judgement judgement = judge(quantity(total), quantity(parts));
  return fmt::format("{}, {}", name_of(judgement.verdict), name_of(judgement.reason));
}

}  // namespace

TEST_CASE("a total and the sum of its parts") {
  struct Row {
    const char* total;
    const char* parts;
    const char* verdict;
  };
  const Row rows[] = {
      {"100", "100", "consistent, equal"},
      {"100", "101", "exceeds, parts"},
      {"100", "99", "partly itemised, remainder"},
      {"6500多", "5733", "partly itemised, remainder"},
      {"6500多", "6500", "consistent, within"},
      {"6500多", "6550", "consistent, within"},
      {"6500多", "6600", "exceeds, parts"},  // an end that is not included is passed by reaching it
      {"15万余", "57万", "exceeds, parts"},
      {"近300", "299", "consistent, within"},
      {"近300", "300", "exceeds, parts"},
      {"300以内", "300", "consistent, within"},
      {"300以上", "200", "partly itemised, remainder"},
      {"300以上", "400", "not comparable, unbounded"},
      {"约300", "5", "not comparable, unbounded"},
      {"0", "0", "consistent, equal"},
      {"0", "1", "exceeds, parts"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.total) + " against " + row.parts);
    CHECK(judged(row.total, row.parts) == row.verdict);
  }
}
