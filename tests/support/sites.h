#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "support/json.h"
#include "support/program.h"
#include "support/repository.h"

namespace gongbao::test {

/// The sample site that ships with the program (site.toml and content/), not yet committed.
void write_shipped_site(Repository& repository);

/// A site of two agencies, two metrics, one campaign with a note and a summary, a notice and a page; it has
/// no findings. Not yet committed.
void write_small_site(Repository& repository);

/// `gongbao check` on the repository, and what it found.
struct Finding {
  std::string path;
  int line = 0;
  int column = 0;
  std::string severity;
  std::string code;
  std::string message;
  /// path:line:column: severity [code]
  std::string where() const;
};
struct Checked {
  Run run;
  std::vector<Finding> findings;
  /// All of them, one a line, as where() writes them, for comparing and printing.
  std::string text() const;
  bool has(std::string_view code) const;
};
Checked check(const Repository& repository, std::vector<std::string> arguments = {},
              const Surroundings& surroundings = {});

/// The findings of `gongbao build`, and nothing of its site.
Checked try_build(const Repository& repository);

/// `gongbao build` of the repository into a folder.
Run build(const Repository& repository, const std::filesystem::path& output,
          std::vector<std::string> arguments = {}, const Surroundings& surroundings = {});

/// The files of a built site but its manifest, with every commit id made one: what two histories of one
/// content share.
std::map<std::string, std::string> read_site(const std::filesystem::path& output);

/// The first `from` of a file of the work tree becomes `to`. Throws if it is not there.
void replace_in(Repository& repository, std::string_view file, std::string_view from, std::string_view to);

}  // namespace gongbao::test
