#include "cli/clock.h"

#include <chrono>
#include <cstdlib>

#include "base/decimal.h"
#include "base/error.h"

namespace gongbao {

Instant moment_of(const Options& options) {
  if (options.as_of) return *options.as_of;
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch && *epoch) {
    const std::optional<Decimal> seconds = Decimal::parse(epoch);
    if (!seconds || !seconds->is_whole() || std::string_view(epoch).size() > 12)
      throw Error(fmt::format("SOURCE_DATE_EPOCH is '{}', not a number of seconds", epoch));
    return {std::stoll(epoch), 0};
  }
  return time_of_day();
}

Instant time_of_day() {
  return {std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count(), 0};
}

}  // namespace gongbao
