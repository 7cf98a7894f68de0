#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/diff_report.h"
#include "cli/diff_side.h"
#include "cli/named_document.h"
#include "cli/report.h"
#include "cli/theme_source.h"
#include "content/front_matter.h"
#include "render/difference_page.h"
#include "source/history.h"

namespace gongbao {
namespace {

using Side = std::unique_ptr<DiffSide>;

constexpr std::string_view registers[] = {"site.toml", "content/agencies.toml", "content/metrics.toml",
                                          "content/bases.toml"};

/// Reads the sides and compares them.
class Differ {
 public:
  explicit Differ(const Options& options)
      : options_(options), limits_{.jobs = options.jobs}, as_of_(moment_of(options)) {
    to_ = read_side(to_request(), as_of_, limits_);
  }

  /// Nothing where the subject is neither a document nor a report.
  std::optional<DiffResult> run() {
    if (options_.subject.empty()) {
      read_from(before_all());
      return result(site());
    }
    std::optional<Ref<Document>> now = find_named_document(to_->library, options_.subject);
    read_from(now ? before(to_->library[*now]) : before_all());
    std::optional<Ref<Document>> then;
    if (from_ && now) then = counterpart(to_->library, *now, from_->library);
    if (from_ && now && !then) then = from_->library.at_path(old_path_);
    if (from_ && !now) {
      then = find_named_document(from_->library, options_.subject);
      if (then) now = counterpart(from_->library, *then, to_->library);
    }
    if (now || then) return result(documents({{then, now}}).front());
    if (const std::optional<ReportDifference> found = report()) return result(*found);
    return std::nullopt;
  }

  const DiffSide& to() const { return *to_; }
  const DiffSide* from() const { return from_.get(); }
  const WorkLimits& limits() const { return limits_; }

 private:
  SourceRequest to_request() const {
    return {options_.directory, options_.diff.to.empty() ? "HEAD" : options_.diff.to, options_.worktree};
  }

  void read_from(const std::string& revision) {
    if (!revision.empty()) from_ = read_side({options_.directory, revision, false}, as_of_, limits_);
  }

  std::string before_all() const {
    if (!options_.diff.from.empty()) return options_.diff.from;
    return options_.worktree ? "HEAD" : to_request().revision + "~1";
  }

  /// The commit that changed the document before the last one that did; empty where that added it.
  std::string before(const Document& document) {
    if (!options_.diff.from.empty() || options_.worktree) return before_all();
    Findings unread;
    const History history = read_history(to_request(), to_->snapshot, limits_, unread);
    const std::vector<Version>& versions = history.versions(document.path);
    const bool is_unknown =
        versions.empty() ? to_->snapshot.is_shallow() : versions.front().before == Version::Before::unknown;
    if (is_unknown)
      throw Error(
          fmt::format("what stood before the newest version of {} is not in this repository", document.path),
          "run: git fetch --unshallow; or name both sides with --from and --to");
    if (versions.empty()) return before_all();
    if (versions.front().before == Version::Before::nothing) return {};
    old_path_ = versions[1].path;
    return versions[1].commit;
  }

  DiffResult result(decltype(DiffResult::difference) difference) const {
    return {from_ ? from_->name : std::string(), to_->name, std::move(difference)};
  }

  std::vector<DocumentDifference> documents(const std::vector<DocumentPair>& pairs) const {
    std::vector<Ref<Document>> old_documents, new_documents;
    for (const DocumentPair& pair : pairs) {
      if (pair.from) old_documents.push_back(*pair.from);
      if (pair.to) new_documents.push_back(*pair.to);
    }
    const FileTexts old_texts = from_ ? read_files_of(*from_, old_documents, limits_) : FileTexts{};
    const FileTexts new_texts = read_files_of(*to_, new_documents, limits_);
    std::vector<DocumentDifference> differences;
    for (const DocumentPair& pair : pairs) {
      std::optional<DocumentVersion> then, now;
      if (pair.from) then.emplace(version_of(*from_, *pair.from, old_texts));
      if (pair.to) now.emplace(version_of(*to_, *pair.to, new_texts));
      differences.push_back(document_difference(then ? &*then : nullptr, now ? &*now : nullptr,
                                                to_->library.config.front_matter));
      if (pair.from) differences.back().from->id = full_id(from_->library, from_->library[*pair.from]);
      if (pair.to) differences.back().to->id = full_id(to_->library, to_->library[*pair.to]);
    }
    return differences;
  }

