#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/normal_text.h"

namespace gongbao {

/// A finished file as its readers get it: markup, entities, escapes of JSON, CSV and addresses undone, in
/// cells.
struct Readable {
  std::string text;  ///< normal; cells end in cell_end
  /// From this place of the text on it comes from that byte of the file, up to the next mark.
  struct Mark {
    size_t text = 0;
    size_t source = 0;
  };
  std::vector<Mark> marks;
  /// Relative addresses in links, escapes undone, with the byte where they stand.
  struct Address {
    std::string target;
    size_t source = 0;
  };
  std::vector<Address> addresses;
  bool is_data = false;  ///< CSV or JSON, whose cells are values

  size_t source_of(size_t text_offset) const;
};

/// Gives the file as it can be read, and before it each file packed in it (`member` is its name, else empty).
/// What is text in another encoding than UTF-8 is given in each in which it may be meant. `name` decides
/// between text formats, the first bytes between packed ones.
using ReadableUse =
    std::function<void(std::string_view member, std::string_view bytes, const Readable& readable)>;
void read_finished(std::string_view name, std::string_view bytes, const ReadableUse& use);

}  // namespace gongbao
