// Protects: whoever changes who may publish what changes the policy's digest, and nothing else does.
#include "review/policy.h"

#include "support/site_text.h"

using namespace gongbao;
using namespace gongbao::test;

namespace {

std::string digest_of(std::string_view more, std::string_view rest = {}) {
  const SiteText site(fmt::format("-- site.toml --\ntitle = \"t\"\nbase_url = \"https://a.example/\"\n{}\n{}", more, rest));
  return policy_digest(*site.library, *site.snapshot);
}

constexpr std::string_view review = "[review.notice]\nroles = [\"review\"]\nsigned = true\n";

}  // namespace

TEST_CASE("every part of the policy changes its digest") {
  const std::string as_it_was = digest_of(review);
  CHECK(digest_of(review) == as_it_was);
  CHECK(digest_of("") != as_it_was);
  CHECK(digest_of("[review.notice]\nroles = [\"review\"]\n") != as_it_was);
  const std::string own = std::string(review) + "[[reviewer]]\nemail = \"a@b\"\nroles = [\"review\"]\n";
  CHECK(digest_of(own) != as_it_was);
  CHECK(digest_of(own + "agencies = [\"city\"]\n") != digest_of(own));
  CHECK(digest_of(std::string(review) + "[audience]\nnote = \"internal\"\n") != as_it_was);
  CHECK(digest_of(std::string(review) + "[privacy]\nwords = [\"x\"]\n") != as_it_was);
  CHECK(digest_of(review, "-- content/agencies.toml --\n[[agency]]\nid = \"city\"\nname = \"市\"\n") != as_it_was);
}

TEST_CASE("what is written in documents and the site's title are no policy") {
  const std::string as_it_was = digest_of(review);
  CHECK(digest_of(review, "-- content/pages/a.md --\n---\ntitle: a\n---\n") == as_it_was);
  CHECK(digest_of(std::string(review) + "[publisher]\nname = \"x\"\n") == as_it_was);
}
