#include "support/planted_fault.h"

namespace gongbao::test {
namespace {

using namespace std::string_literals;

const std::string contact = "content/pages/contact.md";
const std::string title = "title: 联系我们";
const std::string note = "content/campaigns/chengchuan-campus-2025/notes/2025/03/wangxi-canteen-check.md";

PlantedFault in_title(std::string code, std::string instead) {
  return {std::move(code), {replace(contact, title, std::move(instead))}};
}

std::string many_findings(int count) {
  std::string text = "---\ntitle: 记录\ntype: other\nfindings:\n";
  for (int i = 1; i < count; ++i) text += "  - {id: g" + std::to_string(i) + ", kind: good, text: 好}\n";
  return text + "  - {id: last, kind: good, ‸text: 好}\n---\n";
}

}  // namespace

std::vector<PlantedFault> planted_in_text() {
  return {
      // -- a file's bytes
      {"file/encoding", {replace(contact, "本站是", "本‸\xB9\xAB")}},
      {"file/nul", {replace(contact, "本站是", "本‸\0站是"s)}},
      {"file/control", {replace(contact, "本站是", "本‸\u202E站是")}},
      {"file/too-large", {replace(contact, title, title + "\nsource: " + std::string(100'000, 'a'))}},
      // -- the fences
      {"front-matter/missing", {write(contact, "‸# 联系我们\n")}},
      {"front-matter/unclosed", {write(contact, "‸---\ntitle: 联系我们\n\n本站是演示。\n")}},
      {"front-matter/not-first", {write(contact, "\n‸---\ntitle: 联系我们\n---\n")}},
      {"front-matter/second",
       {write(contact, "---\ntitle: 联系我们\n---\n\n‸---\ntitle: 又一个\n---\n\n正文。\n")}},
      {"front-matter/no-table", {write(contact, "---\n‸只有文字\n---\n")}},
      // -- YAML
      in_title("front-matter/duplicate-key", title + "\n‸title: 又一个"),
      in_title("front-matter/too-deep",
               title + "\ntags: " + std::string(15, '[') + "‸" + "[a" + std::string(16, ']')),
      {"front-matter/too-many-keys",
       {write("content/campaigns/chengchuan-campus-2025/notes/many.md", many_findings(666))}},
      in_title("yaml/syntax", title + "\nsource: 甲\n‸- 乙"),
      in_title("yaml/anchor", "title: ‸&a 联系我们"),
      in_title("yaml/tag", "title: ‸!x 联系我们"),
      in_title("yaml/merge", title + "\n‸<<: 甲"),
      in_title("yaml/document", title + "\n‸..."),
      in_title("yaml/key", title + "\ntags: {‸甲}"),
      in_title("yaml/comment", "title: 联系我们 ‸# 说明"),
      {"yaml/comma", {replace(note, "orders.rectification: 9份", "orders.rectification: {value: 1,‸922份}")}},
      in_title("yaml/colon", title + "\ntags‸：甲"),
      in_title("yaml/quote", "title: ‸\"联系\"我们"),
      in_title("yaml/space", "title:‸　联系我们"),
      in_title("yaml/tab", title + "\ntags:\n‸\t- 甲"),
      // -- TOML
      {"toml/syntax", {write(contact, "+++\ntitle = ‸]\n+++\n")}},
      {"toml/bare", {write(contact, "+++\ntitle = \"联系我们\"\n‸标签 = \"甲\"\n+++\n")}},
      {"toml/date", {write(contact, "+++\ntitle = \"联系我们\"\ndate = ‸2008-07-01T09:00:00+08:00\n+++\n")}},
      // -- keys
      in_title("key/unknown", title + "\n‸titel: 甲"),
      {"key/missing", {write(contact, "---\n‸summary: 没有标题\n---\n")}},
      in_title("key/type", title + "\ndate_text: ‸[甲]"),
      in_title("key/choice", title + "\nstatus: ‸dorft"),
      in_title("date/invalid", title + "\ndate: ‸2023-02-30"),
  };
}

}  // namespace gongbao::test
