#include "render/chart/label.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

/// Signs that Chinese fonts draw as wide as a Han character, and the percent sign, which is wide in all.
bool is_wide_sign(char32_t c) {
  return c == U'%' || c == U'±' || c == U'×' || c == U'÷' || (c >= 0x2010 && c <= 0x2BFF);
}

Tenths width_of(char32_t c) { return is_chinese_context(c) || is_wide_sign(c) ? em : em * 55 / 100; }

}  // namespace

bool Box::meets(const Box& other) const {
  return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
}

bool meets_any(const Box& box, const std::vector<Box>& others) {
  return std::any_of(others.begin(), others.end(), [&](const Box& other) { return box.meets(other); });
}

Tenths text_width(std::string_view text) {
  Tenths width = 0;
  for (const char32_t c : decode(text)) width += width_of(c);
  return width;
}

std::string shortened(std::string_view text, Tenths room) {
  if (text_width(text) <= room) return std::string(text);
  constexpr char32_t ellipsis = U'…';
  std::string result;
  Tenths width = width_of(ellipsis);
  for (const char32_t c : decode(text)) {
    width += width_of(c);
    if (width > room && !result.empty()) break;
    append_utf8(result, c);
  }
  append_utf8(result, ellipsis);
  return result;
}

Box text_box(Point at, Anchor anchor, std::string_view text) {
  const Tenths width = text_width(text);
  Tenths left = at.x;
  if (anchor == Anchor::middle) left -= width / 2;
  if (anchor == Anchor::end) left -= width;
  return {left, at.y - em * 9 / 10, left + width, at.y + em * 3 / 10};
}

Tenths centre_within(Tenths x, std::string_view text, Tenths left, Tenths right) {
  const Tenths half = (text_width(text) + 1) / 2;
  return std::max(std::min(x, right - half), left + half);
}

}  // namespace gongbao
