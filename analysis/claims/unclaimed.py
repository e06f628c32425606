"""What the claims hold in; who speaks where no claim is, out.

The author of a commentary, who issues a statement or communiqué, the delegate of whom a paragraph of minutes tells, whose words
the line above announces or the page sets off, and who said `we` just before, where the marks were lost.
"""

from __future__ import annotations

import bisect
import functools
import re

from analysis.claims.attributes import any_of
from analysis.claims.claimed import Claimed
from analysis.reading import Section
from analysis.reading.grammar import subject_of, token_at
from analysis.words import Vocabulary

SENTENCES_OF_AN_OPENING = 4
SECTIONS_OF_A_NOTE = 5
SECTIONS_OF_AN_ENDING = 3  # the last paragraph, and what may stand below it
LEAST_WE = 3  # a text that says `we` less often is no communiqué
LEAST_MINUTES = 3  # paragraphs that begin with a delegate
LONGEST_OPENING = 120  # characters in which a paragraph of minutes names who speaks
SECTIONS_OF_A_TITLE = 4
LONGEST_TITLE = 80  # characters in which a title names who issues it
MOST_TOLD = 0.5  # part of a text in claims from which it is a report, not a statement
LOST_AT_MOST = 3  # sentences whose quotation marks an article is thought to have lost
_NAME_APART = re.compile(r"\]\s*\[[^\]]+\]\s*\[")  # [STATEMENT] [RIVER FRONT] [TEXT]
_SIGNED = re.compile(r"\W*SIGNED\b")
_ADDRESSEE = re.compile(r"\bTO\b")
_BODIES = frozenset(("country", "organisation", "group"))
_ISSUERS = frozenset(("country", "organisation", "bloc"))


@functools.cache
def _issued(vocabulary: Vocabulary) -> re.Pattern[str]:
    """[COMMUNIQUE NO. 14 …]"""
    return any_of(vocabulary.words_of["papers_issued"])


