#include "base/text.h"
#include "content/date.h"

namespace gongbao {
namespace {

/// Two digits at `at`, or -1.
int two_digits(std::string_view text, size_t at) {
  if (at + 2 > text.size() || !is_ascii_digit(text[at]) || !is_ascii_digit(text[at + 1])) return -1;
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

constexpr int64_t seconds_a_day = 86400;

int64_t floor_divide(int64_t a, int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

struct LocalTime {
  Day day;
  int hour;
  int minute;
  int second;
};

LocalTime in_own_zone(const Instant& instant) {
  const int64_t local = instant.seconds + instant.offset_minutes * 60;
  const int64_t day = floor_divide(local, seconds_a_day);
  const int rest = static_cast<int>(local - day * seconds_a_day);
  return {Day{static_cast<int32_t>(day)}, rest / 3600, rest / 60 % 60, rest % 60};
}

}  // namespace

std::optional<int> parse_zone(std::string_view text) {
  if (text == "Z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const int hours = two_digits(text, 1);
  const int minutes = two_digits(text, 4);
  if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 14 * 60) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

std::variant<Instant, std::string> Instant::parse(std::string_view text) {
  const auto fault = [&](std::string_view why) { return fmt::format("'{}' {}", text, why); };
  const auto day_or_fault = Date::parse(text.substr(0, 10));
  const Date* date = std::get_if<Date>(&day_or_fault);
  if (date && text.size() <= 10)
    return fault("is a day, and a moment is wanted: write 2008-07-01T09:00+08:00");
  const bool day_shaped = text.size() > 10 && (text[10] == 'T' || text[10] == ' ' || text[10] == 't');
  if (!date && day_shaped) return std::get<std::string>(day_or_fault);
  if (!date || !day_shaped || date->precision() != Date::Precision::day)
    return fault("is no moment: write 2008-07-01T09:00+08:00");
  if (date->is_masked()) return fault("has an X: a moment is known whole, with its zone");
  if (text[10] != 'T') return fault("is no moment: write a T between day and time, 2008-07-01T09:00+08:00");

  const int hour = two_digits(text, 11);
  const int minute = two_digits(text, 14);
  if (hour < 0 || minute < 0 || text[13] != ':') return fault("has no time of the form 09:00");
  if (hour == 24) return fault("has hour 24: write 00:00 of the next day");
  if (hour > 23) return fault("has no hour from 00 to 23");
  if (minute > 59) return fault("has no minute from 00 to 59");
  size_t at = 16;
  int second = 0;
  if (at < text.size() && text[at] == ':') {
    second = two_digits(text, at + 1);
    if (second < 0 || second > 59) return fault("has no second from 00 to 59");
    at += 3;
  }
  if (at < text.size() && text[at] == '.') return fault("has parts of a second: leave them out");
  if (at == text.size()) return fault("has no zone: add it, for China " + std::string(text) + "+08:00");
  const std::optional<int> zone = parse_zone(text.substr(at));
  if (!zone) return fault("has no zone of the form +08:00 (at most 14:00) or Z");

  const int64_t local = date->days()->first->number * seconds_a_day + hour * 3600 + minute * 60 + second;
  return Instant{local - *zone * 60, *zone};
}

Day Instant::day() const { return in_own_zone(*this).day; }

std::string Instant::iso() const {
  const LocalTime local = in_own_zone(*this);
  const int zone = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", local.day.iso(), local.hour, local.minute,
                     local.second, offset_minutes < 0 ? '-' : '+', zone / 60, zone % 60);
}

std::string Instant::minutes() const {
  const LocalTime local = in_own_zone(*this);
  return fmt::format("{} {:02}:{:02}", local.day.iso(), local.hour, local.minute);
}

}  // namespace gongbao
