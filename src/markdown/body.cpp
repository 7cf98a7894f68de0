#include "markdown/body.h"

#include "markdown/guard.h"
#include "markdown/lost_text.h"
#include "markdown/marks.h"
#include "markdown/parsed_body.h"
#include "markdown/prose.h"
#include "markdown/renderer.h"

namespace gongbao {
namespace {

// The smallest cells, 250 KB of them, take 65 MB of nodes; the quadratic inputs take gigabytes.
constexpr size_t least_memory = size_t{32} << 20;
constexpr size_t memory_per_byte = 512;
constexpr size_t least_html = size_t{64} << 10;
constexpr size_t html_per_byte = 20;

void report_too_complex(std::string_view path, int line, Findings& findings) {
  findings.error("markdown/too-complex", {.path = std::string(path), .line = line, .column = 1},
                 "the text grows beyond all measure when it is read",
                 "look for tables with rows of fewer cells, and for links repeated thousands of times");
}

}  // namespace

Body render_markdown(std::string_view source, std::string_view path, int first_line,
                     const MarkdownOptions& options, Findings& findings) {
  if (!guard_text(source, path, first_line, options.max_bytes, findings)) return {};
  const MarkedText marked(source);
  try {
    const ParsedBody document = parse_document(marked, least_memory + memory_per_byte * source.size());
    const SourceMap map(marked, source, path, first_line);
    std::optional<Body> body = render_steps(document.steps, map, options.raw_html,
                                            least_html + html_per_byte * source.size(), findings);
    if (body) {
      report_lost_text(document.steps, map, findings);
      if (options.keep_prose) body->prose = prose_of(document.steps, map);
      return *std::move(body);
    }
  } catch (const ArenaExhausted&) {
  }
  report_too_complex(path, first_line, findings);
  return {};
}

}  // namespace gongbao
