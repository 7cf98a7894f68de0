#include "support/twins.h"

#include <fmt/format.h>

#include <map>
#include <random>
#include <vector>

#include "base/digest.h"
#include "content/sign_off_record.h"
#include "source/object_id.h"

namespace gongbao::test {
namespace {

constexpr int64_t first_commit = 1'767'254'400;  // 2026-01-01T16:00+08:00
constexpr int64_t step = 86'400;

constexpr std::string_view config = R"(title = "小站"
base_url = "https://www.example.gov.cn/zz/"
[review.notice]
roles = ["approve"]
distinct_from_author = true
signed = false
[[reviewer]]
email = "app@example.gov.cn"
roles = ["approve"]
)";
constexpr std::string_view agencies = R"([[agency]]
id = "city"
name = "某市人民政府"
[[agency]]
id = "market"
name = "某市市场监管局"
parent = "city"
[[agency]]
id = "school"
name = "某市教育局"
parent = "city"
[[agency]]
id = "county"
name = "某县市场监管局"
parent = "market"
)";
constexpr std::string_view metrics = R"([[metric]]
id = "checks"
name = "检查单位"
unit = "户"
[[metric]]
id = "people"
name = "出动人员"
unit = "人次"
[[metric]]
id = "shops"
name = "持证单位"
unit = "家"
kind = "stock"
[[metric]]
id = "bags"
name = "查封食品"
unit = "袋"
[[metric]]
id = "ill"
name = "病例"
unit = "例"
min_cell = 5
)";

enum class State { visible, draft, internal, scheduled, unsigned_, newer };

/// The files of one branch as they change, commit by commit.
class Branch {
 public:
  explicit Branch(std::string name) : name_(std::move(name)) {}
  void write(const std::string& path, const std::string& text) {
    changes_ += fmt::format("M 100644 inline {}\ndata {}\n{}\n", path, text.size(), text);
  }
  void commit(int number, std::string_view email, std::string_view message) {
    const std::string who = fmt::format("{} <{}> {} +0800", email.substr(0, email.find('@')), email,
                                        first_commit + number * step);
    stream_ += fmt::format("commit refs/heads/{}\nauthor {}\ncommitter {}\ndata {}\n{}\n{}\n", name_, who,
                           who, message.size(), message, changes_);
    changes_.clear();
  }
  const std::string& stream() const { return stream_; }

 private:
  std::string name_;
  std::string changes_;
  std::string stream_;
};

class Maker {
 public:
  explicit Maker(uint32_t seed)
      : random_(seed), full_(fmt::format("full-{}", seed)), twin_(fmt::format("twin-{}", seed)) {}

  Twins make() {
    both("site.toml", std::string(config));
    both("content/agencies.toml", std::string(agencies));
    both("content/metrics.toml", std::string(metrics));
    both("content/campaigns/c0/campaign.md", campaign(State::visible));
    both("content/campaigns/c0/notes/k0.md", note(State::visible, "c0", true, true));
    seen_.push_back("campaign:c0");
    end_commit("clerk@example.gov.cn");
    const int campaigns = 1 + pick(3);
    for (int i = 1; i < campaigns; ++i) add_campaign(i);
    const int documents = 4 + pick(14);
    for (int i = 0; i < documents; ++i) {
      add_document(i);
      if (pick(3) == 0) end_commit(pick(2) ? "clerk@example.gov.cn" : "other@example.gov.cn");
    }
    end_commit("clerk@example.gov.cn");
    for (const Notice& notice : notices_) sign(notice);
    for (const Notice& notice : notices_)
      if (notice.state == State::newer) {
        only_full(notice.path, this->notice(notice.id, State::visible, "新写的、没有签的一版。", true));
        end_commit("clerk@example.gov.cn");
      }
    return {full_.stream() + twin_.stream(), withheld_, visible_};
  }

 private:
  struct Notice {
    std::string id, path, text;
    State state;
  };

  int pick(int below) { return static_cast<int>(random_() % static_cast<uint32_t>(below)); }
  template <class T>
  const T& one_of(const std::vector<T>& of) {
    return of[static_cast<size_t>(pick(static_cast<int>(of.size())))];
  }
  std::string agency() { return one_of<std::string>({"city", "market", "school", "county"}); }
  std::string date() {
    return one_of<std::string>(
        {"2026-03-21", "2026-04", "2026", "2025-12-30", "20XX-03-05", "2026-03-30/2026-04-02"});
  }
  /// Names that sort before, between and after each other.
  std::string name(int number) {
    return fmt::format("{}{}{}", static_cast<char>('a' + pick(26)), pick(10), number);
  }

  void both(const std::string& path, const std::string& text) {
    full_.write(path, text);
    twin_.write(path, text);
  }
  void only_full(const std::string& path, const std::string& text) {
    full_.write(path, text);
    ++withheld_;
  }
  void end_commit(std::string_view email) {
    full_.commit(commits_, email, "full");
    twin_.commit(commits_, email, "twin");
    ++commits_;
  }

