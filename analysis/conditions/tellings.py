"""A verb of the text in, what the rules of `told` ask of it out: who acts, in whose words, what hangs on it."""

from __future__ import annotations

import dataclasses
import functools
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
    """A verb; of what may be asked of it each is found when a rule asks, as most rules ask but for its lemma."""

    scene: Scene
    token: int

    @property
    def lemma(self) -> str:
        """Of itself."""
        return self.scene.parse.lemmas[self.token]

    @functools.cached_property
    def subject(self) -> int | None:
        """The head of its subject."""
        return subject_of(self.scene.parse, self.token)

    @property
    def first(self) -> int:
        """The first token of the subject's phrase, or the verb."""
        return self.scene.parse.first[self.subject] if self.subject is not None else self.token

    @property
    def spoken(self) -> bool:
        """Whether it stands in somebody's words."""
        return self.scene.speakers.is_spoken(self.token)

    @functools.cached_property
    def speaker(self) -> str | None:
        """The party in whose words it stands."""
        speakers = self.scene.speakers
        return speakers.cast.party_of(speakers.speaker_at(self.token)) if self.spoken else None

    @functools.cached_property
    def is_own(self) -> bool:
        """Whether who speaks, or whose side, is the subject."""
        return self.subject is not None and self.spoken and self.scene.speakers.is_own(self.subject)

    @functools.cached_property
    def party(self) -> str | None:
        """The party that the subject is, or for whom it speaks."""
        if self.subject is None:
            return None
        speakers = self.scene.speakers
        party = speakers.party(self.subject) if speakers.is_party(self.subject) else None
        party = _own_noun_before(self.scene, self.subject) if party is None else party
        return self.speaker if self.is_own and party is None else party

    @property
    def owner(self) -> str | None:
        """The party that acts, or who says what happens to a thing."""
        return self.party or self.speaker

    @functools.cached_property
    def modal(self) -> str:
        """Its modal verb, or nothing."""
        parse = self.scene.parse
        return next((parse.lower[c] for c in parse.children[self.token] if parse.tags[c] == "MD"), "")

    @functools.cached_property
    def things(self) -> tuple[int, ...]:
        """The heads of its objects."""
        parse = self.scene.parse
        return tuple(c for c in parse.children[self.token] if parse.deps[c] in _OBJECTS)


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
