#include "cli/page_writer.h"

#include "base/error.h"
#include "base/finding_record.h"
#include "cli/progress_line.h"
#include "cli/theme_source.h"
#include "site/url.h"

namespace gongbao {
namespace {

/// Makes one file of the site and writes it; what comes back is its digest and the findings of its template.
class PageWriter {
 public:
  PageWriter(const Plan& plan, const OutputTree& tree)
      : plan_(plan), tree_(tree), reader_(plan.snapshot.open_reader()) {}

  std::string operator()(const Page& page) {
    Findings findings;
    note_subject(*plan_.site, page, log_);
    plan_.site->watch_all(&log_);
    const std::string bytes = bytes_of(page, findings);
    plan_.site->watch_all(nullptr);
    RecordWriter record;
    write_findings(record, findings);
    record.list(log_.take(), [&](const Fact& fact) {
      record.number(static_cast<int64_t>(fact.kind));
      record.number(fact.of);
    });
    if (!findings.has_errors()) {
      const OutputFile file = tree_.write(url::file_of(page.path), bytes);
      record.number(static_cast<int64_t>(file.size));
      write_digest(record, file.digest);
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
  ReadLog log_;
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

}  // namespace

WrittenPages write_pages(const Plan& plan, OutputTree& tree, KnownPages& known, const Options& options,
                         Findings& findings) {
  const std::vector<Page>& pages = plan.site->pages;
  std::vector<const OutputFile*> kept(pages.size());
  std::vector<size_t> to_make;
  for (size_t i = 0; i < pages.size(); ++i) {
    const OutputFile* live =
        known.is_current(pages[i]) ? tree.live().find(url::file_of(pages[i].path)) : nullptr;
    if (live && tree.keep(*live))
      kept[i] = live;
    else
      to_make.push_back(i);
  }
  ProgressLine line("rendering", to_make.size(), options);
  const WorkLimits limits{
      .jobs = options.jobs, .item_time = std::chrono::seconds(60), .progress = line.teller()};
  const Outcomes outcomes = parallel_map(to_make.size(), limits, [&] {
    auto writer = std::make_shared<PageWriter>(plan, tree);
    return [&, writer](size_t i) { return (*writer)(pages[to_make[i]]); };
  });
  WrittenPages written;
  for (size_t i = 0, next = 0; i < pages.size(); ++i) {
    if (kept[i]) {
      known.keep(pages[i]);
      written.files.push_back(*kept[i]);
      written.is_new.push_back(false);
      continue;
    }
    const Outcome& outcome = outcomes[next++];
    if (outcome.loss != Loss::none)
      throw Error(fmt::format("the page '{}' could not be rendered: its worker ended", pages[i].path));
    RecordReader record(outcome.bytes);
    Findings of_page;
    read_findings(record, of_page);
    const std::vector<Fact> facts = record.list<Fact>([&] {
      const auto kind = static_cast<FactKind>(record.number());
      return Fact{kind, static_cast<uint32_t>(record.number())};
    });
    take_over(of_page, findings);
    if (of_page.has_errors()) continue;
    OutputFile file;
    file.path = url::file_of(pages[i].path);
    file.size = static_cast<uint64_t>(record.number());
    file.digest = read_digest(record);
    written.files.push_back(std::move(file));
    written.is_new.push_back(true);
    if (of_page.empty()) known.made(pages[i], facts);  // else its findings are to be told again
  }
  return written;
}

}  // namespace gongbao
