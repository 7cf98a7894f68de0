// Protects: nobody can reckon a small cell from the sums that a public site shows.
#include "figures/suppression.h"

#include <random>

#include "figures/comparison.h"
#include "figures/coverage.h"
#include "support/figures_of.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

constexpr int64_t least = 5;

const std::string metric = R"(
-- content/metrics.toml --
[[metric]]
id = "ill"
name = "发病"
unit = "人"
min_cell = 5
)";

/// What a reader can say at most of each agency's true sum: it lies between 0 and what is left of the nearest published sum
/// above it when the published sums below that are taken away.
class Attack {
 public:
  Attack(const AgencyRegister& agencies, const std::vector<PublishedSum>& sums) : agencies_(agencies) {
    for (const PublishedSum& one : sums) published_[one.agency] = whole(one.value);
  }

  static int64_t whole(const Quantity& value) { return *value.value.small_millionths() / 1'000'000; }
  bool knows(Ref<Agency> agency) const { return published_.contains(agency); }
  int64_t value(Ref<Agency> agency) const { return published_.at(agency); }
  /// A sum less all the highest published sums below it.
  int64_t left(Ref<Agency> agency) const { return published_.at(agency) - below(agency); }
  std::optional<int64_t> most(Ref<Agency> agency) const {
    for (std::optional<Ref<Agency>> at = agency; at; at = agencies_[*at].parent)
      if (published_.contains(*at)) return left(*at) + (at == agency ? 0 : below(agency));
    return std::nullopt;
  }

 private:
  int64_t below(Ref<Agency> agency) const {
    int64_t sum = 0;
    for (const Ref<Agency> child : agencies_[agency].children) sum += published_.contains(child) ? published_.at(child) : below(child);
    return sum;
  }
  const AgencyRegister& agencies_;
  std::map<Ref<Agency>, int64_t> published_;
};

/// A random tree with a figure for each agency, small ones most often.
std::string random_site(std::mt19937& random, std::vector<int64_t>& own) {
  const int count = 4 + static_cast<int>(random() % 12);
  std::string text = metric + "\n-- content/agencies.toml --\n";
  std::string notes;
  own.clear();
  for (int i = 0; i < count; ++i) {
    text += fmt::format("[[agency]]\nid = \"{}\"\nname = \"第{}局\"\n", i == 0 ? "city" : fmt::format("a{}x", i), i);
    if (i > 0) {
      const int parent = static_cast<int>(random() % static_cast<unsigned>(i));
      text += fmt::format("parent = \"{}\"\n", parent == 0 ? "city" : fmt::format("a{}x", parent));
    }
    own.push_back(random() % 4 == 0 ? static_cast<int64_t>(random() % 40) : static_cast<int64_t>(random() % 5));
    notes += note(fmt::format("n{}", i), i == 0 ? "city" : fmt::format("a{}x", i), "2008-06-16", fmt::format("  ill: {}", own.back()));
  }
  return text + notes;
}

}  // namespace

TEST_CASE("what is published, and every difference of published sums, is 0 or not small; hidden values stay open") {
  std::mt19937 random(7);
  size_t hidden = 0;
  size_t shown = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<int64_t> own;
    const Rolled rolled(random_site(random, own));
    REQUIRE(rolled.site.codes() == "");
    const AgencyRegister& agencies = rolled.visible.agencies();
    std::vector<int64_t> truth(own);
    const std::vector<Ref<Agency>>& order = agencies.in_tree_order();
    for (auto at = order.rbegin(); at != order.rend(); ++at)
      if (agencies[*at].parent) truth[agencies[*at].parent->index] += truth[at->index];
    const Attack attack(agencies, published_sums(rolled.visible));
    for (const Ref<Agency> agency : order) {
      CAPTURE(round);
      CAPTURE(agency.index);
      if (attack.knows(agency)) {
        ++shown;
        CHECK(attack.value(agency) == truth[agency.index]);
        CHECK((attack.value(agency) == 0 || attack.value(agency) >= least));
        CHECK((attack.left(agency) == 0 || attack.left(agency) >= least));
      } else {
        ++hidden;
        const std::optional<int64_t> most = attack.most(agency);
        if (most && *most < least) CHECK(*most == truth[agency.index]);  // 0, or the sum of published ones
        if (most) CHECK(truth[agency.index] <= *most);
      }
    }
  }
  CHECK(hidden > 100);  // the attack had something to find
  CHECK(shown > 100);
}

TEST_CASE("no statement, no shorter period, no campaign, no change and no coverage of a small cell is public") {
  const Rolled rolled(metric + note("a", "market", "2007-06-16", "  ill: 40") + note("b", "market", "2008-06-16", "  ill: 30") +
                      note("c", "school", "2008-06-16", "  ill: 2") +
                      note("t", "city", "2008-06-30", "  ill: {value: 32, basis: total}"));
  REQUIRE(rolled.site.codes() == "");
  CHECK(rolled.ledger.figures().empty());
  CHECK(reconcile(rolled.visible, rolled.ledger).empty());
  std::string cells;
  for (const Cell& cell : rolled.ledger.cells())
    cells += fmt::format("{} {} {} ", rolled.visible.agencies()[cell.agency].id, cell.period ? cell.period->text() : "all",
                         cell.subtree->value.text());
  // 32 less 30 would tell the school's 2: the larger of the two below is hidden with it.
  CHECK(cells == "city 2007 40 city 2008 32 market 2007 40 ");
  const Cell city = *rolled.ledger.find(rolled.site.agency("city"), Period::parse("2008"), {}, rolled.site.metric("ill"));
  CHECK(!compare_with_previous(rolled.ledger, rolled.visible, city));
  CHECK(CoverageIndex(rolled.visible, rolled.ledger).expected_metrics(rolled.campaign()).empty());
}

TEST_CASE("an approximate sum is shown only if it is surely not small") {
  const Rolled rolled(metric + note("a", "market", "2008-06-16", "  ill: 约30") + note("b", "market", "2007-06-16", "  ill: 30多"));
  const std::vector<PublishedSum> sums = published_sums(rolled.visible);
  REQUIRE(sums.size() == 1);  // the city's of 2007; what it would leave beside the market's is not surely nothing
  CHECK(sums[0].year.text() == "2007");
}

TEST_CASE("a sum of more than 18 digits is not published short of a part") {
  const Rolled rolled(metric + note("a", "market", "2008-06-16", "  ill: 999999999999999999") +
                      note("b", "school", "2008-06-16", "  ill: 999999999999999998"));
  for (const PublishedSum& one : published_sums(rolled.visible)) CHECK(one.agency != rolled.site.agency("city"));
}
