"""The same notes as Hugo reads them: taxonomies for agency and period, metrics as numbers, links as their text."""
import json
import re
from decimal import Decimal

from .figures import METRIC, plain
from .note import note_md
from .periods import month_of, quarter_of, year_of

LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")


class HugoContent:
    def __init__(self, folder):
        self.folder = folder
        self.made = set()

    def write(self, path, text):
        target = self.folder / path
        if target.parent not in self.made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self.made.add(target.parent)
        target.write_text(text, encoding="utf-8")

    def registers(self, agencies):
        self.write("data/metrics.json", json.dumps(
            [{"id": m.id, "name": m.name, "unit": m.unit} for m in METRIC.values() if m.kind == "flow"], ensure_ascii=False))
        self.write("data/agencies.json", json.dumps({a.id: a.name for a in agencies}, ensure_ascii=False))
        self.write("content/_index.md", "---\ntitle: 首页\n---\n")
        self.write("content/campaigns/_index.md", "---\ntitle: 专项行动\n---\n")
        self.write("content/agencies/_index.md", "---\ntitle: 单位\n---\n")
        self.write("content/periods/_index.md", "---\ntitle: 时段\n---\n")
        for a in agencies:
            self.write(f"content/agencies/{a.id}/_index.md", f"---\ntitle: {a.name}\nregion: {a.region}\n---\n")

    def campaign(self, c):
        self.write(f"content/campaigns/{c.id}/_index.md",
                   f"---\ntitle: {c.title}\nlayout: campaign\n---\n\n{c.title}由{c.lead.name}统一领导。\n")
        self.write(f"content/campaigns/{c.id}/notes/_index.md",
                   "---\ntitle: 工作记录\n_build: {render: never}\n---\n")

    def note(self, note):
        """Notes that are not public are left out, as the public build leaves them out."""
        if not note.is_public:
            return
        head, body = note_md(note, "").split("---\n\n", 1)
        lines = []
        for line in head.split("\n")[1:-1]:
            if line.startswith("date:"):
                continue
            lines.append(re.sub(r"^type:", "note_type:", re.sub(r"^agency: .*", "", line)))
        lines.append(f"agencies: [{note.agency.id}]")
        if note.day:
            periods = [year_of(note.day), quarter_of(note.day), month_of(note.day)]
            listed = ", ".join(f'"{p}"' for p in periods)
            lines.append(f"date: {note.day}\nperiods: [{listed}]")
        own = [f for f in note.figures if f.basis == "own" and METRIC[f.metric].kind == "flow"]
        if own:
            sums = {}
            for f in own:
                sums[f.metric] = sums.get(f.metric, 0) + Decimal(f.value)
            lines.append("metrics:\n" + "\n".join(f'  "{m}": {plain(v)}' for m, v in sums.items()))
            lines.append("figures:\n" + "\n".join(f'  - {{name: {METRIC[f.metric].name}, text: "{f.text}"}}' for f in own))
        plain_body = LINK.sub(lambda m: m.group(1) or note.link_titles.get(m.group(2), ""), body)
        self.write(note.path, "---\n" + "\n".join(line for line in lines if line) + "\n---\n\n" + plain_body)
