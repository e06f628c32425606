"""Tables in, an `Answer` out on who wants what: for each party and issue the strongest position that stands, in words.

The answers are summaries like those of `summaries.py`, which offers them under its own name.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer, joined
from analysis.views.captions import signed
from analysis.views.counting import UNKNOWN, asked, first_time, listing, names_of, ranking
from analysis.views.negotiations import sentence_around
from analysis.views.once import conditions_once
from analysis.views.positions import labels_of, positions
from analysis.views.quoting import few_words, in_marks, words_shown
from analysis.words import OTHER, RELIABILITIES, Outlet, Talks, key_of

MOST_ISSUES = 12  # what fits a page
Line: TypeAlias = "pd.core.frame.Pandas"  # of the positions, as `itertuples` gives them
NO_CONDITIONS = "no condition was found"
SILENT = "silent"
SETTLED = {"withdrawn": "withdrew", "agreed": "agreed", "deferred": "put off"}  # status -> what a cell says of it


@asked
@conditions_once
def who_wants_what(tables: Tables, talks: Talks | str | None = None, top: int = 6) -> Answer:
    """The strongest position that stands of each party on each issue: open to, seeks, insists, refuses, red line.

    One row per party and issue. A condition counts for all who hold or support it, turned round for those who oppose it. What
    is said again, by wire copies too, counts once, and its last wording stands, unless it was withdrawn, agreed or put off:
    then the cell says that. What somebody else says of a party (`teller`) comes after its own words. `said` is the date of the
    article that has the words, `articles` how many tell of the cell, or for `silent` how many name the party. Advice of
    outsiders and conditions without a holder are left out. `rows` holds what is behind each cell.
    """
    found = positions(tables, talks)
    outside = found["kind"].eq("recommendation") & ~found["party"].isin([party.name for party in talks.parties])
    held = found[~outside & found["party"].ne(UNKNOWN)]
    named = _named_in(tables, talks)
    listed = [party.name for party in talks.parties if party.name in named]
    ranked = [*listed, *(name for name in ranking(held.groupby("party")["thread"].nunique()).index if name not in listed)]
    shown = held[held["party"].isin(ranked[:top])]
    issues = sorted(ranking(shown.groupby("issue")["thread"].nunique()).index, key=OTHER.__eq__)  # of no issue stands last
    shown = shown[shown["issue"].isin(issues[:MOST_ISSUES])]
    cells = _cells(shown, judgements(tables), talks)
    order = pd.MultiIndex.from_product([ranked[:top] if cells else [], issues[:MOST_ISSUES]], names=["party", "issue"])
    frame = pd.DataFrame([cells.get(key) or _silence(named.get(key[0], 0)) for key in order], order, list(_silence(0)))
    behind = shown.groupby(["party", "issue"])["condition_id"].agg(joined).reindex(order)
    rests = pd.DataFrame(dict.fromkeys(("position", "conditions", "words"), behind))
    unheld = int(first_time(tables.conditions)["holder_id"].isna().sum())
    return Answer(
        frame, shown["thread"].nunique(), "position", len(tables.articles), across=tuple(issues[:MOST_ISSUES]),
        left_out=listing(
            (unheld, "condition without a holder", "conditions without a holder"),
            (int(outside.sum()), "recommendation of an outsider", "recommendations of outsiders"),
            (len(ranked) - top, "further party", "further parties"),
            (len(issues) - MOST_ISSUES, "further issue", "further issues"),
        ),
        why="" if cells else "no condition has a known holder" if unheld else NO_CONDITIONS,
        behind=("conditions", _hardest(frame, shown)), rows=_opened(tables, shown), rests=rests,
    )  # fmt: skip


def position_of(kind: str, strength: int, direction: int) -> str:
    """A position in words, as a desk's table has it."""
    if kind == "red_line":
        return "red line"
    if direction < 0:
        return "refuses"
    return "open to" if strength <= 2 else "seeks" if strength == 3 else "insists"


def _cells(shown: pd.DataFrame, judged: pd.DataFrame, talks: Talks) -> dict[tuple[str, str], dict[str, object]]:
    """Party and issue -> what the party wants on it."""
    rows: dict[tuple[str, str], list[Line]] = {}
    for line in shown.itertuples():
        rows.setdefault((line.party, line.issue), []).append(line)
    verdicts: dict[str, list[tuple[int, str]]] = {}
    for n, (condition_id, told) in enumerate(judged[["condition_id", "told"]].itertuples(index=False)):
        verdicts.setdefault(condition_id, []).append((n, told))
    return {key: _cell(lines, verdicts, talks) for key, lines in rows.items()}


def _named(row: Line) -> str:
    return position_of(row.kind, row.strength, row.direction)


