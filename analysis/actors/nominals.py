"""What is gathered of an article in, whom its common-noun phrases mean out: `the union`, `the Turkish minister`, `producers`.

Each phrase that no rule has taken is weighed: it may mean somebody named before, an actor of its own, or nobody. The weights
were learnt from marked articles (benchmarks/train_names.py); in doubt nobody is meant.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.actors.capitals import is_silent, words_at
from analysis.actors.draft import Gathering
from analysis.actors.extents import LONGEST, NOUNS, begin_of, end_of, places_of_nouns, seen_elsewhere
from analysis.actors.matching import Naming, lists, tokens_of
from analysis.actors.memory import MOST_EARLIER, Memory
from analysis.reading import Parse
from analysis.reading.grammar import agent_of
from analysis.tables import Span
from analysis.weights import Weights, read_weights, score
from analysis.words import values

LEAST = 0.62  # probability from which a phrase is taken for an actor
LEAST_OF_ONE = {"person": 0.65, "organisation": 0.55}  # … for one whom nothing else names: easily one that is named elsewhere
_INSIDE = frozenset(("amod", "compound", "nummod", "nmod", "advmod", "npadvmod", "punct"))
_DISTANCES = (0, 1, 2, 5)
_NAMED = ("person", "organisation")
_THEIRS = frozenset(("his", "her"))
_FINITE = ("VBZ", "VBD", "VBP")


class Nominal(NamedTuple):
    """A noun phrase: its first token behind the article, its noun, and what shows what it is.

    `start` is the article or pronoun before it, if it has one: *its* board. `begin` and `full` are the first and the last token
    of what tells it from others: China's | vice-minister; the mayor | of Dubrova.
    """

    first: int
    last: int
    signs: tuple[str, ...]
    owner: str | None
    start: int
    begin: int
    full: int


class Option(NamedTuple):
    """Whom a phrase may mean: an actor, a new one of a kind, or nobody; and what speaks for it."""

    actor_id: str | None
    kind: str
    signs: Sequence[str]
    forms: frozenset[str] = frozenset()  # by which the text has called the actor so far


Choose = Callable[[Nominal, Sequence[Option]], Option | None]


def choose(_: Nominal, options: Sequence[Option]) -> Option | None:
    """The likeliest option, where it is likely enough that somebody is meant."""
    return best_of(read_weights("names")["phrases"], options)


def best_of(weights: Weights, options: Sequence[Option]) -> Option | None:
    """The likeliest option by these weights; nobody weighs nothing."""
    if not options:
        return None
    scores = [score(weights, option.signs) for option in options]
    top = max(0.0, *scores)
    somebody, nobody = sum(math.exp(s - top) for s in scores), math.exp(-top)
    best = max(range(len(options)), key=lambda k: (round(scores[k], 5), -k))
    sure = LEAST_OF_ONE.get(options[best].kind, LEAST)
    enough = math.exp(scores[best] - top) if options[best].kind in LEAST_OF_ONE else somebody
    return options[best] if enough >= sure * (somebody + nobody) else None


def find_nominals(gathering: Gathering, choose: Choose = choose) -> list[Naming]:
    """The namings of those whom the phrases mean; the gathering gets an actor for each who is new."""
    parse, found, memory = gathering.reading.parse, [], Memory(gathering)
    for phrase in find_phrases(gathering):
        memory.read_up_to(phrase.first)
        option = choose(phrase, _options(memory, phrase))
        is_theirs = not _THEIRS.isdisjoint(parse.plain[phrase.first - 1 : phrase.first])
        if option is None or (option.actor_id is not None and is_theirs):
            continue  # her party: whose it is, pronouns tell, which are not known yet
        span = Span(parse.starts[phrase.start], parse.ends[phrase.last])
        actor_id = option.actor_id or gathering.add_nameless(option.kind, phrase.begin, phrase.full, phrase.owner)
        found.append(Naming(span.start, span.end, actor_id, "role", "noun_phrase"))
        memory.mention(actor_id, phrase.first, phrase.last)
    return found


def find_phrases(gathering: Gathering) -> Iterator[Nominal]:
    """The phrases around a noun for people or bodies that are nobody's naming so far, in text order."""
    reading, parse = gathering.reading, gathering.reading.parse
    at, nouns = tokens_of(parse, gathering.namings), lists(reading.vocabulary).people_and_bodies
    elsewhere = places_of_nouns(reading)
    for i in range(len(parse)):
        noun = parse.lemmas[i]
        if (
            parse.tags[i] not in NOUNS
            or not parse.words[i].islower()
            or i in at
            or (noun not in nouns and noun not in parse.classes["more_nouns_of_parties"])
        ):
            continue
        if parse.deps[i] in ("compound", "amod", "nmod", "npadvmod") or is_silent(reading, i):
            continue
        first = _left_edge(parse, i)
        whose = _whose(parse, first, noun in lists(reading.vocabulary).by_kind["organisation"])
        owner = next((at[k].actor_id for k in range(first, i) if k in at), None)
        if owner is None and first > 1 and parse.plain[first - 1] in ("'s", "'") and first - 2 in at:
            owner = at[first - 2].actor_id
        if owner and noun in parse.classes["names_of_armed_forces"]:
            continue  # an army that acts is found as an organ of its state
        start = whose - (whose > 0 and (parse.plain[whose - 1] == "the" or parse.tags[whose - 1] == "PRP$"))
        signs = [*_signs(gathering, first, i, owner), *(["of_people"] if whose < first else [])]
        signs += seen_elsewhere(reading, i, elsewhere[noun])
        full = end_of(parse, i)
        behind = {at[k].actor_id for k in range(i + 1, full + 1) if k in at} if owner is None else {owner}  # of Kenya
        owner = behind.pop() if len(behind) == 1 else None
        yield Nominal(whose, i, tuple(signs), owner, start, begin_of(parse, whose, i), full)


