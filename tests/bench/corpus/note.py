"""One work note: what it says, and its file."""
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Note:
    id: str
    path: str
    type: str
    title: str
    agency: object
    when: str = ""  # as written; empty: the note bears no date
    date_text: str = ""
    day: date | None = None  # where the day is known
    committed: date | None = None
    audience: str = "public"
    status: str = "ready"
    by_name: bool = False  # the agency is written with its full name
    joint: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    series: list = field(default_factory=list)  # figures that only the recount sums
    problems: list = field(default_factory=list)  # (id, text, object, severity, due)
    good: str = ""
    rectifies: list = field(default_factory=list)  # (names of findings, action)
    revisits: list = field(default_factory=list)  # (name of a finding, held or failed)
    cases: list = field(default_factory=list)  # tables of texts
    body: str = ""
    link_titles: dict = field(default_factory=dict)  # of links without text: for sites that cannot look them up

    @property
    def is_public(self):
        return self.audience == "public" and self.status == "ready"


def note_md(note, metrics_yaml):
    out = [f"---\ntitle: {note.title}\n"]
    if note.when:
        out.append(f"date: {note.when}\n")
    if note.date_text:
        out.append(f"date_text: {note.date_text}\n")
    out.append(f"agency: {note.agency.name if note.by_name else note.agency.id}\ntype: {note.type}\n")
    if note.audience != "public":
        out.append(f"audience: {note.audience}\n")
    if note.status != "ready":
        out.append(f"status: {note.status}\n")
    if note.joint:
        out.append(f"joint: [{', '.join(a.id for a in note.joint)}, {{name: 所在地街道办事处}}]\n")
    if note.tags:
        out.append(f"tags: [{', '.join(note.tags)}]\n")
    out.append(metrics_yaml)
    if note.problems or note.good:
        out.append("findings:\n")
        if note.good:
            out.append(f"  - {{id: g1, kind: good, text: {note.good}}}\n")
        out.extend(f"  - {{id: {key}, kind: problem, text: {text}, object: {obj}, severity: {severity}, due: {due}}}\n"
                   for key, text, obj, severity, due in note.problems)
    if note.rectifies:
        out.append("rectifies:\n")
        out.extend(f"  - {{finding: [{', '.join(names)}], date: {note.when}, action: {action}, state: done}}\n"
                   for names, action in note.rectifies)
    if note.revisits:
        out.append("revisits:\n")
        out.extend(f"  - {{finding: {name}, date: {note.when}, result: {result}}}\n" for name, result in note.revisits)
    if note.cases:
        out.append("cases:\n")
        for case in note.cases:
            lines = [f"{key}: {value}\n" for key, value in case.items()]
            out.append("  - " + "    ".join(lines))
    out.append("---\n\n")
    out.append(note.body)
    return "".join(out)
