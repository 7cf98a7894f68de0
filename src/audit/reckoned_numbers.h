#pragma once
#include "content/library.h"

namespace gongbao {

/// Which of the numbers anybody could reckon from the visible figures: a sum of one metric over an agency and
/// those below it, a span and a campaign or all; an end of its interval; or a difference of two such. That
/// one of these equals a figure that may not be seen is a coincidence, and no page can help it. A plain
/// reckoning of the audit's own, which takes more for possible than the site would print.
std::vector<bool> reckoned_numbers(const std::vector<Decimal>& numbers, const std::vector<Figure>& visible,
                                   const Library& library);

}  // namespace gongbao
