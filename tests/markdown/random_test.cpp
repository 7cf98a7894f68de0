// Protects: whatever is written renders without a crash, the marks of the Chinese passes never show, offsets
// are sound, and English stays equal to cmark-gfm. Texts are put together from pieces that have a meaning, by
// a fixed seed.
#include "base/utf8.h"
#include "reference.h"

using namespace gongbao;

namespace {

constexpr std::array<std::string_view, 66> english{
    "*",          "**",      "***",    "_",        "__",     "~~",    "~",
    "`",          "``",      "[",      "]",        "](",     "](/u)", "![",
    "[a]",        "[^1]",    "[^1]: ", "[a]: /u ", "<",      ">",     "<http://a.b>",
    "http://a.b", "www.a.b", "a@b.cd", "&amp;",    "&#60;",  "\\",    "\\*",
    "|",          "|-|-|\n", "- ",     "1. ",      "- [x] ", "> ",    "# ",
    "## ",        "```\n",   "~~~\n",  "---\n",    "===\n",  "\n",    "\n\n",
    "    ",       "  \n",    " ",      " ",        "a",      "b",     "word",
    "(",          ")",       "\"t\"",  ".",        ",",      ":",     ";",
    "!",          "“",       "”",      "—",        "é",      "😀",     "|a|b|\n",
    "/x",         "'",       "\t"};
constexpr std::array<std::string_view, 24> chinese{"甲",
                                                   "乙丙",
                                                   "，",
                                                   "。",
                                                   "（",
                                                   "）",
                                                   "“",
                                                   "”",
                                                   "《",
                                                   "》",
                                                   "：",
                                                   "——",
                                                   "……",
                                                   "https://a.cn/x",
                                                   "https://中国.政务/",
                                                   "**“",
                                                   "）**",
                                                   "[](figure:a.b)",
                                                   "[丁](note:n)",
                                                   "![图](p.png)",
                                                   "[^注]",
                                                   "[^注]: ",
                                                   "[戊]: x.md\n",
                                                   "　"};

/// A fixed sequence of numbers (Knuth's MMIX constants).
class Dice {
 public:
  explicit Dice(uint64_t seed) : state_(seed) {}
  size_t roll(size_t sides) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<size_t>(state_ >> 33) % sides;
  }

 private:
  uint64_t state_;
};

std::string compose(Dice& dice, bool with_chinese) {
  std::string text;
  for (size_t pieces = 1 + dice.roll(40); pieces > 0; --pieces)
    text += with_chinese && dice.roll(2) == 0 ? chinese[dice.roll(chinese.size())]
                                              : english[dice.roll(english.size())];
  return text + '\n';
}

/// Offsets that a renderer relies on.
void check_sound(const Body& body) {
  uint32_t last = 0;
  int open = 0;
  for (const Hole& hole : body.holes) {
    REQUIRE(hole.offset >= last);
    REQUIRE(hole.offset <= body.html.size());
    REQUIRE(hole.link < body.links.size());
    open += hole.kind == Hole::Kind::link_open ? 1 : hole.kind == Hole::Kind::link_close ? -1 : 0;
    REQUIRE(open >= 0);
    REQUIRE(open <= 1);
    last = hole.offset;
  }
  REQUIRE(open == 0);
  last = 0;
  for (const TextRun& run : body.runs) {
    REQUIRE(run.begin >= last);
    REQUIRE(run.end > run.begin);
    REQUIRE(run.end <= body.html.size());
    const std::string text = body.html.substr(run.begin, run.end - run.begin);
    REQUIRE(text.find_first_of("<>") == text.npos);
    last = run.end;
  }
}

/// Each link's place is its opening bracket, or its address.
void check_places(const Body& body, const std::vector<std::string_view>& lines) {
  for (const BodyLink& link : body.links) {
    REQUIRE(link.place.line >= 1);
    REQUIRE(static_cast<size_t>(link.place.line) <= lines.size());
    const std::u32string line = decode(lines[static_cast<size_t>(link.place.line - 1)]);
    REQUIRE(link.place.column >= 1);
    REQUIRE(static_cast<size_t>(link.place.column) <= line.size());
    const char32_t first = line[static_cast<size_t>(link.place.column - 1)];
    CAPTURE(link.place.line);
    CAPTURE(link.place.column);
    CHECK((first == (link.kind == BodyLink::Kind::image ? U'!' : U'[') || first == U'<' ||
           (link.external && (first < 0x80 && first > ' '))));
  }
}

}  // namespace

TEST_CASE("random English renders as cmark-gfm renders it") {
  Dice dice(1);
  for (int i = 0; i < 20'000; ++i) check_equal(compose(dice, false));
}

TEST_CASE("random Chinese renders soundly and without marks") {
  Dice dice(2);
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = compose(dice, true);
    CAPTURE(source);
    Findings findings;
    const Body body = render_markdown(source, "n.md", 1, {.raw_html = RawHtml::drop}, findings);
    RecordWriter writer;
    write_record(writer, body);
    const std::string everything = writer.take();
    REQUIRE(everything.find("\uE000") == everything.npos);
    REQUIRE(everything.find("%EE%80%80") == everything.npos);
    REQUIRE(!find_invalid_utf8(body.html));
    check_sound(body);
    check_places(body, split(source, '\n'));
    for (const Finding& finding : findings.items()) REQUIRE(finding.place.line >= 1);
  }
}
