#pragma once
#include <string>
#include <utility>
#include <vector>

namespace gongbao {

/// Files of a new site that let systemd build and publish it when it is time: paths and texts.
std::vector<std::pair<std::string, std::string>> starter_timer();

}  // namespace gongbao