  std::string head(std::string_view title, State state) {
    std::string text = fmt::format("---\ntitle: {}\n", title);
    if (state == State::draft) text += "status: draft\n";
    if (state == State::internal) text += "audience: internal\n";
    if (state == State::scheduled) text += "publish: 2026-11-23T08:00:01+08:00\n";
    return text;
  }

  /// A sentence that may lead to what can be seen.
  std::string words(bool is_seen) {
    std::string text = fmt::format("某市市场监管局第{}次整治情况。", pick(1000));
    if (!seen_.empty() && pick(2)) text += fmt::format("见[这里]({})。", one_of(seen_));
    if (is_seen && pick(3) == 0) text += "到某县市场监管局检查。\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n";
    return text + "\n";
  }

  std::string campaign(State state) {
    std::string text =
        head(fmt::format("整治{}", pick(100)), state) + "period: 2026-01/2026-06\nlead: city\n";
    if (pick(2))
      text += "participants: [{agency: market, role: 牵头}, {agency: county}]\nexpected: [checks]\n";
    if (pick(2))
      text += fmt::format(
          "targets: [{{id: t1, text: 检查, metric: checks, value: \"≥ {}户\", by: 2026-06}}]\n", pick(300));
    if (pick(2)) text += "tasks: [{id: k1, title: 排查, owner: market, due: 2026-05}]\n";
    return text + "---\n\n" + words(false);
  }

  void add_campaign(int number) {
    const State state = one_of<State>({State::visible, State::draft, State::internal});
    const std::string id = fmt::format("c{}", number);
    const std::string path = fmt::format("content/campaigns/{}/campaign.md", id);
    const std::string text = campaign(state);
    campaigns_.push_back({id, state == State::visible});
    if (state != State::visible) return only_full(path, text);
    both(path, text);
    seen_.push_back("campaign:" + id);
    ++visible_;
  }

  std::string figures() {
    std::string text = "metrics:\n";
    text += fmt::format("  checks: {}{}户\n", one_of<std::string>({"", "约", "近"}), 1 + pick(3000));
    if (pick(2))
      text += fmt::format(
          "  people: [{{value: {}人次, agency: {}}}, {{value: {}多人次, basis: total, agency: city}}]\n",
          1 + pick(9000), agency(), 100 * (1 + pick(90)));
    if (pick(3) == 0) text += fmt::format("  shops: {}家\n", pick(500));
    if (pick(3) == 0)
      text += fmt::format("  bags: {{value: {}袋, basis: cumulative, agency: county}}\n", 1000 + pick(9000));
    if (pick(3) == 0) text += fmt::format("  ill: {{value: {}例, note: 病例说明}}\n", pick(12));
    return text;
  }

  std::string note(State state, const std::string& campaign, bool is_seen, bool has_figures = false) {
    std::string text = head(fmt::format("情况{}", pick(1000)), state);
    text += fmt::format("type: {}\ndate: {}\nagency: {}\n",
                        one_of<std::string>({"inspection", "case", "meeting", "rectification"}), date(),
                        agency());
    if (has_figures || pick(3)) text += figures();
    if (pick(2)) text += "findings: [{id: p1, kind: problem, text: 台账不全, due: 2026-05-01}]\n";
    if (auto& of = problems_[campaign]; !of.empty() && pick(2))
      text += fmt::format("rectifies: [{{finding: {}#p1, date: 2026-05-02, action: 补齐, state: done}}]\n",
                          one_of(of));
    if (pick(4) == 0) text += "joint: [school]\n";
    if (pick(4) == 0) text += fmt::format("cases: [{{party: 某店, decision: 罚款{}元}}]\n", pick(5000));
    if (pick(4) == 0) text += fmt::format("aliases: [old/{}.html]\n", random_());
    return text + "---\n\n" + words(is_seen);
  }

  std::string notice(const std::string& id, State state, std::string_view body, bool is_changed) {
    std::string text = head(fmt::format("通告{}", id), state);
    text += fmt::format("agency: city\ndoc_type: 通告\nissued: {}\n",
                        one_of<std::string>({"2026-02-01", "2026-03-01", "2025-11-11"}));
    if (pick(2)) text += "campaign: c0\n";
    if (is_changed) text += "change_note: 改了\n";
    if (!signed_.empty() && pick(2) && !is_changed)
      text +=
          fmt::format("{}: [{}]\n", one_of<std::string>({"related", "amends", "corrects"}), one_of(signed_));
    if (pick(3) == 0) text += "consultation: {start: 2026-11-01, end: 2026-12-01, route: 来信}\n";
    if (pick(3) == 0) text += "expires: 2026-10-01\n";
    return text + "---\n\n" + std::string(body) + "\n";
  }

