#pragma once
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/record.h"
#include "site/site.h"

namespace gongbao {

/// The digest of a fact: what pages that depend on it were made from.
using FactDigest = std::array<uint8_t, 16>;

/// A fact by names that outlive a build, where indices do not.
struct NamedFact {
  FactKind kind = FactKind::content;
  std::string id;     ///< a document's path, an id of a register, a period
  uint32_t year = 0;  ///< of agency_year and year
  /// For people: "what tonghua and the agencies below it stated or did in 2008".
  std::string shown() const;
  auto operator<=>(const NamedFact&) const = default;
};

/// Every fact of a site that a page may depend on (review/read_log.h), beside what all pages share: program,
/// theme, configuration, registers and the moment. Two builds in which a page's facts have the same digests
/// make the same page.
class FactTable {
 public:
  explicit FactTable(const Site& site);
  FactDigest of(Fact fact) const;
  NamedFact name(Fact fact) const;
  /// The same fact in this build; nothing where it is about what is no more.
  std::optional<Fact> find(const NamedFact& named) const;

 private:
  /// Digests added up: the order in which documents come does not matter.
  struct Sum {
    std::array<uint64_t, 2> parts{};
    void add(const FactDigest& digest);
    void add(const Sum& other);
  };
  void read_document(Ref<Document> ref);
  void write_progress(RecordWriter& record, const TargetProgress& progress) const;
  FactDigest of_sum(std::initializer_list<const Sum*> sums) const;

  const Site& site_;
  const VisibleLibrary& library_;
  bool has_small_cells_ = false;           ///< then sums of one agency depend on those of others
  std::vector<FactDigest> heads_, texts_;  ///< by document; of those that nobody sees, zero
  std::map<uint64_t, Sum> of_agency_year_;
  std::vector<Sum> of_agency_;
  std::map<uint32_t, Sum> of_campaign_, of_year_;
  Sum wholes_;  ///< which campaigns know a whole, or parts of it: that decides whether an agency's parts are
                ///< added up
  Sum campaigns_, figures_, all_heads_, all_texts_;
};

}  // namespace gongbao
