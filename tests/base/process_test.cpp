// Protects: only programs of the system run, with nothing of the surroundings; they are fed and drained
// without a hang, and files reach them that lie on no disk.
#include "base/process.h"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "support/repository.h"

using namespace gongbao;

TEST_CASE("a program in PATH or in the current folder is not taken for the system's") {
  const test::TemporaryFolder folder;
  const std::filesystem::path mark = folder.path() / "it-ran";
  for (const char* name : {"cat", "no-such-program"}) {
    std::ofstream(folder.path() / name) << "#!/bin/sh\ntouch " << mark.string() << "\n";
    chmod((folder.path() / name).c_str(), 0755);
  }
  const std::string before = std::getenv("PATH") ? std::getenv("PATH") : "";
  setenv("PATH", folder.path().c_str(), 1);
  const std::filesystem::path place = std::filesystem::current_path();
  std::filesystem::current_path(folder.path());
  CHECK(run_program("cat", {}, "text", {}).output == "text");
  CHECK_THROWS_AS(run_program("no-such-program", {}, {}, {}), Error);
  std::filesystem::current_path(place);
  setenv("PATH", before.c_str(), 1);
  CHECK_FALSE(std::filesystem::exists(mark));
}

TEST_CASE("nothing of the surroundings reaches a program but what is handed to it") {
  setenv("GONGBAO_TEST_SECRET", "secret", 1);
  CHECK(run_program("env", {}, {}, {}).output == "");
  CHECK(run_program("env", {}, {}, {}, {"A=b"}).output == "A=b\n");
  unsetenv("GONGBAO_TEST_SECRET");
}

TEST_CASE("passed files are read under their place among the arguments") {
  CHECK(run_program("cat", {"@1", "@0"}, {}, {{"one"}, {std::string(300'000, 'x')}}).output ==
        std::string(300'000, 'x') + "one");
  CHECK(run_program("echo", {"@", "@0", "@x", "a@0"}, {}, {}).output == "@ @0 @x a@0\n");
}

TEST_CASE("much input and much output go through; input that nobody reads ends nothing") {
  const std::string much(5'000'000, 'y');
  CHECK(run_program("wc", {"-c"}, much, {}).output == "5000000\n");
  CHECK(run_program("true", {}, much, {}).status == 0);
  CHECK(run_program("cat", {}, much, {}).output.size() <= much.size());
}

TEST_CASE("status, output and errors come back") {
  const ProcessResult result = run_program("sh", {"-c", "echo out; echo err >&2; exit 7"}, {}, {});
  CHECK(result.status == 7);
  CHECK(result.output == "out\n");
  CHECK(result.errors == "err\n");
  CHECK(run_program("sh", {"-c", "kill -9 $$"}, {}, {}).status == -1);
}
