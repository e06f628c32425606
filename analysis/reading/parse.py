"""spaCy's `Doc`s of an article in, the same as plain lists out: one entry a token in each.

spaCy's tokens are slow to ask one by one; the finders ask these lists. Tokens are named by their place, from 0.
"""

import collections
import dataclasses
import functools
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from analysis.tables import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# What is asked of each token, once an article: the words and what the model says of them; how they hang together.
_STRINGS = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
ATTRIBUTES = (*_STRINGS, "HEAD", "SPACY", "SENT_START", "SHAPE", "SUFFIX")
_CLAUSE = 60  # tokens in which a clause is mended
_NO_NAMES = frozenset(("MD", "RB", "JJ", "RBS", "JJS", "RBR", "JJR"))  # tags that a surname may get: May, Long, Best
LONGEST_SENTENCE = 400  # tokens; a longer one is cut
Question = Callable[..., object]


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
    classes: Mapping[str, frozenset[str]]  # of words/classes.csv: class -> words

    def __len__(self) -> int:
        return len(self.words)

    @functools.cached_property
    def plain(self) -> list[str]:
        """Each token in lower case, with straight apostrophes."""
        return [word.replace("’", "'") for word in self.lower]

    @functools.cached_property
    def answers(self) -> dict[Question, dict[tuple[Hashable, ...], object]]:
        """What `remembered` questions have found so far, by the places that were asked about."""
        return collections.defaultdict(dict)

    def span(self, start: int, end: int) -> Span:
        """Where the tokens `start:end` stand in the text."""
        return Span(self.starts[start], self.ends[end - 1])


def remembered(ask: Question) -> Question:
    """Decorates `ask(parse, *places)`, which asks nothing else: many rules ask the same of a word, and it is answered once."""

    @functools.wraps(ask)
    def asked(parse: Parse, *places: Hashable) -> object:
        known = parse.answers[ask]
        if places not in known:
            known[places] = ask(parse, *places)
        return known[places]

    return asked


def read_parse(
    docs: "Sequence[Doc]", attributes: Mapping[str, np.ndarray], classes: Mapping[str, frozenset[str]]
) -> Parse:  # fmt: skip
    """The lists of an article's pieces, one after the other; `classes` are the classes of words that the grammar asks for."""
    words, lower, lemmas, tags, pos, deps, ents = (_strings(docs, attributes[name]) for name in _STRINGS)
    heads = (np.arange(len(words)) + attributes["HEAD"].astype(np.int64)).tolist()
    sentences = sentences_of(attributes)
    _cut_long_sentences(deps, heads, sentences)
    lengths = np.array([len(word) for word in words], np.int64) + attributes["SPACY"].astype(np.int64)
    starts = (np.cumsum(lengths) - lengths).tolist()
    _mend_names(words, tags, pos, deps, heads, ents, sentences)
    _part_at_semicolons(words, deps, heads)
    _find_main_verbs(words, tags, deps, heads)
    _join_what_a_speaker_goes_on_to_do(words, tags, deps, heads, classes)
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    first, last = _edges(heads)
    ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
    lemmas = [_CLIPPED.get((word, tag), lemma.lower()) for word, tag, lemma in zip(lower, tags, lemmas, strict=True)]
    return Parse(words, lower, lemmas, tags, pos, deps, ents, heads, starts, ends, sentences, first, last, children, classes)


# What the lemmatizer knows with a straight apostrophe only: We’re not selling.
_CLIPPED = {
    ("’re", "VBP"): "be", ("’m", "VBP"): "be", ("’m", "VBZ"): "be", ("’s", "VBZ"): "be", ("’ve", "VBP"): "have",
    ("’ve", "VB"): "have", ("’d", "VBD"): "have", ("’ll", "MD"): "will", ("’d", "MD"): "would",
}  # fmt: skip


def sentences_of(attributes: Mapping[str, np.ndarray]) -> list[int]:
    """Token -> the number of the sentence that the model put it in."""
    return (np.cumsum(attributes["SENT_START"].astype(np.int64) == 1) - 1).tolist()


def _cut_long_sentences(deps: list[str], heads: list[int], sentences: list[int]) -> None:
    """The price, the time, the place, …: so long a run of words hangs together nowhere, and its chains have no end."""
    start, number = 0, -1
    model = list(sentences)
    for i, sentence in enumerate(model):
        opens = i == 0 or sentence != model[i - 1]
        if opens or i - start == LONGEST_SENTENCE:
            start, number = i, number + 1
        sentences[i] = number
    for i, head in enumerate(heads):
        if sentences[head] != sentences[i]:
            deps[i], heads[i] = "ROOT", i


