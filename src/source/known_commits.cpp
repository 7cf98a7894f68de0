#include "source/known_commits.h"

#include "base/record.h"

namespace gongbao {
namespace {

constexpr size_t most_parts = 64;  // then they are put together

}  // namespace

KnownCommits::KnownCommits(Cache& cache, std::string directory)
    : cache_(cache), directory_(std::move(directory)) {
  if (const auto tip = cache_.find(cache_.key("history", {directory_}))) take_part(std::string(*tip), 0);
}

void KnownCommits::take_part(const std::string& tip, size_t depth) {
  const auto bytes = cache_.find(cache_.key("commits", {directory_, tip}));
  if (!bytes || depth > most_parts) return forget();
  RecordReader reader(*bytes);
  const std::string before(reader.text());
  std::vector<KnownCommit> commits = reader.list<KnownCommit>([&] {
    ReadCommit commit = read_commit(reader);
    return KnownCommit{std::move(commit), read_changes(reader)};
  });
  if (!reader.good()) return forget();
  commits_.reserve(commits_.size() + commits.size());
  for (KnownCommit& one : commits) {
    const ObjectId id = one.commit.id;
    commits_.emplace(id, std::move(one));
  }
  ++parts_;
  if (last_.empty()) last_ = tip;
  if (!before.empty()) take_part(before, depth + 1);
}

/// A part is lost, and with it what the others stand on.
void KnownCommits::forget() {
  commits_.clear();
  parts_ = 0;
  last_.clear();
}

KnownCommit* KnownCommits::find(const ObjectId& commit) {
  const auto found = commits_.find(commit);
  return found == commits_.end() ? nullptr : &found->second;
}

void KnownCommits::learn(const ObjectId& tip, const std::vector<KnownCommit>& commits) {
  if (cache_.is_none() || parts_ >= most_parts) {
    // Begun anew by the next build, which then walks all.
    cache_.keep(cache_.key("history", {directory_}), {});
    return;
  }
  RecordWriter writer;
  writer.text(last_);
  writer.list(commits, [&](const KnownCommit& one) {
    write_commit(writer, one.commit);
    write_changes(writer, one.changes);
  });
  const std::string raw(tip.raw());
  cache_.keep(cache_.key("commits", {directory_, raw}), writer.take());
  cache_.keep(cache_.key("history", {directory_}), raw);
}

}  // namespace gongbao
