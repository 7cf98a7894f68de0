// The floor: writes files of the same names and sizes as a built site and does nothing else.
// Usage: floor LIST OUT, each line of LIST being "SIZE PATH". What a build costs above this is the build's own.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <unordered_set>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream list(argv[1]);
  const std::string root = std::string(argv[2]) + "/";
  const std::string bytes(1 << 20, 'x');
  std::unordered_set<std::string> folders;
  size_t size = 0;
  std::string path;
  while (list >> size && list.get() == ' ' && std::getline(list, path)) {
    path.insert(0, root);
    const std::string folder = path.substr(0, path.rfind('/'));
    if (folders.insert(folder).second) std::filesystem::create_directories(folder);
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (file < 0) return std::perror(path.c_str()), 3;
    while (size > 0) {
      const ssize_t written = write(file, bytes.data(), std::min(size, bytes.size()));
      if (written <= 0) return std::perror(path.c_str()), 3;
      size -= static_cast<size_t>(written);
    }
    close(file);
  }
  return list.eof() ? 0 : 3;
}
