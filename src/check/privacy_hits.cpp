#include "check/privacy_hits.h"

#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "check/file_texts.h"
#include "check/personal_place.h"
#include "content/front_matter.h"

namespace gongbao {
namespace {

constexpr size_t most_hits = 50;  // of one file: a list of a thousand persons is one fault

/// Keys of a withdrawn notice that its tombstone does not show (content model 4).
const std::set<std::string_view> not_on_tombstone{"tables",   "summary",    "tags",   "consultation",
                                                  "keywords", "recipients", "copies", "attachments"};
const std::set<std::string_view> shown_of_site{"title", "publisher"};

/// Looks into the texts that one file makes.
class FileSearch {
 public:
  FileSearch(std::string_view path, std::string_view source, const SiteConfig& config)
      : path_(path), source_(source), config_(config) {}

  /// A text that the source holds between `from` and `to` in some form.
  void search(std::string_view text, size_t from, size_t to) {
    size_t next = from;  // equal values stand one behind the other
    for (const PersonalDatum& datum : find(text)) {
      const std::string_view value = text.substr(datum.begin, datum.end - datum.begin);
      std::optional<Stretch> stretch = stretch_in_source(source_, next, to, value);
      if (!stretch) stretch = stretch_in_source(source_, from, to, value);
      add(datum.rule, place_at(path_, source_, stretch.value_or(Stretch{from, from})), {});
      if (stretch) next = stretch->begin + 1;
    }
  }

  /// A text of the file as a whole, or of a part that has no lines.
  void search_apart(std::string_view text, std::string_view where) {
    for (const PersonalDatum& datum : find(text)) add(datum.rule, {std::string(path_), 0, 0, 1}, where);
  }

  void search_lines(std::string_view text) {
    for (const PersonalDatum& datum : find(text))
      add(datum.rule, place_at(path_, text, {datum.begin, datum.end}), {});
  }

  void search_name() { search_apart(path_.substr(path_.find('/') + 1), "in the file's name"); }

  /// Every scalar and key below `node`, but top-level members that `is_shown` refuses.
  template <class IsShown>
  void search_members(const Node& node, IsShown&& is_shown) {
    for (const Node::Member& member : node.members) {
      if (!is_shown(member.key)) continue;
      search(member.key, offset_of(source_, member.line, member.column), source_.size());
      search_node(member.value);
    }
  }

  void add(PersonalRule rule, Place place, std::string_view where) {
    if (digest_.empty()) digest_ = sha256(source_).hex();
    result.add({rule, std::move(place), std::string(where), digest_});
  }

  void digest_is(std::string digest) { digest_ = std::move(digest); }

  PrivacyHits result;

 private:
  std::vector<PersonalDatum> find(std::string_view text) const {
    return find_personal_data(text, config_.privacy.words);
  }

  void search_node(const Node& node) {
    if (node.kind == Node::Kind::scalar && !node.text.empty() && !find(node.text).empty())
      search(node.text, offset_of(source_, node.line, node.column), source_.size());
    for (const Node& item : node.items) search_node(item);
    search_members(node, [](const std::string&) { return true; });
  }

