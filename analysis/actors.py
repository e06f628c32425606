"""A `Reading` in, the cast of the article out: who is named, and every naming."""

from __future__ import annotations

import dataclasses
import functools

from analysis.language import Reading
from analysis.rows import Actor, Mention, Span


@dataclasses.dataclass(frozen=True)
class Cast:
    """The actors of one article and their mentions (resolved pronouns and role nouns included), in text order."""

    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    speakers: dict[str, str | None]  # section_id -> the actor whose words the section holds (answers, turns, pull quotes)

    @functools.cached_property
    def by_id(self) -> dict[str, Actor]:
        """Actor id -> actor."""
        return {actor.actor_id: actor for actor in self.actors}

    def actor_of(self, span: Span) -> str | None:
        """The actor that the noun phrase or pronoun at `span` refers to: the one whose mention holds its head; None if unknown."""
        raise NotImplementedError

    def party_of(self, actor_id: str | None) -> str | None:
        """Whose condition it is when this actor states one: the state or organisation it speaks for, else itself."""
        raise NotImplementedError


def find_actors(reading: Reading) -> Cast:
    """Who is named in the article, each once."""
    return Cast((), (), {})
