// Protects: English renders byte for byte as cmark-gfm renders it. All 655 examples of the CommonMark specification and
// our own of GFM go through both. Left out of the comparison, each said below: raw HTML, heading ids, refused addresses.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>

#include "base/file.h"
#include "base/utf8.h"
#include "fill_holes.h"
#include "markdown/destination.h"

using namespace gongbao;

namespace {

struct Example {
  int number = 0;
  std::string markdown;
};

/// The string that begins behind the quotation mark at `at`, with JSON's escapes undone.
std::string json_string(std::string_view json, size_t at) {
  std::string text;
  for (size_t i = at + 1; json[i] != '"'; ++i) {
    if (json[i] != '\\') {
      text += json[i];
      continue;
    }
    switch (json[++i]) {
      case 'n': text += '\n'; break;
      case 't': text += '\t'; break;
      case 'r': text += '\r'; break;
      case 'b': text += '\b'; break;
      case 'f': text += '\f'; break;
      case 'u':
        append_utf8(text, static_cast<char32_t>(std::strtoul(std::string(json.substr(i + 1, 4)).c_str(), nullptr, 16)));
        i += 4;
        break;
      default: text += json[i];
    }
  }
  return text;
}

std::vector<Example> specification() {
  const std::string json = read_file(GONGBAO_SOURCE_DIR "/tests/data/commonmark-examples.json");
  constexpr std::string_view key = "\"markdown\": ";
  std::vector<Example> examples;
  for (size_t at = json.find(key); at != json.npos; at = json.find(key, at + 1))
    examples.push_back({static_cast<int>(examples.size()) + 1, json_string(json, at + key.size())});
  return examples;
}

/// Raw HTML aside: RawHtml::drop leaves nothing of it, so its nodes are taken out of cmark's tree before that is rendered;
/// not in a picture's description, where both write it as text.
void drop_raw_html(cmark_node* root) {
  std::vector<cmark_node*> dropped;
  bool in_image = false;
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator)) {
    cmark_node* node = cmark_iter_get_node(iterator);
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) in_image = event == CMARK_EVENT_ENTER;
    if (type == CMARK_NODE_HTML_BLOCK || (type == CMARK_NODE_HTML_INLINE && !in_image)) dropped.push_back(node);
  }
  cmark_iter_free(iterator);
  for (cmark_node* node : dropped) cmark_node_free(node);
}

/// What cmark-gfm makes of it, in its safe mode, without raw HTML.
struct Reference {
  std::string html;
  std::vector<std::string> addresses;  ///< of its links and images
};

Reference reference_of(std::string_view markdown) {
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
  cmark_iter* iterator = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iterator); event != CMARK_EVENT_DONE; event = cmark_iter_next(iterator))
    if (const char* url = cmark_node_get_url(cmark_iter_get_node(iterator)); url && event == CMARK_EVENT_ENTER)
      reference.addresses.push_back(url);
  cmark_iter_free(iterator);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return reference;
}

/// Refused addresses aside: cmark links them (or writes href=""), we report them and leave their text.
std::string without_refused(std::string html, const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    if (judge_destination(address).kind != Destination::Kind::refused) continue;
    std::string tag = "<a href=\"";
    append_address(tag, address);
    size_t at = html.find(tag + "\"");
    if (at == html.npos) at = html.find("<a href=\"\"");
    REQUIRE(at != html.npos);
    html.erase(at, html.find('>', at) + 1 - at);
    html.erase(html.find("</a>", at), 4);
  }
  return html;
}

std::string without_heading_ids(std::string html) {
  for (const char level : {'1', '2', '3', '4', '5', '6'}) {
    const std::string tag = std::string("<h") + level;
    for (size_t at = html.find(tag + " id=\""); at != html.npos; at = html.find(tag + " id=\"", at))
      html.erase(at + tag.size(), html.find('>', at) - at - tag.size());
  }
  return html;
}

void check_equal(std::string_view markdown) {
  CAPTURE(std::string(markdown));
  const Reference reference = reference_of(markdown);
  const Body body = body_of(markdown, {.raw_html = RawHtml::drop});
  CHECK(without_heading_ids(fill_holes(body)) ==
        without_refused(reference.html, reference.addresses));
}

}  // namespace

TEST_CASE("every example of the CommonMark specification renders as cmark-gfm renders it") {
  const std::vector<Example> examples = specification();
  REQUIRE(examples.size() == 655);
  for (const Example& example : examples) {
    CAPTURE(example.number);
    check_equal(example.markdown);
  }
}

TEST_CASE("GFM's extensions render as cmark-gfm renders them") {
  for (const char* markdown : {
           "| a | b |\n|:-|-:|\n| 1 | 2 |\n| 3 |\n\nafter\n",
           "| a | b | c |\n|:-:|---|---|\n| `x\\|y` | **b** | [l](/u \"t\") |\n",
           "before\n| a |\n|---|\n",
           "> | a | b |\n> |---|---|\n> | 1 | 2 |\n> end\n",
           "- x\n\n  | a |\n  |---|\n  | 1 |\n- y\n",
           "| only | header |\n|---|---|\n",
           "~~gone~~ and ~kept~ and ~~~~ and ~~a *b* c~~\n",
           "- [ ] open\n- [x] done\n- [X] done\n  - [ ] nested\n\n1. [x] first\n",
           "- [ ] loose\n\n- [x] items\n",
           "see http://a.b/c?d=e&f=g, www.x.org. And (https://y.org/z_(1)) or me@a.org!\n",
           "**https://a.b/c** *www.a.b* https://a.b/**bold**\n",
           "a[^1] b[^note] c[^1]\n\n[^1]: one\n[^note]: two\n\n    still two\n",
           "a[^x]\n\n[^x]: a list:\n\n    - one\n    - two\n",
           "a[^x]\n\n[^x]: refers on[^y]\n[^y]: and back[^x]\n",
           "# http://a.b [^x]\n\n[^x]: y\n",
           "[a]\n\n> [a]: /u 'title'\n",
           "![a *b* <i>c</i> `d`\ne](/u \"t\\\"\") [![x](y)](z)\n",
           "7. seven\n8. eight\n\n\n- a\n-\n- c\n",
           "```c++ and more\nint <x>;\n```\n\n    indented\n",
           "“Curly,” she said—twice…\n“Yes.”\n‘No’\n",
           "**“bold”**next **(x)**y *a*b _c_d \"**q**\"\n",
           "https://a.org/x—y and “https://a.org/z” end\n",
       })
    check_equal(markdown);
}

TEST_CASE("English with curly quotes and dashes is left alone beside emphasis, breaks and addresses") {
  for (const char* markdown : {
           "word**“bold”**word and word**—x—**word\n",
           "He said “yes.”\n“No.” … —\n— dash\n",
           "😀\n😀 **text!**😀 a**“😀”**b\n",
           "café**“x”**é ütf**(ü)**ß\n",
       })
    check_equal(markdown);
}
