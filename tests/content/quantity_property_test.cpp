// Protects: what holds of every quantity: the order of addition does not matter, what is printed reads back,
// an interval holds the true number, and no arithmetic wraps. Thousands of drawn cases, the same in every
// run.
#include <random>
#include <set>

#include "content/quantity.h"

using namespace gongbao;

namespace {

class Draw {
 public:
  explicit Draw(uint32_t seed) : random_(seed) {}
  /// 0 … n − 1, without the library's distributions, which differ from one to the next.
  int64_t below(int64_t n) {
    return static_cast<int64_t>((uint64_t{random_()} << 32 | random_()) % static_cast<uint64_t>(n));
  }
  bool chance() { return below(2) == 0; }
  template <class T, size_t n>
  const T& one_of(const T (&all)[n]) {
    return all[below(static_cast<int64_t>(n))];
  }
  template <class T>
  void shuffle(std::vector<T>& all) {
    for (size_t i = all.size(); i > 1; --i)
      std::swap(all[i - 1], all[static_cast<size_t>(below(static_cast<int64_t>(i)))]);
  }

 private:
  std::mt19937 random_;
};

/// The units of the classes that officials count in: money, mass, a measure word, a rate, a compound word,
/// none.
constexpr const char* units[] = {"元", "万元", "公斤", "吨", "人次", "万人次", "%", "户", "个月", "个", ""};

Quantity parsed(const std::string& text, const std::string& unit, bool may_be_negative = false) {
  const auto result = parse_value(text, UnitRule{unit, {}, may_be_negative});
  if (const std::string* fault = std::get_if<std::string>(&result)) FAIL(*fault);
  return std::get<Statement>(result).quantity;
}

bool holds(const Range& range, const Decimal& truth) {
  const bool above =
      !range.low || range.low->value < truth || (range.low->included && range.low->value == truth);
  const bool under =
      !range.high || truth < range.high->value || (range.high->included && range.high->value == truth);
  return above && under;
}

/// Whether all that `narrow` allows, `wide` allows too.
bool holds(const Range& wide, const Range& narrow) {
  const bool low = !wide.low || (narrow.low && (wide.low->value < narrow.low->value ||
                                                (wide.low->value == narrow.low->value &&
                                                 (wide.low->included || !narrow.low->included))));
  const bool high = !wide.high || (narrow.high && (narrow.high->value < wide.high->value ||
                                                   (wide.high->value == narrow.high->value &&
                                                    (wide.high->included || !narrow.high->included))));
  return low && high;
}

std::string described(const Quantity& quantity) {
  const auto end = [](const std::optional<Range::End>& one) {
    return one ? fmt::format("{}{}", one->value.text(), one->included ? "" : "!") : std::string("open");
  };
  return fmt::format("{} {} [{}, {}]", name_of(quantity.qualifier), quantity.value.text(),
                     end(quantity.range.low), end(quantity.range.high));
}

struct Known {
  Decimal truth;
  std::string text;  ///< what an official makes of it
};

/// A number of at least 1 with some digits after the point, more often small than large.
int64_t drawn_hundredths(Draw& draw, bool is_whole) {
  const int64_t sizes[] = {10, 100, 1000, 10'000, 1'000'000, 100'000'000};
  const int64_t hundredths = 100 + draw.below(100 * draw.one_of(sizes));
  return is_whole ? hundredths / 100 * 100 : hundredths;
}

/// 14万, 1,922, ２９, 0.57: the same number in one of the ways to write it.
std::string written_number(Draw& draw, const Decimal& value) {
  const std::string plain = value.text();
  switch (draw.below(4)) {
    case 0:
      if (const auto scaled = value.times(1, 10'000)) return scaled->text() + "万";
      return plain;
    case 1: {
      const size_t point = std::min(plain.find('.'), plain.size());
      std::string grouped = plain;
      for (size_t at = point; at > 3; at -= 3) grouped.insert(at - 3, ",");
      return grouped;
    }
    case 2: {
      std::string wide;
      for (const char c : plain)
        wide += c == '.' ? "." : std::string("\xEF\xBC") + static_cast<char>(0x90 + (c - '0'));
      return wide;
    }
    default:
      return plain;
  }
}

/// A true number and a true statement of it: rounded down before 多, 余, 以上, up before 近, 以下.
Known drawn(Draw& draw, const std::string& unit, bool is_whole = false) {
  const int64_t truth = drawn_hundredths(draw, is_whole);
  int64_t place = 100;
  while (place * 10 <= truth && draw.chance()) place *= 10;
  const int64_t floor = truth / place * place;
  const auto decimal = [](int64_t hundredths) { return Decimal::of_millionths(hundredths * 10'000); };
  const auto number = [&](int64_t hundredths) { return written_number(draw, decimal(hundredths)); };
  const int64_t ceiling = truth + (place - truth % place);  // above the truth, never it
  const int64_t reached = draw.chance() ? truth : ceiling;
  constexpr const char* more[] = {"多", "余"};
  constexpr const char* at_least[] = {"逾", "超过", "不少于"};
  constexpr const char* near[] = {"近", "不足"};
  constexpr const char* at_most[] = {"以下", "以内"};
  std::string text;
  switch (draw.below(8)) {
    case 0:
      text = number(floor) + draw.one_of(more) + unit;
      break;
    case 1:
      text = number(floor) + unit + draw.one_of(more);
      break;
    case 2:
      text = draw.one_of(at_least) + number(floor) + unit;
      break;
    case 3:
      text = number(floor) + unit + "以上";
      break;
    case 4:
      text = draw.one_of(near) + number(ceiling) + unit;
      break;
    case 5:
      text = number(reached) + unit + draw.one_of(at_most);
      break;
    case 6:
      text = draw.chance() ? "约" + number(floor) + unit : number(ceiling) + unit + "左右";
      break;
    default:
      text = number(truth) + unit;
  }
  return {decimal(truth), text};
}

/// In 万人次 a number with 万 may count in either: it is written 万人次 or not at all.
bool is_ambiguous(const std::string& text, const std::string& unit) {
  return unit.starts_with("万") && text.find("万万") != text.npos;
}

std::vector<Quantity> drawn_list(Draw& draw, const std::string& unit) {
  std::vector<Quantity> list;
  for (int64_t i = 2 + draw.below(8); i > 0; --i)
    if (const Known known = drawn(draw, unit); !is_ambiguous(known.text, unit))
      list.push_back(parsed(known.text, unit));
  return list;
}

Quantity sum_of(const std::vector<Quantity>& list) {
  Quantity result = Quantity::exactly(Decimal());
  for (const Quantity& one : list) {
    const auto more = sum(result, one);
    REQUIRE(more);
    result = *more;
  }
  return result;
}

}  // namespace

TEST_CASE("the order of addition never matters: value, qualifier and interval are the same") {
  Draw draw(1);
  for (int i = 0; i < 4000; ++i) {
    std::vector<Quantity> list = drawn_list(draw, draw.one_of(units));
    const Quantity first = sum_of(list);
    for (int again = 0; again < 3; ++again) {
      draw.shuffle(list);
      CHECK_MESSAGE(sum_of(list) == first, described(first));
    }
  }
}

TEST_CASE("a sum of sums is the sum of all") {
  Draw draw(2);
  for (int i = 0; i < 2000; ++i) {
    const std::string unit = draw.one_of(units);
    std::vector<Quantity> all = drawn_list(draw, unit);
    const std::vector<Quantity> more = drawn_list(draw, unit);
    const Quantity apart = *sum(sum_of(all), sum_of(more));
    all.insert(all.end(), more.begin(), more.end());
    CHECK(sum_of(all) == apart);
  }
}

TEST_CASE("what is printed reads back as the same, and is printed the same again") {
  Draw draw(3);
  std::set<Qualifier> seen;
  for (int i = 0; i < 20'000; ++i) {
    const std::string unit = draw.one_of(units);
    const Known known = drawn(draw, unit);
    if (is_ambiguous(known.text, unit)) continue;
    const Quantity stated = parsed(known.text, unit);
    seen.insert(stated.qualifier);
    const std::string printed = format_value(stated, unit);
    INFO(known.text << " printed " << printed);
    CHECK(parsed(printed, unit) == stated);
    CHECK(format_value(parsed(printed, unit), unit) == printed);
    CHECK(parsed(group_digits(printed), unit) == stated);
  }
  CHECK(seen.size() == 4);
}

TEST_CASE("a printed sum claims no more than is known of it") {
  Draw draw(4);
  for (int i = 0; i < 4000; ++i) {
    const std::string unit = draw.one_of(units);
    const Quantity total = sum_of(drawn_list(draw, unit));
    const std::string printed = format_value(total, unit);
    const Quantity read = parsed(printed, unit);
    INFO(described(total) << " printed " << printed);
    CHECK(read.value == total.value);
    CHECK(read.qualifier == total.qualifier);
    CHECK(holds(read.range, total.range));
  }
}

TEST_CASE("an interval holds the true number that was stated so, in any unit of its class") {
  Draw draw(5);
  const struct {
    const char* written;
    const char* metric;
    int64_t factor;
  } conversions[] = {{"元", "元", 1},      {"万元", "元", 10'000}, {"吨", "公斤", 1000},
                     {"公斤", "克", 1000}, {"户", "户", 1},        {"%", "%", 1},
                     {"个月", "个月", 1},  {"人次", "人次", 1},    {"吨", "千克", 1000}};
  for (int i = 0; i < 20'000; ++i) {
    const auto& conversion = draw.one_of(conversions);
    const Known known = drawn(draw, conversion.written);
    if (is_ambiguous(known.text, conversion.written)) continue;
    const Quantity stated = parsed(known.text, conversion.metric);
    INFO(known.text << " of " << known.truth.text() << ": " << described(stated));
    CHECK(holds(stated.range, *known.truth.times(conversion.factor)));
    CHECK(holds(stated.range, stated.value) ==
          (stated.qualifier != Qualifier::under || stated.range.high->included));
  }
}

TEST_CASE("sums and differences hold the true ones") {
  Draw draw(6);
  for (int i = 0; i < 20'000; ++i) {
    const std::string unit = "公斤";
    const Known first = drawn(draw, unit), second = drawn(draw, unit), third = drawn(draw, unit);
    const Quantity a = parsed(first.text, unit), b = parsed(second.text, unit), c = parsed(third.text, unit);
    INFO(first.text << " " << second.text << " " << third.text);
    CHECK(holds(sum(a, b)->range, *first.truth.plus(second.truth)));
    CHECK(holds(difference(a, b)->range, *first.truth.minus(second.truth)));
    CHECK(holds(difference(*sum(a, b), c)->range, *first.truth.plus(second.truth)->minus(third.truth)));
    CHECK(difference(a, b)->value == *a.value.minus(b.value));
  }
}

TEST_CASE("a quotient holds the true ratio; of exact numbers it is that ratio to two decimals") {
  Draw draw(7);
  int bounded = 0;
  for (int i = 0; i < 20'000; ++i) {
    const int64_t scale = draw.chance() ? 100 : 1;
    const Known above = drawn(draw, "户", true), below = drawn(draw, "户", true);
    const auto ratio = quotient(parsed(above.text, "户"), parsed(below.text, "户"), scale);
    REQUIRE(ratio);
    INFO(above.text << " / " << below.text << ": " << described(*ratio));
    const Decimal product = *above.truth.times(scale);
    // low ≤ above × scale ÷ below ≤ high, without dividing
    if (ratio->qualifier == Qualifier::exact) {
      const Decimal off = *ratio->value.times(below.truth)->minus(product);
      CHECK(*(off.is_negative() ? off.negated() : off).times(200) <= below.truth);
      continue;
    }
    if (ratio->range.low) CHECK(*ratio->range.low->value.times(below.truth) <= product);
    if (ratio->range.high) CHECK(*ratio->range.high->value.times(below.truth) >= product);
    bounded += ratio->range.high.has_value();
  }
  CHECK(bounded > 1000);
}

TEST_CASE("at the limit of 18 digits a result is exact or nothing, never wrapped") {
  Draw draw(8);
  constexpr int64_t limit = 1'000'000'000'000'000'000;
  const auto near_limit = [&] { return limit - 1 - draw.below(draw.chance() ? 1000 : limit / 2); };
  int given = 0, none = 0;
  for (int i = 0; i < 20'000; ++i) {
    const int64_t a = near_limit(), b = draw.chance() ? near_limit() : draw.below(limit);
    const int128 truth = static_cast<int128>(a) + b;
    const auto added = sum(Quantity::exactly(Decimal::of(a)), Quantity::exactly(Decimal::of(b)));
    CHECK(added.has_value() == (truth < limit));
    if (added) CHECK(added->value == Decimal::of(static_cast<int64_t>(truth)));
    (added ? given : none) += 1;
    const auto taken = difference(Quantity::exactly(Decimal::of(a)), Quantity::exactly(Decimal::of(b)));
    REQUIRE(taken);
    CHECK(taken->value == Decimal::of(a - b));
    const auto lower = difference(Quantity::exactly(Decimal::of(-a)), Quantity::exactly(Decimal::of(b)));
    CHECK(lower.has_value() == (-truth > -static_cast<int128>(limit)));
    if (const auto ratio =
            quotient(Quantity::exactly(Decimal::of(a)), Quantity::exactly(Decimal::of(b + 1)), 100))
      CHECK(!ratio->value.is_negative());
  }
  CHECK(given > 1000);
  CHECK(none > 1000);
}

TEST_CASE("a statement at the limit is read whole or refused, with no end of its interval wrapped") {
  Draw draw(9);
  constexpr const char* forms[] = {"{}", "{}多", "约{}", "近{}", "超过{}", "{}以下", "{}万", "{}亿多"};
  int read = 0, refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string digits(static_cast<size_t>(9 + draw.below(11)), '9');
    for (char& digit : digits)
      if (draw.below(3) == 0) digit = static_cast<char>('0' + draw.below(10));
    if (digits.front() == '0') digits.front() = '1';
    const std::string text = fmt::format(fmt::runtime(draw.one_of(forms)), digits);
    const auto result = parse_value(text, UnitRule{"元", {}, false});
    if (std::holds_alternative<std::string>(result)) {
      ++refused;
      CHECK_MESSAGE(
          digits.size() + (text.find("万") != text.npos ? 4 : 0) + (text.find("亿") != text.npos ? 8 : 0) >=
              18,
          text);
      continue;
    }
    ++read;
    const Quantity& quantity = std::get<Statement>(result).quantity;
    INFO(text << ": " << described(quantity));
    CHECK(!quantity.value.is_negative());
    if (quantity.range.low && quantity.range.high)
      CHECK(quantity.range.low->value <= quantity.range.high->value);
    if (quantity.range.high) CHECK(quantity.value <= quantity.range.high->value);
    if (text.find("万") == text.npos && text.find("亿") == text.npos) CHECK(quantity.value.text() == digits);
  }
  CHECK(read > 1000);
  CHECK(refused > 1000);
}
