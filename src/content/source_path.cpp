#include "content/source_path.h"

#include "base/text.h"
#include "content/link_resolver.h"

namespace gongbao {
namespace {

/// Up to what cannot be of a path; an address of the web is cut at its colon.
std::string_view first_word(std::string_view source) {
  size_t end = source.size();
  for (const std::string_view stop : {" ", "\t", "#", ":", "(", ",", ";", "：", "（", "，", "；", "、", "第"})
    end = std::min(end, source.find(stop));
  return source.substr(0, end);
}

bool is_certain(std::string_view word) {
  return word.starts_with("content/") || word.starts_with("/content/") || word.starts_with("./") ||
         word.starts_with("../");
}

}  // namespace

bool may_name_path(std::string_view source) {
  const std::string_view word = first_word(source);
  return is_certain(word) || word.ends_with(".md");
}

std::optional<SourcePath> source_path(const Document& document) {
  if (!may_name_path(document.source)) return std::nullopt;
  const std::string_view word = first_word(document.source);
  const bool from_top = word.starts_with("content/") || word.starts_with("/");
  const std::string folder = from_top ? std::string() : document.path.substr(0, document.path.rfind('/') + 1);
  std::string_view rest = std::string_view(document.source).substr(word.size());
  if (rest.starts_with("#")) rest.remove_prefix(std::min(rest.find(' '), rest.size()));
  return SourcePath{normal_path(folder + percent_decoded(word)).value_or(std::string(word)),
                    std::string(rest), is_certain(word)};
}

}  // namespace gongbao
