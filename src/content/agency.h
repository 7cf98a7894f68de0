#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "content/date.h"
#include "content/node.h"
#include "content/ref.h"

namespace gongbao {

/// A public agency of the register `content/agencies.toml`.
struct Agency {
  std::string id;
  std::string name;
  std::string short_name;
  std::vector<std::string> aliases;
  std::optional<Ref<Agency>> parent;  ///< the line along which figures are reported
  std::string region;
  std::optional<When> valid;
  std::vector<Ref<Agency>> succeeded_by;
  bool unnamed = false;  ///< the name is a description: printed in brackets, never linked from prose
  Place place;

  std::vector<Ref<Agency>> children;      ///< in the register's order
  std::vector<Ref<Agency>> predecessors;  ///< those that this one succeeds
  int depth = 0;                          ///< 0 for one without parent

  /// What readers see: the name, in brackets where it is a description.
  std::string shown() const { return unnamed ? "（" + name + "）" : name; }
};

/// All agencies as a tree, with the meaning of names.
class AgencyRegister {
 public:
  static AgencyRegister parse(const Node& file, std::string_view path, Findings& findings);

  const std::vector<Agency>& all() const { return agencies_; }
  const Agency& operator[](Ref<Agency> agency) const { return agencies_[agency.index]; }
  std::optional<Ref<Agency>> with_id(std::string_view id) const;

  /// The agency meant by an id, name, short name or alias, seen from `from`: the nearest in the tree. Several equally near
  /// ones, or none, give nothing; `ambiguous` tells them apart.
  struct Meaning {
    std::optional<Ref<Agency>> agency;
    bool ambiguous = false;
  };
  Meaning meaning_of(std::string_view name, std::optional<Ref<Agency>> from) const;
  /// The same, with a finding where the name is unknown or ambiguous.
  std::optional<Ref<Agency>> resolve(std::string_view name, std::optional<Ref<Agency>> from, const Place& place,
                                     Findings& findings) const;

  bool is_within(Ref<Agency> agency, Ref<Agency> ancestor) const;  ///< the same or below
  /// Parents before children, siblings in the register's order.
  const std::vector<Ref<Agency>>& in_tree_order() const { return tree_order_; }
  /// Every name that may stand in prose: (name, agencies that bear it), without unnamed ones.
  const std::map<std::string, std::vector<Ref<Agency>>, std::less<>>& names() const { return names_; }

 private:
  void link(const std::vector<std::string>& parents, const std::vector<std::vector<std::string>>& successors,
            Findings& findings);
  void break_cycles(Findings& findings);
  int distance(Ref<Agency> a, Ref<Agency> b) const;

  std::vector<Agency> agencies_;
  std::vector<Ref<Agency>> tree_order_;
  std::map<std::string, Ref<Agency>, std::less<>> by_id_;
  std::map<std::string, std::vector<Ref<Agency>>, std::less<>> names_;
};

}  // namespace gongbao
