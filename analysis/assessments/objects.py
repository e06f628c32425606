"""A judging clause in, what it judges out: rows of conditions, claims or actors, and how sure the link is.

The rules, in order: `those conditions` are the conditions of whoever the question before names, or else the last ones stated;
a condition of somebody else inside the judging clause is its object; `their offer` is the condition that the noun means
(`demands`); `that statement` and a bare `this` or `it` are the
statement that the question reports; a subject that names an actor is that actor; what an actor praises or blames is the actor
named there.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.assessments.demands import condition_meant
from analysis.assessments.judgements import Judged
from analysis.conditions import Scene
from analysis.reading import Section
from analysis.reading.grammar import subject_of
from analysis.tables import Claim, Condition, Span

_WORD = re.compile(r"\w{4,}")


class Object(NamedTuple):
    """What an assessment is about; `link` is one of values.LINKS."""

    table: str | None
    row_id: str | None
    link: str


NOTHING = Object(None, None, "none")


class Objects:
    """Finds what a clause judges."""

    def __init__(self, scene: Scene, conditions: Sequence[Condition]) -> None:
        self.scene, self.parse, self.speakers, self.conditions = scene, scene.parse, scene.speakers, conditions
        self._starts = [c.start for c in conditions]
        self._sections = [s.start for s in scene.reading.sections]
        self._speakers = {claim.claim_id: claim.speaker_id for claim in scene.speakers.claims}

    def of(self, judged: Judged, wording: str) -> list[Object]:
        """What is judged, at least one object; `NOTHING` when the text does not say.

        Args:
            wording: the judging words; of `a non-starter for Kyiv` they make the condition, and are not about it.
        """
        subject = subject_of(self.parse, judged.verb)
        subject = subject if subject != judged.judge else None
        found = self._those_conditions(judged, subject) or self._condition_inside(judged, wording) or self._demand(judged)
        return found or self._subject(judged, subject) or self._named(judged) or [NOTHING]

    def _those_conditions(self, judged: Judged, subject: int | None) -> list[Object]:
        """Those conditions are frankly unrealistic."""
        if subject is None or self.parse.lemmas[subject] not in self.parse.classes["demands"] or not self._points(subject):
            return []
        meant = self._conditions_meant(self._span(judged).start)
        return [Object("conditions", c.condition_id, "anaphora") for c in meant]

    def _condition_inside(self, judged: Judged, wording: str) -> list[Object]:
        """Cuba said Spain's demand for a vote is unrealistic. Not one's own: It is crucial to leave, she said."""
        span, party = self._span(judged), self.speakers.cast.party_of(judged.assessor) or ""
        near = self.conditions[bisect.bisect_left(self._starts, span.start) : bisect.bisect_right(self._starts, span.end)]
        others = (c for c in near if c.end <= span.end and c.holder_id != party and c.trigger != wording)
        return [Object("conditions", c.condition_id, "explicit") for c in itertools.islice(others, 1)]

    def _demand(self, judged: Judged) -> list[Object]:
        """Chad offered 4 per cent. Their offer is not serious, Kenya said."""
        before = self.conditions[: bisect.bisect_right(self._starts, self._span(judged).start)]
        meant = condition_meant(self.scene, judged, [c for c in before if c.end <= self._span(judged).start])
        return [Object("conditions", meant.condition_id, "anaphora")] if meant is not None else []

    def _subject(self, judged: Judged, subject: int | None) -> list[Object]:
        """That statement was false. The army is dangerous."""
        if subject is None:
            return []
        parse, word = self.parse, self.parse.lower[subject]
        bare = word in parse.classes["pointing"] | {"it"} and not self._stands_in(subject, judged.verb)
        if bare or (parse.lemmas[subject] in parse.classes["utterances"] and self._points(subject)):
            claim = self._claim_meant(self._span(judged).start)
            if claim is not None:
                return [Object("claims", claim.claim_id, "anaphora")]
        actor = self.speakers.actor(subject)
        return [Object("actors", actor, "explicit")] if actor is not None and word not in ("we", "i") else []

    def _named(self, judged: Judged) -> list[Object]:
        """China praised Mexico for the truce. The union's envoy blamed the mill."""
        if judged.judge is None:
            return []
        own, judge = self.speakers.actor(judged.judge), range(self.parse.first[judged.judge], self.parse.last[judged.judge] + 1)
        tokens = (t for t in range(judged.first, judged.last + 1) if t not in judge and self.parse.pos[t] in ("PROPN", "NOUN"))
        named = (self.speakers.actor(t) for t in tokens)
        others = (actor for actor in named if actor is not None and actor != own)
        return [Object("actors", actor, "explicit") for actor in itertools.islice(others, 1)]

    def _span(self, judged: Judged) -> Span:
        return self.parse.span(judged.first, judged.last + 1)

    def _stands_in(self, it: int, verb: int) -> bool:
        """It is crucial to leave; it helps that they talk: `it` stands for the clause that follows."""
        parse = self.parse
        below = [c for head in (verb, *parse.children[verb]) for c in parse.children[head] if c > verb]
        return parse.lower[it] == "it" and any(parse.deps[c] in ("xcomp", "ccomp", "csubj") for c in below)

    def _points(self, noun: int) -> bool:
        return any(self.parse.lower[c] in self.parse.classes["pointing"] for c in self.parse.children[noun])

    def _question_before(self, at: int) -> Section | None:
        """The question that the answer at `at` answers, if it stands in one."""
        place = bisect.bisect_right(self._sections, at) - 1
        sections = self.scene.reading.sections
        if place < 0 or sections[place].kind != "answer":
            return None
        return next((sections[k] for k in range(place, -1, -1) if sections[k].kind == "question"), None)

    def _named_in(self, section: Section) -> set[str]:
        named = {m.actor_id for m in self.speakers.cast.mentions if section.body.start <= m.start < section.body.end}
        people = {a for a in named if self.speakers.cast.by_id[a].kind == "person"}
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
        named, asked = self._named_in(question), self._words(self.scene.reading.article.text[slice(*question.body)])
        candidates = [c for c in self.speakers.claims if c.speaker_id in named and c.end <= question.body.end]
        best = max(candidates, key=lambda c: len(self._words(c.quote) & asked), default=None)
        return best if best is not None and self._words(best.quote) & asked else None

    @staticmethod
    def _words(text: str) -> set[str]:
        return set(_WORD.findall(text.lower()))
