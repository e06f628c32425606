"""Tables and decisions in, the tables as readers decided them out, with what became of every single decision.

Decisions are a set: their order counts for nothing, to apply them twice changes nothing, and to apply some and then others is
to apply all. So lines are always held against the rows as they were extracted: where a merge, an edit or a rejection makes a
row look like one that a stale line meant, the line stays stale. Rows that were confirmed, changed or added say so in their
column `reviewed`; a rejected row is gone.
"""

import collections
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.reading import Article
from analysis.review import applied, identities
from analysis.review.added import LETTERS, RULE, with_added
from analysis.review.decisions import ABOUT_A_ROW, Decision, Decisions, active, frame_of, read_decisions
from analysis.review.settling import AGAINST, APPLIED, AWAY, NOTED, STALE, UNDONE, Became, Row, settle
from analysis.review.standing import ELSEWHERE, Place, Standing
from analysis.tables import REVIEW, REVIEWED, Tables, in_order, types_of

AS_WRITTEN = "tables stay as decided when they were written; for later decisions, write them again with `parley tables`"


@dataclasses.dataclass(frozen=True, repr=False)
class Reviewed(Tables):
    """Tables as decisions made them, which know what they were `before` and by which `lines`; `made` is a copy of each."""

    before: Tables
    lines: tuple[Decision, ...]
    made: Mapping[str, pd.DataFrame]


@dataclasses.dataclass(frozen=True)
class Replayed:
    """Tables as readers decided them; `outcomes` has a line for each decision, with its `outcome` and `why`.

    An outcome is applied, stale (its words are not there, or not once), contradicted (readers say different things: none of it
    holds), noted (unsure, a flag, a complete section), undone (an undo is applied itself), or elsewhere (its article is not
    among these). `rows` says which row of the tables of `standing`, where nothing is decided yet, a decision is about, `became`
    what became of it.
    """

    tables: Tables
    outcomes: pd.DataFrame
    standing: Standing = dataclasses.field(repr=False, compare=False)
    names: identities.Names = dataclasses.field(repr=False, compare=False)
    rows: Mapping[Decision, Row] = dataclasses.field(repr=False, compare=False)
    became: Mapping[Decision, str] = dataclasses.field(repr=False, compare=False)

    @property
    def stale(self) -> pd.DataFrame:
        """The decisions whose row is not there any more, and why."""
        return self.outcomes[self.outcomes["outcome"] == STALE].reset_index(drop=True)

    @property
    def contradictions(self) -> pd.DataFrame:
        """The decisions that say different things of one row, or of one pair of actors."""
        return self.outcomes[self.outcomes["outcome"] == AGAINST].reset_index(drop=True)

    @property
    def counts(self) -> dict[str, int]:
        """How many rows a person has confirmed, changed, rejected and added."""
        n = collections.Counter(mark for name in REVIEWED for mark in getattr(self.tables, name)[REVIEW].dropna())
        new = {row for line, row in self.rows.items() if line.kind == "add"}
        gone = {row for line, row in self.rows.items() if line.kind == "reject" and self.became[line] == APPLIED}
        return {"confirmed": n["confirmed"], "changed": n["changed"], "rejected": len(gone - new), "added": n["added"]}

    def says(self) -> str:
        """The counts, and what needs a person again, in a sentence or two."""
        people = self.outcomes["reader"].nunique()
        told = ", ".join(f"{n:,} {verb}" for verb, n in self.counts.items())
        rest = {"no longer fit their article": len(self.stale), "contradict each other": len(self.contradictions)}
        more = [f"{n:,} {'decision' if n == 1 else 'decisions'} {what}" for what, n in rest.items() if n]
        return f"Reviewed by {people} {'person' if people == 1 else 'people'}: {'; '.join([told, *more])}."


