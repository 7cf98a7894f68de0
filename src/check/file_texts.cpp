#include "check/file_texts.h"

#include "base/text.h"
#include "base/utf8.h"
#include "source/gb18030.h"
#include "source/pdf_document.h"

namespace gongbao {
namespace {

constexpr int deepest = 3;        // files in files
constexpr int most_pages = 2000;  // of a PDF

std::string joined(std::string_view where, std::string_view part) {
  return where.empty() ? fmt::format("in {}", part) : fmt::format("{}, {}", where, part);
}

void read_pdf_texts(std::string_view bytes, std::string_view where, int depth, FileTexts& texts) {
  std::optional<PdfDocument> pdf = read_pdf(bytes, most_pages);
  if (!pdf) {
    texts.unread.push_back(joined(where, "the PDF: it is damaged, or wants a password"));
    return;
  }
  if (!pdf->whole) texts.unread.push_back(joined(where, "the PDF: some pages are damaged, or it has too many"));
  for (PdfText& one : pdf->texts)
    texts.texts.push_back({joined(where, "the PDF, " + one.where), std::move(one.text)});
  for (const PdfFile& file : pdf->files) {
    texts.texts.push_back({joined(where, "the name of a file in the PDF"), file.name});
    read_any(file.name, file.bytes, joined(where, "a file in the PDF"), depth + 1, texts);
  }
}

}  // namespace

void read_any(std::string_view name, std::string_view bytes, std::string_view where, int depth,
              FileTexts& texts) {
  const std::string lower = ascii_lower(name);
  const auto is_one_of = [&](std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view e) { return lower.ends_with(e); });
  };
  if (depth > deepest) {
    texts.unread.push_back(joined(where, "files that lie deeper"));
  } else if (is_one_of({".pdf"})) {
    read_pdf_texts(bytes, where, depth, texts);
  } else if (is_one_of({".docx", ".xlsx", ".pptx", ".ofd", ".zip"})) {
    read_archive(bytes, where, depth, texts);
  } else if (is_one_of({".jpg", ".jpeg", ".png", ".gif", ".webp"})) {
    read_picture(bytes, where, texts);
  } else if (is_one_of({".csv", ".txt", ".md", ".html", ".mustache", ".toml", ".json", ".svg", ".css", ".js",
                        ".xml"})) {
    std::optional<std::string> decoded = find_invalid_utf8(bytes) ? undo_gb18030(bytes) : std::nullopt;
    // Where the system cannot decode it: digits are ASCII in it.
    texts.texts.push_back({std::string(where), decoded ? *std::move(decoded) : std::string(bytes)});
  }
}

FileTexts texts_of_file(std::string_view name, std::string_view bytes) {
  FileTexts texts;
  read_any(name, bytes, {}, 0, texts);
  return texts;
}

}  // namespace gongbao
