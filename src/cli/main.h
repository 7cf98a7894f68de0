#pragma once
#include <string>
#include <vector>

namespace gongbao {

/// The program: its arguments without its own name; the exit status (behaviour 1): 0 fine, 1 findings that are errors,
/// 2 usage, 3 environment.
int run(const std::vector<std::string>& arguments);

}  // namespace gongbao
