#include "source/snapshot.h"

#include <algorithm>

#include "base/error.h"
#include "base/record.h"
#include "source/commit_tree.h"
#include "source/git_repository.h"
#include "source/name_rule.h"
#include "source/worker.h"
#include "source/worktree.h"

namespace gongbao {
namespace {

constexpr size_t segment_size = 512;  // files measured by a worker at a time

/// What the first worker finds: the names. Sizes follow, from several workers.
struct Listing {
  std::string commit;
  bool shallow = false;
  std::vector<ListedFile> files;
  Findings findings;
};

Listing list(const SourceRequest& request) {
  Listing listing;
  const GitRepository repository(request.directory);
  listing.shallow = repository.is_shallow();
  if (!request.worktree) {
    const ObjectId commit = repository.resolve(request.revision);
    listing.commit = commit.hex();
    listing.files = list_commit(repository, commit, listing.findings);
    return listing;
  }
  if (repository.is_bare())
    throw Error("a bare repository has no work tree to read",
                "leave out --worktree, or name a clone with -C");
  if (!repository.is_unborn()) listing.commit = repository.resolve("HEAD").hex();
  const Worktree worktree(request.directory);
  listing.files =
      list_files([&](const std::string& path, const FolderEntry*) { return worktree.read_folder(path); },
                 listing.findings);
  return listing;
}

std::string write_listing(const Listing& listing) {
  RecordWriter writer;
  writer.text(listing.commit);
  writer.number(listing.shallow ? 1 : 0);
  writer.list(listing.files, [&](const ListedFile& file) {
    writer.text(file.path);
    writer.text(file.id.raw());
  });
  writer.list(listing.findings.items(), [&](const Finding& finding) {
    writer.text(finding.place.path);
    writer.text(finding.code);
    writer.text(finding.message);
    writer.text(finding.hint);
  });
  return writer.take();
}

Listing read_listing(std::string_view bytes) {
  Listing listing;
  RecordReader reader(bytes);
  listing.commit = reader.text();
  listing.shallow = reader.number() != 0;
  listing.files = reader.list<ListedFile>([&] {
    std::string path(reader.text());
    return ListedFile{std::move(path), ObjectId::from_raw(reader.text())};
  });
  const int64_t count = reader.number();
  for (int64_t i = 0; i < count && reader.good(); ++i) {
    const std::string path(reader.text());
    const std::string_view code = reader.text();
    std::string message(reader.text());
    listing.findings.error(code, Place{path}, std::move(message), std::string(reader.text()));
  }
  return listing;
}

/// Id and size of one listed file.
using Measure = std::function<Worktree::Measure(const ListedFile&)>;

Measure open_measure(const SourceRequest& request) {
  if (request.worktree) {
    const auto worktree = std::make_shared<Worktree>(request.directory);
    return [worktree](const ListedFile& file) { return worktree->measure(file.path); };
  }
  const auto repository = std::make_shared<GitRepository>(request.directory);
  return [repository](const ListedFile& file) {
    return Worktree::Measure{file.id, repository->blob_size(file.id)};
  };
}

std::string measure_segment(const Measure& measure, std::span<const ListedFile> files) {
  RecordWriter writer;
  for (const ListedFile& file : files) {
    try {
      const Worktree::Measure measured = measure(file);
      writer.text(measured.id.raw());
      writer.number(static_cast<int64_t>(measured.size));
    } catch (const Error& error) {
      throw Error(fmt::format("cannot read {}: {}", file.path, error.what()), error.hint());
    }
  }
  return writer.take();
}

std::vector<SourceFile> measure_files(const SourceRequest& request, const std::vector<ListedFile>& listed,
                                      const WorkLimits& limits) {
  const std::span<const ListedFile> all(listed);
  const auto segment = [&](size_t index) {
    return all.subspan(index * segment_size, std::min(segment_size, all.size() - index * segment_size));
  };
  const size_t segments = (all.size() + segment_size - 1) / segment_size;
  const Outcomes outcomes = map_repository(segments, "the files", limits, [&] {
    return [&, measure = open_measure(request)](size_t index) {
      return measure_segment(measure, segment(index));
    };
  });
  std::vector<SourceFile> files;
  files.reserve(all.size());
  for (size_t i = 0; i < segments; ++i) {
    RecordReader reader(outcomes[i].bytes);
    for (const ListedFile& file : segment(i)) {
      std::string id = ObjectId::from_raw(reader.text()).hex();
      files.push_back({file.path, std::move(id), static_cast<uint64_t>(reader.number())});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  return files;
}

}  // namespace

struct BlobReader::State {
  std::unique_ptr<GitRepository> repository;
  std::filesystem::path directory;
  std::unique_ptr<Worktree> worktree;  ///< none: files are read from the repository

  /// A work tree's reader needs the repository only for earlier versions.
  const GitRepository& opened() {
    if (!repository) repository = std::make_unique<GitRepository>(directory);
    return *repository;
  }
};

BlobReader::BlobReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
BlobReader::BlobReader(BlobReader&&) noexcept = default;
BlobReader::~BlobReader() = default;

std::string BlobReader::read(const SourceFile& file, uint64_t limit) {
  try {
    if (!state_->worktree) return read_version(file.blob, limit);
    std::string bytes = state_->worktree->read(file.path, limit);
    if (blob_id(bytes).hex() != file.blob)
      throw Error("it changed while it was read", "run again when it is saved");
    return bytes;
  } catch (const Error& error) {
    throw Error(fmt::format("cannot read {}: {}", file.path, error.what()), error.hint());
  }
}

std::string BlobReader::read_version(std::string_view blob, uint64_t limit) {
  const auto id = ObjectId::parse(blob);
  if (!id) throw Error(fmt::format("'{}' is no object id", blob));
  return std::string(state_->opened().read(*id, ObjectKind::blob, limit).bytes);
}

const SourceFile* Snapshot::find(std::string_view path) const {
  const auto found =
      std::lower_bound(files_.begin(), files_.end(), path,
                       [](const SourceFile& file, std::string_view key) { return file.path < key; });
  return found != files_.end() && found->path == path ? &*found : nullptr;
}

BlobReader Snapshot::open_reader() const {
  auto state = std::make_unique<BlobReader::State>();
  state->directory = request_.directory;
  if (request_.worktree) state->worktree = std::make_unique<Worktree>(request_.directory);
  return BlobReader(std::move(state));
}

Snapshot Snapshot::edited(const std::vector<SourceFile>& set, const std::set<std::string>& removed) const {
  Snapshot result = *this;
  std::erase_if(result.files_, [&](const SourceFile& file) { return removed.count(file.path) != 0; });
  for (const SourceFile& file : set) {
    const auto at = std::lower_bound(result.files_.begin(), result.files_.end(), file,
                                     [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    if (at != result.files_.end() && at->path == file.path)
      *at = file;
    else
      result.files_.insert(at, file);
  }
  return result;
}

std::string find_commit(const SourceRequest& request) {
  GitRepository::prepare();
  const Outcomes outcomes = map_repository(1, "the commit", {.jobs = 1}, [&] {
    return [&](size_t) { return GitRepository(request.directory).resolve(request.revision).hex(); };
  });
  return std::string(outcomes[0].bytes);
}

std::vector<uint64_t> read_blob_sizes(const SourceRequest& request, const std::vector<std::string>& blobs,
                                      const WorkLimits& limits) {
  if (blobs.empty()) return {};
  const Outcomes outcomes = map_repository(1, "the files", limits, [&] {
    return [&](size_t) {
      const GitRepository repository(request.directory);
      RecordWriter writer;
      for (const std::string& blob : blobs)
        writer.number(static_cast<int64_t>(repository.blob_size(ObjectId::parse(blob).value_or(ObjectId()))));
      return writer.take();
    };
  });
  std::vector<uint64_t> sizes;
  RecordReader reader(outcomes[0].bytes);
  for (size_t i = 0; i < blobs.size(); ++i) sizes.push_back(static_cast<uint64_t>(reader.number()));
  return sizes;
}

Snapshot read_snapshot(const SourceRequest& request, const WorkLimits& limits, Findings& findings) {
  GitRepository::prepare();
  Snapshot snapshot;
  snapshot.request_ = request;
  snapshot.request_.directory = std::filesystem::absolute(request.directory);
  const SourceRequest& absolute = snapshot.request_;
  const Outcomes outcomes = map_repository(
      1, "the tree", limits, [&] { return [&](size_t) { return write_listing(list(absolute)); }; });
  Listing listing = read_listing(outcomes[0].bytes);
  findings.append(listing.findings);
  snapshot.commit_ = std::move(listing.commit);
  snapshot.shallow_ = listing.shallow;
  snapshot.files_ = measure_files(absolute, listing.files, limits);
  return snapshot;
}

}  // namespace gongbao
