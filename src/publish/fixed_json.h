#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace gongbao {

/// Appends a text as it stands inside a JSON string (RFC 8259, 7), without the quotes.
void append_json_escaped(std::string& bytes, std::string_view text);

/// Takes JSON of ours apart that has one way of being written: each literal between the values must stand
/// there byte for byte. After anything unexpected all further reads fail.
class FixedJsonReader {
 public:
  explicit FixedJsonReader(std::string_view bytes) : rest_(bytes) {}

  bool take(std::string_view literal);
  bool next_is(char c) const { return good_ && !rest_.empty() && rest_.front() == c; }
  bool at_end() const { return good_ && rest_.empty(); }
  bool good() const { return good_; }
  std::string_view rest() const { return rest_; }

  std::string text();  ///< up to the closing quote, which stays
  uint64_t number();
  Digest digest();  ///< 64 lower-case digits
  bool flag();

 private:
  void escape(std::string& value);
  int nibble(char c);
  std::string_view rest_;
  bool good_ = true;
};

}  // namespace gongbao
