"""A `Reading` in, numbers out: what the tagger sees of each token, column by column.

A column holds one 64-bit number a token: spaCy's own hash of its lemma, or of the dependency of its head, or the size of the
quotation that it stands in; no string is built, so that a long article costs little. `network.py` looks the numbers up.
"""

from __future__ import annotations

import dataclasses
import functools

import numpy as np

from analysis.reading import Reading

NOTHING = np.uint64(0x9E3779B97F4A7C15)  # no such relative
# columns that spaCy has itself
_OF_TOKEN = {
    "low": "LOWER", "lemma": "LEMMA", "tag": "TAG", "pos": "POS", "dep": "DEP", "ent": "ENT_TYPE", "shape": "SHAPE",
    "suffix": "SUFFIX",
}  # fmt: skip
_KINDS_OF_CHILD = (
    "ccomp", "xcomp", "dobj", "prep", "nsubj", "nsubjpass", "agent", "mark", "neg", "poss", "acl", "advcl", "attr", "oprd",
    "relcl", "aux",
)  # fmt: skip
_ENDS_SPEECH = frozenset((",", ".", "?", "!", "…", "..."))
_NEAR_QUOTATION = 40  # tokens
_LONGEST_CLIMB, _HIGHEST_PHRASE = 6, 10  # steps up the parse


@dataclasses.dataclass(frozen=True)
class Sequences:
    """The tokens that the tagger reads, section after section, at least one.

    `tokens[k]` is the place in the parse of the k-th; `bounds` cuts them into sections, from 0 to the number of tokens; `head`,
    `sentence` and `section` have one entry a token, `head` in places of this list; `vectors` are spaCy's, of tokens in context.
    """

    tokens: np.ndarray
    bounds: np.ndarray
    head: np.ndarray
    sentence: np.ndarray
    section: np.ndarray
    columns: dict[str, np.ndarray]
    vectors: np.ndarray

    @functools.cached_property
    def here(self) -> np.ndarray:
        """0, 1, 2 …"""
        return np.arange(len(self.tokens))

    @functools.cached_property
    def first(self) -> np.ndarray:
        """For each token the first of its section."""
        return np.repeat(self.bounds[:-1], np.diff(self.bounds))

    @functools.cached_property
    def after(self) -> np.ndarray:
        """For each token the one after the last of its section."""
        return np.repeat(self.bounds[1:], np.diff(self.bounds))


def read_sequences(reading: Reading, tokens: np.ndarray) -> Sequences:
    """The columns of the parse's tokens at these places (at least one), in order."""
    parse = reading.parse
    compact = np.full(len(parse), -1)
    compact[tokens] = np.arange(len(tokens))
    head = compact[np.asarray(parse.heads)[tokens]]
    section = np.asarray(reading.section_at)[tokens]
    s = Sequences(
        tokens=tokens,
        bounds=np.append(np.flatnonzero(np.diff(section, prepend=-1)), len(tokens)),
        head=np.where(head < 0, np.arange(len(tokens)), head),
        sentence=np.asarray(parse.sentences)[tokens],
        section=section,
        columns={name: reading.attributes[attribute][tokens] for name, attribute in _OF_TOKEN.items()},
        vectors=np.concatenate([doc.tensor for doc in reading.docs])[tokens],
    )
    _add_relatives(s)
    _add_phrases(s, compact[np.asarray(parse.first)[tokens]], compact[np.asarray(parse.last)[tokens]])
    _add_quotations(s, reading)
    _add_places(s)
    return s


def _bucket(numbers: np.ndarray, edges: tuple[int, ...] = (1, 2, 4, 9, 21)) -> np.ndarray:
    return np.searchsorted(np.asarray(edges), numbers, side="right").astype(np.uint64)


def _small(numbers: np.ndarray, most: int) -> np.ndarray:
    return np.minimum(numbers, most).astype(np.uint64)


@functools.cache
def _hashes(*words: str) -> np.ndarray:
    """As the models were trained; goes with the next training: spaCy numbers its labels (VERB, dobj) otherwise.

    So no label is met: `kids` and the columns of the verb above (`v_`) tell nothing. `spacy.symbols.IDS` has the numbers.
    """
    from spacy.strings import hash_string  # slow to import

    return np.array([hash_string(w) for w in words], dtype=np.uint64)


