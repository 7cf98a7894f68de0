#pragma once
#include <string>
#include <vector>

#include "base/finding.h"
#include "render/value.h"

namespace gongbao {

enum class FieldKind { text, flag, list };  // in the order of Value::Field

/// The keys that a template names on one kind of object: the page, or the items of one list. Binding an
/// object finds them all and says which are missing, also those in parts of the template that the object does
/// not show.
class Scope {
 public:
  /// `object`: for messages: "the page", "an item of 'notices'".
  explicit Scope(std::string object) : object_(std::move(object)) {}

  /// The slot of a key used as `kind`; `place` is that of the first tag that uses it so.
  size_t slot(const std::string& key, FieldKind kind, const Place& place);

  /// Objects of one kind have the same keys in the same order (they come from the same code), so where they
  /// stand is learned from the first and then only compared.
  void bind(const Value& object, Findings& findings);
  /// Of the bound object; null where it is missing or of another kind.
  const Value::Field* operator[](size_t slot) const { return fields_[slot]; }
  /// What was reported once is reported again: on each page once, whatever was rendered before.
  void forget_reports();

 private:
  struct Use {
    std::string key;
    FieldKind kind;
    Place place;
    size_t member = 0;  ///< in the objects' members; their count where the key is missing
    bool is_reported = false;
  };
  bool has_learned(const Value& object) const;
  void learn(const Value& object);
  void report(Use& use, const Value& object, Findings& findings);

  std::string object_;
  std::vector<Use> uses_;
  std::vector<const char*> keys_;
  std::vector<const Value::Field*> fields_;
  bool has_reports_ = false;
};

}  // namespace gongbao
