"""What --timings prints: a table whose first line names its columns."""
import re

NUMBER = re.compile(r"-?[\d,]*\.?\d+$")


def read_stages(log):
    """{stage: {column: number}}, 'all' being their sum; empty where the log holds no such table."""
    columns, stages = [], {}
    with open(log, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if re.match(r"stage\s.*\bwall s\b", line):
                columns, stages = re.split(r"\s{2,}", line.strip())[1:], {}
            elif columns:
                words = line.split()
                count = 0
                while count < len(words) - 1 and is_cell(words[-1 - count]):
                    count += 1
                if count == 0:  # the table is over
                    columns = []
                    continue
                cells = words[len(words) - count:]
                name = " ".join(words[:len(words) - count])
                stages[name] = {c: number(cell) for c, cell in zip(columns, cells) if cell != "-"}
                if name == "all":
                    columns = []
    return stages


def is_cell(word):
    return word == "-" or NUMBER.match(word)


def number(word):
    return float(word.replace(",", ""))
