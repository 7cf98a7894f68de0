#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A file that another program reads under the path `@<index>` of its arguments, and that never lies on a disk.
struct PassedFile {
  std::string bytes;
};

struct ProcessResult {
  int status = -1;  ///< its exit status; -1 if a signal or the time limit ended it
  std::string output;
  std::string errors;
};

/// Runs a program of the system: looked up in /usr/bin and /bin only, never in PATH or the current folder, with an
/// empty environment but `variables` ("HOME=…"). Arguments of the form "@0" become the path of that passed file.
/// Error if there is no such program or it cannot be started.
ProcessResult run_program(const std::string& name, const std::vector<std::string>& arguments, std::string_view input,
                          const std::vector<PassedFile>& files, const std::vector<std::string>& variables = {});

}  // namespace gongbao
