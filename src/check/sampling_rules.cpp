#include "check/sampling_rules.h"

#include "base/decimal.h"
#include "base/text.h"

namespace gongbao {
namespace {

/// Which columns count what; a table may lack any.
struct SamplingColumns {
  std::optional<size_t> total, passed, failed, pass_rate, fail_rate;
};

bool holds(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

SamplingColumns find_columns(const std::vector<std::string>& columns) {
  SamplingColumns found;
  const auto take = [](std::optional<size_t>& place, size_t column) {
    if (!place) place = column;
  };
  for (size_t i = 0; i < columns.size(); ++i) {
    const std::string_view title = trim(columns[i]);
    const bool counts =
        !holds(title, {"项目", "原因", "情况", "标准", "日期", "单位", "名称", "编号", "结论", "║"});
    if (!counts) continue;
    if (holds(title, {"率"})) {
      if (holds(title, {"不合格"}))
        take(found.fail_rate, i);
      else if (holds(title, {"合格"}))
        take(found.pass_rate, i);
    } else if (title.starts_with("不合格") || title.starts_with("问题样品")) {
      take(found.failed, i);
    } else if (title.starts_with("合格")) {
      take(found.passed, i);
    } else if (holds(title, {"抽检", "抽样", "检验", "监测", "总", "批次"}) &&
               holds(title, {"批", "数", "量", "总"})) {
      take(found.total, i);
    }
  }
  return found;
}

/// 1,096 or 96批次; nothing for what is no plain number.
std::optional<Decimal> read_count(std::string_view cell) {
  cell = trim(cell);
  for (const std::string_view unit : {"批次", "批", "个", "件", "份"})
    if (cell.ends_with(unit)) cell.remove_suffix(unit.size());
  return Decimal::parse(replace_all(trim(cell), ",", ""));
}

bool is_sum_row(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    const std::string bare = replace_all(replace_all(cell, " ", ""), "\u3000", "");
    return bare == "合计" || bare == "总计" || bare == "共计" || bare == "总数";
  });
}

bool is_part_sum(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(),
                     [](const std::string& cell) { return trim(cell).ends_with("小计"); });
}

class SamplingCheck {
 public:
  SamplingCheck(const CsvTable& table, std::vector<TableFault>& faults)
      : table_(table), columns_(find_columns(table.columns)), faults_(faults) {}

  void run() {
    for (size_t row = 0; row < table_.rows.size(); ++row) {
      check_row(row);
      check_rate(row, columns_.pass_rate, columns_.passed);
      check_rate(row, columns_.fail_rate, columns_.failed);
    }
    for (const std::optional<size_t>& column : {columns_.total, columns_.passed, columns_.failed})
      if (column) check_sum(*column);
  }

 private:
  std::optional<Decimal> count(size_t row, std::optional<size_t> column) const {
    return column ? read_count(table_.rows[row][*column]) : std::nullopt;
  }

  void add(size_t row, std::string message) {
    faults_.push_back(
        {row, Severity::warning, "notice/sums", std::move(message), "correct what is wrong of it"});
  }

  void check_row(size_t row) {
    const auto total = count(row, columns_.total), passed = count(row, columns_.passed),
               failed = count(row, columns_.failed);
    const std::optional<Decimal> sum = passed && failed ? passed->plus(*failed) : std::nullopt;
    if (total && sum && *sum != *total)
      add(row, fmt::format("合格 {} and 不合格 {} make {}, not {}", passed->text(), failed->text(),
                           sum->text(), total->text()));
  }

  /// At the decimals that are written: 98.3% of 236 in 240 is right, and so is 98.33%.
  void check_rate(size_t row, std::optional<size_t> rate_column, std::optional<size_t> part_column) {
    constexpr size_t most_places = 4;
    if (!rate_column) return;
    std::string_view written = trim(table_.rows[row][*rate_column]);
    if (written.ends_with('%')) written.remove_suffix(1);
    const std::optional<Decimal> rate = Decimal::parse(written);
    const std::optional<Decimal> total = count(row, columns_.total), part = count(row, part_column);
    const size_t point = written.find('.');
    const size_t places = point == written.npos ? 0 : written.size() - point - 1;
    if (!rate || !total || !part || places > most_places) return;
    const std::optional<Decimal> hundredfold = part->times(100);
    const std::optional<Decimal> expected =
        hundredfold ? hundredfold->divided_by(*total, static_cast<int>(places)) : std::nullopt;
    if (expected && *expected != *rate)
      add(row, fmt::format("{}%: {} of {} is {}%", written, part->text(), total->text(), expected->text()));
  }

  /// The one row of sums holds the sum of those above it; sums of parts (小计) are none of them.
  void check_sum(size_t column) {
    std::optional<Decimal> sum = Decimal::of(0);
    size_t added = 0;
    for (size_t row = 0; row < table_.rows.size(); ++row) {
      const std::optional<Decimal> value = count(row, column);
      if (is_sum_row(table_.rows[row])) {
        if (value && sum && added > 0 && *sum != *value)
          add(row, fmt::format("{}: the rows above make {}, not {}", table_.columns[column], sum->text(),
                               value->text()));
        return;
      }
      if (is_part_sum(table_.rows[row])) continue;
      if (!value) return;  // a row without its number: nothing can be said
      sum = sum ? sum->plus(*value) : std::nullopt;
      ++added;
    }
  }

  const CsvTable& table_;
  SamplingColumns columns_;
  std::vector<TableFault>& faults_;
};

}  // namespace

void find_sampling_faults(const CsvTable& table, std::vector<TableFault>& faults) {
  SamplingCheck(table, faults).run();
}

}  // namespace gongbao
