"""Namings in, what refers back to them out: role nouns (`the minister`), governments without a country's name, and pronouns.

The rules are few and cautious. Where two readings remain nothing is said.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter

from analysis.actors.capitals import Page
from analysis.actors.draft import Figure, home_state, listed_figure
from analysis.actors.matching import HONORIFICS, Naming, Phrase, tokens_of
from analysis.actors.pronouns import GENDERS, Pronouns, know_genders

_UNITED_STATES = "cty:united-states"
_STATE_WORDS = frozenset(("government", "regime", "administration", "authorities", "country"))
_LEADING = frozenset(("head", "lead", "chair", "represent", "command", "run", "speak", "negotiate", "direct"))
_LONGEST_BODY = 8  # tokens of what somebody leads
_OWN_STATE = frozenset(("country", "government", "nation", "delegation", "administration", "side"))
_STATE_OF_PERSON = re.compile(r"\b([A-Z][\w’'-]*?)(?:[’']s?)?\s+(government|regime|administration|dictatorship)\b")
_NO_PERSON = frozenset(
    ("The", "This", "That", "Each", "Any", "Every", "Drug", "Transportation", "Public", "Business", "Social", "Military")
)
_LEADERS = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "leader", "supreme leader", "ruler", "emir",
     "sultan", "dictator", "head of state", "head of government", "crown prince", "taoiseach", "strongman")
)  # fmt: skip
_PAST = frozenset(("former", "ex", "late"))


def find(page: Page, figures: dict[str, Figure], namings: list[Naming], roles: list[Phrase]) -> list[Naming]:
    """Further namings of `figures`; for whom a person speaks may become known on the way (`the Russian leader`)."""
    know_genders(figures)
    _serve_their_state(page, figures, namings)
    found = _governments(page, figures, namings)
    found += _role_nouns(page, figures, [*namings, *found], roles)
    found += _bare_governments(page, figures, [*namings, *found])
    pronouns = Pronouns(page, figures, [*namings, *found]).find()
    if _learn_genders(page, figures, pronouns):
        pronouns = Pronouns(page, figures, [*namings, *found]).find()
    _led(page, figures, [*namings, *found], pronouns)
    return [*found, *pronouns, *_possessed_states(page, figures, [*namings, *found], pronouns)]


def _led(page: Page, figures: dict[str, Figure], namings: list[Naming], pronouns: list[Naming]) -> None:
    """Ann Lee, who leads the Kenyan delegation: for whom she speaks."""
    parse, at = page.parse, tokens_of(page, namings)
    for n in pronouns:
        i, figure = page.token_at(n.start), figures[n.actor_id]
        verb = parse.heads[i]
        if parse.lower[i] != "who" or parse.deps[i] != "nsubj" or parse.lemmas[verb] not in _LEADING or figure.represents:
            continue
        led = next((c for c in parse.children[verb] if parse.deps[c] in ("dobj", "prep")), None)
        if led is None or figure.kind != "person" or parse.tags[verb] not in ("VBZ", "VBP"):
            continue
        whose = (at[k].actor_id for k in range(led, min(parse.last[led], led + _LONGEST_BODY) + 1) if k in at)
        inside = (at[k].actor_id for k in range(parse.first[led], led) if k in at)
        tie = next((a for a in (*inside, *whose) if figures[a].kind in ("country", "organisation")), None)
        if tie is not None:
            figure.represents, figure.side = tie, "body"


def _possessed_states(page: Page, figures: dict[str, Figure], namings: list[Naming], pronouns: list[Naming]) -> list[Naming]:
    """The Kenyan envoy said his country was ready: whom the pronoun's person represents."""
    parse, taken, found = page.parse, tokens_of(page, namings), []
    for n in pronouns:
        i = page.token_at(n.start)
        noun = parse.heads[i]
        figure, state = figures[n.actor_id], figures[n.actor_id].represents
        own = parse.deps[i] == "poss" and i < noun < i + 3 and parse.lower[noun] in _OWN_STATE and noun not in taken
        if own and state in figures and figure.kind == "person":
            found.append(Naming(n.start, parse.ends[noun], state, "role", "possessed_state"))
    return found