def _whose(parse: Parse, first: int, is_body: bool) -> int:
    """Where a phrase begins that says whose body it is: the | stagehands' union; the | state's largest union."""
    last = first - 2
    if not is_body or last < 0 or parse.plain[first - 1] not in ("'s", "'") or not parse.words[last].islower():
        return first
    edge = _left_edge(parse, last) if parse.tags[last] in ("NN", "NNS") else first
    return edge if all(parse.words[i].islower() or not parse.words[i].isalpha() for i in range(edge, first)) else first


def _left_edge(parse: Parse, noun: int) -> int:
    first = noun
    while first > max(0, noun - LONGEST, parse.first[noun]) and parse.deps[first - 1] in _INSIDE:
        if parse.tags[first - 1] in _FINITE:  # Union rejects | hospital group's offer
            break
        if not parse.words[first - 1][0].isalnum() and parse.words[first - 1] not in ("-", "–"):
            break
        first -= 1
    while first < noun and (not parse.words[first][0].isalnum() or parse.deps[first] == "advmod"):
        first += 1
    return first


def _signs(gathering: Gathering, first: int, noun: int, owner: str | None) -> Iterator[str]:
    """What shows whether a phrase is an actor: its noun, what stands before and behind it, what it does."""
    reading, parse = gathering.reading, gathering.reading.parse
    lemma, number = parse.lemmas[noun], "many" if parse.tags[noun] in ("NNS", "NNPS") else "one"
    yield from (f"noun={lemma}", f"number={number}", f"noun={lemma},{number}")
    for kind, nouns in lists(reading.vocabulary).by_kind.items():
        if lemma in nouns:
            yield f"listed={kind},{number}"
    before = parse.plain[first - 1] if first and parse.sentences[first - 1] == parse.sentences[noun] else "^"
    determined = before in parse.classes["definite_words"] or parse.tags[first - 1] in ("DT", "PRP$", "POS", "CD")
    det = before if determined and first else "none"
    yield from (f"det={det},{number}", f"noun={lemma},det={det}")
    yield f"owner={owner.partition(':')[0] if owner else 'none'}"
    mods = [i for i in range(first, noun) if parse.words[i][0].isalnum()]
    yield f"mods={min(2, len(mods))}"
    yield from (f"mod={parse.lemmas[i]}" for i in mods if parse.words[i].islower())
    behind = parse.plain[noun + 1] if noun + 1 < len(parse) else "."
    yield f"behind={behind if behind in ('of', 'that', 'who', ',', 'in') else 'other'}"
    yield from _governed(gathering, noun)
    yield f"section={reading.section_of(noun).kind}"


def _governed(gathering: Gathering, noun: int) -> Iterator[str]:
    parse, speech = gathering.reading.parse, lists(gathering.reading.vocabulary).speech
    top = noun
    while parse.deps[top] == "conj" and parse.heads[top] < top:
        top = parse.heads[top]
    up, dep = parse.heads[top], parse.deps[top]
    yield from (f"dep={dep}", f"own={parse.deps[noun]}")
    verb = parse.heads[up] if dep == "pobj" else up
    if dep == "pobj":
        yield from (f"prep={parse.plain[up]}", f"prep={parse.plain[up]}:{parse.lemmas[verb]}")
    yield f"{dep},speaks={parse.lemmas[verb] in speech}"
    yield f"up={dep}:{parse.lemmas[verb]}"
    if dep == "nsubj" and any(parse.tags[c] == "MD" for c in parse.children[up]):
        yield "modal"


def _options(memory: Memory, phrase: Nominal) -> list[Option]:
    """Those named last, those whose name or role has the noun, and a new actor of each kind."""
    noun = phrase.last
    lemma, word = memory.parse.lemmas[noun], memory.parse.plain[noun]
    again = memory.meant.get(lemma, set())
    fitting = memory.in_order(memory.by_word.get(lemma, set()) | memory.by_word.get(word, set()))
    if _is_open(memory, phrase, fitting, again):
        return []
    titled = {a for a in fitting if memory.known[a].kind == "person"}  # whom a title means, references.py has said
    chosen = dict.fromkeys((*memory.latest(), *memory.in_order(again.union(fitting))))
    apart = titled | _asking(memory, phrase)
    tied = [a for a in chosen if a not in apart]
    wording = _wording(memory, phrase)
    ties = ((a, list(_tie(memory, phrase, wording, a, again, fitting))) for a in tied)
    found = [Option(a, "", signs, frozenset(memory.known[a].forms)) for a, signs in ties]
    signs = [*phrase.signs, f"again={min(2, len(again))},fitting={min(2, len(fitting))}"]
    shared, *of_kinds = zip(*map(_of_new, signs), strict=True)
    new = (
        Option(None, kind, (f"new {kind}", *shared, *own)) for kind, own in zip(values.KINDS_OF_ACTOR, of_kinds, strict=True)
    )
    return [*found, *new]


