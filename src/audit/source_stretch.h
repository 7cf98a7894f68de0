#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "audit/public_view.h"

namespace gongbao {

/// A text of a source file: a value of its front matter or of a register, or a line of its body.
struct SourceStretch {
  std::string_view text;
  bool is_body = false;  ///< Markdown, as written
  int line = 0;
  int column = 0;
};

enum class Side { withheld, visible };

/// Gives every text of a document or TOML file that belongs to one side of the split. What no reader of ours
/// can make out is given line by line.
void each_stretch(std::string_view bytes, const SourcePiece& piece, Side side, const Library& library,
                  const std::function<void(const SourceStretch&)>& use);

}  // namespace gongbao
