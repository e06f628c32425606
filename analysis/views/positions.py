"""Tables of one negotiation in, a row for each party and condition out: whose it is, what it repeats, whether it still stands.

A party is what the analyst's file says, else the actor; who is named without an office in one article speaks for the party for
which another article has them speak. What a party says again in other words, in this article or a later one, is one `thread`:
the last of it is what stands. "Wages must rise by 5 per cent", then "Wages must rise by 8 per cent": one thread, 8 per cent.
"""

from collections.abc import Callable

import pandas as pd

from analysis.claims import content_words
from analysis.tables import Tables
from analysis.views.counting import UNKNOWN, names_of
from analysis.views.likeness import alike
from analysis.words import Talks, load


def positions(tables: Tables, talks: Talks) -> pd.DataFrame:
    """One row per party and condition in which it takes a side, by date and place; a group is each of its members.

    Beside the columns of conditions: `party` and `of` (names; `unknown`, empty), `direction`, turned round for who is against
    it, the main `issue`, `date` and `source` of its article, `teller` (who says it, or `unknown`; empty for the party and the
    narrator), `thread` (a number), `stands`: the last of its thread, and neither withdrawn, agreed nor put off.
    """
    rows = tables.conditions.drop(columns="holder_id").merge(_sides(tables), on="condition_id")
    articles = tables.articles.set_index("article_id")[["published", "source"]].fillna("")
    called = labels_of(tables, talks)
    rows = rows.assign(
        party=[called(*key) for key in zip(rows["article_id"], rows["actor_id"], strict=True)],
        of=[called(*key, "") for key in zip(rows["article_id"], rows["target_id"], strict=True)],
        direction=rows["direction"] * rows["side"], issue=rows["issue"].str.split(";").str[0],
        date=rows["article_id"].map(articles["published"]), source=rows["article_id"].map(articles["source"]),
    )  # fmt: skip
    rows["teller"] = _tellers(tables, rows, called)
    rows["of"] = rows["of"].where(rows["of"] != rows["party"], "")  # what a party asks of itself is of nobody else
    rows = rows.sort_values(["date", "article_id", "start", "actor_id"], kind="stable", ignore_index=True)
    rows = rows.drop_duplicates(["condition_id", "party"], ignore_index=True)
    rows = rows.assign(thread=threads(rows))
    last = ~rows.duplicated("thread", keep="last")
    rows = rows.assign(issue=rows.groupby("thread")["issue"].transform("last"))  # what is said again is about one thing
    return rows.assign(stands=last & (rows["status"] == "standing"))


def _sides(tables: Tables) -> pd.DataFrame:
    """Condition, actor, part and side, without those who only speak for another; Canada and Japan are Canada, and Japan."""
    sides = tables.stances[tables.stances["part"] != "spokesperson"]
    sides = sides[["article_id", "condition_id", "actor_id", "part", "side"]]
    members = members_of(tables)
    actor_ids = [members.get(key, [key[1]]) for key in zip(sides["article_id"], sides["actor_id"], strict=True)]
    sides = sides.assign(actor_id=actor_ids).explode("actor_id", ignore_index=True)
    return sides[["condition_id", "actor_id", "part", "side"]].drop_duplicates(["condition_id", "actor_id"])


def _tellers(tables: Tables, rows: pd.DataFrame, called: Callable[..., str]) -> list[str]:
    """Who says each row where it is somebody else's: that the union will strike, the owners said."""
    claims = tables.claims[tables.claims["claim_id"].isin(rows["claim_id"])]
    speakers = dict(zip(claims["claim_id"].tolist(), claims["speaker_id"].tolist(), strict=True))
    actors = tables.actors.drop_duplicates(["article_id", "actor_id"])
    actors = actors[actors["represents"].notna() | actors["country"].notna()]
    columns = ("article_id", "actor_id", "represents", "country")
    lines = zip(*(actors[column].tolist() for column in columns), strict=True)
    behind = {(article, actor): sides for article, actor, *sides in lines}
    members, found = members_of(tables), []
    for claim, article, party in zip(*(rows[column].tolist() for column in ("claim_id", "article_id", "party")), strict=True):
        speaker = speakers.get(claim)
        key = (article, speaker)
        sides = [speaker, *behind.get(key, ()), *members.get(key, ())]
        own = claim not in speakers or party in {called(article, side) for side in sides if isinstance(side, str)}
        found.append("" if own else called(article, speaker))
    return found


