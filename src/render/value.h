#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace gongbao {

/// Data for a template: a tree of texts, flags and lists. Keys are literals of the program and are not
/// copied. Every key that a template names must be set on every object of its kind; one that is not is an
/// error when the page is rendered.
class Value {
 public:
  using List = std::vector<Value>;
  Value() = default;

  /// Setting a key again replaces its field.
  Value& set(const char* key, std::string text);
  Value& set(const char* key, std::string_view text) { return set(key, std::string(text)); }
  Value& set(const char* key, const char* text) { return set(key, std::string(text)); }
  Value& set(const char* key, bool flag);
  Value& set(const char* key, List list);
  /// Sets `key` to the text and `has_<key>` (given as `flag_key`) to whether it is not empty.
  Value& set_optional(const char* flag_key, const char* key, std::string text);
  /// Sets `key` to the list and `has_<key>` (given as `flag_key`) to whether it is not empty.
  Value& set_list(const char* flag_key, const char* key, List list);
  template <class T>
  Value& set(const char*, T) = delete;  // numbers are formatted by whoever knows how

  using Field = std::variant<std::string, bool, List>;
  struct Member;
  const std::vector<Member>& members() const { return members_; }
  const Field* find(std::string_view key) const;

 private:
  Field& field(const char* key);
  std::vector<Member> members_;
};

struct Value::Member {
  const char* key;
  Field field;
};

}  // namespace gongbao
