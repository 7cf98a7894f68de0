#include "check/file_texts.h"

#include <iconv.h>

#include "base/text.h"
#include "base/utf8.h"
#include "source/pdf_document.h"

namespace gongbao {
namespace {

constexpr int deepest = 3;        // files in files
constexpr int most_pages = 2000;  // of a PDF

std::string joined(std::string_view where, std::string_view part) {
  return where.empty() ? fmt::format("in {}", part) : fmt::format("{}, {}", where, part);
}

/// GB 18030, which holds GBK and GB 2312, as UTF-8; what is none of it is left out.
std::string from_gb18030(std::string_view bytes) {
  const iconv_t converter = ::iconv_open("UTF-8", "GB18030");
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::string(bytes);  // digits are ASCII in it
  std::string result(bytes.size() * 2 + 16, '\0');
  char* from = const_cast<char*>(bytes.data());
  size_t left = bytes.size();
  char* to = result.data();
  size_t space = result.size();
  while (left > 0 && ::iconv(converter, &from, &left, &to, &space) == static_cast<size_t>(-1) && left > 0) {
    if (space < 8) break;
    ++from;
    --left;
    *to++ = '?';
    --space;
  }
  ::iconv_close(converter);
  result.resize(result.size() - space);
  return result;
}

void read_pdf_texts(std::string_view bytes, std::string_view where, int depth, FileTexts& texts) {
  std::optional<PdfDocument> pdf = read_pdf(bytes, most_pages);
  if (!pdf) {
    texts.unread.push_back(joined(where, "the PDF: it is damaged, or wants a password"));
    return;
  }
  if (!pdf->whole) texts.unread.push_back(joined(where, fmt::format("the PDF: pages after {}", most_pages)));
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
    texts.texts.push_back(
        {std::string(where), find_invalid_utf8(bytes) ? from_gb18030(bytes) : std::string(bytes)});
  }
}

FileTexts texts_of_file(std::string_view name, std::string_view bytes) {
  FileTexts texts;
  read_any(name, bytes, {}, 0, texts);
  return texts;
}

}  // namespace gongbao
