"""A `Parse` and a list of words in, the places where one of them stands out: triggers of conditions, judging words.

How an entry of `triggers.csv` or `judgements.csv` is written: `to urge` is the verb in all its forms, and nothing but the verb;
other entries are words or lemmas in their order (`ready to`, `non - starter`), adverbs allowed between (`will certainly not`).
`sth` at the end of a judgement says that its subject judges (`to criticize sth`).
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import operator
import re
from collections.abc import Sequence

from analysis.reading import Parse
from analysis.words import Judgement, Trigger, Vocabulary

_WORD = re.compile(r"\w+|[^\w\s]")
_NOT = frozenset({"n't", "n’t", "nt"})
_ADVERBS = 3  # so many may stand between two words of a trigger
_NEAR = 8  # a verb's preposition stands within so many tokens; not so its `as` (described the plan that we know as …)
_TOKENS = operator.attrgetter("tokens")
_MODALS = frozenset({"need", "have"})


@dataclasses.dataclass(frozen=True)
class Hit:
    """A listed word in the text: its entry and its tokens, in order."""

    entry: Trigger | Judgement
    tokens: tuple[int, ...]

    @property
    def first(self) -> int:
        """The token that governs the trigger's grammar."""
        return self.tokens[0]

    @property
    def last(self) -> int:
        """The last token."""
        return self.tokens[-1]


@dataclasses.dataclass(frozen=True)
class _Form:
    entry: Trigger | Judgement
    words: tuple[str, ...]
    is_verb: bool
    is_noun: bool  # its first word is also listed as a verb: a demand that …, to demand


Forms = dict[str, list[_Form]]  # first word -> the entries that begin with it, longest first


@functools.cache
def forms_of(vocabulary: Vocabulary, of: type[Trigger] | type[Judgement]) -> Forms:
    """The entries of triggers.csv or judgements.csv, as they stand in texts."""
    return read_forms(vocabulary.triggers if of is Trigger else vocabulary.judgements)


def read_forms(entries: Sequence[Trigger | Judgement]) -> Forms:
    """How listed words stand in texts."""
    written = [(entry, tuple(_WORD.findall(_listed(entry).lower().removesuffix(" sth")))) for entry in entries]
    verbs = {words[1] for _, words in written if len(words) > 1 and words[0] == "to"}
    forms: Forms = {}
    for entry, words in written:
        is_verb = len(words) > 1 and words[0] == "to"
        words = words[1:] if is_verb else words
        if words:
            is_noun = not is_verb and words[0] in verbs - _MODALS and words[-1] != "be"
            forms.setdefault(words[0], []).append(_Form(entry, words, is_verb, is_noun))
    return {word: sorted(found, key=lambda f: (-len(f.words), not f.is_verb)) for word, found in forms.items()}


def _listed(entry: Trigger | Judgement) -> str:
    return entry.trigger if isinstance(entry, Trigger) else entry.wording


def _standing_in(parse: Parse, forms: Forms) -> Forms:
    """The forms whose words all stand somewhere in the text."""
    known = {*parse.lower, *parse.lemmas}
    known |= {"not"} if known & _NOT else set()
    near = ((word, [form for form in forms[word] if known.issuperset(form.words)]) for word in known.intersection(forms))
    return {word: found for word, found in near if found}


def find_hits(parse: Parse, forms: Forms, nevers: Sequence[bool]) -> list[Hit]:
    """The listed words of a text in order, the longest at each place; none begins where `nevers` says so."""
    forms = _standing_in(parse, forms)
    hits, taken = [], set()
    for token, (word, lemma) in enumerate(zip(parse.lower, parse.lemmas, strict=True)):
        if token in taken or nevers[token] or (word not in forms and lemma not in forms):
            continue
        candidates = forms.get(word, [])
        if word != lemma:
            candidates = sorted([*candidates, *forms.get(lemma, [])], key=lambda f: -len(f.words))
        for form in candidates:
            tokens = _match(parse, form, token)
            if tokens:
                hits.append(Hit(form.entry, tokens))
                taken.update(tokens)
                break
    return hits


def hits_between(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    """The listed words, given in text order, that begin in a range of tokens."""
    start = bisect.bisect_left(hits, (first,), key=_TOKENS)
    return hits[start : bisect.bisect_left(hits, (last + 1,), lo=start, key=_TOKENS)]


def is_word_of(parse: Parse, hit: Hit, verb: int) -> bool:
    """Whether a listed word belongs to the clause of `verb` itself."""
    return hit.first == verb or parse.heads[hit.first] == verb or verb in hit.tokens


def _match(parse: Parse, form: _Form, token: int) -> tuple[int, ...] | None:
    is_verb = parse.tags[token][:2] == "VB"
    if form.is_verb:
        return _match_verb(parse, form, token) if is_verb else None
    if form.is_noun and is_verb:
        return None
    tokens = [token]
    for word in form.words[1:]:
        at = tokens[-1] + 1
        for _ in range(_ADVERBS):
            if (
                at < len(parse.lower)
                and not _is(parse, at, word)
                and (_is_adverb_between(parse, at) or parse.lower[at] in ("…", '"', "“", "”"))
            ):
                at += 1
        if at >= len(parse.lower) or not _is(parse, at, word) or parse.sentences[at] != parse.sentences[token]:
            later = _infinitive_of(parse, tokens[-1]) if word == "to" else None
            if later is None:
                return None
            at = later
        tokens.append(at)
    return tuple(tokens)


def _is_adverb_between(parse: Parse, token: int) -> bool:
    """not [very] fair; but: not yet fair, not only fair"""
    bars = parse.lower[token] == "yet" or (parse.lower[token] == "only" and parse.lower[token - 1] in _NOT | {"not"})
    return parse.tags[token][:2] == "RB" and not bars


def _infinitive_of(parse: Parse, noun: int) -> int | None:
    """The `to` of a duty in this matter to act."""
    verbs = (c for c in parse.children[noun] if c > noun and parse.deps[c] == "acl" and parse.tags[noun][:2] == "NN")
    return next((t for verb in verbs for t in parse.children[verb] if parse.tags[t] == "TO"), None)


def _match_verb(parse: Parse, form: _Form, token: int) -> tuple[int, ...] | None:
    """`to call for`: the particle may stand later, after an adverb (`called today for`) or the object (`rule the plan out`)."""
    tokens = [token]
    for word in form.words[1:]:
        later = [c for c in parse.children[tokens[-1]] if c > tokens[-1]]
        thing = next(
            (c for c in later if parse.deps[c] == "dobj" and form.words[0] == "call"), len(parse)
        )  # called friends for fun
        near = min(thing, token + _NEAR) if word != "as" else len(parse)
        found = next((c for c in later if parse.lower[c] == word and (parse.deps[c] == "prt" or c < near)), None)
        if found is None and word == "as":  # described the talks as “productive”: the parse may join `as` to the talks
            found = next(
                (t for c in later if parse.deps[c] == "dobj" for t in parse.children[c] if parse.lower[t] == "as"), None
            )
        if found is None:  # pressed privately for the army to leave
            at = tokens[-1] + 1
            while at < len(parse.lower) and parse.tags[at][:2] == "RB" and parse.lower[at] != word:
                at += 1
            found = at if at < len(parse.lower) and parse.lower[at] == word else None
        if found is None:
            return None
        tokens.append(found)
    return tuple(tokens)


def _is(parse: Parse, token: int, word: str) -> bool:
    return parse.lower[token] == word or parse.lemmas[token] == word or (word == "not" and parse.lower[token] in _NOT)
