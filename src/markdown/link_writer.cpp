#include "markdown/link_writer.h"

#include "base/text.h"
#include "markdown/destination.h"
#include "markdown/escape.h"
#include "markdown/plain_text.h"

namespace gongbao {

void LinkWriter::add_hole(Hole::Kind kind, size_t link) {
  body_.holes.push_back({static_cast<uint32_t>(body_.html.size()), kind, static_cast<uint32_t>(link)});
}

BodyLink LinkWriter::make_link(size_t index, BodyLink::Kind kind) {
  const Locator::Found found = locator_.find(index);
  BodyLink link;
  link.kind = kind;
  link.title = steps_[index].title;
  link.place = map_.place(found.offset, found.bytes);
  return link;
}

void LinkWriter::refuse(const Place& place, const std::string& reason) {
  findings_.error("link/scheme", place, reason,
                  "link to http, https, mailto, tel, a relative path or a kind such as note:id");
}

void LinkWriter::open(size_t index) {
  BodyLink link = make_link(index, BodyLink::Kind::link);
  if (is_open())
    findings_.error("link/nested", link.place, "a link stands in the text of another",
                    "write the inner one as `code`, or outside");
  open_.push_back({});
  Destination destination = judge_destination(steps_[index].url);
  if (destination.kind == Destination::Kind::refused) return refuse(link.place, destination.reason);
  link.external = destination.kind == Destination::Kind::external;
  link.destination = std::move(destination.url);
  link.text = plain_text(steps_, index + 1, steps_[index].partner);
  if (link.external) {
    body_.html += "<a href=\"";
    append_address(body_.html, link.destination);
    if (!link.title.empty()) {
      body_.html += "\" title=\"";
      append_escaped(body_.html, link.title);
    }
    body_.html += "\">";
  } else {
    add_hole(Hole::Kind::link_open, body_.links.size());
  }
  open_.back() = {link.external ? OpenLink::As::element : OpenLink::As::hole, body_.links.size()};
  body_.links.push_back(std::move(link));
}

void LinkWriter::close() {
  const OpenLink link = open_.back();
  open_.pop_back();
  if (link.as == OpenLink::As::element) body_.html += "</a>";
  if (link.as == OpenLink::As::hole) add_hole(Hole::Kind::link_close, link.index);
}

void LinkWriter::write_image(size_t index) {
  BodyLink image = make_link(index, BodyLink::Kind::image);
  // The description is an attribute, in which raw HTML is harmless text.
  image.text = plain_text(steps_, index + 1, steps_[index].partner, RawHtmlText::keep);
  body_.text += image.text;
  Destination destination = judge_destination(steps_[index].url);
  if (destination.kind == Destination::Kind::refused) return refuse(image.place, destination.reason);
  image.external = destination.kind == Destination::Kind::external;
  if (image.external && !ascii_lower(destination.url).starts_with("http"))
    return refuse(image.place, "what is at this address is no image");
  image.destination = std::move(destination.url);
  add_hole(Hole::Kind::image, body_.links.size());
  body_.links.push_back(std::move(image));
}

void LinkWriter::report_raw_html(size_t index) {
  constexpr size_t longest_shown = 40;
  const std::string_view html = steps_[index].text;
  const Locator::Found found = locator_.find(index);
  const size_t end = std::min(html.find_first_of(">\n"), html.size());
  const std::string_view tag = html.substr(0, end < html.size() && html[end] == '>' ? end + 1 : end);
  std::string shown(tag);
  if (tag.size() > longest_shown) {
    size_t name = 1;
    while (name < longest_shown && (is_ascii_alpha(tag[name]) || tag[name] == '/')) ++name;
    shown = fmt::format("{} …>", tag.substr(0, name));
  }
  const bool is_comment = html.starts_with("<!--");
  const std::string what = is_comment ? "an HTML comment" : fmt::format("raw HTML '{}'", shown);
  const Place place = map_.place(found.offset, tag.size());
  if (raw_html_ == RawHtml::drop)
    findings_.warning("markdown/raw-html", place, what + " is left out", "write it as Markdown");
  else
    findings_.error("markdown/raw-html", place, what + " is not allowed",
                    "write it as Markdown; a < that is meant as text is written \\<");
}

}  // namespace gongbao
