#include "render/html_context.h"

#include <string>

#include "base/text.h"

namespace gongbao {
namespace {

/// Where the next character of a page stands: the states of the HTML tokenizer that matter here.
struct Context {
  enum class State { content, tag, unquoted, quoted, comment, script, style };
  State state = State::content;
  char quote = 0;
  std::string element = {};    ///< the open tag's name, as far as it is read, with its `/`
  std::string attribute = {};  ///< the name before the value
  bool in_name = false;        ///< of the element
  /// A name or a value has begun; the attribute's name stays until the next begins, for white space round
  /// `=`.
  bool is_inside = false;
};

class Checker {
 public:
  explicit Checker(Findings& findings) : findings_(findings) {}

  void walk(const std::vector<TemplateNode>& nodes) {
    for (const TemplateNode& node : nodes) {
      switch (node.kind) {
        case TemplateNode::Kind::text:
          read(node.text);
          break;
        case TemplateNode::Kind::variable:
        case TemplateNode::Kind::raw_variable:
          check(node);
          break;
        default:
          walk_section(node);
      }
    }
  }

 private:
  using State = Context::State;

  void walk_section(const TemplateNode& node) {
    const Context before = at_;
    walk(node.children);
    const bool is_same = at_.state == before.state && at_.quote == before.quote &&
                         (at_.state != State::quoted || at_.attribute == before.attribute);
    if (!is_same)
      wrong(node, fmt::format("the section '{}' begins {} and ends {}", node.text, name(before), name(at_)),
            "a section holds whole tags and whole attributes");
    at_ = before;
  }

  void check(const TemplateNode& node) {
    const bool is_raw = node.kind == TemplateNode::Kind::raw_variable;
    switch (at_.state) {
      case State::content:
        return;
      case State::quoted:
        if (is_raw) wrong(node, fmt::format("the HTML '{}' stands in an attribute", node.text));
        if (at_.attribute.starts_with("on") || at_.attribute == "style" || at_.attribute == "srcdoc")
          wrong(node, fmt::format("'{}' stands in the attribute {}, where text can be code", node.text,
                                  at_.attribute));
        return;
      case State::unquoted:
        return wrong(node, fmt::format("'{}' stands in an attribute without quotation marks", node.text),
                     fmt::format("write {}=\"{{{{{}}}}}\"", at_.attribute, node.text));
      case State::script:
        if (is_raw && node.text == "json_ld") return;
        [[fallthrough]];
      default:
        return wrong(node,
                     fmt::format("'{}' stands {}, where text is not escaped for", node.text, name(at_)));
    }
  }

  void wrong(const TemplateNode& node, std::string message, std::string hint = {}) {
    findings_.error("template/context", node.place, std::move(message), std::move(hint));
  }

  static std::string_view name(const Context& context) {
    constexpr std::string_view names[] = {"in content",      "within a tag", "in an unquoted attribute",
                                          "in an attribute", "in a comment", "in a script",
                                          "in a style sheet"};
    return names[static_cast<size_t>(context.state)];
  }

  void read(std::string_view text) {
    for (size_t at = 0; at < text.size();) at += step(text.substr(at));
  }

  /// Reads what `text` begins with; how many characters that were.
  size_t step(std::string_view text) {
    const char c = text[0];
    switch (at_.state) {
      case State::content:
        if (text.starts_with("<!--")) return enter(State::comment, 4);
        if (c == '<') at_ = {.state = State::tag, .in_name = true};
        return 1;
      case State::comment:
        return text.starts_with("-->") ? enter(State::content, 3) : 1;
      case State::script:
        return leaves(text, "</script") ? enter(State::content, 0) : 1;
      case State::style:
        return leaves(text, "</style") ? enter(State::content, 0) : 1;
      case State::quoted:
        return c == at_.quote ? enter(State::tag, 1) : 1;
      case State::unquoted:
        return step_unquoted(c);
      case State::tag:
        return step_tag(c);
    }
    return 1;
  }

  size_t step_unquoted(char c) {
    const bool begins = !std::exchange(at_.is_inside, true);
    if (begins && is_white(c)) {
      at_.is_inside = false;
    } else if (begins && (c == '"' || c == '\'')) {
      at_.state = State::quoted;
      at_.quote = c;
    } else if (c == '>') {
      return enter(State::tag, 0);
    } else if (is_white(c)) {
      return enter(State::tag, 1);
    }
    return 1;
  }

  size_t step_tag(char c) {
    if (c == '>') {
      const std::string element = at_.element;
      return enter(element == "script"  ? State::script
                   : element == "style" ? State::style
                                        : State::content,
                   1);
    }
    if (c == '=') {
      at_.state = State::unquoted;
      at_.is_inside = false;
    } else if (is_white(c)) {
      at_.in_name = at_.is_inside = false;
    } else {
      if (!std::exchange(at_.is_inside, true)) at_.attribute.clear();
      (at_.in_name ? at_.element : at_.attribute) += ascii_lower(std::string_view(&c, 1));
    }
    return 1;
  }

  static bool is_white(char c) { return c == ' ' || c == '\n' || c == '\t'; }

  static bool leaves(std::string_view text, std::string_view end) {
    return ascii_lower(text.substr(0, end.size())) == end;
  }

  size_t enter(State state, size_t read) {
    at_.state = state;
    at_.quote = 0;
    at_.is_inside = false;
    return read;
  }

  Context at_;
  Findings& findings_;
};

}  // namespace

void check_html_context(const std::vector<TemplateNode>& nodes, Findings& findings) {
  Checker(findings).walk(nodes);
}

}  // namespace gongbao
