// Protects: what a reader sees as changed between two versions of a text is what changed: applied to the old
// text the difference gives the new one, turned round the old one; Chinese goes by characters, numbers stay
// whole, and nothing falls into crumbs.
#include "compare/text_difference.h"

#include <doctest/doctest.h>

#include <ctime>
#include <random>

#include "base/text.h"
#include "compare/token.h"

using namespace gongbao;

namespace {

/// [-removed-]{+added+} as in the terminal; what moved has a ~ inside.
std::string marked(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) {
    const std::string inside = run.moved ? "~" + run.text : run.text;
    text += run.kind == Run::Kind::equal     ? run.text
            : run.kind == Run::Kind::removed ? "[-" + inside + "-]"
                                             : "{+" + inside + "+}";
  }
  return text;
}

std::string between(std::string_view from, std::string_view to) { return marked(runs_between(from, to)); }

std::vector<Paragraph> paragraphs(std::string_view text) {
  std::vector<Paragraph> result;
  if (text.empty()) return result;
  for (const std::string_view line : split(text, '\n'))
    result.push_back({std::string(line), "paragraph", {}});
  return result;
}

/// One line a block: = equal, ! changed, - removed, + added; a ~ for what moved.
std::string lines(std::string_view from, std::string_view to) {
  std::string text;
  for (const TextBlock& block : text_difference(paragraphs(from), paragraphs(to))) {
    text += "=-+!"[static_cast<size_t>(block.kind)];
    text += (block.moved ? "~" : "") + marked(block.runs) + "\n";
  }
  return text;
}

/// The paragraphs of one side of a difference.
std::string side(const std::vector<TextBlock>& blocks, Run::Kind other, TextBlock::Kind absent) {
  std::vector<std::string> result;
  for (const TextBlock& block : blocks) {
    if (block.kind == absent) continue;
    result.emplace_back();
    for (const Run& run : block.runs)
      if (run.kind != other) result.back() += run.text;
  }
  return join(result, "\n");
}
std::string old_side(const std::vector<TextBlock>& blocks) {
  return side(blocks, Run::Kind::added, TextBlock::Kind::added);
}
std::string new_side(const std::vector<TextBlock>& blocks) {
  return side(blocks, Run::Kind::removed, TextBlock::Kind::removed);
}

const std::string sentences[] = {"市场局出动执法人员729人次，检查企业522户。",
                                 "查获私宰肉300多公斤；",
                                 "涉案货值14万余元，罚没款2万元。",
                                 "The team inspected 12 shops on 2008-06-16. ",
                                 "各成员单位要加强协调配合，形成工作合力！",
                                 "整治行动取得了阶段性成效。",
                                 "群众举报电话“12315”畅通。"};

std::string random_text(std::mt19937& random, size_t size) {
  std::string text;
  for (size_t i = 0; i < size; ++i) {
    text += sentences[random() % std::size(sentences)];
    if (random() % 3 == 0 && i + 1 < size) text += "\n";
  }
  return text;
}

