"""A `Reading`, its `Cast` and the statements found in its prose in, the statements that a mark or the layout sets off out.

After a cue a comma or colon sets words off. Two kinds a tagger of tokens easily loses: a quotation right after its cue (He
said: “We agree.”), and one whose marks were lost (She objected, asking, If they want war, why talk?), which is carried to its
end. And the layout: answers, labelled words, pull quotes and posts belong to whoever the label names, list items and
paragraphs below a line like `The minister said:` to the source of that line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analysis.actors import Cast
from analysis.claims.sources import source_of
from analysis.claims.statement import Statement, form_of, reporter_in, source_named
from analysis.claims.tagger import PROSE, TITLES
from analysis.reading import Parse, Reading, Section
from analysis.reading.grammar import VERBAL, noun_phrase, token_at

FEWEST_WORDS = 3  # in a headline that is somebody's words without marks
LONGEST = 400  # tokens that words without marks reach, in prose without stops
_NAMES = frozenset(("NNP", "NNPS"))
_BELOW_A_LINE = frozenset(("list_item", "paragraph", "pull_quote"))  # what a line like `The minister said:` may introduce


@dataclasses.dataclass(frozen=True)
class Utterance:
    """Tokens `start:end` set off after the cue at token `cue`; `marked` when they stand between quotation marks."""

    cue: int
    start: int
    end: int
    marked: bool


def with_utterances(found: list[Statement], reading: Reading, cast: Cast) -> list[Statement]:
    """He said: “We agree.”  She objected, asking, Why talk?  Adds what the tagger lost, corrects where unmarked words end."""
    holders: dict[int, list[Statement]] = {}
    for statement in found:
        for i in statement.tokens:
            holders.setdefault(i, []).append(statement)
    added, dropped = [], set()
    for utterance in find_utterances(reading):
        head = source_of(reading.parse, utterance.cue)
        here = [statement for i in (utterance.start, utterance.start + 1) for statement in holders.get(i, ())]
        if _section_of(reading, utterance).kind in PROSE and head is not None and not (here and utterance.marked):
            dropped.update(id(statement) for statement in here if utterance.cue in statement.cue_tokens)
            added.append(_from_utterance(utterance, head, reading, cast))
    return [statement for statement in found if id(statement) not in dropped] + added


def _section_of(reading: Reading, utterance: Utterance) -> Section:
    return reading.sections[reading.section_at[utterance.cue]]


def _from_utterance(utterance: Utterance, head: int, reading: Reading, cast: Cast) -> Statement:
    parse, section = reading.parse, _section_of(reading, utterance)
    return Statement(
        section=section,
        content=(parse.span(utterance.start, utterance.end),),
        tokens=tuple(range(utterance.start, utterance.end)),
        form="direct" if utterance.marked else "unquoted",
        rule="quotation_after_cue" if utterance.marked else "unmarked_quotation",
        speaker=parse.span(*noun_phrase(parse, head)),
        speaker_id=source_named(parse, cast, head),
        cue=parse.span(utterance.cue, utterance.cue + 1),
        cue_tokens=(utterance.cue,),
        reported_by=reporter_in(section, cast),
    )


def find_utterances(reading: Reading) -> list[Utterance]:
    """In text order."""
    parse, quoted, found = reading.parse, reading.quoted, []
    saying = parse.classes["verbs_of_saying"]
    for i in range(1, len(parse) - 1):
        if parse.words[i] not in (",", ":") or quoted.at(parse.starts[i]):
            continue
        cue = i - 2 if parse.tags[i - 1] == "RB" and i > 1 else i - 1  # asking rhetorically, Why should we yield?
        if parse.lemmas[cue] not in saying or parse.pos[cue] not in VERBAL:
            continue
        start, section = i + 1, reading.section_at[i]
        while start < len(parse) and parse.words[start].isspace():
            start += 1
        if start == len(parse) or reading.section_at[start] != section:
            continue
        quotation = quoted.at(parse.starts[start])
        if quotation:
            found.append(Utterance(cue, start, token_at(parse, quotation.span.end - 1) + 1, True))
        elif _begins_a_sentence(parse, cue, start):
            found.append(Utterance(cue, start, _end(reading, start), False))
    return found


def _begins_a_sentence(parse: Parse, cue: int, start: int) -> bool:
    """A capital that is no name's: he said, If they … ; after a participle also a name's: stating, Moscow will …"""
    if not parse.words[start][:1].isupper() or parse.words[start].isupper() and len(parse.words[start]) > 1:
        return False
    return parse.tags[start] not in _NAMES or parse.tags[cue] == "VBG" or parse.words[start - 1] == ":"


def _end(reading: Reading, start: int) -> int:
    """Where unmarked words end: with their sentence, and on over sentences that ask or that speak of `we` and `I`."""
    parse, own = reading.parse, reading.parse.classes["first_person"]
    section, end, most = reading.section_at[start], start, min(len(parse), start + LONGEST)
    while end < most and reading.section_at[end] == section:
        stop = end
        while stop < most and parse.sentences[stop] == parse.sentences[end] and reading.section_at[stop] == section:
            stop += 1
        asks = any(parse.words[i] == "?" for i in range(max(end, stop - 3), stop))
        if end > start and not asks and not any(parse.lower[i] in own for i in range(end, stop)):
            break
        end = stop
    while end > start + 1 and parse.words[end - 1].isspace():
        end -= 1
    return end


def find_laid_out(reading: Reading, cast: Cast, words: Sequence[list[int]], found: Sequence[Statement]) -> list[Statement]:
    """What the layout makes a statement; a section whose words a statement already holds is left to it.

    Args:
        words: for each section the tokens of its body.
        found: the statements so far.
    """
    numbers = {section.section_id: number for number, section in enumerate(reading.sections)}
    pieces = (piece for statement in found if not statement.is_nobodys for piece in statement.content)
    claimed = {reading.section_at[token_at(reading.parse, piece.start)] for piece in pieces}
    statements = []
    for number, (section, tokens) in enumerate(zip(reading.sections, words, strict=True)):
        if not any(reading.parse.words[i][:1].isalnum() for i in tokens):
            continue
        if section.kind == "answer":  # Dr. Lee: The road will be long. It is worth it.
            turns = _sentences(reading.parse, tokens)
            statements += [_labelled(reading, cast, section, sentence, "answer", "answer") for sentence in turns]
        elif section.kind in TITLES and number not in claimed:
            statements += _in_title(reading, cast, section, tokens)
        elif section.kind in ("pull_quote", "embed") and section.label:
            statements.append(_labelled(reading, cast, section, tokens, "label", section.kind))
        elif section.kind == "paragraph" and section.label and number not in claimed:
            statements.append(_labelled(reading, cast, section, tokens, "label", "labelled"))
        elif section.kind in _BELOW_A_LINE and section.lead_in_id in numbers and number not in claimed:
            cued = {i for statement in found for i in statement.cue_tokens}
            line = [i for i in words[numbers[section.lead_in_id]] if i < tokens[0] or i not in cued]
            statements += _under_lead_in(reading, cast, section, tokens, line)
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


def _labelled(reading: Reading, cast: Cast, section: Section, tokens: list[int], form: str, rule: str) -> Statement:
    content = reading.parse.span(tokens[0], tokens[-1] + 1)
    return Statement(section, (content,), tuple(tokens), form, rule, section.label, cast.speakers.get(section.section_id))


def _in_title(reading: Reading, cast: Cast, section: Section, tokens: list[int]) -> list[Statement]:
    """France: talks are over. · ‘Talks are over’: Rundle on the port. · Talks are over – Rundle. Words and who says them."""
    parse = reading.parse
    mark = next((k for k, i in enumerate(tokens) if parse.words[i] == ":"), 0)
    dashes = [k for k, i in enumerate(tokens) if parse.words[i] in ("–", "—")]
    before, after = tokens[:mark], tokens[mark + 1 :]
    orders = [(before, after), (after, before)] if before and after else []
    on = next((k for k, i in enumerate(after) if parse.lower[i] == "on"), 0)
    if orders and on and reading.quoted.at(parse.starts[before[0]]):
        orders = [(after[:on], before)]
    if not orders and dashes:
        orders = [(tokens[dashes[-1] + 1 :], tokens[: dashes[-1]])]
    for name, said in orders:
        actor = cast.by_id.get(_named_alone(parse, cast, name)) if name and said else None
        if actor is not None and _is_said(reading, said, actor.kind) and (mark or _has_a_verb(parse, said)):
            spans = parse.span(said[0], said[-1] + 1), parse.span(name[0], name[-1] + 1)
            return [Statement(section, spans[:1], tuple(said), "headline", "name_in_title", spans[1], actor.actor_id)]
    return []


def _has_a_verb(parse: Parse, said: list[int]) -> bool:
    """Talks are over – Rundle; not: A life in letters – Rundle."""
    return any(parse.tags[i] in ("VBZ", "VBP", "VBD", "MD") for i in said) or parse.tags[said[0]] in ("``", "''")


def _named_alone(parse: Parse, cast: Cast, name: list[int]) -> str | None:
    """Whom the tokens name, if they are a name and no more: France; not: Ukraine war."""
    capital = all(parse.words[i][0].isupper() or parse.lower[i] in ("and", "of", "the") for i in name)
    return cast.actor_of(parse.span(name[0], name[-1] + 1)) if capital else None


def _is_said(reading: Reading, said: list[int], kind: str) -> bool:
    """Whether the words beside a name in a headline are that actor's; not: France: what we know · Kenya: floods kill dozens."""
    parse = reading.parse
    if reading.quoted.at(parse.starts[said[0]]):
        return True
    asks = parse.tags[said[0]] in ("WP", "WRB", "WDT")
    if asks or len(said) < FEWEST_WORDS or kind in ("place", "anonymous"):
        return False
    return kind == "person" or any(parse.pos[i] == "AUX" or parse.lower[i] in parse.classes["first_person"] for i in said)


def _under_lead_in(reading: Reading, cast: Cast, section: Section, tokens: list[int], above: list[int]) -> list[Statement]:
    """The ambassador outlined three conditions: – The army must withdraw.  Without a cue above it the item is nobody's."""
    parse, cues = reading.parse, {entry.cue for entry in reading.vocabulary.cues}
    for i in reversed(above):
        if parse.lemmas[i] in cues and parse.pos[i] in VERBAL and (head := source_of(parse, i)) is not None:
            form = "direct" if section.rule == "block_quote" else form_of(reading, tokens)
            return [
                Statement(
                    section=section,
                    content=(parse.span(tokens[0], tokens[-1] + 1),),
                    tokens=tuple(tokens),
                    form="list_item" if section.kind == "list_item" else "unquoted" if form == "indirect" else form,
                    rule="under_lead_in",
                    speaker=parse.span(*noun_phrase(parse, head)),
                    speaker_id=source_named(parse, cast, head),
                    cue=parse.span(i, i + 1),
                    cue_tokens=(i,),
                )
            ]
    return []
