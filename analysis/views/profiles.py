"""Tables of one negotiation in, what is known of each of its parties and issues out, for a page of each.

What a party says again counts once, by its last words; moves and clashes are those of the summaries of the same names.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.tables import Tables
from analysis.views.captions import spelled
from analysis.views.changes import what_changed
from analysis.views.clashes import clashes, standing
from analysis.views.counting import UNKNOWN, count, ranking
from analysis.views.negotiations import inside
from analysis.views.once import once
from analysis.views.opened import known_of
from analysis.views.positions import positions
from analysis.views.quoting import few_words, in_marks
from analysis.views.wants import SETTLED, judgements, position_of
from analysis.words import OTHER, Talks

ALL = 1_000_000  # matters, pairs: none is left out
ENDS = ".!?…"  # of a sentence
PARTY, ISSUE = "party", "issue"


class Held(NamedTuple):
    """One position: whose, on what, which, in which words, what else is known; when and where it was said, and its row."""

    party: str
    issue: str
    position: str
    words: str
    known: str
    said: str
    source: str
    row: str


class Told(NamedTuple):
    """A move or a clash: what is said of it, its words, and the row of these."""

    says: str
    words: str
    row: str


@dataclasses.dataclass(frozen=True)
class Profile:
    """A party, or an issue by its code: the answer in a sentence, its positions, and its moves or clashes."""

    kind: str
    name: str
    answer: str
    positions: tuple[Held, ...]
    more: tuple[Told, ...] = ()

    @property
    def title(self) -> str:
        """What its page is called."""
        return spelled(self.name) if self.kind == ISSUE else self.name


def profiles(tables: Tables, talks: Talks) -> list[Profile]:
    """The parties that hold a position, by the number of these, then the issues; `other` is the last of them."""
    tables = inside(tables, talks)
    found = positions(once(tables, ("conditions",)), talks)
    more = {PARTY: _moves(tables, talks), ISSUE: _clashes(clashes(standing(found), tables.actors["name"].unique()))}
    rows = found[found["party"] != UNKNOWN].drop_duplicates("thread", keep="last")
    judged = judgements(tables).groupby("condition_id")["told"].agg(", ".join).to_dict()
    rows = rows.assign(red=rows["kind"] == "red_line", judged_by=[judged.get(one, "") for one in rows["condition_id"]])
    rows = rows.sort_values(["stands", "red", "strength", "date"], ascending=False, kind="stable")
    held = [_held(line) for line in rows.itertuples()]
    order = {kind: list(ranking(rows.groupby(kind)["thread"].size()).index) for kind in (PARTY, ISSUE)}
    order[ISSUE].sort(key=OTHER.__eq__)
    of = {kind: _grouped(held, kind) for kind in order}
    told = []
    for kind, across in ((PARTY, ISSUE), (ISSUE, PARTY)):
        place = {name: n for n, name in enumerate(order[across])}
        for name in order[kind]:
            lines = of[kind][name]
            listed = sorted(lines, key=lambda line, across=across, place=place: place[getattr(line, across)])
            told.append(Profile(kind, name, _answer(kind, lines), tuple(listed), tuple(more[kind].get(name, ()))))
    return told


def _grouped(held: Sequence[Held], by: str) -> dict[str, list[Held]]:
    found: dict[str, list[Held]] = {}
    for line in held:
        found.setdefault(getattr(line, by), []).append(line)
    return found


def _held(line: "pd.core.frame.Pandas") -> Held:
    position = position_of(line.kind, line.strength, line.direction) if line.stands else SETTLED.get(line.status, line.status)
    return Held(
        line.party, line.issue, position, few_words(line.quote), known_of(line), line.date, line.source, line.condition_id
    )


def _answer(kind: str, lines: Sequence[Held]) -> str:
    """`7 positions on 3 issues. Hardest, on pay: insists, “wages must rise”.` `lines` begin with the hardest that stands."""
    first = next((line for line in lines if line.issue != OTHER), lines[0])
    n = len({line.issue if kind == PARTY else line.party for line in lines})
    across = f"on {count(n, 'issue')}" if kind == PARTY else f"of {n:,} part{'y' if n == 1 else 'ies'}"
    of = f"on {spelled(first.issue)}" if kind == PARTY else f"{first.party}’s"
    hardest = "None stands any more" if first.position in SETTLED.values() else f"Hardest, {of}: {first.position}"
    words = in_marks(first.words)
    return f"{count(len(lines), 'position')} {across}. {hardest}, {words}{'' if words[-2] in ENDS else '.'}"


def _moves(tables: Tables, talks: Talks) -> dict[str, list[Told]]:
    """Party -> its moves, the last first."""
    answer = what_changed(tables, talks=talks, top=ALL)
    found: dict[str, list[Told]] = {}
    moves = zip(answer.frame.index, answer.frame.itertuples(), strict=True)
    for (party, _), line in sorted(moves, key=lambda move: move[1].said_on, reverse=True):
        says = " · ".join(filter(None, (line.said_on, line.move, line.changed)))
        found.setdefault(party, []).append(Told(says, line.after, line.row_id))
    return found


def _clashes(pairs: pd.DataFrame) -> dict[str, list[Told]]:
    """Issue -> both sides of its clashes, the surest first."""
    found: dict[str, list[Told]] = {}
    for line in pairs.itertuples():
        one = Told(f"{line.party}: {line.position}", line.words, line.ids[0])
        two = Told(f"{line.other}: {line.other_position} ({line.how})", line.other_words, line.ids[1])
        found.setdefault(line.issue, []).extend((one, two))
    return found


def hardest(found: Sequence[Profile], parties: int, points: int) -> Iterator[tuple[Profile, list[Held]]]:
    """Of the first parties the first positions, one an issue: what a brief has room for."""
    for profile in [one for one in found if one.kind == PARTY][:parties]:
        by_issue = {line.issue: line for line in reversed(profile.positions)}
        yield profile, list(reversed(by_issue.values()))[:points]
