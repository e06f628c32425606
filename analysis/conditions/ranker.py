"""Cases in, how likely a small recurrent network finds each to be a row, and whose, out: signs that the models weigh.

A token enters as its word's vector, spaCy's own vector of it in its context, and a learned vector for each of the columns that
the weights name; two LSTMs read a stretch of whole sections from both ends. A case is scored by the states at its edges, beside
them, at its verb and on the average; an actor that may own it also by the states where the text names it nearest. What names
somebody has no vector of its own: who it is tells nothing. `benchmarks/train_ranker.py` makes the weights.
"""

from __future__ import annotations

import bisect
import dataclasses
import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.conditions.cases import Case, Clause
from analysis.reading.grammar import token_at
from analysis.weights import FOLDER, Network, both_ways, one_thread, side_by_side
from analysis.words import values

if TYPE_CHECKING:
    from analysis.conditions.scene import Scene

WEIGHTS = FOLDER / "ranker.npz"
NAME = np.uint64(1)  # stands for the word and the lemma of whatever names somebody
NO_HEAD = np.uint64(0)  # the head of a root
SURE, STEPS = 8, 2  # scores beyond are alike; steps of a sign for each unit of a score
HOPELESS = -3.0  # score of a clause to be a row below which no other sign makes it one: a likelihood of 5 %
LENGTHS = 12  # steps of the length of a case
_MENTIONS, _FARTHEST = 8, 9
IS_ROW, IS_FOR = "network", "network_for"  # begin the signs of the two scores of a case
_REACHED = {name: [f"{name}>={step / STEPS:g}" for step in range(-SURE * STEPS, SURE * STEPS + 1)] for name in (IS_ROW, IS_FOR)}
_NO_OR_YES = np.eye(2, dtype=np.float32)


@dataclasses.dataclass(frozen=True)
class Tokens:
    """The words of an article's sections as the network sees them, blanks left out.

    `places[k]` is the place in the parse of the k-th; `bounds` cuts them into sections; `vectors` are spaCy's, of tokens in
    context; a column holds one number a token. For each token of the parse `at` has its k, of a blank that of the next word,
    and `until` that of the word before.
    """

    places: np.ndarray
    bounds: np.ndarray
    vectors: np.ndarray
    columns: dict[str, np.ndarray]
    at: list[int]
    until: list[int]

    def edges(self, clause: Clause) -> tuple[int, int, int]:
        """The first and the last word of a clause, and its verb."""
        first = self.at[clause.first]
        return first, max(first, self.until[clause.last]), self.at[clause.verb]


def read_tokens(scene: Scene) -> Tokens:
    """The columns of an article's words."""
    reading, parse = scene.reading, scene.parse
    section = np.asarray(reading.section_at, np.int64)
    is_word = np.array([not word.isspace() for word in parse.words], bool)
    places = np.flatnonzero((section >= 0) & is_word)
    heads, here = np.asarray(parse.heads, np.int64), np.arange(len(parse))
    named = np.array([lemma == "name" for lemma in scene.lemmas], bool)
    columns = {"word": reading.attributes["LOWER"]}
    columns |= {name: reading.attributes[name.upper()] for name in ("lemma", "tag", "dep", "suffix")}
    columns |= {name: np.where(named, NAME, columns[name]) for name in ("word", "lemma", "suffix")}
    columns |= {"h_" + name: np.where(heads == here, NO_HEAD, columns[name][heads]) for name in ("tag", "dep")}
    columns |= {"trigger": _triggers(scene), "judgement": _judgements(scene), "actor": _actors(scene), "told": _told(scene)}
    vectors = np.concatenate([doc.tensor for doc in reading.docs]) if len(parse) else np.zeros((0, 1), np.float32)
    bounds = np.append(np.flatnonzero(np.diff(section[places], prepend=-1)), len(places))
    at = np.minimum(np.searchsorted(places, here), len(places) - 1).tolist()
    until = (np.searchsorted(places, here, side="right") - 1).tolist()
    return Tokens(places, bounds, vectors[places], {name: column[places] for name, column in columns.items()}, at, until)


def _triggers(scene: Scene) -> np.ndarray:
    """1 and the place of its kind for each listed word of a condition."""
    column = np.zeros(len(scene.parse), np.uint64)
    for hit in scene.triggers:
        column[list(hit.tokens)] = 1 + values.KINDS_OF_CONDITION.index(hit.entry.kind)
    return column


def _judgements(scene: Scene) -> np.ndarray:
    """1 for each listed word that judges neither well nor ill, 2 for one that praises, 3 for one that blames."""
    column = np.zeros(len(scene.parse), np.uint64)
    for hit in scene.judgements:
        column[list(hit.tokens)] = 1 if not hit.entry.verdict else 2 if hit.entry.verdict > 0 else 3
    return column


