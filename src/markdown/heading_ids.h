#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace gongbao {

/// Ids of a document's headings, from their texts: letters and digits of any script kept, ASCII in lower
/// case, spaces as hyphens, the rest dropped; then -1, -2 … for those taken. Stable under changes elsewhere,
/// and readable in Chinese.
class HeadingIds {
 public:
  std::string make(std::string_view text);

 private:
  std::set<std::string, std::less<>> taken_;
  std::map<std::string, int, std::less<>> next_;
};

}  // namespace gongbao
