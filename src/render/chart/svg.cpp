#include "render/chart/svg.h"

#include "render/escape.h"

namespace gongbao {
namespace {

/// 125 as "12.5", 120 as "12".
std::string units(Tenths length) {
  const bool is_negative = length < 0;
  const int magnitude = is_negative ? -length : length;
  std::string text = fmt::format("{}{}", is_negative ? "-" : "", magnitude / 10);
  if (magnitude % 10 != 0) text += fmt::format(".{}", magnitude % 10);
  return text;
}

std::string_view name_of(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::middle ? "middle" : "end";
}

}  // namespace

void SvgWriter::begin_group(std::string_view tip) {
  body_ += fmt::format("\n<g><title>{}</title>", escape_xml(tip));
}

void SvgWriter::rect(const char* css_class, const Box& box) {
  body_ +=
      fmt::format(R"(<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>)", css_class, units(box.left),
                  units(box.top), units(box.right - box.left), units(box.bottom - box.top));
}

void SvgWriter::line(const char* css_class, Point from, Point to) {
  body_ += fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", css_class, units(from.x),
                       units(from.y), units(to.x), units(to.y));
}

void SvgWriter::polyline(const char* css_class, const std::vector<Point>& points) {
  std::string list;
  for (const Point& point : points)
    list += fmt::format("{}{},{}", list.empty() ? "" : " ", units(point.x), units(point.y));
  body_ += fmt::format(R"(<polyline class="{}" points="{}"/>)", css_class, list);
}

void SvgWriter::circle(const char* css_class, Point centre, Tenths radius) {
  body_ += fmt::format(R"(<circle class="{}" cx="{}" cy="{}" r="{}"/>)", css_class, units(centre.x),
                       units(centre.y), units(radius));
}

void SvgWriter::text(const char* css_class, Point at, Anchor anchor, std::string_view text,
                     std::string_view full) {
  const std::string tip =
      full.empty() || full == text ? std::string() : fmt::format("<title>{}</title>", escape_xml(full));
  body_ += fmt::format(R"(<text class="{}" x="{}" y="{}" text-anchor="{}">{}{}</text>)", css_class,
                       units(at.x), units(at.y), name_of(anchor), tip, escape_xml(text));
}

std::string SvgWriter::finished(const ChartHead& head, std::string_view description, Tenths width,
                                Tenths height) const {
  const std::string id = escape_xml(head.id);
  return fmt::format(R"(<svg viewBox="0 0 {0} {1}" width="{0}" height="{1}" font-size="{2}" role="img" )"
                     R"(aria-labelledby="{3}-title {3}-desc">)"
                     "\n<title id=\"{3}-title\">{4}</title><desc id=\"{3}-desc\">{5}</desc>{6}\n</svg>",
                     units(width), units(height), units(em), id, escape_xml(head.title),
                     escape_xml(description), body_);
}

}  // namespace gongbao
