#include <fmt/format.h>

#include "support/random_site.h"

namespace gongbao::test {
namespace {

constexpr int64_t hour = 3600;
constexpr int64_t day_length = 24 * hour;

std::string id_of(const Table& table) {
  const std::string& id = table.at("id");
  return id.substr(1, id.size() - 2);
}

std::string day_text(int64_t seconds) { return instant_text(seconds).substr(0, 10); }

}  // namespace

std::string DocumentMaker::day() {
  return chance_.word({"2026-03-21", "2026-03-02", "2026-04-15", "2026-04", "2026-05-20", "2026-06-01",
                       "2026", "2025-12-30", "2025-04-10", "20XX-03-05", "2026-03-30/2026-04-02", "2026-05~",
                       "2026-07-03", "2025-11-05"});
}

std::string DocumentMaker::title() {
  return chance_.word({"检查超市", "检查食堂", "联合行动", "整改情况", "工作会议", "宣传活动"}) +
         fmt::format("第{}次", chance_.pick(500));
}

std::string DocumentMaker::agency(const MadeSite& site) { return id_of(chance_.of(site.agencies)); }

std::string DocumentMaker::link(const MadeSite& site) {
  if (chance_.percent(25)) {
    const std::string id = agency(site);
    return chance_.percent(50) ? fmt::format("{{{{agency:{}|}}}}", id)
                               : fmt::format("{{{{agency:{}|该单位}}}}", id);
  }
  if (chance_.percent(20)) return fmt::format("{{{{metric:{}|}}}}", id_of(chance_.of(site.metrics)));
  if (chance_.percent(20)) return fmt::format("{{{{basis:{}|}}}}", id_of(chance_.of(site.bases)));
  if (chance_.percent(15))
    return chance_.word({"[](period:2026)", "[](period:2026-Q2)", "[季度](period:2026-Q1)"});
  if (site.documents.empty()) return "本地";
  const MadeDocument& target = chance_.of(site.documents);
  if (target.kind == MadeDocument::agency) return "本地";
  // An empty text would be an error where the target may not be seen.
  return fmt::format("{{{{{}|这里}}}}", target.name());
}

std::string DocumentMaker::paragraph(const MadeSite& site, const MadeDocument& made) {
  const int number = chance_.pick(1000);
  const bool has_figures = made.campaign_id == "summer" || made.campaign_id == "autumn";
  const std::string of = fmt::format("campaign={}&agency=city", has_figures ? made.campaign_id : "spring");
  switch (chance_.pick(made.kind == MadeDocument::summary ? 12 : 9)) {
    case 0:
      return fmt::format("某县市场监管局会同某市教育局开展第{}次检查。", number);
    case 1:
      return fmt::format("依照《某管理条例》办理，《条例》第{}条另有规定，见《某工作细则》。", number);
    case 2:
      return fmt::format("情况见{}，又见{}，编号{}。", link(site), link(site), number);
    case 3:
      return fmt::format("| 甲 | 乙 |\n| --- | --- |\n| {} | {} |", number, link(site));
    case 4:
      return fmt::format("## 第{}节\n\n- 一项\n- {}", number, link(site));
    case 5:
      return fmt::format("某镇监管所、某区市场监管局和某市市场监管局各说了第{}点。", number);
    case 6:
      return fmt::format("一般情况第{}则，见{}。", number, link(site));
    case 7:
    case 8:
    case 9:
      return fmt::format("检查单位[](figure:checks?{})。", of);
    case 10:
      return fmt::format("出动人员[](figure:people?{})。", of);
    default:
      return fmt::format("其中检查单位[](figure:checks?{}&period={})。", of,
                         chance_.word({"2026", "2026-03", "2026-Q1"}));
  }
}

std::string DocumentMaker::figure(const std::string& value, const MadeSite& site) {
  std::string text = "{value: " + value;
  if (chance_.percent(60)) text += ", agency: " + agency(site);
  if (chance_.percent(20)) text += ", period: " + chance_.word({"2026-03", "2026-Q2", "2026-04-02", "2026"});
  if (chance_.percent(15)) text += ", scope: 学校";
  if (chance_.percent(15)) text += ", region: 某县";
  if (chance_.percent(10)) text += ", provisional: true";
  if (chance_.percent(10)) text += fmt::format(", note: 说明{}", chance_.pick(90));
  const int basis = chance_.pick(10);
  if (basis < 2) text += ", basis: cumulative";
  if (basis == 2) text += ", basis: total";
  if (basis == 3) text += ", basis: total, acknowledged: 口径不同";
  if (basis == 4) text += ", basis: total, parts: [county, district]";
  return text + "}";
}

std::string DocumentMaker::figures(const MadeSite& site) {
  std::string text = fmt::format("checks: {}{}户", chance_.word({"", "约", "近"}), 1 + chance_.pick(300));
  if (chance_.percent(40)) text = "checks: " + figure(fmt::format("{}户", 20 + chance_.pick(900)), site);
  if (chance_.percent(40))
    text += ", people: " + figure(fmt::format("{}多人次", 100 * (1 + chance_.pick(90))), site);
  if (chance_.percent(20)) text += ", people: {text: 多次}";
  if (const size_t twice = text.find(", people: {text"); twice != text.npos && text.find("people") < twice)
    text.erase(twice);
  if (chance_.percent(25)) text += fmt::format(", big: {}户", 1 + chance_.pick(20));
  if (chance_.percent(25)) text += fmt::format(", good: {}户", 1 + chance_.pick(200));
  if (chance_.percent(20)) text += fmt::format(", shops: {}家", 1 + chance_.pick(500));
  if (chance_.percent(20)) text += fmt::format(", rate: {}%", 1 + chance_.pick(99));
  if (chance_.percent(20)) text += fmt::format(", ill: {}例", chance_.pick(14));
  return "{" + text + "}";
}

void DocumentMaker::make_campaign(const MadeSite& site, MadeDocument& made) {
  auto& keys = made.keys;
  if (chance_.percent(90))
    keys["period"] = chance_.word({"2026-03/2026-06", "2026-01/2026-12", "2026", "2026-04/.."});
  keys["lead"] = chance_.percent(80) ? "city" : agency(site);
  for (const Table& one : site.agencies)
    if (chance_.percent(60))
      made.references.push_back(
          {"participants", "agency:" + id_of(one),
           fmt::format("{{agency: {}, role: {}}}", id_of(one), chance_.word({"牵头", "参加"}))});
  for (const std::string metric : {"checks", "people"})
    if (chance_.percent(50)) made.references.push_back({"expected", "metric:" + metric, metric});
  if (chance_.percent(70))
    keys["targets"] = fmt::format(
        "[{{id: t1, text: 检查, metric: checks, value: \">= {}户\", by: {}}}, {{id: t2, text: 合格, metric: "
        "rate, "
        "value: \">= {}%\", by: 2026-12-31, agency: {}}}]",
        chance_.pick(900), chance_.word({"2026-09-20", "2026-10-31", "2026-06-30"}), chance_.pick(99),
        agency(site));
  if (chance_.percent(70))
    keys["tasks"] = fmt::format("[{{id: k1, title: 排查, owner: {}, due: {}, status: {}}}]", agency(site),
                                chance_.word({"2026-09-10", "2026-10-20", "2026-05"}),
                                chance_.word({"todo", "doing", "done"}));
  if (chance_.percent(50))
    keys["phases"] = "[{title: 部署, period: 2026-03}, {title: 总结, period: 2026-06}]";
  if (chance_.percent(30)) keys["counts"] = fmt::format("[{{of: tasks, value: {}}}]", 1 + chance_.pick(4));
  if (chance_.percent(30)) keys["next"] = fmt::format("[{{title: 下一步{}, due: 2026-12}}]", chance_.pick(9));
  if (chance_.percent(30))
    keys["names"] = fmt::format("[百日整治{}]", chance_.pick(3) + 10 * (made.id.size() % 7));
  if (chance_.percent(30)) made.references.push_back({"basis", "basis:law", "law"});
  if (chance_.percent(30))
    keys["leading_group"] = "{name: 领导小组, head: {post: 副市长}, office: {agency: market}}";
}

void DocumentMaker::make_note(const MadeSite& site, MadeDocument& made) {
  auto& keys = made.keys;
  keys["type"] = chance_.word({"inspection", "case", "meeting", "rectification", "report", "plan"});
  if (chance_.percent(90)) keys["date"] = day();
  if (chance_.percent(15)) keys["date_text"] = "月初";
  if (chance_.percent(90)) keys["agency"] = agency(site);
  if (chance_.percent(75)) keys["metrics"] = figures(site);
  if (chance_.percent(40)) {
    keys["findings"] = fmt::format("[{{id: p1, kind: problem, text: 台账不全{}, due: {}}}", chance_.pick(50),
                                   chance_.word({"2026-09-05", "2026-10-10", "2026-05-01"}));
    if (chance_.percent(50)) keys["findings"] += ", {id: p2, kind: good, text: 制度齐全, denies: p1}";
    keys["findings"] += "]";
  }
  for (const MadeDocument& other : site.documents)
    if (other.kind == MadeDocument::note && other.keys.contains("findings") && chance_.percent(12)) {
      const std::string finding = fmt::format("{}/{}#p1", other.campaign_id, other.id);
      if (chance_.percent(60))
        made.references.push_back(
            {"rectifies", "finding:" + finding,
             fmt::format("{{finding: {}, date: 2026-05-0{}, action: 补齐, state: {}}}", finding,
                         1 + chance_.pick(8), chance_.word({"done", "partly"}))});
      else
        made.references.push_back({"revisits", "finding:" + finding,
                                   fmt::format("{{finding: {}, date: 2026-06-0{}, result: {}}}", finding,
                                               1 + chance_.pick(8), chance_.word({"held", "failed"}))});
    }
  if (chance_.percent(20)) made.references.push_back({"joint", "agency:school", "school"});
  if (chance_.percent(20))
    keys["cases"] = fmt::format("[{{party: 某店, decision: 罚款{}元}}]", chance_.pick(5000));
  if (chance_.percent(15)) keys["tags"] = chance_.word({"[宣传]", "[学校, 食堂]"});
}

void DocumentMaker::make_summary(const MadeSite& site, MadeDocument& made) {
  if (chance_.percent(50)) made.keys["period"] = chance_.word({"2026-03/2026-06", "2026", "2026-Q2"});
  if (chance_.percent(70)) made.keys["agency"] = chance_.percent(70) ? "city" : agency(site);
  made.paragraphs.push_back(fmt::format("共检查[](figure:checks?campaign={}&agency=city)。",
                                        made.campaign_id == "summer" ? "summer" : "spring"));
}

void DocumentMaker::make_notice(const MadeSite& site, int64_t now, MadeDocument& made) {
  auto& keys = made.keys;
  keys["agency"] = "city";
  keys["doc_type"] = chance_.word({"通告", "通知", "公告"});
  if (chance_.percent(90)) keys["issued"] = chance_.word({"2026-02-01", "2026-03-01", "2025-11-11"});
  const auto ahead = [&](int most) { return now + (1 + chance_.pick(most)) * day_length; };
  if (chance_.percent(25)) keys["publish"] = instant_text(now + (1 + chance_.pick(200)) * hour);
  if (chance_.percent(30)) keys["expires"] = day_text(ahead(30) + 8 * day_length);
  if (chance_.percent(20)) keys["effective"] = day_text(ahead(8));
  if (chance_.percent(30))
    keys["consultation"] = fmt::format("{{start: 2026-08-01, end: {}, route: 来信}}", day_text(ahead(25)));
  if (chance_.percent(40)) keys["keywords"] = chance_.word({"[食品安全]", "[学校, 整治]"});
  if (chance_.percent(10)) keys["doc_number"] = fmt::format("某政发〔2026〕{}号", 1 + chance_.pick(90));
  for (const MadeDocument& other : site.documents)
    if (other.kind == MadeDocument::notice && other.id < made.id && chance_.percent(20))
      made.references.push_back({chance_.word({"related", "related", "supersedes", "amends", "corrects"}),
                                 "notice:" + other.id, other.id});
  if (chance_.percent(50)) made.references.push_back({"campaign", "campaign:spring", "spring"});
  if (chance_.percent(25)) {
    keys["tables"] = fmt::format("[{{title: 名单, file: {}.csv}}]", made.id);
    keys["attachments"] = fmt::format("[{}.csv]", made.id);
    made.files[made.id + ".csv"] = fmt::format("单位,数量\n甲店,{}\n", chance_.pick(90));
  } else if (chance_.percent(25)) {
    keys["tables"] =
        fmt::format("[{{title: 名单, columns: [单位, 数量], rows: [[甲店, {}]]}}]", chance_.pick(90));
  }
  keys["change_note"] = fmt::format("改动{}", chance_.pick(90));
}

void DocumentMaker::fix(MadeDocument& made) {
  made.keys.erase("status");
  made.keys.erase("audience");
  if (made.kind == MadeDocument::campaign) {
    made.keys["lead"] = "city";
    return;
  }
  made.keys["agency"] = "city";
  made.keys["date"] = "2026-03-21";
  made.keys["metrics"] =
      fmt::format("{{checks: {}户, people: {}多人次}}", 1 + chance_.pick(300), 100 * (1 + chance_.pick(9)));
}

MadeDocument DocumentMaker::make(MadeDocument::Kind kind, const std::string& id, const MadeSite& site,
                                 const std::string& campaign, int64_t now) {
  MadeDocument made;
  made.kind = kind;
  made.id = id;
  made.campaign_id = kind == MadeDocument::note || kind == MadeDocument::summary ? campaign : "";
  made.is_fixed =
      id == "k" || (kind == MadeDocument::campaign && (id == "spring" || id == "summer" || id == "autumn"));
  made.keys["title"] = title();
  if (chance_.percent(6)) made.keys["status"] = "draft";
  if (chance_.percent(6)) made.keys["audience"] = "internal";
  if (chance_.percent(15)) made.keys["summary"] = fmt::format("提要{}", chance_.pick(90));
  if (chance_.percent(15)) made.keys["source"] = fmt::format("某总结第{}页", chance_.pick(90));
  if (chance_.percent(8)) made.keys["aliases"] = fmt::format("[old/{}.html]", chance_.pick(100000));
  if (kind == MadeDocument::campaign) make_campaign(site, made);
  if (kind == MadeDocument::note) make_note(site, made);
  if (kind == MadeDocument::summary) make_summary(site, made);
  if (kind == MadeDocument::notice) make_notice(site, now, made);
  if (made.is_fixed) fix(made);
  if (kind == MadeDocument::note && !made.is_fixed && chance_.percent(20)) made.folder = "sub/";
  for (int left = 1 + chance_.pick(3); left > 0; --left) made.paragraphs.push_back(paragraph(site, made));
  if (kind != MadeDocument::campaign && kind != MadeDocument::agency && made.files.empty() &&
      chance_.percent(15)) {
    made.files[made.id + "-a.txt"] = fmt::format("附件{}\n", chance_.pick(100000));
    made.keys["attachments"] = fmt::format("[{}-a.txt]", made.id);
  }
  if (kind == MadeDocument::summary) made.keys["change_note"] = fmt::format("改动{}", chance_.pick(90));
  return made;
}

}  // namespace gongbao::test