def _serve_their_state(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> None:
    """Defence Minister Ann Lee, in a file that names Kenya and no other state: an officer of a state speaks for that one."""
    states = {n.actor_id for n in namings if n.actor_id.startswith("cty:")}
    if len(states) != 1:
        return
    for figure in figures.values():
        in_office = figure.kind == "person" and figure.side == "state" and any(o.head for o in figure.offices)
        if in_office and not figure.represents:
            (figure.represents,) = states


def _learn_genders(page: Page, figures: dict[str, Figure], pronouns: list[Naming]) -> bool:
    """Whom the file calls `she` more than three times as often as `he` is a woman, and the other way round."""
    counts: dict[str, Counter[str]] = {}
    for n in pronouns:
        if gender := GENDERS.get(page.text[n.start : n.end].lower()):
            counts.setdefault(n.actor_id, Counter())[gender] += 1
    learnt = False
    for actor_id, count in counts.items():
        gender, most = count.most_common(1)[0]
        if not figures[actor_id].gender and most > 3 * (count.total() - most):
            figures[actor_id].gender = gender
            learnt |= count.total() > most
    return learnt


def _governments(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> list[Naming]:
    """The Nouri government; President Nouri's regime; the Dorn administration: the state of that person.

    Where the file does not say which state that is, the only one that the sentence names; `the X administration`, said of a
    person, is how English speaks of the United States.
    """
    ends = {n.end: n for n in namings if figures[n.actor_id].kind == "person"}
    states: dict[int, set[str]] = {}
    for n in namings:
        if n.actor_id.startswith("cty:"):
            states.setdefault(page.parse.sentences[page.token_at(n.start)], set()).add(n.actor_id)
    found = []
    for match in _STATE_OF_PERSON.finditer(page.copy):
        token, naming = page.token_at(match.start()), ends.get(match.end(1))
        if page.is_silent(token) or match[1] in _NO_PERSON:
            continue
        person = figures[naming.actor_id] if naming else None
        near = states.get(page.parse.sentences[token], set())
        if state := _state_of(person, match[2], near):
            if state not in figures:
                figures[state] = listed_figure(page.reading.vocabulary, state)
            found.append(Naming(naming.start if naming else match.start(), match.end(), state, "name", "government_of_person"))
            if person and person.represents is None and person.side != "self":
                person.represents, person.side = state, "state"
    return found


def _state_of(person: Figure | None, noun: str, near: set[str]) -> str | None:
    if person and (person.represents or "").startswith("cty:"):
        return person.represents
    if noun == "administration":
        return _UNITED_STATES
    return next(iter(near)) if person and len(near) == 1 else None


def _bare_governments(page: Page, figures: dict[str, Figure], namings: list[Naming]) -> list[Naming]:
    """The government: that of the state whose government was named last, else of the state that the file is mostly about."""
    parse, home = page.parse, home_state(namings)
    named = sorted((n.end, n.actor_id) for n in namings if n.rule in ("government_of_state", "government_of_person"))
    covered = {i for n in namings if n.actor_id.startswith("cty:") for i in page.tokens_in(n.start, n.end)}
    found = []
    for i in range(1, len(parse)):
        word = page.lower[i]
        if word not in _STATE_WORDS or page.lower[i - 1] != "the" or i in covered or page.is_silent(i):
            continue
        if parse.deps[i] == "compound" or (page.lower[i + 1 : i + 2] == ["of"] and word != "government"):
            continue
        before = bisect.bisect_left(named, (parse.starts[i], "")) - 1
        state = named[before][1] if before >= 0 and word != "country" else home
        if word == "administration" and _UNITED_STATES in figures:
            state = _UNITED_STATES
        if state:
            found.append(Naming(parse.starts[i - 1], parse.ends[i], state, "role", "bare_government"))
    return found


def _role_nouns(page: Page, figures: dict[str, Figure], namings: list[Naming], roles: list[Phrase]) -> list[Naming]:
    """The minister; the Russian leader; the former president: the one person named so far who holds that office."""
    parse, at = page.parse, tokens_of(page, namings)
    holders = _Holders(figures, namings)
    in_office = {i for f in figures.values() for o in f.offices for i in range(o.first, o.last + 1)}
    found = []
    for role in roles:
        first, last = role.first, role.last
        if last in in_office or last in at or page.is_silent(last) or role.entry.side in HONORIFICS:
            continue
        if parse.tags[last] in ("NNS", "NNPS") or parse.deps[last] == "compound" or _is_title(at, last + 1, figures):
            continue
        while first > max(0, role.first - 8) and parse.lower[first - 1] != "the":
            if parse.deps[first - 1] not in ("amod", "compound", "nmod") and first - 1 not in at:
                break
            first -= 1
        owner = next((at[i].actor_id for i in range(first, last + 1) if i in at), None)
        if first > 1 and page.lower[first - 1] in ("'s", "'") and first - 2 in at:  # Russia's president
            owner, start = owner or at[first - 2].actor_id, at[first - 2].start
        elif page.lower[first - 1 : first] == ["the"]:
            start = parse.starts[first - 1]
        else:
            continue
        past = any(w in _PAST for w in page.lower[first:last])
        person = holders.find(role.entry.role, owner, past, parse.starts[first])
        if person is None and owner and role.entry.side == "state" and not past:
            person = _named_next(page, figures, owner, role, start, at)
        if person:
            found.append(Naming(start, parse.ends[last], person, "role", "role_noun"))
    return found


def _named_next(
    page: Page, figures: dict[str, Figure], owner: str, role: Phrase, start: int, at: dict[int, Naming]
) -> str | None:
    """Kenya's minister said no. Ann Lee, who came late, left: whom the next sentence introduces without an office."""
    parse, sentence = page.parse, page.parse.sentences[role.last]
    known = {n.actor_id for i, n in at.items() if i < role.last}
    new: dict[str, int] = {}
    i = role.last + 1
    while i < len(parse) and parse.sentences[i] <= sentence + 1:
        if i in at and figures[at[i].actor_id].kind == "person" and at[i].actor_id not in known:
            new.setdefault(at[i].actor_id, i)
        i += 1
    if len(new) != 1:
        return None
    (actor_id, place) = next(iter(new.items()))
    figure = figures[actor_id]
    opens = place == 0 or parse.sentences[place - 1] != parse.sentences[place]
    if figure.offices or figure.represents or not opens or parse.sentences[place] == sentence:
        return None
    figure.role = re.sub(r"\s+", " ", page.text[start : parse.ends[role.last]])
    figure.represents, figure.side = owner, role.entry.side
    return actor_id


def _is_title(at: dict[int, Naming], i: int, figures: dict[str, Figure]) -> bool:  # the minister | Ann Lee
    return i in at and figures[at[i].actor_id].kind == "person"


class _Holders:
    """People by the offices that the file gives them, in the order in which it names them."""

    def __init__(self, figures: dict[str, Figure], namings: list[Naming]) -> None:
        self._people = {f.actor_id: f for f in figures.values() if f.kind == "person"}
        self._places = sorted((n.start, n.actor_id) for n in namings if n.actor_id in self._people)
        self._first: dict[str, int] = {}
        for start, actor_id in self._places:
            self._first.setdefault(actor_id, start)
        self._by_head: dict[str, list[Figure]] = {}
        for actor_id in self._first:
            for head in {o.head for o in self._people[actor_id].offices if o.head}:
                words = head.split()
                for form in {" ".join(words[k:]) for k in range(len(words))} | ({"leader"} if head in _LEADERS else set()):
                    self._by_head.setdefault(form, []).append(self._people[actor_id])

    def find(self, role: str, owner: str | None, past: bool, offset: int) -> str | None:
        """The one person named before `offset` whose office it can be; none if two can."""
        fitting = [f for f in self._by_head.get(role, ())[:50] if self._first[f.actor_id] < offset]
        if past:
            fitting = [f for f in fitting if any(o.past for o in f.offices)]
        if owner:
            fitting = [f for f in fitting if f.represents == owner] or [f for f in fitting if f.represents is None]
        if not fitting and owner and owner.startswith("cty:") and role in _LEADERS:  # Rada said … The Slovak leader added
            fitting = self._unknown_leader(owner, offset)
        if len(fitting) != 1:
            return None
        if owner and owner.startswith("cty:") and fitting[0].represents is None and fitting[0].side != "self":
            fitting[0].represents, fitting[0].side = owner, "state"  # President Rada … the Slovak leader
        return fitting[0].actor_id

    def _unknown_leader(self, owner: str, offset: int) -> list[Figure]:
        """Who speaks for that state, or else the person named last, if nothing is said of his office."""
        known = [f for f in self._people.values() if f.represents == owner and f.side == "state"]
        before = bisect.bisect_left(self._places, (offset, "")) - 1
        if known or before < 0:
            return [f for f in known if self._first.get(f.actor_id, offset) < offset]
        last = self._people[self._places[before][1]]
        return [last] if last.represents is None and not any(o.head for o in last.offices) else []
