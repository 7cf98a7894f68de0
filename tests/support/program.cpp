#include "support/program.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>

#include "support/file.h"
#include "support/repository.h"

namespace gongbao::test {
namespace {

constexpr const char* default_moment = "1795392000";  // 2026-11-23T00:00:00Z

void redirect(const std::filesystem::path& path, int flags, int descriptor) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

/// The variables of a run as name=value: few and fixed, then the test's own.
std::vector<std::string> environment(const Surroundings& surroundings, const std::filesystem::path& home) {
  std::vector<std::pair<std::string, std::string>> all{
      {"HOME", home.string()}, {"LC_ALL", "C"}, {"TZ", "UTC"}, {"SOURCE_DATE_EPOCH", default_moment}};
  for (const char* name : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TMPDIR"})
    if (const char* value = std::getenv(name)) all.emplace_back(name, value);
  for (const auto& [name, value] : surroundings.variables) {
    std::erase_if(all, [&, key = name](const auto& one) { return one.first == key; });
    all.emplace_back(name, value);
  }
  std::vector<std::string> words;
  for (const auto& [name, value] : all) words.push_back(name + "=" + value);
  return words;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> result;
  for (std::string& word : words) result.push_back(word.data());
  result.push_back(nullptr);
  return result;
}

}  // namespace

std::string program_path() { return GONGBAO_BINARY; }

Run run(const std::vector<std::string>& arguments, const Surroundings& surroundings) {
  const TemporaryFolder folder;
  const std::filesystem::path out = folder.path() / "out";
  const std::filesystem::path error = folder.path() / "error";
  std::vector<std::string> words{surroundings.program.empty() ? program_path() : surroundings.program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> variables = environment(surroundings, folder.path());
  const std::vector<char*> argv = pointers(words);
  const std::vector<char*> envp = pointers(variables);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start " + words[0]);
  if (child == 0) {
    const std::filesystem::path at = surroundings.folder.empty() ? "/" : surroundings.folder;
    if (::chdir(at.c_str()) != 0) ::_exit(126);
    redirect("/dev/null", O_RDONLY, 0);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(error, O_WRONLY | O_CREAT | O_TRUNC, 2);
    ::umask(surroundings.umask);
    ::alarm(surroundings.deadline);
    ::execve(argv[0], argv.data(), envp.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (code == 127) throw std::runtime_error("cannot run " + words[0]);
  return {code, read_bytes(out), read_bytes(error)};
}

}  // namespace gongbao::test
