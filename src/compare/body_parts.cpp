#include "compare/body_parts.h"

#include "base/text.h"

namespace gongbao {
namespace {

/// Reads the HTML that our own renderer made: well-formed, and with its few tags alone.
class BodyReader {
 public:
  BodyReader(const Body& body, const LinkWords& words) : body_(body), words_(words) {}

  BodyParts read() {
    const std::string_view html = body_.html;
    for (size_t i = 0; i < html.size();) {
      fill_holes(i);
      if (html[i] == '<') {
        const size_t end = html.find('>', i);
        tag(html.substr(i + 1, end - i - 1));
        i = end + 1;
      } else {
        const size_t end = std::min({html.find('<', i), next_hole(i), html.size()});
        put(html.substr(i, end - i));
        i = end;
      }
    }
    fill_holes(html.size());
    close();
    return std::move(parts_);
  }

 private:
  size_t next_hole(size_t after) const {
    for (size_t hole = hole_; hole < body_.holes.size(); ++hole)
      if (body_.holes[hole].offset > after) return body_.holes[hole].offset;
    return std::string_view::npos;
  }

  void fill_holes(size_t at) {
    for (; hole_ < body_.holes.size() && body_.holes[hole_].offset == at; ++hole_) {
      const Hole& hole = body_.holes[hole_];
      const BodyLink& link = body_.links[hole.link];
      if (hole.kind == Hole::Kind::link_close) continue;
      mark(link.destination);
      if (hole.kind == Hole::Kind::image)
        text_ += link.text;
      else if (link.text.empty())
        text_ += words_of(link);
    }
  }

  std::string words_of(const BodyLink& link) const {
    const auto found = words_.find(link.destination);
    return found == words_.end() ? "…" : found->second;
  }

  static std::string decoded(std::string_view escaped) {
    std::string text = replace_all(escaped, "&lt;", "<");
    text = replace_all(replace_all(text, "&gt;", ">"), "&quot;", "\"");
    return replace_all(text, "&amp;", "&");
  }

  void put(std::string_view escaped) {
    if (in_code_)
      text_ += decoded(escaped);
    else
      text_ += replace_all(decoded(escaped), "\n", text_.empty() ? "" : " ");
  }

  void mark(std::string_view what) { markup_ += fmt::format("{} {}\n", text_.size(), what); }

  void tag(std::string_view tag) {
    const bool leaves = tag.starts_with('/');
    const std::string_view name =
        tag.substr(leaves ? 1 : 0, tag.find_first_of(" />", leaves ? 1 : 0) - (leaves ? 1 : 0));
    if (name == "table") return leaves ? end_table() : begin_table();
    if (in_table_) return table_tag(name, leaves);
    const bool is_heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
    if (is_heading) {
      close();
      if (!leaves) style_ = fmt::format("heading-{}", name[1]);
    } else if (name == "p" || name == "hr" || name == "section") {
      close();
    } else if (name == "ul" || name == "ol") {
      close();
      list_depth_ += leaves ? -1 : 1;
    } else if (name == "li") {
      close();
    } else if (name == "blockquote") {
      close();
      quote_depth_ += leaves ? -1 : 1;
    } else if (name == "pre") {
      close();
      in_code_ = !leaves;
    } else if (name == "br") {
      put("\n");
    } else if (name == "a" && tag.find("footnote-backref") != tag.npos) {
      in_return_ = true;
    } else if (name == "a" && leaves && in_return_) {
      in_return_ = false;
      while (text_.ends_with("↩") || text_.ends_with(" "))
        text_.erase(text_.size() - (text_.back() == ' ' ? 1 : std::string_view("↩").size()));
    } else {
      mark(tag);
    }
  }

  void table_tag(std::string_view name, bool leaves) {
    if (name == "thead") in_head_ = !leaves;
    if (name == "tr" && !leaves) row_.clear();
    if (name == "tr" && leaves && in_head_) table_.columns = row_;
    if (name == "tr" && leaves && !in_head_) table_.rows.push_back(row_);
    if (name == "th" || name == "td") {
      if (leaves) row_.emplace_back(trim(text_));
      text_.clear();
      markup_.clear();
    }
  }

  void begin_table() {
    close();
    in_table_ = true;
    table_ = {heading_, {}, {}};
  }
  void end_table() {
    in_table_ = false;
    text_.clear();
    parts_.tables.push_back(std::move(table_));
    parts_.paragraphs_before.push_back(parts_.paragraphs.size());
  }

  std::string style() const {
    if (!style_.empty()) return style_;
    if (in_code_) return "code";
    if (list_depth_ > 0) return "item";
    return quote_depth_ > 0 ? "quote" : "paragraph";
  }

  /// Ends the block: what stands between two tags of blocks, if there is anything.
  void close() {
    const std::string_view text = in_code_ ? std::string_view(text_) : trim(text_);
    if (!trim(text_).empty()) {
      if (style_.starts_with("heading")) heading_ = text;
      parts_.paragraphs.push_back({std::string(text), style(), markup_});
    }
    text_.clear();
    markup_.clear();
    style_.clear();
  }

  const Body& body_;
  const LinkWords& words_;
  BodyParts parts_;
  size_t hole_ = 0;
  std::string text_, markup_, style_, heading_;
  int list_depth_ = 0, quote_depth_ = 0;
  bool in_code_ = false, in_table_ = false, in_head_ = false, in_return_ = false;
  Table table_;
  std::vector<std::string> row_;
};

}  // namespace

BodyParts take_apart(const Body& body, const LinkWords& words) { return BodyReader(body, words).read(); }

}  // namespace gongbao
