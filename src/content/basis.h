#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/finding.h"
#include "content/agency.h"
#include "content/node.h"
#include "content/ref.h"

namespace gongbao {

/// A legal or policy basis of the register `content/bases.toml`.
struct LegalBasis {
  std::string id;
  std::string title;  ///< without 《》
  std::vector<std::string> aliases;
  std::optional<Ref<Agency>> issuer;
  std::string issuer_text;  ///< where the issuer is no agency of the register
  std::string number;
  std::optional<When> date;
  std::string notice;  ///< id of a notice that holds its text
  std::string url;
  Place place;
};

class BasisRegister {
 public:
  static BasisRegister parse(const Node& file, std::string_view path, const AgencyRegister& agencies, Findings& findings);

  const std::vector<LegalBasis>& all() const { return bases_; }
  const LegalBasis& operator[](Ref<LegalBasis> basis) const { return bases_[basis.index]; }
  std::optional<Ref<LegalBasis>> with_id(std::string_view id) const;
  /// By title or alias, without 《》.
  std::optional<Ref<LegalBasis>> with_title(std::string_view title) const;

 private:
  std::vector<LegalBasis> bases_;
  std::map<std::string, Ref<LegalBasis>, std::less<>> by_id_;
  std::map<std::string, Ref<LegalBasis>, std::less<>> by_title_;
};

}  // namespace gongbao
