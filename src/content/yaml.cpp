// The libyaml wall: its events become ours. Its loader is not used: it would build what we refuse.
#include <yaml.h>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "content/front_matter.h"
#include "content/plain_text.h"
#include "content/yaml_builder.h"
#include "content/yaml_trap.h"

namespace gongbao {
namespace {

class Events {
 public:
  explicit Events(std::string_view text) {
    if (!yaml_parser_initialize(&parser_)) throw Error("no memory for reading YAML");
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Events() { yaml_parser_delete(&parser_); }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  /// The next event that matters, or nothing at a fault.
  std::optional<YamlEvent> next();
  YamlFault fault() const;

 private:
  yaml_parser_t parser_;
};

YamlMark mark_of(const yaml_mark_t& mark) { return {mark.line, mark.column}; }

std::string text_of(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

YamlEvent::Style style_of(yaml_scalar_style_t style) {
  switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
      return YamlEvent::Style::single_quoted;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
      return YamlEvent::Style::double_quoted;
    case YAML_LITERAL_SCALAR_STYLE:
      return YamlEvent::Style::literal;
    case YAML_FOLDED_SCALAR_STYLE:
      return YamlEvent::Style::folded;
    default:
      return YamlEvent::Style::plain;
  }
}

/// Ours, with the marks; false for the beginning of the stream.
bool translate(const yaml_event_t& raw, YamlEvent& event) {
  using Kind = YamlEvent::Kind;
  event.begin = mark_of(raw.start_mark);
  event.end = mark_of(raw.end_mark);
  switch (raw.type) {
    case YAML_DOCUMENT_START_EVENT:
      event.kind = Kind::document_start;
      event.is_explicit = !raw.data.document_start.implicit;
      return true;
    case YAML_DOCUMENT_END_EVENT:
      event.kind = Kind::document_end;
      event.is_explicit = !raw.data.document_end.implicit;
      return true;
    case YAML_ALIAS_EVENT:
      event.kind = Kind::alias;
      event.anchor = text_of(raw.data.alias.anchor);
      return true;
    case YAML_SCALAR_EVENT:
      event.kind = Kind::scalar;
      event.style = style_of(raw.data.scalar.style);
      event.text.assign(reinterpret_cast<const char*>(raw.data.scalar.value), raw.data.scalar.length);
      event.anchor = text_of(raw.data.scalar.anchor);
      event.tag = text_of(raw.data.scalar.tag);
      return true;
    case YAML_SEQUENCE_START_EVENT:
      event.kind = Kind::list_start;
      event.flow = raw.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
      event.anchor = text_of(raw.data.sequence_start.anchor);
      event.tag = text_of(raw.data.sequence_start.tag);
      return true;
    case YAML_MAPPING_START_EVENT:
      event.kind = Kind::table_start;
      event.flow = raw.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
      event.anchor = text_of(raw.data.mapping_start.anchor);
      event.tag = text_of(raw.data.mapping_start.tag);
      return true;
    case YAML_SEQUENCE_END_EVENT:
      event.kind = Kind::list_end;
      return true;
    case YAML_MAPPING_END_EVENT:
      event.kind = Kind::table_end;
      return true;
    case YAML_STREAM_END_EVENT:
      event.kind = Kind::end;
      return true;
    default:
      return false;
  }
}

std::optional<YamlEvent> Events::next() {
  for (;;) {
    yaml_event_t raw;
    if (!yaml_parser_parse(&parser_, &raw)) return std::nullopt;
    const std::unique_ptr<yaml_event_t, decltype(&yaml_event_delete)> owned(&raw, &yaml_event_delete);
    YamlEvent event;
    if (translate(raw, event)) return event;
  }
}

YamlFault Events::fault() const {
  YamlFault fault;
  if (parser_.context) fault.context = parser_.context;
  fault.problem = parser_.problem ? parser_.problem : "unreadable";
  fault.context_mark = mark_of(parser_.context_mark);
  fault.problem_mark = mark_of(parser_.problem_mark);
  return fault;
}

constexpr char32_t fold_mark = 0xE000;

/// The source of a scalar with a private mark at the end of each line that the next may be joined to.
std::string with_fold_marks(std::string_view source, YamlEvent::Style style) {
  const std::vector<std::string_view> lines = split(source, '\n');
  std::string marked;
  for (size_t i = 0; i < lines.size(); ++i) {
    std::string_view line = lines[i];
    const bool block = style == YamlEvent::Style::folded;
    if (!block && i + 1 < lines.size()) {
      const size_t last = line.find_last_not_of(" \t");
      line = line.substr(0, last == line.npos ? 0 : last + 1);
    }
    marked += line;
    const size_t last = line.find_last_not_of('\\');
    const bool escaped = style == YamlEvent::Style::double_quoted &&
                         (line.size() - (last == line.npos ? 0 : last + 1)) % 2 == 1;
    const bool joins = i + 1 < lines.size() && !trim(line).empty() && !escaped && !(block && i == 0);
    if (joins) append_utf8(marked, fold_mark);
    if (i + 1 < lines.size()) marked += '\n';
  }
  return marked;
}

/// The scalar that `source` holds when it stands as the value of a key.
std::optional<std::string> read_scalar(std::string_view source) {
  const std::string text = "k: " + std::string(source) + "\n";
  Events events(text);
  std::optional<std::string> last;
  for (;;) {
    std::optional<YamlEvent> event = events.next();
    if (!event) return std::nullopt;
    if (event->kind == YamlEvent::Kind::end) return last;
    if (event->kind == YamlEvent::Kind::scalar) last = std::move(event->text);
  }
}

/// A line joins the one before as a soft break in Markdown does: with nothing between two Chinese characters.
/// libyaml has put a space there and does not tell it from one that was written, so the scalar is read again
/// with marks.
std::string folded_as_chinese(const YamlEvent& event, const SourceLines& lines) {
  if (event.style == YamlEvent::Style::literal || event.begin.line == event.end.line) return event.text;
  const std::string_view source = lines.between(lines.offset(event.begin.line, event.begin.column),
                                                lines.offset(event.end.line, event.end.column));
  std::string mark;
  append_utf8(mark, fold_mark);
  if (source.find(mark) != source.npos) return event.text;
  const std::optional<std::string> marked = read_scalar(with_fold_marks(source, event.style));
  if (!marked || replace_all(*marked, mark, "") != event.text) return event.text;
  std::string result;
  for (size_t at = 0; at < marked->size();) {
    const std::string_view rest = std::string_view(*marked).substr(at);
    if (!rest.starts_with(mark)) {
      result += rest.front();
      ++at;
      continue;
    }
    at += mark.size();
    const bool joined = at + 1 < marked->size() && (*marked)[at] == ' ';
    if (joined && is_chinese_context(code_point_before(result, result.size()).value) &&
        is_chinese_context(code_point_at(*marked, at + 1).value))
      ++at;
  }
  return result;
}

}  // namespace

Node parse_yaml(std::string_view text, std::string_view path, int first_line, const FrontMatterLimits& limits,
                Findings& findings) {
  if (!fits_limit(text, limits.max_bytes, path, first_line, findings)) return {};
  const std::string clean = without_hidden(text, path, first_line, findings);
  const SourceLines lines(clean);
  YamlBuilder builder(lines, path, first_line, limits, findings);
  Events events(clean);
  for (;;) {
    std::optional<YamlEvent> event = events.next();
    if (!event) {
      findings.add(explain_yaml_fault(events.fault(), lines, path, first_line));
      builder.break_off();
      break;
    }
    if (event->kind == YamlEvent::Kind::scalar) event->text = folded_as_chinese(*event, lines);
    if (!builder.add(*event)) break;
  }
  return builder.take();
}

}  // namespace gongbao
