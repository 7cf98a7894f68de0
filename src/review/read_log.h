#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <vector>

namespace gongbao {

/// What a page may depend on, beside the theme, the configuration and the registers. What `of` names follows
/// from the kind.
enum class FactKind : uint8_t {
  document,  ///< what lists and reports say of a document: front matter, state, where its figures come from
  text,      ///< all of a document, with what it links to and what links to it
  listing,   ///< the documents of a kind, in order, and what others say of them
  of_campaign,       ///< which of a campaign
  names,             ///< which documents there are
  agency,            ///< all that an agency and those below it stated or did
  agency_year,       ///< the same in one year: `of` is agency * years + year
  campaign,          ///< all that was stated in a campaign
  expectation,       ///< who is expected to report what in a campaign
  targets,           ///< how far the targets of a campaign have come
  campaigns,         ///< the front matter of all campaigns
  year,              ///< all that was stated or done in a year
  figures,           ///< every figure
  agency_reports,    ///< for which periods an agency has a report
  campaign_reports,  ///< the same of a campaign
  periods,           ///< which periods have a page
  agency_mentions,
  metric_mentions,
  basis_mentions,
  period_mentions,  ///< what mentions it
  attachment,       ///< the bytes of a copied file
  content,          ///< everything but texts
  texts,            ///< everything
};
constexpr size_t fact_kinds = static_cast<size_t>(FactKind::texts) + 1;

/// Of agency_year and year: years that are not known, and statements that reach over several, stand in year
/// 0.
constexpr uint32_t fact_years = 10'000;

struct Fact {
  FactKind kind = FactKind::content;
  uint32_t of = 0;
  auto operator<=>(const Fact&) const = default;
};

/// What was read while a page was made. It knows no page: whoever makes one empties it before.
class ReadLog {
 public:
  void note(Fact fact) {
    std::vector<bool>& seen = seen_[static_cast<size_t>(fact.kind)];
    if (fact.of >= seen.size()) seen.resize(fact.of + 1);
    if (seen[fact.of]) return;
    seen[fact.of] = true;
    facts_.push_back(fact);
  }
  void note(FactKind kind, uint32_t of = 0) { note(Fact{kind, of}); }

  /// In the order of first reading; the log is empty after it.
  std::vector<Fact> take() {
    for (const Fact& fact : facts_) seen_[static_cast<size_t>(fact.kind)][fact.of] = false;
    return std::exchange(facts_, {});
  }

 private:
  std::array<std::vector<bool>, fact_kinds> seen_;
  std::vector<Fact> facts_;
};

/// What may be watched while pages are made. Copies are not watched.
class Watched {
 public:
  Watched() = default;
  Watched(const Watched&) {}
  Watched& operator=(const Watched&) { return *this; }
  /// From now on what is read stands in `log`; null: no longer.
  void watch(ReadLog* log) const { log_ = log; }

 protected:
  void read(FactKind kind, uint32_t of = 0) const {
    if (log_) log_->note(kind, of);
  }

 private:
  mutable ReadLog* log_ = nullptr;
};

}  // namespace gongbao
