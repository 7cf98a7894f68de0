#include "support/canaries.h"

#include <random>

namespace gongbao::test {

Canaries::Canaries() {
  std::random_device random;
  for (int i = 0; i < 5; ++i) run_ += static_cast<char>('a' + random() % 26);
}

std::string Canaries::word() {
  all_.push_back("zq" + std::to_string(all_.size()) + run_ + "canary");
  return all_.back();
}

std::string Canaries::number() {
  all_.push_back(std::to_string(7193000 + all_.size()));
  return all_.back();
}

std::string note_of_canaries(const std::string& more, Canaries& c) {
  std::string text =
      "---\ntitle: " + c.word() + "\n" + more + "\ntype: case\ndate: 2026-04-17\nagency: market\n";
  for (const char* key : {"date_text", "change_note", "source", "summary"})
    text += std::string(key) + ": " + c.word() + "\n";
  text += "tags: [" + c.word() + "]\naliases: [old/" + c.word() + ".html]\njoint: [{name: " + c.word() +
          "}]\nmetrics:\n  checks: {value: " + c.number() + "户, note: " + c.word() + ", scope: " + c.word() +
          ", region: " + c.word() + "}\n  money: {text: " + c.word() + "}\n";
  text += "findings: [{id: p1, kind: problem, text: " + c.word() + ", object: " + c.word() + "}]\n";
  text += "rectifies: [{finding: p1, action: " + c.word() +
          ", state: done}]\nrevisits: [{finding: p1, result: held}]\n";
  text += "cases: [{number: " + c.word() + ", place: " + c.word() + ", party: " + c.word() +
          ", violation: " + c.word() + ", basis: " + c.word() + ", measures: " + c.word() +
          ", decision: " + c.word() + ", amount: " + c.word() + ", disposal: " + c.word() + "}]\n";
  return text + "---\n\n# " + c.word() + "\n\n正文" + c.word() + "，[" + c.word() + "](https://" + c.word() +
         ".example/)，见[](campaign:spring)。\n\n| " + c.word() + " |\n| --- |\n| " + c.word() + " |\n";
}

std::string notice_of_canaries(const std::string& more, Canaries& c, const std::string& attachment) {
  std::string text = "---\n" + more + "\nagency: city\ncampaign: spring\nissued: 2026-04-18\n";
  for (const char* key : {"title", "genre", "index_number", "topic", "signatory", "summary", "change_note"})
    text += std::string(key) + ": " + c.word() + "\n";
  return text + "keywords: [" + c.word() + "]\nrecipients: [" + c.word() + "]\ncopies: [" + c.word() +
         "]\nconsultation: {start: 2026-04-19, end: 2026-12-30, route: " + c.word() +
         ", contact: " + c.word() + "}\ntables: [{title: " + c.word() + ", columns: [" + c.word() +
         "], rows: [[" + c.word() + "]]}]\nattachments: [" + attachment + "]\n---\n\n正文" + c.word() +
         "[](basis:law)。\n";
}

std::string campaign_of_canaries(const std::string& more, Canaries& c) {
  return "---\ntitle: " + c.word() + "\n" + more + "\nperiod: 2026-05/2026-06\nlead: city\nnames: [" +
         c.word() + "]\nparticipants: [{agency: market, role: " + c.word() + ", group: " + c.word() +
         "}]\nbasis: [law, " + c.word() + "]\nfocus: {products: [" + c.word() + "], links: [" + c.word() +
         "], areas: [" + c.word() + "]}\nphases: [{title: " + c.word() + ", text: " + c.word() +
         "}]\nleading_group: {name: " + c.word() + ", head: {post: " + c.word() +
         "}}\ntasks: [{id: k1, title: " + c.word() + ", owner: market, people: " + c.word() +
         ", measures: " + c.word() + "}]\ntargets: [{id: t1, text: " + c.word() +
         ", metric: checks, value: \"≥ " + c.number() + "户\"}]\nnext: [{title: " + c.word() +
         ", text: " + c.word() + "}]\n---\n\n" + c.word() + "\n";
}

std::string page_of_canaries(const std::string& more, Canaries& c) {
  return "---\ntitle: " + c.word() + "\n" + more + "\naliases: [old/" + c.word() + "]\nsummary: " + c.word() +
         "\n---\n\n" + c.word() + "\n";
}

}  // namespace gongbao::test
