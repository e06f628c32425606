"""Tables in, an `Answer` out on who sides with whom: each stance of one party towards what another wants, with its words.

The answer is a summary like those of `summaries.py`, which offers it under its own name.
"""

import itertools

import pandas as pd

from analysis.tables import Tables
from analysis.views.answers import Answer
from analysis.views.counting import UNKNOWN, asked, first_time, listing, ranking
from analysis.views.likeness import SAME, Wordings
from analysis.views.once import conditions_once
from analysis.views.positions import labels_of, members_of, positions
from analysis.views.quoting import few_words
from analysis.words import Talks

HOW = {  # part of a stance -> what the table says of it
    "co_holder": "holds it together with", "supporter": "supports", "opponent": "opposes", "spokesperson": "speaks for",
}  # fmt: skip
WANTS_THE_SAME = "wants the same as"  # two parties, each in words of its own
LIKE_WORDS = 0.5  # of a stance is what two demands in like words count: one pair of them makes no coalition yet
LEAST = 1  # stance for each other more than against, at which two stand together
COLUMNS = ["how", "side", "issue", "words", "wanted", "said"]
IDS = ["stance_id", "said_at", "wanted_at"]  # the conditions at which a page shows the two
NOBODY = "no party says that it is for or against what another wants"


@asked
@conditions_once
def who_sides_with_whom(tables: Tables, talks: Talks | str | None = None, top: int = 8) -> Answer:
    """Each stance of a party towards a condition of another: for it (`side` 1) or against it (-1), and in which words.

    `words` are those that say so, `wanted` those of the condition. Two parties that want the same, each in words of its own,
    stand on one side, too. What is said again counts once. `groups` are the coalitions: parties that are tied by more stances
    for each other than against. The `top` parties with the most stances are kept.
    """
    found = pd.concat([_stances(tables, talks), _wants_the_same(tables, talks)], ignore_index=True)
    found = found[found["party"].ne(found["other"]) & found["party"].ne(UNKNOWN) & found["other"].ne(UNKNOWN)]
    found = found.drop_duplicates(["party", "other", "how", "wanted"])
    parties = list(ranking(pd.concat([found["party"], found["other"]]).value_counts()).index)
    shown = found[found["party"].isin(parties[:top]) & found["other"].isin(parties[:top])]
    shown = shown.sort_values(["side", "party", "other", "said"], ascending=[False, True, True, False], kind="stable")
    groups = coalitions(shown, parties[:top])
    across = [*itertools.chain(*groups), *(party for party in parties[:top] if not any(party in group for group in groups))]
    shown = shown.set_index(["party", "other"])
    return Answer(
        shown[COLUMNS], len(found), "stance", len(tables.articles), across=tuple(across),
        groups=tuple(groups), left_out=listing((len(parties) - top, "further party", "further parties")),
        why="" if len(shown) else NOBODY, behind=("stances", tuple(shown["stance_id"].dropna())),
        rests=pd.DataFrame({"side": shown["said_at"], "words": shown["said_at"], "wanted": shown["wanted_at"]}),
    )  # fmt: skip


def _stances(tables: Tables, talks: Talks) -> pd.DataFrame:
    """What the text says of who is for and against whose condition."""
    first = first_time(tables.conditions)
    columns = (first[column].tolist() for column in ("condition_id", "quote", "holder_id", "issue"))
    wants = {own: told for own, *told in zip(*columns, strict=True)}
    sides = tables.stances[tables.stances["part"].isin(HOW) & tables.stances["condition_id"].isin(first["condition_id"])]
    called, dates = labels_of(tables, talks), tables.articles.set_index("article_id")["published"].fillna("").to_dict()
    members, rows = members_of(tables), []
    for row in sides.itertuples():
        quote, held_by, issue = wants[row.condition_id]
        said = (few_words(row.quote), few_words(quote), dates[row.article_id], row.stance_id, *[row.condition_id] * 2)
        for holder in members.get((row.article_id, held_by), [held_by]):
            pair = (called(row.article_id, row.actor_id), called(row.article_id, holder))
            rows.append((*pair, HOW[row.part], row.side, issue.split(";")[0], *said))
    return pd.DataFrame(rows, columns=["party", "other", *COLUMNS, *IDS])


def _wants_the_same(tables: Tables, talks: Talks) -> pd.DataFrame:
    """Two parties of which each, in a condition of its own, wants or refuses the same."""
    rows, found = positions(tables, talks), []
    rows = rows[rows["stands"] & rows["side"].gt(0) & rows["part"].eq("holder") & rows["party"].ne(UNKNOWN)]
    lines = list(rows.itertuples())
    for first, second, how in Wordings(tables.actors["name"]).alike_among(rows["quote"].tolist()):
        one, two = lines[first], lines[second]
        others = one.party != two.party and one.condition_id != two.condition_id
        if how == SAME and others and one.direction == two.direction:
            ids = (None, one.condition_id, two.condition_id)
            said = (few_words(one.quote), few_words(two.quote), max(one.date, two.date), *ids)
            found.append((one.party, two.party, WANTS_THE_SAME, 1, one.issue, *said))
    return pd.DataFrame(found, columns=["party", "other", *COLUMNS, *IDS])


def coalitions(stances: pd.DataFrame, parties: list[str]) -> list[tuple[str, ...]]:
    """Groups of two and more parties, the biggest first: whoever stands more often for another one than against it is with it.

    A party that stands against one of a group more often than for it stays out.
    """
    net: dict[frozenset[str], float] = {}
    for row in stances.itertuples():
        pair = frozenset((row.party, row.other))
        net[pair] = net.get(pair, 0) + row.side * (LIKE_WORDS if row.how == WANTS_THE_SAME else 1)
    groups: list[list[str]] = []
    for party in parties:
        ties = [
            group for group in groups
            if any(net.get(frozenset((party, other)), 0) >= LEAST for other in group)
            and all(net.get(frozenset((party, other)), 0) >= 0 for other in group)
        ]  # fmt: skip
        if ties:
            max(ties, key=lambda group: sum(net.get(frozenset((party, other)), 0) for other in group)).append(party)
        else:
            groups.append([party])
    return sorted((tuple(group) for group in groups if len(group) > 1), key=len, reverse=True)
