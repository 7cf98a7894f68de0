#include <sys/stat.h>

#include <cstdio>

#include "base/error.h"
#include "base/finding_record.h"
#include "cli/commands.h"
#include "cli/finished_audit.h"
#include "cli/pipeline.h"
#include "cli/report.h"
#include "cli/theme_source.h"
#include "publish/output_folder.h"
#include "publish/output_tree.h"
#include "review/policy.h"

namespace gongbao {
namespace {

SourceTexts texts_of(const Plan& plan, const Options& options) {
  return [&plan, jobs = options.jobs](std::string_view path) -> std::optional<std::string> {
    auto texts = read_texts(plan.snapshot, {std::string(path)}, {.jobs = jobs});
    if (texts.empty()) return std::nullopt;
    return std::move(texts.begin()->second);
  };
}

/// Makes one file of the site and writes it; what comes back is its digest and the findings of its template.
class PageWriter {
 public:
  PageWriter(const Plan& plan, const OutputTree& tree)
      : plan_(plan), tree_(tree), reader_(plan.snapshot.open_reader()) {}

  std::string operator()(const Page& page) {
    Findings findings;
    const std::string bytes = bytes_of(page, findings);
    RecordWriter record;
    write_findings(record, findings);
    if (!findings.has_errors()) {
      const OutputFile file = tree_.write(url::file_of(page.path), bytes);
      record.number(static_cast<int64_t>(file.size));
      record.text({reinterpret_cast<const char*>(file.digest.bytes.data()), file.digest.bytes.size()});
    }
    return record.take();
  }

 private:
  std::string bytes_of(const Page& page, Findings& findings) {
    if (page.kind == PageKind::attachment) {
      const CopiedFile& file = plan_.site->attachments[page.subject];
      // In a work tree the file as it lies there; else the version that was signed or committed.
      return plan_.snapshot.is_worktree() ? reader_.read(*plan_.snapshot.find(file.source_path))
                                          : reader_.read_version(file.blob);
    }
    if (page.kind == PageKind::asset) {
      for (const ThemeFile& file : plan_.theme_files)
        if (file.path == page.path) return file.bytes;
    }
    return render_page(*plan_.context, page, findings);
  }

  const Plan& plan_;
  const OutputTree& tree_;
  BlobReader reader_;
};

/// A fault of a template arises on each page that uses it: it is reported once.
void take_over(const Findings& of_page, Findings& findings) {
  const auto is_same = [](const Finding& a, const Finding& b) {
    return a.place == b.place && a.code == b.code;
  };
  for (const Finding& one : of_page.items())
    if (std::none_of(findings.items().begin(), findings.items().end(),
                     [&](const Finding& other) { return is_same(one, other); }))
      findings.add(one);
}

std::vector<OutputFile> write_pages(const Plan& plan, const OutputTree& tree, int jobs, Findings& findings) {
  const std::vector<Page>& pages = plan.site->pages;
  const WorkLimits limits{.jobs = jobs, .item_time = std::chrono::seconds(60)};
  const Outcomes outcomes = parallel_map(pages.size(), limits, [&] {
    auto writer = std::make_shared<PageWriter>(plan, tree);
    return [&, writer](size_t i) { return (*writer)(pages[i]); };
  });
  std::vector<OutputFile> files;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (outcomes[i].loss != Loss::none)
      throw Error(fmt::format("the page '{}' could not be rendered: its worker ended", pages[i].path));
    RecordReader record(outcomes[i].bytes);
    Findings of_page;
    read_findings(record, of_page);
    take_over(of_page, findings);
    if (of_page.has_errors()) continue;
    OutputFile file;
    file.path = url::file_of(pages[i].path);
    file.size = static_cast<uint64_t>(record.number());
    const std::string_view digest = record.text();
    std::copy(digest.begin(), digest.end(), file.digest.bytes.begin());
    files.push_back(std::move(file));
  }
  return files;
}

/// Beside the output, where the older tree is, unless another place is named.
std::filesystem::path cache_folder(const Options& options) {
  if (!options.cache_dir.empty()) return options.cache_dir;
  return find_output_folder(options.output, options.directory).state() / "cache";
}

BuildFacts facts_of(const Plan& plan, const Options& options) {
  BuildFacts facts;
  facts.generator = "gongbao " GONGBAO_VERSION;
  facts.commit = plan.snapshot.commit();
  facts.as_of = plan.as_of.iso();
  facts.audience = options.audience == Audience::internal ? "internal" : "public";
  facts.worktree = options.worktree;
  facts.base_url = plan.library.config.base_url;
  facts.policy = policy_digest(plan.library, plan.snapshot);
  return facts;
}

}  // namespace

int run_build(const Options& options) {
  Stopwatch watch;
  Plan plan;
  if (!options.no_cache) plan.cache = Cache::open(cache_folder(options));
  make_plan(options, plan, watch);
  size_t files = 0;
  if (status_of(plan.findings, options) == 0) {
    OutputTree tree = OutputTree::open(options.output, options.directory);
    std::vector<OutputFile> written = write_pages(plan, tree, options.jobs, plan.findings);
    watch.stage("render");
    files = written.size();
    // Nothing goes live before another reading of the repository has found nothing in it that may not be seen.
    if (status_of(plan.findings, options) == 0) audit_finished(plan, tree.path(), written, options, watch);
    if (status_of(plan.findings, options) == 0) tree.complete(std::move(written), facts_of(plan, options));
    watch.stage("publish");
  }
  plan.cache.save();
  watch.stage("cache");
  print_findings(plan.findings, texts_of(plan, options), options);
  if (options.timings) std::fputs(watch.table().c_str(), stderr);
  const int status = status_of(plan.findings, options);
  if (status == 0 && !options.quiet) fmt::print(stderr, "{} files in {}\n", files, options.output);
  if (status != 0 && !options.quiet)
    fmt::print(stderr, "nothing was written: {} findings\n", plan.findings.sorted().size());
  return status;
}

int run_check(const Options& options) {
  Stopwatch watch;
  Plan plan;
  make_plan(options, plan, watch);
  print_findings(plan.findings, texts_of(plan, options), options);
  const int status = status_of(plan.findings, options);
  if (options.timings) std::fputs(watch.table().c_str(), stderr);
  if (!options.quiet && plan.findings.empty()) fmt::print(stderr, "no findings\n");
  return status;
}

}  // namespace gongbao
