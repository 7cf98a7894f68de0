#include <fmt/format.h>

#include "support/file.h"
#include "support/program.h"
#include "support/random_edits.h"

namespace gongbao::test {

using Document = MadeDocument;

void RandomEdits::commit(const std::string& person, const std::string& message) {
  std::map<std::string, std::string> files = site_.files();
  for (const auto& [path, bytes] : written_)
    if (!files.contains(path)) signed_.repository.remove(path);
  for (const auto& [path, bytes] : files)
    if (const auto old = written_.find(path); old == written_.end() || old->second != bytes)
      signed_.repository.write(path, bytes);
  written_ = std::move(files);
  signed_.commit(person, message);
}

bool RandomEdits::is_sound() const {
  Surroundings around;
  around.program = program_;
  return test::run({"check", "-C", path().string(), "--as-of", instant_text(signed_.now), "--jobs", "1"},
                   around)
             .status == 0;
}

/// As the command does it, and in a commit of the signer's.
bool RandomEdits::approve(const MadeDocument& document, const std::string& person) {
  Surroundings around;
  around.program = program_;
  around.variables = {{"GIT_AUTHOR_NAME", person}, {"GIT_AUTHOR_EMAIL", SignedSite::email(person)}};
  const Run run =
      test::run({"approve", document.name(), "-C", path().string(), "--quiet", "--jobs", "1", "--as-of",
                 instant_text(signed_.now), "--key", signed_.key_file(person).string()},
                around);
  if (run.status != 0) return false;
  const std::string record = record_path(document.path());
  site_.others[record] = written_[record] = read_bytes(path() / record);
  commit(person, "sign-off");
  return true;
}

bool RandomEdits::sign() {
  const MadeDocument* document = any({Document::notice, Document::summary});
  return is_reviewed_ && document && approve(*document, chance_.word({"app", "app", "rev"}));
}

bool RandomEdits::revoke() {
  std::vector<std::string> records;
  for (const auto& [path, text] : site_.others)
    if (path.starts_with("content/reviews/")) records.push_back(path);
  if (records.empty()) return false;
  const std::string path = chance_.of(records);
  std::string& text = site_.others[path];
  const size_t last = text.rfind("[[sign_off]]");
  if (last == 0 || last == text.npos || chance_.percent(30))
    site_.others.erase(path);
  else
    text.erase(last);
  return true;
}

bool RandomEdits::expunge() {
  const MadeDocument* document = any({Document::notice, Document::summary});
  if (!document || !is_reviewed_) return false;
  if (!site_.expunged.empty() && chance_.percent(50)) {
    site_.expunged.pop_back();
    return true;
  }
  site_.expunged.push_back(
      {{"path", toml_text(document->path())},
       {"blob", toml_text(signed_.repository.git({"rev-parse", "HEAD:" + document->path()}))},
       {"reason", toml_text("含不应公开的内容")}});
  return true;
}

/// Of the branch, whatever was merged into it.
int RandomEdits::commits() const {
  return std::stoi(signed_.repository.git({"rev-list", "--count", "--first-parent", "HEAD"}));
}

/// A document that was begun before the last commits, on a branch of its own.
bool RandomEdits::merge() {
  const Repository& repository = signed_.repository;
  if (commits() < 4 || !add()) return false;
  const MadeDocument& made = site_.documents.back();
  if (made.kind == Document::agency) return true;  // the branch might hold one that is gone
  const std::string branch = fmt::format("side-{}", ++number_);
  repository.git({"checkout", "--quiet", "-b", branch, fmt::format("HEAD~{}", 1 + chance_.pick(2))});
  const std::map<std::string, std::string> files = site_.files();
  signed_.repository.write(made.path(), files.at(made.path()));
  signed_.commit("other", "on a branch");
  repository.git({"checkout", "--quiet", "main"});
  signed_.repository.merge(branch, signed_.now, "clerk <clerk@example.gov.cn>");
  return true;
}

/// The last commits become one: the same files, with another past.
bool RandomEdits::squash() {
  const Repository& repository = signed_.repository;
  if (commits() < 4) return false;
  repository.git({"reset", "--quiet", "--soft", fmt::format("HEAD~{}", 1 + chance_.pick(2))});
  return true;
}

}  // namespace gongbao::test
