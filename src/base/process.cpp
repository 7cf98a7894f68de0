#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace gongbao {
namespace {

constexpr int most_silence = 60;  // seconds without a byte: a key on a token waits for a finger
constexpr size_t most_output = size_t{1} << 20;

class Handle {
 public:
  explicit Handle(int number = -1) : number_(number) {}
  Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Handle() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void fail(const std::string& name, const char* what) {
  throw Error(fmt::format("cannot run {}: {}: {}", name, what, std::strerror(errno)));
}

std::string find_program(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/bin/"})
    if (access((folder + name).c_str(), X_OK) == 0) return folder + name;
  throw Error(fmt::format("there is no program '{}' in /usr/bin", name), "install it: apt install openssh-client");
}

Handle pass(const PassedFile& file, const std::string& name) {
  Handle handle(memfd_create("gongbao", 0));
  if (handle.number() < 0) fail(name, "memfd_create");
  std::string_view rest = file.bytes;
  while (!rest.empty()) {
    const ssize_t written = write(handle.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(name, "write");
    rest.remove_prefix(static_cast<size_t>(written));
  }
  return handle;
}

struct Pipe {
  Handle read, write;
  explicit Pipe(const std::string& name) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) fail(name, "pipe");
    read = Handle(ends[0]);
    write = Handle(ends[1]);
  }
};

/// Between fork and exec only what is safe there: no memory is asked for.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment, int in, int out, int err) {
  dup2(in, 0);
  dup2(out, 1);
  dup2(err, 2);
  execve(program, arguments, environment);
  _exit(127);
}

/// Feeds and drains the three pipes until the program has closed its ends.
bool exchange(Pipe& in, Pipe& out, Pipe& err, std::string_view input, ProcessResult& result) {
  int silence = 0;
  fcntl(in.write.number(), F_SETFL, O_NONBLOCK);
  while (out.read.number() >= 0 || err.read.number() >= 0) {
    if (input.empty()) in.write.close();
    pollfd watched[] = {{in.write.number(), POLLOUT, 0}, {out.read.number(), POLLIN, 0}, {err.read.number(), POLLIN, 0}};
    const int ready = poll(watched, 3, 1000);
    if (ready < 0 && errno != EINTR) return false;
    silence = ready == 0 ? silence + 1 : 0;
    if (silence == most_silence) return false;
    if (watched[0].revents & (POLLOUT | POLLERR)) {
      const ssize_t written = write(in.write.number(), input.data(), input.size());
      if (written > 0) input.remove_prefix(static_cast<size_t>(written));
      if (written < 0 && errno != EAGAIN && errno != EINTR) input = {};
    }
    const auto drain = [](Handle& from, short events, std::string& into) {
      if (!(events & (POLLIN | POLLHUP | POLLERR))) return;
      char buffer[4096];
      const ssize_t got = read(from.number(), buffer, sizeof buffer);
      if (got > 0 && into.size() < most_output) into.append(buffer, static_cast<size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) from.close();
    };
    drain(out.read, watched[1].revents, result.output);
    drain(err.read, watched[2].revents, result.errors);
  }
  return true;
}

}  // namespace

ProcessResult run_program(const std::string& name, const std::vector<std::string>& arguments, std::string_view input,
                          const std::vector<PassedFile>& files, const std::vector<std::string>& variables) {
  const std::string program = find_program(name);
  std::vector<Handle> passed;
  for (const PassedFile& file : files) passed.push_back(pass(file, name));
  std::vector<std::string> words{name};
  for (const std::string& argument : arguments) {
    const bool names_a_file = argument.size() == 2 && argument[0] == '@' && is_ascii_digit(argument[1]) &&
                              static_cast<size_t>(argument[1] - '0') < files.size();
    words.push_back(names_a_file
                        ? fmt::format("/dev/fd/{}", passed.at(static_cast<size_t>(argument[1] - '0')).number())
                        : argument);
  }
  std::vector<char*> argument_list, variable_list;
  for (std::string& word : words) argument_list.push_back(word.data());
  argument_list.push_back(nullptr);
  std::vector<std::string> environment = variables;
  for (std::string& variable : environment) variable_list.push_back(variable.data());
  variable_list.push_back(nullptr);

  Pipe in(name), out(name), err(name);
  struct sigaction ignore {}, before {};
  ignore.sa_handler = SIG_IGN;  // a program that does not read all its input must not end this one
  sigaction(SIGPIPE, &ignore, &before);
  const pid_t child = fork();
  if (child == 0)
    become(program.c_str(), argument_list.data(), variable_list.data(), in.read.number(), out.write.number(),
           err.write.number());
  if (child < 0) fail(name, "fork");
  in.read.close();
  out.write.close();
  err.write.close();
  ProcessResult result;
  if (!exchange(in, out, err, input, result)) kill(child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  sigaction(SIGPIPE, &before, nullptr);
  if (WIFEXITED(status)) result.status = WEXITSTATUS(status);
  return result;
}

}  // namespace gongbao
