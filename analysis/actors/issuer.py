"""A `Reading` in, the body that issues the text out, where the article's source is no paper but a party that speaks for itself.

`source = "Mill Workers' League"` above a text that begins with MILL WORKERS' LEAGUE: the line names the body,
which the text below may only call *we*; and *the Executive* there is its own.
"""

from __future__ import annotations

import re

from analysis.actors.draft import Gathering
from analysis.actors.matching import lists
from analysis.actors.organisations import Body
from analysis.reading import Reading
from analysis.reading.grammar import tokens_in

_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def source_of(reading: Reading) -> str:
    """The source in lower case, without its article; empty where none is known."""
    return _ARTICLE.sub("", reading.article.source or "").lower()


def find_issuer(reading: Reading, taken: set[int]) -> list[Body]:
    """The line that the layout took for the issuer's, if it ends in a noun of bodies: Federation."""
    parse, section = reading.parse, next((s for s in reading.sections if s.rule == "issuer"), None)
    tokens = [t for t in tokens_in(parse, section.start, section.end) if not parse.words[t].isspace()] if section else []
    if not tokens or not taken.isdisjoint(tokens) or parse.plain[tokens[-1]] not in lists(reading.vocabulary).bodies:
        return []
    return [Body(tokens[0], tokens[-1], "issuer", called=_ARTICLE.sub("", reading.article.source))]


def serve_the_issuer(gathering: Gathering) -> None:
    """The Executive, in a resolution that the Valley League publishes: its own organ."""
    source, organs = source_of(gathering.reading), gathering.reading.parse.classes["organs_of_bodies"]
    issuer = next((f for f in gathering.figures.values() if f.kind == "organisation" and f.name.lower() == source), None)
    for actor_id, figure in list(gathering.figures.items()):
        if issuer is not None and figure.represents is None and figure.name.lower() in organs:
            gathering.learn(actor_id, represents=issuer.actor_id)
