"""What is gathered of an article in, the nouns that refer back to somebody out: `the minister`, `the union`.

The rules are few and cautious. Where two readings remain nothing is said.
"""

from __future__ import annotations

import bisect

from analysis.actors.capitals import is_silent
from analysis.actors.draft import Figure, Gathering
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases, tokens_of
from analysis.actors.organisations import Body
from analysis.reading import Parse
from analysis.reading.grammar import opens_sentence, token_at, tokens_in

_RULES_OF_FIRMS = frozenset(("entity", "ampersand_in_name", "short_name"))  # by which a name is found that no list knows
_LONGEST_BODY = 8  # tokens of what somebody leads
_LONGEST_ROLE = 8  # tokens before the noun
_MOST_HOLDERS = 50  # people of one office among whom the right one is sought; bounds the time on an odd text


def find_body_nouns(gathering: Gathering) -> list[Naming]:
    """The union; the company; the bloc: the nouns that mean the one organisation named so far that the file calls so.

    In its name (`National Union of Miners`), beside it (`Unimar, the ferry operator`) or in front of it (`the union Unimar`);
    where none was named so far, the one that the file names later.
    """
    parse, bodies, found = gathering.reading.parse, _Bodies(gathering), []
    for phrase in _bare_nouns(gathering):
        at = parse.starts[phrase.first]
        if actor_id := bodies.only(phrase.entry.body, at):
            found.append(Naming(parse.starts[phrase.first - 1], parse.ends[phrase.last], actor_id, "role", "body_noun"))
    return found


def find_bare_bodies(gathering: Gathering) -> list[Body]:
    """The union refused, in a file that names none: a party that is known only by what it is."""
    parse, bodies = gathering.reading.parse, _Bodies(gathering)
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
        fits = p.entry.body in parse.classes["bodies_with_a_field"] and parse.words[p.last].islower()
        if fits and parse.tags[p.last] == "NN" and first < p.first and parse.deps[p.last] not in ("compound", "amod") and not is_silent(reading, p.last):
            if parse.plain[first - 1 : first] in (["the"], ["its"], ["'s"]) and not any(i in at for i in range(first, p.last + 1)):
                found.append(p._replace(first=first))
    return found


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
        if parse.plain[p.first - 1 : p.first] == ["the"] and parse.words[p.last].islower() and p.last not in at
        and parse.tags[p.last] not in ("NNS", "NNPS") and not is_silent(reading, p.last) and parse.deps[p.last] not in ("compound", "amod")
        and parse.plain[p.last + 1 : p.last + 2] != ["of"]
    ]  # fmt: skip


class _Bodies:
    """The organisations and blocs of a file by the nouns that the file has for them."""

    def __init__(self, gathering: Gathering) -> None:
        self._classes, figures = gathering.reading.parse.classes, gathering.figures
        self._nouns: dict[str, set[str]] = {}
        self._first: dict[str, int] = {}
        self._firms: dict[str, None] = {}  # that nothing shows to be anything else
        known = lists(gathering.reading.vocabulary).bodies - self._classes["company_nouns"]
        for n in gathering.namings:
            kind = figures[n.actor_id].kind
            if kind == "organisation" or (kind == "bloc" and n.rule == "listed_party"):
                self._first[n.actor_id] = min(self._first.get(n.actor_id, n.start), n.start)
                nouns = self._nouns.setdefault(n.actor_id, {*figures[n.actor_id].name.lower().split(), kind})
                nouns.update(_nouns_beside(gathering.reading.parse, n))
                if n.rule in _RULES_OF_FIRMS and not nouns & known:
                    self._firms[n.actor_id] = None

    def _fitting(self, noun: str) -> list[str]:
        firms = self._classes["company_nouns"]
        alike = next((c for c in (firms, self._classes["union_nouns"]) if noun in c), frozenset((noun,)))
        if noun in firms:
            alike = alike | self._classes["endings_of_firms"] | self._classes["second_names_of_firms"]
        return [a for a, nouns in self._nouns.items() if nouns & alike]

    def any(self, noun: str) -> bool:
        """Whether the file calls anybody so."""
        return bool(self._fitting(noun) or (noun in self._classes["company_nouns"] and self._firms))

    def only(self, noun: str, offset: int) -> str | None:
        """The only one that the file has called so before, else the only one at all."""
        fitting = self._fitting(noun)
        if not fitting and noun in self._classes["company_nouns"]:
            fitting = [a for a in self._firms if self._first[a] < offset]
        before = [a for a in fitting if self._first[a] < offset]
        chosen = before or fitting
        return chosen[0] if len(chosen) == 1 else None


def _nouns_beside(parse: Parse, n: Naming) -> set[str]:
    """The nouns that the sentence puts beside a name: `Unimar, the ferry operator` · `the union Unimar`."""
    tokens = tokens_in(parse, n.start, n.end)
    beside = {c for i in tokens for c in parse.children[i] if parse.deps[c] == "appos"}
    beside |= {parse.heads[i] for i in tokens if parse.deps[i] == "appos"} - set(tokens)
    if tokens[0] and not opens_sentence(parse, tokens[0]):
        beside.add(tokens[0] - 1)
    return {parse.lemmas[i] for i in beside if parse.tags[i] == "NN"}


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
    at, holders = tokens_of(parse, gathering.namings), _Holders(gathering)
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
            continue
        past = not parse.classes["no_longer"].isdisjoint(parse.plain[first:last])
        person = holders.find(role.entry.role, owner, past, parse.starts[first])
        if person and not owner and not (_is_of(parse, role, first, figures[person]) and others.allow(role, figures[person], at)):
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
    said = {parse.plain[i] for i in range(first, role.first) if parse.deps[i] in ("compound", "nmod") and parse.words[i].islower()}
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


class _Holders:
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
