#include "render/scope.h"

#include "base/text.h"

namespace gongbao {
namespace {

std::string_view name_of(size_t kind) {
  constexpr std::string_view names[] = {"a text", "a flag", "a list"};
  return names[kind];
}

}  // namespace

size_t Scope::slot(const std::string& key, FieldKind kind, const Place& place) {
  for (size_t i = 0; i < uses_.size(); ++i)
    if (uses_[i].key == key && uses_[i].kind == kind) return i;
  uses_.push_back({key, kind, place});
  fields_.push_back(nullptr);
  return uses_.size() - 1;
}

void Scope::bind(const Value& object, Findings& findings) {
  if (!has_learned(object)) learn(object);
  const std::vector<Value::Member>& members = object.members();
  for (size_t i = 0; i < uses_.size(); ++i) {
    Use& use = uses_[i];
    const Value::Field* field = use.member < members.size() ? &members[use.member].field : nullptr;
    fields_[i] = field && field->index() == static_cast<size_t>(use.kind) ? field : nullptr;
    if (!fields_[i] && !use.is_reported) report(use, object, findings);
  }
}

/// Keys are literals: the same address is the same key.
bool Scope::has_learned(const Value& object) const {
  const std::vector<Value::Member>& members = object.members();
  return std::equal(members.begin(), members.end(), keys_.begin(), keys_.end(),
                    [](const Value::Member& member, const char* key) { return member.key == key; });
}

void Scope::learn(const Value& object) {
  const std::vector<Value::Member>& members = object.members();
  keys_.clear();
  for (const Value::Member& member : members) keys_.push_back(member.key);
  for (Use& use : uses_) {
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const Value::Member& member) { return use.key == member.key; });
    use.member = static_cast<size_t>(found - members.begin());
  }
}

void Scope::report(Use& use, const Value& object, Findings& findings) {
  use.is_reported = has_reports_ = true;
  if (const Value::Field* field = object.find(use.key)) {
    findings.error("template/kind", use.place,
                   fmt::format("'{}' of {} is {}, and used as {}", use.key, object_, name_of(field->index()),
                               name_of(static_cast<size_t>(use.kind))));
    return;
  }
  std::vector<std::string> known;
  for (const Value::Member& member : object.members()) known.push_back(member.key);
  findings.error("template/missing-key", use.place,
                 fmt::format("{} has no key '{}'{}", object_, use.key, did_you_mean(use.key, known)));
}

void Scope::forget_reports() {
  if (!std::exchange(has_reports_, false)) return;
  for (Use& use : uses_) use.is_reported = false;
}

}  // namespace gongbao
