#include "audit/leak_audit.h"

#include "audit/reckoned_numbers.h"
#include "base/error.h"
#include "base/file.h"
#include "base/record.h"

namespace gongbao {
namespace {

constexpr size_t files_at_once = 64;  // one worker's item: small files cost more to hand out than to search
constexpr uint64_t bytes_at_once = 4 << 20;
constexpr size_t most_told = 5;  // texts of one source: the first few say where the hole is

/// Each text once; of one that stands in several places, the first.
std::vector<WithheldText> each_once(std::vector<WithheldText> texts) {
  std::vector<WithheldText> result;
  std::set<std::tuple<WithheldText::Kind, std::string, std::vector<std::string>>> known;
  for (WithheldText& text : texts)
    if (known.insert({text.kind, text.text, text.units}).second) result.push_back(std::move(text));
  return result;
}

/// Stretches of the list that a worker takes as one.
std::vector<std::pair<size_t, size_t>> portions_of(const std::vector<std::string>& files,
                                                   const std::filesystem::path& tree, uint64_t& bytes) {
  std::vector<std::pair<size_t, size_t>> portions;
  size_t begin = 0;
  uint64_t size = 0;
  for (size_t i = 0; i < files.size(); ++i) {
    std::error_code missing;
    const uint64_t one = std::filesystem::file_size(tree / files[i], missing);
    if (missing)
      throw Error(fmt::format("the finished file '{}' cannot be read: {}", files[i], missing.message()));
    bytes += one;
    size += one;
    if (i + 1 - begin < files_at_once && size < bytes_at_once && i + 1 < files.size()) continue;
    portions.emplace_back(begin, i + 1);
    begin = i + 1;
    size = 0;
  }
  return portions;
}

struct FoundHit {
  size_t file = 0;
  LeakHit hit;
};

std::vector<FoundHit> search_files(const AuditedFiles& files, const FileSearch& search,
                                   const WorkLimits& limits, uint64_t& bytes) {
  const auto portions = portions_of(files.paths, files.tree, bytes);
  WorkLimits patient = limits;
  patient.item_time = std::chrono::seconds(120);
  patient.item_wall = std::chrono::seconds(600);
  if (limits.progress)  // in files
    patient.progress = [&](size_t done) { limits.progress(done == 0 ? 0 : portions[done - 1].second); };
  const Outcomes outcomes = parallel_map(portions.size(), patient, [&] {
    return [&](size_t portion) {
      RecordWriter record;
      for (size_t i = portions[portion].first; i < portions[portion].second; ++i)
        for (const LeakHit& hit : search.search(files.paths[i], read_file(files.tree / files.paths[i]))) {
          record.number(static_cast<int64_t>(i));
          record.number(static_cast<int64_t>(hit.text));
          record.number(static_cast<int64_t>(hit.how));
          record.text(hit.member);
          record.number(hit.line);
        }
      return record.take();
    };
  });
  std::vector<FoundHit> found;
  for (size_t portion = 0; portion < portions.size(); ++portion) {
    if (outcomes[portion].loss != Loss::none)
      throw Error(
          fmt::format("the finished files from '{}' on could not be searched for leaks: the worker ended",
                      files.paths[portions[portion].first]));
    for (RecordReader record(outcomes[portion].bytes); true;) {
      FoundHit one;
      one.file = static_cast<size_t>(record.number());
      one.hit.text = static_cast<size_t>(record.number());
      one.hit.how = static_cast<LeakHit::How>(record.number());
      one.hit.member = record.text();
      one.hit.line = static_cast<int>(record.number());
      if (!record.good()) break;
      found.push_back(std::move(one));
    }
  }
  return found;
}

/// Numbers that anybody could reckon from what may be seen are no leaks.
void leave_out_reckoned(std::vector<FoundHit>& found, const SoughtTexts& sought, const PublicView& view,
                        const Library& library) {
  std::vector<Decimal> numbers;
  std::map<size_t, size_t> number_of;  // by text
  for (const FoundHit& one : found)
    if (one.hit.how == LeakHit::How::number && number_of.try_emplace(one.hit.text, numbers.size()).second)
      numbers.push_back(Decimal::parse(sought.texts()[one.hit.text].text).value_or(Decimal()));
  if (numbers.empty()) return;
  const std::vector<bool> reckoned = reckoned_numbers(numbers, view.figures, library);
  std::erase_if(found, [&](const FoundHit& one) {
    return one.hit.how == LeakHit::How::number && reckoned[number_of.at(one.hit.text)];
  });
}

std::string_view code_of(LeakHit::How how) {
  constexpr std::string_view codes[] = {"leak/text", "leak/number", "leak/address", "leak/file"};
  return codes[static_cast<size_t>(how)];
}

std::string place_in_site(const AuditedFiles& files, const FoundHit& found) {
  std::string place = "'" + files.paths[found.file] + "'";
  if (!found.hit.member.empty()) place += fmt::format(", '{}'", found.hit.member);
  if (found.hit.line > 0) place += fmt::format(", line {}", found.hit.line);
  return place;
}

/// Never the text itself: whoever reads the log may not be one who may read the text.
void report(const AuditedFiles& files, const SoughtTexts& sought, const PublicView& view,
            const std::vector<FoundHit>& found, Findings& findings) {
  std::map<std::pair<bool, size_t>, std::pair<const FoundHit*, size_t>> first;  // with the number of files
  for (const FoundHit& one : found) {
    auto& entry = first[{one.hit.how == LeakHit::How::file, one.hit.text}];
    if (!entry.first) entry.first = &one;
    ++entry.second;
  }
  std::map<std::string, size_t> told;
  for (const auto& [key, entry] : first) {
    const auto& [one, count] = entry;
    const bool is_file = key.first;
    const Place place =
        is_file ? Place{view.withheld[key.second].path, 0, 0, 1} : sought.texts()[key.second].place;
    const Hidden reason = is_file ? view.withheld[key.second].reason : sought.texts()[key.second].reason;
    if (++told[place.path] > most_told) continue;
    const std::string more = count > 1 ? fmt::format(" and {} more", count - 1) : std::string();
    findings.error(code_of(one->hit.how), place,
                   fmt::format("this is {}, and the finished site holds it: {}{}", reason_in_words(reason),
                               place_in_site(files, *one), more),
                   "nothing went live. If a page makes these words by itself, write them otherwise; else it "
                   "is a fault of "
                   "this program: report it");
  }
}

std::vector<WithheldText> texts_of(const AuditedSource& source, const PublicView& view,
                                   const WorkLimits& limits, Cache& cache) {
  std::vector<WithheldText> withheld =
      each_once(read_withheld_texts(view, source.snapshot, source.library, source.history, limits));
  return without_public_texts(std::move(withheld), view, source.snapshot, source.library, source.theme,
                              limits, cache);
}

}  // namespace

LeakAudit::LeakAudit(const AuditedSource& source, const WorkLimits& limits, Cache& cache)
    : library_(source.library),
      view_(read_public_view(source.snapshot, source.library, source.history, source.as_of, limits)),
      sought_(texts_of(source, view_, limits, cache)),
      search_(sought_, view_, source.library.config.base_url) {}

SearchedFiles LeakAudit::search(const AuditedFiles& files, const WorkLimits& limits,
                                Findings& findings) const {
  SearchedFiles result;
  std::vector<FoundHit> found = search_files(files, search_, limits, result.bytes);
  // Before coincidences are left out: what they are is no part of the question.
  std::vector<bool> is_clean(files.paths.size(), true);
  for (const FoundHit& one : found) is_clean[one.file] = false;
  for (size_t i = 0; i < is_clean.size(); ++i)
    if (is_clean[i]) result.clean.push_back(files.paths[i]);
  leave_out_reckoned(found, sought_, view_, library_);
  report(files, sought_, view_, found, findings);
  return result;
}

}  // namespace gongbao
