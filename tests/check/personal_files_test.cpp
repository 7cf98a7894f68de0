// Protects: personal data are seen in every file that goes out, wherever it holds them: text in two
// encodings, office documents, PDF, metadata of pictures; a file that cannot be read is told.
#include <doctest/doctest.h>

#include "check/privacy_hits.h"
#include "source/zip_archive.h"

using namespace gongbao;
using namespace std::string_literals;

namespace {

const std::string canary = "11010519491231002X";

/// "identity-number 1:5" or "identity-number in the PDF, page 1", joined by "; ".
std::string hits(std::string_view name, std::string_view bytes) {
  const PrivacyHits found = hits_in_file(name, bytes, {});
  std::string result;
  for (const PrivacyHit& one : found.hits)
    result +=
        fmt::format("{} {}; ", name_of(one.rule),
                    one.where.empty() ? fmt::format("{}:{}", one.place.line, one.place.column) : one.where);
  for (const std::string& where : found.unread) result += "unread " + where + "; ";
  return result;
}

std::string big(size_t value, size_t size) {
  std::string bytes;
  for (size_t i = size; i-- > 0;) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

std::string little(size_t value, size_t size) {
  const std::string bytes = big(value, size);
  return {bytes.rbegin(), bytes.rend()};
}

/// Deflate with one stored block.
std::string deflated(std::string_view text) {
  return "\x01"s + little(text.size(), 2) + little(~text.size() & 0xFFFF, 2) + std::string(text);
}

std::string zlib(std::string_view text) {
  size_t a = 1;
  size_t b = 0;
  for (const char c : text) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  return "\x78\x01"s + deflated(text) + big(b << 16 | a, 4);
}

std::string zip(const std::vector<std::pair<std::string, std::string>>& files, int flags = 0) {
  std::string bytes;
  std::string directory;
  for (const auto& [name, text] : files) {
    const std::string packed = deflated(text);
    const std::string common = little(static_cast<size_t>(flags), 2) + little(8, 2) + little(0, 8) +
                               little(packed.size(), 4) + little(text.size(), 4) + little(name.size(), 2) +
                               little(0, 2);
    directory += "PK\x01\x02"s + little(20, 2) + little(20, 2) + common + little(0, 2) + little(0, 8) +
                 little(bytes.size(), 4) + name;
    bytes += "PK\x03\x04"s + little(20, 2) + common + name + packed;
  }
  return bytes + directory + "PK\x05\x06"s + little(0, 4) + little(files.size(), 2) +
         little(files.size(), 2) + little(directory.size(), 4) + little(bytes.size(), 4) + little(0, 2);
}

/// An EXIF block with a text, and with a place if asked for.
std::string exif(const std::string& text, bool with_place) {
  const std::string gps =
      little(1, 2) + little(2, 2) + little(5, 2) + little(3, 4) + little(0, 4) + little(0, 4);
  const std::string first = little(1, 2) + little(with_place ? 0x8825 : 0x0131, 2) + little(4, 2) +
                            little(1, 4) + little(26, 4) + little(0, 4);
  return "II*\0"s + little(8, 4) + first + gps + text;
}

std::string jpeg(int marker, const std::string& data) {
  return "\xff\xd8\xff"s + static_cast<char>(marker) + big(data.size() + 2, 2) + data + "\xff\xda\xff\xd9";
}

std::string png(const std::string& kind, const std::string& data) {
  return "\x89PNG\r\n\x1a\n"s + big(data.size(), 4) + kind + data + "crc!" + big(0, 4) + "IEND" + "crc!";
}

std::string pdf(const std::string& info, const std::string& page) {
  const std::string content = "BT /F1 12 Tf 72 720 Td " + page + " ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
         "1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 "
         "0 R>>endobj\n"
         "4 0 obj<</Length " +
         std::to_string(content.size()) + ">>stream\n" + content +
         "\nendstream endobj\n"
         "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n6 0 obj<</Author(" +
         info +
         ")>>endobj\n"
         "trailer<</Root 1 0 R/Info 6 0 R>>\n%%EOF\n";
}

}  // namespace

TEST_CASE("text files, in UTF-8 and in GB 18030, name the place") {
  CHECK(hits("a.csv", "\xEF\xBB\xBF姓名,证号\n甲," + canary + "\n") == "identity-number 2:3; ");
  CHECK(hits("a.txt",
             "\xD0\xA1\xC7\xF8"
             "502\xCA\xD2") == "address 1:3; ");  // 小区502室
  CHECK(hits("a.csv", "姓名,证号\n甲,110105********002X\n") == "");
  CHECK(hits("content/notices/13812345678.csv", "甲\n1\n") == "phone in the file's name; ");
}

TEST_CASE("office documents: runs of one word are read as one, cells are not") {
  const std::string cut =
      "<w:p><w:r><w:t>110105</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>19491231002X</w:t></w:r></w:p>";
  CHECK(hits("a.docx", zip({{"word/document.xml", cut}})) == "identity-number in word/document.xml; ");
  const std::string apart =
      "<w:tc><w:p><w:r><w:t>110105</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>19491231002X</w:t></w:r></"
      "w:p></w:tc>";
  CHECK(hits("a.docx", zip({{"word/document.xml", apart}})) == "");
  CHECK(hits("a.docx", zip({{"docProps/core.xml", "<dc:creator>138&#49;2345678</dc:creator>"}})) ==
        "phone in docProps/core.xml; ");
  CHECK(hits("a.xlsx",
             zip({{"xl/sharedStrings.xml", "<si><r><t>1101051949</t></r><r><t>1231002X</t></r></si>"}})) ==
        "identity-number in xl/sharedStrings.xml; ");
  CHECK(hits("a.xlsx", zip({{"xl/worksheets/sheet1.xml",
                             "<c r=\"A1\"><v>13812345678</v></c><c r=\"B1\"><v>1</v></c>"}})) ==
        "phone in xl/worksheets/sheet1.xml; ");
  CHECK(hits("a.docx", zip({{"word/media/image1.png", png("tEXt", "Author\0"s + canary)}})) ==
        "identity-number in word/media/image1.png, text; ");
  CHECK(hits("a.ofd", zip({{"Doc_0/Pages/Page_0/Content.xml",
                            "<ofd:TextCode X=\"1\">" + canary + "</ofd:TextCode>"}})) ==
        "identity-number in Doc_0/Pages/Page_0/Content.xml; ");
  CHECK(hits("a.docx", zip({{canary + ".xml", "<a/>"}})) == "identity-number in the names of its members; ");
  CHECK(hits("a.docx", zip({{"word/document.xml", cut}}, 1)) == "unread in word/document.xml; ");
  CHECK(hits("a.docx", "PK\x03\x04 and no more") == "unread in the archive: its directory is damaged; ");
}

TEST_CASE("an archive that is cut off or changed anywhere is read or told, never more") {
  const std::string whole = zip({{"word/document.xml", "<w:t>" + canary + "</w:t>"}, {"b.xml", "<b/>"}});
  for (size_t size = 0; size < whole.size(); ++size)
    CHECK(hits("a.docx", whole.substr(0, size)).starts_with("unread"));
  for (size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(~changed[at]);
    hits("a.docx", changed);
  }
}

TEST_CASE("PDF: text of pages, Info; one that cannot be read is told") {
  CHECK(hits("a.pdf", pdf("office", "(" + canary + ") Tj")) == "identity-number in the PDF, page 1; ");
  CHECK(hits("a.pdf", pdf("office", "[(110105) 2 (19491231) -3 (002X)] TJ")) ==
        "identity-number in the PDF, page 1; ");
  CHECK(hits("a.pdf", pdf(canary, "(nothing) Tj")) == "identity-number in the PDF, Info: Author; ");
  CHECK(hits("a.pdf", pdf("office", "(nothing) Tj")) == "");
  CHECK(hits("a.pdf", "%PDF-1.4\nnothing") == "unread in the PDF: it is damaged, or wants a password; ");
  const std::string locked =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
      "trailer\n<</Root 1 0 R/Size 3/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" +
      std::string(64, '1') + ">/U<" + std::string(64, '2') + ">>>>>\n%%EOF\n";
  CHECK(hits("a.pdf", locked) == "unread in the PDF: it is damaged, or wants a password; ");
}

TEST_CASE("pictures: EXIF, XMP, comments and text chunks, and where they were taken") {
  const std::string head = "Exif\0\0"s;
  CHECK(hits("a.jpg", jpeg(0xE1, head + exif(canary, false))) == "identity-number in the picture's EXIF; ");
  CHECK(hits("a.jpg", jpeg(0xE1, head + exif("", true))) == "location in the picture's EXIF; ");
  CHECK(hits("a.jpg", jpeg(0xE1, head + exif("", false))) == "");
  std::string wide;
  for (const char c : canary) (wide += c) += '\0';
  CHECK(hits("a.jpg", jpeg(0xE1, head + exif(wide, false))) == "identity-number in the picture's EXIF; ");
  CHECK(hits("a.jpg", jpeg(0xE1, "http://ns.adobe.com/xap/1.0/\0<exif:GPSLatitude>"s)) ==
        "location in the picture's XMP; ");
  CHECK(hits("a.jpg", jpeg(0xFE, "13812345678")) == "phone in the picture's comment; ");
  CHECK(hits("a.png", png("tEXt", "Comment\0"s + canary)) == "identity-number in the picture's text; ");
  CHECK(hits("a.png", png("zTXt", "Comment\0\0"s + zlib(canary))) ==
        "identity-number in the picture's text; ");
  CHECK(hits("a.png", png("iTXt", "Comment\0\1\0\0\0"s + zlib(canary))) ==
        "identity-number in the picture's text; ");
  CHECK(hits("a.png", png("zTXt", "Comment\0\0damaged"s)) == "unread in the picture's text; ");
  CHECK(hits("a.png", png("eXIf", exif("", true))) == "location in the picture's EXIF; ");
  CHECK(hits("a.png", png("IDAT", canary)) == "");  // the picture itself
  CHECK(hits("a.webp", "RIFF"s + little(0, 4) + "WEBP" + "EXIF" + little(exif("", true).size(), 4) +
                           exif("", true)) == "location in the picture's EXIF; ");
  CHECK(hits("a.gif", "GIF89a..\x21\xfe\x12"s + canary + "\0;"s) ==
        "identity-number in the picture's comment; ");
}
