#pragma once
#include <string>

#include "base/text.h"
#include "markdown/body.h"
#include "markdown/escape.h"

namespace gongbao {

/// Fills each hole with the link or image as cmark writes it, from the destination as the author wrote it.
inline std::string fill_holes(const Body& body) {
  std::string html;
  size_t done = 0;
  for (const Hole& hole : body.holes) {
    html.append(body.html, done, hole.offset - done);
    done = hole.offset;
    const BodyLink& link = body.links[hole.link];
    if (hole.kind == Hole::Kind::link_close) {
      html += "</a>";
      continue;
    }
    const bool image = hole.kind == Hole::Kind::image;
    html += image ? "<img src=\"" : "<a href=\"";
    append_address(html, link.destination);
    if (image) {
      html += "\" alt=\"";
      append_escaped(html, link.text);
    }
    if (!link.title.empty()) {
      html += "\" title=\"";
      append_escaped(html, link.title);
    }
    html += image ? "\" />" : "\">";
  }
  return html.append(body.html, done);
}

/// The body of a whole file `n.md`, findings thrown away.
inline Body body_of(std::string_view source, const MarkdownOptions& options = {}) {
  Findings findings;
  return render_markdown(source, "n.md", 1, options, findings);
}

/// Its HTML, holes filled.
inline std::string html_of(std::string_view source) { return fill_holes(body_of(source)); }

/// Findings as `line:column+length code; …`, in the order in which they were met.
inline std::string findings_of(std::string_view source, const MarkdownOptions& options = {}) {
  Findings findings;
  render_markdown(source, "n.md", 1, options, findings);
  std::vector<std::string> lines;
  for (const Finding& finding : findings.items())
    lines.push_back(fmt::format("{}:{}+{} {}", finding.place.line, finding.place.column, finding.place.length,
                                finding.code));
  return join(lines, "; ");
}

}  // namespace gongbao
