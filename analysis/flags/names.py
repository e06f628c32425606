"""All that was found in an article in; doubts about its names out: in lower case, in two spellings, of one person or two."""

import functools
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import accumulate, combinations

from analysis.actors import Cast, fold
from analysis.flags.defects import Defect, Found, defect_at, defect_of
from analysis.reading.grammar import token_at
from analysis.tables import Actor
from analysis.words import Vocabulary

LEAST_ALIKE = 0.75  # share of letters in common: Kyiv and Kiev, not Beijing and Peking
MOST_NAMESAKES = 20  # people of one surname that are compared with one another

_LOWER_WORD = re.compile(r"(?<![\w’'.@/-])([a-zà-ÿ]\w{2,})(?![\w@/-]|\.\w)(?=(?: ([^\W\d_]+))?)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACRONYM = re.compile(r"(?<![\w.])(?:(?:[A-Z]\.){2,4}|[A-Z]{2,4}(?![\w.]*[A-Z]))")
_RUNNING = frozenset(("paragraph", "question", "answer", "takeaway"))
_BY_NAME = frozenset(("name", "surname", "metonym", "demonym"))
_PROPER = frozenset(("person", "country", "place"))


def names_in_lower_case(found: Found) -> Iterator[Defect]:
    """Words of names, as the cast, the model or the next word tells."""
    actors = [a for a in found.cast.actors if a.kind in _PROPER]
    known = {a.actor_id for a in actors}
    listed = [n for p in found.reading.vocabulary.actors if p.actor_id in known for n in (p.name, *p.names, *p.demonyms)]
    names = [*listed, *(a.name for a in actors)]
    words = {n for n in names if " " not in n} | {word for a in actors if a.kind == "person" for word in a.name.split()}
    pairs = {pair for name in names for pair in zip(name.split(), name.split()[1:], strict=False) if pair[1][0].isupper()}
    counts = Counter(re.findall(r"\w+", found.text))  # a word that is mostly in lower case is no name
    mentions = [m for m in found.cast.mentions if m.actor_id in known and m.form in _BY_NAME]
    named_at = {m.start + word.start() for m in mentions for word in re.finditer(r"\w+", m.quote)}
    parse = found.reading.parse
    for m in found.matches(_LOWER_WORD):
        name = m[1].capitalize()
        if counts[m[1]] <= counts[name]:
            in_parse = name in words and len(parse) > 0 and parse.pos[token_at(parse, m.start())] == "PROPN"
            if (name, m[2]) in pairs or in_parse or (name in words and m.start() in named_at):
                yield defect_at(*m.span(1), name)


def labels_in_lower_case(found: Found) -> Iterator[Defect]:
    """Where the other turns of the interview begin with the label in capitals."""
    labels = [s.label for s in found.reading.sections if s.label and s.label.start == s.start]
    written = {found.text[label.start : label.end] for label in labels}
    for label in labels:
        name = found.text[label.start : label.end]
        if name[:1].islower() and name[0].upper() + name[1:] in written:
            yield defect_at(*label, name[0].upper() + name[1:])


def two_acronyms(found: Found) -> Iterator[Defect]:
    """In running text, where no headline saves room."""
    bare, dotted = {}, {}
    for section in found.reading.sections:
        if section.kind in _RUNNING:
            for m in _ACRONYM.finditer(found.text, *section.body):
                (dotted if "." in m[0] else bare).setdefault(m[0].replace(".", ""), []).append(m)
    for name in sorted(bare.keys() & dotted.keys()):
        rare, usual = sorted((bare[name], dotted[name]), key=lambda forms: (len(forms), -forms[0].start()))
        if len(rare) > 1:  # once may be a title or the words of another
            yield defect_at(*rare[0].span(), f"{usual[0][0]}, as elsewhere in the text")


def two_spellings(found: Found) -> Iterator[Defect]:
    """At the first place of the rarer spelling; of the later one, where both are as frequent."""
    words = [m for section in found.reading.sections for m in _WORD.finditer(found.text, *section.body)]
    counts, first = Counter(m[0] for m in words), {m[0]: m for m in reversed(words)}
    pairs = {pair for pair in _listed(found.reading.vocabulary) if counts.keys() >= set(pair)}
    pairs |= {pair for names in _named(found.cast) for pair in _variants(name for name in names if name in counts)}
    for one, other in sorted(pairs):
        rare, usual = sorted((one, other), key=lambda name: (counts[name], -first[name].start()))
        yield defect_at(*first[rare].span(), f"{usual}, as elsewhere in the text")


@functools.cache
def _listed(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Pairs that spell one name among the names of a listed party and the seats that stand for it."""
    seats: dict[str, list[str]] = {}
    for metonym in vocabulary.metonyms:
        seats.setdefault(metonym.actor_id, []).append(metonym.form)
    forms = ((party.name, *party.names, *seats.get(party.actor_id, ())) for party in vocabulary.actors)
    return [pair for names in forms for pair in _variants(names)]


def _named(cast: Cast) -> Iterator[Iterable[str]]:
    """The last words of each person's namings."""
    surnames: dict[str, set[str]] = {}
    people = {actor.actor_id for actor in cast.actors if actor.kind == "person"}
    for mention in cast.mentions:
        last = re.sub(r"[’']s?$", "", mention.quote).split()[-1:]
        if mention.actor_id in people and mention.form in ("name", "surname", "title") and last:
            surnames.setdefault(mention.actor_id, set()).update(last)
    yield from surnames.values()


def _variants(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words that spell one name; no acronyms, and no word that is the other with an ending."""
    fit = sorted({name for name in names if len(name) > 3 and name[0].isupper() and not name.isupper()})
    for one, other in combinations(fit, 2):
        low, high = sorted((one.lower(), other.lower()), key=len)
        alike = low[:1] == high[:1] and SequenceMatcher(None, low, high, autojunk=False).ratio() >= LEAST_ALIKE
        if alike and low != high and (not high.startswith(low) or high == low + low[-1:]):
            yield one, other


def possible_duplicates(found: Found) -> Iterator[Defect]:
    """Two people of one first letter whose surnames are the same or differ by one letter."""
    by_end: dict[str, list[Actor]] = {}
    for actor in (a for a in found.cast.actors if a.kind == "person"):
        surname = fold(actor.name.split()[-1])
        for key in {surname, *(surname[:k] + surname[k + 1 :] for k in range(len(surname)) if len(surname) > 4)}:
            by_end.setdefault(key, []).append(actor)
    pairs = [pair for near in by_end.values() for pair in combinations(near[:MOST_NAMESAKES], 2)]
    for first, second in sorted(pairs, key=lambda pair: (pair[1].start, pair[0].name)):
        if first is not second and _may_be_one(first, second):
            yield defect_of("actors", second, f"may be the same person as {first.name}: merge them if so")


def shared_surnames(found: Found) -> Iterator[Defect]:
    """Marek Novak and Jana Novak came. | Novak refused: a bare surname that is nobody's."""
    by_surname: dict[str, list[str]] = {}
    for actor in found.cast.actors:
        if actor.kind == "person" and " " in actor.name:
            by_surname.setdefault(actor.name.split()[-1], []).append(actor.name)
    starts = [m.start for m in found.cast.mentions]
    taken = [0, *accumulate((m.end for m in found.cast.mentions), max)]  # up to where, by the mentions so far
    for surname, names in by_surname.items():
        if len(names) > 1:
            bare = re.finditer(rf"\b{re.escape(surname)}\b", found.text, re.IGNORECASE)
            for m in (m for m in bare if taken[bisect_right(starts, m.start())] <= m.start()):
                yield defect_at(*m.span(), f"may be {' or '.join(names)}: the text does not say which")


def possibly_one_body(found: Found) -> Iterator[Defect]:
    """The Seamen's Union met. The National Union of Seamen left: all words of one name stand in the other."""
    bodies = [(a, _stems(a.name)) for a in found.cast.actors if a.kind in ("organisation", "bloc") and " " in a.name]
    for (first, one), (second, other) in combinations(bodies[:MOST_NAMESAKES], 2):
        if len(one) > 1 and len(other) > 1 and (one <= other or other <= one) and first.country == second.country:
            yield defect_of("actors", second, f"may be the same as {first.name}: merge them if so")


def _stems(name: str) -> set[str]:
    return {fold(word).rstrip("s") for word in name.split() if word[0].isupper()}


def _may_be_one(first: Actor, second: Actor) -> bool:
    one, other = first.name.split(), second.name.split()
    if len(one) == 1 or len(other) == 1:
        return True
    return fold(one[0])[:1] == fold(other[0])[:1] and not (fold(one[0]) == fold(other[0]) and fold(one[-1]) == fold(other[-1]))


def lone_surnames(found: Found) -> Iterator[Defect]:
    """Hale said no · Governor Hale: many hold such an office, so the full name is needed; of heads of state it is not."""
    shared, sole = found.classes["shared_offices"], tuple(found.classes["sole_offices"])
    for actor in found.cast.actors:
        if actor.kind == "person" and " " not in actor.name.strip():
            role = (actor.role or "").lower()
            if actor.role is None:
                yield defect_of("actors", actor, f"the text never says who {actor.name} is: look the name up before citing it")
            elif shared.intersection(re.findall(r"\w+$", role)) and not role.endswith(sole):
                cure = f"the text never gives the full name of {actor.name}: look it up before citing it"
                yield defect_of("actors", actor, cure)


def conflicting_roles(found: Found) -> Iterator[Defect]:
    """The text ties one person to two states, or calls the same office former and not."""
    cast = found.cast
    for actor_id, offices in cast.offices.items():
        actor = cast.by_id[actor_id]
        past = {o.head for o in offices if o.past and o.head}
        if both := sorted(past & {o.head for o in offices if not o.past}):
            yield defect_of("actors", actor, f"is called both {both[0]} and former {both[0]}: check which holds")
        ties = {o.represents for o in offices if o.represents in cast.by_id and o.represents.startswith("cty:")}
        if len(ties) > 1:
            states = " and to ".join(sorted(cast.by_id[tie].name for tie in ties))
            yield defect_of("actors", actor, f"is tied to {states}: check for whom the words are")
