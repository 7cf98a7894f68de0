#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "check/figure_hints.h"
#include "draft/figure_writer.h"

namespace gongbao {

/// A text of the material as Markdown that says just that.
std::string escaped(std::string_view text);

/// Words of the material, taken over into a draft. Their numbers become figure links where a figure says
/// them.
class FreeText {
 public:
  explicit FreeText(const Material& material);

  /// Nothing where a number stays that no figure states, or several do: the draft then refers to the text
  /// instead.
  std::optional<std::string> bound(std::string_view text);
  /// Numbers as they are: for what sets aims, which no figure states.
  std::string plain(std::string_view text) const { return escaped(text); }

 private:
  /// A link for the bare number: where one figure of the campaign has it, and a unit that begins as the text
  /// goes on.
  std::string link_by_value(std::u32string_view text, size_t begin, size_t end);

  bool speaks_of(std::u32string_view text, size_t begin, size_t end, std::string_view link) const;

  const Material& material_;
  FigureWriter writer_;
  Document summary_;
  std::vector<uint32_t> figures_;
  std::optional<FigureHints> hints_;
};

}  // namespace gongbao
