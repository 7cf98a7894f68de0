"""Who a line of the tables speaks of: an agency of the register, with its id. Only names, no numbers."""
import re
from dataclasses import dataclass

from tables import HOME

CAMPAIGN = "bulletins"
COUNTRY = "cn"


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    short: str
    parent: str  # id; empty for a country


def places_of(lines):
    """Every place that the tables name, above before below. A city that bears a code on some days keeps one id."""
    provinces, cities, countries = {}, {}, {}
    for line in lines:
        if line.city:
            cities[line.province, line.city] = cities.get((line.province, line.city)) or line.city_code
        if line.province:
            provinces[line.province] = line.province_code
        else:
            countries[line.country] = True
    result = {(HOME, "", ""): Place(COUNTRY, HOME, "", "")}
    result |= {(c, "", ""): Place("w-" + plain(c), c, "", "") for c in sorted(countries) if c != HOME}
    for province, code in sorted(provinces.items(), key=lambda item: item[1]):
        result[HOME, province, ""] = Place(f"p{code}", province, "", COUNTRY)
    for (province, city), code in sorted(cities.items(), key=lambda item: (provinces[item[0][0]], item[0][1])):
        above = provinces[province]
        # what has no official code (未公布来源, 境外输入) is named by its name: it is an agency as any other
        key = f"c{code}" if code.isdigit() else f"c{above[:2]}-{plain(city)}"
        result[HOME, province, city] = Place(key, province + city, city, f"p{above}")
    ids = [place.id.casefold() for place in result.values()]
    if len(set(ids)) != len(ids):
        raise SystemExit("two places have one id: " + ", ".join(sorted({i for i in ids if ids.count(i) > 1})))
    return result


def key_of(line):
    return line.country, line.province, line.city


def plain(name):
    return "-".join(re.findall(r"\w+", name))


def note_of(place_id, day):
    """Id and path of the note that holds a place's total of a day."""
    key = f"{place_id}-{day.replace('-', '')}"
    return key, f"content/campaigns/{CAMPAIGN}/notes/{day[:7]}/{key}.md"
