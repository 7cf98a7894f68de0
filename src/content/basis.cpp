#include "content/basis.h"

#include "base/utf8.h"
#include "content/id.h"
#include "content/table_reader.h"

namespace gongbao {

BasisRegister BasisRegister::parse(const Node& file, std::string_view path, const AgencyRegister& agencies,
                                   Findings& findings) {
  BasisRegister result;
  std::map<std::string, Place> folded;
  TableReader top(file, path, findings, "the register of bases");
  for (const Node* table : top.tables("basis")) {
    TableReader reader(*table, path, findings, "a basis");
    LegalBasis basis;
    basis.place = reader.place();
    const std::string raw_id = reader.required_text("id");
    basis.id = raw_id.empty() ? raw_id : check_id(raw_id, IdUse::register_entry, reader.place_of("id"), findings);
    const Sourced title = reader.sourced("title");
    basis.title = title.text;
    if (title.empty())
      reader.required_text("title");
    else if (title.text.find("《") == 0)
      findings.error("key/type", title.place, "the title of a basis is written without 《》");
    basis.aliases = reader.plain_texts("aliases");
    if (const std::string issuer = reader.text("issuer"); !issuer.empty()) {
      basis.issuer = agencies.meaning_of(issuer, std::nullopt).agency;
      if (!basis.issuer) basis.issuer_text = issuer;
    }
    basis.number = reader.text("number");
    basis.date = reader.when("date");
    basis.notice = reader.text("notice");
    basis.url = reader.text("url");
    reader.finish();
    const auto [twin, fresh] = folded.emplace(fold_case(basis.id), basis.place);
    if (!basis.id.empty() && !fresh)
      findings.error("id/clash", reader.place_of("id"),
                     fmt::format("two bases have the id '{}': here and in line {}", basis.id, twin->second.line));
    if (basis.id.empty() || !fresh) continue;
    const Ref<LegalBasis> ref{static_cast<uint32_t>(result.bases_.size())};
    result.by_id_.emplace(basis.id, ref);
    result.by_title_.emplace(basis.title, ref);
    for (const std::string& alias : basis.aliases) result.by_title_.emplace(alias, ref);
    result.bases_.push_back(std::move(basis));
  }
  top.finish();
  return result;
}

std::optional<Ref<LegalBasis>> BasisRegister::with_id(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Ref<LegalBasis>> BasisRegister::with_title(std::string_view title) const {
  const auto found = by_title_.find(title);
  return found == by_title_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace gongbao
