#include "content/toml_precheck.h"

#include "base/utf8.h"

namespace gongbao {
namespace {

/// Walks over TOML outside strings and comments; no more grammar than its purpose needs.
class TomlWalk {
 public:
  TomlWalk(std::string_view text, std::string_view path, int first_line, int max_depth, Findings& findings)
      : text_(text), path_(path), line_(first_line), max_depth_(max_depth), findings_(findings) {}

  bool run() {
    while (at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      if (c.value == '#') {
        skip_to_line_end();
      } else if (c.value == '"' || c.value == '\'') {
        if (!skip_string(static_cast<char>(c.value))) return true;  // not closed: toml++ says so
      } else if (!check(c.value)) {
        return false;
      } else {
        step(c);
      }
    }
    return true;
  }

 private:
  void step(CodePoint c) {
    at_ += static_cast<size_t>(c.bytes);
    ++column_;
    if (c.value != '\n') return;
    ++line_;
    column_ = 1;
  }

  bool refuse(std::string_view code, std::string message, std::string hint) {
    findings_.error(code, {std::string(path_), line_, column_, 1}, std::move(message), std::move(hint));
    return false;
  }

  bool check(char32_t c) {
    const std::string too_deep =
        fmt::format("lists, tables or dotted keys are nested more than {} deep", max_depth_);
    if (c == '.' && ++parts_ > max_depth_)
      return refuse("front-matter/too-deep", too_deep, "write them flatter");
    if ((c == '[' || c == '{') && ++depth_ > max_depth_ + 2)  // two more: [[header]]
      return refuse("front-matter/too-deep", too_deep, "write them flatter");
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '=' || c == ',' || c == '\n' || c == '[' || c == '{') parts_ = 0;
    if (c < 0x80) return true;
    if (c == 0x201C || c == 0x201D)
      return refuse("toml/bare", "a Chinese quotation mark does not begin text", "write \" at both ends");
    if (c == 0xFF1D)
      return refuse("toml/bare", "a full-width ＝ stands where TOML wants =", "write key = \"…\"");
    if (c == 0xFF0C) return refuse("toml/bare", "a full-width comma stands between values", "write ,");
    if (c == 0x3000 || c == 0xA0)
      return refuse("toml/bare", "a full-width space stands outside text", "write an ordinary space");
    return refuse("toml/bare", "a letter that is not ASCII stands outside quotes",
                  "put the key or the text in \" quotes");
  }

  void skip_to_line_end() {
    while (at_ < text_.size() && text_[at_] != '\n') step(code_point_at(text_, at_));
  }

  bool skip_string(char quote) {
    const std::string three(3, quote);
    const bool long_string = text_.substr(at_).starts_with(three);
    for (int i = long_string ? 3 : 1; i > 0; --i) step({0, 1});
    while (at_ < text_.size()) {
      const CodePoint c = code_point_at(text_, at_);
      if (c.value == '\n' && !long_string) return false;
      if (c.value == '\\' && quote == '"') {
        step(c);
        if (at_ < text_.size()) step(code_point_at(text_, at_));
      } else if (!long_string && c.value == static_cast<char32_t>(quote)) {
        step(c);
        return true;
      } else if (long_string && text_.substr(at_).starts_with(three)) {
        for (int i = 0; i < 5 && at_ < text_.size() && text_[at_] == quote; ++i)
          step({0, 1});  // up to two are text
        return true;
      } else {
        step(c);
      }
    }
    return false;
  }

  std::string_view text_;
  std::string_view path_;
  int line_;
  int max_depth_;
  Findings& findings_;
  size_t at_ = 0;
  int column_ = 1;
  int parts_ = 0;
  int depth_ = 0;
};

}  // namespace

bool may_parse_toml(std::string_view text, std::string_view path, int first_line,
                    const FrontMatterLimits& limits, Findings& findings) {
  return TomlWalk(text, path, first_line, limits.max_depth, findings).run();
}

}  // namespace gongbao