def replay(tables: Tables, decisions: Decisions | Iterable[Decision], articles: Sequence[Article] | None = None) -> Replayed:
    """Apply decisions to tables; the order of the decisions counts for nothing.

    The texts of `articles` are needed for decisions about an article that has changed since: their words are looked for there.
    Tables that decisions were applied to before are as if all of these were applied at once.
    """
    before, known = _undecided(tables)
    lines = decisions.lines if isinstance(decisions, Decisions) else tuple(decisions)
    return replay_on(ground_of(before, articles or ()), (*known, *lines))


def ground_of(tables: Tables, articles: Sequence[Article] = ()) -> Standing:
    """The tables before anything is decided: what `replay_on` is given, again and again, where decisions come one by one."""
    return Standing(_markable(tables), articles)


def replay_on(given: Standing, decisions: Decisions | Iterable[Decision]) -> Replayed:
    """As `replay`, on tables that were made ready before."""
    lines = sorted(set(decisions.lines if isinstance(decisions, Decisions) else decisions))
    if not lines:
        return Replayed(given.tables, _outcomes((), {}), given, identities.Names({}), {}, {})
    valid = active(lines)
    became: Became = {line: (APPLIED, "") for line in lines if line.kind == "undo"}
    extended, found = with_added(given.tables, [line for line in valid if line.kind == "add"], given)
    standing = given if extended is given.tables else Standing(extended, given.articles)
    rows = {line: row for line in valid if (row := _locate(line, standing, found, became))}
    names = identities.name_actors(extended, identities.judgements_of(valid, standing.article_of))
    became |= dict.fromkeys(names.against, (AGAINST, ""))
    new = {row for line, row in rows.items() if line.kind == "add" and isinstance(found[line], tuple)}
    settled = settle(rows, new, standing, names, became)
    changed = _with_holders(applied.with_cells(applied.with_kinds(extended, names.of), settled.cells), extended, new)
    kept = applied.renamed(applied.without(changed, settled.dropped), names.of)
    before = dict(given.tables.items())
    final = Tables(**{name: table if table is before[name] else in_order(table) for name, table in kept.items()})
    told = {line: became.get(line, (UNDONE, "")) for line in lines}
    became_so = {line: outcome for line, (outcome, _) in told.items()}
    return Replayed(reviewed(final, given.tables, lines), _outcomes(lines, told), standing, names, rows, became_so)


def reviewed(tables: Tables, before: Tables, lines: Iterable[Decision]) -> Reviewed:
    """The tables as they are, which know that these decisions made them of those before."""
    frames = dict(tables.items())
    made = {name: table.copy(deep=False) for name, table in frames.items()}  # what is written into a table is not in its copy
    return Reviewed(**frames, before=before, lines=tuple(lines), made=made)


def original(tables: Tables, lines: Iterable[Decision]) -> Tables:
    """Tables before these decisions; as they are where others, too, made them."""
    before, known = _undecided(tables)
    return before if set(known) <= set(lines) else Tables(**dict(tables.items()))


def _undecided(tables: Tables) -> tuple[Tables, tuple[Decision, ...]]:
    """Tables before anything was decided, and what was, if they still are what a replay made of them; else the tables."""
    if isinstance(tables, Reviewed) and all(table.equals(tables.made[name]) for name, table in tables.items()):
        return tables.before, tables.lines
    return tables, ()


def _outcomes(lines: Sequence[Decision], told: Became) -> pd.DataFrame:
    more = {name: pd.array([told[line][n] for line in lines], dtype="str") for n, name in enumerate(("outcome", "why"))}
    return frame_of(lines).assign(**more)


@dataclasses.dataclass(frozen=True)
class Decided:
    """Tables with the decisions of a folder, what the pages say of them, and a line for each that cannot be read."""

    tables: Tables
    says: str = ""
    problems: tuple[str, ...] = ()

    @property
    def told(self) -> list[str]:
        """What a run says of them, a line each."""
        return [*(f"left out: {problem}" for problem in self.problems), *filter(None, [self.says])]


