#include "draft/free_text.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "check/number_scan.h"

namespace gongbao {
namespace {

std::string utf8_of(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

bool begins_a_list(std::string_view text) {
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')') &&
         (digits + 1 == text.size() || text[digits + 1] == ' ');
}

std::string escape_inside(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;  // of a block text
    if (std::string_view("\\`*_[]<>|~&").find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

/// What would begin a heading or a list does not.
std::string guard_start(std::string text) {
  if (!text.empty() && std::string_view("#+-=").find(text.front()) != std::string_view::npos)
    text.insert(text.begin(), '\\');
  if (begins_a_list(text)) text.insert(text.find_first_not_of("0123456789"), "\\");
  return text;
}

}  // namespace

std::string escaped(std::string_view text) { return guard_start(escape_inside(trim(text))); }

FreeText::FreeText(const Material& material) : material_(material), writer_(material) {
  summary_.kind = DocumentKind::summary;
  summary_.campaign = material.scope().campaign;
  summary_.agency = material.scope().agency;
  summary_.details = Summary{material.scope().period};
  const std::vector<LedgerFigure>& all = material.ledger().figures();
  for (uint32_t i = 0; i < all.size(); ++i)
    if (all[i].figure->campaign == material.scope().campaign) figures_.push_back(i);
}

std::optional<std::string> FreeText::bound(std::string_view text) {
  while (text.ends_with("。")) text.remove_suffix(std::string_view("。").size());
  const std::u32string letters = decode(trim(text));
  std::string result;
  size_t done = 0;
  for (const FoundNumber& number : find_numbers(letters, false)) {
    if (number.is_range) return std::nullopt;
    if (!hints_) hints_.emplace(material_.library(), material_.ledger(), summary_, figures_);
    std::string link = hints_->link_for(letters, number.begin, number.end);
    size_t begin = number.begin;
    size_t end = number.end;
    if (link.empty()) {
      link = link_by_value(letters, begin, end);
    } else {  // it covers the number's unit too, and perhaps a word before it
      const std::u32string written = decode(std::string_view(link).substr(1, link.find("](") - 1));
      while (begin > done && std::u32string_view(letters).substr(begin, written.size()) != written) --begin;
      end = begin + written.size();
    }
    if (link.empty() || begin < done || end < number.end) return std::nullopt;
    if (!speaks_of(letters, begin, end, link)) return std::nullopt;
    result += escape_inside(utf8_of(std::u32string_view(letters).substr(done, begin - done))) + link;
    done = end;
  }
  return guard_start(result + escape_inside(utf8_of(std::u32string_view(letters).substr(done))));
}

/// Whether the words around the number are those of the linked metric, at least two letters of its name:
/// another count may happen to be the same number.
bool FreeText::speaks_of(std::u32string_view text, size_t begin, size_t end, std::string_view link) const {
  constexpr std::u32string_view ends_of_clauses = U"，。；：、“”‘’（）,.;:()";
  const size_t before = begin == 0 ? text.npos : text.find_last_of(ends_of_clauses, begin - 1);
  const size_t clause = before == text.npos ? 0 : before + 1;
  const std::u32string_view left = text.substr(clause, begin - clause);
  const std::u32string_view right = text.substr(end, text.find_first_of(ends_of_clauses, end) - end);
  std::string_view id = link.substr(link.find("](figure:") + std::string_view("](figure:").size());
  id = id.substr(0, id.find_first_of("?)"));
  const auto metric = material_.library().metrics().with_id(id);
  const std::u32string name = metric ? decode(material_.metric(*metric).name) : std::u32string();
  for (size_t i = 0; i + 1 < name.size(); ++i) {
    const std::u32string_view pair = std::u32string_view(name).substr(i, 2);
    if (left.find(pair) != left.npos || right.find(pair) != right.npos) return true;
  }
  return false;
}

std::string FreeText::link_by_value(std::u32string_view text, size_t begin, size_t end) {
  const std::string digits = utf8_of(text.substr(begin, end - begin));
  const std::optional<Decimal> value = Decimal::parse(digits);
  if (!value || end >= text.size()) return {};
  std::optional<uint32_t> only;
  for (const uint32_t index : figures_) {
    const Figure& figure = material_.figure(index);
    if (!figure.value || *figure.value != Quantity::exactly(*value)) continue;
    if (!material_.metric(figure.metric).unit.unit.starts_with(utf8_of(text.substr(end, 1)))) continue;
    if (only) return {};
    only = index;
  }
  if (!only) return {};
  PassageMaker unused;
  const std::string link = writer_.link_to(*only, unused);
  const size_t address = link.find("](");
  return address == link.npos ? std::string() : "[" + digits + link.substr(address);
}

}  // namespace gongbao
