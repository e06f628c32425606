"""A `Reading` in; out come the groups, the blocs and the sources without a name: noun phrases around a listed noun.

Only those that the text lets act, speak or be spoken of as one: `the Syrian opposition`, `Western allies`, `officials said`. A
count (`the 1,237 delegates`), an office (`rebel leader Ann Lee`) and a predicate (`they are terrorists`) make nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.actors.capitals import is_persons_name, is_silent, words_at
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases, tokens_of
from analysis.reading import Parse, Reading
from analysis.reading.grammar import opens_sentence
from analysis.words import Body

ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_LEFT_OF_NOUN = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "case", "advmod", "quantmod", "punct", "npadvmod")
)
_BREAKS = frozenset((",", ";", ":", "-", "–", "—", "(", "”", '"', "''", "“"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_ACTING = frozenset(("nsubj", "nsubjpass", "poss", "pobj", "conj"))  # what a collective is where it is somebody
_LONGEST_WHERE = 6  # tokens after the noun
_WIDEST = 30  # tokens on either side of the noun


class Group(NamedTuple):
    """A group where it is named: its tokens up to the noun, those up to the end of the phrase, and whose it is.

    `core` is the first of its words that tell it from others: many | coffee growers; `which` the last: growers | at Minas.
    """

    first: int
    core: int
    last: int
    full_last: int
    kind: str  # group, bloc or anonymous
    owner: str | None
    is_plural: bool
    which: int = -1  # -1: none follow the noun


def find_groups(
    reading: Reading, parties: list[Naming], people: set[int], bodies: set[int], named: list[Naming]
) -> list[Group]:
    """Groups, blocs and nameless sources, in text order; `people` and `bodies` are the tokens that name others.

    `named` are the namings of whom one of them may serve: parties and organisations.
    """
    parse, found = reading.parse, []
    party_at, named_at = tokens_of(parse, parties), tokens_of(parse, named)
    shares = parse.classes["shares_of_groups"]
    nouns = phrases(parse, lists(reading.vocabulary).groups)
    together = {_together(parse, noun) for noun in nouns}
    for noun in sorted([*nouns, *_ones(reading, {noun.last for noun in nouns})], key=lambda noun: noun.first):
        last = noun.last
        if last in together | bodies or last in party_at or is_silent(reading, last) or not _heads_phrase(parse, last, people):
            continue
        if _names_somebody_else(parse, noun, bodies):
            continue
        if (begins := _together(parse, noun)) is not None:
            first = _left_edge(parse, begins, begins, party_at)
            found.append(Group(first, begins, last, last, "group", None, False))
            continue
        first, full = _left_edge(parse, noun.first, last, party_at), _right_edge(parse, last)
        if _makes_nobody(parse, noun, first):
            continue
        if kind := _kind(reading, first, noun, full, party_at):
            serves = named_at if kind == "anonymous" and _speaks_for_a_body(parse, noun) else party_at
            named_by = [i for i in range(first, full + 1) if i in serves and not _is_of_a_body(reading, i, last, serves)]
            inside = {serves[i].actor_id for i in named_by if i <= last and not _is_half(parse, i)}
            owners = inside or {serves[i].actor_id for i in named_by if i > last}
            owner = owners.pop() if len(owners) == 1 and _serves(parse, noun, kind) else None
            core = next(i for i in range(first, noun.first + 1) if i == noun.first or parse.plain[i] not in shares)
            which = _which(parse, last) if kind == "group" and parse.lemmas[last] not in parse.classes["sides"] else -1
            found.append(Group(first, core, last, full, kind, owner, parse.tags[last] in ("NNS", "NNPS", "DT"), which))
    nameless = {_core(reading, group) for group in found if group.kind == "anonymous"}
    return [group._replace(kind="anonymous") if _core(reading, group) in nameless else group for group in found]


def _names_somebody_else(parse: Parse, noun: Phrase, bodies: set[int]) -> bool:
    """The coalition | Somoud; Rob Banks; his delegation: that of his state."""
    last = noun.last
    if last + 1 in bodies and parse.tags[last] == "NN":
        return True
    if last and last == noun.first and is_persons_name(parse, last - 1, last):
        return True
    return noun.first > 0 and parse.plain[noun.first - 1] in ("his", "her", "my", "our") and "delegation" in noun.entry.body


def _makes_nobody(parse: Parse, noun: Phrase, first: int) -> bool:
    """The 1,237 delegates; no delegation; the committee, whose members met; on both sides of the border."""
    counted = any(parse.words[i][0].isdigit() for i in range(first, noun.last))
    if counted or parse.plain[first] in ("no", "neither") or parse.tags[first] == "WP$":
        return True
    return first > 0 and parse.plain[first - 1] == "on" and parse.lemmas[noun.last] == "side"


def cores_of(reading: Reading, groups: list[Group]) -> list[str]:
    """What each group is called without its article: the farmers are the Indonesian farmers where no others are named.

    So is the official the senior official of whom the file speaks before.
    """
    cores = [ARTICLE.sub("", words_at(reading, g.core, g.last)) for g in groups]
    fuller: dict[tuple[str, bool, str], dict[str, int]] = {}
    for k, (g, core) in enumerate(zip(groups, cores, strict=True)):
        before, _, noun = core.lower().rpartition(" ")
        if before and reading.parse.pos[g.core] != "NUM":
            fuller.setdefault((g.kind, g.is_plural, noun), {}).setdefault(core.lower(), k)
    called = []
    for k, (g, core) in enumerate(zip(groups, cores, strict=True)):
        full = list(fuller.get((g.kind, g.is_plural, core.lower()), {}).values())
        means = g.kind == "group" or (_is_the_one(reading.parse, g) and full < [k])
        called.append(cores[full[0]] if len(full) == 1 and means else core)
    return called


def _is_the_one(parse: Parse, group: Group) -> bool:
    """The | official"""
    return group.kind == "anonymous" and not group.is_plural and parse.plain[group.first] == "the"


def _ones(reading: Reading, taken: set[int]) -> Iterator[Phrase]:
    """One | envoy said; another | minister: an office of which the text says only that somebody holds it."""
    parse, roles = reading.parse, lists(reading.vocabulary).roles
    for role in phrases(parse, roles, taken):
        first, last = role.first, role.last
        while first and parse.deps[first - 1] in ("amod", "compound") and parse.words[first - 1].islower():
            first -= 1
        one = parse.plain[first - 1 : first] in (["one"], ["another"]) and role.entry.side not in HONORIFICS
        if one and parse.tags[last] == "NN" and parse.words[last].islower():
            yield role._replace(entry=Body(role.entry.role, "anonymous", "", role.entry.note))


def _speaks_for_a_body(parse: Parse, noun: Phrase) -> bool:
    """A union spokesman; an official of the ministry; not: a resident, an analyst at the bank."""
    return noun.entry.side == "state" or parse.lemmas[noun.last] in parse.classes["spokespeople"]


def _serves(parse: Parse, noun: Phrase, kind: str) -> bool:
    """Kenyan officials; not: Kenyan farmers, Kenya's creditors, the Kenyan opposition."""
    return kind == "anonymous" or parse.lemmas[noun.last] in parse.classes["serving"]


