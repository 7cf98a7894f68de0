"""The targets of the contract (behaviour, section 6) and what a run says of each."""
from dataclasses import dataclass
from statistics import median

from growth import exponent, medians


@dataclass
class Answer:
    target: str
    measured: str
    is_met: bool | None  # None: not measured

    @property
    def word(self):
        return {True: "met", False: "missed", None: "not measured"}[self.is_met]


def seconds(runs):
    return median(run["seconds"] for run in runs)


def cpu(runs):
    return median(run["cpu"] for run in runs)


def answers(results):
    """Of all sizes together; each target is asked of the size it names."""
    found = []
    for result in results:
        if result["notes"] == 10_000:
            found += cold_answers(result)
    for result in results:
        found += size_answers(result)
    found += growth_answers(results)
    return found


def cold_answers(result):
    sides = result["sides"]
    ours, hugo, floor = (sides.get(name) for name in ("gongbao", "hugo", "floor"))
    if not ours:
        return []
    found = []
    if hugo:
        ratio = seconds(hugo["runs"]) / seconds(ours["runs"])
        said = f"{ratio:.2f} times as fast as Hugo"
        found.append(Answer("10,000 notes, only the pages that Hugo makes: 10 times as fast as Hugo",
                            f"{said} with everything; not measured apart, there is no option for it", True if ratio >= 10 else None))
        found.append(Answer("10,000 notes, everything: 4 times as fast as Hugo", said, ratio >= 4))
        found.append(Answer("10,000 notes, everything: 10 times as fast as Hugo and Pagefind together", "Pagefind is not run here", None))
    if floor:
        ratio = cpu(ours["runs"]) / cpu(floor["runs"])
        found.append(Answer("at most 3 times the processor time of only writing the same files", f"{ratio:.2f} times", ratio <= 3))
    stage = medians(result).get("history", {}).get("wall s")
    if stage is not None:
        said = f"{stage:.2f} s for {result['commits']:,}" if "commits" in result else f"{stage:.2f} s"
        later = [run.get("history", {}).get("wall s") for run in result.get("cases", {}).get("one note changed", {}).get("stages", [])]
        if later and None not in later:
            said += f"; {median(later):.3f} s when one more has come"
        found.append(Answer("history of every file, 10,000 commits: under 1.5 s, afterwards only the new commits", said, stage < 1.5))
    return found


def size_answers(result):
    sides, found = result["sides"], []
    ours, hugo = sides.get("gongbao"), sides.get("hugo")
    notes = f"{result['notes']:,} notes"
    if not ours:
        return []
    if hugo:
        ratio = ours["memory_run"]["peak_pss"] / hugo["memory_run"]["peak_pss"]
        found.append(Answer(f"{notes}: peak memory at most 1/4 of Hugo's", f"{ratio:.2f} of it", ratio <= 0.25))
    for name, title in (("unchanged", "nothing changed: under 1/50 of a cold build"),
                        ("one note changed", "one note changed: under 1/50 of a cold build, and the same bytes")):
        case = result.get("cases", {}).get(name)
        if case:
            part = seconds(case["runs"]) / seconds(ours["runs"])
            said = f"1/{1 / part:.1f}" if part <= 1 else f"{part:.2f} times a cold build"
            same = case["different_files"]
            is_met = part < 1 / 50
            if same is not None:
                said += f"; {same} files differ from a clean build"
                is_met = is_met and same == 0
            found.append(Answer(f"{notes}, {title}", said, is_met))
    return found


def growth_answers(results):
    sized = [r for r in results if r["sides"].get("gongbao")]
    found = []
    for smaller, larger in zip(sized, sized[1:]):
        notes = smaller["corpus"]["notes"], larger["corpus"]["notes"]
        between = f"{smaller['notes']:,} to {larger['notes']:,} notes"
        ours = [r["sides"]["gongbao"] for r in (smaller, larger)]
        time = exponent(notes, [seconds(side["runs"]) for side in ours])
        found.append(Answer(f"{between}: linear", f"seconds grow as notes to the power {time:.2f}, processor time "
                            f"{exponent(notes, [cpu(side['runs']) for side in ours]):.2f}", time <= 1.05))
        if "text_bytes" in smaller and "text_bytes" in larger:
            memory = ours[1]["memory_run"]["peak_pss"] - ours[0]["memory_run"]["peak_pss"]
            text = larger["text_bytes"] - smaller["text_bytes"]
            found.append(Answer(f"{between}: peak memory grows by less than the text",
                                f"{memory / 2**20:,.0f} MiB more for {text / 2**20:,.0f} MiB more text", memory < text))
    return found
