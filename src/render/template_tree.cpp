#include "render/template_tree.h"

#include "base/text.h"
#include "base/utf8.h"

namespace gongbao {
namespace {

constexpr size_t deepest_section = 32;  // kainjow walks them by recursion

/// Runs of white space with a line end in them, each as one line end.
std::string without_blank_lines(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  std::string result;
  while (!text.empty()) {
    const size_t begin = std::min(text.find_first_of(white), text.size());
    const size_t end = std::min(text.find_first_not_of(white, begin), text.size());
    result += text.substr(0, begin);
    const std::string_view run = text.substr(begin, end - begin);
    result += run.find('\n') == run.npos ? run : "\n";
    text.remove_prefix(end);
  }
  return result;
}

bool is_key(std::string_view text) {
  for (const std::string_view constants : {"t.", "site."})
    if (text.starts_with(constants)) text.remove_prefix(constants.size());
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos;
}

bool is_constant(std::string_view key) { return key.find('.') != key.npos; }

class Parser {
 public:
  Parser(std::string_view bytes, const std::string& path, Findings& findings)
      : bytes_(bytes), path_(path), findings_(findings) {}

  std::vector<TemplateNode> parse() {
    while (at_ < bytes_.size()) {
      const size_t tag = std::min(bytes_.find("{{", at_), bytes_.size());
      add_text(bytes_.substr(at_, tag - at_));
      advance(tag - at_);
      if (at_ < bytes_.size()) read_tag();
    }
    while (!open_.empty()) {
      unclosed(open_.back(), fmt::format("the section '{}' is not closed in this file", open_.back().text));
      close();
    }
    return std::move(root_);
  }

 private:
  using Kind = TemplateNode::Kind;

  std::vector<TemplateNode>& siblings() { return open_.empty() ? root_ : open_.back().children; }

  void add_text(std::string_view text) {
    if (!text.empty()) siblings().push_back({Kind::text, without_blank_lines(text), here(0), {}});
  }

  void syntax(Place place, std::string message, std::string hint = {}) {
    findings_.error("template/syntax", std::move(place), std::move(message), std::move(hint));
  }

  Place here(size_t bytes) const {
    return {path_, line_, column_,
            static_cast<int>(std::max<size_t>(1, count_code_points(bytes_.substr(at_, bytes))))};
  }

  void advance(size_t bytes) {
    const std::string_view passed = bytes_.substr(at_, bytes);
    const size_t line_end = passed.rfind('\n');
    if (line_end == passed.npos) {
      column_ += static_cast<int>(count_code_points(passed));
    } else {
      line_ += static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
      column_ = 1 + static_cast<int>(count_code_points(passed.substr(line_end + 1)));
    }
    at_ += bytes;
  }

  void read_tag() {
    const bool raw = bytes_.substr(at_).starts_with("{{{");
    const size_t opener = raw ? 3 : 2;
    const size_t end = bytes_.find("}}", at_ + opener);
    if (end == bytes_.npos) {
      syntax(here(opener), "the tag is not closed", "write }} at its end");
      return advance(bytes_.size() - at_);
    }
    const std::string_view content = trim(bytes_.substr(at_ + opener, end - at_ - opener));
    const bool raw_end = bytes_.substr(end).starts_with("}}}");
    const size_t size = end + (raw && raw_end ? 3 : 2) - at_;
    const Place place = here(size);
    advance(size);
    if (raw && !raw_end) return syntax(place, "a tag that begins with {{{ ends with }}}");
    read_content(content, raw, place);
  }

  void read_content(std::string_view content, bool raw, const Place& place) {
    const char sigil = content.empty() ? '\0' : content[0];
    if (raw) return add_variable(content, Kind::raw_variable, place);
    if (sigil == '!') return;
    if (sigil == '=') return syntax(place, "delimiters cannot be changed", "write tags as {{ }}");
    if (sigil == '&')
      return syntax(place, "{{& }} is not used", "write {{{ }}} for HTML that the program made, else {{ }}");
    if (sigil != '#' && sigil != '^' && sigil != '/' && sigil != '>')
      return add_variable(content, Kind::variable, place);
    const std::string_view name = trim(content.substr(1));
    if (!is_key(name)) return bad_key(name, place);
    if (sigil == '>') return add_partial(name, place);
    if (sigil == '/') return end_section(name, place);
    begin_section(name, sigil == '#' ? Kind::section : Kind::inverted_section, place);
  }

  void bad_key(std::string_view key, const Place& place) {
    const bool dotted = key.find('.') != key.npos;
    syntax(place, fmt::format("'{}' is not a key", key),
           dotted ? "only t.key and site.key have a point" : "keys are lower-case letters, digits and _");
  }

  void add_partial(std::string_view name, const Place& place) {
    if (is_constant(name)) return bad_key(name, place);
    siblings().push_back({Kind::partial, std::string(name), place, {}});
  }

  void add_variable(std::string_view key, Kind kind, const Place& place) {
    if (!is_key(key)) return bad_key(key, place);
    if (kind == Kind::raw_variable && !is_raw_key(key))
      findings_.error("template/raw", place,
                      fmt::format("'{}' is text and cannot stand in {{{{{{ }}}}}}", key),
                      fmt::format("write {{{{{}}}}}; only keys named …_html and json_ld hold HTML", key));
    if (kind == Kind::variable && is_raw_key(key))
      findings_.error("template/raw", place, fmt::format("'{}' is HTML and would be shown as text", key),
                      fmt::format("write {{{{{{{}}}}}}}", key));
    siblings().push_back({kind, std::string(key), place, {}});
  }

  void begin_section(std::string_view key, Kind kind, const Place& place) {
    if (open_.size() == deepest_section) {
      syntax(place, fmt::format("more than {} sections lie in one another", deepest_section));
      return advance(bytes_.size() - at_);
    }
    if (is_constant(key) && (!key.starts_with("site.") || !is_flag_key(key.substr(key.find('.') + 1))))
      syntax(place, fmt::format("'{}' is a text; sections run over flags and lists", key), "test site.has_…");
    open_.push_back({kind, std::string(key), place, {}});
  }

  void end_section(std::string_view key, const Place& place) {
    const auto is_it = [&](const TemplateNode& section) { return section.text == key; };
    if (std::none_of(open_.begin(), open_.end(), is_it))
      return syntax(place, fmt::format("no section '{}' is open in this file", key));
    while (open_.back().text != key) {
      unclosed(open_.back(), fmt::format("the section '{}' is not closed before '{}' ends in line {}",
                                         open_.back().text, key, place.line));
      close();
    }
    close();
  }

  void unclosed(const TemplateNode& section, std::string message) {
    syntax(section.place, std::move(message), fmt::format("write {{{{/{}}}}} where it ends", section.text));
  }

  void close() {
    TemplateNode section = std::move(open_.back());
    open_.pop_back();
    siblings().push_back(std::move(section));
  }

  std::string_view bytes_;
  const std::string& path_;
  Findings& findings_;
  size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  std::vector<TemplateNode> open_;
  std::vector<TemplateNode> root_;
};

}  // namespace

bool is_raw_key(std::string_view key) { return key == "json_ld" || key.ends_with("_html"); }

bool is_flag_key(std::string_view key) {
  return key.starts_with("has_") || key.starts_with("is_") || key.starts_with("nav_");
}

std::vector<TemplateNode> parse_template(std::string_view bytes, const std::string& path,
                                         Findings& findings) {
  return Parser(bytes, path, findings).parse();
}

}  // namespace gongbao