@functools.cache
def _statement_by(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Statement by … · Remarks of …"""
    papers = any_of(vocabulary.words_of["papers_of_titles"]).pattern
    return re.compile(rf"{papers}.{{0,60}}?\b(?:by|of|from|on behalf of)\b", re.IGNORECASE)


@functools.cache
def _delegate(vocabulary: Vocabulary) -> re.Pattern[str]:
    """ANN LEE (Kenya) … · The representative of Peru …"""
    delegates = any_of(vocabulary.words_of["delegates"]).pattern
    return re.compile(rf"\b[A-Z][\w’'-]+ \((?:[A-Z][\w’'-]+ ?){{1,4}}\)|{delegates} of\b")


class Unclaimed:
    """Who speaks at the tokens that stand in no claim."""

    def __init__(self, claimed: Claimed) -> None:
        self.claimed, self.reading, self.parse, self.cast = claimed, claimed.reading, claimed.parse, claimed.cast

    def speaker_at(self, token: int) -> str | None:
        """The actor in whose words the token stands; None in the narrator's, or when unknown."""
        place = self.reading.section_at[token]
        announced = self._announced.get(place) or self._minuted.get(place) or self._set_off.get(place)
        sentence = self.parse.sentences[token]
        return announced or self._unmarked.get(sentence) or self.issuer or self._gone_on.get(sentence)

    def is_spoken(self, token: int) -> bool:
        """Whether the token stands in somebody's words, not in the narrator's."""
        place = self.reading.section_at[token]
        if self.issuer is not None or place in self._announced or place in self._minuted or place in self._set_off:
            return True
        sentence = self.parse.sentences[token]
        return sentence in self._unmarked or sentence in self._gone_on or self.reading.is_quoted[token]

    @functools.cached_property
    def _unmarked(self) -> dict[int, str]:
        """Sentences that say `we` though no claim holds them, and follow a claim in their section -> its speaker.

        Their quotation marks were lost. An article that says `we` all the time speaks for itself: then there are none.
        """
        found: dict[int, str] = {}
        speaker, place = None, -1
        for token, at in enumerate(self.reading.section_at):
            if at != place:
                speaker, place = None, at
            if (claim := self.claimed.claim_at(token)) is not None:
                speaker = claim.speaker_id
            elif self.reading.sections[place].kind != "paragraph":
                continue
            elif self.parse.lower[token] in ("we", "our") and speaker and not self.reading.is_quoted[token]:
                found[self.parse.sentences[token]] = speaker
        return found if len(found) <= LOST_AT_MOST else {}

    @functools.cached_property
    def _gone_on(self) -> dict[int, str]:
        """She said it was late. The mill should close by May: who was told of goes on.

        Sentence -> the speaker.

        A report does not say itself what should be. Only the sentences right behind a claim of its paragraph count, each with a
        modal of duty and without a quotation, a question or somebody else who speaks.
        """
        found: dict[int, str] = {}
        speaker, place, last = None, -1, -1
        for sentence, tokens in self._by_sentence.items():
            at = self.reading.section_at[tokens[0]]
            claims = [claim for t in tokens if (claim := self.claimed.claim_at(t) or self.claimed.claim_of_cue(t)) is not None]
            claims = [claim for claim in claims if claim.speaker_id is not None]
            if at != place or (not claims and sentence != last + 1):
                speaker, place = None, at
            if claims:
                speaker, last = claims[-1].speaker_id, sentence
            if speaker and self._says_what_should_be(tokens):
                found[sentence], last = speaker, sentence
        return found

    @functools.cached_property
    def _by_sentence(self) -> dict[int, list[int]]:
        """Sentence -> its tokens, in paragraphs."""
        found: dict[int, list[int]] = {}
        for token, sentence in enumerate(self.parse.sentences):
            if self.reading.sections[self.reading.section_at[token]].kind == "paragraph":
                found.setdefault(sentence, []).append(token)
        return found

    def _says_what_should_be(self, tokens: list[int]) -> bool:
        """The toll ought to end before the winter."""
        parse = self.parse
        duty = any(parse.lower[t] in parse.classes["modals_of_duty"] and parse.tags[t] == "MD" for t in tokens)
        quoted = any(self.reading.is_quoted[t] for t in tokens)
        return duty and not quoted and "?" not in (parse.words[t] for t in tokens)

    @functools.cached_property
    def _announced(self) -> dict[int, str | None]:
        """Paragraphs without marks after `The minister said:`, until one names the minister -> who speaks in them."""
        parse, speakers, cue, speaker = self.parse, {}, None, None
        for place, section in enumerate(self.reading.sections):
            last = self._last_words.get(place)
            if section.kind != "paragraph" or last is None:
                cue = None
                continue
            if cue is not None and speaker not in self._named[place]:
                speakers[place] = speaker
            else:
                cue = None
            if parse.lower[last] == ":" and parse.lemmas[parse.heads[last]] in parse.classes["verbs_of_saying"]:
                cue = parse.heads[last]
                speaker = self.claimed.actor(subject_of(parse, cue))
        return speakers

    @functools.cached_property
    def _last_words(self) -> dict[int, int]:
        """Section -> its last token that is no blank."""
        words = (token for token, word in enumerate(self.parse.words) if not word.isspace())
        return {self.reading.section_at[token]: token for token in words}

    @functools.cached_property
    def _named(self) -> list[set[str]]:
        """For each section the actors that it names."""
        starts = [section.start for section in self.reading.sections]
        named: list[set[str]] = [set() for _ in starts]
        for mention in self.cast.mentions:
            named[max(bisect.bisect_right(starts, mention.start) - 1, 0)].add(mention.actor_id)
        return named

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
                if person is not None and (_delegate(self.reading.vocabulary).search(opening) or person.quote.isupper()):
                    found[place] = person.actor_id
        return found if len(found) >= LEAST_MINUTES else {}

    @functools.cached_property
    def issuer(self) -> str | None:
        """Who speaks where no claim is: the author of a commentary, or who issues a statement or communiqué."""
        return self._author or self._named_in_note or self._named_in_title or self._named_as_source or self._stating

    @functools.cached_property
    def _author(self) -> str | None:
        """Ann Lee is a professor of law at …: whom only the last lines, or a guest's byline, name as the author."""
        if (guest := self._guest) is not None:
            return guest
        parse, told = self.parse, {claim.speaker_id for claim in self.claimed.claims}
        prose = [section for section in self.reading.sections if section.kind == "paragraph"][-SECTIONS_OF_AN_ENDING:]
        for section in prose[1:]:
            first = token_at(parse, section.body.start)
            verb = next((t for t in range(first, len(parse)) if parse.deps[t] == "ROOT"), first)
            named = [m for m in self.cast.mentions if m.form != "pronoun" and m.start >= section.start]
            actor = self.cast.by_id.get(named[0].actor_id) if named else None
            if actor is None or actor.kind != "person" or actor.actor_id in told or named[0].start > section.body.start + 2:
                continue
            says_who = parse.tags[verb] == "VBZ" and parse.lemmas[verb] in parse.classes["being"]
            if says_who and actor.start >= section.start:
                return actor.actor_id
        return None

    @functools.cached_property
    def _guest(self) -> str | None:
        """By Eva Roe, co-leader of Blue Tide: a byline in which somebody is named who speaks for a party."""
        bylines = [s for s in self.reading.sections if s.kind == "byline" and s.rule != "wire_notes"]
        inside = (m.actor_id for s in bylines for m in self.cast.mentions if s.start <= m.start and m.end <= s.end)
        return next((actor for actor in inside if actor.startswith("per:") and actor in self.cast.parties), None)

    @functools.cached_property
    def _free(self) -> list[int]:
        """The tokens in no claim."""
        return [token for token in range(len(self.parse)) if self.claimed.claim_at(token) is None]

    @functools.cached_property
    def _named_in_note(self) -> str | None:
        """[LETTER FROM THE RALLY FOR … TO THE PRESIDENT]: who stands first in the note above a text that says `we` or `I`.

        Or who signs it below: [SIGNED] THE RALLY FOR …
        """
        says = sum(self.parse.lower[token] in self.parse.classes["first_person"] for token in self._free)
        notes = [s for s in self.reading.sections[:SECTIONS_OF_A_NOTE] if s.rule == "wire_notes"]
        issued = any(_issued(self.reading.vocabulary).search(self._text_of(section)) for section in notes)
        if not issued or not says:
            return None
        signed = [s for s in self.reading.sections[-SECTIONS_OF_AN_ENDING:] if _SIGNED.match(self._text_of(s))]
        apart = len(notes) > 1 or _NAME_APART.search(self._text_of(notes[0])) is not None
        for section in (notes if apart or says >= LEAST_WE else []) + signed:
            end = section.start + len(_ADDRESSEE.split(self._text_of(section))[0])
            inside = [m.actor_id for m in self.cast.mentions if section.start <= m.start and m.end <= end]
            bodies = [actor_id for actor_id in inside if self.cast.by_id[actor_id].kind in _BODIES]
            if inside:
                return next(iter((*bodies, *inside)))
        return None

    def _text_of(self, section: Section) -> str:
        return self.reading.article.text[section.start : section.end]

    @functools.cached_property
    def _named_in_title(self) -> str | None:
        """Statement by the High Representative on behalf of the European Union: whom the lines on top name as issuing it."""
        if len(self.parse) - len(self._free) > MOST_TOLD * len(self.parse):
            return None
        for section in self.reading.sections[:SECTIONS_OF_A_TITLE]:
            title = self._text_of(section)
            if section.kind in ("paragraph", "answer", "question") and (section.start > 0 or len(title) > 2 * LONGEST_OPENING):
                return None
            issued = _statement_by(self.reading.vocabulary).search(title)
            if issued is None:
                continue
            named = [m for m in self.cast.mentions if section.start + issued.start() <= m.start and m.end <= section.end]
            parties = [self.cast.party_of(m.actor_id) for m in named if m.start < section.start + issued.end() + LONGEST_TITLE]
            bodies = [party for party in parties if party and self.cast.by_id[party].kind in _ISSUERS]
            if bodies:
                return bodies[0]
        return None

    @functools.cached_property
    def _named_as_source(self) -> str | None:
        """source = "Mill Workers' League": a body that publishes its own words, and says `we` in them."""
        source = (self.reading.article.source or "").lower().removeprefix("the ")
        if not source or len(self.parse) - len(self._free) > MOST_TOLD * len(self.parse):
            return None
        says_we = sum(self.parse.lower[t] in ("we", "our", "us") for t in self._free)
        bodies = (a for a in self.cast.actors if a.kind in _ISSUERS and a.name.lower().removeprefix("the ") == source)
        body = next(bodies, None)
        return body.actor_id if body is not None and says_we >= LEAST_WE - 1 else None

    @functools.cached_property
    def _stating(self) -> str | None:
        """Who issues a statement: the party that its first sentence is about, if the next ones say `we` outside of claims."""
        parse = self.parse
        first = next((t for t in self._free if parse.deps[t] == "nsubj"), None)
        says_we = (t for t in self._free if parse.lower[t] in ("we", "our") and parse.sentences[t] <= SENTENCES_OF_AN_OPENING)
        if first is None or parse.sentences[first] > 1 or next(says_we, None) is None:
            return None
        actor = self.cast.by_id.get(self.cast.actor_of(parse.span(first, first + 1)))
        return actor.actor_id if actor is not None and actor.kind in ("country", "organisation") else None
