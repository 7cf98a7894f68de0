#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::test {

/// A JSON value as it stands in the text (RFC 8259). A second reader, so that the program's writer is not its
/// own judge.
struct Json {
  enum class Kind { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  std::string text;  ///< of a text its characters; of a number, true and false their spelling
  std::vector<Json> items;
  std::vector<std::pair<std::string, Json>> members;

  bool is_null() const { return kind == Kind::null; }
  bool has(std::string_view key) const;
  /// Throws std::runtime_error if there is none.
  const Json& operator[](std::string_view key) const;
  const Json& operator[](size_t index) const;
  /// The text or number, or nothing of null.
  const std::string& string() const { return text; }
  int number() const;
  std::vector<std::string> keys() const;
};

/// Throws std::runtime_error if the text is not one JSON value, or an object has a key twice.
Json parse_json(std::string_view text);

}  // namespace gongbao::test
