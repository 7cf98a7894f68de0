#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace gongbao {

/// A day of the proleptic Gregorian calendar, as days since 1970-01-01.
struct Day {
  int32_t number = 0;
  static Day of(int year, int month, int day);
  int year() const;
  int month() const;
  int day() const;
  std::string iso() const;  ///< 2008-06-16
  auto operator<=>(const Day&) const = default;
};

/// 28 to 31; of February, by the year.
int days_in_month(int year, int month);

/// Days from the first to the last, both included; an end that is not there is open.
struct DayRange {
  std::optional<Day> first;
  std::optional<Day> last;
  auto operator<=>(const DayRange&) const = default;
};

/// A date after EDTF (ISO 8601-2:2019) level 1 with X in any place: 2008-06-16, 2008-06, 2008, 20XX-03-21,
/// XXXX-05-27, 2008-05~.
class Date {
 public:
  enum class Precision { year, month, day };
  /// Why a text is no date, in words for the author; "2023-02-30" names the last day of that month.
  static std::variant<Date, std::string> parse(std::string_view text);

  Precision precision() const { return precision_; }
  bool is_approximate() const { return approximate_; }  ///< written with ~ (or %)
  bool is_uncertain() const { return uncertain_; }      ///< written with ? (or %)
  bool is_masked() const;                               ///< has an X
  bool has_year() const;                                ///< no X in the year
  /// The days it may mean; nothing where the year is masked (never a guess). 2008-06-XX is June, 2008-XX the
  /// year.
  std::optional<DayRange> days() const;
  const std::string& text() const { return text_; }  ///< as written
  /// 2008年6月16日, 20XX年3月21日, 约2008年5月: for a Chinese page.
  std::string chinese() const;
  /// Year, month or day as digits with X ("20XX", "06"); empty where the date is not as precise.
  std::string_view year() const { return std::string_view(digits_).substr(0, 4); }
  std::string_view month() const { return std::string_view(digits_).substr(4, digits_.size() > 4 ? 2 : 0); }
  std::string_view day() const {
    return std::string_view(digits_).substr(digits_.size() > 6 ? 6 : digits_.size());
  }
  /// YYYY, YYYYMM or YYYYMMDD with X: sorted by it, X comes after the digits.
  const std::string& digits() const { return digits_; }
  /// Order of listing: known years first, masked next; then by the written text with X after the digits.
  std::strong_ordering operator<=>(const Date& other) const;
  bool operator==(const Date& other) const = default;

 private:
  std::string text_;
  std::string digits_;  ///< YYYY, YYYYMM or YYYYMMDD with X
  Precision precision_ = Precision::day;
  bool approximate_ = false;
  bool uncertain_ = false;
};

/// A standard period: a year 2008, half 2008-H1, quarter 2008-Q2 or month 2008-06, or `undated`.
class Period {
 public:
  enum class Kind { year, half, quarter, month, undated };
  Period() = default;                                         ///< undated
  static std::optional<Period> parse(std::string_view text);  ///< also "undated"
  static Period undated() { return {}; }
  static Period year_of(Day day);
  static Period half_of(Day day);
  static Period quarter_of(Day day);
  static Period month_of(Day day);
  /// The smallest standard period that contains all these days, if any does.
  static std::optional<Period> smallest_containing(DayRange days);

  Kind kind() const { return kind_; }
  bool is_undated() const { return kind_ == Kind::undated; }
  DayRange days() const;               ///< both ends set, unless undated
  bool contains(DayRange days) const;  ///< the whole of it
  bool touches(DayRange days) const;
  std::optional<Period> parent() const;             ///< month → quarter → half → year
  std::optional<Period> previous() const;           ///< the one before, of the same kind; of undated, nothing
  std::optional<Period> year_before() const;        ///< the same one of the year before
  std::string text() const;                         ///< 2008-Q2: its name in URLs, links and data
  uint32_t order() const;  ///< a number that sorts as the period does; never 0
  static Period of_order(uint32_t order);
  std::string chinese() const;                      ///< 2008年第二季度, 年份未注明
  std::string english() const;                      ///< second quarter of 2008
  auto operator<=>(const Period&) const = default;  ///< by first day, then longer first; undated last

 private:
  Period(Kind kind, int start) : start_(start), kind_(kind) {}
  int start_ =
      std::numeric_limits<int>::max();  ///< months since year 0; the highest for undated, which sorts last
  Kind kind_ = Kind::undated;
};

/// What a `date` or `period` key holds: one date, an interval of dates with perhaps open ends, or a standard
/// period.
class When {
 public:
  /// `period_allowed`: halves and quarters may stand too (key `period`); a year or month is a date in any
  /// case.
  static std::variant<When, std::string> parse(std::string_view text, bool period_allowed);

  bool has_known_days() const;  ///< false where a year is masked
  /// The days it covers; nothing where a year is masked. Open ends are open.
  std::optional<DayRange> days() const;
  bool is_interval() const { return interval_; }
  const std::optional<Date>& start() const { return start_; }
  const std::optional<Date>& end() const { return end_; }
  bool is_open_ended() const { return interval_ && !end_; }
  const std::optional<Period>& standard_period() const { return period_; }  ///< written as a half or quarter
  const std::string& text() const { return text_; }
  std::string chinese() const;
  /// Listing order (content model 3.1): dated, then masked, each by written start.
  std::strong_ordering operator<=>(const When& other) const;
  bool operator==(const When& other) const { return text_ == other.text_; }

 private:
  std::string text_;
  bool interval_ = false;
  std::optional<Date> start_;
  std::optional<Date> end_;
  std::optional<Period> period_;
};

/// A moment with its zone: 2008-07-01T09:00+08:00 (seconds optional, Z allowed). One without a zone is no
/// instant.
struct Instant {
  int64_t seconds = 0;  ///< since 1970, UTC
  int offset_minutes = 0;
  static std::variant<Instant, std::string> parse(std::string_view text);
  Day day() const;              ///< in its own zone
  std::string iso() const;      ///< 2008-07-01T09:00:00+08:00
  std::string minutes() const;  ///< 2008-07-01 09:00, as PubDate wants it
  auto operator<=>(const Instant& other) const { return seconds <=> other.seconds; }
  bool operator==(const Instant& other) const { return seconds == other.seconds; }
};

/// "+08:00" in minutes.
std::optional<int> parse_zone(std::string_view text);

}  // namespace gongbao
