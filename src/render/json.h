#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// Where the JSON will stand. Inside an HTML script element (JSON-LD) `<`, `>`, `&`, U+2028 and U+2029 are
/// written \uXXXX.
enum class JsonPlace { file, html };

/// Appends a text as a JSON string, with its quotes. Bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text, JsonPlace place = JsonPlace::file);

/// Writes JSON (RFC 8259) in the order of the calls, compact, always the same bytes. Bytes that are not UTF-8
/// become U+FFFD. In an object each value follows its key, or is given with it. Misuse is asserted.
class JsonWriter {
 public:
  explicit JsonWriter(JsonPlace place = JsonPlace::file) : place_(place) {}

  JsonWriter& begin_object() { return begin('{', '}'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_array() { return begin('[', ']'); }
  JsonWriter& end_array() { return end(']'); }
  JsonWriter& key(std::string_view name);

  JsonWriter& text(std::string_view value);
  JsonWriter& flag(bool value) { return literal(value ? "true" : "false"); }
  JsonWriter& number(int64_t value) { return literal(std::to_string(value)); }
  JsonWriter& null() { return literal("null"); }

  JsonWriter& begin_object(std::string_view name) { return key(name).begin_object(); }
  JsonWriter& begin_array(std::string_view name) { return key(name).begin_array(); }
  JsonWriter& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& flag(std::string_view name, bool value) { return key(name).flag(value); }
  JsonWriter& number(std::string_view name, int64_t value) { return key(name).number(value); }
  JsonWriter& null(std::string_view name) { return key(name).null(); }

  /// The next element or closing bracket begins on a new line, so that a data file has one row a line.
  JsonWriter& new_line();

  /// The finished text; everything that was begun has ended.
  std::string take();

 private:
  struct Level {
    char closer;
    bool has_element = false;
    bool has_key = false;  ///< in an object: the key stands, its value does not
  };
  JsonWriter& begin(char opener, char closer);
  JsonWriter& end(char closer);
  JsonWriter& literal(std::string_view value);
  void before_value();
  void separate();
  void quote(std::string_view value);

  JsonPlace place_;
  std::string bytes_;
  std::vector<Level> levels_;
  bool new_line_ = false;
};

}  // namespace gongbao
