#!/usr/bin/env python3
"""Makes a repository whose roll-up is large: a million figures of 3,000 agencies over ten years, in one commit.

    python3 tests/bench/make_roll_up.py FOLDER [--figures 1000000] [--agencies 3000] [--years 10]
    gongbao check -C FOLDER --timings

Three levels of agencies, a campaign every year and one over all years, twenty metrics; each middle agency reports its own
month and that of every agency below it in one note.
"""
import argparse
import pathlib
import random
import subprocess

METRICS = 20


def register(agencies, middles):
    lines = ['[[agency]]\nid = "top"\nname = "省级机关"\n']
    for m in range(middles):
        lines.append(f'[[agency]]\nid = "m{m}x"\nname = "第{m}地区机关"\nparent = "top"\n')
    for i in range(agencies - middles - 1):
        lines.append(f'[[agency]]\nid = "a{i}x"\nname = "第{i}基层机关"\nparent = "m{i % middles}x"\n')
    return '\n'.join(lines)


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument('folder', type=pathlib.Path)
    arguments.add_argument('--figures', type=int, default=1_000_000)
    arguments.add_argument('--agencies', type=int, default=3000)
    arguments.add_argument('--years', type=int, default=10)
    options = arguments.parse_args()
    folder = options.folder
    middles = max(1, options.agencies // 50)
    leaves = [[f'a{i}x' for i in range(options.agencies - middles - 1) if i % middles == m] for m in range(middles)]
    chance = random.Random(1)

    content = folder / 'content'
    (content / 'campaigns').mkdir(parents=True)
    (folder / 'site.toml').write_text('title = "roll-up"\nbase_url = "https://example.org/"\n', encoding='utf-8')
    (content / 'agencies.toml').write_text(register(options.agencies, middles), encoding='utf-8')
    (content / 'metrics.toml').write_text(''.join(
        f'[[metric]]\nid = "g{i // 5}.m{i}"\nname = "指标{i}"\nunit = "件"\n' for i in range(METRICS)), encoding='utf-8')
    campaigns = [('always', f'2015/{2014 + options.years}')] + \
        [(f'y-{2015 + y}', f'{2015 + y}') for y in range(options.years)]
    for name, period in campaigns:
        home = content / 'campaigns' / name
        (home / 'notes').mkdir(parents=True)
        (home / 'campaign.md').write_text(f'---\ntitle: 行动{name}\nperiod: {period}\nlead: top\n---\n', encoding='utf-8')

    notes = middles * options.years * 12
    stated = 0
    for number in range(notes):
        m, month = number % middles, number // middles
        year = 2015 + month // 12
        due = options.figures * (number + 1) // notes - stated  # so that the sum is exact
        rows = [[] for _ in range(METRICS)]
        taken = set()
        while len(taken) < due:
            pair = (chance.randrange(METRICS), chance.choice([f'm{m}x'] + leaves[m]))
            if pair not in taken:
                taken.add(pair)
                rows[pair[0]].append(f'    - {{value: {chance.randrange(1, 5000)}, agency: {pair[1]}}}\n')
        stated += due
        name = 'always' if number % 2 else f'y-{year}'
        text = [f'---\ntitle: 月报\ntype: report\nagency: m{m}x\ndate: {year}-{month % 12 + 1:02}-20\nmetrics:\n']
        for i in range(METRICS):
            if rows[i]:
                text += [f'  g{i // 5}.m{i}:\n'] + rows[i]
        (content / 'campaigns' / name / 'notes' / f'n{number}.md').write_text(''.join(text) + '---\n', encoding='utf-8')
    for command in (['init', '-q'], ['add', '.'],
                    ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', 'commit', '-qm', 'corpus']):
        subprocess.run(['git', '-C', str(folder)] + command, check=True)
    print(f'{stated} figures in {notes} notes')


if __name__ == '__main__':
    main()
