#include "content/version_reader.h"

#include "base/error.h"
#include "content/document_parser.h"
#include "content/source_reader.h"

namespace gongbao {
namespace {

/// The bytes of blobs, one a worker's item; empty where one cannot be had.
template <class Make>
Outcomes map_blobs(const Snapshot& committed, size_t count, const WorkLimits& limits, const Make& blob_of,
                   const std::function<std::string(const std::string&)>& work) {
  return parallel_map(count, limits, [&] {
    return [&, reader = std::make_shared<BlobReader>(committed.open_reader())](size_t i) {
      try {
        return work(reader->read_version(blob_of(i)));
      } catch (const Error&) {
        return std::string();
      }
    };
  });
}

void parse(const Library& library, const ReadFile& read, Document& made, ReadVersion& version) {
  const Registers registers{library.agencies, library.metrics, library.bases};
  const Document* campaign = made.campaign ? &library[*made.campaign] : nullptr;
  Findings typed;
  parse_front_matter(read.data, library.config, registers, campaign, made, typed);
  for (const Finding& finding : typed.items())
    if (finding.severity == Severity::error && version.fault.empty()) version.fault = finding.message;
  version.is_readable = version.fault.empty();
}

}  // namespace

std::vector<ReadVersion> read_versions(const Snapshot& committed, const Library& library,
                                       const std::vector<VersionRequest>& wanted, const WorkLimits& limits) {
  const Outcomes sources = map_blobs(
      committed, wanted.size(), limits, [&](size_t i) -> const std::string& { return wanted[i].blob; },
      [](const std::string& bytes) { return "=" + bytes; });
  std::vector<SourceFile> files;
  std::vector<const SourceFile*> there;
  std::vector<size_t> number_of;
  files.reserve(wanted.size());
  for (size_t i = 0; i < wanted.size(); ++i) {
    if (sources[i].bytes.empty()) continue;
    files.push_back({library[wanted[i].document].path, wanted[i].blob, sources[i].bytes.size() - 1});
    there.push_back(&files.back());
    number_of.push_back(i);
  }
  std::vector<ReadVersion> result(wanted.size());
  for (ReadVersion& version : result) version.fault = "its bytes are not in this repository";
  Findings unread;
  std::vector<ReadFile> read = read_files(committed, there, library.config, limits, unread);
  for (size_t k = 0; k < read.size(); ++k) {
    const size_t i = number_of[k];
    ReadVersion& version = result[i];
    version.source = std::string(sources[i].bytes.substr(1));
    version.fault = "it cannot be read";
    if (!read[k].readable || read[k].data.kind != Node::Kind::table || !read[k].faulty_lines.empty()) continue;
    version.fault.clear();
    const Document& head = library[wanted[i].document];
    version.document.kind = head.kind;
    version.document.id = head.id;
    version.document.path = head.path;
    version.document.campaign = head.campaign;
    version.document.blob = wanted[i].blob;
    version.document.body = std::move(read[k].body);
    parse(library, read[k], version.document, version);
  }
  return result;
}

std::map<std::string, Digest> digest_blobs(const Snapshot& committed, const std::vector<std::string>& blobs,
                                           const std::function<Digest(const std::string& bytes)>& digest,
                                           const WorkLimits& limits) {
  const Outcomes outcomes = map_blobs(
      committed, blobs.size(), limits, [&](size_t i) -> const std::string& { return blobs[i]; },
      [&](const std::string& bytes) {
        const Digest made = digest(bytes);
        return std::string(made.bytes.begin(), made.bytes.end());
      });
  std::map<std::string, Digest> result;
  for (size_t i = 0; i < blobs.size(); ++i) {
    if (outcomes[i].bytes.size() != 32) continue;
    Digest made;
    std::copy(outcomes[i].bytes.begin(), outcomes[i].bytes.end(), made.bytes.begin());
    result.emplace(blobs[i], made);
  }
  return result;
}

std::string reference_of(const Library& library, Ref<Document> ref) {
  const Document& document = library[ref];
  const bool in_campaign =
      document.campaign && (document.kind == DocumentKind::note || document.kind == DocumentKind::summary);
  return in_campaign ? fmt::format("{}:{}/{}", name_of(document.kind), library[*document.campaign].id, document.id)
                     : fmt::format("{}:{}", name_of(document.kind), document.id);
}

}  // namespace gongbao
