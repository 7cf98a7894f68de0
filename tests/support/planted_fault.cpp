#include "support/planted_fault.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "support/file.h"

namespace gongbao::test {
namespace {

constexpr std::string_view mark = "‸";

/// Lines and columns from 1, columns in code points.
std::string place_of(const std::string& path, std::string_view before) {
  const size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::string_view line = before.substr(line_start);
  const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return path + ":" + std::to_string(lines + 1) + ":" + std::to_string(columns + 1);
}

/// Takes the mark out of a text; where it stood.
std::optional<std::string> take_mark(const std::string& path, std::string& text) {
  const size_t at = text.find(mark);
  if (at == text.npos) return std::nullopt;
  text.erase(at, mark.size());
  return place_of(path, std::string_view(text).substr(0, at));
}

std::string changed(const Edit& edit, const Repository& repository) {
  if (edit.how == Edit::How::write) return edit.after;
  std::string text = read_bytes(repository.path() / edit.path);
  if (edit.how == Edit::How::append) return text + edit.after;
  const size_t at = text.find(edit.before);
  if (at == text.npos) throw std::runtime_error(edit.path + " does not hold " + edit.before);
  return text.replace(at, edit.before.size(), edit.after);
}

}  // namespace

Edit replace(std::string path, std::string before, std::string after) {
  return {Edit::How::replace, std::move(path), std::move(before), std::move(after)};
}
Edit append(std::string path, std::string after) {
  return {Edit::How::append, std::move(path), {}, std::move(after)};
}
Edit write(std::string path, std::string after) {
  return {Edit::How::write, std::move(path), {}, std::move(after)};
}
Edit remove(std::string path) { return {Edit::How::remove, std::move(path), {}, {}}; }
Edit link(std::string path, std::string target) {
  return {Edit::How::link, std::move(path), {}, std::move(target)};
}

std::string plant(const PlantedFault& fault, Repository& repository) {
  std::optional<std::string> place;
  for (const Edit& edit : fault.edits) {
    if (edit.how == Edit::How::remove) {
      repository.remove(edit.path);
      continue;
    }
    if (edit.how == Edit::How::link) {
      std::filesystem::create_directories((repository.path() / edit.path).parent_path());
      std::filesystem::create_symlink(edit.after, repository.path() / edit.path);
      continue;
    }
    std::string text = changed(edit, repository);
    if (const auto marked = take_mark(edit.path, text)) place = marked;
    repository.write(edit.path, text);
  }
  if (place) return *place;
  return (fault.at.empty() ? fault.edits.front().path : fault.at) + ":1:1";
}

void mend(const PlantedFault& fault, Repository& repository) {
  for (const Edit& edit : fault.edits) {
    const std::filesystem::path original = std::filesystem::path(GONGBAO_SOURCE_DIR) / edit.path;
    repository.remove(edit.path);
    if (std::filesystem::exists(original) && !edit.path.starts_with("themes/"))
      repository.write(edit.path, read_bytes(original));
  }
}

}  // namespace gongbao::test