  void add_document(int number) {
    switch (pick(5)) {
      case 0:
        return add_notice(number);
      case 1:
        return add_page(number);
      default:
        return add_note(number);
    }
  }

  void add_note(int number) {
    const State state = one_of<State>({State::visible, State::visible, State::draft, State::internal});
    auto [campaign, campaign_is_seen] =
        campaigns_.empty() ? std::pair(std::string("c0"), true) : one_of(campaigns_);
    if (pick(2)) std::tie(campaign, campaign_is_seen) = std::pair(std::string("c0"), true);
    const bool is_seen = campaign_is_seen && state == State::visible;
    const std::string id = name(number);
    const std::string path = fmt::format("content/campaigns/{}/notes/{}.md", campaign, id);
    const std::string text = note(state, campaign, is_seen);
    if (!is_seen) {
      if (pick(3) == 0) {  // it was public once: nothing is left of it
        only_full(path, note(State::visible, campaign, false));
        end_commit("other@example.gov.cn");
      }
      return only_full(path, text);
    }
    ++visible_;
    if (pick(4) == 0) {  // an earlier version of it, whose figures were others
      both(path, note(State::visible, campaign, is_seen));
      end_commit("clerk@example.gov.cn");
    }
    both(path, text);
    seen_.push_back(fmt::format("note:{}/{}", campaign, id));
    if (text.find("id: p1") != text.npos) problems_[campaign].push_back(id);
  }

  void add_page(int number) {
    const State state = one_of<State>({State::visible, State::draft, State::internal});
    const std::string id = name(number);
    const std::string path = pick(4) ? fmt::format("content/pages/{}.md", id)
                                     : fmt::format("content/campaigns/c0/summaries/{}.md", id);
    std::string text = head(fmt::format("说明{}", id), state) + "---\n\n" + words(state == State::visible);
    if (path.find("summaries") != path.npos) text += "\n共检查[](figure:checks)。\n";
    if (state != State::visible) return only_full(path, text);
    ++visible_;
    both(path, text);
  }

  void add_notice(int number) {
    Notice made{name(number),
                {},
                {},
                one_of<State>({State::visible, State::visible, State::draft, State::internal,
                               State::scheduled, State::unsigned_, State::newer})};
    made.path = fmt::format("content/notices/{}.md", made.id);
    std::string body = words(false);
    const bool has_file = pick(3) == 0;
    const std::string file = made.id + ".txt";
    if (has_file) body += fmt::format("\n见[附件]({}).\n", file);
    made.text = notice(made.id, made.state, body, false);
    const bool is_seen = made.state == State::visible || made.state == State::newer;
    if (has_file) {
      const std::string bytes = fmt::format("附件{}\n", random_());
      is_seen ? both("content/notices/" + file, bytes) : only_full("content/notices/" + file, bytes);
      files_[made.id] = bytes;
    }
    is_seen ? both(made.path, made.text) : only_full(made.path, made.text);
    notices_.push_back(made);
    if (!is_seen) return;
    ++visible_;
    signed_.push_back(made.id);
    seen_.push_back("notice:" + made.id);
  }

  /// By commits of the reviewer; what may not be seen for other reasons is signed, too.
  void sign(const Notice& notice) {
    if (notice.state == State::unsigned_) return;
    SignOffEntry entry;
    entry.role = "approve";
    entry.name = "签发人";
    entry.email = "app@example.gov.cn";
    entry.instant = Instant{first_commit + commits_ * step, 480};
    entry.blob = blob_id(notice.text).hex();
    entry.remark = "同意";
    if (const auto file = files_.find(notice.id); file != files_.end())
      entry.attachments.push_back(
          {notice.id + ".txt", blob_id(file->second).hex(), sha256(file->second).hex()});
    entry.digest =
        sign_off_digest("notice:" + notice.id, sha256(evened_out(notice.text)), entry.attachments, {}).hex();
    const std::string record = write_sign_off(entry);
    const bool is_seen = notice.state == State::visible || notice.state == State::newer;
    is_seen ? both(record_path(notice.path), record) : only_full(record_path(notice.path), record);
    end_commit("app@example.gov.cn");
  }

  std::mt19937 random_;
  Branch full_, twin_;
  int commits_ = 0;
  size_t withheld_ = 0, visible_ = 0;
  std::vector<std::pair<std::string, bool>> campaigns_;
  std::vector<std::string> seen_;    ///< kind:id of what may be seen
  std::vector<std::string> signed_;  ///< ids of notices that may be seen
  std::map<std::string, std::vector<std::string>> problems_;
  std::map<std::string, std::string> files_;
  std::vector<Notice> notices_;
};

}  // namespace

Twins make_twins(uint32_t seed) { return Maker(seed).make(); }

std::string moment_of_twins() { return "2026-11-23T08:00:00+08:00"; }

}  // namespace gongbao::test
