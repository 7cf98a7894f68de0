#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/finding.h"
#include "base/record.h"

namespace gongbao {

enum class RawHtml { error, drop };

/// A link or image whose target is ours to decide: a relative path, `kind:id`, `figure:…`. Links with the
/// schemes http, https, mailto and tel are finished HTML already and also listed, for checks; images with
/// http and https are holes like all images. Any other address is a finding and not listed; a link then
/// leaves its text.
struct BodyLink {
  enum class Kind { link, image };
  Kind kind = Kind::link;
  bool external = false;
  std::string destination;  ///< as written, entities and escapes undone; a scheme of ours in lower case
  std::string title;
  std::string text;  ///< its plain text, empty in `[](…)`; of an image its description
  Place place;       ///< of the opening bracket, in the file
};

/// Where the HTML is to be completed by whoever renders.
struct Hole {
  enum class Kind { link_open, link_close, image };
  uint32_t offset = 0;  ///< in `html`; ascending, in document order where equal
  Kind kind = Kind::link_open;
  uint32_t link = 0;  ///< index into `links`
};

/// A stretch of escaped text in `html`, outside links, headings and code, in which names may be linked.
struct TextRun {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Heading {
  int level = 1;
  std::string text;
  std::string id;  ///< unique in the document; keeps Chinese letters
  Place place;
};

/// From this code point of a block's text on, up to the next such place, text and file run side by side.
struct ProsePlace {
  uint32_t offset = 0;
  int line = 0;
  int column = 0;
};

/// The words of one paragraph, heading or table cell, for rules that point into them. U+FFFC stands for what is
/// no prose: a figure link, an address, code, an image.
struct ProseBlock {
  enum class Kind { paragraph, heading, header_cell, cell };
  Kind kind = Kind::paragraph;
  int column = 0;  ///< of a cell, from 0
  std::string text;
  std::vector<ProsePlace> places;
};

/// A Markdown body: HTML with holes and what was found in it. A pure function of the text.
struct Body {
  std::string html;
  std::vector<Hole> holes;
  std::vector<BodyLink> links;
  std::vector<TextRun> runs;
  std::vector<Heading> headings;
  std::string
      text;  ///< plain text, blocks separated by line feeds, cells by tabs; nothing for a link without text
  std::vector<ProseBlock> prose;  ///< only where asked for
};

struct MarkdownOptions {
  RawHtml raw_html = RawHtml::error;
  size_t max_bytes = 256 * 1024;
  bool keep_prose = false;
};

/// Renders `source`, the part of file `path` from line `first_line` on, well-formed UTF-8 with line feeds.
/// What an author can mend (raw HTML, a refused address, text that would vanish, a quadratic input) becomes
/// findings. Call it in a worker process only (base/parallel.h): cmark-gfm is not thread-safe and may hang or
/// abort.
Body render_markdown(std::string_view source, std::string_view path, int first_line,
                     const MarkdownOptions& options, Findings& findings);

void write_record(RecordWriter& writer, const Body& body);
Body read_body(RecordReader& reader);

}  // namespace gongbao
