// How dates and intervals read on a Chinese page. A digit that is not known stays an X.
#include "content/date.h"

namespace gongbao {
namespace {

constexpr std::string_view year_not_stated = "（年份未注明）";

/// "06" is 6, "0X" stays.
std::string number_word(std::string_view digits) {
  return std::string(digits.size() > 1 && digits[0] == '0' && digits[1] != 'X' ? digits.substr(1) : digits);
}

bool has_no_year(const Date& date) {
  return date.year() == "XXXX" && date.precision() != Date::Precision::year;
}

/// The date without its year, or without year and month, where `same_as` has said them.
std::string plain_words(const Date& date, const Date* same_as = nullptr) {
  const bool same_year =
      same_as && same_as->year() == date.year() && date.precision() != Date::Precision::year;
  const bool same_month = same_year && same_as->month() == date.month() &&
                          date.precision() == Date::Precision::day &&
                          same_as->precision() == Date::Precision::day;
  std::string words;
  if (!same_year && !has_no_year(date)) words += fmt::format("{}年", date.year());
  if (!same_month && !date.month().empty()) words += number_word(date.month()) + "月";
  if (!date.day().empty()) words += number_word(date.day()) + "日";
  return words;
}

std::string marked_words(const Date& date, const Date* same_as = nullptr) {
  return (date.is_approximate() ? "约" : "") + plain_words(date, same_as) +
         (date.is_uncertain() ? "（存疑）" : "");
}

}  // namespace

std::string Date::chinese() const {
  if (digits_ == "XXXX") return "年份未注明";
  return marked_words(*this) + std::string(has_no_year(*this) ? year_not_stated : "");
}

std::string When::chinese() const {
  if (period_) return period_->chinese();
  if (!interval_) return start_ ? start_->chinese() : std::string();
  if (!end_) return marked_words(*start_) + "起" + std::string(has_no_year(*start_) ? year_not_stated : "");
  if (!start_) return "至" + marked_words(*end_) + std::string(has_no_year(*end_) ? year_not_stated : "");
  const bool no_year = has_no_year(*start_) && has_no_year(*end_);
  if (no_year || !(has_no_year(*start_) || has_no_year(*end_)))
    return marked_words(*start_) + "至" + marked_words(*end_, &*start_) +
           std::string(no_year ? year_not_stated : "");
  return start_->chinese() + "至" + end_->chinese();
}

}  // namespace gongbao
