"""Reads a value as an official writes it: 300多公斤, 14万余元, 约6500人次, 1,922户, 二处, 未发现."""
import re
from decimal import Decimal

from quantity import End, Quantity, exactly

ROWS = {"约": "about", "左右": "about", "近": "under", "不足": "under", "以下": "under", "以内": "under",
        "多": "over", "余": "over", "逾": "over", "超过": "over", "以上": "over", "不少于": "over"}
BEFORE = "约|近|逾|超过|不足|不少于"
AFTER = "多|余|以上|以下|以内|左右"
NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?|[零一二两三四五六七八九十百千]+"
VALUE = re.compile(rf"(?P<before>(?:{BEFORE})*)(?P<number>{NUMBER})(?P<more>[多余](?=万|亿))?(?P<large>万亿|万|亿)?(?P<tail>.*)")
LARGE = {None: 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
CLASSES = [{"元": 1, "万元": 10**4, "亿元": 10**8}, {"克": 1, "千克": 10**3, "公斤": 10**3, "吨": 10**6}]
HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}


def read_value(text, unit, also, may_be_negative=False):
    """The quantity in the metric's unit; a ValueError where this small reader does not know the form."""
    plain = text.translate(HALF_WIDTH).strip()
    if plain in ("未发现", "没有"):
        return exactly(Decimal(0))
    match = VALUE.fullmatch(plain)
    if not match:
        raise ValueError(f"'{text}' is no value")
    words = re.findall(BEFORE, match["before"])
    words += [match["more"]] if match["more"] else []
    tail, stated = match["tail"], None
    for word in sorted({unit, *also, *units_like(unit), ""}, key=len, reverse=True):  # 万元 before 元
        large = match["large"] or ""
        found = re.fullmatch(rf"((?:{AFTER})*){re.escape(word)}((?:{AFTER})*)", tail)
        if found and not (word == "" and unit.startswith("万") and large):
            stated = word
            words += re.findall(AFTER, found[1] + found[2])
            break
    if stated is None:
        raise ValueError(f"'{text}' does not end in {unit}")
    number = digits_of(match["number"])
    factor = Decimal(LARGE[match["large"]]) * factor_between(stated, unit)
    return qualified(number, factor, words, may_be_negative)


def units_like(unit):
    return next((list(one) for one in CLASSES if unit in one), [])


def factor_between(stated, unit):
    for one in CLASSES:
        if stated in one and unit in one:
            return Decimal(one[stated]) / Decimal(one[unit])
    return Decimal(1)


def qualified(number, factor, words, may_be_negative):
    value = number * factor
    rows = {ROWS[word] for word in words}
    if not rows:
        return exactly(value)
    least = None if may_be_negative else End(Decimal(0), True)
    if rows == {"over"}:
        narrow = bool({"多", "余"} & set(words))
        return Quantity(value, "over", End(value, True), End(value + last_place(number) * factor, False) if narrow else None)
    if rows == {"under"}:
        return Quantity(value, "under", End(Decimal(0), True), End(value, not {"近", "不足"} & set(words)))
    return Quantity(value, "about", least, None)


def last_place(number):
    """The place of the last digit that is not zero: 100 of 300, 0.1 of 1.5."""
    digits = number.normalize().as_tuple()
    return Decimal(1).scaleb(digits.exponent)


def digits_of(text):
    if text[0].isascii():
        return Decimal(text.replace(",", ""))
    value, pending = 0, 0
    for sign in text:
        if sign in "十百千":
            value += (pending or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            pending = 0
        else:
            pending = "零一二三四五六七八九".index("二" if sign == "两" else sign)
    return Decimal(value + pending)
