#pragma once
#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/descriptor.h"

namespace gongbao {

/// Why a path may not be written to, or nothing: a path of the site is relative, has no empty, `.` or `..`
/// component, no control character or backslash, is UTF-8, at most 1,024 bytes long and 255 a component.
std::optional<std::string_view> fault_of_path(std::string_view path);

/// Writes files beneath one folder, which it cannot leave: each folder on the way is opened from the one
/// before, never through a link. Files get mode 0644 and folders 0755 whatever the umask. Several processes
/// may write different paths.
class TreeWriter {
 public:
  /// `shown` is what messages call the folder.
  TreeWriter(Descriptor root, std::string shown);

  int root() const { return root_.get(); }
  std::string shown(std::string_view path) const { return shown_ + "/" + std::string(path); }
  /// A new file in place of whatever the path names; readers of an older one keep their bytes.
  void write(std::string_view path, std::string_view bytes);
  /// As write, and on the disk before the name is there.
  void write_synced(std::string_view path, std::string_view bytes);
  /// A hard link to the file of the same path beneath the open folder `other`; false if the file system will
  /// not make one, or something stands there.
  bool link(std::string_view path, int other);
  /// The same in place of whatever stands there.
  bool link_over(std::string_view path, int other);
  /// What the path names, not through a link; nothing if it names nothing.
  std::optional<struct stat> look(std::string_view path);

 private:
  struct Step {
    std::string name;
    Descriptor folder;
  };
  enum class Missing { make, leave };
  enum class Durability { later, now };
  int reach(std::string_view folder, Missing missing);
  Descriptor enter(int parent, const std::string& name, Missing missing);
  void create(int folder, const std::string& name, std::string_view path, std::string_view bytes);
  void replace(int folder, const std::string& name, std::string_view path, std::string_view bytes,
               Durability durability);
  void fill(Descriptor file, std::string_view path, std::string_view bytes, Durability durability);
  static bool set_mode(int file, mode_t mode, bool& holds);

  Descriptor root_;
  std::string shown_;
  bool file_modes_hold_ = false;
  bool folder_modes_hold_ = false;
  bool made_last_ = false;  ///< the last folder was missing, so the next is likely to be
  std::vector<Step>
      steps_;  ///< open folders down to that of the last path: neighbours are written one after another
};

/// Removes a file, or a folder with all in it; nothing there is fine.
void remove_entry(int folder, const std::string& name, std::string_view shown);

}  // namespace gongbao
