// Protects: a build on a terminal says what is left on one line of standard error and takes it away at the
// end; elsewhere, or told to be quiet, it says nothing of it. --timings counts what each stage dealt with.
#include <doctest/doctest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>

#include "support/sites.h"

namespace {

using namespace gongbao::test;

/// What the program writes to a terminal.
std::string on_terminal(std::vector<std::string> words, const char* kind) {
  words.insert(words.begin(), program_path());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
  REQUIRE(child >= 0);
  if (child == 0) {
    ::setenv("TERM", kind, 1);
    ::execv(argv[0], argv.data());
    ::_exit(127);
  }
  std::string text;
  char part[4096];
  for (ssize_t got; (got = ::read(terminal, part, sizeof part)) > 0;)
    text.append(part, static_cast<size_t>(got));
  ::close(terminal);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK_MESSAGE(status == 0, text);
  return text;
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// The numbers of a stage in the table of --timings: wall, processor, MiB, items, bytes.
std::vector<std::string> stage(const std::string& table, const std::string& name) {
  std::istringstream lines(table);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(name + "  ")) continue;
    std::istringstream words(line.substr(name.size()));
    std::vector<std::string> cells;
    for (std::string word; words >> word;) cells.push_back(word);
    return cells;
  }
  return {};
}

}  // namespace

TEST_CASE("progress stands on a terminal while pages are rendered and searched, and is gone at the end") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  const TemporaryFolder folder;
  const auto words = [&](const char* output, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"build", "-C", repository.path().string(), "-o",
                               (folder.path() / output).string(), "--as-of", "2026-11-23T00:00Z"});
    return more;
  };
  const std::string shown = on_terminal(words("one"), "xterm");
  CHECK(holds(shown, "\r\x1b[Krendering "));
  CHECK(holds(shown, "\r\x1b[Ksearching "));
  const size_t last = shown.rfind("\r\x1b[K");
  REQUIRE(last != std::string::npos);
  CHECK(shown.substr(last).find(" of ") == std::string::npos);  // nothing is left of the line
  CHECK(holds(shown.substr(last), " files in "));
  CHECK(on_terminal(words("two", {"--quiet"}), "xterm") == "");
  CHECK_FALSE(holds(on_terminal(words("three"), "dumb"), "rendering"));
  CHECK_FALSE(holds(run(words("four")).err, "rendering"));
}

TEST_CASE(
    "--timings says how many files, commits and bytes a stage dealt with, and nothing where it does not "
    "know") {
  Repository repository;
  write_small_site(repository);
  repository.commit();
  repository.write("content/pages/more.md", "---\ntitle: 更多\n---\n");
  repository.commit();
  const TemporaryFolder folder;
  const std::string first = build(repository, folder.path() / "public", {"--timings"}).err;
  CHECK_MESSAGE(first.starts_with("stage           wall s     cpu s       MiB     items        bytes\n"),
                first);
  const auto cell = [&](const char* name, size_t place) {
    const std::vector<std::string> cells = stage(first, name);
    REQUIRE_MESSAGE(cells.size() == 5, name << " in " << first);
    return cells[place];
  };
  CHECK(cell("snapshot", 3) == "9");
  CHECK(cell("parse", 3) == "6");  // registers and site.toml are no documents
  CHECK(cell("history", 3) == "2");
  CHECK(cell("check", 3) == "-");
  CHECK(cell("check", 4) == "-");
  CHECK(cell("render", 3) == cell("publish", 3));
  CHECK(cell("audit", 3) == cell("publish", 3));
  CHECK(std::stoull(cell("render", 4)) > 10'000);
  CHECK(stage(first, "all").size() == 2);

  // What is kept is neither rendered nor searched again.
  repository.write("content/pages/more.md", "---\ntitle: 更多\n---\n\n一句。\n");
  repository.commit();
  const std::string second = build(repository, folder.path() / "public", {"--timings"}).err;
  CHECK(std::stoull(stage(second, "render").at(3)) < std::stoull(cell("render", 3)));
  CHECK(stage(second, "publish").at(3) == cell("publish", 3));
}
