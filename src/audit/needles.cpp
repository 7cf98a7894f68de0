#include "audit/needles.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/text.h"

namespace gongbao {
namespace {

constexpr size_t long_size = 16;

uint64_t load(const char* at) {
  uint64_t value = 0;
  std::memcpy(&value, at, sizeof value);
  return value;
}

uint64_t short_key(const char* at) {  // reads 8 bytes, uses 6
  return (load(at) & 0xFFFF'FFFF'FFFF) * 0x9E37'79B9'7F4A'7C15;
}

uint64_t long_key(const char* at) {
  const uint64_t mixed = load(at) * 0x9E37'79B9'7F4A'7C15;
  return (std::rotl(mixed, 29) ^ load(at + 8)) * 0xC2B2'AE3D'27D4'EB4F;
}

bool begins_character(char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }

bool continues_name(char before, char after) {
  const auto is_name = [](char c) { return is_ascii_alpha(c) || is_ascii_digit(c) || c == '_' || c == '-'; };
  const auto is_wide = [](char c) { return static_cast<uint8_t>(c) >= 0x80; };
  return (is_name(before) && is_name(after)) || (is_wide(before) && is_wide(after));
}

bool is_bounded(std::string_view text, size_t begin, size_t end) {
  if (begin > 0 && continues_name(text[begin - 1], text[begin])) return false;
  if (begin > 1 && text[begin - 1] == '.' && continues_name(text[begin - 2], text[begin])) return false;
  if (end < text.size() && continues_name(text[end - 1], text[end])) return false;
  return end + 1 >= text.size() || text[end] != '.' || !continues_name(text[end - 1], text[end + 1]);
}

/// The bytes from `at` on, with zeros after their end: enough for one key.
std::array<char, long_size> padded(std::string_view text, size_t at) {
  std::array<char, long_size> bytes{};
  const std::string_view rest = text.substr(at, long_size);
  std::copy(rest.begin(), rest.end(), bytes.begin());
  return bytes;
}

}  // namespace

void NeedleSet::Table::seal() {
  std::sort(entries.begin(), entries.end());
  slot_bits = std::max(4, static_cast<int>(std::bit_width(entries.size())) + 1);
  filter_bits = std::clamp(slot_bits + 3, 12, 27);
  slots.assign(size_t{1} << slot_bits, 0);
  filter.assign((size_t{1} << filter_bits) / 64, 0);
  for (size_t i = 0; i < entries.size(); ++i) {
    const uint64_t key = entries[i].key;
    const uint64_t bit = key >> (64 - filter_bits);
    filter[bit / 64] |= uint64_t{1} << (bit % 64);
    uint32_t& slot = slots[key >> (64 - slot_bits)];
    if (slot == 0) slot = static_cast<uint32_t>(i + 1);
  }
}

bool NeedleSet::Table::may_hold(uint64_t key) const {
  const uint64_t bit = key >> (64 - filter_bits);
  return (filter[bit / 64] >> (bit % 64)) & 1;
}

NeedleSet::NeedleSet(const std::vector<Needle>& needles) : needles_(&needles) {
  // How often each stretch stands in all needles: one under which few stand is looked up cheaply.
  constexpr size_t furthest = 120;  // a stretch begins within so many bytes
  const auto each_stretch = [&](const std::string& text, auto&& use) {
    const bool is_long = text.size() >= long_size;
    const size_t size = is_long ? long_size : shortest;
    for (size_t at = 0; at + size <= text.size() && at < furthest; ++at)
      if (begins_character(text[at])) {
        const auto bytes = padded(text, at);
        use(is_long ? long_key(bytes.data()) : short_key(bytes.data()), static_cast<uint32_t>(at), is_long);
      }
  };
  std::vector<uint64_t> keys;
  for (const Needle& needle : needles)
    each_stretch(needle.text, [&](uint64_t key, uint32_t, bool) { keys.push_back(key); });
  std::sort(keys.begin(), keys.end());
  for (uint32_t i = 0; i < needles.size(); ++i) {
    Entry best;
    size_t fewest = 0;
    bool best_is_long = false;
    each_stretch(needles[i].text, [&](uint64_t key, uint32_t at, bool is_long) {
      const auto [first, last] = std::equal_range(keys.begin(), keys.end(), key);
      const size_t count = static_cast<size_t>(last - first);
      if (fewest != 0 && count >= fewest) return;
      fewest = count;
      best = {key, i, at};
      best_is_long = is_long;
    });
    if (fewest != 0) (best_is_long ? long_ : short_).entries.push_back(best);
  }
  short_.seal();
  long_.seal();
}

void NeedleSet::look(const Table& table, uint64_t key, std::string_view text, size_t at,
                     const Hit& hit) const {
  const uint32_t slot = table.slots[key >> (64 - table.slot_bits)];
  if (slot == 0) return;
  const uint64_t group = key >> (64 - table.slot_bits);
  for (size_t i = slot - 1;
       i < table.entries.size() && table.entries[i].key >> (64 - table.slot_bits) == group; ++i) {
    const Entry& entry = table.entries[i];
    if (entry.key != key || entry.anchor > at) continue;
    const Needle& needle = (*needles_)[entry.needle];
    const size_t begin = at - entry.anchor;
    if (text.compare(begin, needle.text.size(), needle.text) != 0) continue;
    if (needle.bounded && !is_bounded(text, begin, begin + needle.text.size())) continue;
    hit(entry.needle, begin);
  }
}

void NeedleSet::find(std::string_view text, const Hit& hit) const {
  const bool has_short = !short_.entries.empty();
  const bool has_long = !long_.entries.empty();
  const size_t fast = text.size() < long_size ? 0 : text.size() - long_size + 1;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!begins_character(text[at])) continue;
    std::array<char, long_size> tail;
    const char* bytes = text.data() + at;
    if (at >= fast) {
      tail = padded(text, at);
      bytes = tail.data();
    }
    if (has_long && at < fast)
      if (const uint64_t key = long_key(bytes); long_.may_hold(key)) look(long_, key, text, at, hit);
    if (has_short)
      if (const uint64_t key = short_key(bytes); short_.may_hold(key)) look(short_, key, text, at, hit);
  }
}

}  // namespace gongbao
