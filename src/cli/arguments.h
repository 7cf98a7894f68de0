#pragma once
#include <optional>
#include <string>
#include <vector>

#include "content/date.h"
#include "content/kind.h"

namespace gongbao {

enum class Command { build, check, init, new_document, explain, approve, publish, verify, draft, status, diff };
enum class Format { text, json, sarif };
enum class Colour { automatic, always, never };

/// What `publish` was asked for besides.
struct PublishOptions {
  std::string folder;  ///< --to
  size_t keep = 5;     ///< releases
  size_t removals = 0;          ///< public addresses that may be gone
  size_t returns = 0;           ///< public addresses that a rollback may bring back
  std::string accept_policy;    ///< a digest
  std::string accept_base_url;  ///< an address
  std::optional<uint64_t> rollback;  ///< the release to go back to; 0: the one before
};

/// Of `approve`.
struct ApproveOptions {
  std::string role;
  std::string message;
  std::string key;  ///< file of the private key, or of a public one that the agent holds
  bool dry_run = false;
};

/// What `draft` was asked for besides; the campaign is the subject.
struct DraftOptions {
  std::string agency, period, id;
  std::vector<std::string> force;  ///< blocks or sections
  bool dry_run = false;
};

/// What `diff` was asked for besides.
struct DiffOptions {
  std::string from, to;  ///< revisions; empty: the usual ones
  std::string html;      ///< a file to write instead of printing
};

/// Of `status`.
struct StatusOptions {
  bool next = false;  ///< only the next instant at which a public build would differ
  bool all = false;   ///< plain documents too
  std::string only;   ///< a state's name
};

/// What was asked for, with every default in place but the clock's.
struct Options {
  Command command = Command::build;
  std::string directory = ".";
  std::string revision = "HEAD";
  bool worktree = false;
  std::optional<Instant> as_of;  ///< --as-of; without it SOURCE_DATE_EPOCH, else now
  Audience audience = Audience::public_site;
  Format format = Format::text;
  bool strict = false;
  int jobs = 0;
  bool quiet = false;
  Colour colour = Colour::automatic;
  // build
  std::string output = "public";
  std::string base_url;  ///< instead of site.toml's
  bool portable = false;
  bool timings = false;
  bool no_cache = false;
  std::string cache_dir;  ///< empty: beside the output
  // new KIND ID, explain SUBJECT
  std::string kind;
  std::string subject;  ///< of verify, the folder
  bool why_rebuilt = false;
  ApproveOptions approve;
  StatusOptions status;
  PublishOptions publish;
  DraftOptions draft;
  DiffOptions diff;
};

/// Options, or a text to print (help, version, a usage error) and the exit status.
struct Parsed {
  Options options;
  std::string message;
  int status = 0;
};

Parsed parse_arguments(const std::vector<std::string>& arguments);

}  // namespace gongbao