def _add_relatives(s: Sequences) -> None:
    """The head (`h_`), the kinds of children (one bit each), and the nearest verb above (`v_`)."""
    col, head, here = s.columns, s.head, s.here
    is_root = head == here
    for name in ("tag", "dep"):
        col["h_" + name] = np.where(is_root, NOTHING, col[name][head])
    col["h_side"] = ((head > here) + 2 * is_root).astype(np.uint64)
    col["h_far"] = _bucket(np.abs(head - here))
    kinds = np.full(len(here), -1)
    for k, known in enumerate(_hashes(*_KINDS_OF_CHILD)):
        kinds[col["dep"] == known] = k
    some = np.flatnonzero((kinds >= 0) & ~is_root)
    children = np.zeros(len(here), np.int64)
    np.bitwise_or.at(children, head[some], 1 << kinds[some])
    col["kids"] = children.astype(np.uint64)
    verb, branch, found = _climb(s, np.isin(col["pos"], _hashes("VERB", "AUX")))
    col["v_lemma"] = np.where(found, col["lemma"][verb], NOTHING)
    col["v_dep"] = np.where(found, col["dep"][branch], NOTHING)
    col["v_side"] = np.where(found, 1 + (verb > here), 0).astype(np.uint64)


def _climb(s: Sequences, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """From each token up the parse to the nearest `wanted` one: that token, the branch under it, and whether it was found."""
    over, branch, found = s.here.copy(), s.here.copy(), np.zeros(len(s.tokens), bool)
    for _ in range(_LONGEST_CLIMB):
        up = s.head[over]
        moves = ~found & (up != over)
        branch = np.where(moves, over, branch)
        over = np.where(moves, up, over)
        found |= moves & wanted[over]
    return over, branch, found


def _add_phrases(s: Sequences, first: np.ndarray, last: np.ndarray) -> None:
    """The largest phrase that starts (`l_`) or ends (`r_`) with a token: `that` starts the clause under `said`."""
    col, here = s.columns, s.here
    for name, edge, other in (("l", first, last), ("r", last, first)):
        top = here
        for _ in range(_HIGHEST_PHRASE):
            up = s.head[top]
            top = np.where((edge[up] == here) & (up != top), up, top)
        over = s.head[top]
        col[name + "_dep"] = np.where(edge == here, col["dep"][top], NOTHING)
        col[name + "_over"] = np.where(over == top, NOTHING, col["lemma"][over])
        col[name + "_size"] = _bucket(np.abs(other[top] - here))


def _add_quotations(s: Sequences, reading: Reading) -> None:
    """Inside or outside, how near the next quotation is, and of what kind: its length, and whether it ends like speech."""
    parse, col, n, section = reading.parse, s.columns, len(s.tokens), s.section
    starts = np.asarray(parse.starts)[s.tokens]
    for name in ("q", "q_kind", "q_left_kind", "q_right_kind"):
        col[name] = np.zeros(n, np.uint64)
    left, right = np.full(n, 999), np.full(n, 999)
    for q in reading.quoted.quotations:
        a, b = (int(k) for k in np.searchsorted(starts, q.span))
        if a >= b:
            continue
        speech = b - a > 1 and parse.words[s.tokens[b - 2]] in _ENDS_SPEECH
        opens = a == 0 or section[a - 1] != section[a]
        closes = b == n or section[b] != section[b - 1]
        length = int(_bucket(np.array(b - a - 2), (1, 3, 6, 12, 30)))
        kind = 1 + length * 8 + speech * 4 + opens * 2 + closes
        col["q"][a:b], col["q_kind"][a:b] = 1, kind
        col["q"][a], col["q"][b - 1] = 2, 3
        behind = s.here[b : min(s.after[a], b + _NEAR_QUOTATION)]
        left[behind], col["q_left_kind"][behind] = behind - b, kind
        ahead = s.here[max(s.first[a], a - _NEAR_QUOTATION) : a]
        ahead = ahead[right[ahead] > a - ahead]
        right[ahead], col["q_right_kind"][ahead] = a - ahead - 1, kind
    col["q_left"], col["q_right"] = _bucket(left), _bucket(right)


def _add_places(s: Sequences) -> None:
    """Where the token stands in its section, and how many quotations that and its sentence hold."""
    col, here, n = s.columns, s.here, len(s.tokens)
    col["from_start"], col["to_end"] = _bucket(here - s.first), _bucket(s.after - here - 1)
    col["length"] = _bucket(s.after - s.first, (6, 15, 30, 60, 120))
    col["number"] = _small(s.section, 4)
    begins = np.diff(s.sentence, prepend=-1) != 0
    edges = np.append(np.flatnonzero(begins), n)
    rank = np.cumsum(begins)
    col["s_rank"] = _small(rank - rank[s.first], 3)
    quotes = np.concatenate([[0], np.cumsum(col["q"] == 2)])
    col["quotes"] = _small(quotes[s.after] - quotes[s.first], 3)
    col["s_quotes"] = _small(np.repeat(quotes[edges[1:]] - quotes[edges[:-1]], np.diff(edges)), 2)
