// Protects: the command line: what is given arrives, what is left out has its default, and what is wrong ends
// with status 2 and says where to read on, before anything is read or written.
#include "cli/arguments.h"

#include <doctest/doctest.h>

#include "support/program.h"

namespace {

using namespace gongbao;
using gongbao::test::run;
using gongbao::test::Run;

Options options(const std::vector<std::string>& arguments) {
  const Parsed parsed = parse_arguments(arguments);
  CHECK_MESSAGE(parsed.message == "", parsed.message);
  return parsed.options;
}

}  // namespace

TEST_CASE("defaults suit a folder that is a repository") {
  const Options all = options({"build"});
  CHECK(all.command == Command::build);
  CHECK(all.directory == ".");
  CHECK(all.revision == "HEAD");
  CHECK(all.output == "public");
  CHECK(!all.as_of);
  CHECK(all.audience == Audience::public_site);
  CHECK(all.format == Format::text);
  CHECK(all.colour == Colour::automatic);
  CHECK((!all.worktree && !all.strict && !all.quiet && !all.portable && !all.timings));
  CHECK(all.base_url == "");
}

TEST_CASE("what is given arrives") {
  const Options all = options(
      {"build",      "-C",        "site",     "--rev", "v1",       "--as-of",    "2026-11-23T09:00+08:00",
       "--audience", "internal",  "--format", "sarif", "--strict", "--jobs",     "3",
       "--quiet",    "--color",   "never",    "-o",    "out",      "--base-url", "https://a.example/b",
       "--portable", "--worktree"});
  CHECK(all.directory == "site");
  CHECK(all.revision == "v1");
  REQUIRE(all.as_of);
  CHECK(all.as_of->iso() == "2026-11-23T09:00:00+08:00");
  CHECK(all.audience == Audience::internal);
  CHECK(all.format == Format::sarif);
  CHECK(all.jobs == 3);
  CHECK(all.colour == Colour::never);
  CHECK(all.output == "out");
  CHECK(all.base_url == "https://a.example/b/");
  CHECK((all.strict && all.quiet && all.portable && all.worktree));
  CHECK(options({"new", "note", "spring/first"}).subject == "spring/first");
  CHECK(options({"explain", "/"}).subject == "/");
}

TEST_CASE("what publish and verify are given arrives") {
  const Options least = options({"publish", "--to", "www"});
  CHECK(least.command == Command::publish);
  CHECK(least.publish.folder == "www");
  CHECK(least.output == "public");
  CHECK(least.publish.keep == 5);
  CHECK((least.publish.removals == 0 && least.publish.returns == 0 && !least.publish.rollback));
  CHECK((least.publish.accept_policy == "" && least.publish.accept_base_url == ""));
  const Options all = options({"publish", "--to", "www", "-o", "out", "--keep", "2", "--allow-removals", "3",
                               "--allow-returns", "4", "--accept-policy", "ab", "--accept-base-url", "https://a/",
                               "--rollback", "7"});
  CHECK((all.output == "out" && all.publish.keep == 2 && all.publish.removals == 3 && all.publish.returns == 4));
  CHECK((all.publish.accept_policy == "ab" && all.publish.accept_base_url == "https://a/"));
  CHECK(all.publish.rollback == 7);
  CHECK(options({"publish", "--rollback", "--to", "www"}).publish.rollback == 0);
  CHECK(options({"verify", "www", "--format", "json"}).subject == "www");
  for (const std::vector<std::string>& wrong : std::vector<std::vector<std::string>>{
           {"publish"}, {"publish", "--to", "www", "--keep", "0"}, {"publish", "--to", "www", "--rollback", "0"},
           {"publish", "--to", "www", "--format", "sarif"}, {"verify"}})
    CHECK(parse_arguments(wrong).status == 2);
}

TEST_CASE("a wrong command line ends with 2 and names the help") {
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{},
                                             {"bild"},
                                             {"build", "--nothing"},
                                             {"build", "more"},
                                             {"build", "--jobs", "0"},
                                             {"build", "--jobs", "many"},
                                             {"build", "--jobs"},
                                             {"build", "--format", "xml"},
                                             {"build", "--audience", "all"},
                                             {"build", "--color", "red"},
                                             {"build", "--as-of", "2026-11-23"},
                                             {"build", "--as-of", "2026-02-30T00:00Z"},
                                             {"build", "--base-url", "ftp://a.example/"},
                                             {"build", "--worktree"},
                                             {"check", "-o", "x"},
                                             {"explain"},
                                             {"new", "note"}}) {
    const Parsed parsed = parse_arguments(wrong);
    CAPTURE(parsed.message);
    CHECK(parsed.status == 2);
    CHECK(parsed.message.starts_with("gongbao: "));
    CHECK(parsed.message.find("--help") != std::string::npos);
  }
  const Run wrong = run({"bild"});
  CHECK(wrong.status == 2);
  CHECK(wrong.out == "");
  CHECK(wrong.err.starts_with("gongbao: "));
}

TEST_CASE("every command and the program itself have a help and it is their output") {
  const Run all = run({"--help"});
  CHECK(all.status == 0);
  CHECK(all.err == "");
  for (const char* command : {"build", "check", "init", "new", "explain"}) {
    CHECK(all.out.find(command) != std::string::npos);
    const Run help = run({command, "--help"});
    CHECK(help.status == 0);
    CHECK(help.err == "");
    CHECK_MESSAGE(help.out.find("Usage") != std::string::npos, help.out);
    CHECK_MESSAGE(help.out.find(command) != std::string::npos, help.out);
  }
  const Run version = run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.starts_with("gongbao "));
}
