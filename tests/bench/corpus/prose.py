"""Chinese prose from seeded vocabulary: sentences, lists and tables of a work note."""
import re

from . import words
from .figures import METRIC

SLOTS = {
    "place": words.PLACES, "object": words.OBJECTS, "food": words.FOODS, "link": words.LINKS, "flaw": words.FLAWS,
    "measure": words.MEASURES, "meeting": words.MEETINGS, "people": words.PEOPLE, "media": words.MEDIA,
    "season": words.SEASONS, "law": [title for _, title, _ in words.BASES], "field": words.FIELDS,
    "n": [str(n) for n in range(2, 60)], "m": [str(n) for n in range(3, 24)],
}

OPENING = [
    "{season}以来，{place}的{object}客流增加，{food}交易活跃，{link}环节的风险随之上升。",
    "根据年度工作安排，本次行动以{object}为重点对象，以{link}、{link}为重点环节，突出{food}等重点品种。",
    "前期摸排共梳理{object}、{object}等点位{n}处，逐一登记名称、负责人和主要经营品种，形成工作台账。",
    "为防止问题反弹，工作组采取不打招呼、直奔现场的方式，对{place}开展回头看。",
    "群众反映较多的是{object}的{link}问题，本次检查将其作为重点，逐户核对近三个月的记录。",
]
PRACTICE = [
    "检查组分成{m}个小组，对照《{law}》逐项核对{link}、{link}和{link}记录。",
    "在{place}，执法人员重点查看{object}的{link}情况，现场抽取{food}、{food}样品送检。",
    "对发现的{flaw}问题，依据《{law}》**{measure}**，并要求在{m}日内书面反馈。",
    "针对{object}面广量大的实际，实行网格到人、责任到岗，每名协管员联系{n}户，每周至少巡查一次。",
    "联合行动中，各部门共享检查信息，避免重复进店，平均每户检查时间缩短到{n}分钟左右。",
    "工作人员边检查边讲解，把{link}的常见错误做成图示卡片，发到{people}手中。",
    "对{place}的{object}实行分级管理，A级每半年检查一次，C级每月检查一次，连续两次合格的可以调整级别。",
    "冷藏、冷冻的{food}逐批核对检疫票证和进货单据，票证不全的一律暂停销售，查清来源后再作处理。",
    "建立“一户一档”，档案包括许可证件、{link}记录、历次检查结果和整改照片，做到底数清、情况明。",
    "对从业人员进行现场提问，内容涉及{link}和{link}，答错的当场补课，{m}日后再测。",
    "工作组还走访{people}，听取对{field}工作的意见，收集建议{n}条，已分送有关单位研究。",
    "落实“日管控、周排查、月调度”，企业每日自查{link}，每周汇总风险，每月由负责人签字确认。",
    "夜间时段对{place}开展错时检查，重点打击无证经营{food}和使用来源不明原料的行为。",
    "运用视频监控对{object}的加工过程远程巡查，发现操作不规范的，十分钟内电话提醒，当日核实整改。",
]
PUBLICITY = [
    "通过{media}、{media}等形式，向{people}宣传《{law}》的主要规定，现场解答咨询{n}人次。",
    "邀请{people}代表参加开放日活动，实地查看{object}的{link}过程，填写评议表{n}份。",
    "组织{people}观看警示教育片，结合{flaw}的典型案例讲解法律责任。",
    "曝光典型案例{m}起，其中涉及{food}的占多数，起到了查处一起、警示一片的作用。",
]
PROBLEMS = [
    "少数{object}主体责任意识不强，仍存在{flaw}、{flaw}等问题。",
    "{place}点多线长，基层监管力量不足，部分{object}未能做到检查全覆盖。",
    "{food}的追溯链条不完整，上游票据不规范，给后续核查带来困难。",
    "个别{people}对《{law}》不熟悉，{link}记录流于形式。",
    "部门之间信息通报还不够及时，线索移送后的反馈周期偏长。",
]
NEXT = [
    "下一步将对{object}开展新一轮排查，{season}前完成{place}的复查验收。",
    "继续完善{link}制度，推动{object}自查报告率明显提升，力争做到问题不过夜。",
    "加强与有关部门协作，对{food}开展联合抽检，结果及时向社会公布。",
    "对整改不到位的{object}依法从重处理，并纳入信用记录。",
    "总结推广{place}的经验做法，把阶段性措施转化为长效机制。",
]
ITEMS = [
    "**{link}**：{object}全部建立记录，缺失的限期补齐。", "{place}：检查{object}{n}户，其中{m}户需要整改。",
    "重点品种为{food}、{food}，抽样{m}批次。", "对{flaw}的，{measure}。", "由{people}参加监督，每月公示一次结果。",
    "*{season}*期间加密巡查，每周不少于两次。", "《{law}》宣传资料发放到户。",
]
HEADINGS_PRACTICE = ["主要做法", "工作措施", "检查情况", "工作开展情况"]
HEADING_PROBLEMS = "存在问题"
HEADING_NEXT = "下一步打算"


