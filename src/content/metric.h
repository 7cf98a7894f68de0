#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "base/finding.h"
#include "content/node.h"
#include "content/quantity.h"
#include "content/ref.h"
#include "content/table_reader.h"

namespace gongbao {

/// A measured thing of the register `content/metrics.toml`.
struct Metric {
  /// flow adds over time and agencies; stock takes the latest and adds over agencies; rate never adds; ratio is computed.
  enum class Kind { flow, stock, rate, ratio };
  enum class Better { none, up, down };
  struct Ratio {
    Ref<Metric> numerator;
    Ref<Metric> denominator;
  };

  std::string id;
  std::string name;
  UnitRule unit;
  Kind kind = Kind::flow;
  Better better = Better::none;
  std::string group;
  std::string description;
  std::optional<Ref<Metric>> part_of;  ///< of the same unit and kind, and never in a circle
  std::vector<Ref<Metric>> parts;      ///< the metrics that are part of this one, in the register's order
  std::optional<Ratio> ratio;       ///< of a ratio: its definition; of a rate: what it is checked against
  std::optional<Decimal> max;       ///< of a percentage: more than 100 may be stated
  std::optional<int64_t> min_cell;  ///< sums below it are not published
  Place place;
};

std::string_view name_of(Metric::Kind kind);

class MetricRegister {
 public:
  static MetricRegister parse(const Node& file, std::string_view path, Findings& findings);

  const std::vector<Metric>& all() const { return metrics_; }
  const Metric& operator[](Ref<Metric> metric) const { return metrics_[metric.index]; }
  std::optional<Ref<Metric>> with_id(std::string_view id) const;
  std::optional<Ref<Metric>> resolve(std::string_view id, const Place& place, Findings& findings) const;

 private:
  void link_parts(const std::vector<Sourced>& wholes, Findings& findings);
  void link_ratio(Metric& metric, const Sourced& written, Findings& findings) const;
  std::vector<Metric> metrics_;
  std::map<std::string, Ref<Metric>, std::less<>> by_id_;
};

}  // namespace gongbao