def _cell(lines: Sequence[Line], verdicts: Mapping[str, Sequence[tuple[int, str]]], talks: Talks) -> dict[str, object]:
    """What one party wants on one issue; `verdicts` are those on each condition, with their places in the table."""
    standing = sorted((line for line in lines if line.stands), key=_rank, reverse=True)
    ends = _ends(lines)
    settled = Counter(line.status for line in ends if line.status != "standing")
    first = standing[0] if standing else ends[-1]
    other_way = [line for line in standing if line.direction != first.direction]
    told = sorted(verdict for one in dict.fromkeys(line.condition_id for line in lines) for verdict in verdicts.get(one, ()))
    sources = [talks.outlet(source) for source in dict.fromkeys(line.source for line in lines) if source]
    grades = [outlet.reliability for outlet in sources if outlet.reliability]
    return _silence(0) | {
        "position": _named(first) if standing else SETTLED[first.status],
        "direction": int(first.direction), "strength": int(first.strength), "conditions": len(standing),
        "of": first.of, "words": few_words(first.quote), "said": first.date,
        "also": "".join(f"{_named(line)}: {in_marks(line.quote)}" for line in other_way[:1]),
        "teller": first.teller, "settled": ", ".join(f"{n} {status}" for status, n in settled.items()),
        "judged_by": ", ".join(dict.fromkeys(words for _, words in told)),
        "told_by": ", ".join(outlet.source for outlet in sources),
        "trust": min(grades, key=RELIABILITIES.index) if grades else "",
        "told_from": _told_from(first.party, sources, talks), "articles": len({line.article_id for line in lines}),
    }  # fmt: skip


def _rank(line: Line) -> tuple[object, ...]:
    """The surest and hardest position is the highest: first what is not told by an opponent."""
    return line.teller in ("", UNKNOWN), line.kind == "red_line", line.strength, line.date


def _ends(lines: Sequence[Line]) -> list[Line]:
    """The last of each thread, in their order."""
    last = {line.thread: n for n, line in enumerate(lines)}
    return [line for n, line in enumerate(lines) if last[line.thread] == n]


def _told_from(party: str, sources: list[Outlet], talks: Talks) -> str:
    """Whether only outlets of the party's own side tell of it, or only such of other sides."""
    own = next((one.own for one in talks.parties if one.name == party), frozenset([key_of(party)]))
    sides = {key_of(outlet.side) in own if outlet.side else None for outlet in sources}
    return {(True,): "its own side", (False,): "another side"}.get(tuple(sides), "")


def _silence(articles: int) -> dict[str, object]:
    """An empty cell: the party is named in so many articles, and none has it say anything on the issue."""
    return {
        "position": SILENT, "direction": 0, "strength": 0, "conditions": 0, "of": "", "words": "", "said": "", "also": "",
        "teller": "", "settled": "", "judged_by": "", "told_by": "", "trust": "", "told_from": "",
        "articles": articles,
    }  # fmt: skip


def _named_in(tables: Tables, talks: Talks) -> dict[str, int]:
    """How many articles name each party."""
    called = labels_of(tables, talks)
    named = zip(tables.actors["article_id"].tolist(), tables.actors["actor_id"].tolist(), strict=True)
    pairs = {(called(article_id, actor_id), article_id) for article_id, actor_id in named}
    return pd.Series([party for party, _ in sorted(pairs)], dtype="str").value_counts().to_dict()


def judgements(tables: Tables) -> pd.DataFrame:
    """Each judged condition, and who judges it how: `Cy Day −2`."""
    judged = tables.assessments[tables.assessments["object_table"] == "conditions"]
    who = names_of(tables, judged["assessor_id"]).replace(UNKNOWN, "somebody")
    verdicts = [signed(int(verdict)) for verdict in judged["verdict"]]
    return pd.DataFrame({"condition_id": judged["object_id"], "told": who + " " + pd.Series(verdicts, who.index, dtype="str")})


def _hardest(frame: pd.DataFrame, shown: pd.DataFrame) -> tuple[str, ...]:
    """The conditions behind the strongest cell that is of some issue."""
    some = frame[frame["conditions"] > 0]
    if not len(some):
        return ()
    some = some.assign(named=some.index.get_level_values("issue") != OTHER)
    party, issue = some.sort_values(["named", "strength", "conditions"], ascending=False, kind="stable").index[0]
    behind = shown[(shown["party"] == party) & (shown["issue"] == issue)]
    return tuple(behind.sort_values(["stands", "strength"], ascending=False, kind="stable")["condition_id"])


def _opened(tables: Tables, shown: pd.DataFrame) -> pd.DataFrame:
    """The rows behind the cells, each with the sentence around its words, the last first."""
    sections = tables.sections.drop_duplicates("section_id").set_index("section_id")[["quote", "start"]].to_dict("index")
    if words_shown():
        shown = shown.assign(quote=shown["quote"].map(few_words))
    sentences = (
        shown["quote"]
        if words_shown()
        else [
            sentence_around(block["quote"], row.start - block["start"], row.end - row.start)
            for row in shown[["quote", "section_id", "start", "end"]].itertuples()
            for block in [sections.get(row.section_id, {"quote": row.quote, "start": row.start})]
        ]
    )
    judged = judgements(tables).groupby("condition_id")["told"].agg(", ".join).to_dict()
    opened = shown.assign(sentence=sentences, judged_by=[judged.get(one, "") for one in shown["condition_id"]])
    return opened.sort_values(["date", "stands"], ascending=False, kind="stable", ignore_index=True)
