"""A page and the statements found in its prose in, the statements that its layout makes out.

Answers, labelled words, pull quotes and posts belong to whoever the label names; list items to the speaker of their lead-in.
"""

from __future__ import annotations

from analysis.claims.statement import Page, Statement
from analysis.reading import Parse, Section
from analysis.reading.grammar import VERBAL, noun_phrase, source_of

BELOW_A_LINE = frozenset(("list_item", "paragraph", "pull_quote"))  # what a line like `The minister said:` may introduce


def find_structured(page: Page, found: list[Statement]) -> list[Statement]:
    """A section whose words the prose's statements already hold is left to them."""
    reading = page.reading
    numbers = {section.section_id: number for number, section in enumerate(reading.sections)}
    claimed = {reading.section_at[i] for f in found for i in f.tokens[:1]}
    cues = {entry.cue for entry in reading.vocabulary.cues}
    statements = []
    for number, (section, tokens) in enumerate(zip(reading.sections, page.words_of_sections, strict=True)):
        if not any(page.parse.words[i][:1].isalnum() for i in tokens):
            continue
        if section.kind == "answer":  # Dr. Lee: The road will be long. It is worth it.
            turns = _sentences(page.parse, tokens)
            statements += [_labelled(section, page, sentence, "answer", "answer") for sentence in turns]
        elif section.kind in ("pull_quote", "embed") and section.label:
            statements.append(_labelled(section, page, tokens, "label", section.kind))
        elif section.kind == "paragraph" and section.label and number not in claimed:
            statements.append(_labelled(section, page, tokens, "label", "labelled"))
        elif section.kind in BELOW_A_LINE and section.lead_in_id in numbers and number not in claimed:
            above = page.words_of_sections[numbers[section.lead_in_id]]
            statements += _under_lead_in(section, above, page, tokens, cues)
    return statements


def _sentences(parse: Parse, tokens: list[int]) -> list[list[int]]:
    sentences: list[list[int]] = []
    for i in tokens:
        if sentences and parse.sentences[sentences[-1][-1]] == parse.sentences[i]:
            sentences[-1].append(i)
        elif parse.words[i][:1].isalnum() or not sentences or parse.words[i] not in ".!?…":
            sentences.append([i])
    return [s for s in sentences if any(parse.words[i][:1].isalnum() for i in s) and not _is_stage_direction(parse, s)]


def _is_stage_direction(parse: Parse, sentence: list[int]) -> bool:
    """(Applause.)"""
    words = [parse.words[i] for i in sentence if parse.words[i] not in '"“”.!?…']
    return words[0] in "([" and words[-1] in ")]"


def _labelled(section: Section, page: Page, tokens: list[int], form: str, rule: str) -> Statement:
    content = page.parse.span(tokens[0], tokens[-1] + 1)
    return Statement(section, (content,), tuple(tokens), form, rule, section.label, page.speaker_of(section))


def _under_lead_in(section: Section, above: list[int], page: Page, tokens: list[int], cues: set[str]) -> list[Statement]:
    """The ambassador outlined three conditions: – The army must withdraw.  Without a cue above it the item is nobody's."""
    parse = page.parse
    for i in above:
        if parse.lemmas[i] in cues and parse.pos[i] in VERBAL and (head := source_of(parse, i)) is not None:
            form = page.form_of(tuple(tokens))
            return [
                Statement(
                    section=section,
                    content=(parse.span(tokens[0], tokens[-1] + 1),),
                    tokens=tuple(tokens),
                    form="list_item" if section.kind == "list_item" else "unquoted" if form == "indirect" else form,
                    rule="under_lead_in",
                    speaker=parse.span(*noun_phrase(parse, head)),
                    speaker_id=page.actor_at(head),
                    cue=parse.span(i, i + 1),
                    cue_tokens=(i,),
                )
            ]
    return []
