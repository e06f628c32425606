"""A `Reading` in, the cast of the article out: who is named, and every naming.

Listed parties first, then people, then organisations and groups that no list knows; at last the pronouns and role nouns that
refer to one of them. Ids are slugs (`per:sergey-lavrov`, `cty:russia`), so that an actor has one id in every article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.actors.armed_groups import name_rebels
from analysis.actors.associations import find_associations
from analysis.actors.bare_sides import find_bare_sides, find_called_sides
from analysis.actors.body_nouns import (
    find_apposed_nouns,
    find_bare_bodies,
    find_bodies_of_people,
    find_body_nouns,
    find_organs_of_bodies,
)
from analysis.actors.capitals import Capitals, read_capitals
from analysis.actors.cast import Cast, read_cast
from analysis.actors.draft import Gathering
from analysis.actors.entities import find_entities, find_entities_around_parties, find_introduced
from analysis.actors.extended_names import find_kinds_behind_names, find_linked_names
from analysis.actors.firms import as_short_names, find_by_ending, find_firms, find_locals, find_short_names, with_numbers
from analysis.actors.governments import (
    find_bare_governments,
    find_governments,
    find_possessed_states,
    serve_their_owners,
    serve_their_state,
)
from analysis.actors.groups import find_groups
from analysis.actors.issuer import find_issuers, serve_the_issuer
from analysis.actors.labels import Label, add_offices, as_labels, by_initials, find_labels, spoken_names
from analysis.actors.matching import HONORIFICS, Naming, Phrase, lists, phrases, tokens_of
from analysis.actors.members import find_members, join_members
from analysis.actors.nominals import Choose, choose, find_nominals
from analysis.actors.offices import Offices
from analysis.actors.organisations import Body, find_campaigns, find_organisations
from analysis.actors.parties import find_parties
from analysis.actors.passing import drop_passing
from analysis.actors.people import find_people
from analysis.actors.pronouns import find_pronouns
from analysis.actors.references import find_role_nouns, serve_whom_they_lead
from analysis.actors.register import Sighting, fold
from analysis.actors.signs import IsActor, is_actor
from analysis.actors.states import serve_the_likely_state
from analysis.actors.ties import serve_whom_words_tie
from analysis.actors.together import name_shared_nouns
from analysis.reading import Parse, Reading
from analysis.reading.grammar import token_at


def find_actors(reading: Reading, is_actor: IsActor = is_actor, choose: Choose = choose) -> Cast:
    """Who is named in the article, each once.

    `is_actor` says which names that no list knows are actors, `choose` whom a common-noun phrase means.
    """
    gathering = Gathering(reading)
    if len(reading.parse) and reading.sections:
        roles = phrases(reading.parse, lists(reading.vocabulary).roles)
        _add_named(gathering, roles, is_actor)
        _add_references(gathering, roles, choose)
        as_labels(gathering)
        gathering.rename(reading.vocabulary.identities_in(reading.article.article_id))
    return read_cast(gathering)


def _add_named(gathering: Gathering, roles: list[Phrase], is_actor: IsActor) -> None:
    """Parties, people, organisations, groups; a token goes to the first that takes it."""
    reading, parse, capitals = gathering.reading, gathering.reading.parse, read_capitals(gathering.reading)
    labels = find_labels(reading, roles)
    listed = _but_titled(parse, find_parties(reading), labels)
    inner = [n for n in listed if n.rule == "owner_in_name"]
    parties = [n for n in listed if n.rule != "owner_in_name"]
    organisations = _find_bodies(capitals, parties, roles, is_actor)
    parties = list(_outside(parse, parties, organisations))
    taken = tokens_of(parse, parties).keys() | _tokens(organisations)
    titles = phrases(parse, lists(reading.vocabulary).roles, taken)
    spoken = spoken_names(labels, taken)
    labelled = {label.first: label.last for label in spoken}
    nobodys = find_introduced(capitals, taken)
    people = by_initials(find_people(capitals, taken | nobodys, titles, is_actor, labelled), spoken)
    named = _tokens(s for person in people for s in person.sightings)
    organisations += find_campaigns(reading, surnames := {person.surname for person in people})
    named |= {i for i, word in enumerate(parse.words) if word[0].isupper() and fold(word) in surnames}
    honorifics = _tokens(title for title in titles if title.entry.side in HONORIFICS)
    offices = [s.role for person in people for s in person.sightings if s.role]
    organisations += find_entities(capitals, taken | named | honorifics, is_actor, offices)
    organisations += find_short_names(capitals, organisations, parties, taken | named | honorifics)
    organisations = with_numbers(reading, as_short_names(reading, organisations, parties))
    gathering.add_parties(parties + inner)
    nouns = _add_bodies(gathering, organisations)
    gathering.add_people(people, Offices(reading, roles, tokens_of(parse, gathering.namings)))
    bodies, serve = _tokens(organisations) | tokens_of(parse, nouns).keys(), gathering.named_so_far(("org:", "cty:", "blc:"))
    gathering.add_groups(find_groups(reading, parties, named, bodies, serve))
    name_rebels(gathering)
    name_shared_nouns(gathering)
    add_offices(gathering, labels)
    drop_passing(gathering, is_actor)
    gathering.add_members(find_members(gathering))


def _find_bodies(capitals: Capitals, parties: list[Naming], roles: list[Phrase], is_actor: IsActor) -> list[Body]:
    """The organisations whose own words show that they are such."""
    firms = list(
        _apart([*find_firms(capitals), *find_by_ending(capitals, parties), *find_associations(capitals, parties, roles)])
    )
    organisations = firms + list(_apart_from(firms, find_organisations(capitals, parties, roles)))
    linked = find_linked_names(capitals, organisations, parties, _tokens(roles), is_actor)
    organisations = linked + list(_apart_from(linked, organisations))
    organisations += find_entities_around_parties(capitals, parties, _tokens(roles) | _tokens(organisations), is_actor)
    organisations += find_issuers(capitals.reading, _tokens(organisations))
    organisations += find_locals(capitals.reading, organisations)
    return organisations + find_short_names(capitals, organisations, parties)


def _add_bodies(gathering: Gathering, organisations: list[Body]) -> list[Naming]:
    """Organisations by name, and those known only by what they are; the nouns that mean one that is named."""
    gathering.add_organisations(organisations)
    gathering.namings += find_apposed_nouns(gathering)
    gathering.namings += find_kinds_behind_names(gathering)
    gathering.add_organisations([*find_organs_of_bodies(gathering), *find_bodies_of_people(gathering)])
    nouns = [*find_body_nouns(gathering), *find_called_sides(gathering)]
    gathering.namings += nouns
    gathering.add_organisations([*find_bare_bodies(gathering), *find_bare_sides(gathering)])
    return nouns


def _add_references(gathering: Gathering, roles: list[Phrase], choose: Choose) -> None:
    """Whoever refers back; for whom a person speaks may become known on the way (`the Russian leader`)."""
    join_members(gathering)
    serve_their_state(gathering)
    gathering.namings += find_governments(gathering)
    gathering.namings += find_role_nouns(gathering, roles)
    gathering.namings += find_bare_governments(gathering)
    gathering.namings += find_nominals(gathering, choose)
    pronouns = find_pronouns(gathering)
    serve_whom_they_lead(gathering, pronouns)
    serve_their_owners(gathering, pronouns)
    serve_whom_words_tie(gathering)
    serve_the_issuer(gathering)
    serve_the_likely_state(gathering)
    gathering.namings += [*pronouns, *find_possessed_states(gathering, pronouns)]


def _but_titled(parse: Parse, parties: list[Naming], labels: list[Label]) -> list[Naming]:
    """The parties without those that are the name of a person in the label of a turn: MS. HOLLAND."""
    people = {i for label in labels if label.titled for i in range(label.first, label.last + 1)}
    return [n for n in parties if token_at(parse, n.start) not in people] if people else parties


def _tokens(found: Iterable[Phrase | Body | Sighting]) -> set[int]:
    return {i for one in found for i in range(one.first, one.last + 1)}


def _apart(bodies: list[Body]) -> Iterator[Body]:
    """The longest of those that overlap."""
    taken: set[int] = set()
    for b in sorted(bodies, key=lambda b: (b.first - b.last, b.first)):
        if taken.isdisjoint(range(b.first, b.last + 1)):
            taken.update(range(b.first, b.last + 1))
            yield b


def _apart_from(firms: list[Body], bodies: list[Body]) -> Iterator[Body]:
    """Bodies that are not part of a firm's name: Co Ltd in J. Hart and Co Ltd."""
    taken = _tokens(firms)
    return (b for b in bodies if taken.isdisjoint(range(b.first, b.last + 1)))


def _outside(parse: Parse, parties: list[Naming], organisations: list[Body]) -> Iterator[Naming]:
    """Parties that are not part of another's name; `Iraqi` in `the Iraqi air force` is a naming of Iraq all the same."""
    body_at = {i: b for b in organisations for i in range(b.first, b.last + 1)}
    for n in parties:
        body = body_at.get(token_at(parse, n.start))
        if body is None or body.owner == n.actor_id:
            yield n
