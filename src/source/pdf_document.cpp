#include "source/pdf_document.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-embedded-file.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <limits>
#include <memory>

namespace gongbao {
namespace {

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

void stay_silent(const std::string&, void*) {}  // what is wrong with a file is told by a finding

}  // namespace

std::optional<PdfDocument> read_pdf(std::string_view bytes, int most_pages) {
  poppler::set_debug_error_function(stay_silent, nullptr);
  if (bytes.size() > static_cast<size_t>(std::numeric_limits<int>::max())) return std::nullopt;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) return std::nullopt;
  PdfDocument result;
  for (const std::string& key : document->info_keys())
    result.texts.push_back({"Info: " + key, utf8(document->info_key(key))});
  result.texts.push_back({"metadata", utf8(document->metadata())});
  const int pages = document->pages();
  result.whole = pages <= most_pages;
  for (int i = 0; i < std::min(pages, most_pages); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    result.whole = result.whole && page;
    // In the order of the file: the layout of columns would pull lines apart.
    if (page)
      result.texts.push_back(
          {fmt::format("page {}", i + 1), utf8(page->text({}, poppler::page::raw_order_layout))});
  }
  for (poppler::embedded_file* file : document->embedded_files()) {
    if (!file || !file->is_valid()) continue;
    const poppler::byte_array data = file->data();
    result.files.push_back({file->name(), {data.begin(), data.end()}});
  }
  return result;
}

}  // namespace gongbao
