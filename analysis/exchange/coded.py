"""Tables in, coded passages out: what programs for qualitative analysis, and annotations of the web, call their unit.

A passage is the evidence of a claim, condition, stance or assessment, with codes in groups, the actor behind it, and the row
that it is about. The formats differ only in how they write this down.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from analysis.exchange.flat import STRENGTHS, VERDICTS
from analysis.tables import Assessment, Claim, Condition, Span, Stance, Tables, spans_of

SIDES = {1: "for", -1: "against"}


@dataclasses.dataclass(frozen=True)
class Passage:
    """The evidence of one row: `codes` are (group, code), `actor` who is behind it, `to` whom it is put to.

    `about` is the id of the claim or condition that a stance or an assessment is of; `confidence` is None where there is none.
    """

    table: str
    row: str
    article_id: str
    spans: tuple[Span, ...]
    quote: str
    codes: tuple[tuple[str, str], ...]
    actor: str
    to: str = ""
    about: str = ""
    confidence: float | None = None
    reviewed: str = ""

    @property
    def kind(self) -> str:
        """`claim`, `condition`, `stance` or `assessment`."""
        return self.table.removesuffix("s")


def passages(tables: Tables) -> list[Passage]:
    """Every passage of `tables`, table by table in the order of the text."""
    return [passage for name, read in READERS.items() for passage in _read(name, getattr(tables, name), read)]


def grouped(coded: Sequence[Passage], field: str) -> dict[str, list[Passage]]:
    """The passages of each `article_id`, or whatever the field holds."""
    found: dict[str, list[Passage]] = {}
    for passage in coded:
        found.setdefault(getattr(passage, field), []).append(passage)
    return found


def _read(name: str, table: pd.DataFrame, read: Callable[[object], dict[str, object]]) -> Iterator[Passage]:
    for row in table.astype(object).where(table.notna(), "").itertuples():
        known = {column: value for column, value in row._asdict().items() if column in ("reviewed", "confidence")}
        own = {"table": name, "row": row[1], "article_id": row.article_id, "spans": tuple(spans_of(row)), "quote": row.quote}
        yield Passage(**own, **known, **read(row))


def _claim(row: Claim) -> dict[str, object]:
    denied = [("modality", "denied")] if row.negated else []
    codes = [("act", row.act), ("form", row.form), *denied, ("modality", row.modality), *_issues(row.issue)]
    return {"codes": tuple(codes), "actor": row.speaker_id}


def _condition(row: Condition) -> dict[str, object]:
    strength = STRENGTHS[row.direction][row.strength].replace(" ", "_")
    codes = [("kind", row.kind), ("strength", strength), ("status", row.status), *_issues(row.issue)]
    return {"codes": tuple(codes), "actor": row.holder_id, "to": row.target_id}


def _stance(row: Stance) -> dict[str, object]:
    return {"codes": (("part", row.part), ("side", SIDES[row.side])), "actor": row.actor_id, "about": row.condition_id}


def _assessment(row: Assessment) -> dict[str, object]:
    codes = (("dimension", row.dimension), ("verdict", VERDICTS[row.verdict].replace(" ", "_")))
    about = {} if row.object_table == "actors" else {"about": row.object_id}
    return {"codes": codes, "actor": row.assessor_id, "to": "" if about else row.object_id, **about}


def _issues(issues: str) -> list[tuple[str, str]]:
    return [("issue", issue) for issue in issues.split(";")]


READERS: dict[str, Callable[[object], dict[str, object]]] = {
    "claims": _claim, "conditions": _condition, "stances": _stance, "assessments": _assessment,
}  # fmt: skip
