"""A judging clause in, what it judges out: rows of conditions, claims or actors, and how sure the link is.

The rules, in order: `those conditions` are the conditions of whoever the question before names, or else the last ones stated;
a condition of somebody else inside the judging clause is its object; `that statement` and a bare `this` or `it` are the
statement that the question reports; a subject that names an actor is that actor; what an actor praises or blames is the actor
named there.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.claims import Speakers
from analysis.reading.grammar import subject_of
from analysis.tables import Claim, Condition

_WORD = re.compile(r"\w{4,}")


class Judged(NamedTuple):
    """What an assessment is about; `link` is one of values.LINKS."""

    table: str | None
    row_id: str | None
    link: str


NOTHING = Judged(None, None, "none")


class Objects:
    """Finds what a clause judges."""

    def __init__(self, speakers: Speakers, conditions: Sequence[Condition]) -> None:
        reading, claims = speakers.reading, speakers.claims
        self.reading, self.parse, self.cast, self.speakers = reading, reading.parse, speakers.cast, speakers
        self.claims, self.conditions = claims, conditions
        self._starts = [c.start for c in conditions]
        self._sections = [s.start for s in reading.sections]
        self._speakers = {claim.claim_id: claim.speaker_id for claim in claims}

    def of(self, verb: int, judge: int | None, first: int, last: int, assessor: str | None, wording: str) -> list[Judged]:
        """The objects of the clause of `verb`, at least one; `NOTHING` when the text does not say.

        Args:
            judge: the head of the phrase that names the assessor, if the clause does.
            assessor: who judges; what they require themselves is not what they judge: It is crucial to leave, she said.
            wording: the judging words; of `a non-starter for Kyiv` they make the condition, and are not about it.
        """
        parse, span, party = self.parse, self.parse.span(first, last + 1), self.cast.party_of(assessor) or ""
        subject = subject_of(parse, verb)
        if (
            subject is not None
            and subject != judge
            and parse.lemmas[subject] in parse.classes["demands"]
            and self._points(subject)
        ):
            meant = self._conditions_meant(span.start)
            if meant:
                return [Judged("conditions", c.condition_id, "anaphora") for c in meant]
        near = self.conditions[bisect.bisect_left(self._starts, span.start) : bisect.bisect_right(self._starts, span.end)]
        others = (c for c in near if c.end <= span.end and c.holder_id != party and c.trigger != wording)
        inside = next(others, None)
        if inside is not None:
            return [Judged("conditions", inside.condition_id, "explicit")]
        if subject is not None and subject != judge:
            pointing = (parse.lower[subject] in parse.classes["pointing"] | {"it"} and not self._stands_in(subject, verb)) or (
                parse.lemmas[subject] in parse.classes["utterances"] and self._points(subject)
            )
            claim = self._claim_meant(span.start) if pointing else None
            if claim is not None:
                return [Judged("claims", claim.claim_id, "anaphora")]
            actor = self.speakers.actor(subject)
            if actor is not None and parse.lower[subject] not in ("we", "i"):
                return [Judged("actors", actor, "explicit")]
        if judge is not None:
            own = self.speakers.actor(judge)
            named = (self.speakers.actor(t) for t in range(first, last + 1) if parse.pos[t] in ("PROPN", "NOUN") and t != judge)
            actor = next((a for a in named if a is not None and a != own), None)
            if actor is not None:
                return [Judged("actors", actor, "explicit")]
        return [NOTHING]

    def _stands_in(self, it: int, verb: int) -> bool:
        """It is crucial to leave; it helps that they talk: `it` stands for the clause that follows."""
        parse = self.parse
        below = [c for head in (verb, *parse.children[verb]) for c in parse.children[head] if c > verb]
        return parse.lower[it] == "it" and any(parse.deps[c] in ("xcomp", "ccomp", "csubj") for c in below)

    def _points(self, noun: int) -> bool:
        return any(self.parse.lower[c] in self.parse.classes["pointing"] for c in self.parse.children[noun])

    def _question_before(self, at: int):
        """The question that the answer at `at` answers, if it stands in one."""
        place = bisect.bisect_right(self._sections, at) - 1
        sections = self.reading.sections
        if place < 0 or sections[place].kind != "answer":
            return None
        return next((sections[k] for k in range(place, -1, -1) if sections[k].kind == "question"), None)

    def _named_in(self, section) -> set[str]:
        named = {m.actor_id for m in self.cast.mentions if section.body.start <= m.start < section.body.end}
        people = {a for a in named if self.cast.by_id[a].kind == "person"}
        return people or named

    def _conditions_meant(self, at: int) -> list[Condition]:
        """Those conditions: what the people named in the question before demanded, or else the last ones of one holder."""
        before = [c for c in self.conditions if c.end <= at]
        question = self._question_before(at)
        if question is not None:
            named = self._named_in(question)
            meant = [c for c in before if self._speakers.get(c.claim_id) in named and c.duplicate_of is None]
            if meant:
                return meant
        meant = []
        for c in reversed(before):
            if c.holder_id != before[-1].holder_id:
                break
            meant.append(c)
        return meant[::-1]

    def _claim_meant(self, at: int) -> Claim | None:
        """That statement: the claim of somebody named in the question before that shares most words with the question."""
        question = self._question_before(at)
        if question is None:
            return None
        named, asked = self._named_in(question), self._words(self.reading.article.text[question.body.start : question.body.end])
        candidates = [c for c in self.claims if c.speaker_id in named and c.end <= question.body.end]
        best = max(candidates, key=lambda c: len(self._words(c.quote) & asked), default=None)
        return best if best is not None and self._words(best.quote) & asked else None

    @staticmethod
    def _words(text: str) -> set[str]:
        return set(_WORD.findall(text.lower()))
