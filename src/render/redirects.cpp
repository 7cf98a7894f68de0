// Old addresses as web servers want them, beside the pages that lead on: 301 without loading a page. Every
// name is data in them: whatever an author wrote, it stays one quoted or percent-encoded word.
//
// Addresses that are gone are in none of them: to name one would tell what was taken away.
#include "base/text.h"
#include "render/data_files.h"

namespace gongbao {
namespace {

/// What the percent signs of base_url's path stand for: servers compare decoded addresses. Controls stay as
/// they are written, so that no line can end early.
std::string decoded(std::string_view path) {
  const auto digit = [](char c) { return std::string_view("0123456789abcdef").find(ascii_lower({&c, 1})); };
  std::string result;
  for (size_t i = 0; i < path.size(); ++i) {
    const size_t high = path[i] == '%' && i + 2 < path.size() ? digit(path[i + 1]) : std::string_view::npos;
    const size_t low = high == std::string_view::npos ? high : digit(path[i + 2]);
    const size_t byte = high * 16 + low;
    const bool is_escape = low != std::string_view::npos && byte >= 0x20 && byte != 0x7F;
    result += is_escape ? static_cast<char>(byte) : path[i];
    if (is_escape) i += 2;
  }
  return result;
}

/// One quoted word of a configuration.
std::string quoted_word(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
  }
  return result + '"';
}

/// A regular expression for just this text: every ASCII sign that could mean something is escaped.
std::string literal_pattern(std::string_view text) {
  std::string result = "^";
  for (const char c : text) {
    const bool is_plain =
        is_ascii_alpha(c) || is_ascii_digit(c) || c == '/' || c == '-' || c == '_' || (c & 0x80) != 0;
    if (!is_plain) result += '\\';
    result += c;
  }
  return result + '$';
}

/// What mod_alias puts in as it stands: it takes $1 and & for parts of the address that it found.
std::string literal_replacement(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '$' || c == '&' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

/// Paths from the server's root, as servers compare them.
struct OldAddress {
  std::string from, to;
};

std::vector<OldAddress> old_addresses(const RenderContext& context) {
  const std::string base = decoded(base_path(context));
  std::vector<OldAddress> result;
  for (const Page& page : context.site.pages)
    if (page.kind == PageKind::moved) result.push_back({base + page.path, base + page.target});
  return result;
}

}  // namespace

std::string redirects_file(const RenderContext& context, const Page& page) {
  std::string out;
  if (page.path == "redirects.nginx.conf")
    out += "# nginx, in a server block: include redirects.nginx.conf;\n";
  else if (page.path == "redirects.apache.conf")
    out += "# Apache (mod_alias), in a virtual host: Include redirects.apache.conf\n";
  for (const OldAddress& old : old_addresses(context)) {  // mod_alias alone encodes where it leads
    if (page.path == "redirects.nginx.conf")
      out += fmt::format("location = {} {{ return 301 {}; }}\n", quoted_word(old.from),
                         quoted_word(url::encoded(old.to)));
    else if (page.path == "redirects.apache.conf")
      out += fmt::format("RedirectMatch 301 {} {}\n", quoted_word(literal_pattern(old.from)),
                         quoted_word(literal_replacement(old.to)));
    else
      out += fmt::format("{} {} 301\n", url::encoded(old.from), url::encoded(old.to));
  }
  return out;
}

}  // namespace gongbao
