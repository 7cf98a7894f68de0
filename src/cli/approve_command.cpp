#include <cstdio>
#include <cstdlib>

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/utf8.h"
#include "check/checks.h"
#include "cli/clock.h"
#include "cli/commands.h"
#include "cli/git_identity.h"
#include "cli/named_document.h"
#include "cli/source_change.h"
#include "content/ssh_signature.h"
#include "content/version_reader.h"
#include "figures/bound_figure.h"
#include "review/edition.h"

namespace gongbao {
namespace {

/// A refusal: what stands in the way of signing, and what to do.
[[noreturn]] void refuse(const std::string& why, const std::string& hint) { throw Error("not signed: " + why, hint); }

/// What lies on the disk is what the signer has read.
void refuse_changed(const Options& options, const std::string& path, const std::string& blob) {
  const std::filesystem::path on_disk = std::filesystem::path(options.directory) / path;
  if (std::filesystem::exists(on_disk) && blob_id(read_file(on_disk)).hex() != blob)
    refuse(fmt::format("{} has changes that are not committed", path), "commit them: a sign-off names an exact version");
}

/// Errors of the document, and of its record, to which an entry could not be added.
void refuse_errors(const Findings& findings, const Document& document) {
  for (const Finding& finding : findings.sorted())
    if ((finding.place.path == document.path || finding.place.path == record_path(document.path)) &&
        finding.severity == Severity::error)
      refuse(fmt::format("it has errors: {}", finding.message), "run gongbao check");
}

/// The committed state of the repository, as far as a sign-off needs it.
struct Committed {
  Findings findings;
  Snapshot snapshot;
  Library library;
  std::unique_ptr<History> history;
  SignOffs sign_offs;
};

void read_committed(const Options& options, Instant as_of, Committed& state) {
  const WorkLimits limits{.jobs = options.jobs};
  const SourceRequest source{options.directory, "HEAD", false};
  state.snapshot = read_snapshot(source, limits, state.findings);
  state.library = parse_library(state.snapshot, limits, state.findings);
  state.history = std::make_unique<History>(read_history(source, state.snapshot, limits, state.findings));
  state.sign_offs =
      verify_sign_offs(state.library, state.snapshot, *state.history, as_of, limits, state.findings);
}

/// A link without a text needs the title of what it leads to, and readers do not see that yet.
void refuse_empty_links(const VisibleLibrary& visible, Ref<Document> ref) {
  const std::vector<BodyLink>& links = visible[ref].body.links;
  for (size_t i = 0; i < links.size(); ++i) {
    const LinkTarget& target = visible.links(ref)[i];
    const DocumentTarget* document = std::get_if<DocumentTarget>(&target);
    const bool leads_nowhere = std::holds_alternative<std::monostate>(target) && !links[i].external;
    if (links[i].text.empty() && (leads_nowhere || (document && !visible.sees(document->document))))
      refuse(fmt::format("its link to '{}' has no text of its own, and readers do not see that document yet", links[i].destination),
             "write a text, or have that document signed first");
  }
}

/// What the document's figure links say to readers, as they would be were it signed.
std::vector<BoundFigure> figures_of(const Options& options, const Committed& state, const Document& document, Instant as_of) {
  const WorkLimits limits{.jobs = options.jobs};
  Findings findings;
  const Edition edition =
      choose_edition(state.library, state.sign_offs, state.snapshot, as_of, limits, findings, {document.path});
  Library library = parse_library(edition.snapshot, limits, findings);
  bind_edition(library, edition);
  const Audience audience = document.audience;
  // A notice with an embargo is bound to what will be seen on its day.
  const Notice* notice = document.as_notice();
  const bool is_early = notice && notice->publish && as_of < *notice->publish;
  const VisibleLibrary visible = select_visible(library, audience, is_early ? *notice->publish : as_of);
  const std::optional<Ref<Document>> ref = library.at_path(document.path);
  if (!ref || !visible.sees(*ref)) refuse("its campaign is not shown", "have the campaign signed first");
  refuse_empty_links(visible, *ref);
  const Ledger ledger = roll_up(visible);
  Findings of_figures;
  check_figure_links(library, visible, ledger, of_figures);
  refuse_errors(of_figures, document);
  return bind_figures(ledger, visible, *ref);
}

void refuse_unready(const Options& options, const Committed& state, const Document& document) {
  if (!state.library.config.needs_sign_off(document.kind))
    refuse(fmt::format("documents of the kind '{}' need no sign-off here", name_of(document.kind)),
           "site.toml says which do: [review.notice] …");
  refuse_changed(options, document.path, document.blob);
  if (document.status == Status::draft) refuse("it is a draft", "set status: ready and commit; that is the version to sign");
  Findings found = state.findings;
  check_content(state.library, found);
  refuse_errors(found, document);
  for (const Attachment& file : document.attachments)
    refuse_changed(options, file.path, file.blob);
  const DocumentSignOffs& signed_ = *state.sign_offs.of(document.path);
  if (!signed_.versions.empty() && !signed_.awaited.empty() && document.change_note.empty() && !document.minor)
    refuse("it does not say what changed since the version signed last", "add change_note: …, or minor: true, and commit");
}

std::string role_of(const Options& options, const Committed& state, const Document& document, const std::string& email) {
  if (!options.approve.role.empty()) return options.approve.role;
  std::vector<std::string> mine;
  for (const std::string& role : state.sign_offs.of(document.path)->awaited)
    for (const Reviewer& reviewer : state.library.config.reviewers)
      if (ascii_lower(reviewer.email) == ascii_lower(email) &&
          std::find(reviewer.roles.begin(), reviewer.roles.end(), role) != reviewer.roles.end()) {
        mine.push_back(role);
        break;
      }
  if (mine.size() == 1) return mine.front();
  if (mine.empty())
    refuse(fmt::format("no role that is awaited here is held by {}", email),
           "site.toml names the reviewers; the e-mail is git's user.email");
  refuse("several roles are yours: " + join(mine, ", "), "choose one with --role");
}

/// As told; else a private key in ~/.ssh beside the signer's public one; else the agent.
SigningKey signing_key(const Options& options, const Committed& state, const std::string& email) {
  const char* agent = std::getenv("SSH_AUTH_SOCK");
  SigningKey key{options.approve.key, {}, agent ? agent : ""};
  if (!key.file.empty()) return key;
  const char* home = std::getenv("HOME");
  for (const Reviewer& reviewer : state.library.config.reviewers) {
    if (ascii_lower(reviewer.email) != ascii_lower(email) || reviewer.key.empty()) continue;
    const std::vector<std::string_view> wanted = split(reviewer.key, ' ');
    for (const char* name : {"id_ed25519", "id_ed25519_sk", "id_ecdsa", "id_ecdsa_sk", "id_rsa"}) {
      const std::filesystem::path file = std::filesystem::path(home ? home : "/nonexistent") / ".ssh" / name;
      const std::filesystem::path pub = file.string() + ".pub";
      if (std::filesystem::exists(file) && std::filesystem::exists(pub) &&
          read_file(pub).find(wanted[1]) != std::string::npos)
        return {file.string(), {}, key.agent_socket};
    }
    key.public_key = reviewer.key;
    return key;
  }
  refuse(fmt::format("site.toml names no key of {}", email), "add key = \"ssh-ed25519 …\" to the [[reviewer]]");
}

void append_record(const Options& options, const Document& document, const SignOffEntry& entry) {
  const std::filesystem::path file = std::filesystem::path(options.directory) / record_path(document.path);
  std::string text = std::filesystem::exists(file) ? read_file(file) : std::string();
  if (!text.empty()) text += text.ends_with('\n') ? "\n" : "\n\n";
  std::filesystem::create_directories(file.parent_path());
  write_file(file, text + write_sign_off(entry));
}

/// What readers would see change: against the version signed last, by paragraphs.
void show_change(const Committed& state, Ref<Document> ref, const SignOffEntry& entry, BlobReader& reader) {
  const DocumentSignOffs& signed_ = *state.sign_offs.of(state.library[ref].path);
  if (signed_.versions.empty()) {
    fmt::print("the first sign-off of {}\n", reference_of(state.library, ref));
  } else {
    const SignedVersion& last = signed_.versions.back();
    fmt::print("against version {}, signed on {}:\n", last.number, last.completed.iso());
    fmt::print("{}", source_change(reader.read_version(last.blob), reader.read_version(entry.blob)));
    for (const BoundFigure& is : entry.figures)
      for (const BoundFigure& was : last.figures)
        if (is.query == was.query && (is.value != was.value || is.qualifier != was.qualifier))
          fmt::print("figure {}: {} -> {}\n", is.query, was.text, is.text);
  }
  for (const BoundFigure& figure : entry.figures) fmt::print("figure {} = {}\n", figure.query, figure.text);
  for (const SignedAttachment& file : entry.attachments) fmt::print("attachment {} {}\n", file.name, file.sha256);
}

}  // namespace

int run_approve(const Options& options) {
  Committed state;
  const Instant as_of = moment_of(options);
  read_committed(options, as_of, state);
  const std::optional<Ref<Document>> ref = find_named_document(state.library, options.subject);
  if (!ref) throw Error(fmt::format("there is no document '{}'", options.subject), "name a path such as content/notices/x.md, or notice:x");
  const Document& document = state.library[*ref];
  refuse_unready(options, state, document);
  const Author self = git_identity(options.directory);

  SignOffEntry entry;
  entry.role = role_of(options, state, document, self.email);
  entry.name = self.name;
  entry.email = self.email;
  entry.instant = Instant{as_of.seconds, state.library.config.zone_minutes};
  entry.blob = document.blob;
  entry.remark = options.approve.message;
  for (const char32_t c : decode(entry.remark))
    if (c < U' ' || is_hidden(c)) refuse("the remark holds a character that nobody sees", "write it in one plain line");
  entry.figures = figures_of(options, state, document, as_of);
  BlobReader reader = state.snapshot.open_reader();
  for (const Attachment& file : document.attachments)
    entry.attachments.push_back({file.name, file.blob, sha256(reader.read_version(file.blob)).hex()});
  std::sort(entry.attachments.begin(), entry.attachments.end());
  entry.digest = sign_off_digest(reference_of(state.library, *ref), sha256(evened_out(reader.read_version(document.blob))),
                                 entry.attachments, entry.figures)
                     .hex();
  if (!options.quiet) show_change(state, *ref, entry, reader);
  if (options.approve.dry_run) return 0;

  if (state.library.config.review_rule(document.kind)->signed_records) entry.signature = sign_message(signing_key(options, state, entry.email), signed_message(entry)) + "\n";
  const std::string fault = fault_of_entry(state.library, state.snapshot, *state.history, state.sign_offs, *ref, entry,
                                           {.jobs = options.jobs});
  if (!fault.empty()) refuse(fault, "site.toml says who may sign what");
  append_record(options, document, entry);
  const std::string record = record_path(document.path);
  fmt::print("{} signed by {} <{}> as {}\n", reference_of(state.library, *ref), self.name, self.email, entry.role);
  fmt::print(stderr, "the record is not committed yet: git add {} && git commit -m \"Sign-off\"\n", record);
  return 0;
}

}  // namespace gongbao
