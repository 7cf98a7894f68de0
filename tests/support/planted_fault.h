#pragma once
#include <string>
#include <vector>

#include "support/repository.h"

namespace gongbao::test {

/// One change to the shipped site. The mark ‸ in `after` is no part of the file: it shows where the finding
/// must point.
struct Edit {
  enum class How { replace, append, write, remove, link };
  How how = How::write;
  std::string path;
  std::string before;  ///< for replace: what `after` takes the place of (its first occurrence)
  std::string after;
};
Edit replace(std::string path, std::string before, std::string after);
Edit append(std::string path, std::string after);
Edit write(std::string path, std::string after);
Edit remove(std::string path);
Edit link(std::string path, std::string target);  ///< a symbolic link

/// One fault of an author and the one finding that it must raise.
struct PlantedFault {
  std::string code;
  std::vector<Edit> edits;
  std::string severity = "error";
  std::string at =
      {};  ///< the file that the finding names, if no edit has a mark: then it is of the whole file
  bool when_rendered = false;  ///< `build` finds it, `check` does not
};

/// The faults of documents and registers, of sums, of Markdown and links, of the site, its names and themes,
/// and of sign-offs.
std::vector<PlantedFault> planted_in_text();
std::vector<PlantedFault> planted_in_documents();
std::vector<PlantedFault> planted_in_reckoning();
std::vector<PlantedFault> planted_in_markdown();
std::vector<PlantedFault> planted_in_site();
std::vector<PlantedFault> planted_in_review();

/// Makes the change in the work tree and gives path:line:column of the finding that it must raise.
std::string plant(const PlantedFault& fault, Repository& repository);
/// The shipped site as it was, for the files that the fault changed.
void mend(const PlantedFault& fault, Repository& repository);

}  // namespace gongbao::test
