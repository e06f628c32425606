"""Tables in, an `Answer` out on where parties clash: what one wants and another refuses, or waits for, each in its words.

The answers are summaries like those of `summaries.py`, which offers them under its own name.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer, joined
from analysis.views.counting import UNKNOWN, asked, listing, ranking
from analysis.views.likeness import SAME, Wordings
from analysis.views.once import conditions_once
from analysis.views.positions import positions
from analysis.views.quoting import few_words
from analysis.views.wants import NO_CONDITIONS, Line, position_of
from analysis.words import OTHER, Talks

LEAST_SHARED = 2  # issues that two parties must both speak on before their agreement is counted
LEAST_PAIRS = 3  # such pairs before a matrix of agreement is worth drawing
# How two positions are opposed, the surest first. The last is no clash yet: an issue is a drawer for many different demands.
OPPOSES, REFUSES, TURNED = "opposes it", "refuses the same", "wants the reverse"
WAITS, ISSUE_ONLY = "each waits for the other", "same issue only"
HOW = (OPPOSES, REFUSES, TURNED, WAITS, ISSUE_ONLY)
COLUMNS = ["how", "position", "words", "said", "other_position", "other_words", "other_said"]


@asked
@conditions_once
def where_they_clash(tables: Tables, talks: Talks | str | None = None, top: int = 8) -> Answer:
    """What one party wants and another is against, a row for each pair of parties and issue, the surest first.

    `how` says what the opposition rests on: the text says that the other opposes it; the other refuses the same, in like words,
    or wants the same the other way round; each makes its next step wait for the other's; or, once for an issue, one is for
    something and one against something, which may be two things. Only positions that still stand are compared, and no advice of
    outsiders. `top` pairs are kept.
    """
    rows = standing(positions(tables, talks))
    pairs = clashes(rows, tables.actors["name"])
    shown = pairs.head(top).set_index(["issue", "party", "other"])
    one, two = shown["ids"].str[0], shown["ids"].str[1]
    return Answer(
        shown[COLUMNS], rows["thread"].nunique(), "position", len(tables.articles),
        rests=pd.DataFrame({"position": one, "words": one, "other_position": two, "other_words": two}),
        n_clashes=int((pairs["how"] != ISSUE_ONLY).sum()),
        left_out=listing((len(pairs) - len(shown), "further pair", "further pairs")),
        why="" if len(pairs) else "no party is against what another wants" if len(rows) else NO_CONDITIONS,
        behind=("conditions", tuple(dict.fromkeys(shown["ids"].iloc[0])) if len(shown) else ()),
    )  # fmt: skip


def clashes(rows: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The opposed pairs of positions that stand, the surest first: issue, party, other, `COLUMNS`, and the `ids` of both.

    What the words bear out comes first, and of it what is on an issue of the codebook. `names` of actors are no content of what
    a position says.
    """
    opposed = _opposed(rows, Wordings(names))
    pairs = pd.DataFrame(opposed, columns=["issue", "party", "other", *COLUMNS, "weight", "ids"])
    pairs = pairs.assign(rank=pairs["how"].map(HOW.index).astype("int64"))
    pairs = pairs.assign(unsure=pairs["how"] == ISSUE_ONLY, unnamed=pairs["issue"] == OTHER)
    by = ["unsure", "unnamed", "rank", "weight", "issue"]
    pairs = pairs.sort_values(by, ascending=[True, True, True, False, True], kind="stable")
    pairs = pairs.drop_duplicates(["issue", "party", "other"])
    return pairs[(pairs["how"] != ISSUE_ONLY) | ~pairs.duplicated("issue")]


def standing(rows: pd.DataFrame) -> pd.DataFrame:
    """The positions of parties that stand; outsiders are no parties."""
    return rows[rows["stands"] & rows["party"].ne(UNKNOWN) & rows["kind"].ne("recommendation")]


def _opposed(rows: pd.DataFrame, wordings: Wordings) -> list[tuple[object, ...]]:
    """Every pair of opposed positions of two parties: who wants something first, who is against it second."""
    found, lines = [], list(rows.itertuples())
    for one, two, how in itertools.chain(_by_words(lines, wordings), _in_wait(lines), _on_one_issue(lines)):
        if one.party != two.party:
            ids, weight = (one.condition_id, two.condition_id), one.strength + two.strength
            found.append((one.issue, one.party, two.party, how, *_told(one), *_told(two), weight, ids))
    return found


