"""What is gathered of an article in, the offices that refer back to somebody out: `the minister`.

The rules are few and cautious. Where two readings remain nothing is said.
"""

from __future__ import annotations

import bisect

from analysis.actors.capitals import is_silent
from analysis.actors.draft import Figure, Gathering
from analysis.actors.matching import HONORIFICS, Naming, Phrase, tokens_of
from analysis.reading import Parse
from analysis.reading.grammar import opens_sentence, token_at

_LONGEST_BODY = 8  # tokens of what somebody leads
_LONGEST_ROLE = 8  # tokens before the noun
_OF_ANOTHER = ""  # instead of the state or body of a title's holder: one that nobody knows
_MOST_HOLDERS = 50  # people of one office among whom the right one is sought; bounds the time on an odd text


def serve_whom_they_lead(gathering: Gathering, pronouns: list[Naming]) -> None:
    """Ann Lee, who leads the Kenyan delegation: for whom she speaks."""
    parse, figures = gathering.reading.parse, gathering.figures
    at = tokens_of(parse, gathering.namings)
    for n in pronouns:
        i, figure = token_at(parse, n.start), figures[n.actor_id]
        verb = parse.heads[i]
        is_who = parse.lower[i] == "who" and parse.deps[i] == "nsubj" and parse.tags[verb] in ("VBZ", "VBP")
        if not is_who or parse.lemmas[verb] not in parse.classes["verbs_of_leading"]:
            continue
        led = next((c for c in parse.children[verb] if parse.deps[c] in ("dobj", "prep")), None)
        if led is None or figure.represents or figure.kind != "person":
            continue
        behind = range(led, min(parse.last[led], led + _LONGEST_BODY) + 1)
        named = (at[k].actor_id for k in (*range(parse.first[led], led), *behind) if k in at)
        tie = next((a for a in named if figures[a].kind in ("country", "organisation")), None)
        if tie is not None:
            gathering.learn(n.actor_id, represents=tie, side="body")


def find_role_nouns(gathering: Gathering, roles: list[Phrase]) -> list[Naming]:
    """The minister; the Russian leader; the former president: the one person named so far who holds that office."""
    parse, figures = gathering.reading.parse, gathering.figures
    at, holders = tokens_of(parse, gathering.namings), Holders(gathering)
    in_office = {i for f in figures.values() for o in f.offices for i in range(o.first, o.last + 1)}
    found, others = [], _Others(parse)
    for role in roles:
        last = role.last
        if last in in_office or last in at or is_silent(gathering.reading, last) or role.entry.side in HONORIFICS:
            continue
        is_title = last + 1 in at and figures[at[last + 1].actor_id].kind == "person"  # the minister | Ann Lee
        if parse.tags[last] in ("NNS", "NNPS") or parse.deps[last] == "compound" or is_title:
            continue
        first = _left_edge(parse, role, at)
        owner = next((at[i].actor_id for i in range(first, last + 1) if i in at), None)
        if first > 1 and parse.plain[first - 1] in ("'s", "'") and first - 2 in at:  # Russia's president
            owner, start = owner or at[first - 2].actor_id, at[first - 2].start
        elif parse.plain[first - 1 : first] == ["the"]:
            start = parse.starts[first - 1]
        else:
            if first > 1 and parse.plain[first - 1] in ("'s", "'"):
                others.add(role, _OF_ANOTHER)  # the pilots' president
            continue
        past = not parse.classes["no_longer"].isdisjoint(parse.plain[first:last])
        person = holders.find(role.entry.role, owner, past, parse.starts[first])
        if (
            person
            and not owner
            and not (_is_of(parse, role, first, figures[person]) and others.allow(role, figures[person], at))
        ):
            person = None
        if person is None:
            others.add(role, owner)
        if person is None and owner and role.entry.side == "state" and not past:
            person = _named_next(gathering, owner, role, start, at)
        if person:
            found.append(Naming(start, parse.ends[last], person, "role", "role_noun"))
    return found


def _left_edge(parse: Parse, role: Phrase, at: dict[int, Naming]) -> int:
    """The first token behind the article: the | newly elected Slovak leader."""
    first = role.first
    while first > max(0, role.first - _LONGEST_ROLE) and parse.lower[first - 1] != "the":
        if parse.deps[first - 1] not in ("amod", "compound", "nmod") and first - 1 not in at:
            break
        first -= 1
    return first


