#include "publish/output_folder.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdlib>

#include "base/error.h"
#include "publish/manifest.h"
#include "publish/tree_list.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& directory, std::string_view why, const std::string& hint = {}) {
  throw Error(fmt::format("cannot write the site to {}: {}", directory.string(), why), hint);
}

fs::path without_links(const fs::path& path) {
  std::error_code fault;
  fs::path found = fs::weakly_canonical(fs::absolute(path), fault);
  if (fault) throw Error(fmt::format("cannot find {}: {}", path.string(), fault.message()));
  if (!found.has_filename() && found.has_relative_path()) found = found.parent_path();
  return found;
}

/// Both without links and dots.
bool is_or_lies_in(const fs::path& path, const fs::path& folder) {
  const auto [in_folder, in_path] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return in_folder == folder.end();
}

bool is_state_name(std::string_view name) { return name.starts_with('.') && name.ends_with(".gongbao"); }

bool holds_our_manifest(const fs::path& folder) {
  const Descriptor file(
      ::open((folder / manifest_name).c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  char start[64];
  const ssize_t got = file.good() ? ::read(file.get(), start, sizeof start) : 0;
  return got > 0 && begins_as_manifest({start, static_cast<size_t>(got)});
}

/// The work tree that `inside` belongs to, or `inside` itself.
fs::path top_of_repository(const fs::path& inside) {
  std::error_code fault;
  for (fs::path folder = inside; folder.has_relative_path(); folder = folder.parent_path())
    if (fs::exists(folder / ".git", fault)) return folder;
  return inside;
}

bool is_bare_repository(const fs::path& folder) {
  std::error_code fault;
  return fs::is_directory(folder / "objects", fault) && fs::is_directory(folder / "refs", fault) &&
         fs::exists(folder / "HEAD", fault);
}

void check_against_repository(const fs::path& directory, const fs::path& live, const fs::path& repository) {
  const fs::path given = without_links(repository);
  const fs::path top = top_of_repository(given);
  if (live == top || live == given) refuse(directory, "it is the repository");
  if (is_or_lies_in(top, live) || is_or_lies_in(given, live)) refuse(directory, "it contains the repository");
  if (is_bare_repository(given) && is_or_lies_in(live, given)) refuse(directory, "it lies in the repository");
  for (const fs::path& base : {given, top})
    for (const char* source : {"content", "themes"})
      if (is_or_lies_in(live, base / source))
        refuse(directory, fmt::format("it lies in {}/, which it is made from", source));
}

void check_against_system(const fs::path& directory, const fs::path& live) {
  const char* home = std::getenv("HOME");
  if (home && *home && is_or_lies_in(without_links(home), live))
    refuse(directory, "it is or contains the home folder");
  for (fs::path folder = live; folder.has_relative_path(); folder = folder.parent_path()) {
    if (folder.filename() == ".git") refuse(directory, "it lies in a .git folder");
    if (is_state_name(folder.filename().string()))
      refuse(directory, "it lies in the state folder of another site");
    if (folder != live && holds_our_manifest(folder))
      refuse(directory, "it lies in another site's output folder");
  }
}

void check_what_is_there(const fs::path& directory, const fs::path& live) {
  struct stat info {};
  if (::lstat(live.c_str(), &info) != 0) {
    if (errno == ENOENT) return;
    throw_errno("read", directory.string());
  }
  if (S_ISLNK(info.st_mode)) refuse(directory, "it is a symbolic link", "name the folder that it points to");
  if (!S_ISDIR(info.st_mode)) refuse(directory, "it is not a folder");
  struct stat above {};
  if (::stat(live.parent_path().c_str(), &above) == 0 && above.st_dev != info.st_dev)
    refuse(directory, "it is a mount point, which cannot be exchanged", "name a folder within it");
  std::error_code fault;
  if (!fs::is_empty(live, fault) && !fault && !holds_our_manifest(live))
    refuse(directory, "it is not empty and holds no site made by gongbao",
           "name another folder, or empty this one");
  if (fault) throw Error(fmt::format("cannot read {}: {}", directory.string(), fault.message()));
}

void check_current_folder(const fs::path& directory, const fs::path& live) {
  std::error_code fault;
  if (live == fs::current_path(fault))
    refuse(directory, "it is the current folder", "run the build from another folder");
}

}  // namespace

void check_output_place(const fs::path& shown, const fs::path& place, const fs::path& repository) {
  if (!place.has_relative_path()) refuse(shown, "it is the root of the file system");
  check_against_repository(shown, place, repository);
  check_against_system(shown, place);
}

OutputFolder find_output_folder(const fs::path& directory, const fs::path& repository) {
  if (directory.empty()) throw Error("cannot write the site: the output folder has no name");
  fs::path named = fs::absolute(directory);
  while (!named.has_filename() && named.has_relative_path()) named = named.parent_path();  // public/
  const std::string last = named.filename().string();
  if (last.empty() || last == "." || last == "..") named = without_links(named);
  if (!named.has_relative_path()) refuse(directory, "it is the root of the file system");

  // The last component itself is not followed: it is what gets replaced.
  const OutputFolder folder{directory, without_links(named.parent_path()), named.filename().string()};
  check_output_place(directory, folder.live(), repository);
  check_current_folder(directory, folder.live());
  check_what_is_there(directory, folder.live());
  return folder;
}

void check_live_tree(const OutputFolder& folder) {
  const Descriptor live = open_folder(AT_FDCWD, folder.live());
  if (!live.good() && errno == ENOENT) return;
  if (!live.good()) throw_errno("read", folder.shown.string());
  const std::vector<std::string> names = names_in(live.get(), folder.shown.string());
  if (names.empty()) return;
  const std::optional<Manifest> manifest = read_manifest(live.get());
  if (!manifest)
    refuse(folder.shown, "its manifest.json is damaged, so what in it is ours is not known",
           "remove the folder by hand");
  std::set<std::string, std::less<>> ours{std::string(manifest_name)};
  for (const OutputFile& part : manifest->parts) ours.insert(part.path);
  for (const OutputFile& file : manifest->files) {
    const std::string_view top = std::string_view(file.path).substr(0, file.path.find('/'));
    if (!ours.contains(top)) ours.emplace(top);
  }
  for (const std::string& name : names)
    if (!ours.contains(name))
      refuse(folder.shown, fmt::format("it holds '{}', which gongbao did not put there", name),
             "move it away: the folder is replaced as a whole");
}

}  // namespace gongbao
