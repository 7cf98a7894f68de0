#include "markdown/lost_text.h"

#include <set>

#include "base/text.h"
#include "markdown/definition.h"
#include "markdown/line.h"

namespace gongbao {
namespace {

using Kind = Step::Kind;

constexpr std::string_view mark_of_drafts = "gongbao-draft";  // definitions by which `draft` knows its own text

/// What the tree knows of each line.
struct LineUse {
  enum class By : uint8_t { nothing, code, other, paragraph };
  By by = By::nothing;
  bool begins_footnote = false;
  int begin = 0;  ///< the first line of the paragraph
};

std::vector<LineUse> use_of_lines(const std::vector<Step>& steps, const SourceMap& map) {
  std::vector<LineUse> uses(static_cast<size_t>(map.lines()) + 2);
  for (const Step& step : steps) {
    if (!step.enter || step.line < 1 || step.line > map.lines()) continue;
    LineUse::By by = LineUse::By::other;
    switch (step.kind) {
      case Kind::footnote_definition:
        uses[static_cast<size_t>(step.line)].begins_footnote = true;
        continue;
      case Kind::code_block:
      case Kind::html_block:
        by = LineUse::By::code;
        break;
      case Kind::heading:
      case Kind::paragraph:
        by = LineUse::By::paragraph;
        break;
      case Kind::table:
      case Kind::thematic_break:
        break;
      default:
        continue;
    }
    const int last = std::min(std::max(step.line, step.end_line), map.lines());
    for (int line = step.line; line <= last; ++line) {
      LineUse& use = uses[static_cast<size_t>(line)];
      use.by = by;
      use.begin = step.line;
    }
  }
  return uses;
}

class LostText {
 public:
  LostText(const std::vector<Step>& steps, const SourceMap& map, Findings& findings)
      : steps_(steps), map_(map), findings_(findings) {}

  void report() {
    check_tables();
    if (map_.text().find("[^") != std::string_view::npos) check_footnote_references();
    if (map_.text().find("]:") == std::string_view::npos) return;
    const std::vector<LineUse> uses = use_of_lines(steps_, map_);
    check_footnotes(uses);
    check_definitions(uses);
  }

 private:
  void check_tables() {
    size_t columns = 0;
    for (const Step& step : steps_) {
      if (!step.enter) continue;
      if (step.kind == Kind::table) columns = static_cast<size_t>(step.number);
      if (step.kind != Kind::table_row || step.is_header || step.line == 0) continue;
      const size_t begin = map_.offset(step.line, step.column);
      const size_t cells = count_cells(map_.text().substr(begin, map_.end_of_line(step.line) - begin));
      if (cells == columns) continue;
      const std::string message = fmt::format("the row has {} cells, the table's header {}", cells, columns);
      const Place place = map_.place(begin, map_.end_of_line(step.line) - begin);
      if (cells > columns)
        findings_.error("markdown/table-cells", place, message + "; the last would be lost",
                        "add columns to the header; a | that is text is written \\|");
      else
        findings_.warning("markdown/table-cells", place, message, "add the missing |");
    }
  }

  void check_footnote_references() {
    size_t begin = 0;
    size_t block_end = 0;
    for (const Step& step : steps_) {
      if (is_block(step.kind) && step.enter) {
        begin = map_.offset(step.line, 1);
        block_end = map_.end_of_line(step.end_line);
      }
      if (step.kind != Kind::text) continue;
      for (size_t at = step.text.find("[^"); at != step.text.npos; at = step.text.find("[^", at + 2)) {
        const std::string_view written = step.text.substr(at, step.text.find(']', at) - at + 1);
        const size_t found = map_.text().find(written, begin);
        if (found >= block_end || written.size() <= 3) continue;
        begin = found + 1;
        if (found > 0 && map_.text()[found - 1] == '\\') continue;
        findings_.warning("markdown/footnote-missing", map_.place(found, written.size()),
                          fmt::format("no footnote '{}'", written),
                          fmt::format("write it in a paragraph of its own, {}: …", written));
      }
    }
  }

  void check_footnotes(const std::vector<LineUse>& uses) {
    for (int line = 1; line <= map_.lines(); ++line) {
      const LineUse& use = uses[static_cast<size_t>(line)];
      if (use.by != LineUse::By::nothing || use.begins_footnote) continue;
      const std::string_view text = map_.line(line);
      const size_t open = text.find("[^");
      const size_t end = open == text.npos ? open : text.find(']', open);
      if (end == text.npos || text.substr(end, 2) != "]:") continue;
      if (text.find_first_not_of(" \t", container_prefix(text.substr(0, open)).bytes) != open) continue;
      const size_t offset = map_.offset(line, static_cast<int>(open) + 1);
      findings_.error("markdown/footnote-unused", map_.place(offset, end + 1 - open),
                      fmt::format("nothing refers to the footnote '{}', and it would be lost",
                                  text.substr(open, end + 1 - open)),
                      "write its mark where it belongs, or remove it");
    }
  }

  void check_definitions(const std::vector<LineUse>& uses) {
    std::vector<Definition> found;
    for (int line = 1; line <= map_.lines(); ++line) {
      const LineUse& use = uses[static_cast<size_t>(line)];
      const bool begins =
          use.by == LineUse::By::nothing || (use.by == LineUse::By::paragraph && use.begin == line);
      if (!begins) continue;
      const std::vector<Definition> definitions = read_definitions(map_, line);
      found.insert(found.end(), definitions.begin(), definitions.end());
      if (!definitions.empty()) line = definitions.back().line + definitions.back().lines - 1;
    }
    if (found.empty()) return;
    const auto offset = [&](const Definition& each) {
      return map_.offset(each.line, static_cast<int>(each.column));
    };
    std::set<size_t> own;
    for (const Definition& each : found) own.insert(offset(each));
    const std::set<std::string> used = used_labels(map_.text(), own);
    std::set<std::string> seen;
    for (const Definition& each : found) {
      const Place place = map_.place(offset(each), each.label.size() + 2);
      if (!seen.insert(each.label).second)
        findings_.warning("markdown/reference-unused", place, "a second definition of this label is ignored",
                          "remove it, or give it another label");
      else if (!used.contains(each.label) && !each.label.starts_with(mark_of_drafts))
        findings_.warning("markdown/reference-unused", place,
                          "nothing uses this link definition; it does not appear",
                          "use it as [text][label], or put a \\ before the [ if it is text");
    }
  }

  const std::vector<Step>& steps_;
  const SourceMap& map_;
  Findings& findings_;
};

}  // namespace

void report_lost_text(const std::vector<Step>& steps, const SourceMap& map, Findings& findings) {
  LostText(steps, map, findings).report();
}

}  // namespace gongbao
