// Protects: front matter and body are told apart, whatever the editor did to line ends; no byte is misread in
// silence.
#include "content/front_matter.h"

using namespace gongbao;

namespace {

std::optional<DocumentText> read(std::string_view bytes, Findings& findings) {
  return read_document(bytes, "n.md", {}, findings);
}

DocumentText fine(std::string_view bytes) {
  Findings findings;
  const std::optional<DocumentText> document = read(bytes, findings);
  INFO(bytes);
  for (const Finding& finding : findings.items()) CHECK_MESSAGE(false, finding.message);
  REQUIRE(document);
  return *document;
}

std::string fault(std::string_view bytes) {
  Findings findings;
  read(bytes, findings);
  if (findings.empty()) return "none";
  const Finding first = findings.items().front();
  CHECK(!first.hint.empty());
  return fmt::format("{} {}:{}", first.code, first.place.line, first.place.column);
}

}  // namespace

TEST_CASE("YAML and TOML front matter, and the line on which the body begins") {
  const DocumentText yaml = fine("---\ntitle: 总结\n---\n\n正文\n");
  CHECK(yaml.front_matter.find("title")->text == "总结");
  CHECK(yaml.front_matter.find("title")->line == 2);
  CHECK(yaml.body == "\n正文\n");
  CHECK(yaml.body_line == 4);
  const DocumentText toml = fine("+++\ntitle = \"总结\"\n+++\n正文");
  CHECK(toml.front_matter.find("title")->text == "总结");
  CHECK(toml.front_matter.find("title")->line == 2);
  CHECK(toml.body == "正文");
}

TEST_CASE("byte-order mark, CRLF and CR make no difference") {
  for (const char* bytes :
       {"\xEF\xBB\xBF---\ntitle: a\n---\n一\n二", "---\r\ntitle: a\r\n---\r\n一\r\n二",
        "---\rtitle: a\r---\r一\r二", "---\ntitle: a\r\n---\r一\r\n二", "---  \ntitle: a\n--- \t\n一\n二"}) {
    const DocumentText document = fine(bytes);
    CHECK(document.front_matter.find("title")->text == "a");
    CHECK(document.body == "一\n二");
    CHECK(document.body_line == 4);
  }
}

TEST_CASE("a file may have no front matter, no body, or nothing") {
  CHECK(fine("正文\n---\n").front_matter.kind == Node::Kind::absent);
  CHECK(fine("正文\n").body == "正文\n");
  CHECK(fine("").body.empty());
  CHECK(fine("---\na: b\n---").body.empty());
  CHECK(fine("---\n---\n正文").front_matter.kind == Node::Kind::table);
  CHECK(fine("+++\n+++").front_matter.kind == Node::Kind::table);
}

TEST_CASE("--- inside front matter and body is what it is there") {
  CHECK(fine("---\na: |\n  ---\n  b\n---\n正文\n\n---\n\n二").front_matter.find("a")->text == "---\nb\n");
  CHECK(fine("---\na: b\n---\n一\n---\n二").body == "一\n---\n二");
  CHECK(fine("---\na: b\n---\n```\n+++\n```\n").body == "```\n+++\n```\n");
  CHECK(fine("+++\na = 'x'\nb = '---'\n+++\n").front_matter.find("b")->text == "---");
}

TEST_CASE("front matter that does not begin or end where it should") {
  CHECK(fault("---\ntitle: a\n正文") == "front-matter/unclosed 1:1");
  CHECK(fault("---\ntitle: a\n+++\n正文") == "front-matter/unclosed 1:1");
  CHECK(fault("---") == "front-matter/unclosed 1:1");
  CHECK(fault("\n\n---\ntitle: a\n---\n") == "front-matter/not-first 3:1");
  CHECK(fault(" ---\ntitle: a\n---\n") == "front-matter/not-first 1:1");
  CHECK(fault("———\ntitle: a\n———\n") == "front-matter/not-first 1:1");
  CHECK(fault("+++\na = 1\n+++\n+++\nb = 1\n+++\n") == "front-matter/second 4:1");
  CHECK(fault("---\na: 1\n---\n\n---\nb: 1\n---\n") == "front-matter/second 5:1");
}

TEST_CASE("bytes that are no text give nothing, and their place") {
  Findings findings;
  CHECK(!read("---\ntitle: 总\xFF\n---\n", findings));
  REQUIRE(findings.items().size() == 1);
  CHECK(findings.items()[0].code == "file/encoding");
  CHECK(findings.items()[0].place.line == 2);
  CHECK(findings.items()[0].place.column == 9);
  CHECK(fault("一\r\n二\r\n三\xC0\xAF") == "file/encoding 3:2");
  CHECK(fault("\xEF\xBB\xBF\x80") == "file/encoding 1:1");
  CHECK(fault("\xED\xA0\x80") == "file/encoding 1:1");
  CHECK(fault("\xF4\x90\x80\x80") == "file/encoding 1:1");
  CHECK(fault(std::string_view("\xFF\xFE-\0-\0", 6)) == "file/encoding 1:1");
  CHECK(fault(std::string_view("a\nb\0c", 5)) == "file/nul 2:2");
  CHECK(fault(std::string_view("\xD7\xDC\xBD\xE1", 4)) == "file/encoding 1:1");
}

TEST_CASE("controls and marks of direction are refused in front matter and body") {
  CHECK(fault("---\ntitle: a\u202Eb\n---\n") == "file/control 2:9");
  CHECK(fault("---\na: b\n---\n正文\u202E反\n") == "file/control 4:3");
  CHECK(fault("---\na: b\n---\n正\x07文\n") == "file/control 4:2");
  CHECK(fault("---\na: b\n---\n一\x0C\n") == "file/control 4:2");
  CHECK(fault("---\na: b\n---\n一\t二\u200B三\n") ==
        "none");  // Word leaves zero-width spaces; they hide nothing
  Findings findings;
  read(std::string(1000, '\x01'), findings);
  CHECK(findings.items().size() == 21);
}

TEST_CASE("front matter beyond its limit is not read") {
  Findings findings;
  CHECK(!read("---\na: " + std::string(10'000'000, 'x') + "\n---\n", findings));
  CHECK(findings.items()[0].code == "file/too-large");
  CHECK(fault("---\na: b\n---\n" + std::string(1'000'000, 'x')) == "none");
}

TEST_CASE("a TOML file is read whole, or not at all") {
  Findings findings;
  const auto node = read_toml_file("\xEF\xBB\xBFtitle = \"总结\"\r\n", "site.toml", {}, findings);
  REQUIRE(node);
  CHECK(node->find("title")->text == "总结");
  CHECK(findings.empty());
  CHECK(read_toml_file("", "site.toml", {}, findings)->kind == Node::Kind::table);
  CHECK(!read_toml_file("[}", "site.toml", {}, findings));
  CHECK(findings.items().back().place.path == "site.toml");
}
