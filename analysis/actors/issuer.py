"""A `Reading` in, the body that issues the text out: whom a line names as its author, or the source if that is no paper.

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
from analysis.tables import Span

_TOP, _BOTTOM = 4, 3  # sections in which a text may say who issues it
_LONGEST_LINE = 160  # characters
# Statement by the Valley League · From the Valley League, on behalf of 90 pilots
_ISSUED_BY = re.compile(r"(?:(?:joint |press )?(?:statement|declaration|message|letter|submission|appeal) (?:by|from|of)|from) "
                        r"(?:the )?(?P<name>[^,\n:]+?)(?= (?:on|to|of \d)\b|[,\n:]|$)", re.IGNORECASE)  # fmt: skip
# Signed for the Valley League by · For the Valley League:
_SIGNED_FOR = re.compile(r"(?:signed )?(?:for|on behalf of) (?:the )?(?P<name>[^,\n:]+?)(?: by\b.*|:|$)", re.IGNORECASE)
_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def source_of(reading: Reading) -> str:
    """The source in lower case, without its article; empty where none is known."""
    return _ARTICLE.sub("", reading.article.source or "").lower()


def find_issuers(reading: Reading, taken: set[int]) -> list[Body]:
    """Whom a line names as the body that issues the text, or signs it."""
    issuer = find_issuer(reading, taken)
    return issuer + find_signatories(reading, taken | {token for body in issuer for token in range(body.first, body.last + 1)})


def issuing_lines(reading: Reading) -> list[Span]:
    """The names in the lines above and below a text that say who issues it."""
    text, sections, found = reading.article.text, reading.sections, []
    for pattern, some in ((_ISSUED_BY, sections[:_TOP]), (_SIGNED_FOR, sections[1:][-_BOTTOM:])):
        for section in some:
            line = pattern.match(text[section.start : section.end])
            if line is not None and section.end - section.start <= _LONGEST_LINE:
                found.append(Span(section.start + line.start("name"), section.start + line.end("name")))
    return found


def find_signatories(reading: Reading, taken: set[int]) -> list[Body]:
    """The bodies that such lines name with a noun of bodies that are no organs of a state, if no other finder has them."""
    found, of_their_own = [], lists(reading.vocabulary).of_their_own
    for line in issuing_lines(reading):
        tokens = list(tokens_in(reading.parse, line.start, line.end))
        nouns = {reading.parse.plain[k] for k in tokens} & lists(reading.vocabulary).bodies
        if nouns and nouns <= of_their_own and taken.isdisjoint(tokens):
            found.append(Body(tokens[0], tokens[-1], "signatory"))
    return found


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
