"""What the claims hold in; whose the whole text is out: its author's, or of the body that issues it as statement or letter."""

from __future__ import annotations

import functools
import re

from analysis.actors import issuing_lines
from analysis.claims.attributes import any_of
from analysis.claims.claimed import Claimed
from analysis.reading import Section
from analysis.reading.grammar import token_at, tokens_in
from analysis.words import Vocabulary

SENTENCES_OF_AN_OPENING = 4
SECTIONS_OF_A_NOTE = 5
SECTIONS_OF_AN_ENDING = 3  # the last paragraph, and what may stand below it
SENTENCES_OF_A_NOTE = 3  # about the author, at the end of the last paragraph
LEAST_I = 3  # a text that says `I` less often is not told by its author
LEAST_WE = 3  # a text that says `we` less often is no communiqué
LONGEST_OPENING = 120  # characters of a paragraph that may still be a title
SECTIONS_OF_A_TITLE = 4
LONGEST_TITLE = 80  # characters in which a title names who issues it
MOST_TOLD = 0.5  # part of a text in claims from which it is a report, not a statement
_NAME_APART = re.compile(r"\]\s*\[[^\]]+\]\s*\[")  # [STATEMENT] [RIVER FRONT] [TEXT]
_SIGNED = re.compile(r"\W*SIGNED\b")
_BULLETS = frozenset("•●▪*")
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


class Issuer:
    """Who speaks where no claim is, if the whole text is somebody's: `actor_id`, None in a report."""

    def __init__(self, claimed: Claimed) -> None:
        self.claimed, self.reading, self.parse, self.cast = claimed, claimed.reading, claimed.parse, claimed.cast

    @functools.cached_property
    def actor_id(self) -> str | None:
        """Who speaks where no claim is: the author of a commentary, or who issues a statement or communiqué."""
        named = self._named_in_note or self._named_in_title or self._signed
        return self._author or named or self._named_as_source or self._stating

    @functools.cached_property
    def _author(self) -> str | None:
        """Ann Lee is a professor of law at …: whom only the last lines, or a guest's byline, name as the author."""
        if (guest := self._guest) is not None:
            return guest
        return next(
            (author for at, is_behind_bullet in self._notes if (author := self._introduced(at, is_behind_bullet))), None
        )

    @functools.cached_property
    def _notes(self) -> list[tuple[int, bool]]:
        """Where lines about the author may begin, and whether behind a bullet: the last paragraphs, and the last sentences.

        Sentences that stand in a paragraph with others count behind a bullet (`… in May. • Ann Lee is a professor`), or if the
        text says `I` where nobody is quoted.
        """
        prose = [section for section in self.reading.sections if section.kind == "paragraph"][-SECTIONS_OF_AN_ENDING:]
        apart = [(token_at(self.parse, section.body.start), False) for section in prose[1:]]
        if not prose or not len(self.parse):
            return apart
        starts = self._sentences_of(prose[-1])[1:]
        behind = [(t, self.parse.words[t - 1].strip() in _BULLETS) for t in starts[-SENTENCES_OF_A_NOTE:]]
        says_i = sum(self.parse.lower[t] == "i" and not self.reading.is_quoted[t] for t in self._free) >= LEAST_I
        return apart + [(t, is_bullet) for t, is_bullet in behind if is_bullet or says_i]

    def _sentences_of(self, section: Section) -> list[int]:
        """The first tokens of the sentences of a section, bullets left out."""
        parse = self.parse
        inside = tokens_in(parse, section.body.start, section.body.end)
        words = [t for t in inside if parse.words[t].strip() and parse.words[t] not in _BULLETS]
        return [t for k, t in enumerate(words) if not k or parse.sentences[t] != parse.sentences[words[k - 1]]]

    def _introduced(self, first: int, is_behind_bullet: bool) -> str | None:
        """Whom a sentence introduces as the author, and the text has neither named nor quoted before.

        Ann Lee is a professor. Behind a bullet also: Ann Lee studied law.
        """
        parse, start = self.parse, self.parse.starts[first]
        named = next((m for m in self.cast.mentions if m.form != "pronoun" and m.start >= start), None)
        actor = self.cast.by_id.get(named.actor_id) if named is not None else None
        if actor is None or actor.kind != "person" or named.start > start + 2 or actor.start < start:
            return None
        verb = next((t for t in range(first, len(parse)) if parse.deps[t] == "ROOT"), first)
        says_who = parse.tags[verb] == "VBZ" and parse.lemmas[verb] in parse.classes["being"]
        return actor.actor_id if (says_who or is_behind_bullet) and not self._is_told(actor.actor_id, start) else None

    def _is_told(self, actor_id: str, before: int) -> bool:
        """Whether the text reports what somebody said, before a place; what the author says of `me` is no report."""
        own = self.parse.classes["first_person"]
        claims = (claim for claim in self.claimed.claims if claim.speaker_id == actor_id and claim.start < before)
        return any((claim.speaker_quote or "").lower() not in own for claim in claims)

    @functools.cached_property
    def _guest(self) -> str | None:
        """By Eva Roe, co-leader of Blue Tide: a byline of somebody who speaks for a party, or says `I` in what follows."""
        bylines = [s for s in self.reading.sections if s.kind == "byline" and s.rule != "wire_notes"]
        inside = ((s.rule, m.actor_id) for s in bylines for m in self.cast.mentions if s.start <= m.start and m.end <= s.end)
        people = ((rule, actor) for rule, actor in inside if actor.startswith("per:"))
        return next((actor for rule, actor in people if rule == "guest_byline" or actor in self.cast.parties), None)

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
    def _signed(self) -> str | None:
        """From the Valley League · Signed for the Valley League by: of a letter or statement that says `we`, who issues it."""
        if sum(self.parse.lower[t] in ("we", "our", "us") for t in self._free) < LEAST_WE:
            return None
        lines = issuing_lines(self.reading)
        named = (m for line in lines for m in self.cast.mentions if line.start <= m.start and m.end <= line.end)
        return next((m.actor_id for m in named if self.cast.by_id[m.actor_id].kind in _BODIES), None)

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
