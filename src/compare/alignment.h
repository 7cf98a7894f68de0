#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gongbao {

/// An element of the old sequence and the one of the new that stands for it.
struct Match {
  uint32_t old_index = 0;
  uint32_t new_index = 0;
  auto operator<=>(const Match&) const = default;
};

/// A longest common subsequence, ascending (Myers 1986, in linear space). Steps are taken from `budget`;
/// where it is used up, what is left has no matches but a common beginning and end. The same input gives the
/// same answer.
std::vector<Match> common_elements(std::span<const uint32_t> from, std::span<const uint32_t> to,
                                   size_t& budget);

/// What a text is made of, for saying how alike two of them are: its pairs of neighbouring characters.
class Shingles {
 public:
  explicit Shingles(std::string_view text);
  /// From 0, nothing in common, to 1000, the same pairs.
  int likeness(const Shingles& other) const;
  size_t size() const { return pairs_.size(); }

 private:
  std::vector<uint64_t> pairs_;  ///< sorted
};

/// Pairs of texts that are alike by at least `least`, in the order of both, of the greatest likeness
/// together. Nothing where that would take too long.
std::vector<Match> pair_alike(const std::vector<Shingles>& from, const std::vector<Shingles>& to, int least);

}  // namespace gongbao
