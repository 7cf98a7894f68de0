#include "check/checks.h"

namespace gongbao {
namespace {

/// The circle that following `relation` from `start` runs into, as ids; empty if there is none.
std::vector<std::string> find_circle(const Library& library, Ref<Document> start, Notice::Relation Notice::*relation) {
  std::vector<Ref<Document>> path;
  std::set<Ref<Document>> done;
  std::function<bool(Ref<Document>)> walk = [&](Ref<Document> at) {
    if (at == start && !path.empty()) return true;
    if (!done.insert(at).second) return false;
    path.push_back(at);
    const Notice* notice = library[at].as_notice();
    if (notice)
      for (const Ref<Document> next : (notice->*relation).notices)
        if (walk(next)) return true;
    path.pop_back();
    return false;
  };
  if (!walk(start)) return {};
  std::vector<std::string> ids;
  for (const Ref<Document> one : path) ids.push_back(library[one].id);
  return ids;
}

Place place_of(const Notice::Relation& relation, const Document& document) {
  return relation.ids.empty() ? Place{document.path, 0, 0, 1} : relation.ids.front().place;
}

}  // namespace

void check_notice_chains(const Library& library, Findings& findings) {
  std::map<Ref<Document>, Ref<Document>> superseded_by;
  std::set<Ref<Document>> reported;
  const std::vector<Document>& documents = library.documents();
  for (uint32_t i = 0; i < documents.size(); ++i) {
    const Notice* notice = documents[i].as_notice();
    if (!notice) continue;
    for (const auto relation : {&Notice::supersedes, &Notice::amends, &Notice::corrects}) {
      if ((notice->*relation).notices.empty() || reported.count({i})) continue;
      const std::vector<std::string> circle = find_circle(library, {i}, relation);
      if (circle.empty()) continue;
      std::string chain;
      for (const std::string& id : circle) chain += id + " → ";
      findings.error("notice/circle", place_of(notice->*relation, documents[i]),
                     fmt::format("notices replace each other in a circle: {}{}", chain, circle.front()),
                     "a notice can only act on an earlier one; correct one of them");
      for (const std::string& id : circle)
        if (const auto one = library.find(DocumentKind::notice, id)) reported.insert(*one);
    }
    if (notice->withdrawn || documents[i].status == Status::draft) continue;
    for (const Ref<Document> other : notice->supersedes.notices) {
      const auto [first, fresh] = superseded_by.emplace(other, Ref<Document>{i});
      if (!fresh && first->second != Ref<Document>{i})
        findings.error("notice/heads", place_of(notice->supersedes, documents[i]),
                       fmt::format("'{}' is superseded twice: by '{}' and by '{}'", library[other].id,
                                   library[first->second].id, documents[i].id),
                       "a chain has one current head: let one of them supersede the other");
    }
  }
}

void check_notice_dates(const Library& library, Findings& findings) {
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice) continue;
    const auto first = [](const std::optional<When>& when) {
      return when && when->days() ? when->days()->first : std::nullopt;
    };
    const auto last = [](const std::optional<When>& when) {
      return when && when->days() ? when->days()->last : std::nullopt;
    };
    const auto ordered = [&](std::optional<Day> before, std::optional<Day> after, std::string_view message) {
      if (before && after && *after < *before)
        findings.error("notice/dates", {document.path, 1, 1, 1}, std::string(message), "correct one of the two dates");
    };
    ordered(first(notice->effective), last(notice->expires), "this notice expires before it takes effect");
    if (notice->consultation)
      ordered(first(notice->consultation->start), last(notice->consultation->end),
              "the consultation ends before it starts");
  }
}

}  // namespace gongbao
