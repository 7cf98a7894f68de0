"""Reads the daily tables out of the bundle: every line as it stands, with its place."""
import csv
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass

METRICS = ("confirmed", "suspected", "cured", "dead")
COLUMNS = ["date", "country", "countryCode", "province", "provinceCode", "city", "cityCode", *METRICS]
HOME = "中国"  # the only country whose lines name provinces


@dataclass(frozen=True)
class Line:
    day: str
    country: str
    province: str
    province_code: str
    city: str
    city_code: str
    numbers: tuple  # of METRICS, as ints
    place: str  # file:line


def read_tables(bundle):
    """All lines in the order of day and file, and the lines that cannot be read, each as place and reason."""
    lines, unread = [], []
    for name, text in sorted(files_of(bundle)):
        reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
        if next(reader, None) != COLUMNS:
            raise SystemExit(f"{name}: not the columns {', '.join(COLUMNS)}")
        for row in reader:
            place = f"{name}:{reader.line_num}"
            reason = fault_of(row, name)
            if reason:
                unread.append((place, reason))
            else:
                day, country, _, province, province_code, city, city_code, *numbers = row
                lines.append(Line(day, country, province, province_code, city, city_code, tuple(map(int, numbers)), place))
    return lines, unread


def fault_of(row, name):
    if len(row) != len(COLUMNS):
        return f"{len(row)} cells"
    if f"Data/{row[0]}.csv" != name:
        return f"the date {row[0]} is not the file's"
    if not row[1] or row[5] and not row[3]:
        return "a line of no country, or a city of no province"
    if row[3] and row[1] != HOME:
        return f"a province of {row[1]}"
    bad = [n for n in row[7:] if not (n.isascii() and n.isdigit())]
    return f"the number '{bad[0]}'" if bad else ""


def files_of(bundle):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["git", "clone", "-q", "--bare", str(bundle), folder], check=True)
        data = subprocess.run(["git", "-C", folder, "archive", "--format=tar", "HEAD", "Data"], check=True,
                              stdout=subprocess.PIPE).stdout
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        return [(member.name, archive.extractfile(member).read().decode("utf-8"))
                for member in archive if member.name.endswith(".csv")]


def add_choice(parser):
    """Options that take a part of the tables; convert and recount must be given the same."""
    parser.add_argument("--home-only", action="store_true", help="leave out the lines of other countries")
    parser.add_argument("--until", metavar="DAY", default="9999", help="leave out the lines of later days")


def chosen(lines, arguments):
    return [line for line in lines if line.day <= arguments.until and (line.country == HOME or not arguments.home_only)]
