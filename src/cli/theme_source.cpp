#include "cli/theme_source.h"

namespace gongbao {

std::map<std::string, std::string> read_texts(const Snapshot& snapshot, const std::vector<std::string>& paths,
                                              const WorkLimits& limits) {
  std::vector<const SourceFile*> files;
  for (const std::string& path : paths)
    if (const SourceFile* file = snapshot.find(path)) files.push_back(file);
  const Outcomes outcomes = parallel_map(files.size(), limits, [&] {
    auto reader = std::make_shared<BlobReader>(snapshot.open_reader());
    return [&, reader](size_t i) { return reader->read(*files[i]); };
  });
  std::map<std::string, std::string> texts;
  for (size_t i = 0; i < files.size(); ++i)
    if (outcomes[i].loss == Loss::none) texts.emplace(files[i]->path, std::string(outcomes[i].bytes));
  return texts;
}

std::vector<ThemeFile> gather_theme(const Snapshot& snapshot, const std::string& name, const WorkLimits& limits,
                                    Findings& findings) {
  const std::string folder = "themes/" + name + "/";
  std::vector<std::string> own;
  for (const SourceFile& file : snapshot.files())
    if (file.path.starts_with(folder)) own.push_back(file.path);
  if (own.empty() && name != "official")
    findings.error("site/theme", {"site.toml", 0, 0, 1}, fmt::format("there is no theme '{}'", name),
                   "put its files under " + folder + ", or take the theme official");
  std::map<std::string, std::vector<ThemeFile>> files;
  for (ThemeFile& file : builtin_theme_files()) files[file.path].push_back(std::move(file));
  for (auto& [path, bytes] : read_texts(snapshot, own, limits)) {
    const std::string within = path.substr(folder.size());
    if (!within.starts_with("i18n/")) files[within].clear();  // of words both stay: a site replaces them one by one
    files[within].push_back({within, path, std::move(bytes)});
  }
  std::vector<ThemeFile> result;
  for (auto& [path, versions] : files)
    for (ThemeFile& file : versions) result.push_back(std::move(file));
  return result;
}

std::vector<std::string> asset_paths(const std::vector<ThemeFile>& files) {
  std::vector<std::string> paths;
  for (const ThemeFile& file : files)
    if (file.path.starts_with("assets/")) paths.push_back(file.path);
  return paths;
}

}  // namespace gongbao
