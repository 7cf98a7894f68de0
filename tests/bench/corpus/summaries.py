"""Summaries: prose whose figures are links into the data."""
from dataclasses import dataclass
from datetime import date, timedelta

from . import prose
from .figures import METRIC, WRITTEN_OUT, plain
from .periods import chinese_period, last_day_of_quarter


@dataclass
class Summary:
    path: str
    committed: date
    text: str
    title: str


def make_summaries(campaign, notes, sums, count, first, rng):
    periods = [p for p in sums.periods() if "Q" in p or len(p) == 4 or "H" in p]
    subjects = [(campaign.lead, "")] + [(campaign.lead, p) for p in periods]
    subjects += [(a, "") for a in campaign.participants[1:]]
    subjects += [(a, p) for a in campaign.participants[1:] for p in periods]
    made = []
    for agency, period in subjects:
        if len(made) == count:
            break
        text = summary_text(campaign, agency, period, notes, sums, rng)
        if text:
            made.append(Summary(f"{campaign.folder}/summaries/z{first + len(made):05}.md", last_day(campaign, period), *text))
    return made


def last_day(campaign, period):
    if not period:
        end = campaign.end
    elif len(period) == 4:
        end = date(int(period), 12, 31)
    elif "H" in period:
        end = last_day_of_quarter(int(period[:4]), 2 * int(period[-1]))
    else:
        end = last_day_of_quarter(int(period[:4]), int(period[-1]))
    return min(end + timedelta(days=10), date(2026, 1, 11))


def summary_text(c, agency, period, notes, sums, rng):
    lead = agency is c.lead
    under = {a.id for a in c.participants if lead or a.id == agency.id or a.parent == agency.id}
    data = sums.of(under, period)
    if len(data) < 3:
        return None
    title = f"{agency.name}{chinese_period(period) if period else ''}{c.field}工作总结"
    said = []
    for metric in sorted(data):
        value, qualifier = data[metric]
        written = f"{plain(value)}{METRIC[metric].unit}" if metric in WRITTEN_OUT and qualifier == "exact" else ""
        said.append(f"{prose.name_of(metric)}[{written}](figure:{metric})")
    if "inspection.hazards" in data and "rectified.hazards" in data and data["inspection.hazards"][0] > 0:
        said.append("整改率为[](figure:ratio.rectified)")
    reports = [n for n in notes if n.type == "report" and n.is_public]
    if lead and not period and reports:
        said.append("登记投诉举报[](figure:complaints.received)")
    own = [n for n in notes if n.is_public and n.agency.id in under]
    cited = rng.sample(own, min(3, len(own)))
    out = [f"---\ntitle: {title}\n", f"period: {period}\n" if period else "", f"agency: {agency.id}\n",
           f"date: {last_day(c, period)}\ntags: [工作总结]\n---\n\n",
           f"{chinese_period(period) if period else '行动期间'}，{agency.name}按照{c.title}的部署推进各项工作。\n\n",
           "## 一、主要数据\n\n", "，".join(said), "。\n\n## 二、主要做法\n\n",
           prose.paragraph(rng, "practice in words", 4), prose.bullet_list(rng, 4, True, "items in words"), "## 三、存在问题\n\n",
           prose.paragraph(rng, "problems", 3), "## 四、下一步打算\n\n", prose.paragraph(rng, "next", 3),
           "具体情况见" + "、".join(f"[](note:{n.id})" for n in cited) + "。\n"]
    return "".join(out), title