def _by_words(lines: Sequence[Line], wordings: Wordings) -> Iterator[tuple[Line, Line, str]]:
    """Who opposes the very condition of another, who refuses the same, who wants it the other way round."""
    conditions: dict[str, list[Line]] = {}
    for line in lines:
        conditions.setdefault(line.condition_id, []).append(line)
    for same in conditions.values():
        yield from ((one, two, OPPOSES) for one, two in itertools.permutations(same, 2) if one.direction > two.direction)
    for first, second, how in wordings.alike_among([line.quote for line in lines]):
        one, two = sorted((lines[first], lines[second]), key=lambda line: -line.direction)
        opposed = one.direction != two.direction
        if one.condition_id != two.condition_id and opposed == (how == SAME):
            yield one, two, REFUSES if opposed else TURNED


def _in_wait(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, str]]:
    """Two preconditions on one issue of which each is put to the other's holder."""
    put = [line for line in lines if line.kind == "precondition" and line.of]
    yield from (
        (one, two, WAITS) for one, two in itertools.combinations(put, 2)
        if one.of == two.party and two.of == one.party and one.issue == two.issue and one.direction == two.direction
    )  # fmt: skip


def _on_one_issue(lines: Sequence[Line]) -> Iterator[tuple[Line, Line, str]]:
    """On each issue who wants something hardest, and who is hardest against something."""
    hardest: dict[tuple[str, int, str], Line] = {}
    for line in sorted(lines, key=lambda line: -line.strength):
        if line.issue != OTHER:
            hardest.setdefault((line.issue, line.direction, line.party), line)
    for issue in dict.fromkeys(line.issue for line in hardest.values()):
        wanting, against = ([line for key, line in hardest.items() if key[:2] == (issue, way)] for way in (1, -1))
        pairs = ((one, two, ISSUE_ONLY) for one, two in itertools.product(wanting, against) if one.party != two.party)
        yield from itertools.islice(sorted(pairs, key=lambda pair: -pair[0].strength - pair[1].strength), 1)


def _told(row: Line) -> tuple[str, str, str]:
    return position_of(row.kind, row.strength, row.direction), few_words(row.quote), row.date


@asked
@conditions_once
def congruence(tables: Tables, talks: Talks | str | None = None, top: int = 10) -> Answer:
    """How far pairs of parties pull the same way on the issues on which both speak: +1 on all, -1 on none.

    The subtract method of discourse network analysis (Leifeld, 'Discourse Network Analysis', Oxford Handbook of Political
    Networks, 2017), with issues for concepts: shared stances minus opposed ones, over both. Empty, with the reason in
    `why`, unless `LEAST_PAIRS` pairs share `LEAST_SHARED` issues. The `top` parties with the most pairs are kept.
    """
    wants = standing(positions(tables, talks))
    wants = wants[wants["issue"] != OTHER]
    stances, ids = defaultdict(set), defaultdict(list)
    columns = (wants[column].tolist() for column in ("party", "issue", "direction", "condition_id"))
    for party, issue, direction, own in sorted(zip(*columns, strict=True), key=lambda line: line[0]):
        stances[party].add((issue, direction))
        ids[party, issue].append(own)
    pairs = [(one, two, *_agreement(stances[one], stances[two])) for one, two in itertools.combinations(stances, 2)]
    found = pd.DataFrame(pairs, columns=["party", "other", "issues", "same", "opposed", "congruence"])
    found = found[found["issues"] >= LEAST_SHARED]
    parties = list(ranking(pd.concat([found["party"], found["other"]]).value_counts()).index)
    kept = found["party"].isin(parties[:top]) & found["other"].isin(parties[:top])
    shown = found[kept & (len(found) >= LEAST_PAIRS)]
    shown = shown.sort_values(["issues", "congruence"], ascending=[False, True], kind="stable").set_index(["party", "other"])
    shared = {pair: [issue for issue in dict(stances[pair[0]]) if issue in dict(stances[pair[1]])] for pair in shown.index}
    behind = [
        joined(one for issue in sorted(shared[pair]) for party in pair for one in ids[party, issue]) for pair in shown.index
    ]
    does = "does" if len(found) == 1 else "do"
    few = f"{LEAST_PAIRS} pairs of parties must speak on {LEAST_SHARED} issues in common, and {len(found)} {does}"
    return Answer(
        shown, len(shown), "pair", len(tables.articles), across=tuple(parties[:top]), why="" if len(shown) else few,
        rests=pd.DataFrame(dict.fromkeys(("issues", "same", "opposed", "congruence"), behind), shown.index),
        left_out=listing((len(parties) - top, "further party", "further parties")),
    )  # fmt: skip


def _agreement(one: set[tuple[str, int]], two: set[tuple[str, int]]) -> tuple[int, int, int, float]:
    """Issues in common, stances in common, stances opposed, and their difference over their sum."""
    issues = {issue for issue, _ in one} & {issue for issue, _ in two}
    same, opposed = len(one & two), len(one & {(issue, -direction) for issue, direction in two})
    return len(issues), same, opposed, round((same - opposed) / max(same + opposed, 1), 2)
