"""A `Reading`, its `Cast` and its claims in; who speaks where no claim holds the words, out.

The author of a commentary, who issues a statement or communiqué, the delegate of whom a paragraph of minutes tells, whose words
the line above announces or the page sets off, and who said `we` just before, where the marks were lost.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable, Sequence

from analysis.actors import Cast
from analysis.reading import Parse, Quoted, Reading
from analysis.reading.grammar import subject_of, token_at
from analysis.tables import Claim

SENTENCES_OF_AN_OPENING = 4
SECTIONS_OF_AN_ENDING = 3  # the last paragraph, and what may stand below it
LEAST_WE = 3  # a text that says `we` less often is no communiqué
ISSUED = re.compile(r"\b(?:communiqu[eé]|statement|declaration|message|proclamation|letter)\b", re.IGNORECASE)
LEAST_MINUTES = 3  # paragraphs that begin with a delegate
LONGEST_OPENING = 120  # characters in which a paragraph of minutes names who speaks
DELEGATE = re.compile(r"\b[A-Z][\w’'-]+ \((?:[A-Z][\w’'-]+ ?){1,4}\)|\b(?:representative|delegate|ambassador) of\b")
SECTIONS_OF_A_TITLE = 4
LONGEST_TITLE = 80  # characters in which a title names who issues it
MOST_TOLD = 0.5  # part of a text in claims from which it is a report, not a statement
STATEMENT_BY = re.compile(
    r"\b(?:statement|declaration|communiqu[eé]|remarks|press release|speech|message)\b.{0,60}?\b(?:by|of|from|on behalf of)\b",
    re.I,
)
LOST_AT_MOST = 3  # sentences whose quotation marks an article is thought to have lost


class Unclaimed:
    """Who speaks at the tokens that stand in no claim.

    Args:
        claim_of: the innermost claim of each token.
        actor: the actor that the noun phrase with a head refers to.
    """

    def __init__(
        self, reading: Reading, parse: Parse, cast: Cast, claims: Sequence[Claim], claim_of: Sequence[Claim | None],
        actor: Callable[[int], str | None],
    ):  # fmt: skip
        self.reading, self.parse, self.cast, self.claims = reading, parse, cast, claims
        self._claims, self.actor = claim_of, actor

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        place = self.reading.section_at[token]
        announced = self._announced.get(place) or self._minuted.get(place) or self._set_off.get(place)
        return announced or self._unmarked.get(self.parse.sentences[token]) or self._issuer

    def is_spoken(self, token: int) -> bool:
        """Whether the token stands in somebody's words, not in the narrator's."""
        place = self.reading.section_at[token]
        if self._issuer is not None or place in self._announced or place in self._minuted or place in self._set_off:
            return True
        return self.parse.sentences[token] in self._unmarked or self._quoted.at(self.parse.starts[token]) is not None

    @functools.cached_property
    def _unmarked(self) -> dict[int, str]:
        """Sentences that say `we` though no claim holds them, and follow a claim in their section -> its speaker.

        Their quotation marks were lost. An article that says `we` all the time speaks for itself: then there are none.
        """
        found: dict[int, str] = {}
        speaker, place = None, -1
        for token, claim in enumerate(self._claims):
            if self.reading.section_at[token] != place:
                speaker, place = None, self.reading.section_at[token]
            if claim is not None:
                speaker = claim.speaker_id
            elif self.reading.sections[place].kind != "paragraph":
                continue
            elif self.parse.lower[token] in ("we", "our") and speaker and self._quoted.at(self.parse.starts[token]) is None:
                found[self.parse.sentences[token]] = speaker
        return found if len(found) <= LOST_AT_MOST else {}

    @functools.cached_property
    def _announced(self) -> dict[int, str | None]:
        """Paragraphs without marks after `The minister said:`, until one names the minister -> who speaks in them."""
        parse, speakers, current, cue = self.parse, {}, None, None
        named = [set() for _ in self.reading.sections]
        for mention in self.cast.mentions:
            place = bisect.bisect_right(self._section_starts, mention.start) - 1
            named[max(place, 0)].add(mention.actor_id)
        ends = {self.reading.section_at[t]: t for t in range(len(parse)) if not parse.words[t].isspace()}
        for place, section in enumerate(self.reading.sections):
            if section.kind != "paragraph" or place not in ends:
                cue = None
                continue
            if cue is not None and current not in named[place]:
                speakers[place] = current
            else:
                cue = None
            last = ends[place]
            if parse.lower[last] == ":" and parse.lemmas[parse.heads[last]] in parse.classes["announcing"]:
                cue = parse.heads[last]
                subject = subject_of(parse, cue)
                current = self.actor(subject) if subject is not None else None
        return speakers

    @functools.cached_property
    def _set_off(self) -> dict[int, str]:
        """The sections that the page sets off as somebody's words: answers, statements below a line, pull quotes."""
        speakers = ((place, self.cast.speakers.get(s.section_id)) for place, s in enumerate(self.reading.sections))
        return {place: speaker for place, speaker in speakers if speaker is not None}

    @functools.cached_property
    def _minuted(self) -> dict[int, str]:
        """The paragraphs of minutes, each of which tells what one delegate said -> the delegate.

        ANN LEE (Kenya) said … | The representative of Peru, JUAN DIAZ, said …: where at least `LEAST_MINUTES` begin so.
        """
        text, found = self.reading.article.text, {}
        for place, section in enumerate(self.reading.sections):
            if section.kind == "paragraph":
                opening = text[section.body.start : section.body.start + LONGEST_OPENING]
                named = [m for m in self.cast.mentions if section.body.start <= m.start < section.body.start + len(opening)]
                person = next((m for m in named if m.actor_id.startswith("per:") and m.form == "name"), None)
                if person is not None and (DELEGATE.search(opening) or person.quote.isupper()):
                    found[place] = person.actor_id
        return found if len(found) >= LEAST_MINUTES else {}

    @functools.cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.reading.sections]

    @functools.cached_property
    def _quoted(self) -> Quoted:
        return self.reading.quoted

    @functools.cached_property
    def _issuer(self) -> str | None:
        """Who speaks where no claim is: the author of a commentary, or who issues a statement or communiqué."""
        return self._author or self._named_in_note or self._named_in_title or self._stating

    @functools.cached_property
    def _author(self) -> str | None:
        """Ann Lee is a professor of law at …: whom only the last lines name, to say who wrote the commentary."""
        told = {claim.speaker_id for claim in self.claims}
        prose = [section for section in self.reading.sections if section.kind == "paragraph"][-SECTIONS_OF_AN_ENDING:]
        for section in prose[1:]:
            first = token_at(self.parse, section.body.start)
            verb = next((t for t in range(first, len(self.parse)) if self.parse.deps[t] == "ROOT"), first)
            named = [m for m in self.cast.mentions if m.form != "pronoun" and m.start >= section.start]
            actor = self.cast.by_id.get(named[0].actor_id) if named else None
            if actor is None or actor.kind != "person" or actor.actor_id in told or named[0].start > section.body.start + 2:
                continue
            if (
                self.parse.tags[verb] == "VBZ"
                and self.parse.lemmas[verb] in self.parse.classes["being"]
                and actor.start >= section.start
            ):
                return actor.actor_id
        return None

    @functools.cached_property
    def _named_in_note(self) -> str | None:
        """[COMMUNIQUE NO. 14 ISSUED BY THE RALLY FOR …]: who stands in the note above a text that says `we`."""
        text, free = self.reading.article.text, {t for t, claim in enumerate(self._claims) if claim is None}
        if sum(self.parse.lower[t] in ("we", "our", "us") for t in free) < LEAST_WE:
            return None
        for section in self.reading.sections[:SENTENCES_OF_AN_OPENING]:
            if section.kind == "byline" and ISSUED.search(text[section.start : section.end]):
                inside = [m for m in self.cast.mentions if section.start <= m.start and m.end <= section.end]
                bodies = [
                    m.actor_id for m in inside if self.cast.by_id[m.actor_id].kind in ("organisation", "country", "group")
                ]
                if bodies:
                    return bodies[-1] if len(set(bodies)) == 1 else bodies[0]
        return None

    @functools.cached_property
    def _named_in_title(self) -> str | None:
        """Statement by the High Representative on behalf of the European Union: whom the lines on top name as issuing it."""
        text = self.reading.article.text
        told = sum(claim is not None for claim in self._claims)
        if told > MOST_TOLD * len(self._claims):
            return None
        for section in self.reading.sections[:SECTIONS_OF_A_TITLE]:
            title = text[section.start : section.end]
            if section.kind in ("paragraph", "answer", "question") and (section.start > 0 or len(title) > 2 * LONGEST_OPENING):
                return None
            issued = STATEMENT_BY.search(title)
            if issued is None:
                continue
            named = [m for m in self.cast.mentions if section.start + issued.start() <= m.start and m.end <= section.end]
            parties = [self.cast.party_of(m.actor_id) for m in named if m.start < section.start + issued.end() + LONGEST_TITLE]
            bodies = [p for p in parties if p and self.cast.by_id[p].kind in ("country", "organisation", "bloc")]
            if bodies:
                return bodies[0]
        return None

    @functools.cached_property
    def _stating(self) -> str | None:
        """Who issues a statement: the party that its first sentence is about, if the next ones say `we` outside of claims."""
        parse = self.parse
        free = [t for t, claim in enumerate(self._claims) if claim is None]
        first = next((t for t in free if parse.deps[t] == "nsubj"), None)
        says_we = (t for t in free if parse.lower[t] in ("we", "our") and parse.sentences[t] <= SENTENCES_OF_AN_OPENING)
        if first is None or parse.sentences[first] > 1 or next(says_we, None) is None:
            return None
        actor = self.cast.by_id.get(self.cast.actor_of(parse.span(first, first + 1)))
        return actor.actor_id if actor is not None and actor.kind in ("country", "organisation") else None
