"""The conditions of a `Scene` in, their stances out: who holds each, with whom, who is for it, who is against it.

A stance is tied to its condition by grammar (*Norway, backed by Chad, proposed …*) or by a phrase in the sentences after it
(*Japan opposed this*); an actor that is merely mentioned takes none.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from analysis.conditions.meant import Held, meant_by, named_by
from analysis.conditions.proposal import is_hypothetical, is_question
from analysis.conditions.scene import Scene
from analysis.conditions.sides import (
    CO_HOLDER,
    HOLDER,
    OPPONENT,
    SPOKESPERSON,
    SUPPORTER,
    Side,
    Stand,
    holders_at,
    named_by_noun,
    part_of,
    part_of_noun,
    sides_around,
    stand_of,
)
from analysis.reading import Parse, is_denied
from analysis.reading.grammar import NOMINAL, SUBJECTS, child_of, governor, head_of, sentence_of, subject_of, tokens_in
from analysis.tables import Condition, Span, Stance, evidence, spans_of, unique_ids

_AGAINST = {SUPPORTER: OPPONENT, OPPONENT: SUPPORTER}


def find_stances(scene: Scene, conditions: Sequence[Condition]) -> tuple[Stance, ...]:
    """The stances of the article, in text order; of several with one part in one condition the first."""
    held = [_held(scene, row) for row in conditions]
    found: dict[tuple[str, str, bool], tuple[Held, Side]] = {}
    for one in held:
        for side in _sides(scene, one):
            found.setdefault(_key(one, side), (one, side))
    for one, side in itertools.chain(*(told(scene, held) for told in (_told_later, _told_by_nouns, _said_likewise))):
        found.setdefault(_key(one, side), (one, side))
    spans = {key: _evidence(scene, *pair) for key, pair in found.items()}
    order = sorted(found, key=lambda key: (spans[key].start, spans[key].end, key))
    article = scene.reading.article
    ids = unique_ids(article.article_id, "t", [spans[key].start for key in order])
    return tuple(
        Stance(
            stance_id=stance_id, article_id=article.article_id, condition_id=key[0], actor_id=key[1], part=found[key][1].part,
            side=found[key][1].side, **evidence(article.text, [spans[key]], "stance"),
        )
        for stance_id, key in zip(ids, order, strict=True)
    )  # fmt: skip


def _key(held: Held, side: Side) -> tuple[str, str, bool]:
    return held.row.condition_id, side.actor_id, side.part == SPOKESPERSON


def _evidence(scene: Scene, held: Held, side: Side) -> Span:
    if side.first < 0:  # whose it is stands nowhere near: the condition itself
        return Span(held.row.start, held.row.end)
    whole = side.part == HOLDER or scene.parse.pos[side.first] in NOMINAL
    return scene.parse.span(scene.parse.first[side.first] if whole else side.first, side.last + 1)


def _held(scene: Scene, row: Condition) -> Held:
    tokens = tokens_in(scene.parse, spans_of(row)[0].start, spans_of(row)[-1].end)
    first, last = tokens.start, max(tokens.start, tokens.stop - 1)
    verb = head_of(scene.parse, first, last)
    return Held(row, first, last, verb, stand_of(scene, verb, row.holder_id) if row.holder_id else None)


def _sides(scene: Scene, held: Held) -> Iterator[Side]:
    """Who holds it, and who is named beside them."""
    if held.row.holder_id is None:
        return
    if held.stand is not None:
        yield from holders_at(scene, held.stand)
        yield from sides_around(scene, held.stand)
        return
    for k, actor_id in enumerate(_together(scene, held)):
        yield Side(actor_id, CO_HOLDER if k else HOLDER, -1, -1)


def _together(scene: Scene, held: Held) -> list[str]:
    """“We will not sign,” said Peru and Chad; a plan that is unacceptable to Peru and Chad: who holds it in one breath."""
    cast, holder = scene.speakers.cast, held.row.holder_id
    named = [scene.speakers.speaker_at(held.verb), *(cast.group_at(i) for i in range(held.first, held.last + 1)), holder]
    groups = (cast.by_id[a] for a in named if a is not None and (a == holder or cast.first_of(a) == holder))
    of = next((group for group in groups if group.members), cast.by_id[holder])
    return list(dict.fromkeys(cast.party_of(member) for member in (of.members or of.actor_id).split()))


def _told_later(scene: Scene, held: Sequence[Held]) -> Iterator[tuple[Held, Side]]:
    """Japan opposed this. Peru backed the proposal. Mali's demand was rejected by both unions."""
    parse = scene.parse
    for verb, tag in enumerate(parse.tags):
        part = part_of(parse, verb) if tag[:2] == "VB" else None
        if part is None or _is_open(parse, verb, part):
            continue
        agent = child_of(parse, verb, {"agent"})
        subject = subject_of(parse, verb) if agent is None else child_of(parse, agent, {"pobj"})
        if agent is None and _is_made_to(parse, subject, verb):
            continue
        answering = list(_answering(scene, Stand(verb, subject))) if subject is not None else []
        actors = {side.actor_id for side in answering}
        meant = meant_by(scene, held, verb, agent is not None, actors)
        if meant is None and (meant := _set_against(scene, held, verb)) is not None:
            part = OPPONENT
        elif is_denied(parse, verb):
            part = _AGAINST[part]
        if meant is not None:
            yield from ((meant, side.answering(part)) for side in answering)


def _answering(scene: Scene, stand: Stand) -> Iterator[Side]:
    """Greece, backed by Cyprus, refused."""
    yield from holders_at(scene, stand)
    yield from (side for side in sides_around(scene, stand) if side.side > 0)


