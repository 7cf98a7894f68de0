#include "figures/stored_quantity.h"

namespace gongbao {

StoredQuantity QuantityStore::put(const std::optional<Quantity>& quantity) {
  if (!quantity) return {};
  const std::optional<int64_t> small = quantity->value.small_millionths();
  if (small && *quantity == Quantity::exactly(quantity->value)) return StoredQuantity(*small * 2);
  kept_.push_back(*quantity);
  return StoredQuantity(static_cast<int64_t>(kept_.size() - 1) * 2 + 1);
}

std::optional<Quantity> QuantityStore::get(StoredQuantity stored) const {
  if (!stored) return std::nullopt;
  if (stored.is_small()) return Quantity::exactly(Decimal::of_millionths(stored.bits_ / 2));
  return kept_[static_cast<size_t>(stored.bits_ >> 1)];
}

void QuantitySum::add(StoredQuantity part) {
  if (!part) return;
  int64_t more = 0;
  if (part.is_small() && !__builtin_add_overflow(small_, part.bits_, &more)) {
    small_ = more;
    any_ = true;
  } else {
    add(*store_.get(part));
  }
}

void QuantitySum::add(const Quantity& part) {
  any_ = true;
  if (overflown_) return;
  large_ = large_ ? sum(*large_, part) : part;
  overflown_ = !large_.has_value();
}

StoredQuantity QuantitySum::result() const {
  if (!any_ || overflown_) return {};
  const Quantity small = Quantity::exactly(Decimal::of_millionths(small_ / 2));
  return store_.put(large_ ? sum(*large_, small) : small);
}

}  // namespace gongbao
