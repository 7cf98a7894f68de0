"""What the repository's files say, as a public build may see it: registers, campaigns, and every figure."""
import subprocess
import tomllib
from dataclasses import dataclass, field

from dates import Days, days_of
from front_matter import front_matter_of
from quantity import Quantity
from written_value import read_value


@dataclass(frozen=True, slots=True)
class Figure:
    agency: str
    campaign: str
    metric: str
    basis: str
    value: Quantity | None  # None: stated in words only
    days: Days | None  # None: undated
    has_period: bool  # of its own, not the note's date
    series: tuple  # region and scope
    parts: tuple
    path: str
    line: int


@dataclass
class Campaign:
    id: str
    days: Days | None
    participants: list
    expected: list | None
    figures: list = field(default_factory=list)


@dataclass
class Content:
    kinds: list  # of the periods that the site reports
    parents: dict  # agency → agency or None
    children: dict
    metrics: dict  # id → table of the register
    campaigns: dict
    under: dict  # agency → itself and all below

    @property
    def figures(self):
        return [figure for campaign in self.campaigns.values() for figure in campaign.figures]


def read_content(repository):
    files = files_of(repository)
    site = tomllib.loads(files["site.toml"])
    agencies = tomllib.loads(files["content/agencies.toml"])["agency"]
    metrics = {m["id"]: m for m in tomllib.loads(files["content/metrics.toml"])["metric"]}
    parents = {a["id"]: a.get("parent") or None for a in agencies}
    children = {key: [] for key in parents}
    for key, parent in parents.items():
        if parent:
            children[parent].append(key)
    names = {a["name"]: a["id"] for a in agencies} | {key: key for key in parents}
    kinds = site.get("reports", {}).get("periods", ["year", "quarter", "month"])
    audience = site.get("audience", {})
    content = Content(kinds, parents, children, metrics, {}, {})
    for key in parents:
        content.under[key] = all_under(key, children)
    for path, text in sorted(files.items()):
        if path.startswith("content/campaigns/") and path.endswith("/campaign.md"):
            head = front_matter_of(text)
            if is_public(head, audience.get("campaign", "public")):
                campaign = campaign_of(path.split("/")[2], head, names)
                content.campaigns[campaign.id] = campaign
                read_notes(campaign, head, files, names, metrics, audience.get("note", "public"))
    return content


def files_of(repository):
    """{path: text} of the commit, without the work tree."""
    git = ["git", "-C", str(repository)]
    listed = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD"], check=True, stdout=subprocess.PIPE).stdout
    entries = [entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry]
    wanted = [(meta.split()[2], path.decode()) for meta, path in entries if path.endswith((b".md", b".toml"))]
    answer = subprocess.run([*git, "cat-file", "--batch"], input=b"".join(blob + b"\n" for blob, _ in wanted), check=True,
                            stdout=subprocess.PIPE).stdout
    files, at = {}, 0
    for _, path in wanted:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].rsplit(b" ", 1)[1])
        files[path] = answer[end + 1:end + 1 + size].decode("utf-8")
        at = end + size + 2
    return files


def all_under(key, children):
    found = {key}
    for child in children[key]:
        found |= all_under(child, children)
    return found


def is_public(head, default):
    return head.get("audience", default) == "public" and head.get("status", "ready") == "ready"


def campaign_of(key, head, names):
    bodies = [one["agency"] if isinstance(one, dict) else one for one in head.get("participants", [])]
    return Campaign(key, days_of(head.get("period")), [names[body] for body in bodies], head.get("expected"))


def read_notes(campaign, head, files, names, metrics, default):
    folder = f"content/campaigns/{campaign.id}/notes/"
    lead = head.get("agency") or head.get("lead")
    for path, text in sorted(files.items()):
        if path.startswith(folder) and path.endswith(".md"):
            note = front_matter_of(text)
            if not is_public(note, default):
                continue
            for metric, entry in note.get("metrics", {}).items():
                for one in entry if isinstance(entry, list) else [entry]:
                    table = one if isinstance(one, dict) else {"value": one}
                    agency = names[table.get("agency") or note.get("agency") or lead]
                    campaign.figures.append(figure_of(campaign.id, agency, metrics[metric], table, note.get("date"), path))


def figure_of(campaign, agency, metric, table, date, path):
    stated = table.get("value") or table["text"]
    value = None
    if table.get("value"):
        value = read_value(stated, metric.get("unit", ""), metric.get("also", []), metric["kind"] == "rate")
    return Figure(agency, campaign, metric["id"], table.get("basis", "own"), value, days_of(table.get("period") or date),
                  bool(table.get("period")), (table.get("region", ""), table.get("scope", "")),
                  tuple(table.get("parts", [])), path, stated.line)
