// Protects: the output folder is replaced as a whole, so no folder that holds anything else is ever taken for
// one.
#include "publish/output_folder.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "publish/scratch.h"

using namespace gongbao;
using namespace gongbao::scratch;
namespace fs = std::filesystem;

namespace {
std::string refusal(const Folder& folder, const fs::path& output) {
  return error_of([&] { OutputTree::open(output, folder.repository()); });
}
bool says(const std::string& message, std::string_view words) {
  return message.find(words) != std::string::npos;
}
}  // namespace

TEST_CASE("the repository, what holds it, its sources and git's own folder are refused") {
  const Folder folder;
  const fs::path repo = folder.repository();
  CHECK(says(refusal(folder, repo), "it is the repository"));
  CHECK(says(refusal(folder, repo / "."), "it is the repository"));
  CHECK(says(refusal(folder, repo / "public/.."), "it is the repository"));
  CHECK(says(refusal(folder, folder.path()), "it contains the repository"));
  CHECK(says(refusal(folder, "/"), "root of the file system"));
  CHECK(says(refusal(folder, ""), "has no name"));
  CHECK(says(refusal(folder, repo / "content"), "it lies in content/"));
  CHECK(says(refusal(folder, repo / "content/notes/new"), "it lies in content/"));
  CHECK(says(refusal(folder, repo / "themes/mine"), "it lies in themes/"));
  CHECK(says(refusal(folder, repo / ".git/public"), "it lies in a .git folder"));
  CHECK(!fs::exists(repo / ".content.gongbao"));
  CHECK(!fs::exists(repo / "content/notes"));
}

TEST_CASE("a site kept in a folder of a larger repository is guarded as the whole is") {
  const Folder folder;
  const fs::path sub = folder.repository() / "sites/one";
  fs::create_directories(sub / "content");
  const auto refused = [&](const fs::path& output) {
    return error_of([&] { OutputTree::open(output, sub); });
  };
  CHECK(says(refused(folder.repository()), "it is the repository"));
  CHECK(says(refused(folder.repository() / "sites"), "it contains the repository"));
  CHECK(says(refused(sub / "content/x"), "it lies in content/"));
  CHECK(refused(sub / "public").empty());
}

TEST_CASE("a bare repository does not take a site into itself") {
  const Folder folder;
  const fs::path bare = folder.path() / "bare.git";
  for (const char* name : {"objects", "refs"}) fs::create_directories(bare / name);
  write_file(bare / "HEAD", "ref: refs/heads/main\n");
  CHECK(says(error_of([&] { OutputTree::open(bare / "public", bare); }), "it lies in the repository"));
  CHECK(error_of([&] { OutputTree::open(folder.path() / "site", bare); }).empty());
}

TEST_CASE("the home folder and the current folder are refused") {
  const Folder folder;
  const fs::path home = folder.path() / "homes/me";
  fs::create_directories(home);
  const char* value = ::getenv("HOME");
  const std::string before = value ? value : "";
  ::setenv("HOME", home.c_str(), 1);
  CHECK(says(refusal(folder, home), "home folder"));
  CHECK(says(refusal(folder, folder.path() / "homes"), "home folder"));
  CHECK(refusal(folder, home / "site").empty());
  ::unsetenv("HOME");
  CHECK(!says(refusal(folder, home), "home folder"));
  if (value) ::setenv("HOME", before.c_str(), 1);
  const fs::path here = fs::current_path();
  fs::create_directories(folder.path() / "here");
  fs::current_path(folder.path() / "here");
  const std::string current = refusal(folder, ".");
  fs::current_path(here);
  CHECK(says(current, "current folder"));
}

TEST_CASE("a link, a file and a folder with someone else's files are refused and left as they are") {
  const Folder folder;
  fs::create_directories(folder.path() / "target");
  fs::create_directory_symlink(folder.path() / "target", folder.live());
  CHECK(says(refusal(folder, folder.live()), "symbolic link"));
  CHECK(says(refusal(folder, folder.live() / ""), "symbolic link"));
  fs::remove(folder.live());
  write_file(folder.live(), "a file");
  CHECK(says(refusal(folder, folder.live()), "not a folder"));
  fs::remove(folder.live());
  fs::create_directory(folder.live());
  write_file(folder.live() / "thesis.txt", "ten years");
  CHECK(says(refusal(folder, folder.live()), "not empty"));
  write_file(folder.live() / "manifest.json", R"({"name":"a web app"})");
  CHECK(says(refusal(folder, folder.live()), "not empty"));
  CHECK(read_file(folder.live() / "thesis.txt") == "ten years");
  CHECK(!fs::exists(folder.state()));
}

TEST_CASE("a link above the output folder is followed once, to where the guards look") {
  const Folder folder;
  fs::create_directory_symlink(folder.repository(), folder.path() / "alias");
  CHECK(says(refusal(folder, folder.path() / "alias/content/x"), "it lies in content/"));
  publish(folder.path() / "alias/public", folder.repository(), {{"index.html", "x"}});
  CHECK(verify_tree(folder.live()).empty());
}

TEST_CASE("an empty folder is taken") {
  const Folder folder;
  fs::create_directory(folder.live());
  publish(folder, {{"index.html", "x"}});
  CHECK(verify_tree(folder.live()).empty());
}

TEST_CASE("what others put beside our pages stops the build instead of vanishing") {
  const Folder folder;
  publish(folder, {{"index.html", "x"}, {".well-known/security.txt", "ours"}});
  publish(folder, {{"index.html", "x"}, {".well-known/security.txt", "ours"}});
  fs::create_directory(folder.live() / ".git");
  CHECK(says(refusal(folder, folder.live()), "it holds '.git'"));
  CHECK(fs::exists(folder.live() / ".git"));
  fs::remove(folder.live() / ".git");
  write_file(folder.live() / "manifest.json", R"({"schema":"gongbao.manifest/1","generator":")");
  CHECK(says(refusal(folder, folder.live()), "damaged"));
}

TEST_CASE("one site's output does not lie in another's") {
  const Folder folder;
  publish(folder, {{"index.html", "x"}});
  CHECK(says(refusal(folder, folder.live() / "sub"), "another site's output folder"));
  CHECK(says(refusal(folder, folder.state() / "sub"), "state folder"));
}

TEST_CASE("two output folders side by side do not share their state") {
  const Folder folder;
  const OutputTree one = OutputTree::open(folder.repository() / "one", folder.repository());
  CHECK(refusal(folder, folder.repository() / "two").empty());
}
