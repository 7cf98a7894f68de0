#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <sstream>

#include "base/text.h"
#include "review/document_status.h"

namespace gongbao {
namespace {

/// What the parser fills before it is checked.
struct Raw {
  std::string as_of;
  std::string audience = "public";
  std::string format = "text";
  std::string colour = "auto";
  std::string rollback;
};

void add_common(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("-C", options.directory, "The repository, or a folder of its work tree")->type_name("DIR");
  app.add_option("--rev", options.revision, "The revision to read (default HEAD)")->type_name("REV");
  app.add_flag("--worktree", options.worktree, "Read the files on disk instead: internal builds only");
  app.add_option("--as-of", raw.as_of, "The build's moment, such as 2026-11-23T09:00+08:00 (default: SOURCE_DATE_EPOCH, or now)")
      ->type_name("INSTANT");
  app.add_option("--audience", raw.audience, "public or internal")->check(CLI::IsMember({"public", "internal"}));
  app.add_option("--format", raw.format, "How findings, or an explained figure, are written: text, json or sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}));
  app.add_flag("--strict", options.strict, "Warnings are errors");
  app.add_option("-j,--jobs", options.jobs, "Worker processes (default: one a processor)")->check(CLI::Range(1, 256));
  app.add_flag("-q,--quiet", options.quiet, "No summary and no progress");
  app.add_option("--color", raw.colour, "auto, always or never (NO_COLOR is respected)")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

/// What a build writes and where it finds what the last one left.
void add_output(CLI::App& app, Options& options) {
  app.add_option("-o", options.output, "Where the site goes (default public)")->type_name("DIR");
  app.add_option("--base-url", options.base_url, "Instead of site.toml's base_url")->type_name("URL");
  app.add_option("--cache-dir", options.cache_dir, "Where results are kept for later builds (default: beside the output)")
      ->type_name("DIR");
  app.add_flag("--portable", options.portable, "Links name index.html, so that the site opens from a folder");
}

/// A release's number: from 1.
bool read_number(const std::string& text, uint64_t& number) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc() && end == text.data() + text.size() && number > 0;
}

void add_publish(CLI::App& app, Options& options, Raw& raw) {
  PublishOptions& publish = options.publish;
  app.add_option("--to", publish.folder, "The folder of releases; its 'current' is the server's root")
      ->type_name("DIR")
      ->required();
  app.add_option("-o", options.output, "The finished build to publish (default public)")->type_name("BUILD");
  app.add_option("-C", options.directory, "The repository that it was built from")->type_name("DIR");
  app.add_option("--keep", publish.keep, "Releases to keep (default 5)")->check(CLI::Range(1, 100'000));
  app.add_option("--allow-removals", publish.removals, "Public addresses that may be gone (default 0)")->type_name("N");
  app.add_option("--allow-returns", publish.returns, "Addresses removed since that --rollback may bring back (default 0)")
      ->type_name("N");
  app.add_option("--accept-policy", publish.accept_policy, "The digest of a policy that is not the live release's")
      ->type_name("DIGEST");
  app.add_option("--accept-base-url", publish.accept_base_url, "An address that is not the live release's")
      ->type_name("URL");
  app.add_option("--rollback", raw.rollback, "Go back to an earlier release (default: the one before)")
      ->type_name("NUMBER")
      ->expected(0, 1);
  app.add_option("--as-of", raw.as_of, "The moment of publishing (default: SOURCE_DATE_EPOCH, or now); never in the future")
      ->type_name("INSTANT");
}

void add_result_options(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("--format", raw.format, "How the result is written: text or json")->check(CLI::IsMember({"text", "json"}));
  app.add_flag("-q,--quiet", options.quiet, "Say only what is wrong");
}

void add_approve(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("PATH", options.subject, "A path of the repository, or kind:id")->required();
  app.add_option("-C", options.directory, "The repository, or a folder of its work tree")->type_name("DIR");
  app.add_option("--role", options.approve.role, "The role to sign in (default: the one that is yours and awaited)");
  app.add_option("-m,--message", options.approve.message, "A remark for the record");
  app.add_option("--key", options.approve.key, "The private key's file (default: the one in ~/.ssh, else the agent)")
      ->type_name("FILE");
  app.add_option("--as-of", raw.as_of, "The moment of the sign-off (default: SOURCE_DATE_EPOCH, or now)")->type_name("INSTANT");
  app.add_flag("--dry-run", options.approve.dry_run, "Show what would be signed, and write nothing");
  app.add_option("-j,--jobs", options.jobs, "Worker processes (default: one a processor)")->check(CLI::Range(1, 256));
  app.add_flag("-q,--quiet", options.quiet, "Do not show the difference");
}

void add_draft(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("CAMPAIGN", options.subject, "The id of the campaign")->required();
  app.add_option("-C", options.directory, "The folder of the site")->type_name("DIR");
  app.add_option("--agency", options.draft.agency, "Whose summary it is (default: the campaign's lead)")->type_name("ID");
  app.add_option("--period", options.draft.period, "Only what belongs to it, such as 2026-Q2 (default: the whole campaign)")
      ->type_name("PERIOD");
  app.add_option("--id", options.draft.id, "The summary's id (default: draft, with the agency and the period asked for)")
      ->type_name("ID");
  app.add_option("--force", options.draft.force, "Write this block or section anew, whatever was done to it")
      ->type_name("KEY");
  app.add_flag("--dry-run", options.draft.dry_run, "Print the file instead of writing it");
  app.add_option("--as-of", raw.as_of, "The moment at which findings and tasks are overdue")->type_name("INSTANT");
  app.add_option("--audience", raw.audience, "Whose notes and figures: public or internal")
      ->check(CLI::IsMember({"public", "internal"}));
  app.add_option("--format", raw.format, "text, or json: each sentence with its sources")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_option("-j,--jobs", options.jobs, "Worker processes (default: one a processor)")->check(CLI::Range(1, 256));
  app.add_flag("-q,--quiet", options.quiet, "Do not say what was kept, refreshed and left out");
}

void add_status(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("DOCUMENT", options.subject, "A path of the repository, or kind:id (default: all that are not plainly public)");
  app.add_option("-C", options.directory, "The repository, or a folder of its work tree")->type_name("DIR");
  app.add_option("--rev", options.revision, "The revision to read (default HEAD)")->type_name("REV");
  app.add_flag("--worktree", options.worktree, "Read the files on disk, with HEAD's history and records");
  app.add_option("--as-of", raw.as_of, "The moment to tell of (default: SOURCE_DATE_EPOCH, or now)")->type_name("INSTANT");
  app.add_option("--only", options.status.only, "Only documents in this state, such as awaiting or stale")->type_name("STATE");
  app.add_flag("--all", options.status.all, "Documents that are plainly public or in force, too");
  app.add_flag("--next", options.status.next, "Print the next moment at which a public build of this commit may differ, or never");
  app.add_option("--format", raw.format, "text, or json")->check(CLI::IsMember({"text", "json"}));
  app.add_option("-j,--jobs", options.jobs, "Worker processes (default: one a processor)")->check(CLI::Range(1, 256));
  app.add_flag("-q,--quiet", options.quiet, "No counts and nothing of what lies ahead");
}

void add_diff(CLI::App& app, Options& options, Raw& raw) {
  app.add_option("SUBJECT", options.subject,
                 "A path of the repository, kind:id, or the report AGENCY/PERIOD (default: the whole site)");
  app.add_option("-C", options.directory, "The repository, or a folder of its work tree")->type_name("DIR");
  app.add_option("--from", options.diff.from,
                 "The old side (default: the version before the last change of the document, else the commit before)")
      ->type_name("REV");
  CLI::Option* to = app.add_option("--to", options.diff.to, "The new side (default HEAD)")->type_name("REV");
  app.add_flag("--worktree", options.worktree, "The files on disk are the new side, HEAD the old one")->excludes(to);
  app.add_option("--as-of", raw.as_of, "The moment at which both sides are read")->type_name("INSTANT");
  CLI::Option* format = app.add_option("--format", raw.format, "text, or json")->check(CLI::IsMember({"text", "json"}));
  app.add_option("--html", options.diff.html, "Write a page that needs no other file")->type_name("FILE")->excludes(format);
  app.add_option("-j,--jobs", options.jobs, "Worker processes (default: one a processor)")->check(CLI::Range(1, 256));
  app.add_flag("-q,--quiet", options.quiet, "Do not name the file that --html wrote");
  app.add_option("--color", raw.colour, "auto, always or never (NO_COLOR is respected)")
      ->check(CLI::IsMember({"auto", "always", "never"}));
}

/// Empty, or why the options do not fit together.
std::string settle(Options& options, const Raw& raw) {
  options.audience = raw.audience == "internal" ? Audience::internal : Audience::public_site;
  options.format = raw.format == "json" ? Format::json : raw.format == "sarif" ? Format::sarif : Format::text;
  options.colour = raw.colour == "always" ? Colour::always : raw.colour == "never" ? Colour::never : Colour::automatic;
  if (!raw.as_of.empty()) {
    const std::variant<Instant, std::string> read = Instant::parse(raw.as_of);
    if (const std::string* reason = std::get_if<std::string>(&read)) return "--as-of: " + *reason;
    options.as_of = std::get<Instant>(read);
  }
  if (!options.status.only.empty() && !document_state_named(options.status.only))
    return "--only: there is no state '" + options.status.only + "'; the states are " + join(document_state_names(), ", ");
  if (options.command == Command::build && options.worktree && options.audience == Audience::public_site)
    return "--worktree builds only with --audience internal: what is not committed was not reviewed";
  if (!options.base_url.empty() && !options.base_url.starts_with("https://") && !options.base_url.starts_with("http://"))
    return "--base-url must begin with https:// or http://";
  if (!options.base_url.empty() && options.base_url.back() != '/') options.base_url += '/';
  return {};
}

}  // namespace

Parsed parse_arguments(const std::vector<std::string>& arguments) {
  Parsed parsed;
  Options& options = parsed.options;
  Raw raw;
  CLI::App app("gongbao turns a git repository of Markdown campaign notes into a public site.", "gongbao");
  app.set_version_flag("--version", "gongbao " GONGBAO_VERSION);
  app.require_subcommand(1);
  app.footer("Exit status: 0 fine, 1 findings that are errors, 2 usage, 3 environment. See gongbao(1).");

  CLI::App* build = app.add_subcommand("build", "Read a repository, check it, write the site");
  add_common(*build, options, raw);
  add_output(*build, options);
  build->add_flag("--no-cache", options.no_cache, "Use no results of earlier builds, and keep none");
  build->add_flag("--timings", options.timings, "Print what each stage took");
  CLI::App* check = app.add_subcommand("check", "The same up to writing: findings only");
  add_common(*check, options, raw);
  check->add_flag("--timings", options.timings, "Print what each stage took");
  CLI::App* init = app.add_subcommand("init", "A working new site in an empty folder");
  init->add_option("DIR", options.directory, "The folder (default: this one)");
  init->add_flag("-q,--quiet", options.quiet, "Print nothing");
  CLI::App* make = app.add_subcommand("new", "A new document: campaign, note, summary, notice, page or agency");
  make->add_option("KIND", options.kind)->required()->check(
      CLI::IsMember({"campaign", "note", "summary", "notice", "page", "agency"}));
  make->add_option("ID", options.subject, "Of a note or summary: CAMPAIGN/ID")->required();
  make->add_option("-C", options.directory, "The folder of the site")->type_name("DIR");
  CLI::App* explain = app.add_subcommand("explain", "A page, document or figure: where from, which template, why (not) published");
  add_common(*explain, options, raw);
  explain->add_option("SUBJECT", options.subject, "A path of the site or of the repository, kind:id, or AGENCY/PERIOD/METRIC")
      ->required();
  explain->add_flag("--why-rebuilt", options.why_rebuilt,
                    "What the next build would do with the page, and why; with the options that build is given");
  add_output(*explain, options);
  CLI::App* approve = app.add_subcommand("approve", "Sign the committed version of a document: shows what changed first");
  add_approve(*approve, options, raw);
  CLI::App* publish = app.add_subcommand("publish", "Put a finished build live atomically, keep releases, go back");
  add_publish(*publish, options, raw);
  add_result_options(*publish, options, raw);
  CLI::App* verify = app.add_subcommand("verify", "A tree against its manifest, or a folder of releases against its ledger");
  verify->add_option("DIR", options.subject, "A site, or what publish --to named")->required();
  add_result_options(*verify, options, raw);
  CLI::App* draft = app.add_subcommand("draft", "A summary from the data, which keeps what you write into it");
  add_draft(*draft, options, raw);

  CLI::App* status = app.add_subcommand("status", "Every document's state: draft, awaiting whom, scheduled, in force, stale");
  add_status(*status, options, raw);

  CLI::App* diff = app.add_subcommand("diff", "Two versions of a document, a report or the whole site: words and figures");
  add_diff(*diff, options, raw);

  const auto usage = [&](const std::string& text) {
    parsed.message = "gongbao: " + text + "\nRun gongbao --help for the options.\n";
    parsed.status = 2;
    return parsed;
  };
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() != 0) return usage(error.what());
    std::ostringstream out;
    app.exit(error, out, out);  // help and version
    parsed.message = out.str();
    return parsed;
  }
  if (build->parsed()) options.command = Command::build;
  if (check->parsed()) options.command = Command::check;
  if (init->parsed()) options.command = Command::init;
  if (make->parsed()) options.command = Command::new_document;
  if (explain->parsed()) options.command = Command::explain;
  if (approve->parsed()) options.command = Command::approve;
  if (publish->parsed()) options.command = Command::publish;
  if (status->parsed()) options.command = Command::status;
  if (verify->parsed()) options.command = Command::verify;
  if (diff->parsed()) options.command = Command::diff;
  if (draft->parsed()) options.command = Command::draft;
  if (publish->count("--rollback") > 0) {
    options.publish.rollback = 0;
    if (!raw.rollback.empty() && !read_number(raw.rollback, *options.publish.rollback))
      return usage("--rollback: '" + raw.rollback + "' is no release's number");
  }
  const std::string reason = settle(options, raw);
  return reason.empty() ? parsed : usage(reason);
}

}  // namespace gongbao
