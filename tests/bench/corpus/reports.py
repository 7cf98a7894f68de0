"""Quarterly reports of a campaign's lead: totals, cumulative values, and figures of other agencies."""
from datetime import timedelta

from . import prose
from .figures import Figure
from .note import Note
from .periods import chain_of, chinese_period, last_day_of_quarter, quarter_of


def make_reports(campaign, notes, count, rng):
    spent = {}  # quarter → sum of the own figures that the total must not fall below
    for note in notes:
        for f in note.figures:
            if f.metric == "enforcement.person_times" and f.when[:2] == "20" and "X" not in f.when:
                quarter = chain_of(f.when)[1]
                spent[quarter] = spent.get(quarter, 0) + int(f.value)
    year, quarter = campaign.start.year, (campaign.start.month + 2) // 3
    complaints = 0
    canteens = {a.id: rng.randrange(20, 200) for a in campaign.participants}
    opened = {key: total // 3 for key, total in canteens.items()}
    reports = []
    for _ in range(count):
        complaints += rng.randrange(3, 40)
        reports.append(make_report(campaign, year, quarter, spent, complaints, canteens, opened, rng))
        year, quarter = (year, quarter + 1) if quarter < 4 else (year + 1, 1)
    return reports


def make_report(c, year, quarter, spent, complaints, canteens, opened, rng):
    last = last_day_of_quarter(year, quarter)
    period = quarter_of(last)
    day = last + timedelta(days=rng.randrange(3, 10))
    key = f"baogao-{year}-{quarter}"
    note = Note(key, f"{c.folder}/notes/baosong/{key}.md", "report", f"{c.title}{chinese_period(period)}情况", c.lead,
                day.isoformat(), day=day, committed=day + timedelta(days=1), tags=["信息报送"])

    def add(metric, text, value, **more):
        agency = more.pop("agency", c.lead.id)
        note.figures.append(Figure(metric, text, value, "exact", agency, more.pop("when", period),
                                   own_agency=agency != c.lead.id, own_period=True, **more))

    # Above the parts, or just they: never below, which would be a contradiction.
    total = spent.get(period, 0) + (rng.randrange(1, 90) if rng.random() < 0.6 else 0)
    add("enforcement.person_times", f"{total}人次", total, basis="total", note="各成员单位汇总")
    add("complaints.received", f"{complaints}件", complaints, basis="cumulative", when=last.isoformat())
    rate = rng.randrange(880, 990)
    add("rate.satisfaction", plain_rate(rate), rate)
    members = c.participants[1:]
    for agency in sorted(rng.sample(members, min(len(members), 5)), key=lambda a: a.id):
        people = rng.randrange(10, 300)
        add("training.people", f"{people}人次", people, agency=agency.id)
        opened[agency.id] = min(canteens[agency.id], opened[agency.id] + rng.randrange(1, 12))
        add("canteen.total", f"{canteens[agency.id]}家", canteens[agency.id], agency=agency.id, when=last.isoformat())
        add("canteen.open_kitchen", f"{opened[agency.id]}家", opened[agency.id], agency=agency.id, when=last.isoformat())
    opening = (f"{chinese_period(period)}，各成员单位共出动执法人员{total}人次，累计受理投诉举报{complaints}件，"
               f"群众满意度{plain_rate(rate)}。\n\n")
    note.body = prose.note_body(rng, opening, f"牵头单位为[{c.lead.name}](agency:{c.lead.id})。\n")
    return note


def plain_rate(rate):
    return f"{rate // 10}.{rate % 10}%"