def _mend_names(
    words: list[str], tags: list[str], pos: list[str], deps: list[str], heads: list[int], ents: list[str], sentences: list[int]
) -> None:
    """May added; Will Holt said: before a verb in the past no auxiliary stands, and a word with its form is a name."""
    subjects = {heads[i] for i, dep in enumerate(deps) if dep in ("nsubj", "nsubjpass", "expl", "csubj")}
    surnames = {words[i] for i in range(1, len(words)) if ents[i - 1] == ents[i] == "PERSON" and tags[i] == "NNP"}
    for i, tag in enumerate(tags):
        name, up = i + 1, heads[i]
        if tag == "MD" and deps[i] == "compound" and up == name and pos[name] == "PROPN" and words[i][0].isupper():
            tags[i], pos[i] = "NNP", "PROPN"  # May Holt said
        if tag not in _NO_NAMES or not words[i][0].isupper() or tags[up] not in ("VBD", "VBZ") or up < i:
            continue
        if up not in subjects and (tag == "MD" or (up == name and words[i] in surnames)):  # Long added, of Rob Long
            tags[i], pos[i], deps[i] = "NNP", "PROPN", "nsubj"
        elif tag != "MD":
            continue
        elif pos[name] == "PROPN" and deps[name] == "nsubj" and heads[name] == up and _ends_in_stop(words, sentences, i):
            tags[i], pos[i], deps[i], heads[i] = "NNP", "PROPN", "compound", name


def _ends_in_stop(words: list[str], sentences: list[int], i: int) -> bool:  # but: Will Holt agreed?
    last = i
    while last + 1 < len(words) and sentences[last + 1] == sentences[i]:
        last += 1
    return words[last] != "?"


def _part_at_semicolons(words: list[str], deps: list[str], heads: list[int]) -> None:
    """Spain, by contrast, backs it; Chad has called for more: the first of two subjects is none of the verb's."""
    subjects = ("nsubj", "nsubjpass")
    for stop in (i for i, word in enumerate(words) if word == ";"):
        behind = (i for i in range(stop + 1, min(stop + _CLAUSE, len(words))) if deps[i] in subjects)
        verb = next((heads[i] for i in behind if heads[i] > stop), None)
        before = [i for i in range(max(0, stop - _CLAUSE), stop) if heads[i] == verb]
        first = next((i for i in before if deps[i] in subjects), None)
        if first is not None:
            for i in (*before, *([stop] if heads[stop] == verb else [])):
                heads[i] = first
            deps[first] = "ROOT"


def _find_main_verbs(words: list[str], tags: list[str], deps: list[str], heads: list[int]) -> None:
    """Sudan, caught in the middle, asked for help: the parse may take both verbs for participles."""
    for verb, tag in enumerate(tags):
        noun = heads[verb]
        told = tag == "VBN" and deps[verb] == "acl" and noun < verb and deps[noun] == "ROOT" and tags[noun][:2] == "NN"
        if (
            not told
            or words[verb - 1] != ","
            or words[noun + 1] != ","
            or verb - noun < 3
            or words[verb + 1 : verb + 2] == ["by"]
        ):
            continue
        if any(heads[i] == noun and i != verb for i in range(verb, min(len(heads), verb + _CLAUSE)) if deps[i] != "punct"):
            continue
        for i in range(verb, min(len(heads), verb + _CLAUSE)):
            heads[i] = verb if heads[i] == noun else heads[i]
        tags[verb], deps[verb], deps[noun] = "VBD", "ROOT", "nsubj"
        heads[verb], heads[noun] = verb, verb


def _join_what_a_speaker_goes_on_to_do(
    words: list[str], tags: list[str], deps: list[str], heads: list[int], classes: Mapping[str, frozenset[str]]
) -> None:
    """Lee said that nurses were angry and called on the minister to pay: the parse may let the nurses call on him."""
    said, address = classes["verbs_of_narrating"], classes["verbs_of_speakers"]
    for verb in range(1, len(words) - 1):
        if tags[verb] not in ("VBD", "VBN") or deps[verb] != "conj" or words[verb - 1] != "and":
            continue
        clause = heads[verb]
        while deps[clause] in ("conj", "ccomp") and heads[clause] < clause and words[clause] not in said:
            clause = heads[clause]
        addressed = words[verb] in address or words[verb : verb + 2] == ["called", "on"]
        if addressed and words[clause] in said and tags[clause] == "VBD":
            heads[verb] = clause


def attributes_of(docs: "Sequence[Doc]") -> dict[str, np.ndarray]:
    """Attribute -> spaCy's number for it, one a token of all pieces."""
    tables = [doc.to_array(list(ATTRIBUTES)) for doc in docs if len(doc)]
    table = np.concatenate(tables) if tables else np.zeros((0, len(ATTRIBUTES)), np.uint64)
    return dict(zip(ATTRIBUTES, np.ascontiguousarray(table.T), strict=True))


def _strings(docs: "Sequence[Doc]", column: np.ndarray) -> list[str]:
    keys = column.tolist()
    names = {key: docs[0].vocab.strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def _edges(heads: list[int]) -> tuple[list[int], list[int]]:
    first, last = list(range(len(heads))), list(range(len(heads)))
    for i in range(len(heads)):
        up = i
        while heads[up] != up and (i < first[heads[up]] or i > last[heads[up]]):
            up = heads[up]
            first[up], last[up] = min(first[up], i), max(last[up], i)
    return first, last
