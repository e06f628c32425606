"""What a reader marked in an article elsewhere in, her decisions about the extractor's rows out; and decided rows out as marks.

A marked row and one of the extractor's are the same where they share half of their words: then the reader accepts it, with her
values and her words. What only she marked she adds, what only the extractor found she rejects.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.reading import Article
from analysis.review.deciding import Key, add_row, complete, decide
from analysis.review.decisions import Decision, write_values
from analysis.review.judging import EVIDENCE, as_text
from analysis.review.marks import WrongLine, spans_of_quote
from analysis.review.queue import keys_of
from analysis.review.replay import Replayed
from analysis.review.settling import NOTED
from analysis.tables import KEYS, Span, evidence, spans_of

ALIKE = 0.5  # token F1 from which two rows are one
WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
EDGES = re.compile(r"^(?:the|a|an)\s+|[’']s?$|[.,;:“”\"]")
MARKED = {"conditions": ("conditions", "stances"), "assessments": ("assessments",)}
Rows = Mapping[str, Sequence[dict]]


class Marking:
    """One reader's marks of one article, on their way to decisions; `told` is what she decided when: time and reader."""

    def __init__(self, article: Article, rows: Rows, replayed: Replayed, time: str, reader: str) -> None:
        self.article, self.rows, self.replayed = article, rows, replayed
        self.told = {"time": time, "reader": reader}
        self.tables = replayed.tables.of(article.article_id)
        self.ids: dict[str | None, str] = {None: ""}  # id in the marks -> id in the tables
        self.words: dict[int, str] = {}  # number of a marked condition -> the words of its row
        self.paired: dict[int, Key] = {}  # number of a marked condition -> the key of the extractor's

    def actors(self) -> list[Decision]:
        """Each marked actor is the one of the tables that shares most of its names, or is added."""
        names: dict[str, set[str]] = {own: {bare(name)} for own, name in self.tables.actors[["actor_id", "name"]].to_numpy()}
        for own, quote in self.tables.mentions[["actor_id", "quote"]].to_numpy():
            names.setdefault(own, set()).add(bare(quote))
        lines, free = [], dict(names)
        for actor in self.rows["actors"]:
            forms = {bare(form) for form in (actor["name"], *actor["aliases"])}
            best = max(free, key=lambda own: (len(free[own] & forms), own), default=None)
            if best and free[best] & forms:
                self.ids[actor["id"]] = best
                del free[best]
                continue
            own = actor["id"].replace("_", "-")
            self.ids[actor["id"]] = own
            spans = _first_place(self.article.text, (actor["name"], *actor["aliases"]))
            values = {"name": actor["name"], "kind": actor["kind"]}
            lines += add_row(self.article, "actors", spans, values, party=own, **self.told) if spans else []
        return lines

    def conditions(self) -> list[Decision]:
        """Accepted, added and rejected conditions."""
        lines, pairs = [], self._pairs("conditions")
        for number, row in enumerate(self.rows["conditions"]):
            values = {name: str(row[name]) for name in ("kind", "issue", "strength", "direction", "status")}
            values |= {f"{name}_id": self.ids[row[name]] for name in ("holder", "target") if name in row}
            lines += self._decide("conditions", number, row, pairs, values, values["holder_id"])
        return lines + self._reject("conditions", pairs)

    def stances(self) -> list[Decision]:
        """Accepted, added and rejected stances of others than holders, of the conditions that are marked."""
        lines, met = [], set()
        for row in self.rows["stances"]:
            number, actor = row["condition"], self.ids[row["actor"]]
            if row["part"] == "holder" or number not in self.words or not row["certain"]:
                continue
            found = self._stance(self.paired.get(number), actor)
            values = {"part": row["part"], "side": str(row["side"])}
            if found is not None:
                met.add(found)
                lines += self._accept("stances", (found,), values)
            else:
                about = self.words[number]
                lines += add_row(self.article, "stances", _spans(row), values, party=actor, about=about, **self.told)
        known = {key[-1] for key in self.paired.values()}
        own = self.tables.stances
        wrong = own[own["condition_id"].isin(known) & (own["part"] != "holder") & ~own["stance_id"].isin(met)]
        for key in keys_of("stances", wrong):
            lines += decide(self.replayed, "stances", key, "reject", article=self.article, **self.told)
        return lines

    def assessments(self) -> list[Decision]:
        """Accepted, added and rejected assessments."""
        lines, pairs = [], self._pairs("assessments")
        for number, row in enumerate(self.rows["assessments"]):
            values = {"dimension": row["dimension"], "verdict": str(row["verdict"]), "assessor_id": self.ids[row["assessor"]]}
            lines += self._decide("assessments", number, row, pairs, values, values["assessor_id"])
        return lines + self._reject("assessments", pairs)

    def _pairs(self, table: str) -> dict[int, Key]:
        """Number of a marked row -> the key of the extractor's that it is, the most alike first."""
        frame = getattr(self.tables, table)
        keys, text = keys_of(table, frame), self.article.text
        places = [spans_of(row) for row in frame.itertuples()]
        ranked = sorted(
            (-score, i, j)
            for i, row in enumerate(self.rows[table])
            for j, spans in enumerate(places)
            if (score := alike(text, row["spans"], spans)) >= ALIKE
        )
        pairs: dict[int, int] = {}
        for _, i, j in ranked:
            if i not in pairs and j not in pairs.values():
                pairs[i] = j
        return {i: keys[j] for i, j in pairs.items()}

    def _decide(
        self, table: str, number: int, row: dict, pairs: Mapping[int, Key], values: dict[str, str], party: str
    ) -> list[Decision]:  # fmt: skip
        spans = _spans(row)
        if number in pairs and not row["certain"]:
            return decide(self.replayed, table, pairs[number], "unsure", article=self.article, **self.told)
        if not row["certain"]:
            return []
        if number not in pairs:
            self.words[number] = evidence(self.article.text, spans, "")["quote"]
            return add_row(self.article, table, spans, values, party=party, **self.told)
        lines = self._accept(table, pairs[number], values)
        self.words[number], self.paired[number] = lines[-1].quote, pairs[number]
        found = evidence(self.article.text, spans, "")
        if found["spans"] != lines[-1].spans:
            moved = write_values({"spans": found["spans"], "quote": found["quote"]})
            more = {"field": EVIDENCE, "value": moved, "article": self.article, **self.told}
            lines += decide(self.replayed, table, pairs[number], "edit", **more)
        return lines

    def _accept(self, table: str, key: Key, values: Mapping[str, str]) -> list[Decision]:
        """An acceptance with the reader's own values."""
        *before, line = decide(self.replayed, table, key, "accept", article=self.article, **self.told)
        cells = {name: getattr(line, name) for name in line.__dataclass_fields__} | {
            "value": write_values({**line.values(), **values})
        }
        return [*before, Decision(**cells)]

    def _reject(self, table: str, pairs: Mapping[int, Key]) -> list[Decision]:
        wrong = [key for key in keys_of(table, getattr(self.tables, table)) if key not in pairs.values()]
        return [
            line for key in wrong for line in decide(self.replayed, table, key, "reject", article=self.article, **self.told)
        ]

    def _stance(self, key: Key | None, actor: str) -> str | None:
        own = self.tables.stances
        found = own.loc[(own["condition_id"] == (key or ("",))[-1]) & (own["actor_id"] == actor), "stance_id"]
        return found.iloc[0] if len(found) else None


