// The cmark-gfm wall: the only place that knows the library. Its tree leaves as steps.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstring>

#include "base/text.h"
#include "markdown/parsed_body.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

constexpr int parse_options =
    CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_SOURCEPOS;

/// cmark's allocator takes no context, so the arena of the parse in work must be found from here.
Arena*& current_arena() {
  static thread_local Arena* arena = nullptr;
  return arena;
}

void* allocate_zeroed(size_t count, size_t size) { return current_arena()->zeroed(count * size); }
void* allocate_again(void* block, size_t size) { return current_arena()->resized(block, size); }
void release(void*) {}  // all at once, with the arena

cmark_mem* arena_allocator() {
  static cmark_mem memory{allocate_zeroed, allocate_again, release};
  return &memory;
}

struct ArenaInUse {
  explicit ArenaInUse(Arena& arena) { current_arena() = &arena; }
  ~ArenaInUse() { current_arena() = nullptr; }
  ArenaInUse(const ArenaInUse&) = delete;
  ArenaInUse& operator=(const ArenaInUse&) = delete;
};

std::array<cmark_syntax_extension*, 4> extensions() {
  static const std::array<cmark_syntax_extension*, 4> found = [] {
    cmark_gfm_core_extensions_ensure_registered();  // an unguarded static: once only
    return std::array{cmark_find_syntax_extension("table"), cmark_find_syntax_extension("strikethrough"),
                      cmark_find_syntax_extension("autolink"), cmark_find_syntax_extension("tasklist")};
  }();
  return found;
}

cmark_node* parse(std::string_view text) {
  cmark_parser* parser = cmark_parser_new_with_mem(parse_options, arena_allocator());
  for (cmark_syntax_extension* extension : extensions())
    cmark_parser_attach_syntax_extension(parser, extension);
  cmark_parser_feed(parser, text.data(), text.size());
  return cmark_parser_finish(parser);  // parser and tree are the arena's
}

/// Extensions' node types have no constants in the installed headers.
Kind extension_kind(cmark_node* node) {
  const std::string_view name = cmark_node_get_type_string(node);
  if (name == "table") return Kind::table;
  if (name == "table_cell") return Kind::table_cell;
  if (name == "strikethrough") return Kind::strikethrough;
  assert(name == "table_row" || name == "table_header");
  return Kind::table_row;
}

Kind kind_of(cmark_node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
      return Kind::block_quote;
    case CMARK_NODE_LIST:
      return Kind::list;
    case CMARK_NODE_ITEM:
      return Kind::item;
    case CMARK_NODE_CODE_BLOCK:
      return Kind::code_block;
    case CMARK_NODE_HTML_BLOCK:
      return Kind::html_block;
    case CMARK_NODE_PARAGRAPH:
      return Kind::paragraph;
    case CMARK_NODE_HEADING:
      return Kind::heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return Kind::thematic_break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return Kind::footnote_definition;
    case CMARK_NODE_TEXT:
      return Kind::text;
    case CMARK_NODE_SOFTBREAK:
      return Kind::soft_break;
    case CMARK_NODE_LINEBREAK:
      return Kind::line_break;
    case CMARK_NODE_CODE:
      return Kind::code;
    case CMARK_NODE_HTML_INLINE:
      return Kind::html_inline;
    case CMARK_NODE_EMPH:
      return Kind::emphasis;
    case CMARK_NODE_STRONG:
      return Kind::strong;
    case CMARK_NODE_LINK:
      return Kind::link;
    case CMARK_NODE_IMAGE:
      return Kind::image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return Kind::footnote_reference;
    default:
      return extension_kind(node);
  }
}

/// Walks the tree into steps.
class StepMaker {
 public:
  StepMaker(const MarkedText& marked, Arena& arena, std::vector<Step>& steps)
      : marked_(marked), arena_(arena), steps_(steps) {}

  void walk(cmark_node* root) {
    cmark_iter* iterator = cmark_iter_new(root);
    for (;;) {
      const cmark_event_type event = cmark_iter_next(iterator);
      if (event == CMARK_EVENT_DONE) break;
      cmark_node* node = cmark_iter_get_node(iterator);
      if (node == root) continue;
      event == CMARK_EVENT_ENTER ? enter(node) : leave();
    }
  }

 private:
  void enter(cmark_node* node) {
    const auto index = static_cast<uint32_t>(steps_.size());
    Step& step = steps_.emplace_back();
    step.kind = kind_of(node);
    step.partner = index;
    step.line = cmark_node_get_start_line(node);
    step.column = cmark_node_get_start_column(node);
    step.end_line = cmark_node_get_end_line(node);
    step.end_column = cmark_node_get_end_column(node);
    fill(step, node);
    if (!is_leaf(step.kind)) open_.push_back(index);
  }

