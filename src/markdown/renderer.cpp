#include "markdown/renderer.h"

#include "base/utf8.h"
#include "markdown/destination.h"
#include "markdown/escape.h"
#include "markdown/heading_ids.h"
#include "markdown/locate.h"
#include "markdown/plain_text.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

class Renderer {
 public:
  Renderer(const std::vector<Step>& steps, const SourceMap& map, RawHtml raw_html, Findings& findings)
      : steps_(steps), map_(map), raw_html_(raw_html), findings_(findings), locator_(steps, map) {}

  std::optional<Body> render(size_t max_html) {
    body_.html.reserve(map_.text().size() + map_.text().size() / 2 + 256);
    body_.text.reserve(map_.text().size());
    for (size_t i = 0; i < steps_.size(); ++i) {
      i = write(i);
      if (body_.html.size() > max_html) return std::nullopt;
    }
    if (footnote_ > 0) put("</ol>\n</section>\n");
    return std::move(body_);
  }

 private:
  void put(std::string_view text) { body_.html += text; }
  void new_line() {
    if (!body_.html.empty() && body_.html.back() != '\n') body_.html += '\n';
  }
  void end_text_block(char separator = '\n') {
    if (!body_.text.empty() && body_.text.back() != '\n') body_.text += separator;
  }

  /// Writes the step and says which was the last one written.
  size_t write(size_t i) {
    const Step& step = steps_[i];
    switch (step.kind) {
      case Kind::block_quote:
        new_line();
        put(step.enter ? "<blockquote>\n" : "</blockquote>\n");
        break;
      case Kind::list: write_list(step); break;
      case Kind::item: write_item(step); break;
      case Kind::code_block: write_code_block(step); break;
      case Kind::html_block:
        locator_.enter_block(step);
        report_raw_html(i);
        break;
      case Kind::paragraph: write_paragraph(step); break;
      case Kind::heading: write_heading(i); break;
      case Kind::thematic_break:
        new_line();
        put("<hr />\n");
        break;
      case Kind::footnote_definition: write_footnote(step); break;
      case Kind::table: write_table(step); break;
      case Kind::table_row: write_row(step); break;
      case Kind::table_cell: write_cell(step); break;
      case Kind::text: write_text(step); break;
      case Kind::soft_break:
        if (is_chinese_break(steps_, i)) break;
        put("\n");
        body_.text += ' ';
        break;
      case Kind::line_break:
        put("<br />\n");
        body_.text += ' ';
        break;
      case Kind::code:
        put("<code>");
        append_escaped(body_.html, step.text);
        put("</code>");
        body_.text += step.text;
        locator_.pass(step);
        break;
      case Kind::html_inline:
        report_raw_html(i);
        locator_.pass(step);
        break;
      case Kind::emphasis: put(step.enter ? "<em>" : "</em>"); break;
      case Kind::strong: put(step.enter ? "<strong>" : "</strong>"); break;
      case Kind::strikethrough: put(step.enter ? "<del>" : "</del>"); break;
      case Kind::link: step.enter ? open_link(i) : close_link(); break;
      case Kind::image: write_image(i); return step.partner;
      case Kind::footnote_reference:
        if (step.enter) put(step.text);
        break;
    }
    return i;
  }

  // -- blocks

  void write_list(const Step& step) {
    if (!step.enter) return put(step.ordered ? "</ol>\n" : "</ul>\n");
    new_line();
    if (!step.ordered) return put("<ul>\n");
    put(step.number == 1 ? std::string("<ol>\n") : fmt::format("<ol start=\"{}\">\n", step.number));
  }

  void write_item(const Step& step) {
    if (!step.enter) {
      end_text_block();
      return put("</li>\n");
    }
    new_line();
    put("<li>");
    if (step.task == Step::Task::done) put("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ");
    if (step.task == Step::Task::open) put("<input type=\"checkbox\" disabled=\"\" /> ");
  }

  void write_code_block(const Step& step) {
    new_line();
    const std::string_view language = step.title.substr(0, step.title.find_first_of(" \t\n\v\f\r"));
    if (step.title.empty()) {
      put("<pre><code>");
    } else {
      put("<pre><code class=\"language-");
      append_escaped(body_.html, language);
      put("\">");
    }
    append_escaped(body_.html, step.text);
    put("</code></pre>\n");
    body_.text += step.text;
    end_text_block();
  }

