#pragma once
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>

#include "fill_holes.h"
#include "markdown/destination.h"

namespace gongbao {

/// Raw HTML aside: RawHtml::drop leaves nothing of it, so its nodes are taken out of cmark's tree before that
/// is rendered; not in a picture's description, where both write it as text.
inline void drop_raw_html(cmark_node* root) {
  std::vector<cmark_node*> dropped;
  bool in_image = false;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) in_image = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_HTML_BLOCK || (type == CMARK_NODE_HTML_INLINE && !in_image))
      dropped.push_back(node);
  }
  cmark_iter_free(iterator);
  for (cmark_node* node : dropped) cmark_node_free(node);
}

/// What cmark-gfm makes of it, in its safe mode, without raw HTML.
struct Reference {
  std::string html;
  std::vector<std::string> links;   ///< addresses, but of what stands in an image's description
  std::vector<std::string> images;  ///< likewise
};

inline Reference reference_of(std::string_view markdown) {
  constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE;
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(options);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, markdown.data(), markdown.size());
  cmark_node* root = cmark_parser_finish(parser);
  drop_raw_html(root);
  Reference reference;
  char* html = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser));
  reference.html = html;
  std::free(html);
  int images = 0;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    const bool image = cmark_node_get_type(node) == CMARK_NODE_IMAGE;
    if (image && event == CMARK_EVENT_EXIT) --images;
    if (cmark_node_get_url(node) && event == CMARK_EVENT_ENTER && images == 0)
      (image ? reference.images : reference.links).push_back(cmark_node_get_url(node));
    if (image && event == CMARK_EVENT_ENTER) ++images;
  }
  cmark_iter_free(iterator);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return reference;
}

/// The `</a>` of a link whose text begins at `at`; an address in <> may stand in it as a link of its own.
inline size_t end_of_link(std::string_view html, size_t at) {
  for (int depth = 1;; ++at) {
    REQUIRE(at < html.size());
    if (html.substr(at).starts_with("<a ")) ++depth;
    if (html.substr(at).starts_with("</a>") && --depth == 0) return at;
  }
}

/// Refused addresses aside: cmark links them (or writes href=""), we report them, leave a link's text, and no
/// image.
inline std::string without_refused(const Reference& reference) {
  std::string html = reference.html;
  const auto take_tag_out = [&](std::string tag, const std::string& address) {
    const std::string empty = tag + "\"";
    append_address(tag, address);
    size_t at = html.find(tag + "\"");
    if (at == html.npos) at = html.find(empty);
    REQUIRE(at != html.npos);
    html.erase(at, html.find('>', at) + 1 - at);
    return at;
  };
  for (const std::string& address : reference.links)
    if (judge_destination(address).kind == Destination::Kind::refused)
      html.erase(end_of_link(html, take_tag_out("<a href=\"", address)), 4);
  for (const std::string& address : reference.images)
    if (judge_destination(address).kind == Destination::Kind::refused || address.starts_with("mailto:"))
      take_tag_out("<img src=\"", address);
  return html;
}

/// Heading ids aside: cmark has none.
inline std::string without_heading_ids(std::string html) {
  for (const char level : {'1', '2', '3', '4', '5', '6'}) {
    const std::string tag = std::string("<h") + level;
    for (size_t at = html.find(tag + " id=\""); at != html.npos; at = html.find(tag + " id=\"", at))
      html.erase(at + tag.size(), html.find('>', at) - at - tag.size());
  }
  return html;
}

/// Checks that we render as cmark-gfm does.
inline void check_equal(std::string_view markdown) {
  CAPTURE(std::string(markdown));
  const Reference reference = reference_of(markdown);
  const Body body = body_of(markdown, {.raw_html = RawHtml::drop});
  CHECK(without_heading_ids(fill_holes(body)) == without_refused(reference));
}

}  // namespace gongbao
