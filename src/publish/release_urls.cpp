#include "publish/release_urls.h"

namespace gongbao {
namespace {

constexpr std::string_view page_file = "index.html";

std::string url_of(std::string_view path) {
  const bool is_page =
      path == page_file || (path.ends_with(page_file) && path[path.size() - page_file.size() - 1] == '/');
  return "/" + std::string(is_page ? path.substr(0, path.size() - page_file.size()) : path);
}

}  // namespace

std::vector<std::string> public_urls(const Manifest& manifest) {
  std::vector<std::string> urls;
  for (const OutputFile& file : manifest.files)
    if (!file.path.starts_with("assets/")) urls.push_back(url_of(file.path));
  std::sort(urls.begin(), urls.end());
  return urls;
}

std::vector<std::string> lost_urls(const std::vector<std::string>& before,
                                   const std::vector<std::string>& after) {
  std::vector<std::string> lost;
  std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
  return lost;
}

}  // namespace gongbao