def _is_of_a_body(reading: Reading, i: int, last: int, at: dict[int, Naming]) -> bool:
    """Officials of the French | bank, US | Treasury officials: they serve the bank and the Treasury."""
    if at[i].rule == "owner_in_name":
        return True
    parse, of_their_own, noun = reading.parse, lists(reading.vocabulary).of_their_own, i + 1
    while noun < len(parse) and noun != last and noun not in at and parse.tags[noun][:2] in ("JJ", "NN"):
        if parse.lemmas[noun] in of_their_own:
            return True
        noun += 1
    return False


def _together(parse: Parse, noun: Phrase) -> int | None:
    """A | group of bondholders refused; a | consortium of lenders: where the collective stands that a text lets act."""
    of = parse.heads[noun.last]
    many = parse.tags[noun.last] == "NNS" and parse.plain[of] == "of" and of < noun.first
    collective = parse.heads[of]
    if not many or parse.plain[collective] not in parse.classes["collectives_of_people"]:
        return None
    return collective if parse.deps[collective] in _ACTING and parse.words[collective].islower() else None


def _core(reading: Reading, group: Group) -> str:
    return words_at(reading, group.core, group.last).lower().removeprefix("the ")


def _heads_phrase(parse: Parse, i: int, people: set[int]) -> bool:
    """Not in: rebel leader Ann Lee; an official, Ann Lee; Ann Lee is an analyst."""
    if parse.pos[i] not in ("NOUN", "PROPN", "ADJ", "PRON") or parse.deps[i] in ("compound", "appos", "amod", "attr"):
        return False
    beside = (k for c in parse.children[i] if parse.deps[c] == "appos" for k in range(parse.first[c], parse.last[c] + 1))
    return i + 1 not in people and people.isdisjoint(beside)


def _left_edge(parse: Parse, first: int, last: int, party_at: dict[int, Naming]) -> int:
    i = first
    limit = max(0, first - _WIDEST, parse.first[last])
    while i > limit:
        is_second = i - 1 in party_at and parse.deps[i - 1] == "conj"  # US and | Russian diplomats
        if _is_hyphen(parse, i - 1) and i - 2 >= limit:  # the US | - | led coalition
            i -= 2
        elif is_second or (parse.deps[i - 1] in _LEFT_OF_NOUN and parse.lower[i - 1] not in _BREAKS):
            i -= 1
        elif i in party_at and (party := _party_beside(parse, i, party_at)) >= limit:
            i = party
        else:
            break
    while i < first and (parse.deps[i] in ("advmod", "punct") or parse.words[i].isspace()) and parse.pos[i] != "ADJ":
        i += 1
    return i


