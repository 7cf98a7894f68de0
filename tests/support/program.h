#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao::test {

/// What a run of the program left behind.
struct Run {
  int status = 0;  ///< the exit status; 128 and the signal's number if one ended it (SIGALRM: it hung)
  std::string out;
  std::string err;
};

/// What surrounds a run. Nothing of the machine's or the user's settings reaches it.
struct Surroundings {
  std::filesystem::path folder = {};  ///< the current one; without it, the root of the file system
  std::vector<std::pair<std::string, std::string>> variables = {};
  unsigned umask = 022;
  unsigned deadline = 120;  ///< seconds; then it is killed
  std::string program = {};  ///< another than the one that ships
};

/// Runs the program that was built beside the tests. Its clock is SOURCE_DATE_EPOCH, unless a test says
/// otherwise.
Run run(const std::vector<std::string>& arguments, const Surroundings& surroundings = {});

/// The program, for a test that must start it in its own way.
std::string program_path();

}  // namespace gongbao::test
