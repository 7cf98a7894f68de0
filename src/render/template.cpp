#include "render/template.h"

#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "render/escape.h"
#include "render/scope.h"

namespace gongbao {
namespace {

namespace mustache = kainjow::mustache;

/// A tag of the skeleton, {{7}}, {{#7}} or {{^7}}, stands for the static text before it and one use of a key.
struct Tag {
  enum class Use { nothing, text, html, flag, items, is_empty };
  std::string before = {};
  Use use = Use::nothing;
  size_t scope = 0;
  size_t slot = 0;
  size_t item_scope = 0;  ///< of items
};

/// Turns nodes into tags, scopes and the skeleton.
struct Compiler {
  std::vector<Tag> tags;
  std::vector<Scope> scopes{Scope("the page's data")};
  std::string skeleton;
  std::string text;  ///< that no tag has taken yet

  void compile(const std::vector<TemplateNode>& nodes, size_t scope) {
    for (const TemplateNode& node : nodes) compile(node, scope);
    if (!text.empty()) add("", {});
  }

 private:
  using Kind = TemplateNode::Kind;
  using Use = Tag::Use;

  void compile(const TemplateNode& node, size_t scope) {
    switch (node.kind) {
      case Kind::text:
        text += node.text;
        break;
      case Kind::variable:
        add("", {.use = Use::text, .scope = scope, .slot = slot(node, FieldKind::text, scope)});
        break;
      case Kind::raw_variable:
        add("", {.use = Use::html, .scope = scope, .slot = slot(node, FieldKind::text, scope)});
        break;
      case Kind::section:
      case Kind::inverted_section:
        section(node, scope);
        break;
      case Kind::partial:
        assert(false);
        break;
    }
  }

  void section(const TemplateNode& node, size_t scope) {
    const bool is_inverted = node.kind == Kind::inverted_section;
    const bool is_flag = is_flag_key(node.text);
    Tag tag{.use = is_flag       ? Use::flag
                   : is_inverted ? Use::is_empty
                                 : Use::items,
            .scope = scope,
            .slot = slot(node, is_flag ? FieldKind::flag : FieldKind::list, scope)};
    size_t inner = scope;
    if (tag.use == Use::items) {
      inner = tag.item_scope = scopes.size();
      scopes.emplace_back(fmt::format("an item of '{}'", node.text));
    }
    const std::string name = add(is_inverted ? "^" : "#", std::move(tag));
    compile(node.children, inner);
    skeleton += fmt::format("{{{{/{}}}}}", name);
  }

  size_t slot(const TemplateNode& node, FieldKind kind, size_t scope) {
    return scopes[scope].slot(node.text, kind, node.place);
  }

  std::string add(std::string_view sigil, Tag tag) {
    const std::string name = std::to_string(tags.size());
    skeleton += fmt::format("{{{{{}{}}}}}", sigil, name);
    tag.before = std::exchange(text, {});
    tags.push_back(std::move(tag));
    return name;
  }
};

/// What kainjow asks while it walks the skeleton. It asks for each tag in the order of the page, so texts are
/// written when it does, and it gets none: handing them over would copy each three times and cost more than
/// all the rest.
class PageContext final : public mustache::basic_context<std::string> {
 public:
  PageContext(const std::vector<Tag>& tags, std::vector<Scope>& scopes, std::string& bytes,
              Findings& findings)
      : tags_(tags), scopes_(scopes), bytes_(bytes), findings_(findings) {}

  const mustache::data* get(const std::string& name) const override {
    size_t number = 0;
    std::from_chars(name.data(), name.data() + name.size(), number);
    const Tag& tag = tags_[number];
    write_static(tag.before);
    if (tag.use == Tag::Use::nothing) return nullptr;
    const Value::Field* field = scopes_[tag.scope][tag.slot];
    if (!field) return &no_;
    switch (tag.use) {
      case Tag::Use::text:
        append_html(bytes_, *std::get_if<std::string>(field));
        return nullptr;
      case Tag::Use::html:
        bytes_ += *std::get_if<std::string>(field);
        return nullptr;
      case Tag::Use::flag:
        return *std::get_if<bool>(field) ? &yes_ : &no_;
      case Tag::Use::items:
        return list(tag.item_scope, *std::get_if<Value::List>(field));
      default:
        return std::get_if<Value::List>(field)->empty() ? &no_ : &yes_;
    }
  }

  void push(const mustache::data* data) override {
    const bool is_item = data != &yes_ && data != &no_;
    pushed_items_.push_back(is_item);
    if (!is_item) return;
    Loop& loop = loops_.back();
    scopes_[loop.scope].bind(loop.items[loop.next++], findings_);
  }

  void pop() override {
    if (pushed_items_.back() && loops_.back().next == loops_.back().items.size()) loops_.pop_back();
    pushed_items_.pop_back();
  }

  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  /// What kainjow itself writes: nothing.
  friend PageContext& operator<<(PageContext& context, const std::string& text) {
    context.bytes_ += text;
    return context;
  }

 private:
  struct Loop {
    size_t scope;
    const Value::List& items;
    size_t next = 0;
    mustache::data counter;  ///< as many nothings as there are items
  };

  /// Without a line end where one has just been written: sections that print nothing leave no blank lines.
  void write_static(std::string_view text) const {
    if (text.starts_with('\n') && (bytes_.empty() || bytes_.back() == '\n')) text.remove_prefix(1);
    bytes_ += text;
  }

  const mustache::data* list(size_t scope, const Value::List& items) const {
    if (items.empty()) return &no_;
    loops_.push_back({scope, items, 0, mustache::data(mustache::list(items.size(), true))});
    return &loops_.back().counter;
  }

  const std::vector<Tag>& tags_;
  std::vector<Scope>& scopes_;
  std::string& bytes_;
  Findings& findings_;
  const mustache::data yes_{true};
  const mustache::data no_{false};
  mutable std::deque<Loop> loops_;  // get() is const in kainjow
  std::vector<bool> pushed_items_;
};

}  // namespace

struct Template::Program {
  explicit Program(Compiler compiler)
      : tags(std::move(compiler.tags)), scopes(std::move(compiler.scopes)), engine(compiler.skeleton) {}

  std::vector<Tag> tags;
  std::vector<Scope> scopes;
  mustache::mustache engine;
  size_t last_size = 0;
};

Template::Template(const std::vector<TemplateNode>& nodes) {
  Compiler compiler;
  compiler.compile(nodes, 0);
  program_ = std::make_unique<Program>(std::move(compiler));
  if (!program_->engine.is_valid()) throw std::logic_error(program_->engine.error_message());
}

std::string Template::render(const Value& data, Findings& findings) {
  std::string bytes;
  bytes.reserve(program_->last_size + program_->last_size / 8);
  for (Scope& scope : program_->scopes) scope.forget_reports();
  program_->scopes[0].bind(data, findings);
  PageContext context(program_->tags, program_->scopes, bytes, findings);
  program_->engine.render(context, context);
  // Kainjow's errors are quiet, and every later page would be empty.
  if (!program_->engine.is_valid()) throw std::logic_error(program_->engine.error_message());
  program_->last_size = bytes.size();
  return bytes;
}

Template::Template(Template&&) noexcept = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;

}  // namespace gongbao
