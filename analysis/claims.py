"""A `Reading` and its `Cast` in, the claims out: who said what, by which cue.

The tagger reads the prose (`_by_prose`); what it leaves is found by layout (`_by_layout`): answers, labelled words, pull
quotes, posts and list items are claims by structure. A quotation whose marks were lost is carried to its end (`_unmarked_end`).
"""

from __future__ import annotations

import dataclasses

from analysis import attributes
from analysis.actors import Cast
from analysis.grammar import VERBAL, Parse, noun_phrase, read_parse, source_of
from analysis.language import Reading
from analysis.layout import Section
from analysis.linker import Attribution, cue_head
from analysis.quotations import Quoted, find_quotations
from analysis.rows import Claim, Span, evidence, unique_ids
from analysis.tagger import find_attributions

TITLES = frozenset(("headline", "heading"))
PROSE = frozenset(("paragraph", "lead_in", "list_item", "takeaway", "question", *TITLES))
_RELATIVE = frozenset(("who", "whom", "which", "that"))
_EVIDENCE = frozenset(("suggest", "hint", "underscore", "underline", "highlight", "signal", "reflect", "mark", "raise", "spark"))
_SPEAKING_THINGS = frozenset(
    "he she they who poll survey study data figure report research document memo letter email book article paper official source "
    "analyst expert critic supporter some many other most people observer voter campaign aide ally adviser leader".split()
)
_OWN = frozenset(("i", "we", "me", "us", "my", "our"))
_HEDGES_AROUND = 40  # characters before the cue in which a reporter's own hedge is looked for: Moscow reportedly said


@dataclasses.dataclass(frozen=True)
class _Found:
    """A claim before its attributes are read: its places in the text and in the parse."""

    section: Section
    content: tuple[Span, ...]
    tokens: tuple[int, ...]
    form: str
    rule: str
    speaker: Span | None = None
    speaker_id: str | None = None
    cue: Span | None = None
    cue_tokens: tuple[int, ...] = ()
    reported_by: str | None = None


@dataclasses.dataclass(frozen=True)
class _Room:
    """What every finder of this module looks at."""

    reading: Reading
    cast: Cast
    parse: Parse
    quoted: Quoted

    def actor_at(self, head: int | None) -> str | None:
        """The actor that the phrase with this head refers to; of a relative pronoun the phrase before it: Lavrov, who said."""
        if head is None:
            return None
        parse, clause = self.parse, self.parse.heads[head]
        if parse.lower[head] in _RELATIVE and parse.deps[clause] == "relcl":
            head = parse.heads[clause]
        return self.cast.actor_of(parse.span(*noun_phrase(parse, head))) or self.cast.actor_of(parse.span(head, head + 1))


def find_claims(reading: Reading, cast: Cast) -> tuple[Claim, ...]:
    """The claims of the article, sorted by place."""
    parse = read_parse(reading.doc)
    room = _Room(reading, cast, parse, Quoted(find_quotations(reading)))
    found = _by_prose(room)
    found += _by_layout(room, found)
    found.sort(key=lambda f: (f.content[0].start, f.content[-1].end, f.cue or Span(0, 0)))
    return _as_rows(_with_own_words(found), reading, parse)


def _by_prose(room: _Room) -> list[_Found]:
    """The minister said that talks would go on.

    In titles and questions only a known speaker makes a claim: titles parse badly, and what an interviewer says is no claim, but
    what they report of others is.
    """
    reading, found = room.reading, []
    readable = [section.kind in PROSE for section in reading.sections]
    for attribution in find_attributions(reading, room.parse, room.quoted, readable):
        section = reading.sections[reading.section_at[attribution.cue[0]]]
        claim = _from_attribution(attribution, section, room)
        own = claim.speaker_id is None or claim.speaker_id == room.cast.speakers.get(section.section_id)
        if not (own and (section.kind in TITLES or section.kind == "question")) and not _is_evidence(attribution, claim, room.parse):
            found.append(claim)
    return found


def _is_evidence(attribution: Attribution, claim: _Found, parse: Parse) -> bool:
    """The move suggests a change of course.  The narrator's own inference: nobody speaks. (A survey that shows something does.)"""
    head = cue_head(parse, attribution.cue)
    verbs = {parse.lemmas[head], parse.lemmas[parse.heads[head]] if parse.deps[head] == "dobj" else ""}
    if claim.speaker_id is not None or not verbs & _EVIDENCE:
        return False
    return attribution.head is None or parse.lemmas[attribution.head] not in _SPEAKING_THINGS