def compile_template(text):
    """Literal texts and slot lists by turns, so that filling one is a join."""
    parts = re.split(r"\{(\w+)\}", text)
    return [(part, SLOTS[parts[i + 1]] if i + 1 < len(parts) else None) for i, part in zip(range(0, len(parts), 2), parts[::2])]


def without_numbers(bank):
    """For summaries, whose numbers must all be bound to figures."""
    return [text for text in bank if not re.search(r"\{[nm]\}|[两十]", text)]


BANKS = {name: [compile_template(text) for text in bank] for name, bank in [
    ("opening", OPENING), ("practice", PRACTICE), ("publicity", PUBLICITY), ("problems", PROBLEMS), ("next", NEXT),
    ("items", ITEMS), ("practice in words", without_numbers(PRACTICE)), ("items in words", without_numbers(ITEMS))]}


def sentences(rng, bank, count):
    """Different ones: nobody writes the same sentence twice in a paragraph."""
    return [fill(rng, template) for template in rng.sample(BANKS[bank], count)]


def fill(rng, template):
    random = rng.random
    out = []
    for literal, slot in template:
        out.append(literal)
        if slot:
            out.append(slot[int(random() * len(slot))])
    return "".join(out)


def paragraph(rng, bank, count):
    return "".join(sentences(rng, bank, count)) + "\n\n"


def bullet_list(rng, count, ordered, bank="items"):
    items = sentences(rng, bank, count)
    return "".join(f"{f'{i + 1}.' if ordered else '-'} {item}\n" for i, item in enumerate(items)) + "\n"


def table(rng, rows):
    out = ["| 类别 | 检查户数 | 发现问题 | 完成整改 |\n| --- | ---: | ---: | ---: |\n"]
    for name in rng.sample(words.OBJECTS, rows):
        checked = rng.randrange(5, 90)
        found = rng.randrange(0, checked // 3 + 1)
        out.append(f"| {name} | {checked} | {found} | {rng.randrange(found // 2, found + 1)} |\n")
    return "".join(out) + "\n"


def note_body(rng, opening, links):
    """2 to 3 KB of UTF-8: opening, two or three sections, and the links in prose."""
    pick = rng.random
    out = [opening, paragraph(rng, "opening", 1 + (pick() < 0.5))]
    out.append(f"## {rng.choice(HEADINGS_PRACTICE)}\n\n")
    out.append(paragraph(rng, "practice", 3))
    shape = pick()
    if shape < 0.45:
        out.append(bullet_list(rng, rng.randrange(3, 6), shape < 0.2))
    elif shape < 0.75:
        out.append("分类情况如下：\n\n" + table(rng, rng.randrange(3, 6)))
    else:
        out.append("### 现场检查\n\n" + paragraph(rng, "practice", 2))
    out.append(paragraph(rng, "practice", 2))
    if pick() < 0.6:
        out.append("### 宣传引导\n\n" + paragraph(rng, "publicity", 2))
    out.append(f"## {HEADING_PROBLEMS}\n\n" + paragraph(rng, "problems", 2))
    out.append(f"## {HEADING_NEXT}\n\n" + paragraph(rng, "next", 2))
    out.append(links)
    return "".join(out)


def name_of(metric):
    return METRIC[metric].name
