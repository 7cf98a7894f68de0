// Protects: what a reader or a program would read in a finished file is what the audit searches, however it
// is written down.
#include "audit/readable.h"

#include <doctest/doctest.h>

#include "source/zip_archive.h"

using namespace gongbao;
using namespace std::string_literals;

namespace {

/// The file and all that is packed in it as one text, "member: cells" joined by |.
std::string readable(std::string_view name, std::string_view bytes) {
  std::string result;
  read_finished(name, bytes, [&](std::string_view member, std::string_view, const Readable& one) {
    result += std::string(member) + ":";
    for (const char c : one.text) result += c == cell_end ? '|' : c;
  });
  return result;
}

bool reads(std::string_view name, std::string_view bytes, std::string_view text) {
  return readable(name, bytes).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("markup") {
  CHECK(readable("a.html", "<p>检查<b>超\n市</b> 5 户</p><p>又一段</p>") == ":检查超市5户|又一段|");
  CHECK(readable("a.html", "<td>2500</td><td>300</td>") == ":2500|300|");
  CHECK(reads("a.html", "&#26816;&#x67E5;&lt;&amp;&nbsp;&quot;", "检查<&\""));
  CHECK(reads("a.html", "<p title='检查&#36229;市' data-x=无引号>x</p>", "检查超市|"));
  CHECK(reads("a.html", "<p data-x=无引号>x</p>", "无引号|"));
  CHECK(reads("a.html", "<!-- 藏在注释里 -->", "藏在注释里"));
  CHECK(reads("a.html", "<a href=\"%E6%A3%80%E6%9F%A5/\">x</a>", "检查/"));
  CHECK(reads("a.html", "<script type=\"application/ld+json\">{\"a\":\"\\u68c0\\u67e5\"}</script>", "检查|"));
  CHECK(reads("a.html", "<style>.a::before{content:\"样式里的字\"}</style>", "样式里的字"));
  CHECK(reads("a.xml",
              "<content type=\"html\">&lt;p&gt;检&lt;b&gt;查&lt;/b&gt;&amp;#36229;市&lt;/p&gt;</content>",
              "检查超市"));
  CHECK(reads("a.xml", "<x><![CDATA[<p>检<i>查</i></p>]]></x>", "检查"));
  CHECK(reads("a.svg", "<text>检<tspan>查</tspan></text>", "检查"));
  CHECK(reads("a.html", "<p>3 < 5 和检查", "3<5和检查"));
}

TEST_CASE("addresses of links") {
  std::vector<std::string> targets;
  read_finished("a.html", "<a href=\"../x/%E4%BD%A0/?q#z\">x</a><img src='p.png'>",
                [&](std::string_view, std::string_view, const Readable& one) {
                  for (const auto& address : one.addresses) targets.push_back(address.target);
                });
  CHECK(targets == std::vector<std::string>{"../x/你/?q#z", "p.png"});
}

TEST_CASE("data") {
  CHECK(readable("a.csv", "\xEF\xBB\xBF甲,\"乙,\"\"丙\"\"\"\r\n\"1,922\",4\r\n") == ":甲|乙,\"丙\"|1922|4|");
  CHECK(readable("a.json", R"({"a":["\u4f60\ud83d\ude00好", 1234],"b":"x\/y\n"})") == ":a|你😀好|1234|b|x/y|");
  CHECK(reads("a.json", R"({"html":"<b>检</b>查"})", "检查"));
  CHECK(reads("a.json", R"({"url":"notices/%E6%A3%80/"})", "notices/检/"));
  CHECK(reads("a.js", R"(window.s=["检\u67e5"])", "检查|"));
  CHECK(reads("a.ics", "SUMMARY:检查\r\n 超市\\, 又\r\nX:1\r\n", "SUMMARY:检查超市,又"));
  CHECK(reads("_redirects", "/%E6%A3%80/ /x/ 301\n", "/检/"));
  CHECK(reads("a.txt", "\xFF\xFE\xC0\x68\xE5\x67"s, "检查"));
  CHECK(reads("a.txt", "\xFE\xFF\x68\xC0\x67\xE5"s, "检查"));
}

TEST_CASE("packed files") {
  // printf 'a secret text' | gzip -n
  const std::string packed =
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x54\x28\x4e\x4d\x2e\x4a\x2d\x51\x28\x49\xad\x28\x01\x00\xa1\x35\x86\x8d\x0d\x00\x00\x00"s;
  CHECK(reads("a.txt.gz", packed, "a.txt:a secret text"));
  // A member that is stored, not deflated.
  const std::string xml = "<w:p><w:r><w:t>检</w:t></w:r><w:r><w:t>查</w:t></w:r></w:p><w:p>又</w:p>";
  const auto little = [](size_t value, size_t size) {
    std::string bytes;
    for (size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    return bytes;
  };
  const std::string name = "word/document.xml";
  const std::string common = little(0, 2) + little(0, 2) + little(0, 8) + little(xml.size(), 4) +
                             little(xml.size(), 4) + little(name.size(), 2) + little(0, 2);
  const std::string local = "PK\x03\x04"s + little(20, 2) + common + name + xml;
  const std::string central = "PK\x01\x02"s + little(20, 2) + little(20, 2) + common + little(0, 2) +
                              little(0, 8) + little(0, 4) + name;
  const std::string zip = local + central + "PK\x05\x06"s + little(0, 4) + little(1, 2) + little(1, 2) +
                          little(central.size(), 4) + little(local.size(), 4) + little(0, 2);
  REQUIRE(ZipArchive::open(zip));
  CHECK(reads("a.docx", zip, "word/document.xml:检查|又|"));
}

TEST_CASE("a place in the text is a place in the file") {
  read_finished("a.html", "<p>一</p>\n\n<p title=\"二\">三</p>\n<p>四</p>",
                [&](std::string_view, std::string_view raw, const Readable& one) {
                  const size_t at = one.source_of(one.text.find("四"));
                  CHECK(std::count(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(at), '\n') == 3);
                });
}

TEST_CASE("what is broken is read as far as it goes, and ends") {
  for (const char* bytes : {"<", "<p", "<p a", "<p a=", "<p a='", "<!--", "<![CDATA[", "&", "&#;",
                            "&#99999999999;", "</", "<script>"})
    CHECK(readable("a.html", "字" + std::string(bytes)).find("字") != std::string::npos);
  for (const char* bytes : {"\"", "\"\\", "\"\\u12", "\"\\ud800", "["})
    CHECK(readable("a.json", "\"字\"" + std::string(bytes)).find("字") != std::string::npos);
  CHECK(reads("a.csv", "字,\"", "字"));
  CHECK(reads("a.docx", "PK\x03\x04字", "字"));
  CHECK(reads("a.gz", "\x1f\x8b\x08\x1f字"s, "字"));
  CHECK(readable("empty.html", "") == ":");
  CHECK(readable("empty.txt", "") == ":");
}
