"""What is gathered of an article in, for whom a person speaks where grammar ties the two out.

*Norland's envoy, Eva Roe* · *its chief negotiator, Ann Lee* · *Bo Day of the Carters' Union* · *Ann Lee chairs the
Lenders' Circle* · *union spokesman Bo Day* · *the BLF command: Commanders Ann Lee, Bo Day*: whom such words name is the
party, whatever kind of actor a name that no list knows was taken for.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.body_nouns import Bodies
from analysis.actors.draft import Figure, Gathering
from analysis.actors.matching import Naming, lists, tokens_of
from analysis.actors.offices import Office
from analysis.reading import Parse
from analysis.reading.grammar import ancestors, child_of, opens_sentence, token_at

_POSSESSIVE = frozenset(("'s", "'", "’s", "’"))
_OWN = frozenset(("its", "their"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NAMED = frozenset(("name", "title"))
_BODIES = frozenset(("organisation", "country", "bloc", "group"))
_NOBODY = frozenset(("self", "kin"))  # who speaks for nobody else
_FARTHEST = 60  # tokens back in which that subject is sought
_INSIDE_OFFICE = frozenset(("-", "and", ")"))
_SERVING = frozenset(("of", "for", "with"))
_LONGEST_OFFICE = 14  # tokens of what stands beside a name
_LONGEST_BODY = 6  # tokens from a verb of leading to whom it names


def serve_whom_words_tie(gathering: Gathering) -> None:
    """Give each person whose party is not known yet the one that the text ties it to."""
    parse, figures = gathering.reading.parse, gathering.figures
    at, bodies = tokens_of(parse, gathering.namings), Bodies(gathering)
    for actor_id, owner in _unnamed_of(gathering, at, bodies):
        gathering.learn(actor_id, represents=owner)
    for actor_id, figure in list(figures.items()):
        if figure.kind != "person" or figure.represents or figure.side in _NOBODY:
            continue
        offices = [office for office in figure.offices if not office.past]
        owners = [owner for office in offices for owner in _owner_of_office(parse, office, at)]
        owners += [owner for office in offices for owner in _body_in_office(gathering, office, bodies)]
        owners += [owner for office in offices for owner in _called_so(gathering, office)]
        owners += [owner for office in offices for owner in _only_union(gathering, office, bodies)]
        owners += [owner for n in gathering.namings if n.actor_id == actor_id for owner in _beside(gathering, n, at)]
        tie = next((owner for owner in owners if _may_own(figures, owner, actor_id)), None)
        if tie is not None:
            gathering.learn(actor_id, represents=_whole_of(gathering, tie), side=figure.side or "body")


def _whole_of(gathering: Gathering, owner: str) -> str:
    """The River Front command stands for the River Front."""
    figure = gathering.figures[owner]
    leads = figure.name.lower().rpartition(" ")[2] in gathering.reading.parse.classes["leaderships"]
    return figure.represents if leads and figure.represents else owner


def _unnamed_of(gathering: Gathering, at: dict[int, Naming], bodies: Bodies) -> Iterator[tuple[str, str]]:
    """The union's | lead negotiator, the mill's | delegation: somebody without a name and the body that sent him."""
    parse, figures, nouns = gathering.reading.parse, gathering.figures, lists(gathering.reading.vocabulary)
    sent = (parse.classes["bodies_sent"] | nouns.by_kind["role"]) - parse.classes["other_sides"]
    for n in gathering.namings:
        figure, last = figures[n.actor_id], token_at(parse, n.end - 1)
        if figure.kind not in ("anonymous", "group") or figure.represents or parse.lemmas[last] not in sent:
            continue
        for i in range(max(token_at(parse, n.start), 1), last):
            if parse.plain[i] in _POSSESSIVE:
                owner = at[i - 1].actor_id if i - 1 in at else None
                if owner in (None, n.actor_id) and parse.plain[i - 1] in nouns.bodies:
                    owner = bodies.only(parse.plain[i - 1], n.start)
                if owner not in (None, n.actor_id) and figures[owner].kind in _BODIES:
                    yield n.actor_id, owner
                break


def _may_own(figures: dict[str, Figure], owner: str, person: str) -> bool:
    """A body, or a name without an office of its own; nobody who speaks for this very person."""
    figure = figures[owner]
    if owner == person or figure.represents == person or figure.kind == "anonymous":
        return False
    return figure.kind in _BODIES or (figure.kind == "person" and not figure.offices and not figure.gender)


def _owner_of_office(parse: Parse, office: Office, at: dict[int, Naming]) -> Iterator[str]:
    """Norland's envoy; its chief negotiator; co-leader of Blue Tide."""
    before = office.first - 1
    if before > 0 and parse.plain[before] in _POSSESSIVE and before - 1 in at:
        yield at[before - 1].actor_id
    if before >= 0 and parse.plain[before] in _OWN:
        yield from [at[before].actor_id] if before in at else _subject_before(parse, before, at)
    elif parse.plain[office.last] in parse.classes["spokespeople"] and office.first == office.last and not office.is_apart:
        yield from _subject_before(parse, office.first, at)  # Hutton called it a ploy. Spokesman | Bo Day said no.
    if parse.plain[office.last + 1 : office.last + 2] == ["of"]:
        yield from _named_from(office.last + 2, parse, at)
    yield from _named_up_to(before, parse, at)
    yield from (at[i].actor_id for i in range(office.first, office.last + 1) if i in at and at[i].form != "role")