  void write_paragraph(const Step& step) {
    if (step.enter) {
      locator_.enter_block(step);
      if (step.tight) return;
      new_line();
      return put("<p>");
    }
    end_text_block();
    if (step.tight) return;
    if (step.ends_footnote) {
      put(" ");
      write_footnote_returns();
    }
    put("</p>\n");
  }

  void write_heading(size_t i) {
    const Step& step = steps_[i];
    in_heading_ = step.enter;
    if (!step.enter) {
      end_text_block();
      return put(fmt::format("</h{}>\n", step.number));
    }
    new_line();
    locator_.enter_block(step);
    Heading heading;
    heading.level = step.number;
    heading.text = plain_text(steps_, i + 1, step.partner);
    heading.id = ids_.make(heading.text);
    const size_t offset = map_.offset(step.line, step.column);
    heading.place = map_.place(offset, map_.end_of_line(step.line) - offset);
    put(fmt::format("<h{} id=\"{}\">", step.number, heading.id));
    body_.headings.push_back(std::move(heading));
  }

  void write_footnote(const Step& step) {
    if (step.enter) {
      if (footnote_ == 0) put("<section class=\"footnotes\" data-footnotes>\n<ol>\n");
      ++footnote_;
      footnote_label_ = step.text;
      footnote_references_ = step.number;
      return put(fmt::format("<li id=\"fn-{}\">\n", step.text));
    }
    if (write_footnote_returns()) put("\n");
    put("</li>\n");
  }

  bool write_footnote_returns() {
    if (footnote_returned_ >= footnote_) return false;
    footnote_returned_ = footnote_;
    constexpr std::string_view attributes =
        "class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\"";
    put(fmt::format("<a href=\"#fnref-{}\" {}>↩</a>", footnote_label_, attributes));
    for (int k = 2; k <= footnote_references_; ++k)
      put(fmt::format(" <a href=\"#fnref-{}-{}\" {}>↩<sup class=\"footnote-ref\">{}</sup></a>", footnote_label_, k,
                      attributes, k));
    return true;
  }

  // -- tables

  void write_table(const Step& step) {
    new_line();
    if (step.enter) return put("<table>");
    if (in_table_body_) put("</tbody>\n");
    in_table_body_ = false;
    put("</table>\n");
  }

  void write_row(const Step& step) {
    new_line();
    if (!step.enter) {
      if (body_.text.ends_with('\t')) body_.text.back() = '\n';
      put("</tr>");
      if (step.is_header) put("\n</thead>");
      return;
    }
    if (step.is_header) put("<thead>\n");
    if (!step.is_header && !in_table_body_) {
      put("<tbody>\n");
      in_table_body_ = true;
    }
    put("<tr>");
  }

  void write_cell(const Step& step) {
    if (!step.enter) {
      body_.text += '\t';
      return put(step.is_header ? "</th>" : "</td>");
    }
    new_line();
    locator_.enter_block(step);
    put(step.is_header ? "<th" : "<td");
    if (step.align == 'l') put(" align=\"left\"");
    if (step.align == 'c') put(" align=\"center\"");
    if (step.align == 'r') put(" align=\"right\"");
    put(">");
  }

  // -- inlines

  void write_text(const Step& step) {
    const auto begin = static_cast<uint32_t>(body_.html.size());
    append_escaped(body_.html, step.text);
    body_.text += step.text;
    const auto end = static_cast<uint32_t>(body_.html.size());
    if (in_heading_ || !open_.empty() || begin == end) return;
    if (!body_.runs.empty() && body_.runs.back().end == begin)
      body_.runs.back().end = end;  // two lines of Chinese, joined
    else
      body_.runs.push_back({begin, end});
  }

  void add_hole(Hole::Kind kind, size_t link) {
    body_.holes.push_back({static_cast<uint32_t>(body_.html.size()), kind, static_cast<uint32_t>(link)});
  }

  /// The link or image at steps[i]; its place is found in document order, so each is asked for once.
  BodyLink make_link(size_t i, BodyLink::Kind kind) {
    const Step& step = steps_[i];
    const Locator::Found found = locator_.find(i);
    BodyLink link;
    link.kind = kind;
    link.title = step.title;
    link.place = map_.place(found.offset, found.bytes);
    return link;
  }

