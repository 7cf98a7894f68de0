#include "content/source_reader.h"

#include "base/error.h"
#include "base/finding_record.h"
#include "base/text.h"
#include "content/personal_data.h"

namespace gongbao {
namespace {

constexpr uint64_t most_bytes = uint64_t{32} << 20;  // beyond every other limit: not even looked at

/// Lines before `end` with an error, and the line on which front matter begins too late.
std::vector<int> lines_of_errors(const Findings& findings, int end) {
  std::vector<int> lines;
  for (const Finding& finding : findings.items())
    if (finding.severity == Severity::error &&
        (finding.place.line < end || finding.code == "front-matter/not-first"))
      lines.push_back(finding.place.line);
  return lines;
}

/// Its prose is held against the data.
bool is_summary(std::string_view path) {
  const std::vector<std::string_view> parts = split(path, '/');
  return parts.size() >= 5 && parts[1] == "campaigns" && parts[3] == "summaries";
}

std::string read_one(const SourceFile& file, const std::string& bytes, const SiteConfig& config) {
  Findings findings;
  std::vector<int> faulty_lines;
  Node data;
  Body body;
  bool readable = false;
  if (file.path.ends_with(".toml")) {
    FrontMatterLimits limits = config.front_matter;  // a register is a hundred documents' worth
    limits.max_bytes = std::max(limits.max_bytes, size_t{16} << 20);
    limits.max_keys = std::max(limits.max_keys, 1'000'000);
    if (std::optional<Node> node = read_toml_file(bytes, file.path, limits, findings)) {
      data = std::move(*node);
      readable = true;
    }
    faulty_lines = lines_of_errors(findings, std::numeric_limits<int>::max());
  } else if (std::optional<DocumentText> text =
                 read_document(bytes, file.path, config.front_matter, findings)) {
    faulty_lines = lines_of_errors(findings, text->body_line);
    data = std::move(text->front_matter);
    MarkdownOptions options = config.markdown;
    options.keep_prose = is_summary(file.path);
    body = render_markdown(text->body, file.path, text->body_line, options, findings);
    readable = true;
  }
  RecordWriter writer;
  write_findings(writer, findings);
  writer.number(readable);
  writer.number(may_hold_personal_data(front_matter_part(bytes), config.privacy.words));
  write_digest(writer, sha256(front_matter_part(bytes)));
  writer.list(faulty_lines, [&](int line) { writer.number(line); });
  write_record(writer, data);
  write_record(writer, body);
  return writer.take();
}

/// What read_one() gives for a file that is too large to be one of ours.
std::string refuse(const SourceFile& file) {
  Findings findings;
  findings.error("file/too-large", {file.path, 0, 0, 1},
                 fmt::format("the file has {} bytes; at most {} are read", file.size, most_bytes),
                 "split it");
  RecordWriter writer;
  write_findings(writer, findings);
  writer.number(false);
  writer.number(true);
  write_digest(writer, Digest());
  writer.list(std::vector<int>(), [](int) {});
  write_record(writer, Node());
  write_record(writer, Body());
  return writer.take();
}

std::string_view why(Loss loss) {
  switch (loss) {
    case Loss::time:
      return "it takes too long to read";
    case Loss::memory:
      return "it takes too much memory to read";
    case Loss::crash:
    case Loss::none:
      return "the reader ended on it";
  }
  return {};
}

/// What the reading of a file depends on besides its path and bytes.
std::string reading_of(const SiteConfig& config) {
  RecordWriter writer;
  writer.number(static_cast<int64_t>(config.front_matter.max_bytes));
  writer.number(config.front_matter.max_depth);
  writer.number(config.front_matter.max_keys);
  writer.number(static_cast<int64_t>(config.markdown.raw_html));
  writer.number(static_cast<int64_t>(config.markdown.max_bytes));
  writer.list(config.privacy.words, [&](const auto& word) { writer.text(word); });
  return writer.take();
}

/// Takes a file's record apart; false if it is none of read_one()'s.
bool take_record(std::string_view bytes, ReadFile& file, Findings& findings) {
  RecordReader record(bytes);
  Findings of_file;
  read_findings(record, of_file);
  file.readable = record.number() != 0;
  file.may_hold_personal_data = record.number() != 0;
  file.front_matter = read_digest(record);
  file.faulty_lines = record.list<int>([&] { return static_cast<int>(record.number()); });
  file.data = read_node(record);
  file.body = read_body(record);
  if (!record.good()) return false;
  for (const Finding& one : of_file.items()) findings.add(one);
  return true;
}

}  // namespace

std::vector<ReadFile> read_files(const Snapshot& snapshot, const std::vector<const SourceFile*>& files,
                                 const SiteConfig& config, const WorkLimits& limits, Cache& cache,
                                 Findings& findings) {
  const std::string reading = reading_of(config);
  std::vector<ReadFile> result(files.size());
  std::vector<bool> is_known(files.size());
  std::vector<Findings> findings_in(files.size());
  std::vector<Cache::Key> keys(files.size());
  std::vector<size_t> unknown;
  for (size_t i = 0; i < files.size(); ++i) {
    keys[i] = cache.key("file", {reading, files[i]->path, files[i]->blob});
    const auto known = cache.find(keys[i]);
    is_known[i] = known && take_record(*known, result[i], findings_in[i]);
    if (!is_known[i]) unknown.push_back(i);
  }
  const Outcomes outcomes = parallel_map(unknown.size(), limits, [&] {
    auto reader = std::make_shared<BlobReader>(snapshot.open_reader());
    return [&, reader](size_t index) {
      const SourceFile& file = *files[unknown[index]];
      return file.size > most_bytes ? refuse(file) : read_one(file, reader->read(file), config);
    };
  });
  for (size_t i = 0, next = 0; i < files.size(); ++i) {
    if (is_known[i]) {
      for (const Finding& one : findings_in[i].items()) findings.add(one);
      continue;
    }
    const Outcome& outcome = outcomes[next++];
    result[i] = ReadFile();
    if (outcome.loss != Loss::none) {
      findings.error("file/unreadable", {files[i]->path, 0, 0, 1},
                     fmt::format("this file cannot be read: {}", why(outcome.loss)),
                     "look for very long lines, deep nesting or thousands of repeated marks");
      continue;
    }
    cache.keep(keys[i], outcome.bytes);
    if (!take_record(outcome.bytes, result[i], findings))
      throw Error(fmt::format("the result for {} came back damaged", files[i]->path));
  }
  return result;
}

std::vector<ReadFile> read_files(const Snapshot& snapshot, const std::vector<const SourceFile*>& files,
                                 const SiteConfig& config, const WorkLimits& limits, Findings& findings) {
  Cache none;
  return read_files(snapshot, files, config, limits, none, findings);
}

}  // namespace gongbao
