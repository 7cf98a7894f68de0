"""The notes of one campaign, in order of time: activities first, then the lead's quarterly reports."""
import posixpath
from datetime import date, timedelta

from . import prose, words
from .campaign import KICKOFF, campaign_md
from .figures import Figure, state
from .note import Note
from .periods import chinese_day
from .reports import make_reports

TYPES = (["inspection"] * 26 + ["enforcement"] * 14 + ["publicity"] * 12 + ["training"] * 8 + ["monitoring"] * 10 +
         ["meeting"] * 8 + ["case"] * 5 + ["rectification"] * 8 + ["revisit"] * 4 + ["organisation"] * 2 + ["other"] * 3)
LAST_COMMIT = date(2026, 1, 12)


def campaign_and_notes(campaign, others, serial, rng):
    """A campaign's own file and its notes. `others`: campaigns to link to; `serial`: the number of the first
    note, unique in the corpus."""
    overview = campaign_md(campaign, rng)
    return overview, make_notes(campaign, others, serial, rng)


def make_notes(campaign, others, serial, rng):
    writer = NoteWriter(campaign, others, rng)
    quarters = max(1, campaign.notes // 20)
    reports_wanted = min(quarters, ((campaign.end - campaign.start).days + 80) // 91)
    notes = [writer.kickoff()]
    for i, (day, agency) in enumerate(writer.appointments(campaign.notes - 1 - reports_wanted)):
        notes.append(writer.activity(f"{serial + i:06}", day, agency))
    return notes + make_reports(campaign, notes, reports_wanted, rng)


class NoteWriter:
    def __init__(self, campaign, others, rng, types=TYPES):
        self.types = types
        self.campaign = campaign
        self.others = others
        self.rng = rng
        self.public = []  # earlier notes that may be linked to
        self.open = []  # (note id, finding id, agency) not yet rectified
        self.closed = []  # rectified, not yet revisited
        self.taken = set()  # (agency, date as written): figures of two notes never clash

    def appointments(self, count):
        """Different (day, agency) pairs inside the campaign."""
        rng, campaign = self.rng, self.campaign
        days = (campaign.end - campaign.start).days
        # a day apart for each note even where few take part for a short time
        assert count < days * len(campaign.participants) // 2
        seen = set()
        while len(seen) < count:
            day, i = campaign.start + timedelta(days=1 + rng.randrange(days)), rng.randrange(len(campaign.participants))
            if (campaign.participants[i].id, day.isoformat()) not in self.taken:
                seen.add((day, i))
        chosen = [(day, campaign.participants[i]) for day, i in sorted(seen)]
        self.taken.update((agency.id, day.isoformat()) for day, agency in chosen)
        return chosen

    def kickoff(self):
        c = self.campaign
        opening = f"{chinese_day(c.start)}，{c.lead.name}召开{c.title}动员部署会，印发方案，明确分工和时限。\n\n"
        note = Note(KICKOFF, c.kickoff_path, "plan", c.kickoff_title, c.lead, c.start.isoformat(), day=c.start,
                    committed=c.start, tags=["制度建设"])
        note.body = prose.note_body(self.rng, opening, f"本项工作的总体情况见[](campaign:{c.id})。\n")
        note.link_titles = {f"campaign:{c.id}": c.title}
        self.public.append(note)
        return note

    def activity(self, serial, day, agency):
        rng, c = self.rng, self.campaign
        kind = rng.choice(self.types)
        note = Note("", "", kind, "", agency, day.isoformat(), day=day)
        note.committed = min(day + timedelta(days=rng.randrange(1, 20)), LAST_COMMIT)
        chance = rng.random()
        if chance < 0.01:
            note.audience = "internal"
        elif chance < 0.015:
            note.status = "draft"
        elif chance < 0.07:
            self.blur_date(note, day, chance)
        if kind in ("rectification", "revisit") and not self.follow_up(note):
            kind = note.type = "inspection"
        note.id = f"{words.NOTE_TYPES[kind]}-{serial}" if rng.random() < 0.1 else f"n{serial}"
        folder = f"{c.folder}/notes/{day.year}/{day.month:02}" if note.when and "X" not in note.when else f"{c.folder}/notes/weizhu"
        note.path = f"{folder}/{note.id}.md"
        note.by_name = rng.random() < 0.3
        place, obj = rng.choice(words.PLACES), rng.choice(words.OBJECTS)
        note.title = f"{agency.name}在{place}开展{obj}{words.NOTE_TYPES[kind]}（第{int(serial)}期）"
        note.tags = rng.sample(words.TAGS, rng.randrange(1, 3))
        if len(c.participants) > 3 and rng.random() < 0.25:
            note.joint = [rng.choice([a for a in c.participants if a is not agency])]
        self.add_figures(note)
        if kind == "inspection" and note.is_public and note.day and rng.random() < 0.5:
            self.add_findings(note)
        if kind == "case" or kind == "enforcement" and rng.random() < 0.3:
            self.add_cases(note)
        note.body = prose.note_body(rng, self.opening(note, place, obj), self.links(note))
        if note.is_public:
            self.public.append(note)
        return note

    def blur_date(self, note, day, chance):
        """A month as the paper tells it, a year that was not written, or no date at all."""
        written, text = "", ""
        if chance < 0.045:
            written, text = f"{day:%Y-%m}~", f"{day.month}月{'上中下'[min(2, (day.day - 1) // 10)]}旬"
        elif chance < 0.06:
            written = f"20XX-{day:%m-%d}"
        if (note.agency.id, written) in self.taken:
            return
        self.taken.add((note.agency.id, written))
        note.when, note.date_text, note.day = written, text, None

    def follow_up(self, note):
        """A rectification of open problems or a revisit of rectified ones; false where there are none."""
        if not note.day or not note.is_public:
            return False
        pool = self.open if note.type == "rectification" else self.closed
        if not pool:
            return False
        note_id, keys, agency = pool.pop(0)
        if (agency.id, note.when) not in self.taken:
            note.agency = agency
            self.taken.add((agency.id, note.when))
        if note.type == "rectification":
            note.rectifies = [([f"{note_id}#{key}" for key in keys], self.rng.choice(words.MEASURES) + "，已整改到位")]
            self.closed.append((note_id, keys, agency))
        else:
            note.revisits = [(f"{note_id}#{key}", "failed" if self.rng.random() < 0.1 else "held") for key in keys]
        return True

    def add_findings(self, note):
        rng = self.rng
        due = (note.day + timedelta(days=rng.randrange(10, 40))).isoformat()
        for i, flaw in enumerate(rng.sample(words.FLAWS, rng.randrange(1, 4))):
            obj = rng.choice(words.OBJECTS)
            note.problems.append((f"p{i + 1}", f"某{obj}{flaw}", rng.choice(words.LINKS), rng.choice(["minor", "major"]), due))
        if rng.random() < 0.4:
            note.good = f"受检{rng.choice(words.OBJECTS)}{rng.choice(words.LINKS)}记录完整"
        self.open.append((note.id, [p[0] for p in note.problems], note.agency))

    def add_cases(self, note):
        rng = self.rng
        year = note.day.year if note.day else self.campaign.start.year
        day = {"date": note.when} if note.day else {}
        for _ in range(rng.randrange(1, 3)):
            note.cases.append({
                "number": f"{note.agency.region[3:5] or words.PROVINCE[:2]}市监罚字〔{year}〕{rng.randrange(1, 400)}号", **day,
                "place": rng.choice(words.PLACES), "party": f"某{rng.choice(words.OBJECTS)}（测试）",
                "violation": f"{rng.choice(words.FLAWS)}，涉及{rng.choice(words.FOODS)}", "basis": f"《{rng.choice(words.BASES)[1]}》",
                "measures": rng.choice(words.MEASURES), "decision": "警告，并处罚款",
                "amount": f"{rng.randrange(5, 500) * 100}元", "disposal": "已履行"})

    def add_figures(self, note):
        rng = self.rng

        def add(metric, value):
            text, exact, qualifier = state(rng, metric, value)
            note.figures.append(Figure(metric, text, exact, qualifier, note.agency.id, note.when))

        if not note.is_public:  # small and of a metric that no summary writes out
            value = rng.randrange(3, 90)
            note.figures.append(Figure("enforcement.person_times", f"{value}人次", value, "exact", note.agency.id, note.when))
            return
        kind = note.type
        if kind in ("inspection", "enforcement"):
            add("enforcement.person_times", rng.randrange(4, 260))
            add(*(("inspection.operators", rng.randrange(5, 400)) if rng.random() < 0.6 else
                  ("inspection.canteens", rng.randrange(3, 120))))
            if rng.random() < 0.5:
                found = rng.randrange(1, 60)
                note.figures.append(Figure("inspection.hazards", f"{found}个", found, "exact", note.agency.id, note.when))
                fixed = rng.randrange(found // 2, found + 1)
                note.figures.append(Figure("rectified.hazards", f"{fixed}个", fixed, "exact", note.agency.id, note.when))
        if kind in ("enforcement", "case"):
            add("case.filed", rng.randrange(0, 12))
            if rng.random() < 0.7:
                add("penalty.amount", rng.randrange(10, 3000) * 50)
            if rng.random() < 0.6:
                add("seizure.goods", rng.randrange(5, 5000))
        if kind == "monitoring":
            batches = rng.randrange(20, 300)
            failed = rng.randrange(0, 9)
            add("sampling.batches", batches)
            add("sampling.passed", batches - failed)
            add("sampling.failed", failed)
        if kind == "publicity":
            add("publicity.leaflets", rng.randrange(100, 30000))
        if kind == "training":
            add("training.people", rng.randrange(20, 900))
        if kind == "other":
            add("incident.food", 0)
        if kind in ("rectification", "revisit", "organisation") and rng.random() < 0.5:
            add("enforcement.person_times", rng.randrange(2, 20))

    def opening(self, note, place, obj):
        when = note.date_text or (chinese_day(note.day) if note.day else "行动期间")
        said = "，".join(f"{prose.name_of(f.metric)}{f.text}" for f in note.figures if f.text != "未发现")
        figures = f"据统计，{said}。" if said else ""
        with_whom = f"会同{note.joint[0].name}" if note.joint else ""
        return f"{when}，{note.agency.name}{with_whom}在{place}对{obj}开展{words.NOTE_TYPES[note.type]}。{figures}\n\n"

    def links(self, note):
        rng, c = self.rng, self.campaign
        out = []

        def titled(target, title):
            note.link_titles[target] = title
            return f"[]({target})"

        earlier = self.public[rng.randrange(len(self.public))]
        relative = posixpath.relpath(earlier.path, posixpath.dirname(note.path))
        heading = "#" + prose.HEADING_PROBLEMS if rng.random() < 0.1 else ""
        out.append(f"此前情况见[{words.NOTE_TYPES[earlier.type]}记录]({relative}{heading})")
        if rng.random() < 0.4:
            other = self.public[rng.randrange(len(self.public))]
            out.append("相关工作见" + titled(f"note:{other.id}", other.title))
        if rng.random() < 0.5:
            out.append(f"本项工作由[{c.lead.name}](agency:{c.lead.id})统筹")
        if rng.random() < 0.3:
            out.append("总体安排见" + titled(f"campaign:{c.id}", c.title))
        if rng.random() < 0.15:
            other = rng.choice(self.others)
            if other is not c:
                out.append("可以对照" + titled(f"note:{other.id}/{KICKOFF}", other.kickoff_title))
        if rng.random() < 0.15 and note.figures and note.is_public:
            metric = note.figures[0].metric
            out.append("历次数字见" + titled(f"metric:{metric}", prose.name_of(metric)))
        if rng.random() < 0.1:
            key, title, _ = rng.choice(words.BASES)
            out.append(f"适用[《{title}》](basis:{key})")
        return "；".join(out) + "。\n"