def _actors(scene: Scene) -> np.ndarray:
    """1 and the place of its kind for what names an actor."""
    column, cast = np.zeros(len(scene.parse), np.uint64), scene.speakers.cast
    for mention in cast.mentions:
        first, last = token_at(scene.parse, mention.start), token_at(scene.parse, mention.end - 1)
        column[first : last + 1] = 1 + values.KINDS_OF_ACTOR.index(cast.by_id[mention.actor_id].kind)
    return column


def _told(scene: Scene) -> np.ndarray:
    """1 for what stands in somebody's words, 2 for what is in a claim."""
    told = scene.speakers
    return np.array([2 if told.claim_at(t) else int(told.is_spoken(t)) for t in range(len(scene.parse))], np.uint64)


class Named(NamedTuple):
    """The words, in order, that name an actor, and those that name who speaks for it."""

    itself: list[int]
    through: list[int]


def named_in(scene: Scene, tokens: Tokens) -> dict[str, Named]:
    """Actor -> the words that name it."""
    parse, cast, heads = scene.parse, scene.speakers.cast, {}
    for mention in cast.mentions:
        first, last = token_at(parse, mention.start), token_at(parse, mention.end - 1)
        tops = [t for t in range(first, last + 1) if not first <= parse.heads[t] <= last]
        heads.setdefault(mention.actor_id, set()).add(tokens.at[tops[-1] if tops else last])
    for token in (t for t, pos in enumerate(parse.pos) if pos == "PRON"):
        if (actor_id := scene.speakers.actor(token)) is not None:
            heads.setdefault(actor_id, set()).add(tokens.at[token])
    through: dict[str, set[int]] = {}
    for actor in cast.actors:
        if (party := cast.party_of(actor.actor_id)) not in (None, actor.actor_id):
            through.setdefault(party, set()).update(heads.get(actor.actor_id, ()))
    return {a: Named(sorted(heads.get(a, ())), sorted(through.get(a, ()))) for a in sorted({*heads, *through})}


OF_OPTION = ("before", "after", "through", "far_before", "far_after", "far_through", "kind", "times")


def option_places(scene: Scene, named: dict[str, Named], edges: tuple[int, int, int], actor_id: str | None) -> tuple[int, ...]:
    """Where an actor is named nearest to a case, -1 where nowhere; how far off that is; its kind; how often it is named.

    Those who are named in one breath are where the first of them is: *Canada* and Japan.
    In the order of `OF_OPTION`.
    """
    first, last, verb = edges
    actor_id = scene.speakers.cast.first_of(actor_id)
    itself, through = named.get(actor_id, Named([], []))
    k, m = bisect.bisect_right(itself, last), bisect.bisect_right(through, last)
    before, after, via = itself[k - 1] if k else -1, itself[k] if k < len(itself) else -1, through[m - 1] if m else -1
    actor = scene.speakers.cast.by_id.get(actor_id)
    kind = 1 + values.KINDS_OF_ACTOR.index(actor.kind) if actor else 0
    return (before, after, via, *(_far(verb, there) for there in (before, after, via)), kind, min(_MENTIONS, len(itself)))


def _far(verb: int, there: int) -> int:
    """0: nowhere; the larger, the farther; beyond the verb as far again."""
    if there < 0:
        return 0
    return 1 + min(_FARTHEST, int(1.2 * math.log2(abs(verb - there) + 1))) + (_FARTHEST + 1 if there > verb else 0)


@dataclasses.dataclass(frozen=True)
class States:
    """What the network makes of each word of an article: its state, and the sum of those before it."""

    ranker: Network
    tokens: Tokens
    states: np.ndarray
    sums: np.ndarray

    def around(self, edges: np.ndarray) -> np.ndarray:
        """The states at both edges of each case, at its verb, on the average, behind it and before it: (cases, numbers)."""
        first, last, verb = edges.T
        mean = (self.sums[last + 1] - self.sums[first]) / (last - first + 1)[:, None]
        places = (first, last, verb, np.minimum(last + 1, len(self.states) - 1), np.maximum(first - 1, 0))
        first, last, verb, behind, before = (self.states[at] for at in places)
        return np.hstack([first, last, verb, mean.astype(np.float32), behind, before])


def read_states(ranker: Network, tokens: Tokens) -> States:
    """Reads an article."""
    w, columns = ranker.layers, tokens.columns
    word = ranker.words.places(columns["word"])
    word = np.where((word > 0) | (columns["word"] == NAME), word, ranker.words.places(columns["lemma"]))
    learned = [table.rows[table.places(columns[name])] for name, table in ranker.tables.items()]
    x = np.hstack([ranker.words.rows[word], tokens.vectors.astype(np.float32), *learned])
    states = np.zeros((len(x), 2 * w["both.recur"].shape[-1]), np.float32)
    with one_thread():
        x = np.tanh(x @ w["enter.weight"] + w["enter.bias"])
        for at in side_by_side(tokens.bounds):
            real = at >= 0
            states[at[real]] = both_ways(x[at[real]], real, "both", w)
    sums = np.zeros((len(states) + 1, states.shape[1]))
    states.cumsum(axis=0, dtype=float, out=sums[1:])
    return States(ranker, tokens, states, sums)


