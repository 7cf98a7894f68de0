#pragma once
#include <optional>
#include <string_view>

namespace gongbao {

struct BareUrl {
  std::optional<size_t> end;  ///< nothing where cmark's own rule will do
  size_t seen = 0;            ///< how far it was looked for
};

/// Where a bare URL that begins at `begin` (its scheme, or `www.`) ends in Chinese text: before the first
/// Chinese character and any punctuation that the autolink extension leaves out.
BareUrl find_chinese_end(std::string_view text, size_t begin);

/// The start of the scheme http, https or ftp that ends in the colon at `colon` of `://`, or nothing.
std::optional<size_t> scheme_before(std::string_view text, size_t colon);

/// Whether what begins at `begin` stands where a reference definition's address does: `[label]: `.
bool is_definition_address(std::string_view text, size_t begin);

/// The end of the destination of an inline link, from the `(` at `open`; `open` where there is none.
size_t end_of_destination(std::string_view text, size_t open);

}  // namespace gongbao
