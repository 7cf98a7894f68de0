// Protects: a canary in any field of any kind of document, register or site text is found on its line,
// whatever the markup around it; what is internal is left alone, what waits is a warning; waivers hold for
// one content and until their day.
#include <doctest/doctest.h>

#include "base/text.h"
#include "check/privacy_check.h"
#include "support/site_text.h"

using namespace gongbao;
using gongbao::test::SiteText;

namespace {

const std::string canary = "11010519491231002X";

Findings check(const std::string& text, std::string_view as_of = "2026-11-23T00:00Z",
               Audience audience = Audience::public_site) {
  const SiteText site(text);
  const VisibleLibrary visible =
      select_visible(*site.library, audience, std::get<Instant>(Instant::parse(as_of)));
  Findings findings;
  check_privacy({*site.library, *site.snapshot, visible, *site.snapshot}, {.jobs = 1}, findings);
  return findings;
}

/// "error privacy/phone path:5:3 " for each.
std::string told(const Findings& findings) {
  std::string result;
  for (const Finding& one : findings.sorted())
    result += fmt::format("{} {} {}:{}:{}; ", one.severity == Severity::error ? "error" : "warning", one.code,
                          one.place.path, one.place.line, one.place.column);
  return result;
}

/// Every kind of document with every key that holds words; @ is where a canary goes, one at a time.
constexpr std::string_view everything = R"(
-- site.toml --
title = "甲@"
base_url = "https://a.example/"
[publisher]
name = "某局@"
contact = "电话@"
icp = "备@"
-- content/agencies.toml --
[[agency]]
id = "city"
name = "某市@"
short = "市@"
aliases = ["甲@"]
-- content/metrics.toml --
[[metric]]
id = "work"
name = "出动@"
unit = "人次"
description = "说明@"
-- content/bases.toml --
[[basis]]
id = "law"
title = "某法@"
number = "号@"
-- content/pages/a.md --
---
title: 甲@
summary: "乙\u3000@"
source: 来源@
tags: [丙@]
date_text: 某日@
change_note: 修改@
aliases: [old@/index.html]
---

# 标题@

正文@与[链接@](https://a.example/@ "题@")，`代码@`。

|甲@|乙|
|-|-|
|1|丙@|

    代码块@

> - 引用@[^1]

[^1]: 脚注@

![图@](https://a.example/a.png)
-- content/agencies/city.md --
---
title: 某市@
---
-- content/campaigns/c/campaign.md --
---
title: 行动@
lead: city
names: [别名@]
products: [甲@]
areas: [乙@]
phases:
  - {title: 阶段@, text: 做@}
targets:
  - {id: t, text: 目标@, scope: 范围@}
tasks:
  - {id: k, title: 任务@, people: 人@, measures: 措施@}
next:
  - {title: 下一步@, text: 做@}
leading_groups:
  - {name: 组@, head: {agency: city, post: 市长@}}
---
-- content/campaigns/c/summaries/s.md --
---
title: 总结@
---

正文@。
-- content/campaigns/c/notes/n.md --
---
title: 记录@
type: inspection
findings:
  - {id: f, kind: problem, text: 问题@, object: 对象@, severity: 重@}
rectifications:
  - {findings: [f], action: 整改@}
cases:
  - {number: 案@, place: 地@, party: 人@, violation: 违@, basis: 据@, measures: 施@, decision: 决@, amount: 元@, disposal: 处@}
metrics:
  work:
    - {value: 5, region: 城@, scope: 域@}
---
-- content/notices/b.md --
---
title: 通知@
genre: 公示
agency: city
doc_number: 某@号
index_number: 索@
topic: 主题@
recipients: [某@]
copies: [某@]
keywords: [某@]
signatory: 某@
consultation: {start: 2026-01-01, end: 2026-02-01, route: 路@, contact: 人@}
tables:
  - {title: 表@, columns: [甲@, 乙], rows: [[丙@, 2]]}
basis: [某法@]
---
)";

std::string with_canary(size_t at, std::string_view written) {
  std::string text;
  size_t number = 0;
  for (const char c : everything) {
    if (c != '@')
      text += c;
    else if (number++ == at)
      text += written;
  }
  return text;
}

/// The file and line of the n-th mark.
std::string line_of(size_t at) {
  std::string path;
  int line = 0;
  size_t number = 0;
  for (const std::string_view one : split(everything, '\n')) {
    const bool is_file = one.starts_with("-- ") && one.ends_with(" --");
    line = is_file ? 0 : line + 1;
    if (is_file) path = one.substr(3, one.size() - 6);
    number += static_cast<size_t>(std::count(one.begin(), one.end(), '@'));
    if (number > at) return fmt::format("{}:{}:", path, line);
  }
  return {};
}

std::string page(std::string_view body, std::string_view keys = "") {
  return fmt::format("\n-- content/pages/a.md --\n---\ntitle: 甲\n{}---\n\n{}\n", keys, body);
}

}  // namespace

TEST_CASE("a canary in any field of any kind is found on its line, and without one nothing is") {
  CHECK(told(check(with_canary(std::string::npos, ""))) == "");
  const auto marks = static_cast<size_t>(std::count(everything.begin(), everything.end(), '@'));
  for (size_t i = 0; i < marks; ++i) {
    CAPTURE(line_of(i));
    const std::string found = told(check(with_canary(i, canary)));
    CHECK(found.starts_with("error privacy/identity-number " + line_of(i)));
    CHECK(std::count(found.begin(), found.end(), ';') == 1);
  }
}

TEST_CASE("markup hides nothing, and the place is where the value begins") {
  const auto place = [](std::string_view body) { return told(check(page(body))); };
  const std::string at_2 = "error privacy/identity-number content/pages/a.md:5:2; ";
  CHECK(place("甲110105**19491231**002X") == at_2);
  CHECK(place("甲&#49;1010519491231002X") == at_2);
  CHECK(place("甲&#x31;1010519491231002X") == at_2);
  CHECK(place("甲1101051949\n1231002X") == at_2);
  CHECK(place("甲110105\\-19491231\\-002X") == at_2);
  CHECK(place("甲１１０１０５１９４９１２３１００２Ｘ") == at_2);
  CHECK(place("[甲](https://a.example/%31%31010519491231002X)") != "");
  CHECK(place("甲" + canary + "乙" + canary) ==
        at_2 + "error privacy/identity-number content/pages/a.md:5:21; ");
  CHECK(told(check(page("甲", "summary: >-\n  1101051949\n  1231002X\n"))) ==
        "error privacy/identity-number content/pages/a.md:4:3; ");
}

TEST_CASE("no finding holds the value") {
  const Findings findings =
      check(page("甲110105**19491231**002X，13812345678，阳光小区502室", "source: 秘密★\n"));
  CHECK(findings.items().size() == 4);
  for (const Finding& one : findings.items())
    for (const std::string_view value : {"19491231", "1381234", "502", "秘密"}) {
      CHECK(one.message.find(value) == one.message.npos);
      CHECK(one.hint.find(value) == one.hint.npos);
    }
}

TEST_CASE("what waits to be public is a warning, what is internal is left alone") {
  const std::string at = "privacy/identity-number content/pages/a.md:6:1; ";
  CHECK(told(check(page(canary, "status: draft\n"))) == "warning " + at);
  CHECK(told(check(page(canary, "audience: internal\n"))) == "");
  CHECK(told(check(page(canary, "source: 某\n"), "2026-11-23T00:00Z", Audience::internal)) ==
        "warning " + at);
  const std::string withdrawn =
      "\n-- content/notices/b.md --\n---\ntitle: 公示\ngenre: 公示\nagency: city\nwithdrawn: {date: "
      "2026-01-01, reason: 有误}\nkeywords: [" +
      canary + "]\n---\n\n" + canary + "\n";
  CHECK(told(check(withdrawn)) == "");  // its tombstone shows neither text nor keywords
  CHECK(told(check(replace_all(withdrawn, "有误", "误将" + canary))) ==
        "error privacy/identity-number content/notices/b.md:5:41; ");
}

TEST_CASE("attachments are looked into with their documents, and listed words are found everywhere") {
  const std::string file = "-- content/pages/x.csv --\n甲\n" + canary + "\n";
  CHECK(told(check(page("[表](x.csv)") + file)) == "error privacy/identity-number content/pages/x.csv:2:1; ");
  CHECK(told(check(page("表") + file)) == "");  // nobody gets it
  CHECK(told(check(page("[表](x.csv)", "status: draft\n") + file)) ==
        "warning privacy/identity-number content/pages/x.csv:2:1; ");
  const std::string words =
      "-- site.toml --\ntitle = \"甲\"\nbase_url = \"https://a.example/\"\n[privacy]\nwords = "
      "[\"内部资料\"]\n";
  CHECK(told(check(words + page("此为内部**资料**。"))) == "error privacy/word content/pages/a.md:5:3; ");
}

TEST_CASE("a waiver holds for its rule, its file as it is, and until its day") {
  const std::string body = page("甲" + canary);
  std::string digest;
  const Findings unwaived = check(body);
  for (const Finding& one : unwaived.items()) digest = one.hint.substr(one.hint.find("digest = \"") + 10, 64);
  const auto with = [&](std::string_view rule, std::string_view hex, const std::string& text,
                        std::string_view as_of) {
    return told(check(
        fmt::format(
            "-- site.toml --\ntitle = \"甲\"\nbase_url = \"https://a.example/\"\n[[privacy.waivers]]\nrule = "
            "\"{}\"\n"
            "path = \"content/pages/a.md\"\ndigest = \"{}\"\nreason = \"本人同意\"\nuntil = \"2026-12-31\"\n",
            rule, hex) +
            text,
        as_of));
  };
  const std::string error = "error privacy/identity-number content/pages/a.md:5:2; ";
  const std::string unused = "warning privacy/waiver-unused site.toml:3:1; ";
  CHECK(with("identity-number", digest, body, "2026-12-31T15:00Z") == "");  // still the 31st at +08:00
  CHECK(with("identity-number", digest, body, "2026-12-31T16:00Z") ==
        error + "warning privacy/waiver-expired site.toml:3:1; ");
  CHECK(with("phone", digest, body, "2026-12-31T00:00Z") == error + unused);
  CHECK(with("identity-number", digest, page("乙" + canary), "2026-12-31T00:00Z") == error + unused);
  CHECK(with("identity-number", std::string(64, '0'), page("甲"), "2026-12-31T00:00Z") == unused);
}

TEST_CASE("a waiver without rule, path, digest, reason or day is none, and says what it lacks") {
  const auto codes = [](std::string_view lines) {
    return SiteText(fmt::format("-- site.toml --\ntitle = \"甲\"\nbase_url = "
                                "\"https://a.example/\"\n[[privacy.waivers]]\n{}",
                                lines))
        .codes();
  };
  const std::string digest = "digest = \"" + std::string(64, 'a') + "\"\n";
  const std::string whole =
      "rule = \"phone\"\npath = \"a\"\n" + digest + "reason = \"甲\"\nuntil = \"2026-12-31\"\n";
  CHECK(codes(whole) == "");
  for (const std::string_view key : {"rule", "path", "digest", "reason", "until"}) {
    std::string less;
    for (const std::string_view line : split(whole, '\n'))
      if (!line.starts_with(key)) (less += line) += '\n';
    CHECK_MESSAGE(codes(less) == "key/missing", key);
  }
  CHECK(codes(replace_all(whole, "phone", "fone")) == "key/choice");
  CHECK(codes(replace_all(whole, std::string(64, 'a'), "abc")) == "key/type");
}
