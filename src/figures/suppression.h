#pragma once
#include <vector>

#include "figures/ledger.h"

namespace gongbao {

/// A sum of a metric with `min_cell` that may be published: of an agency and those below it, in a year, all campaigns together.
struct PublishedSum {
  Ref<Agency> agency;
  Ref<Metric> metric;
  Period year;
  Quantity value;
};

/// Which sums of small cells a public site may show (content model 3.3): a sum itself, and what is left of it when published
/// sums below it are taken away, is 0 or at least `min_cell`. Higher agencies come first, of those beside each other the
/// larger sums. In the order of agency, metric and year. An internal site shows all figures and needs none.
std::vector<PublishedSum> published_sums(const VisibleLibrary& library);

}  // namespace gongbao
