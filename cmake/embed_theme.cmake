# cmake -DLIST=<file of paths> -DROOT=<theme folder> -DOUTPUT=<.cpp> -P embed_theme.cmake
# Bytes as numbers: no limit of length, no escapes, and pictures and fonts pass as they are.
file(STRINGS ${LIST} files ENCODING UTF-8)
set(constants "")
set(entries "")
set(number 0)
foreach(file IN LISTS files)
  file(RELATIVE_PATH path ${ROOT} ${file})
  file(READ ${file} hex HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${hex}")
  string(APPEND constants "constexpr unsigned char file_${number}[] = {${bytes}0};\n")
  string(APPEND entries "      file(\"${path}\", file_${number}, sizeof file_${number} - 1),\n")
  math(EXPR number "${number} + 1")
endforeach()
file(WRITE ${OUTPUT} "// Made by cmake/embed_theme.cmake from themes/official.
#include \"render/theme.h\"

namespace gongbao {
namespace {

${constants}
ThemeFile file(const char* path, const unsigned char* bytes, size_t size) {
  return {path, std::string(\"themes/official/\") + path, {reinterpret_cast<const char*>(bytes), size}};
}

}  // namespace

std::vector<ThemeFile> builtin_theme_files() {
  return {
${entries}  };
}

}  // namespace gongbao
")
