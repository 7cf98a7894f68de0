#include "render/value.h"

#include <cstring>

namespace gongbao {

Value::Field& Value::field(const char* key) {
  for (Member& member : members_)
    if (member.key == key || (*member.key == *key && std::strcmp(member.key, key) == 0)) return member.field;
  if (members_.empty()) members_.reserve(8);  // most objects have as many; growing costs more than setting
  members_.push_back({key, {}});
  return members_.back().field;
}

Value& Value::set(const char* key, std::string text) {
  field(key) = std::move(text);
  return *this;
}

Value& Value::set(const char* key, bool flag) {
  field(key) = flag;
  return *this;
}

Value& Value::set(const char* key, List list) {
  field(key) = std::move(list);
  return *this;
}

Value& Value::set_optional(const char* flag_key, const char* key, std::string text) {
  set(flag_key, !text.empty());
  return set(key, std::move(text));
}

Value& Value::set_list(const char* flag_key, const char* key, List list) {
  set(flag_key, !list.empty());
  return set(key, std::move(list));
}

const Value::Field* Value::find(std::string_view key) const {
  for (const Member& member : members_)
    if (member.key == key) return &member.field;
  return nullptr;
}

}  // namespace gongbao
