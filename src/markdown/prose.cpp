#include "markdown/prose.h"

#include "base/utf8.h"
#include "markdown/plain_text.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

constexpr std::string_view object = "\uFFFC";  // what is no prose
constexpr size_t most_skipped = 48;  // bytes of an escape, an entity or a mark between two characters
constexpr size_t farthest = 4096;    // how far a text is sought whose column cmark got wrong

class ProseMaker {
 public:
  ProseMaker(const std::vector<Step>& steps, const SourceMap& map) : steps_(steps), map_(map) {}

  std::vector<ProseBlock> make() {
    int column = 0;
    for (size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      if (!step.enter) continue;
      if (step.kind == Kind::table_row) column = 0;
      if (step.kind == Kind::paragraph) make_block(i, {});
      if (step.kind == Kind::heading) make_block(i, {ProseBlock::Kind::heading, 0, {}, {}});
      if (step.kind == Kind::table_cell)
        make_block(
            i, {step.is_header ? ProseBlock::Kind::header_cell : ProseBlock::Kind::cell, column++, {}, {}});
    }
    return std::move(blocks_);
  }

 private:
  void make_block(size_t opening, ProseBlock block) {
    const Step& whole = steps_[opening];
    block_ = std::move(block);
    length_ = 0;
    cursor_ = map_.offset(whole.line, whole.kind == Kind::table_cell ? whole.column : 1);
    end_ = map_.end_of_line(std::max(whole.line, whole.end_line));
    for (size_t i = opening + 1; i < whole.partner; ++i) {
      const Step& step = steps_[i];
      switch (step.kind) {
        case Kind::text:
          add_text(step);
          break;
        case Kind::soft_break:
          if (!is_chinese_break(steps_, i)) add(" ");
          break;
        case Kind::line_break:
          add(" ");
          break;
        case Kind::link:
          if (!step.enter || !stands_for_something_else(i)) break;
          add(object);
          i = step.partner;
          break;
        case Kind::image:
          add(object);
          i = step.partner;
          break;
        case Kind::code:
        case Kind::html_inline:
          add(object);
          break;
        default:
          break;
      }
    }
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
  }

  /// A figure link, whose number is bound, or an address that is its own text.
  bool stands_for_something_else(size_t link) const {
    const Step& step = steps_[link];
    if (step.url.starts_with("figure:")) return true;
    const Step& child = steps_[link + 1];
    return child.kind == Kind::text && step.partner == link + 2 && step.url.ends_with(child.text);
  }

  void add(std::string_view text) {
    block_.text += text;
    length_ += static_cast<uint32_t>(count_code_points(text));
  }

  /// Follows a text and the source side by side; behind every escape, entity or mark a new stretch begins.
  void add_text(const Step& step) {
    const std::string_view source = map_.text().substr(0, end_);
    size_t at = find(step, source);
    bool in_step = false;
    for (size_t i = 0; i < step.text.size();) {
      const auto bytes = static_cast<size_t>(code_point_at(step.text, i).bytes);
      const std::string_view character = step.text.substr(i, bytes);
      if (at < source.size() && !source.substr(at).starts_with(character)) {
        const size_t skipped = source.substr(at, most_skipped).find(character);
        if (skipped != source.npos) at += skipped;
        in_step = false;
      }
      if (!in_step) {
        const Place place = map_.place(std::min(at, source.size()));
        block_.places.push_back({length_, place.line, place.column});
        in_step = true;
      }
      add(character);
      at += bytes;
      i += bytes;
    }
    cursor_ = std::min(at, source.size());
  }

  size_t find(const Step& step, std::string_view source) const {
    constexpr size_t compared = 12;
    const std::string_view start = step.text.substr(0, compared);
    const size_t guess = step.line > 0 ? map_.offset(step.line, step.column) : cursor_;
    if (guess >= cursor_ && source.substr(std::min(guess, source.size())).starts_with(start)) return guess;
    const size_t found = source.substr(std::min(cursor_, source.size()), farthest).find(start);
    return found == source.npos ? std::max(guess, cursor_) : cursor_ + found;
  }

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  std::vector<ProseBlock> blocks_;
  ProseBlock block_;
  uint32_t length_ = 0;  ///< of the block's text, in code points
  size_t cursor_ = 0;    ///< in marked text: what is sought lies in [cursor_, end_)
  size_t end_ = 0;
};

}  // namespace

std::vector<ProseBlock> prose_of(const std::vector<Step>& steps, const SourceMap& map) {
  return ProseMaker(steps, map).make();
}

}  // namespace gongbao
