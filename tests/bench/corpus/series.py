"""Figures that roll up in other ways than by adding: cumulative beside own, straddling, undated, in words only, totals of
cities and of campaigns, stocks that go on, parts without their whole. They stand in the quarterly reports, under metrics of
their own, so that the own sums which the corpus knows stay plain; tests/bench/recount reckons them from the files."""
from datetime import timedelta

from .figures import Figure
from .periods import half_of, last_day_of_quarter, quarter_of

CONTRADICTION = "两级口径不同，待核对"


def add_series(campaign, notes, rng):
    writer = SeriesWriter(campaign, rng)
    for i, note in enumerate(note for note in notes if note.id.startswith("baogao-")):
        writer.report(note, i)


class SeriesWriter:
    def __init__(self, campaign, rng):
        self.campaign, self.rng = campaign, rng
        self.members = campaign.participants[1:]
        self.cumulative = {}  # agency → visits so far
        self.batches = {}  # (agency, quarter or half, or all) → sum of the values stated
        self.note = None

    def member(self, number):
        """None where few take part: two series of one agency and metric would be one statement twice."""
        return self.members[number].id if number < len(self.members) else None

    def add(self, metric, text, agency, when, **more):
        if agency:
            self.note.series.append(Figure(metric, text, None, more.pop("qualifier", "exact"), agency, when,
                                           own_agency=agency != self.campaign.lead.id, own_period=bool(when), **more))

    def report(self, note, serial):
        _, year, number = note.id.split("-")
        last = last_day_of_quarter(int(year), int(number))
        self.note = note
        self.visits(serial, last)
        self.trace(serial, last, quarter_of(last))
        self.lessons(quarter_of(last))
        self.canteens(serial, last)
        for i in range(0, len(self.members), 3):
            rate = self.rng.randrange(80, 99)
            self.add("rate.response", self.rng.choice([f"{rate}%", f"{rate}.5%", f"{rate}%以上", f"约{rate}%"]), self.member(i),
                     quarter_of(last))

    def visits(self, serial, last):
        """Cumulative values, own ones inside and after them, and what lies in no period or in none known."""
        rng, quarter = self.rng, quarter_of(last)
        for i, starts in ((0, 0), (1, 1)):  # the second's first value lies after the quarter in which the campaign began
            agency = self.member(i)
            so_far = self.cumulative[i] = self.cumulative.get(i, 100) + rng.randrange(200, 900)
            if serial >= starts and serial % 4 != 2:
                self.add("guidance.visits", loosely(rng, so_far, "人次"), agency, last.isoformat(), basis="cumulative")
            self.add("guidance.visits", f"{rng.randrange(3, 20)}人次", agency, (last - timedelta(days=20)).isoformat())
            if rng.random() < 0.5:  # after the value, in the next period
                self.add("guidance.visits", f"{rng.randrange(3, 20)}次", agency, (last + timedelta(days=2)).isoformat())
        self.add("guidance.visits", loosely(rng, rng.randrange(30, 900), "人次"), self.member(2), quarter)
        straddling = f"{last - timedelta(days=rng.randrange(3, 20))}/{last + timedelta(days=3)}"
        self.add("guidance.visits", f"{rng.randrange(30, 90)}人次", self.member(2), straddling)
        self.add("guidance.visits", "多次", self.member(3), quarter, qualifier="")
        if serial == 0:
            self.add("guidance.visits", f"{rng.randrange(30, 90)}人次", self.member(3), "20XX-05-12")
            # more than all quarters together: it may be the newest
            self.add("guidance.visits", f"{rng.randrange(200, 900)}0多人次", self.member(4), "XXXX-06", basis="cumulative")
            self.add("guidance.visits", f"{rng.randrange(3, 20)}人次", self.member(4), "20XX-05")
        self.add("guidance.visits", f"{rng.randrange(30, 90)}人次", self.member(4), f"{last:%Y-%m}~")

    def trace(self, serial, last, quarter):
        """Own figures of those below, totals of cities and of the lead, for a quarter, a half and since the start."""
        rng, lead = self.rng, self.campaign.lead
        stated = {}
        for agency in self.members:
            if agency.level == 2 and rng.random() < 0.7:
                value = stated[agency.id] = rng.randrange(10, 400)
                self.add("trace.batches", loosely(rng, value, "批次"), agency.id, quarter)
                for span in (half_of(last), "all"):
                    self.batches[agency.id, span] = self.batches.get((agency.id, span), 0) + value
        below = dict(stated)
        for city in self.members:
            if city.level == 1:
                bureaus = [a.id for a in self.members if a.parent == city.id and a.id in below]
                value = sum(below.pop(key) for key in bureaus)
                if rng.random() < 0.6:
                    value += rng.randrange(0, 30)
                    self.total(value, city.id, quarter)
                below[city.id] = value
        self.total(sum(below.values()), lead.id, quarter)
        if serial % 2:
            self.total(sum(v for (_, span), v in self.batches.items() if span == "all"), lead.id, "")
            chosen = tuple(sorted({a for a, span in self.batches if span == half_of(last)})[:2])
            if chosen and last.month in (6, 12):
                self.total(sum(self.batches[a, half_of(last)] for a in chosen), lead.id, half_of(last), parts=chosen)

    def total(self, value, agency, when, **more):
        """Just the parts, above them, in other words, or, admitted, below."""
        shape = self.rng.random()
        if shape < 0.35:
            text = f"{value}批次"
        elif shape < 0.6:
            text = f"{value + self.rng.randrange(1, 500)}批次"
        elif shape < 0.85:
            text = loosely(self.rng, value + 30, "批次")
        else:
            text = f"{value // 3}批次"
        # one with 近 or 约 may have its most below what the parts are sure to be
        self.add("trace.batches", text, agency, when, basis="total", acknowledged=CONTRADICTION, **more)

    def lessons(self, quarter):
        total = 0
        for i, agency in enumerate(self.members[:4]):
            school, village = self.rng.randrange(1, 30), self.rng.randrange(1, 30)
            total += school + village
            self.add("lesson.school", f"{school}场次", agency.id, quarter)
            self.add("lesson.village", f"{village}场", agency.id, quarter)
            if i % 2:  # the others state only parts
                self.add("lesson.all", f"{school + village}场次", agency.id, quarter)
        self.add("lesson.all", f"{total}场次", self.campaign.lead.id, quarter, basis="total")

    def canteens(self, serial, last):
        """A stock of a day, one that goes on after it, and one that goes on from the beginning."""
        count = self.rng.randrange(5, 80)
        if serial == 0:
            self.add("canteen.smart", f"{count}家", self.member(0), last.isoformat())
            self.add("canteen.smart", f"{count + 7}家", self.member(1), f"{last}/..")
        elif serial == 1:
            self.add("canteen.smart", f"{count + 90}家", self.member(0), f"{last}/..")
        self.add("canteen.smart", loosely(self.rng, count + 30, "家"), self.member(2), last.isoformat())


def loosely(rng, value, unit):
    """Of at least 30: as an official says it, half the time by the digit."""
    step = 10 ** (len(str(value)) - 2)
    said = value // step * step
    words = [f"{said}多{unit}", f"{said}余{unit}", f"约{said}{unit}", f"{said}{unit}左右", f"近{said + step}{unit}",
             f"不足{said + step}{unit}", f"超过{said}{unit}", f"{said}{unit}以上", f"{said}{unit}以内", f"不少于{said}{unit}"]
    return rng.choice(words) if rng.random() < 0.5 else f"{value}{unit}"
