"""A file of marks in, the rows that a reader wrote down in it out, and back: what `benchmarks/marked` is written in.

A line is a row, its fields are divided by ` | `:

    A | id | name | kind | role | represents | form; form; …
    C | holder | target | kind | issue | strength | direction | trigger | status | sure | quote
    S | number of the C line | actor | part | side | sure | quote
    J | assessor | object | dimension | verdict | wording | sure | quote

A field of C and J may hold alternatives that a careful reader accepts, the best first: `cty:peru/per:ana-ruiz`; `-` is empty.
An issue may have a free word behind it: `other:wages`. `sure` is `y`, or `n` where readers may differ on whether there is a row
at all. A quote is copied from the text, its blanks apart; ` … ` joins the pieces of an interrupted one, ` @2` behind it means
its second place. `#` begins a remark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from analysis.words import values

DIVIDER = " | "
KINDS = {"A": 7, "C": 11, "S": 7, "J": 8}  # of line -> its fields


class WrongLine(ValueError):
    """A line of marks that cannot be meant."""


def spans_of_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """The places of the pieces of a quote. Raises WrongLine: a piece is not there."""
    quote, _, nth = quote.rpartition(" @") if re.search(r" @\d+$", quote) else (quote, "", "1")
    places, start = [], 0
    for piece in quote.split(" … "):
        found = list(re.compile(r"\s+".join(map(re.escape, piece.split()))).finditer(text, start))
        if not piece.strip() or len(found) < int(nth):
            raise WrongLine(f"is not in the text: {piece!r}")
        places.append(found[int(nth) - 1].span())
        start, nth = places[-1][1], "1"
    return places


def read_marks(text: str, marks: str) -> tuple[dict[str, list[dict]], list[str]]:
    """The rows of an article by table, and what is wrong, line by line."""
    rows: dict[str, list[dict]] = {"actors": [], "conditions": [], "stances": [], "assessments": []}
    wrong = []
    for number, line in enumerate(marks.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            table, row = _read_line(text, line)
            rows[table].append(row)
        except (WrongLine, ValueError) as error:
            wrong.append(f"line {number}: {error}")
    return rows, wrong + list(_unknown(rows))


def _read_line(text: str, line: str) -> tuple[str, dict]:
    kind, *fields = (field.strip() for field in re.split(r"\s\|(?=\s|$)", line))
    if kind not in KINDS or len(fields) < KINDS[kind] - 1:
        raise WrongLine(f"needs {KINDS.get(kind, 'A, C, S or J and its')} fields: {line[:60]!r}")
    *fields, last = [*fields[: KINDS[kind] - 2], DIVIDER.join(fields[KINDS[kind] - 2 :])]
    return _READERS[kind](text, fields, last)


def _actor(text: str, fields: list[str], forms: str) -> tuple[str, dict]:
    actor_id, name, kind, role, represents = fields
    aliases = [form.strip() for form in forms.split(";") if form.strip()] or [name]
    missing = [form for form in aliases if " ".join(form.split()) not in " ".join(text.split())]
    if missing:
        raise WrongLine(f"forms that are not in the text: {missing}")
    _known(kind, values.KINDS_OF_ACTOR)
    row = {"id": actor_id, "name": name, "kind": kind, "role": role or None, "represents": represents or None}
    return "actors", row | {"aliases": aliases}


def _condition(text: str, fields: list[str], quote: str) -> tuple[str, dict]:
    holder, target, kind, issue, strength, direction, trigger, status, sure = fields
    row, other = {}, {}
    for name, field, cast in (
        ("holder", holder, str), ("target", target, str), ("kind", kind, str), ("issue", issue, str),
        ("strength", strength, int), ("direction", direction, int),
    ):  # fmt: skip
        row[name], *rest = _options(field, cast)
        other |= {name: rest} if rest else {}
    _known(row["kind"], values.KINDS_OF_CONDITION)
    _known(row["direction"], (1, -1))
    _known(row["strength"], (1, 2, 3, 4, 5))
    _known(status or "standing", values.STATUSES)
    row["issue"], _, free = row["issue"].partition(":")
    other |= {"issue": [issue.partition(":")[0] for issue in other["issue"]]} if "issue" in other else {}
    row |= {"issue_free": free} if free else {}
    return "conditions", row | {"trigger": trigger, "status": status or "standing", "or": other, **_place(text, quote, sure)}


def _stance(text: str, fields: list[str], quote: str) -> tuple[str, dict]:
    number, actor, part, side, sure = fields
    _known(part, values.PARTS)
    _known(int(side), (1, -1))
    row = {"condition": int(number) - 1, "actor": actor, "part": part, "side": int(side)}
    return "stances", row | _place(text, quote, sure)


def _assessment(text: str, fields: list[str], quote: str) -> tuple[str, dict]:
    assessor, judged, dimension, verdict, wording, sure = fields
    row, other = {}, {}
    for name, field, cast in (("assessor", assessor, str), ("verdict", verdict, int), ("dimension", dimension, str)):
        row[name], *rest = _options(field, cast)
        other |= {name: rest} if rest else {}
    _known(row["dimension"], values.DIMENSIONS)
    _known(row["verdict"], (-2, -1, 0, 1, 2))
    return "assessments", row | {"object": judged or None, "wording": wording, "or": other, **_place(text, quote, sure)}


def _options(field: str, cast: Callable[[str], object]) -> list[object]:
    return [None if option.strip() in ("", "-") else cast(option.strip()) for option in field.split("/")]


def _known(value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        raise WrongLine(f"{value!r} is none of {', '.join(map(str, allowed))}")


def _place(text: str, quote: str, sure: str) -> dict[str, object]:
    _known(sure, ("y", "n"))
    places = spans_of_quote(text, quote)
    return {"certain": sure == "y", "start": places[0][0], "end": places[-1][1], "spans": places}


_READERS = {"A": _actor, "C": _condition, "S": _stance, "J": _assessment}


def _unknown(rows: dict[str, list[dict]]) -> Iterator[str]:
    """Actors and conditions that a row names and no line describes."""
    ids, n = {actor["id"] for actor in rows["actors"]}, len(rows["conditions"])
    for table, columns in (("conditions", ("holder", "target")), ("stances", ("actor",)), ("assessments", ("assessor",))):
        for row in rows[table]:
            named = [option for c in columns for option in (row[c], *row.get("or", {}).get(c, []))]
            yield from (f"{table}: {actor!r} has no A line" for actor in named if actor is not None and actor not in ids)
    yield from (f"stances: there is no C line {s['condition'] + 1}" for s in rows["stances"] if not 0 <= s["condition"] < n)


def write_marks(text: str, rows: Mapping[str, Sequence[dict]]) -> str:
    """The lines of rows, which `read_marks` reads back; a row whose words cannot be quoted is left out as a remark."""
    lines = [
        _line("A", a["id"], a["name"], a["kind"], a["role"], a["represents"], "; ".join(a["aliases"])) for a in rows["actors"]
    ]
    number, written = {}, 0
    for index, row in enumerate(rows["conditions"]):
        fields = [row[name] for name in ("holder", "target", "kind", "issue", "strength", "direction", "trigger", "status")]
        line = _quoted(text, row, "C", *fields)
        written += not line.startswith("#")
        number |= {index: written} if not line.startswith("#") else {}
        lines.append(line)
    known = [row for row in rows["stances"] if row["condition"] in number]
    lines += [_quoted(text, row, "S", number[row["condition"]], row["actor"], row["part"], row["side"]) for row in known]
    for row in rows["assessments"]:
        lines.append(_quoted(text, row, "J", row["assessor"], row["object"], row["dimension"], row["verdict"], row["wording"]))
    return "".join(f"{line}\n" for line in lines)


def _line(*fields: object) -> str:
    return DIVIDER.join("" if field is None else re.sub(r"\s*\|\s*", " ", " ".join(str(field).split())) for field in fields)


def _quoted(text: str, row: dict, *fields: object) -> str:
    """A line that ends with the words of a row, and the number of their place where they stand more than once."""
    quote = " … ".join(" ".join(text[start:end].split()) for start, end in row["spans"])
    line = _line(*("-" if field is None else field for field in fields), "y" if row["certain"] else "n")
    for nth in range(1, text.count(text[slice(*row["spans"][0])]) + 1):
        asked = quote if nth == 1 else f"{quote} @{nth}"
        try:
            if spans_of_quote(text, asked) == list(row["spans"]):
                return line + DIVIDER + asked
        except WrongLine:
            continue
    return f"# left out: {line}"