def _from_attribution(attribution: Attribution, section: Section, room: _Room) -> _Found:
    parse = room.parse
    pieces, form, rule = attribution.content, None, attribution.rule
    end = _unmarked_end(attribution, room)
    if end is not None:
        pieces, form, rule = ((attribution.cue[1], end),), "unquoted", "unmarked_quotation"
    tokens = tuple(i for start, end in pieces for i in range(start, end))
    if section.kind in TITLES:
        form = "headline"
    return _Found(
        section=section,
        content=tuple(parse.span(*piece) for piece in pieces),
        tokens=tokens,
        form=form or _form(parse, tokens, room.quoted),
        rule=rule,
        speaker=parse.span(*attribution.source) if attribution.source else None,
        speaker_id=room.actor_at(attribution.head),
        cue=parse.span(*attribution.cue),
        cue_tokens=tuple(range(*attribution.cue)),
        reported_by=room.cast.speakers.get(section.section_id) if section.kind == "question" else None,
    )


def _form(parse: Parse, tokens: tuple[int, ...], quoted: Quoted) -> str:
    words = [i for i in tokens if parse.words[i][:1].isalnum()]
    marked = sum(quoted.at(parse.starts[i]) is not None for i in words)
    return "indirect" if not marked else "direct" if marked == len(words) else "mixed"


def _unmarked_end(attribution: Attribution, room: _Room) -> int | None:
    """Where a quotation that lost its marks ends; None when this is none.

    He objected, asking, If they want war, why talk? Why should we yield?  A comma or colon after the cue and a capital begin
    it; it goes on over sentences that ask or that speak of `we` and `I`.
    """
    parse, cue = room.parse, attribution.cue
    start = cue[1]
    while start < len(parse) and (parse.words[start] in (",", ":") or parse.lower[start] == "rhetorically"):
        start += 1
    if start == cue[1] or start >= len(parse) or parse.words[start - 1] not in (",", ":"):  # He left.
        return None
    if not parse.words[start][:1].isupper() or parse.tags[start] in ("NNP", "NNPS") or room.quoted.at(parse.starts[start]):
        return None
    section = room.reading.section_at[cue[0]]
    end = _sentence_end(parse, start, section, room)
    while end < len(parse) and room.reading.section_at[end] == section:
        stop = _sentence_end(parse, end, section, room)
        if "?" not in parse.words[stop - 2 : stop] and not any(parse.lower[i] in _OWN for i in range(end, stop)):
            break
        end = stop
    return end


def _sentence_end(parse: Parse, start: int, section: int, room: _Room) -> int:
    end = start
    while end < len(parse) and parse.sentences[end] == parse.sentences[start] and room.reading.section_at[end] == section:
        end += 1
    return end


def _by_layout(room: _Room, found: list[_Found]) -> list[_Found]:
    claims: list[_Found] = []
    by_id = {section.section_id: section for section in room.reading.sections}
    claimed = {id(f.section) for f in found} | {room.reading.section_at[i] for f in found for i in f.tokens[:1]}
    for number, (section, tokens) in enumerate(zip(room.reading.sections, _words_of_sections(room), strict=True)):
        speaker = room.cast.speakers.get(section.section_id)
        if section.kind == "answer":
            claims += [_labelled(section, room, s, speaker, "answer", "answer") for s in _sentences(room.parse, tokens)]
        elif section.kind in ("pull_quote", "embed") and section.label:
            claims.append(_labelled(section, room, tokens, speaker, "label", section.kind))
        elif section.kind == "paragraph" and section.label and number not in claimed:
            claims.append(_labelled(section, room, tokens, speaker, "label", "label"))
        elif section.kind in ("list_item", "paragraph") and section.lead_in_id in by_id and number not in claimed:
            claims.append(_under_lead_in(section, by_id[section.lead_in_id], room, tokens))
    return [claim for claim in claims if claim]


def _words_of_sections(room: _Room) -> list[list[int]]:
    """For each section the tokens of its body, blanks left out."""
    tokens: list[list[int]] = [[] for _ in room.reading.sections]
    bodies = [section.body for section in room.reading.sections]
    for i, number in enumerate(room.reading.section_at):
        if bodies[number].start <= room.parse.starts[i] < bodies[number].end and not room.parse.words[i].isspace():
            tokens[number].append(i)
    return tokens