  void leave() {
    const uint32_t opened = open_.back();
    open_.pop_back();
    const auto index = static_cast<uint32_t>(steps_.size());
    Step step = steps_[opened];
    step.enter = false;
    step.partner = opened;
    steps_[opened].partner = index;
    steps_.push_back(step);
  }

  /// The nodes that cmark's iterator does not leave.
  static bool is_leaf(Kind kind) {
    switch (kind) {
      case Kind::html_block:
      case Kind::thematic_break:
      case Kind::code_block:
      case Kind::text:
      case Kind::soft_break:
      case Kind::line_break:
      case Kind::code:
      case Kind::html_inline:
        return true;
      default:
        return false;
    }
  }

  void fill(Step& step, cmark_node* node) {
    switch (step.kind) {
      case Kind::heading:
        step.number = cmark_node_get_heading_level(node);
        break;
      case Kind::list:
        step.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        step.number = cmark_node_get_list_start(node);
        break;
      case Kind::item:
        if (std::strcmp(cmark_node_get_type_string(node), "tasklist") == 0)
          step.task =
              cmark_gfm_extensions_get_tasklist_item_checked(node) ? Step::Task::done : Step::Task::open;
        break;
      case Kind::paragraph:
        fill_paragraph(step, node);
        break;
      case Kind::table:
        step.number = cmark_gfm_extensions_get_table_columns(node);
        alignments_ = cmark_gfm_extensions_get_table_alignments(node);
        break;
      case Kind::table_row:
        step.is_header = in_header_ = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
        cell_ = 0;
        break;
      case Kind::table_cell:
        step.is_header = in_header_;
        step.align = static_cast<char>(alignments_[cell_++]);
        break;
      case Kind::code_block:
        step.title = clean(cmark_node_get_fence_info(node));
        step.text = clean(cmark_node_get_literal(node));
        break;
      case Kind::link:
      case Kind::image:
        step.url = clean(cmark_node_get_url(node));
        step.title = clean(cmark_node_get_title(node));
        break;
      case Kind::footnote_reference:
        step.text = clean_html(node);
        break;
      case Kind::footnote_definition:
        fill_footnote(step, node);
        break;
      default:
        if (is_leaf(step.kind)) step.text = clean(cmark_node_get_literal(node));
    }
  }

  static void fill_paragraph(Step& step, cmark_node* node) {
    cmark_node* parent = cmark_node_parent(node);
    step.ends_footnote =
        cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION && cmark_node_next(node) == nullptr;
    cmark_node* grandparent = cmark_node_parent(parent);
    step.tight = grandparent && cmark_node_get_type(grandparent) == CMARK_NODE_LIST &&
                 cmark_node_get_list_tight(grandparent) != 0;
  }

  /// A footnote's label and the number of its references can be had from cmark only in the HTML that it makes
  /// of it.
  void fill_footnote(Step& step, cmark_node* node) {
    constexpr std::string_view before_label = "<li id=\"fn-";
    constexpr std::string_view returns = "class=\"footnote-backref\"";  // text has no such quotation marks
    const std::string_view html = clean_html(node);
    const size_t label = html.find(before_label) + before_label.size();
    step.text = html.substr(label, html.find('"', label) - label);
    for (size_t at = html.find(returns); at != html.npos; at = html.find(returns, at + 1)) ++step.number;
  }

  std::string_view clean(const char* text) {
    if (!text) return {};
    const std::string_view view(text);
    if (!marked_.has_marks() || view.find(marked_.mark()) == view.npos) return view;
    return arena_.copy(marked_.without_marks(view));
  }

  std::string_view clean_html(cmark_node* node) {
    const std::string_view html = cmark_render_html_with_mem(node, 0, nullptr, arena_allocator());
    if (!marked_.has_marks()) return html;
    std::string escaped_mark;
    for (const char byte : marked_.mark())
      escaped_mark += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    return arena_.copy(replace_all(html, escaped_mark, ""));
  }

  const MarkedText& marked_;
  Arena& arena_;
  std::vector<Step>& steps_;
  std::vector<uint32_t> open_;
  const uint8_t* alignments_ = nullptr;
  size_t cell_ = 0;
  bool in_header_ = false;
};

}  // namespace

ParsedBody parse_document(const MarkedText& text, size_t budget) {
  ParsedBody document{std::make_unique<Arena>(budget), {}};
  const ArenaInUse in_use(*document.memory);
  StepMaker(text, *document.memory, document.steps).walk(parse(text.text()));
  return document;
}

}  // namespace gongbao