/// Some characters or sentences taken out, doubled, changed or put elsewhere.
std::string edited(std::string text, std::mt19937& random) {
  const size_t edits = random() % 12;
  for (size_t edit = 0; edit < edits; ++edit) {
    std::vector<Token> tokens = tokens_of(text);
    if (tokens.empty()) break;
    const size_t begin = random() % tokens.size();
    const size_t end = std::min(tokens.size(), begin + 1 + random() % 9);
    std::string part;
    for (size_t i = begin; i < end; ++i) part += tokens[i].text;
    const size_t at = static_cast<size_t>(tokens[begin].text.data() - text.data());
    switch (random() % 4) {
      case 0:
        text.erase(at, part.size());
        break;
      case 1:
        text.insert(at, part);
        break;
      case 2:
        text.replace(at, part.size(), "改为其他内容8户");
        break;
      default:
        text.erase(at, part.size());
        text.insert(0, part);
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a number is one word with its measure word, 万 and 多") {
  const auto texts = [](std::string_view text) {
    std::vector<std::string> parts;
    for (const Token& token : tokens_of(text)) parts.emplace_back(token.text);
    return join(parts, "|");
  };
  CHECK(texts("检查6500多人次") == "检|查|6500多人次");
  CHECK(texts("货值14万余元。") == "货|值|14万余元|。");
  CHECK(texts("还有3个多月") == "还|有|3个多月");
  CHECK(texts("1060公斤以上，75%以上") == "1060公斤以上|，|75%以上");
  CHECK(texts("1,922户、91%") == "1,922户|、|91%");
  CHECK(texts("8月24日 GB/T 9704") == "8月|24日| |GB|/|T| |9704");
  CHECK(texts("2008-06-16，３００公斤") == "2008-06-16|，|３００公斤");
}

TEST_CASE("sentences end with what closes them") {
  const auto texts = [](std::string_view text) {
    std::vector<std::string> parts;
    for (const std::string_view sentence : sentences_of(text)) parts.emplace_back(sentence);
    return join(parts, "|");
  };
  CHECK(texts("甲说：“好。”乙走；丙来") == "甲说：“好。”|乙走；|丙来");
  CHECK(texts("It has 3.5 kg. Then more.") == "It has 3.5 kg. |Then more.");
  CHECK(texts("") == "");
}

TEST_CASE("equal texts have no difference") {
  CHECK(between("检查企业522户。", "检查企业522户。") == "检查企业522户。");
  CHECK_FALSE(has_changes(text_difference(paragraphs("甲\n乙"), paragraphs("甲\n乙"))));
  CHECK(text_difference({}, {}).empty());
}

TEST_CASE("a changed number is replaced as a whole") {
  CHECK(between("共检查企业522户，立案278件。", "共检查企业532户，立案278件。") ==
        "共检查企业[-522户-]{+532户+}，立案278件。");
  CHECK(between("货值14万余元", "货值15万余元") == "货值[-14万余元-]{+15万余元+}");
  CHECK(between("检查3户，立案5件。", "检查4户，立案6件。") == "检查[-3户-]{+4户+}，立案[-5件-]{+6件+}。");
}

TEST_CASE("a reworded phrase is one change, not one for each character that changed") {
  CHECK(between("要进一步加强对重点区域的监督管理。", "要进一步强化在重点地区的监督检查。") ==
        "要进一步[-加强对重点区域-]{+强化在重点地区+}的监督[-管理-]{+检查+}。");
}

TEST_CASE("an addition begins and ends where a clause does") {
  CHECK(between("检查学校、企业、市场。", "检查学校、工地、企业、市场。") ==
        "检查学校、{+工地、+}企业、市场。");
  CHECK(between("工作扎实。成效明显。", "工作扎实。措施有力。成效明显。") ==
        "工作扎实。{+措施有力。+}成效明显。");
}

TEST_CASE("a sentence that moved is shown as moved, and one that changed inside") {
  CHECK(lines("第一阶段部署动员。第二阶段检查整改。第三阶段总结验收。",
              "第二阶段检查整改。第三阶段总结验收。第一阶段部署动员。") ==
        "![-~第一阶段部署动员。-]第二阶段检查整改。第三阶段总结验收。{+~第一阶段部署动员。+}\n");
  CHECK(lines("全市出动执法人员500人次。查获不合格食品20公斤。",
              "全市出动执法人员650人次。查获不合格食品20公斤。") ==
        "!全市出动执法人员[-500人次-]{+650人次+}。查获不合格食品20公斤。\n");
}

TEST_CASE("paragraphs are added, removed, changed and moved") {
  CHECK(lines("一、基本情况\n全市共有学校30所。\n二、存在问题",
              "一、基本情况\n全市共有学校31所。\n二、存在问题\n个别食堂台账不全。") ==
        "=一、基本情况\n!全市共有学校[-30所-]{+31所+}。\n=二、存在问题\n+{+个别食堂台账不全。+}\n");
  CHECK(lines("市场监管部门牵头开展检查。\n教育部门负责督促学校整改。\n卫生部门负责培训。",
              "教育部门负责督促学校整改。\n卫生部门负责培训。\n市场监管部门牵头开展检查。") ==
        "-~[-~市场监管部门牵头开展检查。-]\n=教育部门负责督促学校整改。\n=卫生部门负责培训。\n+~{+~"
        "市场监管部门牵头开展检查。+}\n");
}

TEST_CASE("a style or an address that changed is seen though the words are the same") {
  const std::vector<TextBlock> blocks =
      text_difference({{"基本情况", "paragraph", ""}, {"见附件", "paragraph", "0 a"}},
                      {{"基本情况", "heading-2", ""}, {"见附件", "paragraph", "0 b"}});
  REQUIRE(blocks.size() == 2);
  for (const TextBlock& block : blocks) {
    CHECK(block.kind == TextBlock::Kind::changed);
    CHECK(block.restyled);
    CHECK(block.runs.size() == 1);
  }
}

TEST_CASE("long equal stretches can be passed over, those beside a change cannot") {
  std::string from = "甲", to = "甲";
  for (int i = 0; i < 10; ++i)
    from += fmt::format("\n第{}段相同的文字", i), to += fmt::format("\n第{}段相同的文字", i);
  to += "\n新的一段";
  const std::vector<BlockGroup> groups = grouped(text_difference(paragraphs(from), paragraphs(to)));
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].hidden);
  CHECK(groups[0].end == 10);
  CHECK_FALSE(groups[1].hidden);
  CHECK(groups[1].end == 12);
}

