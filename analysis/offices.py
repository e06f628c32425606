"""A person's namings in, the offices that the text gives them out: the role in the text's words and whom it ties the person to.

Before the name (`Russian Foreign Minister Sergey Lavrov`), after it (`Kirill Dmitriev, of the …`; `X, the party's leader,`), in front
of a comma (`the foreign minister, X`), or in a label's brackets (`Dr. Vance (Expert in International Security):`).
"""

from __future__ import annotations

from typing import NamedTuple

from analysis.namings import Naming, Page, Phrase
from analysis.people import HONORIFICS, Person, Sighting

_ENDS = frozenset((",", ";", ":", ".", "(", ")", "“", "”", '"', "''", "``", "–", "—", "who", "whose", "which", "[", "]"))
_PAST = frozenset(("former", "ex", "late", "ousted", "deposed", "retired", "then", "onetime", "one-time"))
_TITLE_WORDS = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))


class Office(NamedTuple):
    """A role of one person: its words, the actor it is an office of, for whom its holder speaks, and whether it is over."""

    first: int
    last: int
    represents: str | None
    side: str
    past: bool
    head: str  # the role as the word list writes it


def find_offices(page: Page, person: Person, roles: list[Phrase], party_at: dict[int, Naming]) -> list[Office]:
    """The offices of one person, in text order."""
    found = []
    for s in person.sightings:
        if s.role:
            found.append(_before(page, s, party_at))
        office = _after(page, s, roles, party_at) or _in_front_of_comma(page, s, roles, party_at)
        if office:
            found.append(office)
        elif owner := _owner_of_name(page, s, party_at):
            found.append(Office(s.first, s.first - 1, owner, "state", False, ""))
    return found


def _before(page: Page, s: Sighting, party_at: dict[int, Naming]) -> Office:
    """US State Department spokesperson | Tammy Bruce; Russia's foreign minister | Sergey Lavrov."""
    parse, role = page.parse, s.role
    first = _leftmost(page, role.first, party_at)
    return _office(page, first, role.last, role, party_at, after=s.last)


def _leftmost(page: Page, i: int, party_at: dict[int, Naming]) -> int:
    parse = page.parse
    while i > 0 and parse.sentences[i - 1] == parse.sentences[i]:
        word = page.lower[i - 1]
        titled = parse.pos[i - 1] in _TITLE_WORDS and (
            parse.pos[i - 1] == "ADJ" or parse.words[i - 1][0].isupper() or parse.deps[i - 1] == "compound"
        )
        if (
            i - 1 in party_at
            or titled
            or word in _PAST
            or word in ("-", "acting", "interim", "deputy", "senior", "chief", "outgoing")
        ):
            i -= 1
        else:
            break
    while page.lower[i] in ("-", ",") or (not page.parse.words[i][0].isalnum()):
        i += 1
    return i


def _office(page: Page, first: int, last: int, role: Phrase, party_at: dict[int, Naming], after: int | None = None) -> Office:
    parse = page.parse
    past = any(page.lower[i].rstrip("-") in _PAST for i in range(first, role.last + 1)) or (
        first > 0 and page.lower[first - 1] in _PAST
    )
    owner = next(
        (party_at[i].actor_id for i in range(role.last + 1, last + 1) if i in party_at), None
    )  # spokesman for the Kremlin
    owner = owner or next(
        (party_at[i].actor_id for i in range(role.last, first - 1, -1) if i in party_at), None
    )  # Kremlin spokesman
    before = first - 1
    if owner is None and before > 0 and page.lower[before] in ("'s", "'", "’"):  # Russia's foreign minister
        owner = party_at[before - 1].actor_id if before - 1 in party_at else None
    if owner is None:  # Syria's Russian-backed president
        owner = next((party_at[parse.last[c] - (page.lower[parse.last[c]] == "'s")].actor_id for c in parse.children[role.last]
                      if parse.deps[c] == "poss" and parse.last[c] - (page.lower[parse.last[c]] == "'s") in party_at), None)  # fmt: skip
    if (
        owner is None and after is not None and after + 2 < len(parse) and page.lower[after + 1] == "of"
    ):  # President Putin of Russia
        i = after + 2 + (page.lower[after + 2] == "the")
        owner = party_at[i].actor_id if i in party_at else None
    return Office(first, last, owner, role.entry.side, past, role.entry.role)


