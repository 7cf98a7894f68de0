#pragma once
#include <span>
#include <string>
#include <vector>

#include "figures/own_value.h"

namespace gongbao {

/// The statements of each agency on each metric in each campaign, in the order of statement: for questions about any span
/// of days, which the ledger's standard periods do not answer. Library and ledger must outlive it.
class SeriesIndex {
 public:
  SeriesIndex(const VisibleLibrary& library, const Ledger& ledger);

  struct Question {
    Ref<Agency> agency;
    Ref<Document> campaign;
    Ref<Metric> metric;
    std::optional<DayRange> span;  ///< nothing: the whole campaign
    std::string scope;             ///< only statements of this scope; empty: of any
  };
  /// What the agency itself did. One that states only parts of a metric counts with their sum (content model 3.3).
  OwnValue own(const Question& question) const;
  /// Own and cumulative statements of the span, whatever their scope.
  std::vector<uint32_t> statements(const Question& question) const;
  /// The newest total of its own for exactly that span and scope.
  std::optional<uint32_t> total(const Question& question) const;
  /// Whether it states anything there: a value, a total or words.
  bool states(const Question& question) const;

 private:
  struct Series {
    uint32_t agency, campaign, metric;
    std::vector<uint32_t> figures;  ///< own and cumulative
    std::vector<uint32_t> totals;
    std::vector<uint32_t> open;  ///< those among figures without an end
    bool has_cumulative = false;
  };
  const Series* find(Ref<Agency> agency, Ref<Document> campaign, Ref<Metric> metric) const;
  /// The statements that can say something about the span.
  std::span<const uint32_t> dated(const Series& series, const DayRange& span) const;
  OwnSeries near(const Series& series, const Question& question) const;

  const VisibleLibrary& library_;
  const Ledger& ledger_;
  std::vector<Series> series_;
};

}  // namespace gongbao
