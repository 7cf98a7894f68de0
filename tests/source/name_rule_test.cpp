// Protects: no name from a repository leads out of its folder, hides something, or fails on another system.
#include "source/name_rule.h"

using namespace gongbao;

TEST_CASE("ordinary names may be used, Chinese ones too") {
  for (const char* name : {"a.md", "通知.md", "2007年 附件（一）.pdf", "-x", "_y", ".hidden", "a..b",
                           "console.md", "com10", "é.md", "..a", "git", "e\xcc\x81.md"})
    CHECK_MESSAGE(!name_fault(name), name);
}

TEST_CASE("names that lead elsewhere, cannot be seen, or are no files on some system may not") {
  for (const std::string_view name : {std::string_view(""),
                                      std::string_view("."),
                                      std::string_view(".."),
                                      std::string_view(".git"),
                                      std::string_view(".GIT"),
                                      std::string_view(".git "),
                                      std::string_view(".git."),
                                      std::string_view("GIT~1"),
                                      std::string_view("a/../b"),
                                      std::string_view("/abs"),
                                      std::string_view("a\\b"),
                                      std::string_view("a\nb"),
                                      std::string_view("a\tb"),
                                      std::string_view("a\x01"),
                                      std::string_view("a\x7f"),
                                      std::string_view("a\xff"),
                                      std::string_view("\xc0\xaf"),
                                      std::string_view("\xed\xa0\x80"),
                                      std::string_view("a."),
                                      std::string_view("a "),
                                      std::string_view(" a"),
                                      std::string_view("CON"),
                                      std::string_view("nul.md"),
                                      std::string_view("com1.tar.gz"),
                                      std::string_view("LPT9"),
                                      std::string_view("a:b"),
                                      std::string_view("a?b"),
                                      std::string_view("a#b"),
                                      std::string_view("a%2e"),
                                      std::string_view("a*"),
                                      std::string_view("\xe2\x80\xae"
                                                       "a"),
                                      std::string_view("a\xe2\x80\x8b"),
                                      std::string_view("a\xe2\x80\xa8")})
    CHECK_MESSAGE(name_fault(name), printable_name(name));
  CHECK(name_fault(std::string(256, 'a')));
  CHECK_FALSE(name_fault(std::string(255, 'a')));
}

TEST_CASE("any name can be shown on one line") {
  CHECK(printable_name("公告.md") == "公告.md");
  CHECK(printable_name("a\nb\xff\x7f") == "a\\x0ab\\xff\\x7f");
  CHECK(printable_name("a\xe2\x80\xae") == "a\\u{202e}");
}
