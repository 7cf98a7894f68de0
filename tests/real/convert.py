#!/usr/bin/env python3
"""Makes a content repository of the daily tables: a note a province and day, its line as the total, its cities' as parts.

    convert.py BUNDLE OUTDIR [--interval day|campaign] [--home-only] [--until DAY]
"""
import argparse
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))
from corpus.repository import Repository  # noqa: E402  the benchmark's writer of commits

from places import CAMPAIGN, COUNTRY, key_of, note_of, places_of  # noqa: E402
from tables import HOME, METRICS, add_choice, chosen, read_tables  # noqa: E402

NAMES = {"confirmed": "累计确诊", "suspected": "现有疑似", "cured": "累计治愈", "dead": "累计死亡"}


def main():
    arguments = parse_arguments()
    out = Path(arguments.out)
    if out.exists():
        raise SystemExit(f"{out} exists already; give a new folder")
    lines, unread = read_tables(arguments.bundle)
    kept = chosen(lines, arguments)
    places = places_of(kept)
    by_day = {}
    for line in kept:
        by_day.setdefault(line.day, []).append(line)
    days = sorted(by_day)
    counts = Counter(lines=len(lines) + len(unread), unread=len(unread), left_out=len(lines) - len(kept), days=len(days),
                     agencies=len(places))
    repository = Repository(out)
    repository.commit(date.fromisoformat(days[0]) - timedelta(days=1), "建立登记表", foundation(places, days))
    for day in days:
        files = notes_of(day, by_day[day], places, arguments.interval, counts)
        repository.commit(date.fromisoformat(day), f"{chinese(day)}各地情况", files)
    repository.finish(checkout=False, repack=True)
    for place, reason in unread:
        print(f"not converted: {place}: {reason}")
    if counts["left_out"]:
        print(f"not converted: {counts['left_out']} lines, by --home-only or --until")
    without = counts["lines"] - counts["unread"] - counts["left_out"] - counts["written"]
    print(", ".join(f"{key.replace('_', ' ')} {value}" for key, value in counts.items()))
    if without:
        raise SystemExit(f"{without} lines were lost on the way")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundle")
    parser.add_argument("out", help="a new folder for the repository")
    parser.add_argument("--interval", choices=["day", "campaign"], default="day",
                        help="what a total covers: its day alone, or all from the start to its day")
    add_choice(parser)
    return parser.parse_args()


def foundation(places, days):
    agencies = ["# 由每日数据表转换而来。\n"]
    for place in places.values():
        short = f'short = "{place.short}"\n' if place.short else ""
        parent = f'parent = "{place.parent}"\n' if place.parent else ""
        agencies.append(f'\n[[agency]]\nid = "{place.id}"\nname = "{place.name}"\n{short}{parent}')
    metrics = [f'[[metric]]\nid = "{metric}"\nname = "{NAMES[metric]}"\nunit = "例"\nkind = "stock"\n\n' for metric in METRICS]
    return {
        "site.toml": 'title = "每日数据"\nbase_url = "https://bulletins.example/"\n',
        "content/agencies.toml": "".join(agencies),
        "content/metrics.toml": "".join(metrics),
        f"content/campaigns/{CAMPAIGN}/campaign.md":
            f"---\ntitle: 每日数据\nperiod: {days[0][:7]}/{days[-1][:7]}\nlead: {COUNTRY}\n---\n\n各地每日公布的数字。\n",
    }


def notes_of(day, lines, places, interval, counts):
    """{path: text}: one note for the country, one for each province, and one for all other countries."""
    totals, parts, others = [], {}, []
    for line in lines:
        place = places[key_of(line)]
        if line.city:
            parts.setdefault(place.parent, []).append((place, line))
        elif line.country == HOME:
            totals.append((place, line))
        else:
            others.append((place, line))
    files = {}
    for place, line in totals:
        below = parts.pop(place.id, [])
        key, path = note_of(place.id, day)
        files[path] = note_text(place.name, day, place.id, line, below, interval)
        counts.update(notes=1, written=1 + len(below))
    if parts:  # no province of this data has cities without a line of its own
        raise SystemExit(f"{day}: cities of {', '.join(parts)} without a line of the province")
    if others:
        _, path = note_of("world", day)
        files[path] = note_text("其他国家和地区", day, COUNTRY, None, others, interval)
        counts.update(notes=1, written=len(others))
    return files


def note_text(name, day, agency, total, parts, interval):
    out = [f"---\ntitle: {name}{chinese(day)}情况\ndate: {day}\nagency: {agency}\ntype: report\n",
           f"source: {day}数据表\nmetrics:\n"]
    for i, metric in enumerate(METRICS):
        out.append(f"  {metric}:\n")
        if total:
            covered = f", period: {day}" if interval == "day" else ""
            out.append(f"    - {{value: {total.numbers[i]}, basis: total{covered}}}\n")
        out += [f"    - {{value: {line.numbers[i]}, agency: {place.id}}}\n" for place, line in parts]
    out.append(f"---\n\n{chinese(day)}公布的数字。\n")
    return "".join(out)


def chinese(day):
    year, month, of_month = day.split("-")
    return f"{year}年{int(month)}月{int(of_month)}日"


if __name__ == "__main__":
    main()
