// Dates and periods in words and as <time>. Chinese has its own rules (content/date_words.cpp); other
// languages take theirs from the theme's words.
#include "render/escape.h"
#include "render/shape.h"

namespace gongbao {
namespace {

/// "06" as it stands; a masked year in words. A digit that is not known stays an X.
std::string plain_words(const Date& date, const Words& words) {
  const std::string year(date.year()), month(date.month()), day(date.day());
  const bool no_year = year == "XXXX";
  if (no_year && date.precision() == Date::Precision::year) return words["date_masked_year"];
  if (no_year && date.precision() == Date::Precision::day)
    return fmt::format("{} ({})", words.format("date_month_day", {month, day}), words["date_masked_year"]);
  if (date.precision() == Date::Precision::day) return words.format("date_day", {year, month, day});
  if (date.precision() == Date::Precision::month) return words.format("date_month", {year, month});
  return words.format("date_year", {year});
}

std::string marked_words(const Date& date, const Words& words) {
  std::string text = plain_words(date, words);
  if (date.is_approximate()) text = words.format("date_approximate", {text});
  if (date.is_uncertain()) text = words.format("date_uncertain", {text});
  return text;
}

std::string when_words(const When& when, const RenderContext& context) {
  if (context.is_chinese()) return when.chinese();
  const Words& words = context.words();
  if (when.standard_period()) return period_words(*when.standard_period(), context);
  if (!when.is_interval()) return when.start() ? marked_words(*when.start(), words) : std::string();
  if (!when.start()) return words.format("date_until", {marked_words(*when.end(), words)});
  if (!when.end()) return words.format("date_since", {marked_words(*when.start(), words)});
  return words.format("date_range", {marked_words(*when.start(), words), marked_words(*when.end(), words)});
}

/// The date as HTML's datetime has it, where it says no more than is known.
std::string machine_date(const std::optional<When>& when) {
  if (!when || when->is_interval() || when->standard_period() || !when->start()) return {};
  const Date& date = *when->start();
  const bool is_plain = !date.is_masked() && !date.is_approximate() && !date.is_uncertain();
  return is_plain ? date.text() : std::string();
}

std::string month_words(Day first, const RenderContext& context) {
  return context.is_chinese() ? std::to_string(first.month()) : fmt::format("{:02}", first.month());
}

}  // namespace

std::string date_words(const std::optional<When>& when, const std::string& date_text,
                       const RenderContext& context) {
  if (!date_text.empty()) return date_text;
  return when ? when_words(*when, context) : std::string();
}

TableCell date_cell(const std::optional<When>& when, const std::string& date_text,
                    const RenderContext& context) {
  TableCell cell{date_words(when, date_text, context), {}, false, {}};
  cell.is_nowrap = date_text.empty() && when && !when->is_interval();
  return cell;
}

std::string date_html(const std::optional<When>& when, const std::string& date_text,
                      const RenderContext& context) {
  const std::string text = escape_html(date_words(when, date_text, context));
  const std::string machine = date_text.empty() ? machine_date(when) : std::string();
  return machine.empty() ? text : fmt::format("<time datetime=\"{}\">{}</time>", machine, text);
}

std::string instant_html(const Instant& instant) {
  return fmt::format("<time datetime=\"{}\">{}</time>", instant.iso(), instant.minutes());
}

std::string period_words(Period period, const RenderContext& context) {
  const Words& words = context.words();
  if (period.is_undated()) return words["period_undated"];
  const Day first = *period.days().first;
  const std::string year = std::to_string(first.year());
  switch (period.kind()) {
    case Period::Kind::half:
      return words.format(first.month() == 1 ? "period_half_1" : "period_half_2", {year});
    case Period::Kind::quarter:
      return words.format(fmt::format("period_quarter_{}", (first.month() + 2) / 3), {year});
    case Period::Kind::month:
      return words.format("period_month", {year, month_words(first, context)});
    default:
      return words.format("period_year", {year});
  }
}

std::string period_words_in_year(Period period, const RenderContext& context) {
  const Words& words = context.words();
  if (period.is_undated()) return period_words(period, context);
  const Day first = *period.days().first;
  switch (period.kind()) {
    case Period::Kind::half:
      return words[first.month() == 1 ? "period_in_year_half_1" : "period_in_year_half_2"];
    case Period::Kind::quarter:
      return words[fmt::format("period_in_year_quarter_{}", (first.month() + 2) / 3)];
    case Period::Kind::month:
      return words.format("period_in_year_month",
                          {std::to_string(first.year()), month_words(first, context)});
    default:
      return period_words(period, context);
  }
}

}  // namespace gongbao