def members_of(tables: Tables) -> dict[tuple[str, str], list[str]]:
    """(article, group) -> its members; of a person the party that they speak for: Lavrov and Rubio are Russia and the US."""
    actors = tables.actors.drop_duplicates(["article_id", "actor_id"])
    groups, people = _of_pair(actors, "members"), _of_pair(actors[actors["kind"] == "person"], "represents")

    def party(article_id: str, actor_id: str) -> str:
        return people.get((article_id, actor_id), actor_id)

    return {group: [party(group[0], one) for one in listed.split()] for group, listed in groups.items()}


def _of_pair(actors: pd.DataFrame, column: str) -> dict[tuple[str, str], str]:
    """(article, actor) -> what a column says of it, where it says something."""
    known = actors[actors[column].notna()]
    pairs = zip(known["article_id"].tolist(), known["actor_id"].tolist(), strict=True)
    return dict(zip(pairs, known[column].tolist(), strict=True))


def labels_of(tables: Tables, talks: Talks) -> Callable[..., str]:
    """A function from an article and an actor in it to the name of the party; what is third (`unknown`) where there is none."""
    actors = tables.actors.drop_duplicates(["article_id", "actor_id"])
    ids = pd.Series(actors["actor_id"].unique(), dtype="str")
    names = dict(zip(ids.tolist(), names_of(tables, ids).tolist(), strict=True))
    columns = ("article_id", "actor_id", "name", "represents", "kind")
    lines = list(zip(*(actors[column].tolist() for column in columns), strict=True))
    for _, actor_id, name, _, _ in lines if talks.parties else ():
        party = next((party.name for party in talks.parties if party.is_called(name, actor_id)), None)
        names[actor_id] = party or names[actor_id]
    speaks: dict[str, set[str]] = {}
    for _, actor_id, _, represents, kind in lines:
        if kind == "person" and isinstance(represents, str):
            speaks.setdefault(actor_id, set()).add(represents)
    for_one = {person: next(iter(sides)) for person, sides in speaks.items() if len(sides) == 1}
    alone = {(article_id, actor_id) for article_id, actor_id, _, represents, _ in lines if not isinstance(represents, str)}
    listed = {party.name for party in talks.parties}

    def label(article_id: str, actor_id: str | None, unknown: str = UNKNOWN) -> str:
        if not isinstance(actor_id, str):
            return unknown
        if names.get(actor_id) not in listed and (article_id, actor_id) in alone:
            actor_id = for_one.get(actor_id, actor_id)
        return names.get(actor_id, actor_id)

    return label


def threads(rows: pd.DataFrame) -> list[int]:
    """For each row the number of what it says: of one party, in one direction, and like an earlier row of that number."""
    vocabulary, known, of_condition, found = load(), {}, {}, []
    columns = ("party", "direction", "trigger", "quote", "condition_id", "duplicate_of")
    for party, direction, trigger, quote, own, again in zip(*(rows[column].tolist() for column in columns), strict=True):
        empty = content_words(f"{party} {trigger}", vocabulary)  # the union insists on …: what it insists on counts
        words, said = content_words(quote, vocabulary) - empty, known.setdefault((party, direction), [])
        number = of_condition.get((party, str(again)))
        if number is None:
            number = next((n for n, before in reversed(said) if alike(words, before)), len(of_condition))
        said.append((number, words))
        of_condition[party, own] = number
        found.append(number)
    return found
