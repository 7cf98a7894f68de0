// Protects: no file of figures grows without bound: over 50,000 rows each campaign has its own, and every
// figure stands in one.
#include <doctest/doctest.h>

#include "support/file.h"
#include "support/sites.h"

using namespace gongbao::test;

namespace {

constexpr int figures_of_note = 500;

/// Figures that differ in scope, two campaigns.
void write_notes(Repository& repository, std::string_view campaign, int notes) {
  const std::string folder = fmt::format("content/campaigns/{}/", campaign);
  repository.write(folder + "campaign.md", "---\ntitle: 整治\nlead: city\n---\n");
  for (int note = 0; note < notes; ++note) {
    std::string text = "---\ntitle: 汇报\ntype: report\ndate: 2008-06-16\nmetrics:\n  meat:\n";
    for (int i = 0; i < figures_of_note; ++i)
      text += fmt::format("    - {{value: 1, scope: {}乡{}村}}\n", note, i);
    repository.write(fmt::format("{}notes/n{}.md", folder, note), text + "---\n");
  }
}

size_t lines_of(const std::string& text) {
  return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("over 50,000 figures are split by campaign; fewer are one file") {
  Repository repository;
  repository.write("site.toml", "title = \"某市\"\nbase_url = \"https://example.org/\"\n");
  repository.write("content/agencies.toml", "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n");
  repository.write("content/metrics.toml", "[[metric]]\nid = \"meat\"\nname = \"查扣\"\nunit = \"公斤\"\n");
  write_notes(repository, "raid", 80);
  write_notes(repository, "school", 20);
  repository.commit();
  const TemporaryFolder output;
  const Run whole = build(repository, output.path() / "whole");
  REQUIRE_MESSAGE(whole.status == 0, whole.out << whole.err);
  const auto one = read_site(output.path() / "whole");
  CHECK(lines_of(one.at("data/figures.csv")) == 1 + 50'000);
  CHECK(!one.contains("data/figures/raid.csv"));

  write_notes(repository, "school", 22);
  repository.commit();
  const Run split = build(repository, output.path() / "split");
  REQUIRE_MESSAGE(split.status == 0, split.out << split.err);
  const auto parts = read_site(output.path() / "split");
  CHECK(lines_of(parts.at("data/figures.csv")) == 3);
  CHECK(lines_of(parts.at("data/figures.json")) == 4);
  CHECK(lines_of(parts.at("data/figures/raid.csv")) == 1 + 40'000);
  CHECK(lines_of(parts.at("data/figures/school.csv")) == 1 + 11'000);
  CHECK(lines_of(parts.at("data/figures/raid.json")) == 2 + 40'000);
  CHECK(lines_of(parts.at("data/figures/school.json")) == 2 + 11'000);
}
