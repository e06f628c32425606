"""A `Parse` and a cue in, the head of the phrase that the grammar names as its source out: who says it, not who hears it."""

from __future__ import annotations

from analysis.reading import Parse
from analysis.reading.grammar import NOMINAL, VERBAL, child_of

_SHARES_SUBJECT = frozenset(("conj", "xcomp", "advcl", "acl", "dep", "pcomp", "prep"))


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
    if parse.lemmas[verb] in parse.classes["learning"] and (teller := _object_of(parse, verb, ("from",))) is not None:
        return teller  # Kline heard from Rundle that …
    for child in parse.children[verb]:
        if parse.deps[child] in ("nsubj", "csubj"):
            return child
        passive |= parse.deps[child] in ("nsubjpass", "auxpass")
    told = child_of(parse, verb, {"nsubjpass"})
    if passive and told is not None and retold_verb(parse, verb) is not None:  # she was quoted by the paper as saying
        return told
    agent = _object_of(parse, verb, ("by",))
    if agent is not None:  # The plan was rejected by Moscow.
        return agent
    unheard = parse.classes["verbs_of_hearing"] | parse.classes["verbs_of_report"]
    if parse.lemmas[verb] in unheard and (passive or is_reduced(parse, verb)):
        return None  # he was asked; when asked: who hears is not the speaker
    if passive:
        return told
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


def is_reduced(parse: Parse, verb: int) -> bool:
    """*Asked* if she would sign, Kline said no: a passive without its auxiliary, whatever the tag. Kline, when *asked*, …"""
    if parse.deps[verb] == "relcl":
        bare = child_of(parse, verb, {"nsubj", "nsubjpass", "aux", "auxpass"}) is None
        return bare and (parse.tags[verb] == "VBN" or parse.tags[parse.first[verb]] == "WRB")
    if parse.deps[verb] not in ("advcl", "acl"):
        return False
    opens = verb == parse.first[verb] and child_of(parse, verb, {"dobj"}) is None
    return parse.tags[verb] == "VBN" or (parse.tags[verb] == "VBD" and opens)


def retold_verb(parse: Parse, verb: int) -> int | None:
    """Was quoted as *saying*; is reported to have *said*: the words are the subject's."""
    if parse.lemmas[verb] not in parse.classes["verbs_of_report"]:
        return None
    as_ = (c for c in parse.children[verb] if parse.deps[c] == "prep" and parse.lower[c] == "as")
    clauses = [*(c for i in as_ for c in parse.children[i]), *(c for c in parse.children[verb] if parse.deps[c] == "xcomp")]
    says = parse.classes["verbs_of_saying"] | parse.classes["promising_verbs"]
    return next((c for c in clauses if parse.lemmas[c] in says), None)


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