def _is_made_to(parse: Parse, subject: int | None, verb: int) -> bool:
    """They urged, want, accuse ⟨Chad⟩ to oppose it, of opposing it: not Chad says so."""
    helped = any(parse.deps[c] == "aux" and parse.tags[c] != "TO" for c in parse.children[verb])
    to = parse.tags[verb] == "VB" and not helped  # to oppose it; would like to see Chad oppose it
    itself = subject is not None and (parse.heads[subject] == verb or parse.deps[verb] == "relcl")
    return subject is not None and ((to and itself) or (not itself and parse.deps[subject] in ("dobj", "dative", "nsubjpass")))


def _is_open(parse: Parse, verb: int, part: str) -> bool:
    """If Chad opposed it; would Chad oppose it? Chad may oppose it, could support it if …, neither supported nor opposed it."""
    if is_hypothetical(parse, verb) or is_question(parse, verb, verb):
        return True
    if is_denied(parse, verb):
        beside = (*parse.children[verb], parse.heads[verb]) if parse.deps[verb] == "conj" else parse.children[verb]
        return any(part_of(parse, c) == _AGAINST[part] for c in beside if parse.tags[c][:2] == "VB")
    may = parse.classes["modals_of_possibility"] - parse.classes["forms_of_can"]
    supposed = (c for c in parse.children[verb] if parse.deps[c] == "advcl" and is_hypothetical(parse, c))
    return any(parse.lower[c] in may for c in parse.children[verb]) or next(supposed, None) is not None


def _told_by_nouns(scene: Scene, held: Sequence[Held]) -> Iterator[tuple[Held, Side]]:
    """Peru's demand met with opposition from Mali and won the support of Kenya. Chad voiced support for the demand."""
    parse = scene.parse
    for noun, dep in enumerate(parse.deps):
        if part_of_noun(parse, noun) is None:
            continue
        yield from _voiced(scene, held, noun)
        met = dep == "dobj" or (dep == "pobj" and parse.lower[parse.heads[noun]] in parse.classes["amid"])
        verb = governor(parse, noun) if met else noun
        subject = subject_of(parse, verb) if parse.tags[verb][:2] == "VB" else None
        if subject is None or is_hypothetical(parse, verb) or is_question(parse, verb, verb):
            continue
        sides = list(named_by_noun(scene, noun))
        meant = named_by(scene, held, verb, subject, {side.actor_id for side in sides}) if sides else None
        for side in sides if meant is not None else ():
            yield meant, side.answering(_AGAINST[side.part]) if is_denied(parse, verb) else side


def _voiced(scene: Scene, held: Sequence[Held], noun: int) -> Iterator[tuple[Held, Side]]:
    """Chad voiced support for the demand, issued a statement in opposition to it."""
    parse = scene.parse
    part = part_of_noun(parse, noun)
    for_ = next((c for c in parse.children[noun] if parse.lower[c] in ("for", "to", "of")), None)
    thing = child_of(parse, for_, {"pobj"}) if for_ is not None else None
    verb = governor(parse, noun)
    subject = subject_of(parse, verb) if parse.tags[verb][:2] == "VB" else None
    voices = parse.deps[noun] == "dobj" or parse.lower[parse.heads[noun]] == "in"
    if part is None or thing is None or subject is None or not voices or _is_open(parse, verb, part):
        return
    if _is_made_to(parse, subject, verb) or parse.lemmas[verb] in parse.classes["giving_up"]:
        return
    sides = list(_answering(scene, Stand(verb, subject)))
    meant = named_by(scene, held, verb, thing, {side.actor_id for side in sides})
    if meant is not None:
        yield from ((meant, side.answering(_AGAINST[part] if is_denied(parse, verb) else part)) for side in sides)


def _said_likewise(scene: Scene, held: Sequence[Held]) -> Iterator[tuple[Held, Side]]:
    """Ghana demanded a delay, as did Mali. So did Peru. Ghana will not sign, and neither will Peru."""
    parse = scene.parse
    for verb, before in enumerate(parse.lower[:-1], start=1):
        subject = child_of(parse, verb, SUBJECTS) if before in parse.classes["likewise"] else None
        plain = parse.tags[verb] == "MD" or parse.lemmas[verb] == "do"
        if subject is None or subject < verb or not plain or parse.words[sentence_of(parse, verb)[-1]] == "?":
            continue
        meant = next((h for h in reversed(held) if h.stand is not None and _precedes(parse, h.stand.verb, verb)), None)
        if meant is not None:
            yield from ((meant, side.answering(CO_HOLDER)) for side in holders_at(scene, Stand(verb, subject)))


def _precedes(parse: Parse, stand: int, verb: int) -> bool:
    """Whether an auxiliary alone stands for an earlier verb: the one on which it hangs, or that of the sentence before."""
    before = parse.sentences[verb] - parse.sentences[stand] == 1 and parse.deps[verb] == parse.deps[stand] == "ROOT"
    return stand < verb and (parse.heads[verb] == stand or before)


def _set_against(scene: Scene, held: Sequence[Held], verb: int) -> Held | None:
    """Peru proposed a fund, while Mali preferred a loan: the condition of the clause to which it is set in contrast."""
    parse = scene.parse
    mark = child_of(parse, verb, {"mark"}) if parse.lemmas[verb] in parse.classes["preferring"] else None
    if mark is None or parse.lower[mark] not in ("while", "whereas"):
        return None
    sentence = parse.sentences[verb]
    return next((h for h in reversed(held) if h.last < mark and parse.sentences[h.first] == sentence), None)
