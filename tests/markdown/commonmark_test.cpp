// Protects: English renders byte for byte as cmark-gfm renders it. All 655 examples of the CommonMark
// specification and our own of GFM go through both. reference.h says what is left out of the comparison.
#include <cstdlib>

#include "base/file.h"
#include "base/utf8.h"
#include "reference.h"

using namespace gongbao;

namespace {

struct Example {
  int number = 0;
  std::string markdown;
};

/// The string that begins behind the quotation mark at `at`, with JSON's escapes undone.
std::string json_string(std::string_view json, size_t at) {
  std::string text;
  for (size_t i = at + 1; json[i] != '"'; ++i) {
    if (json[i] != '\\') {
      text += json[i];
      continue;
    }
    switch (json[++i]) {
      case 'n':
        text += '\n';
        break;
      case 't':
        text += '\t';
        break;
      case 'r':
        text += '\r';
        break;
      case 'b':
        text += '\b';
        break;
      case 'f':
        text += '\f';
        break;
      case 'u':
        append_utf8(text, static_cast<char32_t>(
                              std::strtoul(std::string(json.substr(i + 1, 4)).c_str(), nullptr, 16)));
        i += 4;
        break;
      default:
        text += json[i];
    }
  }
  return text;
}

std::vector<Example> specification() {
  const std::string json = read_file(GONGBAO_SOURCE_DIR "/tests/data/commonmark-examples.json");
  constexpr std::string_view key = "\"markdown\": ";
  std::vector<Example> examples;
  for (size_t at = json.find(key); at != json.npos; at = json.find(key, at + 1))
    examples.push_back({static_cast<int>(examples.size()) + 1, json_string(json, at + key.size())});
  return examples;
}

}  // namespace

TEST_CASE("every example of the CommonMark specification renders as cmark-gfm renders it") {
  const std::vector<Example> examples = specification();
  REQUIRE(examples.size() == 655);
  for (const Example& example : examples) {
    CAPTURE(example.number);
    check_equal(example.markdown);
  }
}

TEST_CASE("GFM's extensions render as cmark-gfm renders them") {
  for (const char* markdown : {
           "| a | b |\n|:-|-:|\n| 1 | 2 |\n| 3 |\n\nafter\n",
           "| a | b | c |\n|:-:|---|---|\n| `x\\|y` | **b** | [l](/u \"t\") |\n",
           "before\n| a |\n|---|\n",
           "> | a | b |\n> |---|---|\n> | 1 | 2 |\n> end\n",
           "- x\n\n  | a |\n  |---|\n  | 1 |\n- y\n",
           "| only | header |\n|---|---|\n",
           "~~gone~~ and ~kept~ and ~~~~ and ~~a *b* c~~\n",
           "- [ ] open\n- [x] done\n- [X] done\n  - [ ] nested\n\n1. [x] first\n",
           "- [ ] loose\n\n- [x] items\n",
           "see http://a.b/c?d=e&f=g, www.x.org. And (https://y.org/z_(1)) or me@a.org!\n",
           "**https://a.b/c** *www.a.b* https://a.b/**bold**\n",
           "a[^1] b[^note] c[^1]\n\n[^1]: one\n[^note]: two\n\n    still two\n",
           "a[^x]\n\n[^x]: a list:\n\n    - one\n    - two\n",
           "a[^x]\n\n[^x]: refers on[^y]\n[^y]: and back[^x]\n",
           "# http://a.b [^x]\n\n[^x]: y\n",
           "[a]\n\n> [a]: /u 'title'\n",
           "![a *b* <i>c</i> `d`\ne](/u \"t\\\"\") [![x](y)](z)\n",
           "7. seven\n8. eight\n\n\n- a\n-\n- c\n",
           "```c++ and more\nint <x>;\n```\n\n    indented\n",
           "“Curly,” she said—twice…\n“Yes.”\n‘No’\n",
           "**“bold”**next **(x)**y *a*b _c_d \"**q**\"\n",
           "https://a.org/x—y and “https://a.org/z” end\n",
       })
    check_equal(markdown);
}

TEST_CASE("English with curly quotes and dashes is left alone beside emphasis, breaks and addresses") {
  for (const char* markdown : {
           "word**“bold”**word and word**—x—**word\n",
           "He said “yes.”\n“No.” … —\n— dash\n",
           "😀\n😀 **text!**😀 a**“😀”**b\n",
           "café**“x”**é ütf**(ü)**ß\n",
       })
    check_equal(markdown);
}
