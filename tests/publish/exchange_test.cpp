// Protects: where a file system cannot exchange two folders, renames do it, and a build that dies between
// them is mended.
#include "publish/exchange.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;
namespace fs = std::filesystem;

namespace {
/// A published site whose next version is complete but not yet live.
struct Ready {
  Folder folder;
  OutputFolder output;
  Descriptor parent;
  Descriptor state;
  Ready() {
    publish(folder, {{"index.html", "new"}});
    publish(folder, {{"index.html", "old"}});  // live; "new" is the older tree
    output = {folder.live(), fs::canonical(folder.repository()), "public"};
    parent = open_folder(AT_FDCWD, output.parent);
    state = open_folder(parent.get(), output.state_name());
  }
  std::string live() const { return read_file(folder.live() / "index.html"); }
  std::string previous() const { return read_file(folder.state() / "previous/index.html"); }
};
}  // namespace

TEST_CASE("three renames exchange the trees as one call does") {
  for (const auto exchange : {exchange_trees, exchange_by_renames}) {
    const Ready ready;
    exchange(ready.output, ready.parent.get(), ready.state.get());
    CHECK(ready.live() == "new");
    CHECK(ready.previous() == "old");
    CHECK(!fs::exists(ready.folder.state() / "outgoing"));
  }
}

TEST_CASE("an exchange cut short after its first rename is taken back by the next build") {
  const Ready ready;
  fs::rename(ready.folder.live(), ready.folder.state() / "outgoing");
  recover_exchange(ready.output, ready.parent.get(), ready.state.get());
  CHECK(ready.live() == "old");
  CHECK(ready.previous() == "new");
}

TEST_CASE("an exchange cut short after its second rename is finished by the next build") {
  const Ready ready;
  fs::rename(ready.folder.live(), ready.folder.state() / "outgoing");
  fs::rename(ready.folder.state() / "previous", ready.folder.live());
  recover_exchange(ready.output, ready.parent.get(), ready.state.get());
  CHECK(ready.live() == "new");
  CHECK(ready.previous() == "old");
}

TEST_CASE("if the new tree cannot be put in, the old one comes back") {
  const Ready ready;
  fs::remove_all(ready.folder.state() / "previous");
  CHECK(!error_of([&] { exchange_by_renames(ready.output, ready.parent.get(), ready.state.get()); }).empty());
  CHECK(ready.live() == "old");
}
