#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "content/quantity.h"

namespace gongbao {

/// A quantity in eight bytes, since a ledger holds millions: absent, exact and small, or kept in a QuantityStore.
class StoredQuantity {
 public:
  StoredQuantity() = default;
  explicit operator bool() const { return bits_ != absent; }

 private:
  friend class QuantityStore;
  friend class QuantitySum;
  static constexpr int64_t absent = std::numeric_limits<int64_t>::max();
  explicit StoredQuantity(int64_t bits) : bits_(bits) {}
  bool is_small() const { return (bits_ & 1) == 0; }
  int64_t bits_ = absent;  ///< twice the millionths of a small exact value; odd: twice the place in the store, and one
};

/// Keeps the quantities that are too large or not exact.
class QuantityStore {
 public:
  StoredQuantity put(const std::optional<Quantity>& quantity);
  std::optional<Quantity> get(StoredQuantity stored) const;

 private:
  std::vector<Quantity> kept_;
};

/// A sum of stored quantities, fast while they are small and exact. Absent ones add nothing; a sum without parts is absent.
class QuantitySum {
 public:
  explicit QuantitySum(QuantityStore& store) : store_(store) {}
  void add(StoredQuantity part);
  void add(const Quantity& part);
  StoredQuantity result() const;
  bool has_overflown() const { return overflown_; }

 private:
  QuantityStore& store_;
  bool any_ = false;
  bool overflown_ = false;
  int64_t small_ = 0;              ///< twice the millionths of the small parts
  std::optional<Quantity> large_;  ///< of the others
};

}  // namespace gongbao
