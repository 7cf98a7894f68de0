#include "content/privacy_config.h"

#include "content/table_reader.h"

namespace gongbao {
namespace {

const std::vector<std::string_view> rules{"identity-number", "phone",   "bank-card", "address", "word",
                                          "secrecy",         "location"};

/// Of a date the last day that it may mean.
std::optional<Day> last_day(const std::optional<When>& when) {
  const std::optional<DayRange> days = when ? when->days() : std::nullopt;
  return days ? days->last : std::nullopt;
}

bool is_digest(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

PrivacyConfig parse_privacy(const Node* node, std::string_view path, Findings& findings) {
  PrivacyConfig config;
  if (!node) return config;
  TableReader reader(*node, path, findings, "[privacy]");
  config.words = reader.plain_texts("words");
  for (const Node* table : reader.tables("waivers")) {
    TableReader one(*table, path, findings, "a waiver");
    PrivacyWaiver waiver;
    const bool names_rule = one.node("rule") != nullptr;
    const size_t rule = one.choice("rule", rules, rules.size());
    if (rule < rules.size()) waiver.rule = rules[rule];
    if (!names_rule) findings.error("key/missing", one.place(), "a waiver needs 'rule'");
    waiver.path = one.required_text("path");
    waiver.digest = one.required_text("digest");
    waiver.reason = one.required_text("reason");
    waiver.place = one.place();
    const bool is_dated = one.node("until") != nullptr;
    const std::optional<Day> until = last_day(one.when("until"));
    if (!is_dated)
      findings.error("key/missing", one.place(), "a waiver needs 'until', the last day on which it holds");
    if (!waiver.digest.empty() && !is_digest(waiver.digest))
      findings.error("key/type", one.place_of("digest"), "'digest' must be 64 lower-case digits, a SHA-256",
                     "take it from the hint of `gongbao check`");
    one.finish();
    if (waiver.rule.empty() || waiver.path.empty() || waiver.reason.empty() || !until ||
        !is_digest(waiver.digest))
      continue;
    waiver.until = *until;
    config.waivers.push_back(std::move(waiver));
  }
  reader.finish();
  return config;
}

}  // namespace gongbao
