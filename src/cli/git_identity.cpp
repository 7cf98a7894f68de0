#include "cli/git_identity.h"

#include <cstdlib>

#include "base/error.h"
#include "base/process.h"
#include "base/text.h"

namespace gongbao {

Author git_identity(const std::string& directory) {
  std::vector<std::string> variables{"LC_ALL=C"};
  for (const char* name : {"HOME", "XDG_CONFIG_HOME", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_CONFIG_GLOBAL",
                           "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "EMAIL"})
    if (const char* value = std::getenv(name)) variables.push_back(fmt::format("{}={}", name, value));
  const ProcessResult result = run_program("git", {"-C", directory, "var", "GIT_AUTHOR_IDENT"}, {}, {}, variables);
  const std::string_view line = trim(result.output);
  const size_t open = line.find(" <");
  const size_t close = line.find('>', open);
  if (result.status != 0 || open == line.npos || close == line.npos)
    throw Error("git does not know who you are: " + std::string(trim(result.errors)),
                "git config user.name \"…\"; git config user.email \"…\"");
  return {std::string(line.substr(0, open)), std::string(line.substr(open + 2, close - open - 2))};
}

}  // namespace gongbao
