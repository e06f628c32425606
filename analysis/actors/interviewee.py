"""A `Reading` and its `Cast` in, whose the answers are that only `A:` announces out.

Whom the lines above the first turn name as interviewed, or else the one person whom the questions address; never who asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.reading import Parse, Reading
from analysis.reading.grammar import noun_phrase, opens_sentence, sentence_of, subject_of, token_at
from analysis.tables import Mention

if TYPE_CHECKING:
    from analysis.actors.cast import Cast

_TURNS = frozenset(("question", "answer"))
_NAMED = frozenset(("name", "title", "surname"))
_SILENT = frozenset(("byline", "dateline", "keywords", "boilerplate"))
_NEAR = 6  # tokens between a cue and whom it names


def interviewee(reading: Reading, cast: Cast) -> str | None:
    """The actor whose words unlabelled answers are; None where the text names nobody, or two."""
    if not any(s.kind == "answer" and s.label is None for s in reading.sections):
        return None
    first = next(s.start for s in reading.sections if s.kind in _TURNS)
    above = [
        m for m in cast.mentions if m.end <= first and reading.section_of(token_at(cast.parse, m.start)).kind not in _SILENT
    ]
    asking = _askers(reading, cast, first)
    people = [m for m in above if cast.by_id[m.actor_id].kind == "person" and m.actor_id not in asking]
    told = {actor_id for i in range(token_at(cast.parse, first)) if (actor_id := _told_at(i, cast, people, asking))}
    if len(told) == 1:
        return told.pop()
    named = {m.actor_id for m in people if m.form in _NAMED}
    if not told and len(named) == 1 and _is_announced(reading, cast.parse, first):
        return named.pop()
    return _addressed(reading, cast) or _told_of_above(reading, cast, named)


def _askers(reading: Reading, cast: Cast, first: int) -> set[str]:
    """Whoever wrote it or is called a reporter: By Tom Kline; our correspondent Tom Kline."""
    parse, asking = cast.parse, cast.parse.classes["askers"]
    bylines = " ".join(reading.article.text[s.start : s.end] for s in reading.sections if s.kind == "byline")
    found = set()
    for actor in cast.actors:
        role = (actor.role or "").lower().split()
        before = token_at(parse, actor.start) - 1
        behind = parse.plain[token_at(parse, actor.end - 1) + 1 :][:_NEAR]
        media = behind[:1] in (["of"], ["from"], ["at"]) and not parse.classes["media"].isdisjoint(behind)
        called = not asking.isdisjoint(role) or (before >= 0 and parse.lower[before] in asking)
        if called or media or actor.name in bylines:
            found.add(actor.actor_id)
    return found


def _told_at(i: int, cast: Cast, people: list[Mention], asking: set[str]) -> str | None:
    """An interview with Ann Lee; the Post spoke to Ann Lee; Ann Lee spoke to the Post."""
    parse = cast.parse
    direct = parse.lemmas[i] in parse.classes["interviews"]
    cue = i if direct else next((k for k in range(i + 1, min(i + 4, len(parse))) if parse.plain[k] in ("to", "with")), i)
    if parse.lemmas[i] in parse.classes["verbs_of_interviewing"] and (parse.pos[i] == "VERB" or i < cue):
        return _of_verb(i, cast, _behind(cue, parse, people), people, asking)
    in_passing = parse.plain[max(i - 2, 0) : i] in (["in", "an"], ["in", "a"])  # In an interview with the Post, Ann Lee said …
    return _behind(i, parse, people) if direct and not in_passing else None


def _of_verb(i: int, cast: Cast, told: str | None, people: list[Mention], asking: set[str]) -> str | None:
    """Whom a verb makes the interviewee: its subject, unless that is the paper, we, or whoever asks; then its object."""
    parse = cast.parse
    subject = subject_of(parse, i) if parse.pos[i] == "VERB" else i - 1  # Ann Lee talks to the Post, as the model may see it
    if subject is None or parse.lower[subject] in parse.classes["first_person"]:
        return told
    actor = cast.by_id.get(_actor_at(cast, subject))
    if actor is not None and actor.kind == "person" and actor.actor_id not in asking:
        return (
            None
            if parse.lemmas[i] in parse.classes["interviews"] and told and parse.deps[subject] == "nsubj"
            else actor.actor_id
        )
    if (
        (actor is not None and actor.kind != "group")
        or parse.words[subject][0].isupper()
        or parse.lower[subject] in parse.classes["askers"]
    ):
        return told
    others = {m.actor_id for m in people} - {told}  # Ann Lee is tired. The union's leader talks to Tom Kline.
    return others.pop() if len(others) == 1 else None


def _actor_at(cast: Cast, head: int) -> str | None:
    """The actor that the phrase with this head names."""
    return cast.actor_of(cast.parse.span(*noun_phrase(cast.parse, head))) or cast.actor_of(cast.parse.span(head, head + 1))


def _behind(i: int, parse: Parse, people: list[Mention]) -> str | None:
    """The person who is named in the same sentence, a few words on."""
    sentence = sentence_of(parse, i)
    near = [m for m in people if i < token_at(parse, m.start) < sentence.stop and token_at(parse, m.start) <= i + _NEAR]
    return near[0].actor_id if near else None


def _is_announced(reading: Reading, parse: Parse, first: int) -> bool:
    """Q&A: Ann Lee on the strike."""
    words = {parse.lemmas[i] for i in range(token_at(parse, first))}
    return not words.isdisjoint(parse.classes["interviews"]) or not words.isdisjoint(parse.classes["verbs_of_interviewing"])


def _addressed(reading: Reading, cast: Cast) -> str | None:
    """The person whom the first questions address by name, if it is one."""
    asked = {
        m.actor_id
        for m in cast.mentions
        if m.form in _NAMED and cast.by_id[m.actor_id].kind == "person"
        and reading.section_of(token_at(cast.parse, m.start)).kind == "question" and _is_addressed(cast.parse, m)
    }  # fmt: skip
    return asked.pop() if len(asked) == 1 else None


def _told_of_above(reading: Reading, cast: Cast, named: set[str]) -> str | None:
    """Ann Lee has not spoken of it until now. | Why? | I told Mr Day …: the one person named above whom no answer names."""
    answered = {
        m.actor_id for m in cast.mentions
        if m.form in _NAMED and reading.section_of(token_at(cast.parse, m.start)).kind == "answer"
    }  # fmt: skip
    left = named - answered
    return left.pop() if len(left) == 1 else None


def _is_addressed(parse: Parse, m: Mention) -> bool:
    """Dr. Lee, is it over? · Is it over, Dr. Lee?"""
    first, last = token_at(parse, m.start), token_at(parse, m.end - 1)
    return parse.plain[last + 1 : last + 2] in ([","], ["?"]) and (
        parse.plain[first - 1 : first] in ([":"], [","], ["–"]) or opens_sentence(parse, first)
    )
