"""A reader of the YAML that content is written in: maps, lists, flow collections, quoted text. No types: all is text."""


class Text(str):
    """A scalar that knows its line."""
    line = 0


def text_at(value, line):
    text = Text(value)
    text.line = line
    return text


def front_matter_of(document):
    """The map between the --- lines; empty where there is none."""
    lines = document.split("\n")
    if lines[0] != "---":
        return {}
    end = lines.index("---", 1)
    rows = [(number, len(line) - len(line.lstrip(" ")), line.strip())
            for number, line in enumerate(lines[1:end], 2) if line.strip() and not line.lstrip().startswith("#")]
    value, at = block(rows, 0)
    if at != len(rows):
        raise ValueError(f"line {rows[at][0]}: indentation")
    return value


def block(rows, at):
    return (items if rows[at][2].startswith("- ") else members)(rows, at)


def members(rows, at):
    indent, result = rows[at][1], {}
    while at < len(rows) and rows[at][1] == indent and not rows[at][2].startswith("- "):
        number, _, text = rows[at]
        key, colon, rest = text.partition(":")
        if not colon or rest and not rest.startswith(" "):
            raise ValueError(f"line {number}: no key in '{text}'")
        at += 1
        if rest.strip():
            result[key] = inline(rest.strip(), number)
        elif at < len(rows) and (rows[at][1] > indent or rows[at][1] == indent and rows[at][2].startswith("- ")):
            result[key], at = block(rows, at)
        else:
            result[key] = text_at("", number)
    return result, at


def items(rows, at):
    indent, result = rows[at][1], []
    while at < len(rows) and rows[at][1] == indent and rows[at][2].startswith("- "):
        number, _, text = rows[at]
        inner = text[2:].strip()
        if inner[0] in '{["' or ": " not in inner and not inner.endswith(":"):
            result.append(inline(inner, number))
            at += 1
        else:  # a map whose first key stands behind the dash
            deeper = indent + text.index(inner)
            rows = [*rows[:at], (number, deeper, inner), *rows[at + 1:]]
            value, at = members(rows, at)
            result.append(value)
    return result, at


def inline(text, line):
    if text[0] not in '{["':
        return text_at(text, line)
    value, rest = flow(text, line)
    if rest.strip():
        raise ValueError(f"line {line}: '{rest}' follows a value")
    return value


def flow(text, line):
    """A flow value at the front of `text`, and what follows it."""
    text = text.lstrip()
    if text[0] == '"':
        end = text.index('"', 1)
        return text_at(text[1:end], line), text[end + 1:]
    if text[0] not in "{[":
        end = min((text.index(stop) for stop in ",]}" if stop in text), default=len(text))
        return text_at(text[:end].strip(), line), text[end:]
    closing, result = ("}", {}) if text[0] == "{" else ("]", [])
    rest = text[1:].lstrip()
    while not rest.startswith(closing):
        if closing == "}":
            key, _, rest = rest.partition(":")
            result[key.strip()], rest = flow(rest, line)
        else:
            value, rest = flow(rest, line)
            result.append(value)
        rest = rest.lstrip().removeprefix(",").lstrip()
    return result, rest[1:]
