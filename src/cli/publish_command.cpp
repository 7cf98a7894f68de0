#include <fcntl.h>

#include <cstdio>

#include "base/error.h"
#include "base/file.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/release_audit.h"
#include "cli/release_report.h"
#include "publish/release_place.h"
#include "publish/release_stage.h"
#include "publish/release_switch.h"
#include "publish/release_urls.h"
#include "publish/tree_writer.h"

namespace gongbao {
namespace {

std::optional<Manifest> manifest_at(const std::filesystem::path& tree) {
  const Descriptor folder(::open(tree.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.good()) throw_errno("read", tree.string());
  return read_manifest(folder.get());
}

/// Of the release that is live; nothing before the first, or if it is damaged.
std::vector<std::string> live_urls(const ReleasePlace& place, const std::optional<ReleaseEntry>& live) {
  if (!live) return {};
  const std::optional<Manifest> manifest = manifest_at(place.release(live->release));
  if (!manifest)
    throw Error(fmt::format("the live release {} has no well-formed manifest", live->release),
                "gongbao verify says more; publish --rollback NUMBER goes back to another one");
  return public_urls(*manifest);
}

std::optional<ReleaseEntry> last_of(const std::vector<ReleaseEntry>& entries) {
  return entries.empty() ? std::nullopt : std::optional(entries.back());
}

Digest digest_of(const Manifest& manifest) {
  return sha256(write_manifest(manifest.files, manifest.facts).back().bytes);
}

int print(const PublishOutcome& outcome, const Options& options) {
  const bool is_refused = outcome.kind == PublishOutcome::Kind::refused;
  if (options.format == Format::json)
    std::fputs(json_of(outcome).c_str(), stdout);
  else if (is_refused || !options.quiet)
    std::fputs(text_of(outcome, options.publish.folder).c_str(), stdout);
  return is_refused ? 1 : 0;
}

int refuse(std::vector<Refusal> refusals, PublishOutcome outcome, const Options& options) {
  outcome.kind = PublishOutcome::Kind::refused;
  outcome.refusals = std::move(refusals);
  return print(outcome, options);
}

void note_order(CommitOrder order, std::vector<std::string>& notes) {
  if (order == CommitOrder::apart)
    notes.emplace_back(
        "the commit does not follow from the live release's: what that one had may be missing");
  if (order == CommitOrder::other_unknown)
    notes.emplace_back(
        "whether the commit follows from the live release's cannot be told in this repository");
}

ReleaseQuestion ask(const Options& options, const std::optional<ReleaseEntry>& live) {
  ReleaseQuestion question;
  question.build = options.output;
  question.differences = verify_tree(options.output);
  if (std::optional<Manifest> manifest = manifest_at(options.output))
    question.manifest = std::move(*manifest);
  question.live = live;
  question.at = moment_of(options);
  question.clock = time_of_day();
  const std::string& commit = question.manifest.facts.commit;
  question.order = order_of_commits(options.directory, commit, live ? live->commit : commit);
  return question;
}

ReleaseEntry entry_of(const ReleaseQuestion& question, const std::vector<ReleaseEntry>& entries,
                      const Digest& manifest, size_t urls) {
  const BuildFacts& facts = question.manifest.facts;
  return {.release = highest_release(entries) + 1,
          .is_rollback = false,
          .at = question.at.iso(),
          .commit = facts.commit,
          .as_of = facts.as_of,
          .base_url = facts.base_url,
          .policy = facts.policy,
          .manifest = manifest,
          .files = question.manifest.files.size(),
          .urls = urls,
          .lost = question.lost.size(),
          .previous = digest_of_last(entries)};
}

int publish_build(const Options& options, const ReleasePlace& place, std::vector<ReleaseEntry> entries) {
  PublishOutcome outcome;
  outcome.entry = last_of(entries);
  ReleaseQuestion question = ask(options, outcome.entry);
  const std::vector<std::string> urls = public_urls(question.manifest);
  question.lost = lost_urls(live_urls(place, outcome.entry), urls);
  std::vector<Refusal> refusals = refusals_of(question, options.publish);
  if (!refusals.empty()) return refuse(std::move(refusals), std::move(outcome), options);
  note_order(question.order, outcome.notes);

  outcome.kind = PublishOutcome::Kind::unchanged;
  if (!outcome.entry || outcome.entry->manifest != digest_of(question.manifest)) {
    const StagedTree staged =
        stage_release(place, options.output, question.manifest, outcome.entry ? outcome.entry->release : 0);
    const BuildFacts& facts = question.manifest.facts;
    refusals = audit_release(options, place.staged(), question.manifest, facts.commit,
                             std::get<Instant>(Instant::parse(facts.as_of)));
    if (!refusals.empty()) {
      remove_entry(place.releases.get(), staged_name, place.staged().string());
      return refuse(std::move(refusals), std::move(outcome), options);
    }
    entries.push_back(entry_of(question, entries, staged.manifest, urls.size()));
    switch_release(place, entries);
    outcome.kind = PublishOutcome::Kind::published;
    outcome.entry = entries.back();
    outcome.linked = staged.linked;
    outcome.written = staged.written;
    outcome.lost = std::move(question.lost);
  }
  outcome.removed = remove_old_releases(place, entries, options.publish.keep);
  return print(outcome, options);
}

/// The release asked for, or else the newest one that is older than the live one and still there.
uint64_t release_to_go_back_to(const Options& options, const ReleasePlace& place, uint64_t live) {
  if (*options.publish.rollback != 0) return *options.publish.rollback;
  uint64_t found = 0;
  for (const uint64_t release : releases_there(place))
    if (release < live) found = release;
  if (found == 0)
    throw Error(
        fmt::format("there is no release in {} that is older than the live one", place.shown.string()),
        "publish --rollback NUMBER names any that is kept");
  return found;
}

int roll_back(const Options& options, const ReleasePlace& place, std::vector<ReleaseEntry> entries) {
  if (entries.empty()) throw Error(fmt::format("nothing was published to {} yet", place.shown.string()));
  PublishOutcome outcome;
  outcome.entry = entries.back();
  RollbackQuestion question;
  question.live = entries.back();
  question.release = release_to_go_back_to(options, place, question.live.release);
  for (const ReleaseEntry& entry : entries)
    if (entry.release == question.release && !question.entry) question.entry = entry;
  const std::filesystem::path tree = place.release(question.release);
  question.is_there = std::ranges::count(releases_there(place), question.release) > 0;
  std::vector<std::string> urls;
  if (question.is_there) {
    question.differences = verify_tree(tree);
    if (question.differences.empty()) {
      urls = public_urls(manifest_at(tree).value());
      if (question.entry && sha256(read_file(tree / manifest_name)) != question.entry->manifest)
        question.differences.push_back({TreeDifference::Kind::altered, std::string(manifest_name)});
    }
    // A damaged live release is a reason to go back, not one against it.
    if (const std::optional<Manifest> live = manifest_at(place.release(question.live.release))) {
      question.returned = lost_urls(urls, public_urls(*live));
      outcome.lost = lost_urls(public_urls(*live), urls);
    }
  }
  std::vector<Refusal> refusals = refusals_of(question, options.publish);
  // What was open then may be withheld by now.
  if (refusals.empty())
    refusals = audit_release(options, tree, manifest_at(tree).value(), options.revision, moment_of(options));
  if (!refusals.empty()) return refuse(std::move(refusals), std::move(outcome), options);

  ReleaseEntry entry = *question.entry;
  entry.is_rollback = true;
  entry.at = moment_of(options).iso();
  entry.lost = outcome.lost.size();
  entry.previous = digest_of_last(entries);
  entries.push_back(std::move(entry));
  switch_release(place, entries);
  outcome.kind = PublishOutcome::Kind::rolled_back;
  outcome.entry = entries.back();
  return print(outcome, options);
}

}  // namespace

int run_publish(const Options& options) {
  const ReleasePlace place = open_release_place(options.publish.folder, options.directory);
  std::vector<ReleaseEntry> entries = recover_releases(place);
  if (options.publish.rollback) return roll_back(options, place, std::move(entries));
  return publish_build(options, place, std::move(entries));
}

}  // namespace gongbao
