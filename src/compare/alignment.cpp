#include "compare/alignment.h"

#include <numeric>

#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr int64_t out_of_reach = -1;

/// Equal elements in the middle of a shortest way from one sequence to the other.
struct Snake {
  size_t old_begin, new_begin, old_end, new_end;
};

class Aligner {
 public:
  Aligner(std::span<const uint32_t> from, std::span<const uint32_t> to, size_t& budget)
      : from_(from), to_(to), budget_(budget) {}

  std::vector<Match> run() {
    align(0, from_.size(), 0, to_.size());
    return std::move(matches_);
  }

 private:
  void match(size_t i, size_t k) { matches_.push_back({static_cast<uint32_t>(i), static_cast<uint32_t>(k)}); }

  void align(size_t from, size_t from_end, size_t to, size_t to_end) {
    while (from < from_end && to < to_end && from_[from] == to_[to]) match(from++, to++);
    size_t tail = 0;
    while (from < from_end && to < to_end && from_[from_end - 1] == to_[to_end - 1]) {
      --from_end;
      --to_end;
      ++tail;
    }
    if (from < from_end && to < to_end)
      if (const std::optional<Snake> middle = find_middle(from, from_end, to, to_end)) {
        align(from, middle->old_begin, to, middle->new_begin);
        for (size_t i = 0; middle->old_begin + i < middle->old_end; ++i)
          match(middle->old_begin + i, middle->new_begin + i);
        align(middle->old_end, from_end, middle->new_end, to_end);
      }
    for (size_t i = 0; i < tail; ++i) match(from_end + i, to_end + i);
  }

  /// The furthest old element that `edits` edits reach on a diagonal, before its equal elements are followed.
  static int64_t step(const std::vector<int64_t>& reached, int64_t at, int64_t diagonal, int64_t edits,
                      int64_t n, int64_t m) {
    if (edits == 0) return 0;
    const int64_t left = reached[static_cast<size_t>(at - 1)];
    const int64_t above = reached[static_cast<size_t>(at + 1)];
    const int64_t removed = left >= 0 && left < n ? left + 1 : out_of_reach;
    const int64_t added = above >= 0 && above - diagonal <= m ? above : out_of_reach;
    return std::max(removed, added);
  }

  bool spend() {
    if (budget_ == 0) return false;
    --budget_;
    return true;
  }

  std::optional<Snake> find_middle(size_t from, size_t from_end, size_t to, size_t to_end) {
    const auto n = static_cast<int64_t>(from_end - from);
    const auto m = static_cast<int64_t>(to_end - to);
    const int64_t delta = n - m;
    const int64_t centre = m + 1;
    forward_.assign(static_cast<size_t>(n + m + 3), out_of_reach);
    backward_.assign(static_cast<size_t>(n + m + 3), out_of_reach);
    for (int64_t edits = 0; edits <= (n + m + 1) / 2; ++edits) {
      const int64_t low = -edits + 2 * std::max<int64_t>(0, edits - m);
      const int64_t high = edits - 2 * std::max<int64_t>(0, edits - n);
      for (int64_t k = low; k <= high; k += 2) {
        if (!spend()) return std::nullopt;
        int64_t x = step(forward_, centre + k, k, edits, n, m);
        const int64_t begin = x;
        if (x >= 0)
          while (x < n && x - k < m && from_[from + size(x)] == to_[to + size(x - k)]) ++x;
        forward_[size(centre + k)] = x;
        if (x < 0 || delta % 2 == 0) continue;
        if (const int64_t met = backward_[size(centre + delta - k)]; met >= 0 && x + met >= n)
          return Snake{from + size(begin), to + size(begin - k), from + size(x), to + size(x - k)};
      }
      for (int64_t k = low; k <= high; k += 2) {
        if (!spend()) return std::nullopt;
        int64_t x = step(backward_, centre + k, k, edits, n, m);
        const int64_t begin = x;
        if (x >= 0)
          while (x < n && x - k < m && from_[from_end - 1 - size(x)] == to_[to_end - 1 - size(x - k)]) ++x;
        backward_[size(centre + k)] = x;
        if (x < 0 || delta % 2 != 0) continue;
        if (const int64_t met = forward_[size(centre + delta - k)]; met >= 0 && x + met >= n)
          return Snake{from_end - size(x), to_end - size(x - k), from_end - size(begin),
                       to_end - size(begin - k)};
      }
    }
    return std::nullopt;
  }

  static size_t size(int64_t number) { return static_cast<size_t>(number); }

  std::span<const uint32_t> from_, to_;
  size_t& budget_;
  std::vector<int64_t> forward_, backward_;
  std::vector<Match> matches_;
};

}  // namespace

std::vector<Match> common_elements(std::span<const uint32_t> from, std::span<const uint32_t> to,
                                   size_t& budget) {
  return Aligner(from, to, budget).run();
}

Shingles::Shingles(std::string_view text) {
  char32_t before = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    i += static_cast<size_t>(c.bytes);
    pairs_.push_back((uint64_t{before} << 32) | c.value);
    before = c.value;
  }
  std::sort(pairs_.begin(), pairs_.end());
}

int Shingles::likeness(const Shingles& other) const {
  size_t common = 0;
  for (size_t i = 0, k = 0; i < pairs_.size() && k < other.pairs_.size();) {
    if (pairs_[i] == other.pairs_[k]) {
      ++common;
      ++i;
      ++k;
    } else {
      ++(pairs_[i] < other.pairs_[k] ? i : k);
    }
  }
  const size_t all = pairs_.size() + other.pairs_.size();
  return all == 0 ? 1000 : static_cast<int>(2000 * common / all);
}

std::vector<Match> pair_alike(const std::vector<Shingles>& from, const std::vector<Shingles>& to, int least) {
  constexpr size_t most_steps = 20'000'000;
  const auto sum = [](const std::vector<Shingles>& texts) {
    return std::accumulate(texts.begin(), texts.end(), size_t{0},
                           [](size_t n, const Shingles& one) { return n + one.size(); });
  };
  const size_t width = to.size() + 1;
  if (sum(from) * to.size() + sum(to) * from.size() > most_steps || (from.size() + 1) * width > most_steps)
    return {};
  std::vector<int64_t> best((from.size() + 1) * width, 0);  // from each pair of places to the end
  std::vector<int> likeness(from.size() * width, 0);
  for (size_t i = from.size(); i-- > 0;)
    for (size_t k = to.size(); k-- > 0;) {
      const int alike = from[i].likeness(to[k]);
      likeness[i * width + k] = alike;
      best[i * width + k] = std::max(best[(i + 1) * width + k], best[i * width + k + 1]);
      if (alike >= least)
        best[i * width + k] = std::max(best[i * width + k], best[(i + 1) * width + k + 1] + alike);
    }
  std::vector<Match> pairs;
  for (size_t i = 0, k = 0; i < from.size() && k < to.size();) {
    const int alike = likeness[i * width + k];
    if (alike >= least && best[i * width + k] == best[(i + 1) * width + k + 1] + alike)
      pairs.push_back({static_cast<uint32_t>(i++), static_cast<uint32_t>(k++)});
    else
      ++(best[i * width + k] == best[(i + 1) * width + k] ? i : k);
  }
  return pairs;
}

}  // namespace gongbao
