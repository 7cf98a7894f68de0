#pragma once
#include <string>
#include <vector>

namespace gongbao::test {

/// Texts that stand nowhere else, other ones in each run: every field of a withheld document holds one.
/// Letters and digits of ASCII alone, which no encoding of a text changes.
class Canaries {
 public:
  Canaries();
  std::string word();
  std::string number();  ///< of seven digits

  const std::vector<std::string>& all() const { return all_; }

 private:
  std::string run_;
  std::vector<std::string> all_;
};

// Documents with a canary in every field that their kind may have. `more` is one line of front matter:
// status, audience …
std::string note_of_canaries(const std::string& more, Canaries& canaries);
std::string notice_of_canaries(const std::string& more, Canaries& canaries, const std::string& attachment);
std::string campaign_of_canaries(const std::string& more, Canaries& canaries);
std::string page_of_canaries(const std::string& more, Canaries& canaries);

}  // namespace gongbao::test
