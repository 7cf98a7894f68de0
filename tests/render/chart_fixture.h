#pragma once
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "render/chart/chart.h"
#include "render/theme_fixture.h"

namespace gongbao::test {

/// A shape or text of a picture, with its places in tenths of a unit.
struct Drawn {
  std::string name, css_class, text, attributes;
  Box box;
};

inline bool contains(const Box& outer, const Box& inner) {
  return outer.left <= inner.left && inner.right <= outer.right && outer.top <= inner.top &&
         inner.bottom <= outer.bottom;
}

inline Tenths tenths(std::string_view text) {
  return static_cast<Tenths>(std::stoll(Decimal::parse(text)->times(10)->text()));
}

/// The value of an attribute of `tag`; empty if it has none.
inline std::string attribute(std::string_view tag, std::string_view name) {
  const std::string start = fmt::format(" {}=\"", name);
  const size_t at = tag.find(start);
  if (at == tag.npos) return {};
  const std::string_view rest = tag.substr(at + start.size());
  return std::string(rest.substr(0, rest.find('"')));
}

inline std::string plain(std::string text) {
  for (const auto& [from, to] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}})
    text = replace_all(text, from, to);
  return replace_all(text, "&amp;", "&");
}

inline Box box_of(const Drawn& drawn) {
  const auto at = [&](std::string_view name) { return tenths(attribute(drawn.attributes, name)); };
  if (drawn.name == "text") {
    const std::string side = attribute(drawn.attributes, "text-anchor");
    return text_box({at("x"), at("y")},
                    side == "start" ? Anchor::start
                    : side == "end" ? Anchor::end
                                    : Anchor::middle,
                    drawn.text);
  }
  if (drawn.name == "rect") return {at("x"), at("y"), at("x") + at("width"), at("y") + at("height")};
  if (drawn.name == "circle")
    return {at("cx") - at("r"), at("cy") - at("r"), at("cx") + at("r"), at("cy") + at("r")};
  if (drawn.name == "line")
    return {std::min(at("x1"), at("x2")), std::min(at("y1"), at("y2")), std::max(at("x1"), at("x2")),
            std::max(at("y1"), at("y2"))};
  Box box{1 << 20, 1 << 20, -(1 << 20), -(1 << 20)};
  const std::string points = attribute(drawn.attributes, "points");
  for (const std::string_view point : split(points, ' ')) {
    const Tenths x = tenths(point.substr(0, point.find(','))), y = tenths(point.substr(point.find(',') + 1));
    box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x), std::max(box.bottom, y)};
  }
  return box;
}

/// All shapes and texts of a picture, in order.
inline std::vector<Drawn> shapes_of(std::string_view svg) {
  std::vector<Drawn> shapes;
  for (size_t at = svg.find('<', 1); at != svg.npos; at = svg.find('<', at + 1)) {
    const std::string_view tag = svg.substr(at, svg.find('>', at) - at);
    Drawn drawn;
    drawn.name = tag.substr(1, tag.find_first_of(" />", 1) - 1);
    drawn.attributes = tag;
    drawn.css_class = attribute(tag, "class");
    if (drawn.name != "text" && drawn.name != "rect" && drawn.name != "line" && drawn.name != "circle" &&
        drawn.name != "polyline")
      continue;
    if (drawn.name == "text") {
      std::string_view inner = svg.substr(at + tag.size() + 1);
      inner = inner.substr(0, inner.find("</text>"));
      if (const size_t tip = inner.find("</title>"); tip != inner.npos) inner.remove_prefix(tip + 8);
      drawn.text = plain(std::string(inner));
    }
    drawn.box = box_of(drawn);
    shapes.push_back(std::move(drawn));
  }
  return shapes;
}

inline std::vector<Drawn> of_class(std::string_view svg, std::string_view css_class) {
  std::vector<Drawn> shapes = shapes_of(svg);
  std::erase_if(shapes, [&](const Drawn& drawn) { return drawn.css_class != css_class; });
  return shapes;
}

inline std::vector<std::string> texts_of(std::string_view svg, std::string_view css_class) {
  std::vector<std::string> texts;
  for (const Drawn& drawn : of_class(svg, css_class)) texts.push_back(drawn.text);
  return texts;
}

/// The part of the picture that belongs to one tip.
inline std::string group_of(const std::string& svg, const std::string& tip) {
  const size_t at = svg.find("<g><title>" + tip);
  REQUIRE(at != svg.npos);
  return svg.substr(at, svg.find("</g>", at) - at);
}

inline Box view_of(std::string_view svg) {
  const std::string view = attribute(svg.substr(0, svg.find('>')), "viewBox");
  const std::vector<std::string_view> parts = split(view, ' ');
  REQUIRE(parts.size() == 4);
  return {0, 0, tenths(parts[2]), tenths(parts[3])};
}

inline std::string description_of(const std::string& svg) {
  const size_t at = svg.find('>', svg.find("<desc id=")) + 1;
  return plain(svg.substr(at, svg.find("</desc>") - at));
}

inline Words chart_words(std::string_view language = "zh-Hans") {
  Words words;
  Findings findings;
  for (const ThemeFile& file : builtin_theme_files())
    if (file.path == fmt::format("i18n/{}.toml", language)) words.read(file.bytes, file.path, findings);
  REQUIRE(findings.empty());
  return words;
}

inline Quantity quantity(const std::string& text, const std::string& unit) {
  const auto read = parse_value(text, UnitRule{unit, {}, true});
  REQUIRE_MESSAGE(std::holds_alternative<Statement>(read), text);
  return std::get<Statement>(read).quantity;
}

/// A point with the value that its text says; none of an empty text or 多次.
inline ChartPoint chart_point(std::string label, const std::string& value, const std::string& unit = "人次") {
  ChartPoint point{std::move(label), "", "", {}, value, "../x/"};
  if (!value.empty() && value != "多次") point.value = quantity(value, unit);
  return point;
}

inline ChartPoint month_point(int index, const std::string& value, const std::string& unit = "人次") {
  const int year = 2008 + index / 12, month = index % 12 + 1;
  ChartPoint point = chart_point(fmt::format("{}年{}月", year, month), value, unit);
  point.short_label = fmt::format("{}月", month);
  point.group = fmt::format("{}年", year);
  return point;
}

}  // namespace gongbao::test
