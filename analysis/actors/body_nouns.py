"""What is gathered of an article in, the bare nouns that mean organisations out: `the union`, `the airline`, `the bloc`.

A noun is joined to the one that the file calls so; where the file names none, it is a party known only by what it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection

from analysis.actors.capitals import is_bare, is_silent
from analysis.actors.centres import centre
from analysis.actors.draft import Gathering
from analysis.actors.matching import Naming, Phrase, lists, phrases, tokens_of
from analysis.actors.organisations import Body
from analysis.reading import Parse, Reading
from analysis.reading.grammar import opens_sentence, tokens_in
from analysis.words import Vocabulary

_RULES_OF_FIRMS = frozenset(("entity", "ampersand_in_name", "short_name", "firm_by_ending", "firm_with_and"))
_NAMES = frozenset(("name", "acronym"))  # forms of what is named in full
_LONGEST = 8  # tokens of a phrase beside a name
_SHARED = "organisation"  # a noun for every body


def find_body_nouns(gathering: Gathering) -> list[Naming]:
    """The union; the company; the bloc: the nouns that mean the one organisation named so far that the file calls so.

    In its name (`National Union of Miners`), beside it (`Unimar, the ferry operator`) or in front of it (`the union Unimar`);
    where none was named so far, the one that the file names later.
    """
    reading, parse, bodies, found = gathering.reading, gathering.reading.parse, Bodies(gathering), []
    bare, named_at = _bare_nouns(gathering) + _their_unions(gathering), tokens_of(parse, gathering.namings)
    unnamed = bodies.has_unnamed_union({phrase.entry.body for phrase in bare})
    for phrase in bare:
        at = parse.starts[phrase.first]
        actor_id = bodies.only(phrase.entry.body, at, unnamed)
        if actor_id is None:
            actor_id = centre(reading, phrase.last, bodies.likely(phrase.entry.body), named_at)
        if actor_id:
            found.append(Naming(parse.starts[phrase.first - 1], parse.ends[phrase.last], actor_id, "role", "body_noun"))
    found += _called_by_kind(gathering, named_at)
    for phrase in _with_field(gathering):
        if actor_id := _named_with(gathering, " ".join(parse.plain[phrase.first : phrase.last + 1])):
            found.append(Naming(parse.starts[phrase.first], parse.ends[phrase.last], actor_id, "role", "body_noun"))
    return found


def _called_by_kind(gathering: Gathering, at: dict[int, Naming]) -> list[Naming]:
    """The Tanvir | news agency; the centrist Renewal | party; the Teamsters | union: one with the name before it."""
    parse, found = gathering.reading.parse, []
    kinds = parse.classes["kinds_of_media"] | parse.classes["company_nouns"] | {"party"}
    for i in range(1, len(parse)):
        named = i - 2 if parse.plain[i - 1] == "news" else i - 1
        is_kind = parse.words[i] in kinds or (parse.words[i] == "union" and parse.tags[named] == "NNPS")
        if is_kind and named in at and gathering.figures[at[named].actor_id].kind == _SHARED:
            found.append(Naming(at[named].start, parse.ends[i], at[named].actor_id, "name", "body_noun"))
    return found


def _named_with(gathering: Gathering, words: str) -> str | None:
    """The district court, in a file that names one District Court of Ohio: the only body with these words in its name."""
    bodies = ((a, f" {f.name.lower()} ") for a, f in gathering.figures.items() if f.kind == _SHARED)
    named = [actor_id for actor_id, name in bodies if f" {words} " in name]
    return named[0] if len(named) == 1 else None


def find_organs_of_bodies(gathering: Gathering) -> list[Body]:
    """The board of Hutton Lines; Hutton Lines' board: an organ of a body that the file names."""
    reading, parse = gathering.reading, gathering.reading.parse
    bodies = [n for n in gathering.namings if gathering.figures[n.actor_id].kind == _SHARED]
    at, found = tokens_of(parse, bodies), []
    for p in phrases(parse, lists(reading.vocabulary).organisations):
        organ = p.entry.body in parse.classes["organs_with_a_will"] and parse.words[p.last].islower()
        if not organ or is_silent(reading, p.last) or parse.deps[p.last] in ("compound", "amod"):
            continue
        after = p.last + 2 + (parse.plain[p.last + 2 : p.last + 3] == ["the"])
        if parse.plain[p.last + 1 : p.last + 2] == ["of"] and parse.plain[p.first - 1 : p.first] == ["the"] and after in at:
            found.append(Body(p.first, tokens_in(parse, at[after].start, at[after].end)[-1], "organ_of_body"))
        elif parse.plain[p.first - 1 : p.first] in (["'s"], ["'"]) and p.first - 2 in at:
            found.append(Body(tokens_in(parse, at[p.first - 2].start, at[p.first - 2].end)[0], p.last, "organ_of_body"))
    return found