def _after(page: Page, s: Sighting, roles: list[Phrase], party_at: dict[int, Naming]) -> Office | None:
    """Hassan Lee, the former chair of the committee, …; Ann Lee (Expert in Security); Kirill Dmitriev, of the Fund."""
    parse, i = page.parse, s.last + 1
    if i >= len(parse) - 1 or parse.words[i] not in (",", "(") or parse.sentences[i] != parse.sentences[s.last]:
        return None
    i += 1
    if page.lower[i] == "of":  # Kirill Dmitriev, of the Direct Investment Fund
        j = i + 1 + (page.lower[i + 1] == "the" if i + 1 < len(parse) else 0)
        return Office(i, j - 1, party_at[j].actor_id, "state", False, "") if j in party_at else None
    start = i
    while i < len(parse) and i - start < 9 and parse.words[i] not in _ENDS and parse.pos[i] not in ("VERB", "AUX"):
        role = next((r for r in roles if r.first == i and r.entry.side not in HONORIFICS), None) if True else None
        if role and not _heads_another_noun(page, role):
            first = start + (page.lower[start] in ("a", "an", "the", "his", "her", "their", "its", "another", "one"))
            if (
                parse.words[role.last + 1 : role.last + 2]
                and parse.words[role.last + 1][0].isupper()
                and parse.pos[role.last + 1] == "PROPN"
            ):
                return None  # X, President Y
            return _office(page, min(first, role.first), _end_of_phrase(page, role.last), role, party_at)
        i += 1
    return None


def _heads_another_noun(page: Page, role: Phrase) -> bool:  # minister level
    parse, i = page.parse, role.last
    return parse.deps[i] == "compound" and parse.heads[i] > i or (i + 1 < len(parse) and page.lower[i + 1] in ("'s",))


def _end_of_phrase(page: Page, i: int) -> int:
    """… adviser on Syria in the administration | , who …"""
    parse, end = page.parse, max(page.parse.last[i], i)
    for j in range(i + 1, min(end, i + 25) + 1):
        if parse.words[j] in _ENDS or page.lower[j] in _ENDS or parse.sentences[j] != parse.sentences[i]:
            return j - 1
        if parse.pos[j] in ("VERB", "AUX") and parse.tags[j] in ("VBD", "VBZ", "VBP", "MD"):
            return j - 1
    return min(end, i + 25)


def _in_front_of_comma(page: Page, s: Sighting, roles: list[Phrase], party_at: dict[int, Naming]) -> Office | None:
    """the Russian foreign minister, | Sergey V. Lavrov; the former chair of the committee, | Hassan Lee."""
    parse, comma = page.parse, s.first - 1
    if comma < 1 or parse.words[comma] != "," or parse.sentences[comma] != parse.sentences[s.first] or len(s.parts) < 2:
        return None
    head = next((i for i in range(s.first, s.last + 1) if not s.first <= parse.heads[i] <= s.last), s.last)
    role = next(
        (r for r in roles if r.last == comma - 1 or (parse.deps[head] == "appos" and r.last == parse.heads[head])), None
    )
    if role is None or role.entry.side in HONORIFICS or comma - role.first > 15:
        return None
    return _office(page, _leftmost(page, role.first, party_at), comma - 1, role, party_at)


def _owner_of_name(page: Page, s: Sighting, party_at: dict[int, Naming]) -> str | None:
    """Iran's | Hassan Rouhani; Vladimir Putin of Russia."""
    i = s.first - 1
    if i > 0 and page.lower[i] in ("'s", "'") and i - 1 in party_at and party_at[i - 1].actor_id.startswith("cty:"):
        return party_at[i - 1].actor_id
    return None
