"""A position and what the same party said before in, the move between them out, and what of the words changed.

Expressly given up, accepted, put off and denied are as the words say. Else a figure decides (towards the other side is softer,
away from it harder), then how firm the words are. Silence is no move.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.views.changes.matching import has_same_unit
from analysis.views.changes.position import DENIAL, Position
from analysis.words import values

NEW, REPEATED, HARDENED, SOFTENED, WITHDRAWN_, AGREED_, DEFERRED_, CONTRADICTED, DENIED = values.MOVES
STANDING, WITHDRAWN, AGREED, DEFERRED = values.STATUSES
_OF_STATUS = {WITHDRAWN: WITHDRAWN_, AGREED: AGREED_, DEFERRED: DEFERRED_}
_OF_A_FIGURE = re.compile(r"\bthe (?:figure|number|date|sum) of\b", re.IGNORECASE)
MOST_APART = 10  # times that one figure is another, and both of the same thing
GIVES, WISHES, ASKS, INSISTS = range(4)  # how firm a position is


def move_of(
    position: Position, earlier: Position | None, rivals: Sequence[Position], classes: Mapping[str, frozenset[str]]
) -> str:
    """The move by which a party comes to `position` from its `earlier` one; `rivals` are what others ask on the same."""
    wishes = classes["wishes"]
    if position.kind == DENIAL:
        return DENIED
    if position.status == WITHDRAWN and _OF_A_FIGURE.search(position.quote):
        return SOFTENED  # no longer attached to the figure of 67: the demand itself is not given up
    if position.status in _OF_STATUS:
        return _OF_STATUS[position.status]
    if earlier is None:
        return REPEATED if position.again else NEW
    if earlier.status == WITHDRAWN and position.article_id == earlier.article_id:
        return NEW  # They no longer ask for a ban; it must be quiet at night.
    if contradicts(position, earlier, wishes):
        return CONTRADICTED
    if position.day == earlier.day and position.article_id == earlier.article_id:
        return REPEATED  # Nobody moves between two sentences of one report.
    return (
        _told(position, classes)
        or _by_figure(position, earlier, rivals, classes["sufficing"])
        or _by_firmness(position, earlier, wishes)
        or REPEATED
    )


def _told(position: Position, classes: Mapping[str, frozenset[str]]) -> str | None:
    """She has come down from six weeks. He raised his demand to 45 per cent."""
    words = f" {' '.join(position.quote.lower().split())} "
    for kind, told in ((SOFTENED, classes["words_of_softening"]), (HARDENED, classes["words_of_hardening"])):
        if any(f" {word} " in words for word in told):
            return kind
    return None


def contradicts(position: Position, earlier: Position, wishes: frozenset[str]) -> bool:
    """Two speakers of one side on one day, one firm where the other gives way."""
    if position.day != earlier.day or not position.day or position.speaker == earlier.speaker:
        return False
    if position.party in (position.speaker, earlier.speaker):
        return False
    return abs(firmness(position, wishes) - firmness(earlier, wishes)) > 1 or position.direction != earlier.direction


def firmness(position: Position, wishes: frozenset[str]) -> int:
    """How firm the words are: what is offered or may be, a wish, what is asked, what is insisted on."""
    if position.kind == "offer" or position.strength == 1 or (position.kind == "precondition" and position.gives):
        return GIVES  # The ships could come, so long as nobody was hurt.
    words = f" {' '.join(position.quote.lower().split())} "
    if position.trigger.lower() in wishes or any(f" {wish} " in words for wish in wishes if " " in wish):
        return WISHES  # We would prefer not to see it before May.
    return INSISTS if position.strength >= 4 else ASKS


def _by_figure(position: Position, earlier: Position, rivals: Sequence[Position], suffices: frozenset[str]) -> str | None:
    """5 per cent, then 8 per cent; by 2040, then by 2035."""
    if position.direction < 0 or earlier.direction < 0:
        return None
    if has_same_unit(position, earlier) and position.amount != earlier.amount:
        return HARDENED if _is_harder(position, earlier, rivals, suffices) else SOFTENED
    one, other = earlier.deadline, position.deadline
    if one and other and one != other and one[:4].isdigit() and other[:4].isdigit() and position.kind != "offer":
        return HARDENED if other < one else SOFTENED
    return None


def _is_harder(position: Position, earlier: Position, rivals: Sequence[Position], suffices: frozenset[str]) -> bool:
    """Away from what the other side names is harder; where it names nothing, more for who asks and less for who gives.

    A surplus of 3 would satisfy them: so say those who ask.
    """
    units = {position.unit, earlier.unit} - {None}
    theirs = next((r for r in rivals if r.unit in units and r.direction > 0 and _is_comparable(r, earlier)), None)
    if theirs is not None and theirs.amount not in (earlier.amount, position.amount):
        return abs(position.amount - theirs.amount) > abs(earlier.amount - theirs.amount)
    gives = earlier.kind == "offer" and earlier.trigger.lower() not in suffices
    return (position.amount > earlier.amount) != gives


def _is_comparable(rival: Position, earlier: Position) -> bool:
    """14 pounds and 12 pounds, not 14 pounds and three billion."""
    return bool(rival.amount and earlier.amount) and 1 / MOST_APART < abs(rival.amount / earlier.amount) < MOST_APART


def _by_firmness(position: Position, earlier: Position, wishes: frozenset[str]) -> str | None:
    """They should pay; they must pay. They will not pay; they are ready to look at it."""
    now, then = firmness(position, wishes), firmness(earlier, wishes)
    if position.again and abs(now - then) <= 1:
        return None
    if now == then:
        return None
    if GIVES in (now, then) and min(now, then) == GIVES and max(now, then) == WISHES:
        return None
    return HARDENED if now > then else SOFTENED


def changed_words(position: Position, earlier: Position | None) -> str:
    """What differs of the words before and after: `should → must; 5 % → 8 %`; empty where nothing of the kind does."""
    if earlier is None or position.kind == DENIAL:
        return ""
    found = []
    if position.status == STANDING and (position.strength != earlier.strength or position.kind != earlier.kind):
        found.append((earlier.trigger, position.trigger))
    if has_same_unit(position, earlier) and position.amount != earlier.amount:
        unit = position.unit or earlier.unit
        found.append((_told_figure(earlier.amount, unit), _told_figure(position.amount, unit)))
    if position.deadline != earlier.deadline and None not in (position.deadline, earlier.deadline):
        found.append((earlier.deadline, position.deadline))
    return "; ".join(f"{before} → {after}" for before, after in found if before.lower() != after.lower() and before and after)


def _told_figure(amount: float | None, unit: str | None) -> str:
    return f"{amount:,.10g} {unit or ''}".strip()
