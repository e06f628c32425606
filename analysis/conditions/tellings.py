"""A verb of the text in, what the rules of `told` ask of it out: who acts, in whose words, what hangs on it."""

from __future__ import annotations

import dataclasses
from typing import NamedTuple

from analysis.conditions.proposal import is_hypothetical, is_question
from analysis.conditions.scene import Scene
from analysis.reading import Parse, find_figures, is_denied
from analysis.reading.grammar import child_of, subject_of
from analysis.words import values

STANDING, WITHDRAWN, AGREED, DEFERRED = values.STATUSES
_OBJECTS = frozenset(("dobj", "attr", "oprd"))


class Telling(NamedTuple):
    """What a rule reads: kind, strength and direction as triggers have them, the status, and whose it is."""

    kind: str
    strength: int
    direction: int
    holder: str | None
    status: str = STANDING
    trigger: tuple[int, ...] = ()
    whole: bool = False  # whether the whole sentence says it


@dataclasses.dataclass(frozen=True)
class Verb:
    """A verb, its subject, the party that this is (or for whom it speaks), and in whose words it stands."""

    token: int
    lemma: str
    subject: int | None
    first: int  # of the subject's phrase
    party: str | None
    speaker: str | None
    spoken: bool
    is_own: bool
    modal: str
    things: tuple[int, ...]

    @property
    def owner(self) -> str | None:
        """The party that acts, or who says what happens to a thing."""
        return self.party or self.speaker


def read_verb(scene: Scene, token: int) -> Verb:
    """What there is to ask of a verb."""
    parse, speakers = scene.parse, scene.speakers
    subject = subject_of(parse, token)
    spoken = speakers.is_spoken(token)
    speaker = speakers.cast.party_of(speakers.speaker_at(token)) if spoken else None
    is_own = subject is not None and spoken and speakers.is_own(subject)
    party = speakers.party(subject) if subject is not None and speakers.is_party(subject) else None
    if party is None and subject is not None:
        party = _own_noun_before(scene, subject)
    modal = next((parse.lower[c] for c in parse.children[token] if parse.tags[c] == "MD"), "")
    things = tuple(c for c in parse.children[token] if parse.deps[c] in _OBJECTS)
    return Verb(
        token=token, lemma=parse.lemmas[token], subject=subject, first=parse.first[subject] if subject is not None else token,
        party=speaker if is_own and party is None else party, speaker=speaker, spoken=spoken, is_own=is_own, modal=modal,
        things=things,
    )  # fmt: skip


def _own_noun_before(scene: Scene, subject: int) -> str | None:
    """Bo Day of the Carters' Union was there, he said. The union was no longer asking for it."""
    parse, cast = scene.parse, scene.speakers.cast
    definite = parse.lower[parse.first[subject]] == "the" and parse.lemmas[subject] in parse.classes["bare_bodies"]
    party = cast.by_id.get(cast.party_of(scene.speaker_before(subject))) if definite else None
    return party.actor_id if party is not None and parse.lemmas[subject] in party.name.lower().split() else None


def is_done(parse: Parse, verb: Verb) -> bool:
    """It is said to have happened: not denied, asked, wished or supposed."""
    token = verb.token
    may = verb.modal and verb.modal not in ("will", "shall")
    wished = any(parse.tags[c] == "TO" for c in parse.children[token])
    return not (may or wished or is_denied(parse, token) or is_hypothetical(parse, token) or is_question(parse, token, token))


def figures_behind(scene: Scene, token: int | None) -> bool:
    """Whether a phrase holds a figure: *to 70*, *sixty cents on the dollar*."""
    if token is None:
        return False
    return figures_in(scene, scene.parse.first[token], scene.parse.last[token])


def figures_in(scene: Scene, first: int, last: int) -> bool:
    """Whether there is a figure from one token to another."""
    text = scene.reading.article.text[scene.parse.starts[first] : scene.parse.ends[last]]
    return bool(find_figures(text, scene.reading.vocabulary))


def preposition(parse: Parse, verb: int, words: frozenset[str]) -> int | None:
    """The object of one of these prepositions behind a verb: moved *to the list*."""
    for c in parse.children[verb]:
        if parse.deps[c] == "prep" and parse.lower[c] in words:
            return child_of(parse, c, {"pobj", "pcomp"})
    return None
