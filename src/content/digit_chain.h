#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// Digits in one piece, full-width ones folded, hidden characters between them left out.
struct DigitRun {
  size_t begin = 0;  ///< bytes of the text
  size_t end = 0;
  uint32_t first = 0;  ///< its digits in the chain's `digits`
  uint32_t last = 0;
  char joint = 0;      ///< between it and the run before: a space, a dash, or 0
  bool has_x = false;  ///< an X stands right behind: the check character of an identity number
  size_t x_end = 0;
};

/// Runs of digits with one space or dash between each two.
struct DigitChain {
  std::string digits;
  std::vector<DigitRun> runs;
  std::string_view digits_of(size_t first_run, size_t last_run) const {
    return std::string_view(digits).substr(runs[first_run].first,
                                           runs[last_run].last - runs[first_run].first);
  }
};

/// Goes through the chains of a text.
class DigitReader {
 public:
  DigitReader(std::string_view text, bool lines_joined) : text_(text), lines_joined_(lines_joined) {}
  /// The next chain, or false at the end of the text.
  bool next(DigitChain& chain);

 private:
  size_t digit_at(size_t at, char& digit) const;
  size_t skip_hidden(size_t at) const;
  size_t joint_at(size_t at, char& joint) const;
  void read_run(DigitChain& chain, char joint);

  std::string_view text_;
  bool lines_joined_;
  size_t at_ = 0;
};

}  // namespace gongbao
