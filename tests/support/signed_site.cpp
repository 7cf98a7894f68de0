#include "support/signed_site.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/process.h"
#include "base/text.h"
#include "content/ssh_signature.h"

namespace gongbao::test {
namespace {

constexpr int64_t first_moment = 1'788'224'400;  // 2026-09-01T09:00+08:00
constexpr int64_t step = 3600;
constexpr int zone = 480;

constexpr std::string_view head_of_config =
    "title = \"小站\"\nbase_url = \"https://www.example.gov.cn/zz/\"\n\n";

std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

const std::string_view SignedSite::default_policy =
    "[review.notice]\nroles = [\"review\", \"approve\"]\ndistinct_from_author = true\nsigned = true\n\n"
    "[review.summary]\nroles = [\"review\", \"approve\"]\ndistinct_from_author = true\nsigned = true\n";

SignedSite::SignedSite(std::string_view policy) : now(first_moment) {
  repository.write("site.toml", std::string(head_of_config) + std::string(policy));
  repository.write("content/agencies.toml",
                   "[[agency]]\nid = \"city\"\nname = \"某市人民政府\"\n\n"
                   "[[agency]]\nid = \"market\"\nname = \"某市市场监管局\"\nparent = \"city\"\n\n"
                   "[[agency]]\nid = \"school\"\nname = \"某市教育局\"\nparent = \"city\"\n");
  repository.write("content/metrics.toml",
                   "[[metric]]\nid = \"checks\"\nname = \"检查单位\"\nunit = \"户\"\nkind = \"flow\"\n\n"
                   "[[metric]]\nid = \"people\"\nname = \"出动人员\"\nunit = \"人次\"\nkind = \"flow\"\n");
  repository.write("content/campaigns/spring/campaign.md",
                   "---\ntitle: 春季整治\nperiod: 2026-03/2026-05\nlead: city\n---\n\n开展整治。\n");
  repository.write(
      "content/campaigns/spring/notes/visit.md",
      "---\ntitle: 检查超市\ntype: inspection\ndate: 2026-03-21\nagency: market\nmetrics:\n  checks: "
      "12户\n  people: 6500多人次\n---\n\n检查了超市。\n");
  add_reviewer("rev", "\"review\"");
  add_reviewer("app", "\"approve\"");
}

std::filesystem::path SignedSite::key_file(const std::string& person, const std::string& type) {
  const std::filesystem::path file = keys_.path() / (person + "-" + type);
  if (std::filesystem::exists(file)) return file;
  const ProcessResult made =
      run_program("ssh-keygen", {"-q", "-t", type, "-N", "", "-C", person, "-f", file.string()}, {}, {});
  if (made.status != 0) throw std::runtime_error("ssh-keygen made no key: " + made.errors);
  return file;
}

std::string SignedSite::public_key(const std::string& person, const std::string& type) {
  return std::string(trim(read_bytes(key_file(person, type).string() + ".pub")));
}

void SignedSite::add_reviewer(const std::string& person, std::string_view roles, std::string_view more) {
  repository.write(
      "site.toml",
      text_of("site.toml") + fmt::format("\n[[reviewer]]\nemail = \"{}\"\nroles = [{}]\nkey = \"{}\"\n{}",
                                         email(person), roles, public_key(person), more));
}

std::string SignedSite::commit(const std::string& person, std::string_view message) {
  const std::string id = repository.commit(message, now, fmt::format("{} <{}>", person, email(person)));
  now += step;
  return id;
}

void SignedSite::write_notice(const std::string& id, std::string_view text, std::string_view more) {
  repository.write(
      fmt::format("content/notices/{}.md", id),
      fmt::format(
          "---\ntitle: 检查情况的通告\nagency: market\ndoc_type: 通告\nissued: 2026-09-01\n{}---\n\n{}\n",
          more, text));
}

SignOffEntry SignedSite::entry(const std::string& path, const std::string& person, const std::string& role,
                               std::vector<std::string> attachments, std::vector<BoundFigure> figures) {
  SignOffEntry made;
  made.role = role;
  made.name = person;
  made.email = email(person);
  made.instant = Instant{now, zone};
  made.blob = repository.blob(text_of(path));
  for (const std::string& name : attachments) {
    const std::string bytes = text_of(path.substr(0, path.rfind('/') + 1) + name);
    made.attachments.push_back({name, repository.blob(bytes), sha256(bytes).hex()});
  }
  made.figures = std::move(figures);
  const std::string id = path.substr(path.rfind('/') + 1, path.size() - path.rfind('/') - 4);
  digest_anew(made, path.starts_with("content/notices/") ? "notice:" + id : "summary:spring/" + id);
  seal(made, person);
  now += step;
  return made;
}

void SignedSite::seal(SignOffEntry& entry, const std::string& person) {
  entry.signature = sign_message({key_file(person).string(), {}, {}}, signed_message(entry)) + "\n";
}

void SignedSite::digest_anew(SignOffEntry& entry, std::string_view kind_and_id) const {
  const std::string document =
      repository.git({"cat-file", "blob", entry.blob}) + "\n";  // git() drops one line feed
  entry.digest =
      sign_off_digest(kind_and_id, sha256(evened_out(document)), entry.attachments, entry.figures).hex();
}

void SignedSite::append(const std::string& path, const SignOffEntry& entry) {
  const std::string record = record_path(path);
  repository.write(record, text_of(record) + "\n" + write_sign_off(entry));
}

void SignedSite::sign(const std::string& path, const std::string& person, const std::string& role,
                      std::vector<std::string> attachments, std::vector<BoundFigure> figures) {
  append(path, entry(path, person, role, std::move(attachments), std::move(figures)));
  commit(person, "sign-off");
}

void SignedSite::sign_fully(const std::string& path, std::vector<std::string> attachments,
                            std::vector<BoundFigure> figures) {
  sign(path, "rev", "review", attachments, figures);
  sign(path, "app", "approve", attachments, figures);
}

std::string SignedSite::text_of(std::string_view file) const { return read_bytes(repository.path() / file); }

Judged::Judged(const SignedSite& site, int64_t moment)
    : Judged(site.repository.path(), moment ? moment : site.now) {}

Judged::Judged(const std::filesystem::path& repository, int64_t moment) {
  const WorkLimits limits{.jobs = 1};
  const SourceRequest source{repository, "HEAD", false};
  const Instant as_of{moment, zone};
  snapshot = read_snapshot(source, limits, findings);
  library = parse_library(snapshot, limits, findings);
  history = std::make_unique<History>(read_history(source, snapshot, limits, findings));
  sign_offs = verify_sign_offs(library, snapshot, *history, as_of, limits, findings);
  edition = choose_edition(library, sign_offs, snapshot, as_of, limits, findings);
}

std::string Judged::shown(std::string_view path) const {
  const SourceFile* file = edition.snapshot.find(path);
  return file ? edition.snapshot.open_reader().read(*file) : std::string();
}

std::string Judged::voids() const {
  std::string result;
  for (const Finding& finding : findings.sorted())
    if (finding.code == "review/void") result += finding.message + "\n";
  return result;
}

std::string Judged::numbers(std::string_view path) const {
  std::vector<std::string> words;
  for (const SignedVersion& version : sign_offs.of(path)->versions)
    words.push_back(std::to_string(version.number));
  return join(words, " ");
}

std::string Judged::awaited(std::string_view path) const { return join(sign_offs.of(path)->awaited, " "); }

std::string Judged::codes() const {
  std::vector<std::string> words;
  for (const Finding& finding : findings.sorted()) words.push_back(finding.code);
  return join(words, " ");
}

}  // namespace gongbao::test
