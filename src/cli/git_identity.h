#pragma once
#include <string>

#include "source/commit_object.h"

namespace gongbao {

/// Who git says writes in this repository: the name and e-mail that a commit made now would bear. Error, with git's own words,
/// if it does not know.
Author git_identity(const std::string& directory);

}  // namespace gongbao
