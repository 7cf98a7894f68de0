#include "check/penalty_rules.h"

#include "base/decimal.h"
#include "base/text.h"
#include "content/doc_number.h"

namespace gongbao {
namespace {

struct Field {
  std::string_view name;
  std::vector<std::string_view> words;   ///< one of these in the column's title
  std::vector<std::string_view> unless;  ///< and none of these
};

const std::vector<Field>& required_fields() {
  static const std::vector<Field> fields{
      {"当事人",
       {"相对人", "当事人", "被处罚", "处罚对象"},
       {"代码", "类别", "类型", "地址", "证件", "法定代表人"}},
      {"决定书文号", {"文号", "决定书号", "决定书编号"}, {}},
      {"违法行为类型", {"违法行为", "违法事实", "案由", "违法情形"}, {}},
      {"处罚内容", {"处罚内容", "处罚种类", "处罚类别", "处罚结果", "处罚措施"}, {}},
      {"处罚机关",
       {"处罚机关", "处罚部门", "处罚单位", "决定机关", "执法机关", "执法单位", "机关名称"},
       {"被处罚", "代码"}},
      {"处罚决定日期", {"决定日期", "处罚日期", "处罚时间", "决定时间"}, {}},
  };
  return fields;
}

bool holds(std::string_view text, const std::vector<std::string_view>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != text.npos; });
}

std::optional<size_t> column_of(const CsvTable& table, const Field& field) {
  for (size_t i = 0; i < table.columns.size(); ++i)
    if (holds(table.columns[i], field.words) && !holds(table.columns[i], field.unless)) return i;
  return std::nullopt;
}

bool is_empty_cell(std::string_view cell) {
  cell = trim(cell);
  return cell.empty() || cell == "/" || cell == "-" || cell == "—" || cell == "无";
}

/// 2025-05-16, 2025.5.16, 2025/5/16 or 2025年5月16日.
std::optional<Day> read_day(std::string_view cell) {
  std::string text(trim(cell));
  for (const std::string_view sign : {"年", "月", ".", "/"}) text = replace_all(text, sign, "-");
  text = replace_all(text, "日", "");
  const std::vector<std::string_view> parts = split(text, '-');
  if (parts.size() != 3) return std::nullopt;
  std::string iso;
  for (const std::string_view part : parts)
    iso += (iso.empty() ? "" : "-") + (part.size() == 1 ? "0" + std::string(part) : std::string(part));
  const std::variant<Date, std::string> read = Date::parse(iso);
  const Date* date = std::get_if<Date>(&read);
  const std::optional<DayRange> days = date ? date->days() : std::nullopt;
  return days && days->first == days->last ? days->first : std::nullopt;
}

/// 18 signs without I, O, S, V, Z, the last a check digit modulo 31 (GB 32100-2015).
bool is_credit_code(std::string_view code) {
  constexpr std::string_view signs = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  constexpr int weights[] = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
  if (code.size() != std::size(weights) + 1) return false;
  int sum = 0;
  for (size_t i = 0; i < std::size(weights); ++i) {
    const size_t value = signs.find(code[i]);
    if (value == signs.npos) return false;
    sum += static_cast<int>(value) * weights[i];
  }
  return signs[static_cast<size_t>((31 - sum % 31) % 31)] == code.back();
}

class PenaltyCheck {
 public:
  PenaltyCheck(const CsvTable& table, const Notice& notice, std::vector<TableFault>& faults)
      : table_(table), notice_(notice), faults_(faults) {}

  void run() {
    for (const Field& field : required_fields()) check_field(field);
    for (size_t column = 0; column < table_.columns.size(); ++column) {
      const std::string& title = table_.columns[column];
      if (holds(title, {"身份证", "证件号"}))
        faults_.push_back({{}, Severity::error, "notice/penalty",
                           fmt::format("the column '{}' must not be published", title), "leave the column out"});
      each_cell(column, [&](size_t row, std::string_view cell) { check_cell(title, row, cell); });
    }
  }

 private:
  template <class Use>
  void each_cell(size_t column, Use&& use) const {
    for (size_t row = 0; row < table_.rows.size(); ++row)
      if (const std::string_view cell = trim(table_.rows[row][column]); !is_empty_cell(cell)) use(row, cell);
  }

  void add(std::optional<size_t> row, std::string message, std::string hint) {
    // A warning: what an older paper leaves out cannot be made up.
    faults_.push_back({row, Severity::warning, "notice/penalty", std::move(message), std::move(hint)});
  }

  void check_field(const Field& field) {
    const std::optional<size_t> column = column_of(table_, field);
    if (!column) {
      add({}, fmt::format("penalties without their {}", field.name),
          fmt::format("add a column for it, titled for example {}", field.words.front()));
      return;
    }
    for (size_t row = 0; row < table_.rows.size(); ++row)
      if (is_empty_cell(table_.rows[row][*column]))
        add(row, fmt::format("a penalty without its {}", table_.columns[*column]), "every penalty states it");
  }

  /// 6000, 6,000元, 0.6万元: digits, with a unit or in that of the column.
  static bool is_amount(std::string_view cell) {
    for (const std::string_view unit : {"万元", "元"})
      if (cell.ends_with(unit)) {
        cell.remove_suffix(unit.size());
        break;
      }
    return Decimal::parse(replace_all(cell, ",", "")).has_value();
  }

  void check_cell(const std::string& title, size_t row, std::string_view cell) {
    if (holds(title, {"日期", "有效期", "截止期"})) check_date(title, row, cell);
    if (holds(title, {"金额"}) && !is_amount(cell))
      add(row, fmt::format("'{}' is no amount", cell),
          fmt::format("a number in the unit of the column: {}", title));
    if (holds(title, {"信用代码"}) && cell.find('*') == cell.npos && !is_credit_code(cell))
      add(row, "a 统一社会信用代码 that cannot be one",
          "18 digits and capitals; compare it with the register");
    if (!holds(title, {"文号"})) return;
    const DocNumberReading reading = read_doc_number(cell);
    if (!reading.fault.empty())
      faults_.push_back({row, Severity::warning, "notice/number",
                         fmt::format("'{}' is no 文号 as it should be: {}", cell, reading.fault),
                         reading.number ? fmt::format("write {}", reading.number->text()) : ""});
  }

  void check_date(const std::string& title, size_t row, std::string_view cell) {
    const std::optional<Day> day = read_day(cell);
    const std::optional<DayRange> issued = notice_.issued ? notice_.issued->days() : std::nullopt;
    if (!day)
      add(row, fmt::format("'{}' is no date", cell), "2026-05-16");
    else if (holds(title, {"决定日期", "处罚日期"}) && issued && issued->last && *issued->last < *day)
      add(row,
          fmt::format("decided on {}, after the notice was issued ({})", day->iso(), notice_.issued->text()),
          "correct one of the two dates");
  }

  const CsvTable& table_;
  const Notice& notice_;
  std::vector<TableFault>& faults_;
};

}  // namespace

bool holds_penalties(const CsvTable& table) {
  const std::vector<Field>& fields = required_fields();
  const auto has = [&](size_t field) { return column_of(table, fields[field]).has_value(); };
  return has(0) && (has(1) || has(3));
}

void find_penalty_faults(const CsvTable& table, const Notice& notice, std::vector<TableFault>& faults) {
  PenaltyCheck(table, notice, faults).run();
}

}  // namespace gongbao
