#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A stretch of text in a PDF, in UTF-8: a page, an entry of its Info, its XMP.
struct PdfText {
  std::string where;  ///< "page 3", "Info: Author", "metadata"
  std::string text;
};

struct PdfFile {
  std::string name;
  std::string bytes;
};

/// What a reader of a PDF can come to see. Only for worker processes: a hostile file may crash poppler.
struct PdfDocument {
  std::vector<PdfText> texts;
  std::vector<PdfFile> files;  ///< embedded
  bool whole = true;           ///< else some pages were not read: damaged, or too many
};

/// Nothing if it is no PDF that can be read, or wants a password.
std::optional<PdfDocument> read_pdf(std::string_view bytes, int most_pages);

}  // namespace gongbao
