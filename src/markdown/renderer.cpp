#include "markdown/renderer.h"

#include "markdown/escape.h"
#include "markdown/heading_ids.h"
#include "markdown/link_writer.h"
#include "markdown/locate.h"
#include "markdown/plain_text.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

class Renderer {
 public:
  Renderer(const std::vector<Step>& steps, const SourceMap& map, RawHtml raw_html, Findings& findings)
      : steps_(steps),
        map_(map),
        locator_(steps, map),
        links_(steps, map, locator_, raw_html, body_, findings) {}

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
      case Kind::list:
        write_list(step);
        break;
      case Kind::item:
        write_item(step);
        break;
      case Kind::code_block:
        write_code_block(step);
        break;
      case Kind::html_block:
        locator_.enter_block(step);
        links_.report_raw_html(i);
        break;
      case Kind::paragraph:
        write_paragraph(step);
        break;
      case Kind::heading:
        write_heading(i);
        break;
      case Kind::thematic_break:
        new_line();
        put("<hr />\n");
        break;
      case Kind::footnote_definition:
        write_footnote(step);
        break;
      case Kind::table:
        write_table(step);
        break;
      case Kind::table_row:
        write_row(step);
        break;
      case Kind::table_cell:
        write_cell(step);
        break;
      case Kind::text:
        write_text(step);
        break;
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
        links_.report_raw_html(i);
        locator_.pass(step);
        break;
      case Kind::emphasis:
        put(step.enter ? "<em>" : "</em>");
        break;
      case Kind::strong:
        put(step.enter ? "<strong>" : "</strong>");
        break;
      case Kind::strikethrough:
        put(step.enter ? "<del>" : "</del>");
        break;
      case Kind::link:
        step.enter ? links_.open(i) : links_.close();
        break;
      case Kind::image:
        links_.write_image(i);
        return step.partner;
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
      put(fmt::format(" <a href=\"#fnref-{}-{}\" {}>↩<sup class=\"footnote-ref\">{}</sup></a>",
                      footnote_label_, k, attributes, k));
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
    if (in_heading_ || links_.is_open() || begin == end) return;
    if (!body_.runs.empty() && body_.runs.back().end == begin)
      body_.runs.back().end = end;  // two lines of Chinese, joined
    else
      body_.runs.push_back({begin, end});
  }

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  Body body_;
  Locator locator_;
  LinkWriter links_;
  HeadingIds ids_;
  bool in_heading_ = false;
  bool in_table_body_ = false;
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
