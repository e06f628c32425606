"""A `Reading`, its `Cast` and its claims in; whose voice a token stands in, and which party a phrase means, out."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Sequence

from analysis import wordclasses as classes
from analysis.actors import Cast
from analysis.grammar import Parse, noun_phrase
from analysis.language import Reading
from analysis.quotations import Quoted, find_quotations
from analysis.rows import Claim, Span, spans_of
from analysis.scope import subject_of, token_at

NOT_A_PARTY = frozenset({"place", "anonymous"})
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
OUTSIDERS = (
    "expert", "analyst", "professor", "scholar", "fellow", "researcher", "historian", "author", "columnist", "journalist",
    "academic", "economist", "watchdog", "activist", "rights", "former", "think tank", "institute", "university",
)  # fmt: skip


OUTSIDE_BODY = re.compile(r"\b(?:Cent(?:er|re)|Institut\w+|Universit\w+|College|School|Foundation|Crisis Group|Council on)\b")


class Voices:
    """Who speaks at each token, and what its noun phrases refer to."""

    def __init__(self, reading: Reading, parse: Parse, cast: Cast, claims: Sequence[Claim]):
        self.reading, self.parse, self.cast, self.claims = reading, parse, cast, claims
        self._claims: list[Claim | None] = [None] * len(parse)
        self._cues: dict[int, Claim] = {}
        self._actors: dict[int, str | None] = {}
        by_length = sorted(claims, key=lambda c: c.start - c.end)  # the longest first: the innermost claim stays
        for claim in by_length:
            for piece in spans_of(claim):
                at = token_at(parse, piece.start)
                while at < len(parse) and parse.starts[at] < piece.end:
                    self._claims[at] = claim
                    at += 1
            if claim.cue_start is not None:
                at = token_at(parse, claim.cue_start)
                while at < len(parse) and parse.starts[at] < claim.cue_end:
                    self._cues[at] = claim
                    at += 1

    def claim_at(self, token: int) -> Claim | None:
        """The innermost claim whose content holds the token."""
        return self._claims[token]

    def claim_of_cue(self, token: int) -> Claim | None:
        """The claim that the token reports."""
        return self._cues.get(token)

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        claim = self._claims[token]
        if claim is not None:
            return claim.speaker_id
        place = self.reading.section_at[token]
        announced = self._announced.get(place) or self._minuted.get(place) or self._set_off.get(place)
        return announced or self._unmarked.get(self.parse.sentences[token]) or self._issuer

    def is_spoken(self, token: int) -> bool:
        """Whether the token stands in somebody's words, not in the narrator's."""
        if self._claims[token] is not None or self._issuer is not None or self.reading.section_at[token] in self._announced:
            return True
        place = self.reading.section_at[token]
        if self.parse.sentences[token] in self._unmarked or place in self._minuted or place in self._set_off:
            return True
        return self._quoted.at(self.parse.starts[token]) is not None

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
            if parse.lower[last] == ":" and parse.lemmas[parse.heads[last]] in classes.ANNOUNCING:
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
        return Quoted(find_quotations(self.reading))

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
            if self.parse.tags[verb] == "VBZ" and self.parse.lemmas[verb] in classes.BEING and actor.start >= section.start:
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

    def sentence(self, token: int) -> Span:
        """The span of the sentence around the token."""
        first = last = token
        sentences = self.parse.sentences
        while first > 0 and sentences[first - 1] == sentences[token]:
            first -= 1
        while last + 1 < len(sentences) and sentences[last + 1] == sentences[token]:
            last += 1
        return self.parse.span(first, last + 1)

    def actor(self, head: int | None) -> str | None:
        """The actor that the noun phrase with this head refers to; `we` is who speaks, `Iraqi officials` stand for Iraq."""
        if head is None:
            return None
        if head not in self._actors:
            self._actors[head] = self._find_actor(head)
        return self._actors[head]

    def _find_actor(self, head: int) -> str | None:
        if self.parse.lower[head] in classes.FIRST_PERSON:
            return self.speaker_at(head)
        whose = next((c for c in self.parse.children[head] if self.parse.tags[c] == "WP$"), None)
        if whose is not None and self.parse.deps[self.parse.heads[head]] == "relcl":  # Iran, whose leaders have called for it
            return self.actor(self.parse.heads[self.parse.heads[head]])
        found = self.cast.actor_of(self.parse.span(*noun_phrase(self.parse, head)))
        if found is None:
            found = self.cast.actor_of(self.parse.span(head, head + 1))
        if found is None:  # Lee's partner in the talks, Omar Dahir
            named_again = (c for c in self.parse.children[head] if self.parse.deps[c] == "appos")
            found = next((a for a in map(self.actor, named_again) if a is not None), None)
        if found is None and self.is_collective(head):
            sides = (
                c for c in self.parse.children[head] if c < head and self.parse.deps[c] in ("amod", "compound", "nmod", "poss")
            )
            found = next((a for a in map(self.actor, sides) if a is not None), None)
        return found

    def party(self, head: int | None) -> str | None:
        """The party for which that actor stands."""
        return self.cast.party_of(self.actor(head))

    def is_party(self, head: int | None) -> bool:
        """Whether the phrase names somebody who can hold a condition, known or not."""
        if head is None:
            return False
        word = self.parse.lower[head]
        if word in classes.FIRST_PERSON | classes.THIRD_PERSON | classes.PARTIES_TOGETHER or self.is_collective(head):
            return True
        actor = self.cast.by_id.get(self.actor(head))
        return self.parse.pos[head] == "PROPN" if actor is None else actor.kind not in NOT_A_PARTY

    def is_body(self, head: int | None) -> bool:
        """Whether the phrase names a state, an organisation or people who act together, not one person."""
        if head is None or self.parse.lower[head] in classes.FIRST_PERSON | classes.THIRD_PERSON:
            return False
        actor = self.cast.by_id.get(self.actor(head))
        if actor is not None:
            return actor.kind not in ("person", "anonymous", "place")
        return self.parse.tags[head] in ("NNS", "NNPS") and self.is_collective(head)

    def is_own(self, head: int | None) -> bool:
        """Whether the phrase names the speaker's own side: `we`, or the speaker's party by name."""
        if head is None:
            return False
        if self.parse.lower[head] in classes.FIRST_PERSON:
            return True
        actor, claim = self.actor(head), self.claim_at(head)
        if claim is None:
            speaker = self.speaker_at(head)
            return self.is_party(head) and speaker in (None, actor)
        if actor is None and self.parse.lemmas[head] in classes.OWN_SIDE:  # The government will not give an inch.
            return (self.cast.party_of(claim.speaker_id) or "").startswith("cty:")
        if (claim.cue or "").lower() in classes.FORECASTING:
            return False
        if actor is None:  # He said that he would not negotiate.
            return claim.form in ("indirect", "mixed") and self.parse.lower[head] in classes.THIRD_PERSON
        if claim.speaker_id is None:  # Tehran will not negotiate, its minister said.
            return self.is_party(head) and self.cast.by_id[actor].kind in ("country", "organisation", "group")
        return actor == claim.speaker_id or self.cast.party_of(actor) == self.cast.party_of(claim.speaker_id)

    def is_collective(self, head: int) -> bool:
        """Whether the noun means people who act together or in office, whom it does not name: `the government is willing`."""
        lemma = self.parse.lemmas[head]
        if lemma in classes.COLLECTIVES or lemma in self._listed_people:
            return True
        return self.parse.tags[head] == "NNS" and lemma.endswith(classes.ENDINGS_OF_PEOPLE)

    @functools.cached_property
    def _listed_people(self) -> frozenset[str]:
        """The nouns of offices and bodies in the word lists: `ombudsman`, `workers`."""
        vocabulary = self.reading.vocabulary
        phrases = [entry.role for entry in vocabulary.roles] + [entry.body for entry in vocabulary.bodies]
        return frozenset(phrase.split()[-1] for phrase in phrases) - classes.NO_PEOPLE

    def is_outsider(self, claim: Claim | None) -> bool:
        """Whether the speaker is neither a party nor a negotiator: an expert, a former official, somebody who watches."""
        if claim is None:
            return False
        actor = self.cast.by_id.get(claim.speaker_id)
        known_as = f"{actor.role or ''} {actor.name}" if actor else ""
        known_as = f"{known_as} {claim.speaker_quote or ''}".lower()
        body = self.cast.by_id.get(actor.represents) if actor else None
        return any(word in known_as for word in OUTSIDERS) or (body is not None and OUTSIDE_BODY.search(body.name) is not None)

    def holder(self, stance) -> str | None:
        """Whose condition it is."""
        if stance.holder is not None and (party := self.party(stance.holder)) is not None:
            return party
        if stance.holder is not None and (self.claim_at(stance.holder) is None or not self.is_own(stance.holder)):
            return None
        return self.cast.party_of(self.speaker_at(stance.trigger[0]))

    def target(self, stance, holder: str | None) -> str | None:
        """Who would have to act, change or accept: the one named to act, or else the first other party in the condition."""
        party = self.party(stance.actor)
        if party is not None and party != holder:
            return party
        after = range(max(stance.trigger[-1] + 1, stance.first), stance.last + 1)  # the trigger may stand before its own span
        for token in (*after, *range(stance.first, stance.trigger[0])):
            if self.parse.pos[token] in ("PROPN", "NOUN", "ADJ") and self.is_party(token):
                party = self.party(token)
                if party is not None and party != holder:
                    return party
        return None
