#include "content/personal_address.h"

#include <span>

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr std::string_view staircase = "单元";
constexpr std::string_view room = "室";
constexpr size_t window = 90;  // bytes of a clause that are looked at
constexpr std::string_view buildings[] = {"号楼", "栋", "幢", "座", "号院", "号"};
constexpr std::string_view homes[] = {"小区", "花园", "家园", "公寓", "新村", "新苑", "嘉苑", "嘉园", "宿舍",
                                      "住宅", "家属", "里弄", "公馆", "住址", "家住", "户籍", "社区"};
constexpr std::string_view offices[] = {
    "办公", "会议", "大厦", "政务", "行政", "中心", "大楼", "机关", "公司", "商务", "写字", "广场",
    "学校", "学院", "大学", "中学", "小学", "实验", "教学", "教室", "医院", "病房", "法院", "审判",
    "酒店", "宾馆", "商铺", "产业", "科技", "园区", "孵化", "局",   "委",   "厅",   "政府", "协会"};

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return text.find(w) != text.npos; });
}

bool ends_clause(char32_t c) {
  constexpr std::u32string_view marks = U"，。；、：:,;！？!?\n\t\r|\"“”";
  return marks.find(c) != marks.npos;
}

size_t skip_spaces(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// The end of the digits from `at` on, ASCII and full-width.
size_t end_of_digits(std::string_view text, size_t at) {
  for (;;) {
    const CodePoint point = at < text.size() ? code_point_at(text, at) : CodePoint{};
    const bool is_digit =
        (point.value >= U'0' && point.value <= U'9') || (point.value >= U'０' && point.value <= U'９');
    if (!is_digit) return at;
    at += static_cast<size_t>(point.bytes);
  }
}

/// What stands before `at` in its clause.
std::string_view clause_before(std::string_view text, size_t at) {
  size_t from = at;
  while (from > 0 && at - from < window) {
    const CodePoint point = code_point_before(text, from);
    if (point.bytes == 0 || ends_clause(point.value)) break;
    from -= static_cast<size_t>(point.bytes);
  }
  return text.substr(from, at - from);
}

/// A building with its number: 5号楼, A座, 三栋.
bool names_building(std::string_view clause) {
  for (const std::string_view word : buildings)
    for (size_t at = clause.find(word); at != clause.npos; at = clause.find(word, at + word.size())) {
      const char32_t before = code_point_before(clause, at).value;
      constexpr std::u32string_view numerals = U"一二三四五六七八九十";
      if ((before >= U'0' && before <= U'9') || (before >= U'０' && before <= U'９') ||
          (before >= U'A' && before <= U'Z') || numerals.find(before) != numerals.npos)
        return true;
    }
  return false;
}

size_t end_behind_staircase(std::string_view text, size_t begin, size_t behind) {
  if (code_point_before(text, begin).value == U'第') return 0;
  const size_t door = skip_spaces(text, behind);
  const size_t door_end = end_of_digits(text, door);
  const std::string_view behind_door = text.substr(door_end);
  if (door_end > door && (behind_door.starts_with(room) || behind_door.starts_with("号")))
    return door_end + room.size();
  if (count_code_points(text.substr(door, door_end - door)) >= 3) return door_end;  // else 3单元20课时
  return names_building(clause_before(text, begin)) ? behind : 0;
}

size_t end_behind_room(std::string_view text, size_t begin, size_t end, size_t behind) {
  if (count_code_points(text.substr(begin, end - begin)) < 3) return 0;  // 2室1厅
  const std::string_view clause = clause_before(text, begin);
  if (holds_any(clause, homes)) return behind;
  if (!names_building(clause) && clause.find(staircase) == clause.npos) return 0;
  constexpr std::string_view used[] = {"会议", "办公", "开", "窗口"};
  size_t near = behind;
  for (int i = 0; i < 4 && near < text.size(); ++i)
    near += static_cast<size_t>(code_point_at(text, near).bytes);
  const bool is_office = holds_any(clause, offices) || holds_any(text.substr(behind, near - behind), used);
  return is_office ? 0 : behind;
}

}  // namespace

size_t home_address_end(std::string_view text, size_t begin, size_t end) {
  const size_t at = skip_spaces(text, end);
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(staircase)) return end_behind_staircase(text, begin, at + staircase.size());
  if (rest.starts_with(room)) return end_behind_room(text, begin, end, at + room.size());
  return 0;
}

}  // namespace gongbao
