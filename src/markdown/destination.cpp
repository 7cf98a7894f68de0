#include "markdown/destination.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr std::array<std::string_view, 4> external_schemes{"http", "https", "mailto", "tel"};
constexpr std::array<std::string_view, 10> our_schemes{"agency", "campaign", "note",   "summary", "notice",
                                                       "metric", "basis",    "period", "page",    "figure"};

bool contains(const auto& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Browsers drop or skip such characters and then see another address than we do.
bool has_hidden(std::string_view url) {
  for (size_t i = 0; i < url.size();) {
    const CodePoint point = code_point_at(url, i);
    if (is_hidden(point.value) || point.value == '\n' || point.value == '\t') return true;
    i += static_cast<size_t>(point.bytes);
  }
  return false;
}

}  // namespace

Destination judge_destination(std::string_view url) {
  const auto refuse = [](std::string reason) {
    return Destination{Destination::Kind::refused, {}, std::move(reason)};
  };
  if (has_hidden(url)) return refuse("the address holds a character that nobody can see");
  if (url.find('\\') != url.npos) return refuse("the address holds a backslash, which browsers read as /");
  if (trim(url).size() != url.size()) return refuse("the address begins or ends with a space");
  if (url.starts_with("//")) return refuse("an address that begins with // names another server");
  const size_t end = url.find_first_of(":/?#");
  if (end == url.npos || url[end] != ':') return {Destination::Kind::ours, std::string(url), {}};
  const std::string scheme = ascii_lower(url.substr(0, end));
  if (contains(external_schemes, scheme)) return {Destination::Kind::external, std::string(url), {}};
  if (contains(our_schemes, scheme))
    return {Destination::Kind::ours, scheme + std::string(url.substr(end)), {}};
  std::vector<std::string> known(our_schemes.begin(), our_schemes.end());
  known.insert(known.end(), external_schemes.begin(), external_schemes.end());
  const std::optional<std::string> near = nearest(scheme, known);
  return refuse(fmt::format("links to '{}:' are not allowed{}", scheme,
                            near ? fmt::format("; did you mean '{}:'?", *near) : ""));
}

}  // namespace gongbao
