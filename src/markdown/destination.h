#pragma once
#include <string>
#include <string_view>

namespace gongbao {

/// What the target of a link or image may be: an allow list, because browsers know more schemes than any deny
/// list.
struct Destination {
  enum class Kind {
    ours,      ///< a relative path, `kind:id` or `figure:…`: whoever renders decides
    external,  ///< http, https, mailto, tel
    refused
  };
  Kind kind = Kind::refused;
  std::string url;     ///< with a scheme of ours in lower case
  std::string reason;  ///< if refused: what is wrong
};

/// Judges a destination with entities and escapes undone.
Destination judge_destination(std::string_view url);

}  // namespace gongbao