def find_apposed_nouns(gathering: Gathering) -> list[Naming]:
    """Apilca, the pilots' association; the state firm, Cominal: the noun for a body beside the name of one."""
    reading, parse, found = gathering.reading, gathering.reading.parse, []
    named = [n for n in gathering.namings if n.form in _NAMES and gathering.figures[n.actor_id].kind == _SHARED]
    at = tokens_of(parse, named)
    for p in phrases(parse, lists(reading.vocabulary).organisations):
        noun = p.last
        if noun in at or parse.tags[noun] != "NN" or not parse.words[noun].islower() or is_silent(reading, noun):
            continue
        beside = next((k for k in _apposed(parse, noun) if k in at), None)
        if beside is not None and (first := _begins_phrase(parse, noun)) is not None:
            found.append(Naming(parse.starts[first], parse.ends[noun], at[beside].actor_id, "role", "apposed_noun"))
    return found


def _apposed(parse: Parse, noun: int) -> list[int]:
    """The heads of what stands in apposition to a noun, either way; none in a list: the bank, Hutton Lines and the union."""
    pairs = [(noun, c) for c in parse.children[noun] if parse.deps[c] == "appos" and parse.words[parse.first[c] - 1] == ","]
    if parse.deps[noun] == "appos":
        pairs.append((noun, parse.heads[noun]))
    joined = (any(parse.deps[c] == "conj" for i in pair for c in parse.children[i]) for pair in pairs)
    return [beside for (_, beside), is_list in zip(pairs, joined, strict=True) if not is_list and parse.deps[beside] != "conj"]


def _begins_phrase(parse: Parse, noun: int) -> int | None:
    """The article with which the phrase of a noun begins; none where it names another or begins otherwise."""
    first = parse.first[noun]
    plain = all(parse.words[i].islower() or not parse.words[i].isalpha() for i in range(first + 1, noun))
    return first if parse.plain[first] in ("the", "a", "an", "its", "their") and plain and noun - first < _LONGEST else None


def find_bodies_of_people(gathering: Gathering) -> list[Body]:
    """The ferry pilots' union: a body whose name nobody says, and whose people are told."""
    reading, parse, found = gathering.reading, gathering.reading.parse, []
    at = tokens_of(parse, gathering.namings)
    for p in phrases(parse, lists(reading.vocabulary).organisations):
        if p.last in at:
            continue
        people = p.first - 2
        owned = people > 0 and parse.plain[p.first - 1] == "'" and parse.tags[people] == "NNS" and parse.words[people].islower()
        if not owned or p.entry.body not in parse.classes["bare_bodies"] or not parse.words[p.last].islower():
            continue
        first = people
        while parse.deps[first - 1] in ("compound", "amod") and parse.words[first - 1].islower():
            first -= 1
        whole = parse.deps[p.last] not in ("compound", "amod") and parse.tags[p.last] == "NN" and not is_silent(reading, p.last)
        if whole and parse.plain[first - 1 : first] == ["the"]:
            found.append(Body(first, p.last, "body_of_people"))
    return found


def find_bare_bodies(gathering: Gathering) -> list[Body]:
    """The union refused, in a file that names none: a party that is known only by what it is."""
    parse, bodies = gathering.reading.parse, Bodies(gathering)
    found = [p for p in _bare_nouns(gathering) if p.entry.body in parse.classes["bare_bodies"] and not bodies.any(p.entry.body)]
    found += _with_field(gathering)
    named = [(p, " ".join(parse.plain[p.first : p.last + 1])) for p in found]
    acting = {name for p, name in named if _acts(parse, p.last)}
    return [Body(p.first, p.last, "bare_body", name) for p, name in named if name in acting]


