#include "markdown/guard.h"

#include "base/text.h"
#include "base/utf8.h"
#include "markdown/line.h"

namespace gongbao {
namespace {

// Each limit cuts a family of inputs down to where their cost is milliseconds.
constexpr size_t max_line = 16 * 1024;       // inline triggers, per line
constexpr size_t max_token = 4 * 1024;       // `http://a.b/))))`, `www._www._`: one loop without allocation
constexpr size_t max_pipes = 128;            // columns of a table
constexpr size_t max_markers = 64;           // `>>>>`, `- - - `
constexpr size_t max_delimiter_rows = 16;    // `|-|` again and again in one paragraph
constexpr size_t max_paragraph = 32 * 1024;  // inline triggers, spread over lines

size_t longest_token(std::string_view line) {
  size_t longest = 0;
  size_t length = 0;
  for (const char c : line) {
    const bool in_token = c > ' ';  // ASCII only: Chinese writes no spaces
    length = in_token ? length + 1 : 0;
    longest = std::max(longest, length);
  }
  return longest;
}

/// A line that the table extension may try as a delimiter row. Lines of hyphens alone are headings, breaks or
/// lists.
bool looks_like_delimiter_row(std::string_view line) {
  return line.find_first_not_of(" \t|:->") == line.npos && line.find('-') != line.npos &&
         line.find_first_of("|:") != line.npos;
}

/// Counts what grows within a run of lines that are not blank.
class RunOfLines {
 public:
  void end() { *this = {}; }

  void add(std::string_view line) {
    const size_t indent = line.find_first_not_of(' ');
    if (looks_like_delimiter_row(line)) {
      ++delimiter_rows;
      in_table_ = previous_.find('|') != previous_.npos && count_cells(previous_) == count_cells(line);
      indent_ = indent;
    } else if (indent != indent_ || container_prefix(line).markers > 0 ||
               std::string_view("#`~<").find(line[indent]) != std::string_view::npos) {
      in_table_ = false;  // it may be another block, and then what follows is no row
    }
    // Each cell of a table is parsed for itself; a row without pipes costs all its columns.
    if (!in_table_ || line.find('|') == line.npos) bytes += line.size() + 1;
    previous_ = line;
  }

  size_t bytes = 0;
  size_t delimiter_rows = 0;

 private:
  std::string_view previous_;
  size_t indent_ = 0;
  bool in_table_ = false;
};

class Guard {
 public:
  Guard(std::string_view path, int line, Findings& findings)
      : path_(path), line_(line), findings_(findings) {}

  void check_line(std::string_view line) {
    if (line.size() > max_line) refuse("markdown/line-too-long", line.size(), max_line, "bytes in a line");
    if (const size_t at = line.find('\0'); at != line.npos)
      report("file/nul", "the text holds a NUL byte", "remove the byte",
             count_code_points(line.substr(0, at)) + 1);
    if (line.size() > max_token) {
      if (const size_t token = longest_token(line); token > max_token)
        refuse("markdown/line-too-long", token, max_token, "characters without a space");
    }
    if (line.size() > max_pipes) {
      const auto pipes = static_cast<size_t>(std::count(line.begin(), line.end(), '|'));
      if (pipes > max_pipes) refuse("markdown/too-complex", pipes, max_pipes, "`|` in a line");
    }
    if (line.size() > max_markers) {
      if (const size_t markers = container_prefix(line).markers; markers > max_markers)
        refuse("markdown/too-complex", markers, max_markers, "quotes, lists or footnotes within each other");
    }
    check_run(line);
    ++line_;
  }

  bool passed() const { return passed_; }

 private:
  void check_run(std::string_view line) {
    if (trim(line).empty()) return run_.end();
    run_.add(line);
    if (run_.delimiter_rows > max_delimiter_rows) {
      refuse("markdown/too-complex", run_.delimiter_rows, max_delimiter_rows, "rows like `|-|` in one block");
      run_.end();
    } else if (run_.bytes > max_paragraph) {
      refuse("markdown/too-complex", run_.bytes, max_paragraph, "bytes without an empty line");
      run_.end();
    }
  }

  void refuse(std::string_view code, size_t found, size_t limit, std::string_view what) {
    report(code, fmt::format("{} {}; at most {} are read", found, what, limit),
           code == "markdown/line-too-long" ? "break the line"
                                            : "split the text with an empty line, or say it more simply");
  }

  void report(std::string_view code, std::string message, std::string hint, size_t column = 1) {
    findings_.error(code, {.path = std::string(path_), .line = line_, .column = static_cast<int>(column)},
                    std::move(message), std::move(hint));
    passed_ = false;
  }

  std::string_view path_;
  int line_;
  Findings& findings_;
  RunOfLines run_;
  bool passed_ = true;
};

}  // namespace

bool guard_text(std::string_view text, std::string_view path, int first_line, size_t max_bytes,
                Findings& findings) {
  if (text.size() > max_bytes) {
    findings.error("markdown/too-large", {.path = std::string(path), .line = first_line, .column = 1},
                   fmt::format("the text has {} bytes; at most {} are read", text.size(), max_bytes),
                   "split it, or raise the limit in site.toml");
    return false;
  }
  Guard guard(path, first_line, findings);
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    guard.check_line(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return guard.passed();
}

}  // namespace gongbao