def decisions_of(
    article: Article, rows: Rows, replayed: Replayed, *, time: str, reader: str, whole: bool = True
) -> list[Decision]:  # fmt: skip
    """The decisions that a reader's marks of an article are; with `whole` she marked all there is: its sections are complete.

    `rows` are those of `read_marks` or `read_brat`. Raises DecisionError: a mark has a value that its column cannot have.
    """
    marking = Marking(article, rows, replayed, time, reader)
    lines = [*marking.actors(), *marking.conditions(), *marking.stances(), *marking.assessments()]
    if not whole:
        return [line for line in lines if line.kind != "reject"]
    for section in marking.tables.sections.itertuples():
        for table in (name for names in MARKED.values() for name in names):
            lines += complete(article, Span(section.start, section.end), time=time, reader=reader, table=table)
    return lines


def marks_of(article: Article, replayed: Replayed) -> dict[str, list[dict]]:
    """The rows that a person confirmed, changed, added (or, not sure, is unsure of) in an article, for `write_marks`."""
    tables = replayed.tables.of(article.article_id)
    unsure = {row for line, row in replayed.rows.items() if line.kind == "unsure" and replayed.became[line] == NOTED}
    columns = replayed.standing.columns
    keys = {(table, (columns[table][KEYS[table][0]][row],)) for table, row in unsure if table != "actors"}
    named = {own: list(dict.fromkeys(found["quote"])) for own, found in tables.mentions.groupby("actor_id", sort=False)}
    actors = [
        {"id": a.actor_id, "name": a.name, "kind": a.kind, "role": _none(a.role), "represents": _none(a.represents)}
        | {"aliases": list(dict.fromkeys([a.quote, *named.get(a.actor_id, [])]))}
        for a in tables.actors.itertuples()
    ]
    rows: dict[str, list[dict]] = {"actors": actors, "conditions": [], "stances": [], "assessments": []}
    number: dict[str, int] = {}
    for c in _decided(tables.conditions, keys, "conditions"):
        number[c.condition_id] = len(number)
        rows["conditions"].append(
            {"holder": _none(c.holder_id), "target": _none(c.target_id), "kind": c.kind, "issue": c.issue.partition(";")[0]}
            | {name: getattr(c, name) for name in ("strength", "direction", "trigger", "status")} | _place(c)
        )  # fmt: skip
    for s in tables.stances.itertuples():
        if s.condition_id in number:
            own = {"condition": number[s.condition_id], "actor": s.actor_id, "part": s.part, "side": s.side}
            rows["stances"].append(own | _place(s) | {"certain": True})
    for a in _decided(tables.assessments, keys, "assessments"):
        judged = _none(a.object_id) if a.object_table == "actors" else None
        rows["assessments"].append(
            {"assessor": _none(a.assessor_id), "object": judged, "dimension": a.dimension, "verdict": a.verdict}
            | {"wording": a.wording} | _place(a)
        )  # fmt: skip
    return rows


