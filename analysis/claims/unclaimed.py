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
from analysis.claims.issuer import Issuer
from analysis.reading.grammar import subject_of
from analysis.words import Vocabulary

LEAST_MINUTES = 3  # paragraphs that begin with a delegate
LONGEST_OPENING = 120  # characters in which a paragraph of minutes names who speaks
LOST_AT_MOST = 3  # sentences whose quotation marks an article is thought to have lost


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

    @functools.cached_property
    def spoken(self) -> list[bool]:
        """For each token whether it stands in somebody's words, not in the narrator's."""
        if self.issuer is not None:
            return [True] * len(self.parse)
        held, going_on = {*self._announced, *self._minuted, *self._set_off}, {*self._unmarked, *self._gone_on}
        places = zip(self.reading.section_at, self.parse.sentences, self.reading.is_quoted, strict=True)
        return [place in held or sentence in going_on or quoted for place, sentence, quoted in places]

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
            teller = self._last_teller(tokens)
            if at != place or (teller is None and sentence != last + 1):
                speaker, place = None, at
            if teller is not None:
                speaker, last = teller, sentence
            if speaker and self._says_what_should_be(tokens):
                found[sentence], last = speaker, sentence
        return found

    def _last_teller(self, tokens: list[int]) -> str | None:
        """Who is the last of whom these tokens tell what he said, or would say it."""
        claimed = self.claimed
        for token in reversed(tokens):
            claim = claimed.claim_at(token) or claimed.claim_of_cue(token)
            if claim is not None and claim.speaker_id is not None and not claimed.is_told_to_speak(claim):
                return claim.speaker_id
        return None

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
        starts = [m.start for m in self.cast.mentions]
        for place, section in enumerate(self.reading.sections):
            if section.kind == "paragraph":
                opening = text[section.body.start : section.body.start + LONGEST_OPENING]
                places = (section.body.start, section.body.start + len(opening))
                named = self.cast.mentions[slice(*(bisect.bisect_left(starts, place) for place in places))]
                person = next((m for m in named if m.actor_id.startswith("per:") and m.form == "name"), None)
                if person is not None and (_delegate(self.reading.vocabulary).search(opening) or person.quote.isupper()):
                    found[place] = person.actor_id
        return found if len(found) >= LEAST_MINUTES else {}

    @functools.cached_property
    def issuer(self) -> str | None:
        """Who speaks where no claim is: the author of a commentary, or who issues a statement or communiqué."""
        return Issuer(self.claimed).actor_id
