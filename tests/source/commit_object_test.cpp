// Protects: what history says of who and when is what the commit holds, and nothing where it holds nothing.
#include "source/commit_object.h"

#include "base/error.h"

using namespace gongbao;

namespace {
const std::string id(40, 'a');

CommitObject parse(std::string_view committer_rest, std::string_view message = "change\n") {
  return parse_commit("tree " + id + "\nparent " + std::string(40, 'b') +
                      "\nauthor 李四 <li@example.org> 1600000000 +0800\ncommitter 王五 <wang@example.org>" +
                      std::string(committer_rest) + "\n\n" + std::string(message));
}

std::vector<std::string> names(const CommitObject& commit) {
  std::vector<std::string> found;
  for (const Author& author : commit.authors) found.push_back(author.name);
  return found;
}
}  // namespace

TEST_CASE("the time is the committer's, with its zone") {
  const CommitObject commit = parse(" 1700000000 +0800");
  CHECK(commit.tree.hex() == id);
  REQUIRE(commit.parents.size() == 1);
  CHECK(commit.time == CommitTime{1700000000, 480});
  CHECK(names(commit) == std::vector<std::string>{"李四"});
  CHECK(commit.authors[0].email == "li@example.org");
  CHECK(parse(" 1700000000 -0330").time == CommitTime{1700000000, -210});
}

TEST_CASE("a date that cannot be read is absent") {
  for (const char* rest : {"", " ", " yesterday", " -1 +0000", " 9223372036854775808 +0000",
                           " 253402300800 +0000", " 1e9 +0000"})
    CHECK_FALSE(parse(rest).time);
  CHECK(parse(" 0 +0000").time == CommitTime{0, 0});
  CHECK(parse(" 253402300799 +0000").time);
}

TEST_CASE("a zone that cannot be is none") {
  for (const char* rest : {" 5 +9999", " 5 +08", " 5", " 5 CST", " 5 +0860"})
    CHECK(parse(rest).time == CommitTime{5, 0});
}

TEST_CASE("co-authors are those of the trailers in the last paragraph, each once") {
  const CommitObject commit = parse(" 1 +0000",
                                    "subject\n\nCo-authored-by: 不是 <no@example.org>\n\n"
                                    "Signed-off-by: x <x@example.org>\n"
                                    "Co-authored-by: 赵六 <zhao@example.org>\n"
                                    "co-Authored-BY: 李四 <li@example.org>\n"
                                    "Co-authored-by: nobody\n\n");
  CHECK(names(commit) == std::vector<std::string>{"李四", "赵六"});
}

TEST_CASE("names are well-formed and hold nothing hidden") {
  const CommitObject commit = parse_commit("tree " + id +
                                           "\nauthor \xff\xe2\x80\xae"
                                           "A\x01 <a@x> 1 +0000\ncommitter C <c@x> 1 +0000\n\nm");
  CHECK(names(commit) == std::vector<std::string>{"\xef\xbf\xbd"
                                                  "A"});
}

TEST_CASE("headers in the message do not count") {
  const CommitObject commit =
      parse(" 1 +0000", "parent " + std::string(40, 'c') + "\nauthor Z <z@x> 1 +0000\n");
  CHECK(commit.parents.size() == 1);
  CHECK(names(commit) == std::vector<std::string>{"李四"});
}

TEST_CASE("what is no commit is an error") {
  for (const std::string& bytes :
       {std::string(), std::string("tree xyz\n"), "parent " + id + "\n", std::string("\n\ntree ")})
    CHECK_THROWS_AS(parse_commit(bytes), Error);
}
