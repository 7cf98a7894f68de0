#!/usr/bin/env python3
"""Writes a git repository of N made-up campaign notes; the same bytes for the same numbers.

One commit a note up to 100,000; of more, so many in a commit that there are 100,000 commits of notes.

    make_corpus.py --notes 10000 --out DIR [--hugo DIR] [--expect FILE]
"""
import argparse
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from corpus import register, words
from corpus.campaign import make_campaigns
from corpus.figures import metrics_yaml, plain
from corpus.hugo import HugoContent
from corpus.note import note_md
from corpus.notes import campaign_and_notes
from corpus.notices import make_notices, notice_md
from corpus.repository import Repository
from corpus.scale import AS_OF, notes_in_commit, scale_of
from corpus.seeds import seeded
from corpus.series import add_series
from corpus.summaries import make_summaries
from corpus.sums import Sums

MOST_SUMMED = 100_000  # own sums of larger corpora are not written by --expect: they would fill the memory of who reads them

PAGES = {
    "about": "---\ntitle: 关于本站\nsummary: 测试站点，内容全部是虚构的。\n---\n\n本站用于测试，地名、机构和数字都是虚构的。\n\n联系方式见[](page:contact)。\n",
    "contact": "---\ntitle: 联系我们\n---\n\n电话0000-1234567，邮箱bianji@example.gov.cn。\n",
    "guide": "---\ntitle: 数字怎样读\n---\n\n- 没有填报不等于零。\n- 写“约”“多”“近”的，合计以后仍然是约数。\n",
}


def main():
    arguments = parse_arguments()
    out = Path(arguments.out)
    if out.exists():
        raise SystemExit(f"{out} exists already; give a new folder")
    scale = scale_of(arguments.notes, arguments.agencies, arguments.years)
    agencies = register.make_agencies(scale.agencies, seeded(arguments.seed, "agencies"))
    campaigns = make_campaigns(scale, agencies, seeded(arguments.seed, "campaigns"))
    repository = Repository(out)
    hugo = HugoContent(Path(arguments.hugo)) if arguments.hugo else None
    counts = Counter(agencies=len(agencies), metrics=len(register.METRICS), bases=len(words.BASES), pages=len(PAGES))

    first_day = date(scale.first_year, 1, 1) - timedelta(days=30)
    repository.commit(first_day, "建立登记表和栏目", foundation(agencies, arguments.periods.split(",")))
    if hugo:
        hugo.registers(agencies)

    own, case_links, serial = [], {}, 1
    together = notes_in_commit(arguments.notes)
    for i, campaign in enumerate(campaigns):
        rng = seeded(arguments.seed, f"campaign {i}")
        overview, notes = campaign_and_notes(campaign, campaigns, serial, rng)
        repository.commit(campaign.start - timedelta(days=3), f"新建：{campaign.title}",
                          {f"{campaign.folder}/campaign.md": overview})
        if hugo:
            hugo.campaign(campaign)
        serial += len(notes)
        add_series(campaign, notes, seeded(arguments.seed, f"series {i}"))
        for first in range(0, len(notes), together):
            some = notes[first:first + together]
            texts = {note.path: note_md(note, metrics_yaml(note.figures + note.series)) for note in some}
            repository.commit(max(note.committed for note in some), f"记录：{some[-1].title}", texts)
        if hugo:
            for note in notes:
                hugo.note(note)
        sums = Sums(notes)
        wanted = scale.summaries * (i + 1) // len(campaigns) - scale.summaries * i // len(campaigns)
        summaries = make_summaries(campaign, notes, sums, wanted, counts["summaries"], rng)
        for summary in summaries:
            repository.commit(summary.committed, f"总结：{summary.title}", {summary.path: summary.text})
        counts.update(campaigns=1, notes=sum(n.is_public for n in notes), withheld_notes=sum(not n.is_public for n in notes),
                      summaries=len(summaries))
        remember(campaign, sums, own if arguments.notes <= MOST_SUMMED else [], case_links)

    notices = make_notices(scale.notices, campaigns, case_links, seeded(arguments.seed, "notices"))
    for notice in notices:
        files = {notice.path: notice_md(notice)}
        if notice.attachment:
            files[notice.path.removesuffix(".md") + ".csv"] = notice.attachment
        repository.commit(notice.committed, f"发布：{notice.title}", files)
    counts.update(notices=len(notices))
    repository.finish(arguments.checkout, arguments.repack)
    if arguments.expect:
        expected = {"notes": arguments.notes, "seed": arguments.seed, "as_of": AS_OF, "counts": dict(sorted(counts.items())),
                    "own": own}
        Path(arguments.expect).write_text(json.dumps(expected, ensure_ascii=False, indent=None) + "\n", encoding="utf-8")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notes", type=int, required=True, help="how many notes; at least 60")
    parser.add_argument("--out", required=True, help="a new folder for the repository")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--agencies", type=int, help="how many, where not as the notes have it")
    parser.add_argument("--years", type=int, help="how many, where not as the notes have it")
    parser.add_argument("--hugo", help="also write Hugo's content and data into this folder")
    parser.add_argument("--expect", help="write how many documents and, up to 100,000 notes, which own sums are right, as JSON")
    parser.add_argument("--periods", default="year,quarter,month", help="[reports] periods of site.toml")
    parser.add_argument("--checkout", action="store_true", help="write the work tree too")
    parser.add_argument("--no-repack", dest="repack", action="store_false", help="leave the pack as fast-import wrote it")
    arguments = parser.parse_args()
    if arguments.notes < 60:
        parser.error("fewer than 60 notes hold not every kind of page")
    return arguments


def foundation(agencies, periods):
    files = {"site.toml": register.site_toml(periods), "content/agencies.toml": register.agencies_toml(agencies),
             "content/metrics.toml": register.metrics_toml(), "content/bases.toml": register.bases_toml()}
    files |= {f"content/pages/{key}.md": text for key, text in PAGES.items()}
    for a in agencies:
        if a.level < 2:
            files[f"content/agencies/{a.id}.md"] = (f"---\ntitle: {a.name}\n---\n\n> 本机构是为测试而虚构的。\n\n"
                                                    f"{a.name}领导本地区各项专项整治，所属单位按季度填报数字。\n")
    return files


def remember(campaign, sums, own, case_links):
    """Keeps the own sums, and for the notices the cases of the campaign's first year that has any."""
    for (agency, period, metric), (value, qualifier) in sorted(sums.rows().items()):
        own.append([campaign.id, agency, period, metric, plain(value), qualifier])
    members = {a.id for a in campaign.participants}
    for year in (p for p in sums.periods() if len(p) == 4):
        data = sums.of(members, year)
        if "case.filed" in data:
            case_links[campaign.id] = (year, f"{plain(data['case.filed'][0])}件")
            return


if __name__ == "__main__":
    main()