def _with_field(gathering: Gathering) -> list[Phrase]:
    """The bank advisory | committee; its debt | commission."""
    reading, parse = gathering.reading, gathering.reading.parse
    at, found = tokens_of(parse, gathering.namings), []
    for p in phrases(parse, lists(reading.vocabulary).organisations):
        first = p.first
        while first and parse.deps[first - 1] in ("compound", "amod", "nmod") and parse.words[first - 1].islower():
            first -= 1
        if first < p.first and _is_told_by_field(reading, p, first) and not any(i in at for i in range(first, p.last + 1)):
            found.append(p._replace(first=first))
    return found


def _is_told_by_field(reading: Reading, p: Phrase, first: int) -> bool:
    parse, i = reading.parse, p.last
    if p.entry.body not in parse.classes["bodies_with_a_field"] or parse.tags[i] != "NN" or not parse.words[i].islower():
        return False
    whole = parse.deps[i] not in ("compound", "amod") and not is_silent(reading, i)
    return whole and parse.plain[first - 1 : first] in (["the"], ["its"], ["'s"])


def _acts(parse: Parse, i: int) -> bool:
    """The union refused; the union's demand; was refused by the union."""
    if parse.deps[i] == "pobj":
        return parse.plain[parse.heads[i]] in ("by", "to") or parse.plain[parse.heads[parse.heads[i]]] == "according"
    return parse.deps[i] in ("nsubj", "nsubjpass", "poss", "dobj")


def _bare_nouns(gathering: Gathering) -> list[Phrase]:
    """The nouns of organisations that stand alone behind an article."""
    reading, parse = gathering.reading, gathering.reading.parse
    at = tokens_of(parse, gathering.namings)
    return [
        p
        for p in phrases(parse, lists(reading.vocabulary).organisations)
        if p.last not in at and is_bare(reading, p.first, p.last)
    ]


def _their_unions(gathering: Gathering) -> list[Phrase]:
    """The nurses left as their | union refused."""
    reading, parse = gathering.reading, gathering.reading.parse
    nouns = phrases(parse, lists(reading.vocabulary).organisations)
    return [p for p in nouns if p.entry.body in parse.classes["union_nouns"] and is_bare(reading, p.first, p.last, "their")]


