#include "publish/exchange.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cstdio>

#include "publish/tree_writer.h"

namespace gongbao {
namespace {

constexpr const char* outgoing_name = "outgoing";  // the live tree on its way out, between two renames

bool exists(int folder, const char* name) {
  struct stat info {};
  return ::fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0;
}

void move(int from, const char* name, int to, const char* new_name, const OutputFolder& folder) {
  if (::renameat(from, name, to, new_name) != 0)
    throw_errno("put the site in place of", folder.shown.string());
}

}  // namespace

void exchange_trees(const OutputFolder& folder, int parent, int state) {
  const char* live = folder.name.c_str();
  if (!exists(parent, live)) {
    move(state, previous_name, parent, live, folder);
  } else if (::renameat2(state, previous_name, parent, live, RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
      throw_errno("put the site in place of", folder.shown.string());
    exchange_by_renames(folder, parent, state);
  }
  sync_folder(parent, folder.parent.string());
  sync_folder(state, folder.state().string());
}

void exchange_by_renames(const OutputFolder& folder, int parent, int state) {
  const char* live = folder.name.c_str();
  remove_entry(state, outgoing_name, folder.state().string());
  move(parent, live, state, outgoing_name, folder);
  if (::renameat(state, previous_name, parent, live) != 0) {
    const int reason = errno;
    move(state, outgoing_name, parent, live, folder);  // the site that was there comes back
    errno = reason;
    throw_errno("put the site in place of", folder.shown.string());
  }
  move(state, outgoing_name, state, previous_name, folder);
}

void recover_exchange(const OutputFolder& folder, int parent, int state) {
  if (!exists(state, outgoing_name)) return;
  if (!exists(parent, folder.name.c_str()))
    move(state, outgoing_name, parent, folder.name.c_str(), folder);
  else if (!exists(state, previous_name))
    move(state, outgoing_name, state, previous_name, folder);
  else
    remove_entry(state, outgoing_name, folder.state().string());
}

}  // namespace gongbao