def score_cases(states: States, task: str, edges: np.ndarray, marks: np.ndarray) -> np.ndarray:
    """How much speaks for each case being a row of a task (`conditions`, `assessments`), and for its sign being plus if it is.

    Args:
        edges: the first and last word of each case and its verb (`Tokens.edges`), (cases, 3).
        marks: what `marks_of` tells of it, (cases, 3).

    Returns:
        Both scores of each, (cases, 2).
    """
    w, (length, ruled, cut) = states.ranker.layers, marks.T
    x = np.hstack([states.around(edges), w[task + ".length"][length], _NO_OR_YES[ruled], _NO_OR_YES[cut]])
    with one_thread():
        return np.maximum(x @ w[task + ".weight"] + w[task + ".bias"], 0) @ w[task + ".out"] + w[task + ".out_bias"]


def score_options(states: States, role: str, edges: tuple[int, int, int], options: np.ndarray) -> np.ndarray:
    """How much speaks for each actor being the holder, assessor or target of a case.

    Args:
        options: what `option_places` tells of each, (options, 8).
    """
    w, nowhere = states.ranker.layers, states.ranker.layers[f"{role}.nowhere"]
    with one_thread():
        case = states.around(np.array([edges])) @ w[f"{role}.case.weight"] + w[f"{role}.case.bias"]
        named = [np.where((at >= 0)[:, None], states.states[at], nowhere[k]) for k, at in enumerate(options.T[:3])]
        told = [w[f"{role}.{name}"][value] for name, value in zip(OF_OPTION[3:], options.T[3:], strict=True)]
        option = np.hstack([*named, *told]) @ w[f"{role}.option.weight"] + w[f"{role}.option.bias"]
        bent = (case @ w[f"{role}.case.bends"]) * (option @ w[f"{role}.option.bends"])
        together = np.hstack([np.maximum(case + option, 0), bent])
        return together @ w[f"{role}.out.weight"] + w[f"{role}.out.bias"]


def marks_of(case: Case, edges: tuple[int, int, int]) -> tuple[int, bool, bool]:
    """How long a case is, a step for each half of a doubling; whether a rule has read it; whether it is cut short."""
    return min(LENGTHS - 1, int(2 * math.log2(edges[1] - edges[0] + 1))), bool(case.read), bool(case.cut)


def signs_with_scores(
    scene: Scene, task: str, cases: Sequence[Case], signs_of: Callable[[Case], Sequence[str]], least: float = -math.inf
) -> dict[Case, list[str]]:
    """The signs of the cases of a task (`conditions`, `assessments`), and how likely the network finds each to be a row, and
    to require or praise, not to refuse or blame. Clauses that no rule reads and that score less than `least` are left out."""
    if not cases or not len(scene.states.states):
        return {case: [*signs_of(case)] for case in cases}
    edges = [scene.states.tokens.edges(case) for case in cases]
    marks = [marks_of(case, places) for case, places in zip(cases, edges, strict=True)]
    scores = score_cases(scene.states, task, np.array(edges), np.array(marks, np.int64)).tolist()
    return {
        case: [*signs_of(case), *as_signs(IS_ROW, is_row), *as_signs(IS_FOR, is_for)]
        for case, (is_row, is_for) in zip(cases, scores, strict=True)
        if case.read or is_row >= least
    }


def with_scores_of_options(
    scene: Scene, role: str, case: Case, signs_of: Mapping[str | None, Sequence[str]]
) -> dict[str | None, list[str]]:
    """The signs of the actors that may play a role in a case, and how likely the network finds each to be the one."""
    if len(signs_of) < 2 or not len(scene.states.states):
        return {actor_id: [*signs] for actor_id, signs in signs_of.items()}
    edges = scene.states.tokens.edges(case)
    options = np.array([option_places(scene, scene.named, edges, actor_id) for actor_id in signs_of])
    scores = score_options(scene.states, role, edges, options).astype(float)
    shares = np.exp(scores - scores.max())
    others = shares.sum() - shares
    chances = np.log(np.maximum(shares, 1e-9)) - np.log(np.maximum(others, 1e-9))
    found = zip(signs_of.items(), chances.tolist(), strict=True)
    return {actor_id: [*signs, *as_signs(IS_ROW, chance)] for (actor_id, signs), chance in found}


def as_signs(name: str, score: float) -> list[str]:
    """A score as signs: one for each step that it reaches."""
    return _REACHED[name][: max(0, math.floor(score * STEPS) + SURE * STEPS + 1)]
