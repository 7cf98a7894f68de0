"""Agencies, metrics and bases of the corpus, and the files that register them."""
from dataclasses import dataclass

from . import words


@dataclass(frozen=True)
class Agency:
    id: str
    name: str
    short: str
    parent: str  # empty for the province
    level: int  # 0 province, 1 city, 2 bureau
    region: str


@dataclass(frozen=True)
class Metric:
    id: str
    name: str
    unit: str
    also: tuple
    kind: str
    better: str
    group: str
    more: str = ""  # further lines of TOML


METRICS = [
    Metric("enforcement.person_times", "出动执法人员", "人次", ("次",), "flow", "none", "执法力度"),
    Metric("inspection.operators", "检查经营户", "户", ("家",), "flow", "none", "监督检查"),
    Metric("inspection.canteens", "检查食堂", "家次", ("家",), "flow", "none", "监督检查"),
    Metric("inspection.hazards", "发现问题隐患", "个", ("处",), "flow", "none", "问题整改"),
    Metric("rectified.hazards", "问题隐患整改到位", "个", ("处",), "flow", "up", "问题整改"),
    Metric("ratio.rectified", "问题隐患整改率", "%", (), "ratio", "up", "问题整改",
           'ratio = "rectified.hazards / inspection.hazards"\n'),
    Metric("case.filed", "立案查处", "件", ("起",), "flow", "none", "案件查办"),
    Metric("penalty.amount", "罚没款", "元", (), "flow", "none", "案件查办"),
    Metric("seizure.goods", "查扣问题食品", "公斤", (), "flow", "none", "案件查办"),
    Metric("sampling.batches", "监督抽检", "批次", (), "flow", "none", "抽检监测"),
    Metric("sampling.passed", "抽检合格", "批次", (), "flow", "none", "抽检监测", 'part_of = "sampling.batches"\n'),
    Metric("sampling.failed", "抽检不合格", "批次", (), "flow", "down", "抽检监测", 'part_of = "sampling.batches"\n'),
    Metric("publicity.leaflets", "发放宣传资料", "份", ("册",), "flow", "none", "宣传培训"),
    Metric("training.people", "培训人员", "人次", ("人",), "flow", "none", "宣传培训"),
    Metric("complaints.received", "投诉举报", "件", ("起",), "flow", "down", "社会共治"),
    Metric("canteen.total", "在用食堂", "家", ("个",), "stock", "none", "明厨亮灶"),
    Metric("canteen.open_kitchen", "建成明厨亮灶食堂", "家", ("个",), "stock", "up", "明厨亮灶"),
    Metric("rate.satisfaction", "群众满意度", "%", (), "rate", "up", "社会共治"),
    Metric("incident.food", "食品安全事故", "起", ("件",), "flow", "down", "安全底线"),
    Metric("guidance.visits", "上门指导", "人次", ("次",), "flow", "none", "宣传培训"),
    Metric("trace.batches", "追溯核查", "批次", (), "flow", "none", "抽检监测"),
    Metric("lesson.all", "食品安全授课", "场次", ("场",), "flow", "none", "宣传培训"),
    Metric("lesson.school", "学校授课", "场次", ("场",), "flow", "none", "宣传培训", 'part_of = "lesson.all"\n'),
    Metric("lesson.village", "乡村授课", "场次", ("场",), "flow", "none", "宣传培训", 'part_of = "lesson.all"\n'),
    Metric("canteen.smart", "智慧监管食堂", "家", ("个",), "stock", "up", "明厨亮灶"),
    Metric("rate.response", "投诉按时办结率", "%", (), "rate", "up", "社会共治"),
]


def make_agencies(count, rng):
    """One province, about one city for thirteen agencies, their bureaus: three levels."""
    cities = max(2, round(count / 13))
    names = [a + b for a in words.CITY_FIRST for b in words.CITY_SECOND]
    rng.shuffle(names)
    agencies = [Agency("province", words.PROVINCE + "人民政府", "省政府", "", 0, words.PROVINCE)]
    for i in range(cities):
        region = words.PROVINCE + names[i] + "市"
        agencies.append(Agency(f"c{i:03}", names[i] + "市人民政府", "市政府", "province", 1, region))
    for i in range(count - 1 - cities):
        city = agencies[1 + i % cities]
        name, short, key = words.BUREAUS[i // cities % len(words.BUREAUS)]
        place = city.region[len(words.PROVINCE):]
        agencies.append(Agency(f"{city.id}-{key}", place + name, short, city.id, 2, city.region))
    return agencies


def agencies_toml(agencies):
    out = ["# 机构登记表：全部是为测试而虚构的。\n"]
    for a in agencies:
        out.append(f'\n[[agency]]\nid = "{a.id}"\nname = "{a.name}"\nshort = "{a.short}"\n')
        if a.parent:
            out.append(f'parent = "{a.parent}"\n')
        out.append(f'region = "{a.region}"\n')
    return "".join(out)


def metrics_toml():
    out = ["# 指标登记表\n"]
    for m in METRICS:
        also = f"also = [{', '.join(chr(34) + word + chr(34) for word in m.also)}]\n" if m.also else ""
        out.append(f'\n[[metric]]\nid = "{m.id}"\nname = "{m.name}"\nunit = "{m.unit}"\n{also}kind = "{m.kind}"\n'
                   f'better = "{m.better}"\ngroup = "{m.group}"\n{m.more}description = "{m.name}，按报送单位填报的数字。"\n')
    return "".join(out)


def bases_toml():
    out = ["# 依据登记表\n"]
    for key, title, issuer in words.BASES:
        out.append(f'\n[[basis]]\nid = "{key}"\ntitle = "{title}"\nissuer = "{issuer}"\n')
    return "".join(out)


def site_toml(periods):
    listed = ", ".join(f'"{p}"' for p in periods)
    return f'''title = "{words.PROVINCE}专项整治公报（测试）"
base_url = "https://gongbao.example/"
language = "zh-Hans"
timezone = "+08:00"
theme = "official"

[publisher]
name = "{words.PROVINCE}专项整治公报编辑部"

[audience]
note = "public"

[reports]
periods = [{listed}]
'''