def _is_hyphen(parse: Parse, i: int) -> bool:
    """Whether a token joins the words on either side to one: US|-|backed."""
    joins = parse.lower[i] in ("-", "–") and 0 < i < len(parse) - 1
    return joins and parse.ends[i - 1] == parse.starts[i] and parse.ends[i] == parse.starts[i + 1]


def _is_half(parse: Parse, i: int) -> bool:
    """US-backed rebels, pro-Iranian groups are not those of the United States or Iran."""
    return _is_hyphen(parse, i - 1) or (i + 1 < len(parse) and _is_hyphen(parse, i + 1))


def _party_beside(parse: Parse, i: int, party_at: dict[int, Naming]) -> int:
    """Where `Egyptian` stands for `Qatari` in `Israeli, Egyptian and Qatari officials`; -1 if no party is joined to it."""
    joined = i - 1
    while joined > max(0, i - 3) and parse.plain[joined] in (",", "and"):
        joined -= 1
    modifies = parse.deps[joined] in _LEFT_OF_NOUN or parse.deps[joined] == "conj"
    return joined if joined in party_at and modifies and joined < i - 1 else -1


def _right_edge(parse: Parse, last: int) -> int:
    """The end of what follows the noun: `sources close to the talks`, `one official in the administration`."""
    end = last
    for child in parse.children[last]:
        if child > last and parse.deps[child] in ("prep", "amod", "acl", "relcl") and parse.first[child] == end + 1:
            end = parse.last[child]
    for i in range(last + 1, min(end, last + _WIDEST) + 1):
        if parse.lower[i] in _BREAKS and not _is_hyphen(parse, i):  # the Baghdad–Washington talks
            return i - 1
    return min(end, last + _WIDEST)


def _which(parse: Parse, last: int) -> int:
    """The last token of what tells a group from others of its kind: workers | at the Hutton mill; -1 if there is none."""
    behind = (c for c in parse.children[last] if parse.deps[c] == "prep" and parse.first[c] == last + 1)
    where = next((c for c in behind if parse.lower[c] in parse.classes["where_groups_are"]), None)
    if where is None or parse.last[where] > last + _LONGEST_WHERE + 1:
        return -1
    inside = range(last + 1, parse.last[where] + 1)
    named = parse.lower[last + 1 : last + 2] == ["at"] or any(parse.tags[i] in ("NNP", "NNPS") for i in inside)
    plain = all(parse.lower[i] not in _BREAKS and parse.pos[i] not in ("VERB", "AUX") for i in inside)
    return inside[-1] if named and plain else -1


def _kind(reading: Reading, first: int, noun: Phrase, full: int, party_at: dict[int, Naming]) -> str | None:
    """What kind of actor the phrase names, if it names one."""
    parse, last, body, kind = reading.parse, noun.last, noun.entry.body, noun.entry.kind
    speaks, subject = _speaks(reading, last), parse.deps[last] in _SUBJECTS
    if body in ("people", "those") and speaks and full > last:  # people familiar with her thinking; those who resigned
        return "anonymous" if body == "people" else "group"
    if body in ("those", "some", "others"):
        return "anonymous" if speaks and subject and body != "those" else None
    with_party = any(i in party_at for i in range(first, last + 1))
    if kind == "anonymous":
        if speaks or not with_party or parse.tags[last] not in ("NNS", "NNPS"):
            return kind if speaks else None
        return "group" if noun.entry.side == "state" else kind  # French diplomats left
    says_which = with_party or _says_which(parse, first, last)
    definite = parse.plain[first] in parse.classes["definite_words"] or body.startswith(("both", "all", "two"))
    if body in parse.classes["vague_groups"]:
        return kind if with_party or (subject and (says_which or speaks)) else None
    proper = kind == "group" and parse.words[last][0].isupper() and parse.pos[last] == "PROPN"
    return kind if says_which or definite or subject or proper else None


def _says_which(parse: Parse, first: int, last: int) -> bool:
    """Jewish groups; Arab voters: a people, a faith or a name before the noun."""
    start = first + opens_sentence(parse, first)
    if any(parse.ents[i] == "NORP" for i in range(first, last)):
        return True
    return any(parse.words[i][0].isupper() and parse.tags[i] in ("JJ", "NNP", "NNPS") for i in range(start, last))


def _speaks(reading: Reading, i: int) -> bool:
    """Sources said; according to officials; was told by a resident; officials and analysts said."""
    parse, speech = reading.parse, lists(reading.vocabulary).speech
    for _ in range(_WIDEST):
        if parse.deps[i] != "conj" or parse.heads[i] >= i:
            break
        i = parse.heads[i]
    up = parse.heads[i]
    if parse.deps[i] in _SUBJECTS:
        near = [up, *(c for c in parse.children[up] if parse.deps[c] in ("xcomp", "conj"))]
        spoken = {parse.lemmas[verb] for verb in near} & speech
        return bool(spoken - parse.classes["silent_cues"])
    if parse.deps[i] != "pobj":
        return False
    above = parse.heads[up]
    return parse.plain[above] == "according" or (parse.plain[up] == "by" and parse.lemmas[above] in speech)
