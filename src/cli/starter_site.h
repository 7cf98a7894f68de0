#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gongbao {

/// The files of a working new site, by path: what `init` writes.
std::vector<std::pair<std::string, std::string>> starter_site();

/// The path and text of a new document of a kind, or nothing for a kind that there is none of. A note's or summary's id is
/// campaign/id; `agency` is a name of the register, for kinds that need one.
struct StarterDocument {
  std::string path;
  std::string text;
};
StarterDocument starter_document(std::string_view kind, std::string_view campaign, std::string_view id,
                                 std::string_view agency);

}  // namespace gongbao
