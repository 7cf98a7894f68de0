#include "base/utf8.h"
#include "check/checks.h"
#include "content/closing_date.h"
#include "review/notice_state.h"

namespace gongbao {
namespace {

/// The circle that following `relation` from `start` runs into, as ids; empty if there is none.
std::vector<std::string> find_circle(const Library& library, Ref<Document> start,
                                     Notice::Relation Notice::*relation) {
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

/// What a notice does to those of agencies that are none of its business has no effect.
void check_authority(const Library& library, const Document& document, Findings& findings) {
  const Notice& notice = *document.as_notice();
  if (!document.agency) return;
  for (const auto& [relation, verb] :
       {std::pair(&notice.supersedes, "supersede"), std::pair(&notice.amends, "amend"),
        std::pair(&notice.corrects, "correct")})
    for (const Sourced& id : relation->ids) {
      const std::optional<Ref<Document>> other = library.find(DocumentKind::notice, to_nfc(id.text));
      if (!other || !library[*other].agency || may_act_on(library.agencies, document, library[*other]))
        continue;
      findings.error(
          "notice/authority", id.place,
          fmt::format("{} cannot {} a notice of {}: it is neither below it nor its predecessor",
                      library.agencies[*document.agency].name, verb,
                      library.agencies[*library[*other].agency].name),
          "without effect; name it in 'related', or correct 'agency', or 'parent' and 'succeeded_by' in "
          "content/agencies.toml");
    }
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
    check_authority(library, documents[i], findings);
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

namespace {

std::optional<Day> first_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->first : std::nullopt;
}

std::optional<Day> last_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->last : std::nullopt;
}

/// 成文日期 in the text: where it bears one, it is `issued`.
void check_closing_date(const Library& library, const Document& document, Findings& findings) {
  const Notice& notice = *document.as_notice();
  const std::optional<DayRange> issued = notice.issued ? notice.issued->days() : std::nullopt;
  const std::optional<ClosingDate> closing =
      find_closing_date(document.body.text, names_of_issuer(library.agencies, document));
  if (!issued || !closing) return;
  const bool agrees = closing->day && (!issued->first || *issued->first <= *closing->day) &&
                      (!issued->last || *closing->day <= *issued->last);
  if (!agrees)
    findings.error(
        "notice/date-in-text", notice.places.issued,
        fmt::format("the text ends with {}, and 'issued' is {}", closing->words, notice.issued->text()),
        "the 成文日期 of text and front matter is one day; correct the wrong one");
}

}  // namespace

void check_notice_dates(const Library& library, Findings& findings) {
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice) continue;
    const auto ordered = [&](std::optional<Day> before, std::optional<Day> after, const Place& place,
                             std::string_view message) {
      if (!before || !after || !(*after < *before)) return;
      findings.error("notice/dates", place,
                     fmt::format("{}: {} is before {}", message, after->iso(), before->iso()),
                     "correct one of the two dates");
    };
    const Notice::Places& at = notice->places;
    const std::optional<Day> issued = first_day(notice->issued);
    ordered(issued, last_day(notice->effective), at.effective,
            "this notice takes effect before it is issued");
    const std::optional<Day> effective = first_day(notice->effective);
    ordered(
        effective ? effective : issued, last_day(notice->expires), at.expires,
        effective ? "this notice expires before it takes effect" : "this notice expires before it is issued");
    if (notice->withdrawn)
      ordered(issued, last_day(notice->withdrawn->date), at.withdrawn,
              "this notice is withdrawn before it is issued");
    if (notice->publish)
      ordered(issued, Instant{notice->publish->seconds, library.config.zone_minutes}.day(), at.publish,
              "this notice is published before it is issued");
    if (notice->consultation)
      ordered(first_day(notice->consultation->start), last_day(notice->consultation->end), at.consultation,
              "the consultation ends before it starts");
    check_closing_date(library, document, findings);
  }
}

void check_withdrawals(const Library& library, Day today, Findings& findings) {
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    const std::optional<Day> day =
        notice && notice->withdrawn ? first_day(notice->withdrawn->date) : std::nullopt;
    if (!day || !(today < *day)) continue;
    findings.error(
        "notice/withdrawn", notice->places.withdrawn,
        fmt::format("this notice is withdrawn on {}, which is still to come: its text would be gone now",
                    day->iso()),
        "a withdrawal is a fact: add it on its day; for an end known before, write `expires:`");
  }
}

}  // namespace gongbao
