"""What the tests of actors ask of a cast."""

from analysis.actors import Cast, find_actors
from analysis.actors.draft import Gathering
from tests.marked import read_text


def cast_of(text: str) -> Cast:
    return find_actors(read_text(text))


def people(cast: Cast) -> dict[str, tuple[str | None, str | None]]:
    """Name -> (role, represents)."""
    return {a.name: (a.role, a.represents) for a in cast.actors if a.kind == "person"}


def named(cast: Cast, *kinds: str) -> set[str]:
    return {a.name for a in cast.actors if not kinds or a.kind in kinds}


def quotes(cast: Cast, actor_id: str) -> list[str]:
    return [m.quote for m in cast.mentions if m.actor_id == actor_id]


def represented(cast: Cast) -> dict[str, str | None]:
    """Actor id -> whom it represents."""
    return {a.actor_id: a.represents for a in cast.actors}


def gathered(text: str) -> Gathering:
    """A text of which nothing is gathered yet."""
    return Gathering(read_text(text))