def _named_up_to(i: int, parse: Parse, at: dict[int, Naming]) -> Iterator[str]:
    """The Dockers' Union (DU) | spokesman; HDU vice | - | president; Hutton president and chief | negotiator"""
    for k in range(i, max(i - _LONGEST_BODY, -1), -1):
        if k in at and at[k].form != "pronoun":
            yield at[k].actor_id
        joined = parse.plain[k] == "and" and k - 1 in at  # the BLF and | President Ann Lee
        if k in at or joined or not (parse.plain[k] in _INSIDE_OFFICE or parse.tags[k][:2] in ("NN", "JJ")):
            return


def _body_in_office(gathering: Gathering, office: Office, bodies: Bodies) -> Iterator[str]:
    """The | union | spokesman; the secretary of the miners | union: the one that the file calls so."""
    parse, nouns = gathering.reading.parse, lists(gathering.reading.vocabulary).bodies
    for i in range(office.first, office.last + 1):
        if parse.plain[i] in nouns and (parse.words[i].islower() or opens_sentence(parse, i)):
            actor = bodies.only(parse.plain[i], parse.starts[i])
            yield from [actor] if actor and actor.startswith("org:") else []


def _only_union(gathering: Gathering, office: Office, bodies: Bodies) -> Iterator[str]:
    """General secretary | Bo Day, in a file that names one union."""
    if office.head in gathering.reading.parse.classes["officers_of_unions"]:
        actor = bodies.only("union", gathering.reading.parse.starts[office.first])
        yield from [actor] if actor and actor.startswith("org:") else []


def _called_so(gathering: Gathering, office: Office) -> Iterator[str]:
    """Green | co-leader; Liberal leader, in a file that names the Greens and the Liberal Party."""
    parse, figures = gathering.reading.parse, gathering.figures
    for token in (office.first - 1, office.first):
        word = parse.words[token].lower() if token >= 0 and parse.words[token].istitle() else ""
        named = [a for a, f in figures.items() if word and f.name.lower() in (f"{word}s", f"{word} party")]
        bodies = [a for a in named if figures[a].kind == "organisation"] or named
        if len(bodies) == 1:
            yield bodies[0]


def _subject_before(parse: Parse, token: int, at: dict[int, Naming]) -> Iterator[str]:
    """The Valley League denied it. “…,” said its secretary, Eva Roe: the body that the sentence before is about."""
    subjects = (
        at[i].actor_id for i in range(token - 1, max(token - _FARTHEST, -1), -1)
        if i in at and parse.deps[i] == "nsubj" and at[i].actor_id.startswith(("org:", "cty:", "grp:"))
        and 0 <= parse.sentences[token] - parse.sentences[i] <= 1
    )  # fmt: skip
    yield from subjects
    before = parse.sentences[token] - 1
    named = [at[i].actor_id for i in range(max(token - _FARTHEST, 0), token) if i in at and parse.sentences[i] == before]
    bodies = list(dict.fromkeys(actor for actor in named if actor.startswith("org:")))
    yield from bodies if len(bodies) == 1 else ()


