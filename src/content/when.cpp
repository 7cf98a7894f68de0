#include "base/text.h"
#include "content/date.h"

namespace gongbao {
namespace {

/// One side of an interval: a date, or nothing for "..".
std::variant<std::optional<Date>, std::string> parse_side(std::string_view text, std::string_view whole) {
  if (text == "..") return std::optional<Date>();
  if (text.empty()) return fmt::format("'{}' lacks an end: write .. for an open one, 2008-06/..", whole);
  if (const std::optional<Period> period = Period::parse(text);
      period && text.find_first_of("HQ") != text.npos) {
    const DayRange days = period->days();
    return fmt::format("'{}': an interval stands between dates; for {} write {} to {}", whole, text,
                       days.first->iso().substr(0, 7), days.last->iso().substr(0, 7));
  }
  const auto date = Date::parse(text);
  if (const std::string* fault = std::get_if<std::string>(&date)) return *fault;
  return std::optional(std::get<Date>(date));
}

/// Where the written start stands in a listing: digits, X after them; an open start comes first.
std::string order_key(const When& when) {
  if (when.start()) return when.start()->digits();
  if (!when.standard_period()) return {};
  const std::string first = when.standard_period()->days().first->iso();
  return first.substr(0, 4) + first.substr(5, 2);
}

}  // namespace

std::variant<When, std::string> When::parse(std::string_view text, bool period_allowed) {
  When when;
  when.text_ = text;
  if (const std::optional<Period> period = Period::parse(text);
      period && (period->kind() == Period::Kind::half || period->kind() == Period::Kind::quarter)) {
    if (!period_allowed) {
      const DayRange days = period->days();
      return fmt::format("'{}' is a half or quarter, and this key takes dates: write {}/{}", text,
                         days.first->iso().substr(0, 7), days.last->iso().substr(0, 7));
    }
    when.period_ = period;
    return when;
  }
  const size_t slash = text.find('/');
  // 2008/06/16 is a date written otherwise; Date::parse says so.
  const bool many = slash != text.npos && text.find('/', slash + 1) != text.npos;
  if (slash == text.npos || many) {
    const auto date = Date::parse(text);
    if (const std::string* fault = std::get_if<std::string>(&date)) return *fault;
    when.start_ = std::get<Date>(date);
    return when;
  }

  when.interval_ = true;
  for (std::optional<Date>* side : {&when.start_, &when.end_}) {
    const std::string_view part = side == &when.start_ ? text.substr(0, slash) : text.substr(slash + 1);
    const auto parsed = parse_side(part, text);
    if (const std::string* fault = std::get_if<std::string>(&parsed)) return *fault;
    *side = std::get<std::optional<Date>>(parsed);
  }
  if (!when.start_ && !when.end_) return fmt::format("'{}' has no end at all: leave the key out", text);
  if (const std::optional<DayRange> days = when.days();
      days && days->first && days->last && *days->last < *days->first)
    return fmt::format("'{}' ends before it begins: write the earlier date first", text);
  return when;
}

bool When::has_known_days() const { return days().has_value(); }

std::optional<DayRange> When::days() const {
  if (period_) return period_->days();
  if (!interval_) return start_ ? start_->days() : std::nullopt;
  DayRange range;
  if (start_) {
    const std::optional<DayRange> days = start_->days();
    if (!days) return std::nullopt;
    range.first = days->first;
  }
  if (end_) {
    const std::optional<DayRange> days = end_->days();
    if (!days) return std::nullopt;
    range.last = days->last;
  }
  return range;
}

std::strong_ordering When::operator<=>(const When& other) const {
  const bool known = has_known_days();
  if (known != other.has_known_days())
    return known ? std::strong_ordering::less : std::strong_ordering::greater;
  if (const auto order = order_key(*this) <=> order_key(other); order != 0) return order;
  return text_ <=> other.text_;
}

}  // namespace gongbao