def _decided(frame: pd.DataFrame, unsure: Iterable[tuple[str, Key]], table: str) -> Iterable[object]:
    keys = set(unsure)
    for row, key in zip(frame.itertuples(), keys_of(table, frame), strict=True):
        if as_text(row.reviewed) or (table, key) in keys:
            yield row


def _place(row: object) -> dict[str, object]:
    return {"certain": bool(as_text(row.reviewed)), "spans": [tuple(span) for span in spans_of(row)]}


def _none(value: object) -> str | None:
    return as_text(value) or None


def _spans(row: dict) -> list[Span]:
    return [Span(*span) for span in row["spans"]]


def _first_place(text: str, forms: Iterable[str]) -> list[Span]:
    """Where the first of these forms that the text has stands first."""
    for form in forms:
        try:
            return [Span(*span) for span in spans_of_quote(text, form)]
        except WrongLine:
            continue
    return []


def alike(text: str, one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    """Token F1 of the words at two places."""
    left, right = ({m.span() for span in spans for m in WORD.finditer(text, *span)} for spans in (one, other))
    return 2 * len(left & right) / (len(left) + len(right)) if left & right else 0.0


def bare(name: str) -> str:
    """`the Kremlin’s` -> `kremlin`"""
    return EDGES.sub("", " ".join(name.split()).lower()).strip()
