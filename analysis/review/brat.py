"""A file of brat's standoff annotations in, the rows that a reader marked in it out, in the form that `read_marks` gives.

An entity is of a kind of actor, or a `condition`, `stance` or `assessment`; attributes are its columns; relations run from it
to an actor (`by` or `holder`, `assessor`; `to` or `target`) or to what it is `about`. Places count the text with lines that end
in one character. The format: brat.nlplab.org/standoff.html.
"""

import dataclasses
import re

from analysis.reading import slug
from analysis.words import values

BY, TO, ABOUT = ("by", "holder", "assessor", "actor", "arg"), ("to", "target"), ("about", "object", "condition")
ENTITY = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
ATTRIBUTE = re.compile(r"[AM]\d+\t(\S+) (T\d+)(?: (.+))?")
RELATION = re.compile(r"R\d+\t(\S+) Arg1:(T\d+) Arg2:(T\d+)\s*")
DEFAULTS = {"kind": "demand", "issue": "other", "strength": "3", "direction": "1", "status": "standing", "trigger": ""}
DEFAULTS |= {"part": "supporter", "side": "1", "dimension": "validity", "verdict": "0"}
WHOLE = ("strength", "direction", "side", "verdict")  # columns of whole numbers
ALLOWED = {
    "kind": values.KINDS_OF_CONDITION, "status": values.STATUSES, "part": values.PARTS, "dimension": values.DIMENSIONS,
    "strength": ("1", "2", "3", "4", "5"), "direction": ("1", "-1"), "side": ("1", "-1"),
    "verdict": ("-2", "-1", "0", "1", "2"),
}  # fmt: skip


@dataclasses.dataclass
class _Entity:
    """A marked stretch: what it is, where, and what is said of it."""

    type: str
    spans: list[tuple[int, int]]
    said: dict[str, str] = dataclasses.field(default_factory=dict)
    ties: dict[str, str] = dataclasses.field(default_factory=dict)


def read_brat(text: str, ann: str) -> tuple[dict[str, list[dict]], list[str]]:
    """The rows of an article by table, and what of the annotations cannot be meant, line by line; lines of other kinds are
    passed over."""
    entities, wrong = _entities(text, ann)
    for number, line in enumerate(ann.splitlines(), start=1):
        if match := RELATION.fullmatch(line):
            if {match[2], match[3]} <= entities.keys():
                entities[match[2]].ties[match[1].lower()] = match[3]
            else:
                wrong.append(f"line {number}: ties what is not marked: {line[:60]!r}")
        elif match := ATTRIBUTE.fullmatch(line):
            wrong += [f"line {number}: {fault}" for fault in _say(entities, match[2], match[1].lower(), match[3] or "true")]
    return _rows(text, entities), wrong


def _entities(text: str, ann: str) -> tuple[dict[str, _Entity], list[str]]:
    """Name -> what is marked; places in the text as it was received."""
    places, plain = _received(text)
    found, wrong = {}, []
    for number, line in enumerate(ann.splitlines(), start=1):
        match = ENTITY.fullmatch(line)
        if not match:
            if line.startswith("T"):
                wrong.append(f"line {number}: is no entity: {line[:60]!r}")
            continue
        spans = [tuple(map(int, span.split())) for span in match[3].split(";")]
        words = " ".join(plain[start:end] for start, end in spans)
        if any(not 0 <= s < e <= len(plain) for s, e in spans) or (match[4] and match[4].split() != words.split()):
            wrong.append(f"line {number}: the text there is {words[:60]!r}: annotate the article as it is now")
            continue
        found[match[1]] = _Entity(match[2].lower(), [(places[s], places[e - 1] + 1) for s, e in sorted(spans)])
    return found, wrong


def _received(text: str) -> tuple[list[int], str]:
    """Where each character of the text with lines that end in one character stands in the text as it was received."""
    places = [at for at, char in enumerate(text) if not (char == "\r" and text[at + 1 : at + 2] == "\n")]
    return places, "".join(text[at] for at in places).replace("\r", "\n")


def _say(entities: dict[str, _Entity], name: str, column: str, value: str) -> list[str]:
    if name not in entities:
        return [f"says {column} of what is not marked"]
    if column not in DEFAULTS:
        return []
    if column in ALLOWED and value not in ALLOWED[column]:
        return [f"{column} is {value!r}: use one of {', '.join(ALLOWED[column])}"]
    entities[name].said[column] = value
    return []


def _rows(text: str, entities: dict[str, _Entity]) -> dict[str, list[dict]]:
    rows: dict[str, list[dict]] = {"actors": [], "conditions": [], "stances": [], "assessments": []}
    ids: dict[str, str] = {}
    prefix_of = dict(zip(values.KINDS_OF_ACTOR, values.PREFIXES, strict=True))
    for name, entity in entities.items():
        if entity.type in prefix_of:
            words = " ".join(" ".join(text[s:e] for s, e in entity.spans).split())
            ids[name] = f"{prefix_of[entity.type]}:{slug(words)}"
            known = {"id": ids[name], "name": words, "kind": entity.type, "role": None, "represents": None, "aliases": [words]}
            rows["actors"] += [known] if ids[name] not in {actor["id"] for actor in rows["actors"]} else []
    number = {name: n for n, name in enumerate(n for n, e in entities.items() if e.type == "condition")}
    for entity in entities.values():
        said = {column: int(v) if column in WHOLE else v for column, v in {**DEFAULTS, **entity.said}.items()}
        by, to, about = (next((entity.ties[n] for n in names if n in entity.ties), "") for names in (BY, TO, ABOUT))
        own = {"certain": True, "start": entity.spans[0][0], "end": entity.spans[-1][1], "spans": entity.spans, "or": {}}
        if entity.type == "condition":
            rows["conditions"].append({"holder": ids.get(by), "target": ids.get(to), **said, **own})
        elif entity.type == "stance" and about in number and by in ids:
            rows["stances"].append({"condition": number[about], "actor": ids[by], **said, **own})
        elif entity.type == "assessment":
            wording = text[entity.spans[0][0] : entity.spans[-1][1]]
            rows["assessments"].append({"assessor": ids.get(by), "object": ids.get(to), "wording": wording, **said, **own})
    return rows
