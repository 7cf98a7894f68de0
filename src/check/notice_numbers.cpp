// Document numbers: written as GB/T 9704 has it, each once, of the year of issue, and none left out of a
// series.
#include "check/checks.h"
#include "content/doc_number.h"

namespace gongbao {
namespace {

struct Numbered {
  int64_t number = 0;
  const Document* document = nullptr;
};
using Series = std::map<std::pair<std::string, int>, std::vector<Numbered>>;  // by 机关代字 and year

const Place& place_of(const Document& document) { return document.as_notice()->places.doc_number; }

void check_writing(const Document& document, const DocNumberReading& reading, Findings& findings) {
  if (reading.fault.empty()) return;
  findings.warning(
      "notice/number", place_of(document),
      fmt::format("'{}' is no 发文字号 as it should be: {}", document.as_notice()->doc_number, reading.fault),
      reading.number ? fmt::format("write {}", reading.number->text()) : "write it like 穗食安办〔2026〕3号");
}

void check_year(const Document& document, const DocNumber& number, Findings& findings) {
  const std::optional<When>& issued = document.as_notice()->issued;
  const std::optional<DayRange> days = issued ? issued->days() : std::nullopt;
  if (!days || !days->first || !days->last) return;
  if (number.year < days->first->year() || days->last->year() < number.year)
    findings.warning("notice/number-year", place_of(document),
                     fmt::format("the number is of {}, the notice of {}", number.year, issued->text()),
                     "correct the number, or 'issued'");
}

/// "2, 5–7": the numbers up to the last that no notice bears.
std::string missing_in(const std::vector<Numbered>& known) {
  std::string missing;
  int64_t expected = 1;
  for (const Numbered& one : known) {
    if (expected < one.number) {
      missing += fmt::format("{}{}", missing.empty() ? "" : ", ", expected);
      if (expected + 1 < one.number) missing += fmt::format("–{}", one.number - 1);
    }
    expected = one.number + 1;
  }
  return missing;
}

/// Agencies publish few of their numbers: only a series of which more than half stands here is taken to be
/// kept here as a whole.
void check_gaps(const std::pair<std::string, int>& series, const std::vector<Numbered>& known,
                Findings& findings) {
  const auto count = static_cast<int64_t>(known.size());
  if (known.back().number == count || count * 2 <= known.back().number) return;
  size_t after = 0;
  while (known[after].number == static_cast<int64_t>(after) + 1) ++after;
  findings.warning(
      "notice/number-gap", place_of(*known[after].document),
      fmt::format("{}〔{}〕 goes up to {}号, and no notice has {}", series.first, series.second,
                  known.back().number, missing_in(known)),
      "add what is missing, or correct a number; a number given up or not published is no fault");
}

}  // namespace

void check_doc_numbers(const Library& library, Findings& findings) {
  Series all;
  for (const Document& document : library.documents()) {
    const Notice* notice = document.as_notice();
    if (!notice || notice->doc_number.empty()) continue;
    const DocNumberReading reading = read_doc_number(notice->doc_number);
    check_writing(document, reading, findings);
    if (!reading.number) continue;
    check_year(document, *reading.number, findings);
    all[{reading.number->series, reading.number->year}].push_back({reading.number->number, &document});
  }
  for (auto& [series, known] : all) {
    std::stable_sort(known.begin(), known.end(),
                     [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
    const auto same = [](const Numbered& a, const Numbered& b) { return a.number == b.number; };
    for (auto twin = std::adjacent_find(known.begin(), known.end(), same); twin != known.end();
         twin = std::adjacent_find(twin, known.end(), same)) {
      findings.error("notice/number-twice", place_of(*twin[1].document),
                     fmt::format("{}〔{}〕{}号 is the number of another notice: {}", series.first,
                                 series.second, twin->number, twin->document->path),
                     "correct one of them");
      twin = known.erase(twin + 1) - 1;
    }
    check_gaps(series, known, findings);
  }
}

}  // namespace gongbao
