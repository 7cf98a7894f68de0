"""How each stage grows: the exponent e of cost = notes^e between two sizes. 1 is linear."""
from math import log
from statistics import median

LEAST = {"wall s": 0.02, "cpu s": 0.02, "MiB": 8.0}  # what is smaller tells nothing


def medians(result, side="gongbao"):
    """{stage: {column: median over the runs}} of the cold builds of one size."""
    runs = result["sides"].get(side, {}).get("stages", [])
    found = {}
    for run in runs:
        for stage, columns in run.items():
            for column, value in columns.items():
                found.setdefault(stage, {}).setdefault(column, []).append(value)
    return {stage: {column: median(values) for column, values in columns.items()} for stage, columns in found.items()}


def exponent(notes, values):
    """Of two pairs, or None where the smaller value is 0."""
    if min(values) <= 0:
        return None
    return log(values[1] / values[0]) / log(notes[1] / notes[0])


def rows(smaller, larger, columns):
    """(stage, {column: (smaller value, larger value, exponent or None)}) in the order of the larger's stages."""
    first, second = medians(smaller), medians(larger)
    notes = smaller["corpus"]["notes"], larger["corpus"]["notes"]  # those that are seen
    found = []
    for stage, have in second.items():
        cells = {}
        for column in columns:
            if column in have and column in first.get(stage, {}):
                values = first[stage][column], have[column]
                tells = values[0] >= LEAST.get(column, 0)
                cells[column] = (*values, exponent(notes, values) if tells else None)
        if cells:
            found.append((stage, cells))
    return found


def columns_of(results):
    """Of the stages, in the order they are printed."""
    found = []
    for result in results:
        for stage in medians(result).values():
            found += [column for column in stage if column not in found]
    return found
