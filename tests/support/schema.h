#pragma once
#include <string>
#include <vector>

#include "support/json.h"

namespace gongbao::test {

/// Where a value is not what a schema of docs/schema says: its types, keys and their order, closed lists of
/// words. It reads the part of JSON Schema that those use; the page tests hold the same schemas with a whole
/// implementation.
class SchemaCheck {
 public:
  explicit SchemaCheck(const Json& schema) : root_(schema) {}

  std::vector<std::string> faults(const Json& value) const {
    std::vector<std::string> found;
    check(value, root_, "", found);
    return found;
  }

 private:
  static bool is_of_type(const Json& value, const std::string& type) {
    switch (value.kind) {
      case Json::Kind::null:
        return type == "null";
      case Json::Kind::boolean:
        return type == "boolean";
      case Json::Kind::number:
        return type == "number" ||
               (type == "integer" && value.text.find_first_of(".eE") == std::string::npos);
      case Json::Kind::text:
        return type == "string";
      case Json::Kind::list:
        return type == "array";
      case Json::Kind::object:
        return type == "object";
    }
    return false;
  }

  static bool same(const Json& a, const Json& b) { return a.kind == b.kind && a.text == b.text; }

  void check(const Json& value, const Json& schema, const std::string& place,
             std::vector<std::string>& found) const {
    if (schema.has("$ref")) {
      const std::string name = schema["$ref"].string();
      return check(value, root_["$defs"][name.substr(name.rfind('/') + 1)], place, found);
    }
    if (schema.has("anyOf")) {
      std::vector<std::string> fewest;
      for (size_t i = 0; i < schema["anyOf"].items.size(); ++i) {
        std::vector<std::string> of_one;
        check(value, schema["anyOf"][i], place, of_one);
        if (of_one.empty()) return;
        if (i == 0 || of_one.size() > fewest.size()) fewest = of_one;
      }
      found.insert(found.end(), fewest.begin(), fewest.end());
      return;
    }
    if (schema.has("const") && !same(value, schema["const"])) found.push_back(place + ": not the constant");
    if (schema.has("enum")) {
      const std::vector<Json>& words = schema["enum"].items;
      if (std::none_of(words.begin(), words.end(), [&](const Json& word) { return same(value, word); }))
        found.push_back(place + ": '" + value.text + "' is none of its words");
    }
    if (schema.has("type")) {
      const Json& type = schema["type"];
      const std::vector<Json> types = type.kind == Json::Kind::list ? type.items : std::vector<Json>{type};
      if (std::none_of(types.begin(), types.end(),
                       [&](const Json& one) { return is_of_type(value, one.string()); }))
        return found.push_back(place + ": of another type");
    }
    if (value.kind == Json::Kind::list && schema.has("items"))
      for (size_t i = 0; i < value.items.size(); ++i)
        check(value.items[i], schema["items"], place + "/" + std::to_string(i), found);
    if (value.kind != Json::Kind::object || !schema.has("properties")) return;
    if (value.keys() != schema["properties"].keys())
      return found.push_back(place + ": other keys, or in another order");
    for (const auto& [key, below] : value.members)
      check(below, schema["properties"][key], place + "/" + key, found);
  }

  const Json& root_;
};

}  // namespace gongbao::test
