#pragma once
#include <map>
#include <string>
#include <vector>

#include "figures/answer.h"

namespace gongbao {

/// For a number in a summary: the figure link that would say it, where exactly one figure of the campaign
/// does.
class FigureHints {
 public:
  FigureHints(const VisibleLibrary& visible, const Ledger& ledger, const Document& summary,
              const std::vector<uint32_t>& figures);

  /// `[522户](figure:inspection.producers)` for the number at [begin, end) of `text`, read with the words
  /// around it; empty if no figure says it, or several do.
  std::string link_for(std::u32string_view text, size_t begin, size_t end);

 private:
  struct OfMetric {
    bool is_reckoned = false;
    std::optional<Quantity> whole;  ///< of the summary's own agency and period, once it is needed
    std::map<Decimal, std::vector<uint32_t>> statements;
  };
  struct Written {
    std::string text;
    Quantity quantity;
  };

  static std::optional<Written> read(std::u32string_view text, size_t begin, size_t end,
                                     const UnitRule& rule);
  std::string address_of(Ref<Metric> metric, OfMetric& known, const Quantity& wanted);
  FigureQuery query_of(Ref<Metric> metric) const;

  const VisibleLibrary& visible_;
  const Ledger& ledger_;
  const Document& summary_;
  std::map<Ref<Metric>, OfMetric> metrics_;
};

}  // namespace gongbao