  std::string_view path_;
  std::string_view source_;
  const SiteConfig& config_;
  std::string digest_;
};

std::string percent_decoded(std::string_view text) {
  const auto value = [](char c) {
    return is_ascii_digit(c)      ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool is_code =
        text[i] == '%' && i + 2 < text.size() && value(text[i + 1]) >= 0 && value(text[i + 2]) >= 0;
    result += is_code ? static_cast<char>(value(text[i + 1]) * 16 + value(text[i + 2])) : text[i];
    if (is_code) i += 2;
  }
  return result;
}

/// Every text of a body that stands in its page.
template <class Visit>
void visit_texts(const Body& body, Visit&& visit) {
  visit(body.text);
  for (const BodyLink& link : body.links) {
    visit(percent_decoded(link.destination));
    visit(link.title);
    if (link.kind == BodyLink::Kind::image) visit(link.text);
  }
  // Labels of footnotes and languages of code are no text, yet stand in the page.
  const std::string_view html = body.html;
  for (const std::string_view mark : {"<li id=\"fn-", "<code class=\"language-"})
    for (size_t at = html.find(mark); at != html.npos; at = html.find(mark, at + 1)) {
      const size_t begin = at + mark.size();
      visit(percent_decoded(html.substr(begin, html.find('"', begin) - begin)));
    }
}

}  // namespace

void PrivacyHits::add(PrivacyHit hit) {
  const bool is_known = std::any_of(hits.begin(), hits.end(), [&](const PrivacyHit& one) {
    return one.rule == hit.rule && one.place == hit.place && one.where == hit.where;
  });
  if (is_known) return;
  if (hits.size() < most_hits)
    hits.push_back(std::move(hit));
  else
    ++left_out;
}

bool needs_look(const Document& document, const SiteConfig& config) {
  const auto holds_any = [&](std::string_view text) {
    return !find_personal_data(text, config.privacy.words).empty();
  };
  bool found = document.may_hold_personal_data || holds_any(document.path);
  visit_texts(document.body, [&](std::string_view text) { found = found || holds_any(text); });
  return found;
}

PrivacyHits hits_in_document(const Document& document, std::string_view source, const SiteConfig& config) {
  FileSearch search(document.path, source, config);
  const Notice* notice = document.as_notice();
  const bool is_tombstone = notice && notice->withdrawn;
  const std::string_view head = front_matter_part(source);
  if (may_hold_personal_data(head, config.privacy.words)) {
    Findings known;  // what is wrong with it was reported when the library was made
    if (const std::optional<DocumentText> text =
            read_document(source, document.path, config.front_matter, known))
      search.search_members(text->front_matter, [&](const std::string& key) {
        return !is_tombstone || !not_on_tombstone.contains(key);
      });
  }
  visit_texts(document.body, [&](std::string_view text) { search.search(text, head.size(), source.size()); });
  search.search_name();
  return std::move(search.result);
}

PrivacyHits hits_in_register(std::string_view path, std::string_view source, const SiteConfig& config) {
  FileSearch search(path, source, config);
  FrontMatterLimits limits = config.front_matter;  // as when the library was made
  limits.max_bytes = std::max(limits.max_bytes, size_t{16} << 20);
  limits.max_keys = std::max(limits.max_keys, 1'000'000);
  Findings known;
  if (may_hold_personal_data(source, config.privacy.words))
    if (const std::optional<Node> node = read_toml_file(source, path, limits, known))
      search.search_members(*node, [](const std::string&) { return true; });
  return std::move(search.result);
}

PrivacyHits hits_in_site(std::string_view path, std::string_view source, const SiteConfig& config) {
  PrivacyHits result;
  Findings known;
  const std::optional<Node> node = read_toml_file(source, path, config.front_matter, known);
  if (!node) return result;
  // A waiver in this file cannot name the digest of this file, so it names that of the text.
  const auto search_text = [&](const Node& value) {
    if (value.kind != Node::Kind::scalar) return;
    FileSearch search(path, source, config);
    search.digest_is(sha256(value.text).hex());
    search.search(value.text, offset_of(source, value.line, value.column), source.size());
    for (PrivacyHit& hit : search.result.hits) result.add(std::move(hit));
  };
  for (const Node::Member& member : node->members) {
    if (!shown_of_site.contains(member.key)) continue;
    search_text(member.value);
    for (const Node::Member& inner : member.value.members) search_text(inner.value);
  }
  return result;
}

PrivacyHits hits_in_file(std::string_view path, std::string_view bytes, const SiteConfig& config) {
  FileSearch search(path, bytes, config);
  FileTexts texts = texts_of_file(path, bytes);
  for (const FileText& one : texts.texts)
    one.where.empty() ? search.search_lines(one.text) : search.search_apart(one.text, one.where);
  for (const std::string& where : texts.locations)
    search.add(PersonalRule::location, {std::string(path), 0, 0, 1}, where);
  search.search_name();
  search.result.unread = std::move(texts.unread);
  return std::move(search.result);
}

}  // namespace gongbao
