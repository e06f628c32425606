"""An actor while it is put together, before it becomes a row."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections import Counter

from analysis.namings import Naming
from analysis.offices import Office
from analysis.vocabulary import Vocabulary


@dataclasses.dataclass
class Figure:
    """An actor while it is put together; `side` says for whom a person speaks (see words/roles.csv)."""

    actor_id: str
    name: str
    kind: str
    role: str | None = None
    represents: str | None = None
    side: str = ""
    offices: tuple[Office, ...] = ()
    gender: str = ""
    plural: bool = False


def listed_figure(vocabulary: Vocabulary, actor_id: str) -> Figure:
    """The figure of a party of the reviewed list."""
    party = next(p for p in vocabulary.actors if p.actor_id == actor_id)
    return Figure(actor_id, party.name, party.kind, represents=party.country if ":" in party.country else None)


def slug(name: str) -> str:
    """`Nasr al-Hariri` -> `nasr-al-hariri`."""
    plain = unicodedata.normalize("NFKD", re.sub(r"[’'`.]", "", name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def home_state(namings: list[Naming]) -> str | None:
    """The state that the file speaks of most, if it does so clearly more often than of any other."""
    counts = Counter(n.actor_id for n in namings if n.actor_id.startswith("cty:")).most_common(2)
    if not counts:
        return None
    return counts[0][0] if len(counts) == 1 or counts[0][1] >= 1.5 * counts[1][1] else None