@functools.lru_cache(maxsize=8192)
def _of_new(sign: str) -> tuple[str, ...]:
    """A sign of a phrase as one of somebody new, and of somebody new of each kind; many phrases have the same."""
    return (f"new {sign}", *(f"{kind} {sign}" for kind in values.KINDS_OF_ACTOR))


def _asking(memory: Memory, phrase: Nominal) -> set[str]:
    """Questioned by Ann Lee, | the minister refused to answer: Lee is not the minister."""
    parse, verb = memory.parse, memory.parse.heads[phrase.last]
    clauses = (c for c in parse.children[verb] if c < phrase.last and parse.deps[c] == "advcl" and parse.tags[c] == "VBN")
    agents = {parse.starts[t] for c in clauses if (t := agent_of(parse, c)) is not None}
    near = (n for n in memory.namings[max(0, memory.at - MOST_EARLIER) : memory.at] if n.end > parse.starts[parse.first[verb]])
    return {n.actor_id for n in near if any(n.start <= start < n.end for start in agents)}


def _is_open(memory: Memory, phrase: Nominal, fitting: list[str], again: set[str]) -> bool:
    """The Rail Union met the Seamen's Union. | The union refused: where two readings remain nobody is meant."""
    bare = phrase.owner is None and phrase.signs[1] == "number=one"
    kinds = [memory.known[a].kind for a in fitting if a not in again and memory.known[a].kind in _NAMED]
    return bare and len(kinds) > len(set(kinds)) and not any(memory.known[a].kind in _NAMED for a in again)


class _Wording(NamedTuple):
    """The words of a phrase, all in lower case: its noun as lemma and as written, what determines and modifies it."""

    said: str
    lemma: str
    word: str
    number: str
    det: str
    mods: frozenset[str]


def _wording(memory: Memory, phrase: Nominal) -> _Wording:
    parse, noun = memory.parse, phrase.last
    return _Wording(
        said=words_at(memory.gathering.reading, phrase.first, noun).lower(), lemma=parse.lemmas[noun], word=parse.plain[noun],
        number="many" if parse.tags[noun] in ("NNS", "NNPS") else "one",
        det=next(sign for sign in phrase.signs if sign.startswith("det=")), mods=frozenset(parse.plain[phrase.first : noun]),
    )  # fmt: skip


def _tie(
    memory: Memory, phrase: Nominal, wording: _Wording, actor_id: str, again: set[str], fitting: list[str]
) -> Iterator[str]:
    """What ties a phrase to one who was named before."""
    a = memory.known[actor_id]
    (said, lemma, word, number, det, mods), kind = wording, a.kind
    yield from (f"tie {kind}", f"tie {kind} noun={lemma}", f"tie {a.rule} noun={lemma}", f"tie {kind} {det}")
    yield f"tie {kind}{'s' if a.plural else ''} {number}"
    if actor_id in fitting:
        by = "name" if lemma in a.words or word in a.words else "role"
        yield from (f"tie by {by}", f"tie by {by} {kind}", f"tie by {by} {det}", f"tie by {by} of {min(3, len(fitting))}")
    if actor_id in again:
        yield from (f"tie again {kind}", f"tie again of {min(3, len(again))}", f"tie again {det}")
    elif again:
        yield "tie not again"
    if said in a.forms:
        yield from ("tie same", f"tie same {kind}")
    yield f"tie {kind} mods {'named' if not mods.isdisjoint(a.words) else 'other' if mods else 'none'}"
    if phrase.owner:
        is_it = "it" if phrase.owner == actor_id else "its" if phrase.owner == a.represents else "other"
        yield from (f"tie owner {is_it} {kind}", f"tie owner {is_it} noun={lemma}")
    yield from _nearness(memory, actor_id, phrase.last, kind)


def _nearness(memory: Memory, actor_id: str, noun: int, kind: str) -> Iterator[str]:
    away = memory.parse.sentences[noun] - memory.known[actor_id].sentence
    bucket = next((k for k, most in enumerate(_DISTANCES) if away <= most), len(_DISTANCES))
    alike, later, more = memory.rivals(actor_id)
    yield from (f"tie {kind} away={bucket}", f"tie nearer={min(3, later)}")
    yield from (f"tie {kind} of {min(4, alike)}", f"tie {kind} more={min(3, more)}")
    if actor_id == memory.home:
        yield "tie home"