def _beside(gathering: Gathering, n: Naming, at: dict[int, Naming]) -> Iterator[str]:
    """Bo Day of the Carters' Union; Ann Lee chairs the Lenders' Circle."""
    parse, figures = gathering.reading.parse, gathering.figures
    last = token_at(parse, n.end - 1)
    if n.form in _NAMED and parse.plain[last + 1 : last + 2] == ["of"]:
        yield from (a for a in _named_from(last + 2, parse, at) if figures[a].kind in ("organisation", "group"))
    if figures[n.actor_id].side != "state":  # President Ann Lee is the general commander of the army
        yield from _apposed(gathering, last, at)
    yield from _signed(gathering, token_at(parse, n.start), at)
    who = parse.plain[last + 1 : last + 3] == [",", "who"] and last + 3 < len(parse)
    if who and {parse.lemmas[last + 3], parse.lower[last + 3].removesuffix("s")} & parse.classes["verbs_of_leading"]:
        whom = last + 4 + (parse.plain[last + 4 : last + 5] == ["for"])  # who speaks for the Bay Users
        yield from (a for a in _named_from(whom, parse, at) if figures[a].kind in _BODIES)
        if (
            parse.plain[last + 4 : last + 5] == ["the"]
            and parse.lemmas[min(last + 5, len(parse) - 1)] in parse.classes["bodies_sent"]
        ):
            yield from _only_body_before(parse, last, at)
    verb = parse.heads[last]
    leads = parse.deps[last] == "nsubj" and parse.lemmas[verb] in parse.classes["verbs_of_leading"]
    led = child_of(parse, verb, {"dobj"}) if leads else None
    if led is not None:
        near = range(parse.first[led], min(parse.last[led], led + _LONGEST_BODY) + 1)
        yield from (at[i].actor_id for i in near if i in at and figures[at[i].actor_id].kind in _BODIES)


def _apposed(gathering: Gathering, name: int, at: dict[int, Naming]) -> Iterator[str]:
    """Ann Lee, managing director of the Hutton Yard; Bo Day is a fellow in trade at the Harbour Institute."""
    parse, figures, roles = gathering.reading.parse, gathering.figures, lists(gathering.reading.vocabulary).by_kind["role"]
    verb = parse.heads[name]
    is_told = parse.deps[name] == "nsubj" and parse.lemmas[verb] == "be"
    beside = [c for c in parse.children[name] if parse.deps[c] == "appos" and c > name]
    beside += [c for c in parse.children[verb] if parse.deps[c] == "attr"] if is_told else []
    for noun in (c for c in beside if parse.tags[c] in ("NN", "NNP")):
        led = parse.lemmas[noun] in roles
        for i in range(noun + 1, min(parse.last[noun], noun + _LONGEST_OFFICE) + 1):
            body = child_of(parse, i, {"pobj"}) if parse.plain[i] == "at" or (led and parse.plain[i] in _SERVING) else None
            if body in at and figures[at[body].actor_id].kind == "organisation":
                yield at[body].actor_id


def _signed(gathering: Gathering, name: int, at: dict[int, Naming]) -> Iterator[str]:
    """[Signed] BLF general command: Commanders Ann Lee, | Bo Day and | Eva Roe"""
    parse, figures, roles = gathering.reading.parse, gathering.figures, lists(gathering.reading.vocabulary).by_kind["role"]
    listed = False
    for i in range(name - 1, max(name - _FARTHEST, -1), -1):
        kind = figures[at[i].actor_id].kind if i in at else ""
        if kind == "organisation" and listed:
            yield at[i].actor_id
        listed |= parse.words[i] == ":"
        joins = parse.words[i] in (",", "and", ":") or parse.words[i].isspace() or parse.plain[i].rstrip("s") in roles
        if not (kind == "person" or joins or parse.plain[i] in parse.classes["leaderships"] or parse.plain[i] == "general"):
            return


def _only_body_before(parse: Parse, token: int, at: dict[int, Naming]) -> Iterator[str]:
    """The League's visitors left the Seaview. The toll should go, said Eva Roe, who led the mission: whom they are about."""
    named = [(i, at[i].actor_id) for i in range(max(token - _FARTHEST, 0), token) if i in at]
    bodies = [(i, actor) for i, actor in named if actor.startswith(("org:", "cty:"))]
    about = [actor for i, actor in bodies if any(parse.deps[up] in _SUBJECTS for up in (i, *ancestors(parse, i)))]
    one = list(dict.fromkeys(about or [actor for _, actor in bodies]))
    yield from one if len(one) == 1 else ()


def _named_from(i: int, parse: Parse, at: dict[int, Naming]) -> Iterator[str]:
    """The independent | Union of Clerks"""
    i += parse.plain[i : i + 1] == ["the"]
    i += i not in at and parse.tags[i : i + 1] == ["JJ"]
    if i in at:
        yield at[i].actor_id
