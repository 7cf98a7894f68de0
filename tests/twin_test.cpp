// Protects: the strongest statement about leaks: a repository and its twin that never held what may not be
// seen build the same public site, byte for byte, commit ids aside. No count, order, neighbour, date or sum
// tells that there is more.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/main.h"
#include "support/file.h"
#include "support/repository.h"
#include "support/twins.h"

namespace {

using namespace gongbao::test;

/// What a run prints, kept from the output of the tests.
class Printed {
 public:
  Printed() : kept_(::dup(STDOUT_FILENO)) {
    std::fflush(stdout);
    const int file = ::open(path().c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::close(file);
  }
  /// Gives standard output back.
  std::string end() {
    std::fflush(stdout);
    ::dup2(kept_, STDOUT_FILENO);
    ::close(kept_);
    return read_bytes(path());
  }

 private:
  std::filesystem::path path() const { return folder_.path() / "printed"; }
  TemporaryFolder folder_;
  int kept_;
};

/// The errors that keep it from being built; empty if it is.
std::string build(const Repository& repository, const std::string& branch,
                  const std::filesystem::path& output) {
  Printed printed;
  const int status = gongbao::run({"build", "-C", repository.path().string(), "--rev", branch, "-o",
                                   output.string(), "--as-of", moment_of_twins(), "--jobs", "1", "--quiet"});
  const std::string text = printed.end();
  if (status == 0) return {};
  std::string errors = fmt::format("exit {}", status);
  for (const std::string& line : lines_of(text))
    if (line.find(": error: ") != std::string::npos) errors += "\n" + line;
  return errors;
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

/// Every commit id made one; the manifest, which lists digests of files that name commits, left out.
std::map<std::string, std::string> site_at(const Repository& repository, const std::string& branch,
                                           const std::filesystem::path& output) {
  std::map<std::string, std::string> files = read_tree(output);
  CHECK(files.erase("manifest.json") == 1);
  const std::vector<std::string> commits = lines_of(repository.git({"rev-list", branch}));
  constexpr size_t shown = 8;  // pages print the first digits
  for (auto& [path, bytes] : files)
    for (size_t i = 0; i + shown <= bytes.size(); ++i) {
      if (!is_hex(bytes[i])) continue;
      for (const std::string& commit : commits) {
        if (bytes.compare(i, shown, commit, 0, shown) != 0) continue;
        const size_t size = bytes.compare(i, commit.size(), commit) == 0 ? commit.size() : shown;
        bytes.replace(i, size, size, '0');
      }
    }
  return files;
}

std::string around_difference(std::string_view one, std::string_view other) {
  const size_t at = static_cast<size_t>(
      std::mismatch(one.begin(), one.end(), other.begin(), other.end()).first - one.begin());
  const size_t begin = at - std::min<size_t>(at, 80);
  return fmt::format("\n  full: …{}…\n  twin: …{}…", one.substr(begin, 200), other.substr(begin, 200));
}

/// To look at a few: GONGBAO_TWINS_FROM=584 GONGBAO_TWINS=1.
size_t first_seed() {
  const char* asked = std::getenv("GONGBAO_TWINS_FROM");
  return asked ? static_cast<size_t>(std::atoll(asked)) : 1;
}

size_t number_of_pairs() {
  const char* asked = std::getenv("GONGBAO_TWINS");
#ifdef GONGBAO_SANITIZE
  constexpr size_t usual = 30;  // five times slower each; the optimised run has them all
#else
  constexpr size_t usual = 200;
#endif
  return asked ? static_cast<size_t>(std::atoll(asked)) : usual;
}

}  // namespace

TEST_CASE("a repository and its twin without what may not be seen build the same site") {
  const size_t pairs = number_of_pairs();
  constexpr size_t at_once = 100;
  size_t same = 0, withheld = 0, visible = 0, files = 0;
  const size_t begin = first_seed();
  for (size_t first = begin; first < begin + pairs; first += at_once) {
    const Repository repository;
    std::string stream;
    const size_t last = std::min(begin + pairs, first + at_once) - 1;
    for (size_t seed = first; seed <= last; ++seed) {
      const Twins twins = make_twins(static_cast<uint32_t>(seed));
      stream += twins.stream;
      withheld += twins.withheld;
      visible += twins.visible;
    }
    repository.git({"fast-import", "--quiet"}, stream);
    const TemporaryFolder folder;
    for (size_t seed = first; seed <= last; ++seed) {
      CAPTURE(seed);
      std::map<std::string, std::string> sites[2];
      const std::string branches[] = {"full-" + std::to_string(seed), "twin-" + std::to_string(seed)};
      bool are_built = true;
      for (int i = 0; i < 2; ++i) {
        const std::string errors = build(repository, branches[i], folder.path() / branches[i]);
        const bool is_built = errors.empty();
        CHECK_MESSAGE(is_built, branches[i] << " is not built: " << errors);
        are_built = are_built && is_built;
        if (is_built) sites[i] = site_at(repository, branches[i], folder.path() / branches[i]);
        std::filesystem::remove_all(folder.path() / branches[i]);
      }
      if (!are_built) continue;
      for (const auto& [path, bytes] : sites[0]) {
        CHECK_MESSAGE(sites[1].contains(path), path << " is in the full site only");
        const bool is_same = bytes == sites[1][path];
        CHECK_MESSAGE(is_same, path << " differs" << around_difference(bytes, sites[1][path]));
      }
      CHECK(sites[0].size() == sites[1].size());
      files += sites[0].size();
      same += sites[0] == sites[1];
    }
  }
  MESSAGE(same << " of " << pairs << " pairs are the same: " << visible << " documents both have, "
               << withheld << " things only the full one, " << files << " files compared");
  CHECK(same == pairs);
}