  SiteDifference site() const {
    SiteDifference difference;
    difference.documents = documents(differing_documents(from_->library, to_->library));
    const std::vector<std::string> paths(std::begin(registers), std::end(registers));
    FileTexts old_texts = read_texts(from_->snapshot, paths, limits_),
              new_texts = read_texts(to_->snapshot, paths, limits_);
    for (const std::string& path : paths) {
      if (old_texts[path] == new_texts[path]) continue;
      Findings unread;
      const auto table = [&](const std::string& text) {
        return read_toml_file(text, path, to_->library.config.front_matter, unread).value_or(Node{});
      };
      difference.registers.push_back(
          {path, field_difference(table(old_texts[path]), table(new_texts[path]))});
    }
    difference.sums = sum_difference(from_->sums(), to_->sums());
    return difference;
  }

  /// AGENCY/PERIOD, as either side knows the agency.
  std::optional<ReportDifference> report() const {
    const std::vector<std::string_view> parts = split(options_.subject, '/');
    const std::optional<Period> period = parts.size() == 2 ? Period::parse(parts[1]) : std::nullopt;
    if (!period || !from_) return std::nullopt;
    for (const DiffSide* side : {to_.get(), from_.get()})
      if (const std::optional<Ref<Agency>> agency =
              side->library.agencies.meaning_of(parts[0], std::nullopt).agency) {
        const std::string id = side->library.agencies[*agency].id;
        return ReportDifference{id, period->text(),
                                report_difference(from_->sums(), to_->sums(), id, *period)};
      }
    return std::nullopt;
  }

  const Options& options_;
  WorkLimits limits_;
  Instant as_of_;
  Side from_, to_;
  std::string old_path_;
};

/// What could not be read is missing from the difference.
void tell_errors(const DiffSide* side) {
  if (side && side->findings.has_errors())
    fmt::print(stderr, "gongbao: {} has errors: what they concern may be missing here; see gongbao check\n",
               side->name);
}

void write_html(const Differ& differ, const DiffResult& result, const std::string& path) {
  Findings findings;
  const SiteConfig& config = differ.to().library.config;
  DifferencePage page{result.from, result.to, config.title, config.language, {}, {}, {}};
  page.agencies = &differ.to().library.agencies;
  if (const auto* document = std::get_if<DocumentDifference>(&result.difference))
    page.documents = {*document};
  if (const auto* report = std::get_if<ReportDifference>(&result.difference)) page.sums = report->sums;
  if (const auto* site = std::get_if<SiteDifference>(&result.difference)) {
    page.documents = site->documents;
    page.registers = site->registers;
    page.sums = site->sums;
  }
  const std::string html = difference_page(
      page, gather_theme(differ.to().snapshot, config.theme, differ.limits(), findings), findings);
  if (findings.has_errors())
    throw Error("the theme has errors: " + findings.sorted().front().message, "see gongbao check");
  write_file(path, html);
}

}  // namespace

int run_diff(const Options& options) {
  Differ differ(options);
  const std::optional<DiffResult> result = differ.run();
  if (!result) {
    fmt::print(stderr, "gongbao: no document or report '{}' on either side\n", options.subject);
    return 1;
  }
  tell_errors(differ.from());
  tell_errors(&differ.to());
  if (!options.diff.html.empty()) {
    write_html(differ, *result, options.diff.html);
    if (!options.quiet) fmt::print("{}\n", options.diff.html);
    return 0;
  }
  const std::string text =
      options.format == Format::json ? diff_json(*result) : diff_text(*result, wants_colour(options));
  fmt::print("{}", text);
  return 0;
}

}  // namespace gongbao