def with_decisions(tables: Tables, folder: Path | str, articles: Sequence[Article] | None = None) -> Decided:
    """The tables as the decisions of a folder make them; as they are where it holds none about their articles.

    Tables that were decided before they were written do not say what was extracted, so nothing more is applied to them.
    Raises DecisionError: a file of decisions cannot be read.
    """
    decisions = read_decisions(folder)
    problems = tuple(map(str, decisions.problems))
    done = replay(tables, decisions, articles) if decisions.lines else None
    if done is None or not set(done.became.values()) - {AWAY, UNDONE}:
        return Decided(tables, problems=problems)
    written = any(REVIEW in getattr(tables, name) for name in REVIEWED)
    return Decided(tables, AS_WRITTEN, problems) if written else Decided(done.tables, done.says(), problems)


def _markable(tables: Tables) -> Tables:
    """The tables in the order of the text, with the column `reviewed`, empty where they had none."""
    marked = {}
    for name, table in tables.items():
        if name in REVIEWED and list(table) != (columns := list(types_of(name, reviewed=True))):
            table = table.assign(**{REVIEW: pd.array([None] * len(table), dtype="str")})[columns]
        marked[name] = in_order(table)
    return Tables(**marked)


def _locate(line: Decision, standing: Standing, found: Mapping[Decision, Place | applied.Key], became: Became) -> Row | None:
    """The row of a decision; notes what becomes of one that has none."""
    if line.kind in ("merge", "split"):
        became[line] = _met(line, standing)
        return None
    if line.kind == "add" and isinstance(found[line], tuple):
        became[line] = APPLIED, ""
        return line.table, standing.position(line.table, found[line])
    table = "sections" if line.kind == "complete" else line.table
    place = found[line] if line.kind == "add" and found[line].why else standing.find(dataclasses.replace(line, table=table))
    if place.row is None:
        became[line] = AWAY if place.why == ELSEWHERE else STALE, place.why
        return None
    became[line] = NOTED if line.kind in ("unsure", "flag", "complete") else APPLIED, ""
    return (table, place.row) if line.kind in (*ABOUT_A_ROW, "add") else None


def _met(line: Decision, standing: Standing) -> tuple[str, str]:
    """Whether an article has one of the two actors of a merge or split."""
    if any({line.subject, line.value} & set(ids) for ids in standing.actors_of.values()):
        return APPLIED, ""
    there = standing.article_of(line) is not None
    return (STALE, f"no article has {line.subject}") if there else (AWAY, ELSEWHERE)


def _with_holders(tables: Tables, before: Tables, new: Iterable[Row]) -> Tables:
    """The tables, in which the holder of each condition that was added, or got another, stands for it."""
    holders, old = (
        t.conditions["holder_id"].astype(object).where(t.conditions["holder_id"].notna(), None) for t in (tables, before)
    )
    conditions, stances = tables.conditions, tables.stances
    given, gone, added = {}, set(), []
    for row, (holder, former) in enumerate(zip(holders, old, strict=True)):
        if holder == former and ("conditions", row) not in new:
            continue
        condition = conditions.iloc[row]
        own = stances.index[(stances["condition_id"] == condition["condition_id"]) & (stances["part"] == "holder")]
        if holder is None:
            gone |= {(stances["stance_id"][index],) for index in own}
        elif len(own):
            given |= {(index, "actor_id"): holder for index in own}
        else:
            added.append(_held(condition, holder))
    if not (given or gone or added):
        return tables
    tables = applied.without(applied.with_cells(tables, {"stances": given}), {"stances": gone})
    tables = applied.with_rows(tables, {"stances": added})
    return dataclasses.replace(tables, stances=applied.once(tables.stances))


def _held(condition: pd.Series, holder: str) -> dict[str, object]:
    """The stance of a condition's holder."""
    evidence = {name: condition[name] for name in ("article_id", "condition_id", "quote", "start", "end", "spans")}
    number = condition["condition_id"].partition("#")[2][1:]
    key = f"{condition['article_id']}#{LETTERS['stances']}{number}.h"
    return {**evidence, "stance_id": key, "actor_id": holder, "part": "holder", "side": 1, "rule": RULE, REVIEW: None}
