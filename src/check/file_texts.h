#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace gongbao {

/// A stretch of text that a file of whatever kind holds, seen or hidden.
struct FileText {
  std::string where;  ///< "in word/document.xml"; empty: the file itself is this text
  std::string text;
};

struct FileTexts {
  std::vector<FileText> texts;
  std::vector<std::string> locations;  ///< where a picture says at which place it was taken
  std::vector<std::string> unread;     ///< why something in it could not be looked at
};

/// What stands in an attachment: text files (UTF-8, else GB 18030), PDF, docx, xlsx and ofd with all that is
/// in them, the metadata of pictures. By the ending of its name, as browsers open it. Only for worker
/// processes.
FileTexts texts_of_file(std::string_view name, std::string_view bytes);

/// Metadata of JPEG, PNG, GIF and WebP pictures: EXIF, XMP, IPTC, comments, text chunks.
void read_picture(std::string_view bytes, std::string_view where, FileTexts& texts);
/// Every member of a zip archive of XML files: text, properties, pictures, files within.
void read_archive(std::string_view bytes, std::string_view where, int depth, FileTexts& texts);
/// For files within files, down to a depth.
void read_any(std::string_view name, std::string_view bytes, std::string_view where, int depth,
              FileTexts& texts);

}  // namespace gongbao