class Bodies:
    """The organisations and blocs of a file by the nouns that the file has for them."""

    def __init__(self, gathering: Gathering) -> None:
        self._classes, figures = gathering.reading.parse.classes, gathering.figures
        self._nouns: dict[str, set[str]] = {}
        self._first: dict[str, int] = {}
        rules: dict[str, set[str]] = {}
        firms, called = _listed_as(gathering.reading.vocabulary)
        for n in gathering.namings:
            kind = figures[n.actor_id].kind
            if kind == _SHARED or (kind == "bloc" and n.rule == "listed_party"):
                self._first[n.actor_id] = min(self._first.get(n.actor_id, n.start), n.start)
                nouns = self._nouns.setdefault(n.actor_id, {*figures[n.actor_id].name.lower().split(), kind})
                nouns.update(_nouns_beside(gathering.reading.parse, n))
                nouns.update(called.get(n.actor_id, ()))
                named = gathering.reading.article.text[n.start : n.end].lower().split()  # the Greens: those of Green Dawn
                nouns.update({"party"} if named[-1:] and named[-1] in self._classes["names_of_parties"] else ())
                nouns.update({"bloc"} if figures[n.actor_id].name.lower() in self._classes["unions_of_states"] else ())
                rules.setdefault(n.actor_id, set()).add(n.rule)
        known = lists(gathering.reading.vocabulary).bodies - self._classes["company_nouns"] - {_SHARED}
        known |= self._classes["union_nouns"]
        self._unknown = [  # firms, likely
            a for a, of in rules.items() if a in firms or (of & _RULES_OF_FIRMS and not self._nouns[a] & known)
        ]

    def _fitting(self, noun: str) -> list[str]:
        firms = self._classes["company_nouns"]
        alike = next((c for c in (firms, self._classes["union_nouns"]) if noun in c), frozenset((noun,)))
        if noun in firms:
            alike = alike | self._classes["endings_of_firms"] | self._classes["second_names_of_firms"]
        fitting = [a for a, nouns in self._nouns.items() if nouns & alike]
        return [a for a in fitting if noun in self._nouns[a] - firms or not self._joins_firms(a)]

    def _joins_firms(self, actor_id: str) -> bool:
        """The Shipowners' Federation is neither the union nor the company."""
        return any(word.strip("'’") in self._classes["firms_together"] for word in self._nouns[actor_id])

    def any(self, noun: str) -> bool:
        """Whether the file calls anybody so."""
        return bool(self._fitting(noun) or (noun in self._classes["company_nouns"] and self._unknown))

    def only(self, noun: str, offset: int, unions_unnamed: bool = False) -> str | None:
        """The only one that the file has called so before, else the only one at all.

        The only body of which nothing shows what it is may be the company, where no union is without a name.
        """
        fitting = self._fitting(noun)
        if not fitting and noun in self._classes["company_nouns"] and not unions_unnamed:
            fitting = [a for a in self._unknown if self._first[a] < offset]
        before = [a for a in fitting if self._first[a] < offset]
        chosen = before or fitting
        return chosen[0] if len(chosen) == 1 else None

    def likely(self, noun: str) -> list[str]:
        """Whom the noun may mean: those that the file calls so; of firms also those of which nothing shows what they are."""
        return self._fitting(noun) + (self._unknown if noun in self._classes["company_nouns"] else [])

    def has_unnamed_union(self, nouns: Collection[str]) -> bool:
        """Whether one of these nouns is for a union, and the file calls none so that it names."""
        return any(noun in self._classes["union_nouns"] and not self._fitting(noun) for noun in nouns)


@functools.cache
def _listed_as(vocabulary: Vocabulary) -> tuple[frozenset[str], dict[str, frozenset[str]]]:
    """The firms of the list of actors, and by which nouns the text may call whom it lists."""
    classes, firms, called = vocabulary.words_of, set(), {}
    for party in vocabulary.actors:
        called[party.actor_id] = _kind_in(party.note) & classes["kinds_of_bodies"]
        if party.note in classes["kinds_of_firms"]:
            firms.add(party.actor_id)
            called[party.actor_id] |= frozenset(party.note.split())
    return frozenset(firms), called


def _kind_in(note: str) -> frozenset[str]:
    """The words by which the list of actors says what one is: football club; party | of South Africa."""
    return frozenset(re.split(r" (?:of|in|for|that) ", note)[0].split())


def _nouns_beside(parse: Parse, n: Naming) -> set[str]:
    """The nouns that the sentence puts beside a name: `Unimar, the ferry operator` · `the union Unimar`."""
    tokens = tokens_in(parse, n.start, n.end)
    beside = {c for i in tokens for c in parse.children[i] if parse.deps[c] == "appos"}
    beside |= {parse.heads[i] for i in tokens if parse.deps[i] == "appos"} - set(tokens)
    if tokens[0] and not opens_sentence(parse, tokens[0]):
        beside.add(tokens[0] - 1)
    beside |= {c for i in tokens for c in _said_of(parse, i)}
    return {parse.lemmas[i] for i in beside if parse.tags[i] == "NN"}


def _said_of(parse: Parse, i: int) -> list[int]:
    """Brandix is a | bank; the Brandix | airline; not: is no | bank."""
    verb = parse.heads[i]
    if (
        parse.deps[i] == "nsubj"
        and parse.lemmas[verb] == "be"
        and not any(parse.deps[c] == "neg" for c in parse.children[verb])
    ):
        said = [c for c in parse.children[verb] if parse.deps[c] == "attr"]
        return [c for c in said if not any(parse.plain[k] == "no" for k in parse.children[c])]
    behind = parse.deps[i] in ("compound", "nmod") and verb == i + 1 and parse.words[verb].islower()
    return [verb] if behind and parse.lemmas[verb] not in parse.classes["union_nouns"] else []
