"""Campaigns of the corpus: who leads, who takes part, and the file campaign.md."""
from dataclasses import dataclass
from datetime import date, timedelta

from . import words
from .scale import LAST_YEAR


@dataclass
class Campaign:
    id: str
    title: str
    field: str
    lead: object  # Agency
    participants: list  # of Agency, the lead first; all in its subtree
    start: date
    end: date
    notes: int
    names_participants: bool  # without them, and without what is expected, coverage follows what was stated
    names_expected: bool

    @property
    def folder(self):
        return f"content/campaigns/{self.id}"

    @property
    def kickoff_path(self):
        return f"{self.folder}/notes/{self.start.year}/{self.start.month:02}/{KICKOFF}.md"

    @property
    def kickoff_title(self):
        return f"{self.title}动员部署会"


KICKOFF = "qidong"  # id of the first note of every campaign: always public, so any document may link to it


def make_campaigns(scale, agencies, rng):
    children = {}
    for agency in agencies:
        children.setdefault(agency.parent, []).append(agency)
    cities = [a for a in agencies if a.level == 1]
    first = date(scale.first_year, 1, 1)
    days = (date(LAST_YEAR, 6, 30) - first).days
    campaigns = []
    for i in range(scale.campaigns):
        if i % 5 == 4:
            lead = agencies[0]
            members = rng.sample(cities, min(len(cities), 5))
            members += [b for city in members for b in children.get(city.id, [])[:4]]
        else:
            lead = cities[i % len(cities)]
            members = children.get(lead.id, [])[:14]
        start = first + timedelta(days=days * i // scale.campaigns + rng.randrange(20))
        start = start.replace(day=1)
        end = min(start + timedelta(days=rng.randrange(200, 720)), date(LAST_YEAR, 12, 31))
        field = words.FIELDS[i % len(words.FIELDS)]
        place = lead.region[len(words.PROVINCE):] or words.PROVINCE
        title = f"{place}{start.year}年{field}{words.ACTIONS[i % len(words.ACTIONS)]}"
        count = scale.notes * (i + 1) // scale.campaigns - scale.notes * i // scale.campaigns
        campaigns.append(Campaign(f"{field}-{i:04}" if i % 10 == 3 else f"h{i:04}", title, field, lead,
                                  [lead] + members, start, end, count, i % 5 != 3, i % 5 != 2))
    return campaigns


def campaign_md(c, rng):
    end = c.end.isoformat()
    middle = (c.start + (c.end - c.start) / 3).strftime("%Y-%m")
    bodies = c.participants[1:9]
    offices = [c.participants[1 + i % (len(c.participants) - 1)].id for i in range(4)]
    out = [f"---\ntitle: {c.title}\nperiod: {c.start:%Y-%m}/{c.end:%Y-%m}\nlead: {c.lead.name}\n",
           f"names: [{c.field}整治行动]\nsummary: 为测试而编写的{c.field}工作，由{c.lead.name}牵头。\n",
           f"leading_group:\n  name: {c.field}工作领导小组\n  agency: {c.lead.id}\n"
           f"  head: {{post: {rng.choice(words.POSTS)}}}\n  members: [{len(bodies)}个成员单位主要负责人]\n"
           f"  office: {{agency: {offices[0]}}}\n"]
    if c.names_participants:
        out += ["participants:\n"]
        out += [f"  - {{agency: {a.id}, role: {'牵头' if i == 0 else '落实'}, group: 第{'一二三四'[i % 4]}工作组}}\n"
                for i, a in enumerate(bodies)]
    out.append(f"basis: [{words.BASES[0][0]}, {rng.choice(words.BASES[1:])[0]}]\n")
    out.append(f"focus:\n  products: [{'、'.join(rng.sample(words.FOODS, 2))}]\n  links: [{', '.join(rng.sample(words.LINKS, 3))}]\n"
               f"  areas: [{', '.join(rng.sample(words.PLACES, 2))}]\n")
    out.append(f"phases:\n  - {{title: 动员部署, period: {c.start:%Y-%m}/{middle}, text: 印发方案，分解任务。}}\n"
               f"  - {{title: 集中整治, period: {middle}/{c.end:%Y-%m}, text: 逐户检查，边查边改。}}\n")
    out.append(f"targets:\n  - {{id: t1, text: 检查经营户{c.notes * 20}户以上, metric: inspection.operators, "
               f'value: "≥ {c.notes * 20}户", by: {end}}}\n'
               f'  - {{id: t2, text: 不发生食品安全事故, metric: incident.food, value: "= 0起", by: {end}}}\n'
               f'  - {{id: t3, text: 群众满意度达到百分之九十, metric: rate.satisfaction, value: "≥ 90%", by: {end}}}\n')
    out.append("tasks:\n")
    for i, task in enumerate(["核清底数并建立档案", "完成第一轮全覆盖检查", "开展联合执法", "组织总结评估"]):
        due = c.start + (c.end - c.start) * (i + 1) / 4
        out.append(f"  - {{id: k{i + 1}, title: {task}, owner: {offices[i]}, due: {due.isoformat()}, "
                   f"status: {'done' if i < 2 else 'doing'}}}\n")
    out.append("counts:\n  - {of: tasks, value: 4, text: 四项任务}\n  - {of: targets, value: 3, text: 三项目标}\n")
    if c.names_expected:
        out.append("expected: [enforcement.person_times, inspection.operators, trace.batches]\n")
    out.append(f"next:\n  - {{title: 建立长效机制, text: 把行之有效的做法转为日常制度。, due: {end}}}\n---\n\n")
    out.append(f"> 说明：地名、机构和数字都是为测试而虚构的。\n\n{c.title}由{c.lead.name}统一领导，"
               f"各成员单位按职责落实，每季度报送一次情况。\n\n")
    out.append(f"## 组织方式\n\n部署情况见[](note:{KICKOFF})，牵头单位为[](agency:{c.lead.id})。实行“周调度、月通报、季评估”。\n\n"
               "## 文件依据\n\n主要依据是《中华人民共和国食品安全法》及其实施条例。\n")
    return "".join(out)
