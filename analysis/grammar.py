"""A `Reading` in, its parse as plain lists out, and what the grammar knows about sources.

spaCy's tokens are slow to ask one by one; the finders of claims ask these lists.
"""

from __future__ import annotations

import dataclasses
import functools

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from analysis.rows import Span

SUBJECTS = frozenset(("nsubj", "csubj", "nsubjpass"))
VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_SHARES_SUBJECT = frozenset(("conj", "xcomp", "advcl", "acl", "dep", "pcomp", "prep"))
_STAYS_OUT = frozenset(("relcl", "appos", "advcl", "acl", "punct", "cc", "parataxis"))
_HEARERS_VERBS = frozenset(("ask", "tell", "inform", "remind", "quote", "cite"))  # he was asked: the subject is not the speaker


@dataclasses.dataclass(frozen=True)
class Parse:
    """One article's parse: each list has one entry per token."""

    words: list[str]
    lower: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    ents: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[int]
    first: list[int]  # leftmost token of the token's subtree
    last: list[int]  # rightmost
    children: list[list[int]]

    def __len__(self) -> int:
        return len(self.words)

    def span(self, start: int, end: int) -> Span:
        """Where the tokens `start:end` stand in the text."""
        return Span(self.starts[start], self.ends[end - 1])


@functools.lru_cache(maxsize=1)  # every finder of an article asks for the same lists, one after the other
def read_parse(doc: Doc) -> Parse:
    """The lists of one Doc."""
    table = doc.to_array([ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE, HEAD, SENT_START])
    if not len(doc):
        table = table.reshape(0, 9)
    words, lower, lemmas, tags, pos, deps, ents = (_strings(doc, table[:, k]) for k in range(7))
    offsets = table[:, 7].astype(np.int64) if len(doc) else np.zeros(0, np.int64)
    heads = (np.arange(len(doc)) + offsets).tolist()
    sentences = (np.cumsum(table[:, 8].astype(np.int64) == 1) - 1).tolist()
    starts = [token.idx for token in doc]
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    first, last = _edges(heads)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lemmas = [lemma.lower() for lemma in lemmas]
    return Parse(words, lower, lemmas, tags, pos, deps, ents, heads, starts, ends, sentences, first, last, children)


def _strings(doc: Doc, column: np.ndarray) -> list[str]:
    keys, places = np.unique(column, return_inverse=True)
    names = [doc.vocab.strings[int(key)] for key in keys]
    return [names[k] for k in places.tolist()]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    first, last = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        up = i
        while heads[up] != up and (i < first[heads[up]] or i > last[heads[up]]):
            up = heads[up]
            first[up], last[up] = min(first[up], i), max(last[up], i)
    return first, last


def source_of(parse: Parse, cue: int) -> int | None:
    """The head of the noun phrase that the grammar names as the source of the cue at this token; None if it names none."""
    if parse.lower[cue] == "according":
        return _object_of(parse, cue, ("to",))
    if parse.pos[cue] in VERBAL:
        return _subject(parse, cue, 0)
    if parse.pos[cue] in ("NOUN", "PROPN"):
        return _owner(parse, cue)
    head = parse.heads[cue]
    if parse.pos[cue] == "ADJ" and parse.pos[head] in VERBAL:  # Moscow is opposed to the plan
        return _subject(parse, head, 0)
    return None


def _object_of(parse: Parse, i: int, prepositions: tuple[str, ...]) -> int | None:
    for child in parse.children[i]:
        if parse.lower[child] in prepositions:
            for grandchild in parse.children[child]:
                if parse.deps[grandchild] in ("pobj", "pcomp"):
                    return grandchild
    return None


def _subject(parse: Parse, verb: int, depth: int) -> int | None:
    passive = False
    for child in parse.children[verb]:
        if parse.deps[child] in ("nsubj", "csubj"):
            return child
        passive |= parse.deps[child] in ("nsubjpass", "auxpass")
    agent = _object_of(parse, verb, ("by",))
    if agent is not None:  # The plan was rejected by Moscow.
        return agent
    if passive:
        if parse.lemmas[verb] in _HEARERS_VERBS:
            return None
        return next((c for c in parse.children[verb] if parse.deps[c] == "nsubjpass"), None)
    up = parse.heads[verb]
    if depth > 3 or up == verb:
        return None
    if parse.deps[verb] == "acl" and parse.pos[up] in NOMINAL:  # a statement saying that …
        return up
    if parse.deps[verb] == "relcl" and parse.pos[up] in NOMINAL:
        return up
    if parse.deps[verb] in _SHARES_SUBJECT:
        return _subject(parse, up, depth + 1) if parse.pos[up] in VERBAL or parse.deps[verb] in ("pcomp", "prep") else None
    return None


def _owner(parse: Parse, noun: int) -> int | None:
    for child in parse.children[noun]:
        if parse.deps[child] == "poss":  # Moscow's refusal
            return child
    by = _object_of(parse, noun, ("by", "from"))
    if by is not None:  # criticism by the opposition
        return by
    up = parse.heads[noun]
    if parse.deps[noun] in ("dobj", "attr") and parse.pos[up] in VERBAL:  # He made no secret of his view.
        return _subject(parse, up, 0)
    if parse.deps[noun] == "pobj" and parse.pos[parse.heads[up]] in VERBAL:  # She said in a statement that …
        return _subject(parse, parse.heads[up], 0)
    return None


def noun_phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The tokens `start, end` of the noun phrase around its head, without relative clauses and what follows a comma."""
    start, end = parse.first[head], head + 1
    for child in parse.children[head]:
        if child > head:
            if parse.deps[child] in _STAYS_OUT:
                break
            end = max(end, parse.last[child] + 1)
    while start < head and (parse.deps[start] == "punct" or parse.lower[start] in ("and", "but", "while", ",")):
        start += 1
    return start, end
