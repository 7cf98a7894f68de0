// Protects: what goes live is a whole public build of a commit that is there, of no moment to come and none
// of before; another policy, another address and lost addresses only when they are named.
#include "cli/release_checks.h"

#include <doctest/doctest.h>

namespace {

using namespace gongbao;

Instant instant(const std::string& text) { return std::get<Instant>(Instant::parse(text)); }

/// One that nothing speaks against.
ReleaseQuestion good() {
  ReleaseQuestion question;
  question.build = "public";
  BuildFacts& facts = question.manifest.facts;
  facts.commit = std::string(40, 'b');
  facts.as_of = "2024-05-02T09:00:00+08:00";
  facts.audience = "public";
  facts.base_url = "https://a.example/";
  facts.policy = "p1";
  ReleaseEntry live;
  live.release = 4;
  live.commit = std::string(40, 'a');
  live.as_of = "2024-05-01T09:00:00+08:00";
  live.base_url = facts.base_url;
  live.policy = facts.policy;
  question.live = live;
  question.at = instant("2024-05-02T02:00:00Z");
  question.clock = instant("2024-05-02T02:00:00Z");
  question.order = CommitOrder::after;
  return question;
}

std::vector<std::string> codes(const ReleaseQuestion& question, const PublishOptions& allowed = {}) {
  std::vector<std::string> result;
  for (const Refusal& refusal : refusals_of(question, allowed)) result.push_back(refusal.code);
  return result;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a newer public build of a later commit goes live, and a first one") {
  CHECK(codes(good()).empty());
  ReleaseQuestion question = good();
  question.live.reset();
  question.order = CommitOrder::same;
  CHECK(codes(question).empty());
  question = good();
  question.order = CommitOrder::same;
  question.manifest.facts.as_of = question.live->as_of;
  CHECK(codes(question).empty());
}

TEST_CASE("each thing that speaks against a build refuses it by itself") {
  struct Case {
    Codes told;
    std::function<void(ReleaseQuestion&)> make;
  };
  const std::vector<Case> cases{
      {{"internal"}, [](auto& q) { q.manifest.facts.audience = "internal"; }},
      {{"internal"}, [](auto& q) { q.manifest.facts.audience = ""; }},
      {{"worktree"}, [](auto& q) { q.manifest.facts.worktree = true; }},
      {{"altered"},
       [](auto& q) {
         q.differences = {{TreeDifference::Kind::extra, "x"}};
       }},
      {{"commit"}, [](auto& q) { q.order = CommitOrder::unknown; }},
      {{"older"}, [](auto& q) { q.order = CommitOrder::before; }},
      {{"older"}, [](auto& q) { q.manifest.facts.as_of = "2024-05-01T00:59:59Z"; }},
      {{"future"}, [](auto& q) { q.manifest.facts.as_of = "2024-05-02T10:00:01+08:00"; }},
      {{"future"}, [](auto& q) { q.manifest.facts.as_of = "soon"; }},
      {{"future"}, [](auto& q) { q.clock.seconds -= 1; }},
      {{"policy"}, [](auto& q) { q.manifest.facts.policy = "p2"; }},
      {{"policy"}, [](auto& q) { q.manifest.facts.policy = ""; }},
      {{"base-url"}, [](auto& q) { q.manifest.facts.base_url = "https://b.example/"; }},
      {{"lost"}, [](auto& q) { q.lost = {"/notices/n1/"}; }},
  };
  for (const Case& one : cases) {
    ReleaseQuestion question = good();
    one.make(question);
    CHECK(codes(question) == one.told);
  }
}

TEST_CASE("all reasons are told at once, with what they are about") {
  ReleaseQuestion question = good();
  question.manifest.facts.audience = "internal";
  question.manifest.facts.worktree = true;
  question.order = CommitOrder::before;
  for (int i = 0; i < 30; ++i)
    question.differences.push_back({TreeDifference::Kind::missing, "p" + std::to_string(i)});
  const std::vector<Refusal> refusals = refusals_of(question, PublishOptions());
  CHECK(codes(question) == Codes{"altered", "internal", "worktree", "older"});
  CHECK(refusals[0].lines.size() == 21);
  CHECK(refusals[0].lines.back() == "and 10 more");
}

TEST_CASE("another policy passes only when its own digest is named, and never by accident") {
  ReleaseQuestion question = good();
  question.manifest.facts.policy = "p2";
  PublishOptions allowed;
  allowed.accept_policy = "p3";
  CHECK(codes(question, allowed) == Codes{"policy"});
  allowed.accept_policy = "p1";  // the live one's
  CHECK(codes(question, allowed) == Codes{"policy"});
  allowed.accept_policy = "p2";
  CHECK(codes(question, allowed).empty());
  question.live.reset();
  allowed.accept_policy = "p3";
  CHECK(codes(question, allowed) == Codes{"policy"});
  CHECK(codes(question).empty());  // the first release sets it
}

TEST_CASE("another address passes when it is named, lost addresses up to the number allowed") {
  ReleaseQuestion question = good();
  question.manifest.facts.base_url = "https://b.example/";
  PublishOptions allowed;
  allowed.accept_base_url = "https://c.example/";
  CHECK(codes(question, allowed) == Codes{"base-url"});
  allowed.accept_base_url = "https://b.example/";
  CHECK(codes(question, allowed).empty());
  question = good();
  question.lost = {"/a/", "/b/"};
  allowed.removals = 1;
  CHECK(codes(question, allowed) == Codes{"lost"});
  CHECK(refusals_of(question, allowed)[0].lines == question.lost);
  allowed.removals = 2;
  CHECK(codes(question, allowed).empty());
}

TEST_CASE(
    "an earlier release comes back if it is there and whole, with its policy and what was removed named") {
  RollbackQuestion question;
  question.release = 3;
  question.live = *good().live;
  question.entry = question.live;
  question.entry->release = 3;
  question.is_there = true;
  const auto told = [&question](const PublishOptions& allowed = {}) {
    const std::vector<Refusal> refusals = refusals_of(question, allowed);
    return refusals.empty() ? std::string() : refusals.front().code;
  };
  CHECK(told() == "");
  question.returned = {"/notices/removed/"};
  CHECK(told() == "returned");
  PublishOptions allowed;
  allowed.returns = 1;
  CHECK(told(allowed) == "");
  question.entry->policy = "p0";
  CHECK(told(allowed) == "policy");
  allowed.accept_policy = "p0";
  CHECK(told(allowed) == "");
  question.differences = {{TreeDifference::Kind::altered, "index.html"}};
  CHECK(told(allowed) == "altered");
  question.is_there = false;
  CHECK(told(allowed) == "release");
  question.is_there = true;
  question.release = question.live.release;
  CHECK(told(allowed) == "release");
  question.entry.reset();
  CHECK(told(allowed) == "release");
}

TEST_CASE("an older commit is refused with both ways back: an earlier release, or a newer commit") {
  ReleaseQuestion question = good();
  question.order = CommitOrder::before;
  PublishOptions everything;  // nothing overrides it
  everything.removals = 1000;
  everything.accept_policy = question.manifest.facts.policy;
  everything.accept_base_url = question.manifest.facts.base_url;
  const std::vector<Refusal> refusals = refusals_of(question, everything);
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].code == "older");
  for (const char* cure : {"--rollback", "git revert"})
    CHECK(refusals[0].hint.find(cure) != std::string::npos);
}
