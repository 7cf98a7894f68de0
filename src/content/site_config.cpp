#include "content/site_config.h"

#include "base/text.h"
#include "content/ssh_signature.h"
#include "content/table_reader.h"

namespace gongbao {
namespace {

void read_audience(const Node* node, std::string_view path, SiteConfig& config, Findings& findings) {
  if (!node) return;
  TableReader reader(*node, path, findings, "[audience]");
  for (size_t kind = 0; kind < document_kinds; ++kind)
    config.audience[kind] = static_cast<Audience>(
        reader.choice(name_of(static_cast<DocumentKind>(kind)), {"public", "internal"}, 0));
  reader.finish();
}

void read_review(const Node* node, std::string_view path, SiteConfig& config, Findings& findings) {
  if (!node) return;
  TableReader reader(*node, path, findings, "[review]");
  std::vector<std::string> kinds{"default"};
  for (size_t kind = 0; kind < document_kinds; ++kind)
    kinds.emplace_back(name_of(static_cast<DocumentKind>(kind)));
  for (const std::string& kind : kinds) {
    const Node* table = reader.node(kind);
    if (!table) continue;
    TableReader rule(*table, path, findings, fmt::format("[review.{}]", kind));
    ReviewRule& made = config.review[kind];
    made.roles = rule.plain_texts("roles");
    if (made.roles.empty())
      findings.error("key/missing", rule.place(), fmt::format("[review.{}] names no roles", kind),
                     "add roles = [\"review\", \"approve\"]");
    made.distinct_from_author = rule.flag("distinct_from_author");
    made.signed_records = rule.flag("signed");
    rule.finish();
  }
  reader.finish();
}

void read_reviewers(TableReader& reader, std::string_view path, SiteConfig& config, Findings& findings) {
  for (const Node* table : reader.tables("reviewer")) {
    TableReader one(*table, path, findings, "a reviewer");
    config.reviewers.push_back(
        {one.required_text("email"), one.plain_texts("roles"), one.texts("agencies"), one.text("key")});
    const std::string& key = config.reviewers.back().key;
    if (!key.empty() && !is_public_key(key))
      findings.error("key/type", one.place_of("key"), "'key' is no SSH public key on one line",
                     "paste the line of the .pub file: ssh-ed25519 AAAA…");
    one.finish();
  }
  for (const Node* table : reader.tables("expunge")) {
    TableReader one(*table, path, findings, "an entry of expunge");
    config.expunged.push_back(
        {one.required_text("path"), one.text("blob"), one.required_text("reason"), one.place()});
    one.finish();
  }
}

void read_publisher(const Node* node, std::string_view path, SiteConfig::Publisher& publisher,
                    Findings& findings) {
  if (!node) return;
  TableReader reader(*node, path, findings, "[publisher]");
  publisher = {reader.text("name"), reader.text("site_code"), reader.text("domain"),
               reader.text("icp"),  reader.text("police"),    reader.text("contact")};
  reader.finish();
}

void read_periods(TableReader& reader, SiteConfig& config, Findings& findings) {
  const std::vector<Sourced> names = reader.texts("periods");
  if (names.empty()) return;
  config.periods.clear();
  const std::vector<std::string> known{"year", "half", "quarter", "month"};
  for (const Sourced& name : names) {
    const auto found = std::find(known.begin(), known.end(), name.text);
    if (found == known.end())
      findings.error("key/choice", name.place,
                     fmt::format("no period '{}'{}", name.text, did_you_mean(name.text, known)),
                     "one of: " + join(known, ", "));
    else
      config.periods.push_back(static_cast<Period::Kind>(found - known.begin()));
  }
  std::sort(config.periods.begin(), config.periods.end());
}

void read_base_url(TableReader& reader, SiteConfig& config, Findings& findings) {
  config.base_url = reader.required_text("base_url");
  if (config.base_url.empty()) return;
  if (!config.base_url.starts_with("https://") && !config.base_url.starts_with("http://"))
    findings.error("site/base-url", reader.place_of("base_url"),
                   "base_url must begin with https:// or http://");
  if (config.base_url.find_first_of("?# \"<>") != std::string::npos)
    findings.error("site/base-url", reader.place_of("base_url"),
                   "base_url may hold no ? # space quote or bracket");
  if (config.base_url.back() != '/') config.base_url += '/';
}

template <class Number>
void set_if(std::optional<int64_t> value, Number& target) {
  if (value) target = static_cast<Number>(std::min<int64_t>(*value, int64_t{1} << 30));
}

}  // namespace

const ReviewRule* SiteConfig::review_rule(DocumentKind kind) const {
  for (const std::string& name : {std::string(name_of(kind)), std::string("default")})
    if (const auto found = review.find(name); found != review.end()) return &found->second;
  return nullptr;
}

bool SiteConfig::is_expunged(std::string_view path, std::string_view blob) const {
  return std::any_of(expunged.begin(), expunged.end(), [&](const Expunged& one) {
    return one.path == path && (one.blob.empty() || one.blob == blob);
  });
}

SiteConfig parse_site_config(const Node& file, std::string_view path, Findings& findings) {
  SiteConfig config;
  TableReader reader(file, path, findings, "site.toml");
  config.title = reader.required_text("title");
  read_base_url(reader, config, findings);
  if (const std::string language = reader.text("language"); !language.empty()) config.language = language;
  if (const Sourced zone = reader.sourced("timezone"); !zone.empty()) {
    const std::optional<int> minutes = parse_zone(zone.text);
    if (!minutes) findings.error("key/type", zone.place, "'timezone' must be an offset such as +08:00");
    config.zone_minutes = minutes.value_or(config.zone_minutes);
  }
  if (const std::string theme = reader.text("theme"); !theme.empty()) config.theme = theme;
  read_publisher(reader.node("publisher"), path, config.publisher, findings);
  read_audience(reader.node("audience"), path, config, findings);
  read_review(reader.node("review"), path, config, findings);
  read_reviewers(reader, path, config, findings);
  if (const Node* node = reader.node("reports")) {
    TableReader one(*node, path, findings, "[reports]");
    read_periods(one, config, findings);
    one.finish();
  }
  if (const Node* node = reader.node("links")) {
    TableReader one(*node, path, findings, "[links]");
    config.auto_links = one.flag("auto", true);
    one.finish();
  }
  config.privacy = parse_privacy(reader.node("privacy"), path, findings);
  if (const Node* node = reader.node("limits")) {
    TableReader one(*node, path, findings, "[limits]");
    set_if(one.whole("document_bytes"), config.markdown.max_bytes);
    set_if(one.whole("front_matter_bytes"), config.front_matter.max_bytes);
    set_if(one.whole("front_matter_depth"), config.front_matter.max_depth);
    set_if(one.whole("front_matter_keys"), config.front_matter.max_keys);
    set_if(one.whole("attachment_bytes"), config.max_attachment_bytes);
    one.finish();
  }
  if (const Node* node = reader.node("markdown")) {
    TableReader one(*node, path, findings, "[markdown]");
    config.markdown.raw_html = static_cast<RawHtml>(one.choice("raw_html", {"error", "drop"}, 0));
    one.finish();
  }
  if (const Node* node = reader.node("output")) {
    TableReader one(*node, path, findings, "[output]");
    set_if(one.whole("page_size"), config.page_size);
    set_if(one.whole("feed_length"), config.feed_length);
    config.excel_bom = one.flag("excel_bom", true);
    config.group_digits = one.flag("group_digits");
    one.finish();
  }
  config.page_size = std::max(config.page_size, 1);
  reader.finish();
  return config;
}

}  // namespace gongbao