TEST_CASE("applying a difference gives the new text, turning it round the old one") {
  std::mt19937 random(4);
  size_t changes = 0;
  for (int round = 0; round < 2000; ++round) {
    const std::string from = random_text(random, random() % 14);
    const std::string to = random() % 8 == 0 ? random_text(random, random() % 14) : edited(from, random);
    const std::vector<TextBlock> blocks = text_difference(paragraphs(from), paragraphs(to));
    CHECK(old_side(blocks) == from);
    CHECK(new_side(blocks) == to);
    CHECK(has_changes(blocks) == (from != to));
    CHECK(blocks == text_difference(paragraphs(from), paragraphs(to)));
    changes += has_changes(blocks);
    for (const TextBlock& block : blocks)
      for (size_t i = 1; i < block.runs.size();
           ++i)  // no two runs of a kind side by side, nothing added before its removal
        CHECK(
            (block.runs[i].kind != block.runs[i - 1].kind || block.runs[i].moved != block.runs[i - 1].moved));
  }
  CHECK(changes > 1000);
}

TEST_CASE("a hundred kilobytes take no longer than they should, whatever they hold") {
  std::mt19937 random(7);
  const auto seconds = [](const std::string& from, const std::string& to) {
    const std::clock_t begin = std::clock();  // processor time: the machine may have more to do
    const std::vector<TextBlock> blocks = text_difference(paragraphs(from), paragraphs(to));
    const double taken = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    CHECK(old_side(blocks) == from);
    CHECK(new_side(blocks) == to);
    return taken;
  };
  const auto noise = [&](size_t size) {  // one paragraph without a sentence in it
    std::string text;
    while (text.size() < size)
      text += fmt::format("{}字{}", random() % 10, static_cast<char>('a' + random() % 26));
    return text;
  };
  std::string text;
  while (text.size() < 100'000) text += random_text(random, 40) + "\n";
  CHECK(seconds(text, edited(text, random)) < 5);
  CHECK(seconds(text, "") < 5);
  CHECK(seconds(noise(100'000), noise(100'000)) < 5);
  CHECK(seconds(text, random_text(random, 2000)) < 5);
}
