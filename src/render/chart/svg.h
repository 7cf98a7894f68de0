#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "render/chart/label.h"

namespace gongbao {

/// What every chart is called; `id` is unique on its page.
struct ChartHead {
  std::string id, title, description;
};

/// Inline SVG being written: shapes with classes of the theme and no style of their own. The picture is one
/// image to a screen reader, and so holds no links: those stand in the chart's table.
class SvgWriter {
 public:
  /// Shapes until end_group() belong together; `tip` is shown for them by the browser.
  void begin_group(std::string_view tip);
  void end_group() { body_ += "</g>"; }

  void rect(const char* css_class, const Box& box);
  void line(const char* css_class, Point from, Point to);
  void polyline(const char* css_class, const std::vector<Point>& points);
  void circle(const char* css_class, Point centre, Tenths radius);
  /// A text on its base line; `full` is its tip where the text is shortened.
  void text(const char* css_class, Point at, Anchor anchor, std::string_view text,
            std::string_view full = {});

  /// All shapes of `other`, over those that are here.
  void append(const SvgWriter& other) { body_ += other.body_; }

  /// The whole element, sized `width` × `height`, described by `description`.
  std::string finished(const ChartHead& head, std::string_view description, Tenths width,
                       Tenths height) const;

 private:
  std::string body_;
};

}  // namespace gongbao
