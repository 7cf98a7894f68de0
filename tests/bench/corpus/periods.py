"""Days and standard periods as their names in the content."""
from datetime import date


def year_of(day):
    return f"{day.year}"


def half_of(day):
    return f"{day.year}-H{(day.month + 5) // 6}"


def quarter_of(day):
    return f"{day.year}-Q{(day.month + 2) // 3}"


def month_of(day):
    return f"{day.year}-{day.month:02}"


def chain_of(when):
    """The standard periods that hold a written day, month, quarter, half or year: smallest first."""
    if len(when) == 4:
        return [when]
    if "H" in when:
        return [when, when[:4]]
    if "Q" in when:
        return [when, f"{when[:4]}-H{(int(when[-1]) + 1) // 2}", when[:4]]
    day = date(int(when[:4]), int(when[5:7]), 1)
    return [month_of(day), quarter_of(day), half_of(day), year_of(day)]


def last_day_of_quarter(year, quarter):
    month = quarter * 3
    return date(year, month, 31 if month in (3, 12) else 30)


def chinese_day(day):
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_period(name):
    if len(name) == 4:
        return f"{name}年"
    if "H" in name:
        return f"{name[:4]}年{'上下'[int(name[-1]) - 1]}半年"
    return f"{name[:4]}年第{'一二三四'[int(name[-1]) - 1]}季度"
