#include "support/repository.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace gongbao::test {
namespace {

std::string read_all(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void write_all(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

void redirect(const std::filesystem::path& path, int flags, int descriptor) {
  const int file = ::open(path.c_str(), flags, 0600);
  if (file < 0 || ::dup2(file, descriptor) < 0) ::_exit(126);
}

void set(const char* name, const std::string& value) { ::setenv(name, value.c_str(), 1); }

struct Person {
  std::string name;
  std::string email;
};

/// "name <e-mail>" in its parts.
Person person(std::string_view text) {
  const size_t open = text.find(" <");
  if (open == std::string_view::npos || text.back() != '>')
    throw std::runtime_error("no author: " + std::string(text));
  return {std::string(text.substr(0, open)), std::string(text.substr(open + 2, text.size() - open - 3))};
}

std::string from_hex(std::string_view id) {
  std::string bytes;
  for (size_t i = 0; i + 1 < id.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(id.substr(i, 2)), nullptr, 16));
  return bytes;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "gongbao-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = std::filesystem::canonical(name);
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

Repository::Repository(std::string_view object_format) : path_(folder_.path() / "repository") {
  std::filesystem::create_directory(path_);
  git({"init", "--quiet", "--initial-branch=main", "--object-format=" + std::string(object_format)});
}

void Repository::write(std::string_view file, std::string_view bytes) {
  const std::filesystem::path path = path_ / file;
  std::filesystem::create_directories(path.parent_path());
  write_all(path, bytes);
}

void Repository::remove(std::string_view file) { std::filesystem::remove_all(path_ / file); }

void Repository::rename(std::string_view from, std::string_view to) {
  const std::filesystem::path target = path_ / to;
  std::filesystem::create_directories(target.parent_path());
  std::filesystem::rename(path_ / from, target);
}

std::string Repository::commit(std::string_view message, int64_t time, std::string_view author) {
  git({"add", "--all", "--force", "."});
  git_at(time, author, {"commit", "--quiet", "--allow-empty", "--allow-empty-message", "-F", "-"}, message);
  return git({"rev-parse", "HEAD"});
}

std::string Repository::commit_tree(std::string_view tree_id, int64_t time) {
  std::vector<std::string> arguments{"commit-tree", std::string(tree_id), "-m", "raw"};
  try {
    const std::string parent = git({"rev-parse", "--quiet", "--verify", "HEAD"});
    arguments.insert(arguments.end(), {"-p", parent});
  } catch (const std::runtime_error&) {  // the first commit has no parent
  }
  const std::string id = git_at(time, default_author, arguments);
  git({"update-ref", "HEAD", id});
  return id;
}

std::string Repository::merge(std::string_view branch, int64_t time, std::string_view author) {
  git_at(time, author, {"merge", "--quiet", "--no-ff", "-m", "merge", std::string(branch)});
  return git({"rev-parse", "HEAD"});
}

std::string Repository::blob(std::string_view bytes) { return git({"hash-object", "-w", "--stdin"}, bytes); }

std::string Repository::tree(const std::vector<Entry>& entries) {
  std::string bytes;
  for (const Entry& entry : entries) {
    bytes += entry.mode + ' ' + entry.name;
    bytes += '\0';
    bytes += from_hex(entry.id);
  }
  return raw_object("tree", bytes);
}

std::string Repository::raw_object(std::string_view type, std::string_view bytes) {
  return git({"hash-object", "-w", "--literally", "-t", std::string(type), "--stdin"}, bytes);
}

std::filesystem::path Repository::loose_path(std::string_view id) const {
  return path_ / ".git/objects" / id.substr(0, 2) / id.substr(2);
}

void Repository::pack() { git({"repack", "-a", "-d", "-q", "-f"}); }

std::filesystem::path Repository::bare_clone() const {
  std::filesystem::path copy = folder_.path() / "bare.git";
  git({"clone", "--quiet", "--bare", "--no-local", path_.string(), copy.string()});
  return copy;
}

std::filesystem::path Repository::shallow_clone(int depth) const {
  std::filesystem::path copy = folder_.path() / ("shallow-" + std::to_string(depth));
  git({"clone", "--quiet", "--depth=" + std::to_string(depth), "file://" + path_.string(), copy.string()});
  return copy;
}

std::string Repository::git(const std::vector<std::string>& arguments, std::string_view input) const {
  return git_at(default_time, default_author, arguments, input);
}

std::string Repository::git_at(int64_t time, std::string_view author,
                               const std::vector<std::string>& arguments, std::string_view input) const {
  const std::filesystem::path in = folder_.path() / "in";
  const std::filesystem::path out = folder_.path() / "out";
  const std::filesystem::path error = folder_.path() / "error";
  write_all(in, input);
  const Person who = person(author);
  const std::string date = "@" + std::to_string(time) + " +0800";
  std::vector<std::string> words{"git",       "-c", "core.autocrlf=false",       "-c",
                                 "gc.auto=0", "-c", "protocol.file.allow=always"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot start git");
  if (child == 0) {
    if (::chdir(path_.c_str()) != 0) ::_exit(126);
    redirect(in, O_RDONLY, 0);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, 1);
    redirect(error, O_WRONLY | O_CREAT | O_TRUNC, 2);
    for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY",
                             "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT"})
      ::unsetenv(name);
    set("GIT_CONFIG_NOSYSTEM", "1");
    set("GIT_CONFIG_GLOBAL", "/dev/null");
    set("GIT_TERMINAL_PROMPT", "0");
    set("GIT_AUTHOR_NAME", who.name);
    set("GIT_AUTHOR_EMAIL", who.email);
    set("GIT_AUTHOR_DATE", date);
    set("GIT_COMMITTER_NAME", who.name);
    set("GIT_COMMITTER_EMAIL", who.email);
    set("GIT_COMMITTER_DATE", date);
    set("HOME", folder_.path().string());
    set("LC_ALL", "C");
    set("TZ", "UTC");
    ::execvp("git", argv.data());
    ::_exit(127);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error("git " + (arguments.empty() ? std::string() : arguments.front()) + ": " +
                             read_all(error));
  std::string output = read_all(out);
  if (!output.empty() && output.back() == '\n') output.pop_back();
  return output;
}

}  // namespace gongbao::test