def _sentences(parse: Parse, tokens: list[int]) -> list[list[int]]:
    sentences: list[list[int]] = []
    for i in tokens:
        if sentences and parse.sentences[sentences[-1][-1]] == parse.sentences[i]:
            sentences[-1].append(i)
        else:
            sentences.append([i])
    return sentences


def _labelled(section: Section, room: _Room, tokens: list[int], speaker: str | None, form: str, rule: str) -> _Found | None:
    """Dr. Lee: The road will be long."""
    if not any(room.parse.words[i][:1].isalnum() for i in tokens):
        return None
    content = room.parse.span(tokens[0], tokens[-1] + 1)
    return _Found(section, (content,), tuple(tokens), form, rule, section.label, speaker)


def _under_lead_in(section: Section, lead_in: Section, room: _Room, tokens: list[int]) -> _Found | None:
    """The ambassador outlined three conditions: – The army must withdraw.  Without a cue above it the item is nobody's."""
    parse = room.parse
    cues = {entry.cue for entry in room.reading.vocabulary.cues}
    for i, start in enumerate(parse.starts):
        if lead_in.body.start <= start < lead_in.body.end and parse.lemmas[i] in cues and parse.pos[i] in VERBAL:
            head = source_of(parse, i)
            if head is not None and tokens:
                form = "list_item" if section.kind == "list_item" else _form(parse, tuple(tokens), room.quoted)
                return _Found(
                    section=section,
                    content=(parse.span(tokens[0], tokens[-1] + 1),),
                    tokens=tuple(tokens),
                    form=form if form != "indirect" else "unquoted",
                    rule="under_lead_in",
                    speaker=parse.span(*noun_phrase(parse, head)),
                    speaker_id=room.actor_at(head),
                    cue=parse.span(i, i + 1),
                    cue_tokens=(i,),
                )
    return None


def _with_own_words(found: list[_Found]) -> list[_Found]:
    """“I said no,” the envoy recalled: the `I` inside somebody's words is that somebody."""
    solved = []
    for k, f in enumerate(found):
        around = None
        if f.speaker_id is None and f.cue and f.tokens:
            for other in found[max(0, k - 8) : k + 8]:
                if other is not f and any(piece.covers(f.cue) for piece in other.content):
                    around = other
        own = f.speaker and around and f.speaker.end - f.speaker.start <= 2
        solved.append(dataclasses.replace(f, speaker_id=around.speaker_id) if own else f)
    return solved


def _as_rows(found: list[_Found], reading: Reading, parse: Parse) -> tuple[Claim, ...]:
    text, vocabulary = reading.article.text, reading.vocabulary
    wording = attributes.read_wording(vocabulary)
    ids = unique_ids(reading.article.article_id, "c", [f.content[0].start for f in found])
    repeats, rows = attributes.Repeats(), []
    for claim_id, f in zip(ids, found, strict=True):
        proof = evidence(text, f.content, f.rule)
        quote = proof["quote"]
        act = attributes.act_of(parse, f.cue_tokens, quote, wording)
        words = attributes.content_words(quote)
        first = repeats.first_like(words, f.speaker_id)
        repeats.remember(words, f.speaker_id)
        rows.append(
            Claim(
                claim_id=claim_id,
                article_id=reading.article.article_id,
                section_id=f.section.section_id,
                speaker_id=f.speaker_id,
                speaker_quote=_text(text, f.speaker),
                speaker_start=f.speaker.start if f.speaker else None,
                speaker_end=f.speaker.end if f.speaker else None,
                cue=_text(text, f.cue),
                cue_start=f.cue.start if f.cue else None,
                cue_end=f.cue.end if f.cue else None,
                form=f.form,
                act=act,
                modality=attributes.modality_of(quote, act),
                negated=attributes.is_negated(parse, f.cue_tokens, f.tokens),
                issue=vocabulary.issues_of(quote),
                hedge=attributes.hedge_in([_before_cue(text, f.cue), quote], wording),
                reported_by=f.reported_by,
                duplicate_of=ids[first] if first is not None else None,
                **proof,
            )
        )
    return tuple(rows)


def _text(text: str, span: Span | None) -> str | None:
    return text[span.start : span.end] if span else None


def _before_cue(text: str, cue: Span | None) -> str:
    return text[max(0, cue.start - _HEDGES_AROUND) : cue.end] if cue else ""
