#include "markdown/plain_text.h"

#include "markdown/characters.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

constexpr int most_steps = 32;  // how far a break looks for its neighbours
constexpr int most_marks = 4;

/// What stands on one side of a break.
struct Neighbour {
  bool is_chinese = false;  ///< may be Chinese
  bool is_firm = false;     ///< can be nothing else
};

/// Adds the characters of `text` from its beginning (or end) on; says whether more must be seen.
class NeighbourSearch {
 public:
  explicit NeighbourSearch(bool forward) : forward_(forward) {}

  bool wants_more_than(std::string_view text) {
    for (size_t at = forward_ ? 0 : text.size(); forward_ ? at < text.size() : at > 0;) {
      const CodePoint point = forward_ ? code_point_at(text, at) : code_point_before(text, at);
      at = forward_ ? at + static_cast<size_t>(point.bytes) : at - static_cast<size_t>(point.bytes);
      if (!seen_) result.is_chinese = is_chinese_context(point.value);
      seen_ = true;
      if (is_wide(point.value)) result.is_firm = true;
      if (!is_shared_mark(point.value) || ++marks_ > most_marks) return false;
    }
    return true;
  }
  /// A link without text is filled with a figure or a title, which join Chinese without a space.
  void meet_empty_link() {
    if (!seen_) result.is_chinese = true;
  }

  Neighbour result;

 private:
  bool forward_;
  bool seen_ = false;
  int marks_ = 0;
};

Neighbour look(const std::vector<Step>& steps, size_t from, bool forward) {
  NeighbourSearch search(forward);
  size_t i = from;
  for (int count = 0; count < most_steps; ++count) {
    if (forward ? ++i == steps.size() : i-- == 0) break;
    const Step& step = steps[i];
    if (is_block(step.kind) || step.kind == Kind::line_break || step.kind == Kind::image) break;
    if (step.kind == Kind::link && (step.partner == i + 1 || step.partner + 1 == i)) {
      search.meet_empty_link();
      break;
    }
    if ((step.kind == Kind::text || step.kind == Kind::code) && !search.wants_more_than(step.text)) break;
  }
  return search.result;
}

}  // namespace

bool is_chinese_break(const std::vector<Step>& steps, size_t index) {
  const Neighbour before = look(steps, index, false);
  if (!before.is_chinese) return false;
  const Neighbour after = look(steps, index, true);
  return after.is_chinese && (before.is_firm || after.is_firm);
}

std::string plain_text(const std::vector<Step>& steps, size_t begin, size_t end, RawHtmlText raw) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    const Step& step = steps[i];
    switch (step.kind) {
      case Kind::text:
      case Kind::code:
        text += step.text;
        break;
      case Kind::html_inline:
        if (raw == RawHtmlText::keep) text += step.text;
        break;
      case Kind::line_break:
        text += ' ';
        break;
      case Kind::soft_break:
        if (!is_chinese_break(steps, i)) text += ' ';
        break;
      default:
        break;
    }
  }
  return text;
}

}  // namespace gongbao
