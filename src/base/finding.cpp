#include "base/finding.h"

#include "base/finding_code.h"
#include "base/text.h"

namespace gongbao {

void Findings::add(Finding finding) {
  assert(find_code(finding.code) && "a finding's code must stand in finding_codes()");
  items_.push_back(std::move(finding));
}

void Findings::error(std::string_view code, Place place, std::string message, std::string hint) {
  add({std::move(place), Severity::error, std::string(code), std::move(message), std::move(hint)});
}

void Findings::warning(std::string_view code, Place place, std::string message, std::string hint) {
  add({std::move(place), Severity::warning, std::string(code), std::move(message), std::move(hint)});
}

void Findings::append(const Findings& other) {
  items_.insert(items_.end(), other.items_.begin(), other.items_.end());
}

bool Findings::has_errors() const {
  return std::any_of(items_.begin(), items_.end(), [](const Finding& f) { return f.severity == Severity::error; });
}

std::vector<Finding> Findings::sorted() const {
  std::vector<Finding> result = items_;
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

std::string did_you_mean(std::string_view given, const std::vector<std::string>& known) {
  const std::optional<std::string> near = nearest(given, known);
  return near ? fmt::format("; did you mean '{}'?", *near) : std::string();
}

}  // namespace gongbao
