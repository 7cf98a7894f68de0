#include "base/finding_code.h"

namespace gongbao {
namespace {

// In groups by layer; the lookup does not need an order.
constexpr FindingCode codes[] = {
    // -- a file's bytes
    {"file/encoding", "the file is not UTF-8", "save it as UTF-8"},
    {"file/nul", "the file holds a NUL byte", "remove the byte; text files hold none"},
    {"file/control", "a control or bidirectional character stands where a reader cannot see it", "remove it"},
    {"file/too-large", "the file is larger than [limits] allows", "split it, or raise the limit in site.toml"},
    // -- names in the tree
    {"name/invalid", "a file or folder name cannot be used in an address", "rename it: letters, digits, - _ ."},
    {"name/link", "a symbolic link or submodule stands under content/ or themes/", "put the file itself there"},
    {"name/misplaced", "a file lies where no kind of document is kept", "move it; the manual shows the folders"},
    // -- source
    {"source/unreadable", "an object of the repository cannot be read", "run git fsck and restore the object"},
};

}  // namespace

std::span<const FindingCode> finding_codes() { return codes; }

const FindingCode* find_code(std::string_view code) {
  for (const FindingCode& entry : codes)
    if (entry.code == code) return &entry;
  return nullptr;
}

}  // namespace gongbao