  void refuse(const Place& place, const std::string& reason) {
    findings_.error("link/scheme", place, reason,
                    "link to http, https, mailto, tel, a relative path or a kind such as note:id");
  }

  void open_link(size_t i) {
    BodyLink link = make_link(i, BodyLink::Kind::link);
    if (!open_.empty())
      findings_.error("link/nested", link.place, "a link stands in the text of another",
                      "write the inner one as `code`, or outside");
    open_.push_back({});
    Destination destination = judge_destination(steps_[i].url);
    if (destination.kind == Destination::Kind::refused) return refuse(link.place, destination.reason);
    link.external = destination.kind == Destination::Kind::external;
    link.destination = std::move(destination.url);
    link.text = link_text(i);
    if (link.external) {
      put("<a href=\"");
      append_address(body_.html, link.destination);
      if (!link.title.empty()) {
        put("\" title=\"");
        append_escaped(body_.html, link.title);
      }
      put("\">");
    } else {
      add_hole(Hole::Kind::link_open, body_.links.size());
    }
    open_.back() = {link.external ? OpenLink::As::element : OpenLink::As::hole, body_.links.size()};
    body_.links.push_back(std::move(link));
  }

  void close_link() {
    const OpenLink link = open_.back();
    open_.pop_back();
    if (link.as == OpenLink::As::element) put("</a>");
    if (link.as == OpenLink::As::hole) add_hole(Hole::Kind::link_close, link.index);
  }

  std::string link_text(size_t i) const { return plain_text(steps_, i + 1, steps_[i].partner); }

  void write_image(size_t i) {
    BodyLink image = make_link(i, BodyLink::Kind::image);
    // The description is an attribute, in which raw HTML is harmless text.
    image.text = plain_text(steps_, i + 1, steps_[i].partner, RawHtmlText::keep);
    body_.text += image.text;
    Destination destination = judge_destination(steps_[i].url);
    image.external = destination.kind == Destination::Kind::external;
    const bool no_picture = destination.url.starts_with("mailto:") || destination.url.starts_with("tel:");
    if (destination.kind == Destination::Kind::refused || (image.external && no_picture))
      return refuse(image.place, destination.reason.empty() ? "an address is no picture" : destination.reason);
    image.destination = std::move(destination.url);
    add_hole(Hole::Kind::image, body_.links.size());
    body_.links.push_back(std::move(image));
  }

  void report_raw_html(size_t i) {
    constexpr size_t longest_shown = 40;
    const Step& step = steps_[i];
    const Locator::Found found = locator_.find(i);
    const bool is_comment = step.text.starts_with("<!--");
    std::string shown(step.text.substr(0, step.text.find_first_of(">\n")));
    if (step.text.substr(shown.size()).starts_with('>')) shown += '>';
    if (shown.size() > longest_shown) shown = shown.substr(0, shown.find(' '));
    if (shown.size() > longest_shown) shown = "<…>";
    const std::string what = is_comment ? "an HTML comment" : fmt::format("raw HTML '{}'", shown);
    const Place place = map_.place(found.offset, std::min(found.bytes, shown.size()));
    if (raw_html_ == RawHtml::drop)
      findings_.warning("markdown/raw-html", place, what + " is left out", "write it as Markdown");
    else
      findings_.error("markdown/raw-html", place, what + " is not allowed",
                      "write it as Markdown; a < that is meant as text is written \\<");
  }

  /// How a link was begun, for its end. cmark nests an address in <> in the text of a link.
  struct OpenLink {
    enum class As { nothing, element, hole };
    As as = As::nothing;
    size_t index = 0;
  };

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  RawHtml raw_html_;
  Findings& findings_;
  Locator locator_;
  HeadingIds ids_;
  Body body_;
  bool in_heading_ = false;
  bool in_table_body_ = false;
  std::vector<OpenLink> open_;
  int footnote_ = 0;
  int footnote_returned_ = 0;
  int footnote_references_ = 0;
  std::string_view footnote_label_;
};

}  // namespace

std::optional<Body> render_steps(const std::vector<Step>& steps, const SourceMap& map, RawHtml raw_html,
                                 size_t max_html, Findings& findings) {
  return Renderer(steps, map, raw_html, findings).render(max_html);
}

}  // namespace gongbao
