#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A text to look for. A bounded one (an address, an id) is none in the middle of a longer name.
struct Needle {
  std::string text;
  bool bounded = false;
};

/// Finds any of many texts in one pass, whose time grows with the bytes read and not with the number of
/// needles: each needle stands in a table under its rarest stretch of bytes.
class NeedleSet {
 public:
  /// Needles shorter than `shortest` are never found.
  static constexpr size_t shortest = 6;
  explicit NeedleSet(const std::vector<Needle>& needles);  ///< which must outlive it
  explicit NeedleSet(const std::vector<Needle>&&) = delete;

  using Hit = std::function<void(size_t needle, size_t offset)>;
  void find(std::string_view text, const Hit& hit) const;
  bool empty() const { return needles_->empty(); }

 private:
  struct Entry {
    uint64_t key = 0;
    uint32_t needle = 0;
    uint32_t anchor = 0;  ///< where in the needle the stretch begins
    auto operator<=>(const Entry&) const = default;
  };
  /// Stretches of one length.
  struct Table {
    std::vector<Entry> entries;    ///< by key
    std::vector<uint32_t> slots;   ///< first entry and one, by the key's upper bits; 0: none
    std::vector<uint64_t> filter;  ///< a bit for each key
    int slot_bits = 0;
    int filter_bits = 0;
    void seal();
    bool may_hold(uint64_t key) const;
  };
  void look(const Table& table, uint64_t key, std::string_view text, size_t at, const Hit& hit) const;
  const std::vector<Needle>* needles_;
  Table short_, long_;
};

}  // namespace gongbao