def _named_next(gathering: Gathering, owner: str, role: Phrase, start: int, at: dict[int, Naming]) -> str | None:
    """Kenya's minister said no. Ann Lee, who came late, left: whom the next sentence introduces without an office."""
    parse, figures = gathering.reading.parse, gathering.figures
    sentence = parse.sentences[role.last]
    known = {n.actor_id for i, n in at.items() if i < role.last}
    new: dict[str, int] = {}
    i = role.last + 1
    while i < len(parse) and parse.sentences[i] <= sentence + 1:
        if i in at and figures[at[i].actor_id].kind == "person" and at[i].actor_id not in known:
            new.setdefault(at[i].actor_id, i)
        i += 1
    if len(new) != 1:
        return None
    ((actor_id, place),) = new.items()
    figure = figures[actor_id]
    if figure.offices or figure.represents or not opens_sentence(parse, place) or parse.sentences[place] == sentence:
        return None
    words = gathering.reading.article.text[start : parse.ends[role.last]].split()
    gathering.learn(actor_id, role=" ".join(words), represents=owner, side=role.entry.side)
    return actor_id


def _is_of(parse: Parse, role: Phrase, first: int, figure: Figure) -> bool:
    """The union president, the president of the board: not of whom the file calls president of something else."""
    said = {
        parse.plain[i] for i in range(first, role.first) if parse.deps[i] in ("compound", "nmod") and parse.words[i].islower()
    }
    behind = role.last + 1
    if parse.plain[behind : behind + 1] == ["of"]:
        noun = next((c for c in parse.children[behind] if parse.deps[c] == "pobj"), None)
        said |= {parse.plain[noun]} if noun is not None else set()
    if not said:
        return True
    known = {parse.plain[i] for o in figure.offices for i in range(o.first, o.last + 3) if i < len(parse)}
    return said <= known


class _Others:
    """Who else holds an office without a name: met the Japanese trade minister. The minister …"""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._roles: list[tuple[Phrase, str | None]] = []

    def add(self, role: Phrase, owner: str | None) -> None:
        """A title that is nobody's so far."""
        self._roles.append((role, owner))

    def allow(self, role: Phrase, figure: Figure, at: dict[int, Naming]) -> bool:
        """Whether no other holder of the title was mentioned: one of another state, or beside this one in a sentence."""
        parse, last = self._parse, role.entry.role.split()[-1]
        sentences = {parse.sentences[i] for i, n in at.items() if n.actor_id == figure.actor_id}
        return not any(
            other.entry.role.split()[-1] == last
            and (parse.sentences[other.last] in sentences if owner is None else owner != figure.represents)
            for other, owner in self._roles
        )


class Holders:
    """People by the offices that the file gives them, in the order in which it names them."""

    def __init__(self, gathering: Gathering) -> None:
        self._gathering = gathering
        figures = gathering.figures
        self._places = sorted((n.start, n.actor_id) for n in gathering.namings if figures[n.actor_id].kind == "person")
        self._first: dict[str, int] = {}
        for start, actor_id in self._places:
            self._first.setdefault(actor_id, start)
        self._leaders = gathering.reading.parse.classes["leaders_of_states"]
        self._by_head: dict[str, list[str]] = {}
        for actor_id in self._first:
            for head in {o.head for o in figures[actor_id].offices if o.head}:
                words = head.split()
                forms = {" ".join(words[k:]) for k in range(len(words))} | ({"leader"} if head in self._leaders else set())
                for form in forms:
                    self._by_head.setdefault(form, []).append(actor_id)

    def sole(self, role: str) -> bool:
        """Whether no two people of the file hold this office."""
        return len(self._by_head.get(role, ())) == 1

    def find(self, role: str, owner: str | None, past: bool, offset: int) -> str | None:
        """The one person named before `offset` whose office it can be; none if two can."""
        figures = self._gathering.figures
        fitting = [figures[a] for a in self._by_head.get(role, ())[:_MOST_HOLDERS] if self._first[a] < offset]
        if past:
            fitting = [f for f in fitting if any(o.past for o in f.offices)]
        if owner:
            fitting = [f for f in fitting if f.represents == owner] or [f for f in fitting if f.represents is None]
        is_state = owner is not None and owner.startswith("cty:")
        if not fitting and is_state and role in self._leaders:  # Rada said … The Slovak leader added
            fitting = self._unknown_leader(owner, offset)
        if len(fitting) != 1:
            return None
        if is_state and fitting[0].represents is None and fitting[0].side != "self":  # President Rada … the Slovak leader
            self._gathering.learn(fitting[0].actor_id, represents=owner, side="state")
        return fitting[0].actor_id

    def _unknown_leader(self, owner: str, offset: int) -> list[Figure]:
        """Who speaks for that state, or else the person named last, if nothing is said of his office."""
        people = [f for f in self._gathering.figures.values() if f.kind == "person"]
        known = [f for f in people if f.represents == owner and f.side == "state"]
        before = bisect.bisect_left(self._places, (offset, "")) - 1
        if known or before < 0:
            return [f for f in known if self._first.get(f.actor_id, offset) < offset]
        last = self._gathering.figures[self._places[before][1]]
        return [last] if last.represents is None and not any(o.head for o in last.offices) else []
