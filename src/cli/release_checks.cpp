#include "cli/release_checks.h"

namespace gongbao {
namespace {

constexpr size_t most_differences = 20;

std::string_view word_of(TreeDifference::Kind kind) {
  switch (kind) {
    case TreeDifference::Kind::unmarked:
      return "no well-formed manifest";
    case TreeDifference::Kind::extra:
      return "extra";
    case TreeDifference::Kind::missing:
      return "missing";
    case TreeDifference::Kind::altered:
      return "altered";
  }
  return "";
}

void refuse_differences(const std::vector<TreeDifference>& differences, const std::string& what,
                        const std::string& hint, std::vector<Refusal>& refusals) {
  if (differences.empty()) return;
  Refusal refusal{"altered", fmt::format("{} is not what its manifest says", what), hint, {}};
  for (const TreeDifference& one : differences) {
    if (refusal.lines.size() == most_differences) break;
    refusal.lines.push_back(fmt::format("{} {}", word_of(one.kind), one.path));
  }
  if (differences.size() > most_differences)
    refusal.lines.push_back(fmt::format("and {} more", differences.size() - most_differences));
  refusals.push_back(std::move(refusal));
}

/// The policy says who may sign and what may be seen: no change of it passes without being named.
void check_policy(const std::string& policy, const std::optional<ReleaseEntry>& live,
                  const PublishOptions& allowed, std::vector<Refusal>& refusals) {
  if (!allowed.accept_policy.empty() && allowed.accept_policy != policy)
    refusals.push_back(
        {"policy", fmt::format("the build's policy is {}, not the one accepted", policy), "", {}});
  else if (live && live->policy != policy && allowed.accept_policy.empty())
    refusals.push_back(
        {"policy",
         fmt::format("the policy is {}, that of the live release {}", policy, live->policy),
         fmt::format("look at what changed in [review], [[reviewer]], [audience], [privacy], the agency "
                     "tree and themes/, then give --accept-policy {}",
                     policy),
         {}});
}

void check_address(const std::string& base_url, const std::optional<ReleaseEntry>& live,
                   const PublishOptions& allowed, std::vector<Refusal>& refusals) {
  if (!live || live->base_url == base_url || allowed.accept_base_url == base_url) return;
  refusals.push_back({"base-url",
                      fmt::format("it is made for {}, the live release for {}", base_url, live->base_url),
                      fmt::format("if the site moves, give --accept-base-url {}", base_url),
                      {}});
}

void check_facts(const BuildFacts& facts, std::vector<Refusal>& refusals) {
  if (facts.audience != "public")
    refusals.push_back({"internal",
                        fmt::format("it is a build for the audience '{}'", facts.audience),
                        "build with --audience public",
                        {}});
  if (facts.worktree)
    refusals.push_back({"worktree",
                        "it is a build of files on a disk: what is not committed was not reviewed",
                        "commit, and build without --worktree",
                        {}});
}

void check_time(const ReleaseQuestion& question, std::vector<Refusal>& refusals) {
  const std::variant<Instant, std::string> read = Instant::parse(question.manifest.facts.as_of);
  const Instant* as_of = std::get_if<Instant>(&read);
  if (!as_of) {
    refusals.push_back({"future", "its manifest's instant cannot be read", "build again", {}});
    return;
  }
  if (question.at > question.clock)
    refusals.push_back(
        {"future",
         fmt::format("{} is not yet: the clock says {}", question.at.iso(), question.clock.iso()),
         "publish without --as-of and SOURCE_DATE_EPOCH",
         {}});
  if (*as_of > question.at)
    refusals.push_back(
        {"future",
         fmt::format("it is the site of {}, and it is {} now", as_of->iso(), question.at.iso()),
         "what is embargoed until then would be out: build without --as-of",
         {}});
  if (!question.live) return;
  const std::variant<Instant, std::string> live_read = Instant::parse(question.live->as_of);
  const Instant* live = std::get_if<Instant>(&live_read);
  if (live && *as_of < *live)
    refusals.push_back(
        {"older",
         fmt::format("it is the site of {}, and the live release is that of {}", as_of->iso(), live->iso()),
         "build again; to go back, publish --rollback",
         {}});
}

void check_commit(const ReleaseQuestion& question, std::vector<Refusal>& refusals) {
  const std::string& commit = question.manifest.facts.commit;
  if (question.order == CommitOrder::unknown)
    refusals.push_back({"commit",
                        fmt::format("its commit {} is not in the repository", commit),
                        "name the repository that it was built from with -C",
                        {}});
  if (question.order == CommitOrder::before)
    refusals.push_back(
        {"older",
         fmt::format("its commit {} is older than the live release's, {}", commit, question.live->commit),
         "what is live does not go back to an older commit: publish --rollback brings an earlier release "
         "back, and "
         "git revert makes a newer commit that takes changes back",
         {}});
}

}  // namespace

std::vector<Refusal> refusals_of(const ReleaseQuestion& question, const PublishOptions& allowed) {
  std::vector<Refusal> refusals;
  refuse_differences(question.differences, question.build, "build again", refusals);
  check_facts(question.manifest.facts, refusals);
  check_time(question, refusals);
  check_commit(question, refusals);
  check_policy(question.manifest.facts.policy, question.live, allowed, refusals);
  check_address(question.manifest.facts.base_url, question.live, allowed, refusals);
  if (question.lost.size() > allowed.removals)
    refusals.push_back({"lost",
                        fmt::format("{} public addresses of the live release would be gone, {} allowed",
                                    question.lost.size(), allowed.removals),
                        fmt::format("withdraw a notice instead of deleting it, or give --allow-removals {}",
                                    question.lost.size()),
                        question.lost});
  return refusals;
}

std::vector<Refusal> refusals_of(const RollbackQuestion& question, const PublishOptions& allowed) {
  std::vector<Refusal> refusals;
  if (!question.entry || !question.is_there) {
    refusals.push_back(
        {"release",
         fmt::format("release {} {}", question.release, question.entry ? "was removed" : "was never live"),
         "gongbao verify lists those that are kept",
         {}});
    return refusals;
  }
  if (question.release == question.live.release) {
    refusals.push_back({"release", fmt::format("release {} is live", question.release), "", {}});
    return refusals;
  }
  refuse_differences(question.differences, fmt::format("release {}", question.release),
                     "go back to another one", refusals);
  check_policy(question.entry->policy, question.live, allowed, refusals);
  check_address(question.entry->base_url, question.live, allowed, refusals);
  if (question.returned.size() > allowed.returns)
    refusals.push_back(
        {"returned",
         fmt::format("{} public addresses that were removed since would be back, {} allowed",
                     question.returned.size(), allowed.returns),
         fmt::format("if they may be seen again, give --allow-returns {}", question.returned.size()),
         question.returned});
  return refusals;
}

}  // namespace gongbao
