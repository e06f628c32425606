"""A `Reading` and its `Cast` in, the claims out: who said what, by which cue.

Layout first: answers, labelled words, pull quotes, posts and list items are claims by structure (`_by_layout`). The prose
goes through the tagger (`_by_prose`), and quotations whose marks were lost are carried to their end (`_unquoted_end`).
"""

from __future__ import annotations

import dataclasses

from analysis import attributes
from analysis.actors import Cast
from analysis.grammar import Parse, read_parse
from analysis.language import Reading
from analysis.layout import Section
from analysis.quotations import Quoted, find_quotations
from analysis.rows import Claim, Span, evidence, unique_ids
from analysis.tagger import Attribution, find_attributions

SILENT = frozenset(("boilerplate", "keywords", "byline", "dateline"))
BY_LABEL = {"answer": "answer", "pull_quote": "label", "embed": "label"}
_FIRST_PERSON = frozenset(("i", "we", "us", "our", "my", "me", "ours"))
_SPEECH_THAT_QUOTES = frozenset(
    ("ask", "state", "say", "add", "declare", "reply", "answer", "respond", "wonder", "write", "warn", "explain")
)


@dataclasses.dataclass(frozen=True)
class _Found:
    """A claim before its attributes are read: places in the text and in the parse."""

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


def find_claims(reading: Reading, cast: Cast) -> tuple[Claim, ...]:
    """The claims of the article, sorted by place."""
    parse = read_parse(reading.doc)
    quoted = Quoted(find_quotations(reading))
    found = [*_by_layout(reading, cast, parse), *_by_prose(reading, cast, parse, quoted)]
    found.sort(key=lambda f: (f.content[0].start, f.content[-1].end, f.cue or Span(0, 0)))
    return _as_rows(found, reading, parse)


def _by_layout(reading: Reading, cast: Cast, parse: Parse) -> list[_Found]:
    found = []
    by_id = {section.section_id: section for section in reading.sections}
    tokens = _tokens_of_sections(reading, parse)
    for section, inside in zip(reading.sections, tokens, strict=True):
        speaker = cast.speakers.get(section.section_id)
        if section.kind == "answer":
            for sentence in _sentences(parse, inside):
                found.append(_labelled(section, parse, sentence, speaker, "answer", "answer_sentence"))
        elif section.kind in ("pull_quote", "embed") and (speaker or section.label):
            found.append(_labelled(section, parse, inside, speaker, "label", f"{section.kind}_label"))
        elif section.kind == "list_item" and section.lead_in_id in by_id:
            found += _list_item(section, by_id[section.lead_in_id], reading, cast, parse, inside)
    return [f for f in found if f is not None]


def _tokens_of_sections(reading: Reading, parse: Parse) -> list[list[int]]:
    """For each section the tokens of its body, blanks left out."""
    tokens: list[list[int]] = [[] for _ in reading.sections]
    for i, number in enumerate(reading.section_at):
        if (
            reading.sections[number].body.start <= parse.starts[i] < reading.sections[number].body.end
            and not parse.words[i].isspace()
        ):
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


def _labelled(section: Section, parse: Parse, tokens: list[int], speaker: str | None, form: str, rule: str) -> _Found | None:
    if not any(parse.words[i][:1].isalnum() for i in tokens):
        return None
    content = parse.span(tokens[0], tokens[-1] + 1)
    return _Found(section, (content,), tuple(tokens), form, rule, section.label, speaker)


def _list_item(
    section: Section, lead_in: Section, reading: Reading, cast: Cast, parse: Parse, tokens: list[int]
) -> list[_Found]:  # He outlined three conditions: – The army must withdraw.
    from analysis.grammar import VERBAL, noun_phrase, source_of

    cues = {entry.cue for entry in reading.vocabulary.cues}
    places = [i for i, s in enumerate(parse.starts) if lead_in.start <= s < lead_in.end]
    for i in places:
        if parse.lemmas[i] in cues and parse.pos[i] in VERBAL:
            head = source_of(parse, i)
            if head is not None and tokens:
                speaker = parse.span(*noun_phrase(parse, head))
                content = parse.span(tokens[0], tokens[-1] + 1)
                found = _Found(section, (content,), tuple(tokens), "list_item", "list_under_lead_in", speaker,
                               cast.actor_of(speaker), parse.span(i, i + 1), (i,))  # fmt: skip
                return [found]
    return []


def _by_prose(reading: Reading, cast: Cast, parse: Parse, quoted: Quoted) -> list[_Found]:
    found = []
    for attribution in find_attributions(reading, parse, quoted):
        section = reading.sections[reading.section_at[attribution.cue[0]]]
        if section.kind in SILENT or section.kind in ("answer", "pull_quote", "embed"):
            continue
        reporter = cast.speakers.get(section.section_id) if section.kind == "question" else None
        if section.kind == "question" and reporter is None and section.label:
            reporter = cast.actor_of(section.label)
        found.append(_from_attribution(attribution, section, cast, parse, quoted, reporter))
    return found


def _from_attribution(
    attribution: Attribution, section: Section, cast: Cast, parse: Parse, quoted: Quoted, reporter: str | None
) -> _Found:
    content = tuple(parse.span(*piece) for piece in attribution.content)
    tokens = tuple(i for piece in attribution.content for i in range(*piece))
    speaker = parse.span(*attribution.source) if attribution.source else None
    form = "headline" if section.kind in ("headline", "heading") else _form(parse, tokens, quoted)
    return _Found(section, content, tokens, form, attribution.rule, speaker, cast.actor_of(speaker) if speaker else None,
                  parse.span(*attribution.cue), tuple(range(*attribution.cue)), reporter)  # fmt: skip


def _form(parse: Parse, tokens: tuple[int, ...], quoted: Quoted) -> str:
    words = [i for i in tokens if parse.words[i][:1].isalnum()]
    marked = sum(quoted.at(parse.starts[i]) is not None for i in words)
    return "indirect" if not marked else "direct" if marked == len(words) else "mixed"


def _as_rows(found: list[_Found], reading: Reading, parse: Parse) -> tuple[Claim, ...]:
    text, vocabulary = reading.article.text, reading.vocabulary
    ids = unique_ids(reading.article.article_id, "c", [f.content[0].start for f in found])
    repeats, rows = attributes.Repeats(), []
    for claim_id, f in zip(ids, found, strict=True):
        proof = evidence(text, f.content, f.rule)
        act = attributes.act_of(parse, f.cue_tokens, proof["quote"], vocabulary)
        words = attributes.content_words(proof["quote"])
        first = repeats.first_like(words, f.speaker_id)
        repeats.remember(words, f.speaker_id)
        rows.append(
            Claim(
                claim_id=claim_id,
                article_id=reading.article.article_id,
                section_id=f.section.section_id,
                speaker_id=f.speaker_id,
                speaker_quote=text[f.speaker.start : f.speaker.end] if f.speaker else None,
                speaker_start=f.speaker.start if f.speaker else None,
                speaker_end=f.speaker.end if f.speaker else None,
                cue=text[f.cue.start : f.cue.end] if f.cue else None,
                cue_start=f.cue.start if f.cue else None,
                cue_end=f.cue.end if f.cue else None,
                form=f.form,
                act=act,
                modality=attributes.modality_of(proof["quote"], act),
                negated=attributes.is_negated(parse, f.cue_tokens, f.tokens),
                issue=vocabulary.issues_of(proof["quote"]),
                hedge=attributes.hedge_in([proof["quote"]], vocabulary),
                reported_by=f.reported_by,
                duplicate_of=ids[first] if first is not None else None,
                **proof,
            )
        )
    return tuple(rows)
