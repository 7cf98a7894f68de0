// Protects: a build that takes from the one before it what has not changed makes the site that a clean one
// makes, byte for byte, whatever was edited between them; with the same findings and the same exit status.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>

#include "support/file.h"
#include "support/program.h"
#include "support/random_edits.h"

using namespace gongbao::test;
namespace fs = std::filesystem;

namespace {

size_t number_from(const char* variable, size_t usual) {
  const char* asked = std::getenv(variable);
  return asked ? static_cast<size_t>(std::atoll(asked)) : usual;
}

/// GONGBAO_EDITS=60 for more; to look at one: GONGBAO_EDITS_FROM=17 GONGBAO_EDITS=1.
size_t number_of_seeds() {
#ifdef GONGBAO_SANITIZE
  return number_from("GONGBAO_EDITS", 1);
#else
  return number_from("GONGBAO_EDITS", 4);
#endif
}

/// One folder that is built again and again.
struct Output {
  std::string name;
  std::vector<std::string> options;
  int percent;  ///< how often it is built
  std::map<std::string, std::string> live = {};
};

std::string around_difference(std::string_view one, std::string_view other) {
  const size_t at = static_cast<size_t>(
      std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
  const size_t begin = at - std::min<size_t>(at, 100);
  return fmt::format("\n  cached: …{}…\n  clean:  …{}…", one.substr(std::min(begin, one.size()), 240),
                     other.substr(std::min(begin, other.size()), 240));
}

class Builder {
 public:
  explicit Builder(uint32_t seed)
      : seed_(seed), edits_(seed, own_program()), has_shared_cache_(edits_.chance().percent(50)) {
    outputs_ = {{"public", {}, 100},
                {"inner", {"--audience", "internal"}, 20},
                {"other", {"--base-url", "https://other.example.gov.cn/", "--portable"}, 15}};
  }

  void step() {
    edit_ = edits_.next();
    ++steps;
    bool is_built = false;
    for (Output& output : outputs_) {
      if (!edits_.chance().percent(output.percent)) continue;
      std::vector<std::string> options = output.options;
      // Now and then with other options into the same folder.
      if (edits_.chance().percent(3)) options = {"--base-url", "https://third.example.gov.cn/a/"};
      if (edits_.chance().percent(2)) options = {"--portable"};
      if (edits_.chance().percent(2)) options = {"--audience", "internal"};
      const int status = compare(output, options);
      if (&output == &outputs_.front()) is_built = status == 0;
    }
    if (!is_built) edits_.take_back();
  }

  size_t steps = 0, builds = 0, refused = 0, files = 0, differences = 0;

 private:
  /// A copy, so that building it anew meanwhile does no harm.
  std::string own_program() {
    const fs::path copy = folder_.path() / "gongbao";
    fs::copy_file(program_path(), copy);
    return copy.string();
  }

  Run build(const fs::path& output, const std::vector<std::string>& options,
            const std::vector<std::string>& more) {
    std::vector<std::string> words{
        "build",   "-C",    edits_.path().string(), "-o",      output.string(),
        "--quiet", "--rev", edit_.revision,         "--as-of", instant_text(edit_.moment),
        "--jobs",  "1"};
    words.insert(words.end(), options.begin(), options.end());
    words.insert(words.end(), more.begin(), more.end());
    Surroundings around;
    around.program = (folder_.path() / "gongbao").string();
    return run(words, around);
  }

  int compare(Output& output, const std::vector<std::string>& options) {
    const fs::path live = folder_.path() / output.name;
    const fs::path clean = folder_.path() / "clean" / "public";
    const std::vector<std::string> cache =
        has_shared_cache_ ? std::vector<std::string>{"--cache-dir", (folder_.path() / "cache").string()}
                          : std::vector<std::string>();
    const Run with = build(live, options, cache);
    const Run without = build(clean, options, {"--no-cache"});
    ++builds;
    tell("exit status", with.status == without.status, fmt::format("{} and {}", with.status, without.status));
    tell("findings", with.out == without.out, around_difference(with.out, without.out));
    tell("errors", with.err == without.err, around_difference(with.err, without.err));
    CHECK(without.status <= 1);
    if (without.status == 0) {
      output.live = read_tree(clean);
      REQUIRE(output.live.size() > 20);
    } else {
      ++refused;
    }
    if (fs::exists(live)) compare_trees(output, read_tree(live));
    fs::remove_all(folder_.path() / "clean");
    return without.status;
  }

  /// A build that was refused leaves what was live.
  void compare_trees(const Output& output, const std::map<std::string, std::string>& with) {
    for (const auto& [path, bytes] : output.live) {
      const auto found = with.find(path);
      tell(output.name + "/" + path, found != with.end(), "is in the clean site only");
      if (found != with.end())
        tell(output.name + "/" + path, found->second == bytes, around_difference(found->second, bytes));
    }
    for (const auto& [path, bytes] : with)
      tell(output.name + "/" + path, output.live.contains(path), "is in the cached site only");
    files += with.size();
  }

  void tell(const std::string& what, bool is_same, const std::string& difference) {
    differences += !is_same;
    CHECK_MESSAGE(is_same, "seed " << seed_ << ", step " << steps << " (" << edit_.kind << ", "
                                   << edit_.revision << " at " << instant_text(edit_.moment) << "): " << what
                                   << ": " << difference);
  }

  uint32_t seed_;
  TemporaryFolder folder_;
  RandomEdits edits_;
  bool has_shared_cache_;
  Edit edit_;
  std::vector<Output> outputs_;
};

}  // namespace

TEST_CASE("with and without the cache the bytes are equal, whatever was edited") {
  const size_t first = number_from("GONGBAO_EDITS_FROM", 1);
  const size_t steps = number_from("GONGBAO_EDIT_STEPS", 30);
  size_t builds = 0, refused = 0, files = 0, differences = 0;
  for (size_t seed = first; seed < first + number_of_seeds(); ++seed) {
    Builder builder(static_cast<uint32_t>(seed));
    while (builder.steps < steps) builder.step();
    builds += builder.builds;
    refused += builder.refused;
    files += builder.files;
    differences += builder.differences;
  }
  MESSAGE(number_of_seeds() << " seeds of " << steps << " edits: " << builds << " builds, " << refused
                            << " of them refused; " << files << " files compared, " << differences
                            << " differences");
  CHECK(refused < builds / 2);  // else the edits say little
  CHECK(differences == 0);
}
