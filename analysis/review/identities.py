"""Who is who: judgements that two actors are the same, or are not, in; the one id of each actor in each article out.

The judgements make a graph: who is the same as somebody is the same as everybody that one is the same as. Where two who would
become one are judged different, none of these judgements holds, and all of them are shown.
"""

import collections
import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence

from analysis.review.decisions import EVERYWHERE, IN_ARTICLE, IN_TALKS, Decision
from analysis.tables import Tables
from analysis.words import EVERY, Identity

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"


@dataclasses.dataclass(frozen=True)
class Judgement:
    """That `left` and `right` are the same actor (then called `right`), are not, or may be; `line` is the decision.

    `scope` is `everywhere`, `talks=NAME`, or the id of an article.
    """

    left: str
    right: str
    verdict: str
    scope: str
    line: Decision

    @property
    def pair(self) -> frozenset[str]:
        """The two, in no order."""
        return frozenset((self.left, self.right))


@dataclasses.dataclass(frozen=True)
class Names:
    """(article, id) -> the id that the actor is to have; the decisions that contradict each other; pairs that may be one.

    `layers` is article -> what is split there, and what is the same there.
    """

    of: Mapping[tuple[str, str], str]
    against: frozenset[Decision] = frozenset()
    unsure: tuple[tuple[str, str], ...] = ()
    layers: Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]] = dataclasses.field(default_factory=dict)

    def called(self, article_id: str, actor_id: str) -> str:
        """What an id, of an actor of the article or not, means there."""
        found = self.layers.get(article_id)
        return self.of.get((article_id, actor_id)) or (_named(actor_id, *found) if found else actor_id)


def judgements_of(lines: Iterable[Decision], article_of: Callable[[Decision], str | None]) -> list[Judgement]:
    """What decisions say of pairs of actors; `article_of` gives the id of a decision's article, if it is at hand.

    To split an actor in one article is to give it another id there: it is the same as that one, in this article.
    """
    found = []
    for line in sorted(lines):
        scope = (article_of(line) or line.article_id) if line.field == IN_ARTICLE else line.field
        if line.kind == "merge" or (line.kind == "split" and line.field == IN_ARTICLE):
            found.append(Judgement(line.subject, line.value, SAME, scope, line))
        elif line.kind == "split":
            found.append(Judgement(line.subject, line.value, DIFFERENT, scope, line))
        elif line.kind == "unsure" and line.table == "actors" and line.value:
            found.append(Judgement(line.subject, line.value, UNSURE, scope or EVERYWHERE, line))
    return found


def name_actors(tables: Tables, judgements: Sequence[Judgement]) -> Names:
    """The id of every actor that is to have another, article by article.

    What is judged for one article goes before what is judged for its talks, and that before what is judged everywhere. A name
    that is another's in the article, since that one was split from it, is given to nobody there.
    """
    if not judgements:
        return Names({})
    talks = tables.articles["talks"].astype(object).where(tables.articles["talks"].notna(), "")
    talks_of = dict(zip(tables.articles["article_id"], talks, strict=True))
    scopes = collections.defaultdict(list)
    for judgement in judgements:
        kind = "split" if judgement.line.kind == "split" and judgement.verdict == SAME else ""
        scopes[judgement.scope, kind].append(judgement)
    known: dict[tuple[str, ...], tuple[dict[str, str], set[Decision]]] = {}
    of, against, named = {}, set(), {}
    for article_id, actor_id in zip(tables.actors["article_id"], tables.actors["actor_id"], strict=True):
        talks_scope = IN_TALKS + talks_of[article_id]
        here = (article_id,) if scopes[article_id, ""] else ()
        layers = [*(scopes[article_id, ""] for _ in here), scopes[talks_scope, ""], scopes[EVERYWHERE, ""]]
        split = known.setdefault((article_id, "split"), renames(scopes[article_id, "split"]))
        wide = known[key] if (key := (*here, talks_scope)) in known else known.setdefault(key, closure(layers))
        against |= split[1] | wide[1]
        named[article_id] = split[0], wide[0]
        name = _named(actor_id, split[0], wide[0])
        if name == _named(name, split[0], wide[0]):
            of |= {(article_id, actor_id): name} if name != actor_id else {}
        else:
            against |= {j.line for layer in (scopes[article_id, "split"], *layers) for j in layer if j.left == actor_id}
    unsure = sorted({(j.left, j.right) for j in judgements if j.verdict == UNSURE})
    return Names(of, frozenset(against), tuple(unsure), named)


def renames(splits: Iterable[Judgement]) -> tuple[dict[str, str], set[Decision]]:
    """Id -> the other id that it is to have in one article, and the decisions that give it several."""
    found = collections.defaultdict(set)
    for judgement in splits:
        found[judgement.left].add(judgement.right)
    against = {judgement.line for judgement in splits if len(found[judgement.left]) > 1}
    return {left: min(rights) for left, rights in found.items() if len(rights) == 1}, against


def _named(actor_id: str, split: Mapping[str, str], wide: Mapping[str, str]) -> str:
    """The name of an actor: what its article makes of it, and what everything else makes of that."""
    first = split.get(actor_id, actor_id)
    return wide.get(first, first)


def closure(layers: Sequence[Sequence[Judgement]]) -> tuple[dict[str, str], set[Decision]]:
    """Id -> the id of its group, and the decisions that contradict each other; a pair judged in an earlier layer stays so."""
    edges: list[Judgement] = []
    settled: set[frozenset[str]] = set()
    for layer in layers:
        new = [j for j in layer if j.verdict != UNSURE and j.pair not in settled and j.left != j.right]
        settled |= {j.pair for j in new}
        edges += new
    names, against = {}, set()
    for group in _groups([j for j in edges if j.verdict == SAME]):
        inside = [j for j in edges if j.pair <= group]
        if any(j.verdict == DIFFERENT for j in inside):
            against |= {j.line for j in inside}
        else:
            name = _name(group, inside)
            names |= {actor_id: name for actor_id in group if actor_id != name}
    return names, against


def _groups(edges: Iterable[Judgement]) -> list[frozenset[str]]:
    """The connected parts of the graph of those that are the same."""
    group_of: dict[str, set[str]] = {}
    for edge in edges:
        joined = group_of.get(edge.left, {edge.left}) | group_of.get(edge.right, {edge.right})
        for actor_id in joined:
            group_of[actor_id] = joined
    return [frozenset(group) for group in {id(group): group for group in group_of.values()}.values()]


def _name(group: frozenset[str], edges: Iterable[Judgement]) -> str:
    """The id that a group is called by: one that others are to be called and that is to be called nothing else."""
    renamed = {edge.left for edge in edges}
    named = {edge.right for edge in edges} - renamed
    return min(named or group, key=lambda actor_id: (-len(actor_id), actor_id))


def take_over(identities: Iterable[Identity], time: str, reader: str) -> list[Decision]:
    """The lines of an `identities.csv` as decisions: for all articles a merge, for one a split."""
    return [
        Decision(
            time=time, reader=reader, article_id="" if line.article_id == EVERY else line.article_id, table="actors",
            subject=line.actor_id, field=EVERYWHERE if line.article_id == EVERY else IN_ARTICLE, value=line.identity,
            reason=line.note, kind="merge" if line.article_id == EVERY else "split",
        )
        for line in identities
    ]  # fmt: skip
