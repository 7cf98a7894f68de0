#include "review/policy.h"

#include "base/digest.h"

namespace gongbao {
namespace {

/// Texts with their lengths, so that no two lists of them look alike.
class Lines {
 public:
  void add(std::string_view text) { bytes_ += fmt::format("{}:{}\n", text.size(), text); }
  template <class Texts>
  void add_all(const Texts& texts) {
    add(fmt::format("{} of them", texts.size()));
    for (const auto& text : texts) add(text);
  }
  std::string digest() const { return sha256(bytes_).hex(); }

 private:
  std::string bytes_ = "gongbao-policy 1\n";
};

void add_review(Lines& lines, const SiteConfig& config) {
  for (const auto& [kind, rule] : config.review) {
    lines.add("review " + kind);
    lines.add_all(rule.roles);
    lines.add(rule.distinct_from_author ? "distinct from author" : "");
    lines.add(rule.signed_records ? "signed" : "");
  }
  for (const Reviewer& reviewer : config.reviewers) {
    lines.add("reviewer " + reviewer.email);
    lines.add_all(reviewer.roles);
    std::vector<std::string> agencies;
    for (const Sourced& agency : reviewer.agencies) agencies.push_back(agency.text);
    lines.add_all(agencies);
    lines.add(reviewer.key);
  }
}

void add_privacy(Lines& lines, const SiteConfig& config) {
  lines.add("privacy");
  lines.add_all(config.privacy.words);
  for (const PrivacyWaiver& waiver : config.privacy.waivers) {
    lines.add("waiver " + waiver.rule);
    lines.add(waiver.path);
    lines.add(waiver.digest);
    lines.add(waiver.until.iso());
  }
}

}  // namespace

std::string policy_digest(const Library& library, const Snapshot& snapshot) {
  Lines lines;
  add_review(lines, library.config);
  for (size_t kind = 0; kind < document_kinds; ++kind)
    lines.add(library.config.audience[kind] == Audience::internal ? "internal" : "public");
  add_privacy(lines, library.config);
  for (const Agency& agency : library.agencies.all()) {
    lines.add("agency " + agency.id);
    lines.add(agency.parent ? library.agencies[*agency.parent].id : std::string());
  }
  for (const SourceFile& file : snapshot.files())
    if (file.path.starts_with("themes/")) {
      lines.add("theme " + file.path);
      lines.add(file.blob);
    }
  return lines.digest();
}

}  // namespace gongbao
