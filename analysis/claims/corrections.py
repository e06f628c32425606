"""Attributions as the tagger and its linker read them in, those that the grammar lets stand out.

The models follow the habits of newspapers; where a sentence says otherwise, its grammar decides: who hears does not speak, a
quotation with a verb of its own is whose that verb says, and who signs a treaty states nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from analysis.claims.deeds import states_nothing, wonders
from analysis.claims.linker import Attribution, Range, cue_head
from analysis.claims.sources import is_reduced, retold_verb, source_of
from analysis.claims.tagger import TITLES
from analysis.reading import Parse, Reading
from analysis.reading.grammar import VERBAL, ancestors, child_of, noun_phrase, sentence_of, token_at

RULE = "own_verb_after_quotation"
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "pcomp"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_STOPS = frozenset((".", "…", "..."))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


def correct(found: Sequence[Attribution], reading: Reading) -> list[Attribution]:
    """The attributions, corrected, and those that come apart, in the order of their cues."""
    parse = reading.parse
    within = (_within_title(reading, a) for a in found)
    stating = (_with_subject(parse, a) for a in within if a.content and not states_nothing(reading, a))
    behind = (_without_name(reading, _with_source_behind(reading, a)) for a in stating)
    retelling = (_with_who_is_retold(parse, a) for a in behind)
    stated = [_without_question(parse, _without_hearer(parse, a)) for a in retelling]
    apart = [part for attribution in stated for part in _taken_apart(reading, attribution)]
    retold = [(a.cue, verb) for a in stated if (verb := retold_verb(parse, cue_head(parse, a.cue))) is not None]
    apart = [a for a in apart if not _is_retold_again(parse, a, retold)]
    cues = {i for a in stated for i in range(*a.cue)}
    own = {a.cue[0]: a.content for a in apart if a.rule == RULE and a.cue[0] in cues}
    return [_with_own(a, own) for a in apart if a.rule != RULE or a.cue[0] not in cues]


def _with_own(a: Attribution, own: Mapping[int, tuple[Range, ...]]) -> Attribution:
    """“For what?” Kline asked. “For a fight.”: what was taken from the speaker before belongs to the cue behind it."""
    more = next((own[i] for i in range(*a.cue) if i in own), ())
    apart = tuple(p for p in more if all(p[1] <= q[0] or q[1] <= p[0] for q in a.content))
    return dataclasses.replace(a, content=tuple(sorted((*apart, *a.content)))) if apart and a.rule != RULE else a


def _is_retold_again(parse: Parse, a: Attribution, retold: Sequence[tuple[Range, int]]) -> bool:
    """Rundle is quoted by the paper as ⟨saying⟩ that …: one statement, with the cue before."""
    if not retold:
        return False
    cue = cue_head(parse, a.cue)
    return any(verb == cue and cue not in range(*before) for before, verb in retold)


def _without_hearer(parse: Parse, a: Attribution) -> Attribution:
    """Kline *was told* by Rundle that …: Kline is neither the speaker nor among the words."""
    cue = cue_head(parse, a.cue)
    hearer = _hearer(parse, cue)
    if hearer is None:
        return a
    first, last = parse.first[hearer], parse.last[hearer] + 1
    after = tuple((max(piece[0], a.cue[1]), piece[1]) for piece in a.content if piece[1] > a.cue[1])
    outside = tuple(piece for piece in a.content if piece[1] <= first or piece[0] >= last)
    content = _retold(parse, cue) or outside or after or _clause_after(parse, cue) or a.content
    by_grammar = source_of(parse, cue)
    if by_grammar is not None and (by_grammar != hearer or retold_verb(parse, cue) is not None):
        return dataclasses.replace(a, source=noun_phrase(parse, by_grammar), head=by_grammar, content=content)
    if a.head is not None and not first <= a.head < last and parse.plain[a.source[0] - 1] in ("by", "from"):
        return dataclasses.replace(a, content=content)
    return dataclasses.replace(a, source=None, head=None, content=content)


def _without_question(parse: Parse, a: Attribution) -> Attribution:
    """Kline replied *when asked if she would sign*: no words of Kline's. *Questioned by Rundle*, Kline said: not Rundle's."""
    cue = cue_head(parse, a.cue)
    asked = next((c for c in parse.children[cue] if _is_asked(parse, c)), None)
    if asked is None:
        return a
    first, last = parse.first[asked], parse.last[asked] + 1
    outside = tuple(piece for piece in a.content if piece[1] <= first or piece[0] >= last)
    if first > cue and outside:
        a = dataclasses.replace(a, cue=(a.cue[0], min(a.cue[1], first)), content=outside)
    head = source_of(parse, cue)
    if head is None and parse.deps[cue - 1] == "appos":  # Challenged by Rundle, ⟨Kline⟩ said
        head = cue - 1
    if a.head is None or not first <= a.head < last or head is None:
        return a
    return dataclasses.replace(a, source=noun_phrase(parse, head), head=head)


def _within_title(reading: Reading, a: Attribution) -> Attribution:
    """*Port talks end* ¶ “We waited …: the words below a headline are not said in it."""
    number = reading.section_at[a.cue[0]]
    if reading.sections[number].kind not in TITLES:
        return a
    return dataclasses.replace(a, content=tuple(piece for piece in a.content if reading.section_at[piece[0]] == number))


def _with_subject(parse: Parse, a: Attribution) -> Attribution:
    """*May added* that talks would resume: the tagger may take who says it for a word of the cue."""
    subject = child_of(parse, cue_head(parse, a.cue), {"nsubj"})
    if a.head is not None or subject is None or not a.cue[0] <= subject < a.cue[1] - 1 or parse.pos[subject] != "PROPN":
        return a
    return dataclasses.replace(a, source=noun_phrase(parse, subject), head=subject, cue=(subject + 1, a.cue[1]))


def _with_source_behind(reading: Reading, a: Attribution) -> Attribution:
    """“Shame!” *called out* Kline: the parse may take who calls for what is called."""
    parse, cue = reading.parse, cue_head(reading.parse, a.cue)
    thing = child_of(parse, cue, {"dobj"})
    if a.head is not None or thing is None or parse.pos[thing] != "PROPN" or parse.first[thing] != a.cue[1]:
        return a
    begins = cue and not parse.words[cue - 1][0].isalnum() and reading.quoted.at(parse.starts[cue - 1]) is not None
    content = tuple(piece for piece in a.content if piece[1] <= cue)
    if not begins or not content:
        return a
    return dataclasses.replace(a, source=noun_phrase(parse, thing), head=thing, content=content)


def _without_name(reading: Reading, a: Attribution) -> Attribution:
    """*“Clean Bay”* said the same: a name between marks, of whoever says it, is none of the words."""
    parse, subjects = reading.parse, _SUBJECTS
    says = [c for c in parse.children[cue_head(parse, a.cue)] if parse.deps[c] in subjects and c < a.cue[0]]
    named = [p for p in a.content if any(p[0] <= c < p[1] and parse.pos[c] == "PROPN" for c in says)]
    named = [p for p in named if reading.is_quoted[p[0]] and parse.words[p[1] - 2][-1].isalnum() and p[1] == a.cue[0]]
    return dataclasses.replace(a, content=tuple(p for p in a.content if p not in named)) if named else a


def _is_asked(parse: Parse, clause: int) -> bool:
    return parse.deps[clause] == "advcl" and parse.tags[clause] == "VBN" and _hears(parse, clause)


def _hears(parse: Parse, verb: int) -> bool:
    return parse.lemmas[verb] in parse.classes["verbs_of_hearing"] | parse.classes["verbs_of_questioning"]


def _hearer(parse: Parse, cue: int) -> int | None:
    """The subject of a passive of telling, asking, quoting; of `when asked if …` that of the clause above."""
    passive = child_of(parse, cue, {"nsubjpass"})
    if passive is not None:
        hears = _hears(parse, cue) and parse.lemmas[cue] not in parse.classes["verbs_of_report"]
        return passive if hears or retold_verb(parse, cue) is not None else None
    if parse.plain[cue - 1] == "," and (child_of(parse, cue, {"nsubj"}) == cue - 2 or _is_told_after(parse, cue)):
        return cue - 2 if _hears(parse, cue) else None  # Kline, asked why …, blamed …
    if parse.lemmas[cue] in parse.classes["learning"] and source_of(parse, cue) not in (None, child_of(parse, cue, {"nsubj"})):
        return child_of(parse, cue, {"nsubj"})  # Kline heard from Rundle that …
    if is_reduced(parse, cue) and _hears(parse, cue):
        up = parse.heads[cue]
        return up if parse.deps[cue] in ("acl", "relcl") else child_of(parse, up, _SUBJECTS)
    return None


def _is_told_after(parse: Parse, cue: int) -> bool:
    """“Never,” said Kline, *asked* whether he would sign: no verb of Kline's, though the parse puts it above."""
    clause = child_of(parse, cue, {"ccomp"})
    mark = child_of(parse, clause, {"mark"}) if clause is not None else None
    if mark is None or parse.lower[mark] not in ("if", "whether") or child_of(parse, cue, _SUBJECTS | {"dobj"}) is not None:
        return False
    return parse.deps[cue - 2] == "nsubj" and parse.heads[cue - 2] < cue - 2


def _with_who_is_retold(parse: Parse, a: Attribution) -> Attribution:
    """The paper *quoted* Kline as saying that …: Kline's words."""
    cue = cue_head(parse, a.cue)
    whose = child_of(parse, cue, {"dobj"}) if retold_verb(parse, cue) is not None else None
    content = _retold(parse, cue)
    if whose is None or not content or child_of(parse, cue, {"nsubjpass"}) is not None:
        return a
    end = max([content[0][1], *(piece[1] for piece in a.content if piece[0] < content[0][1])])
    return dataclasses.replace(a, source=noun_phrase(parse, whose), head=whose, content=((content[0][0], end),))


def _retold(parse: Parse, cue: int) -> tuple[Range, ...]:
    """Was quoted as saying *that the strike would end*; is said to have told the board *that …*."""
    said = retold_verb(parse, cue)
    clause = None if said is None else child_of(parse, said, {"ccomp"})
    return ((parse.first[clause], parse.last[clause] + 1),) if clause is not None and clause > said else ()


def _clause_after(parse: Parse, cue: int) -> tuple[Range, ...]:
    """Kenya was accused *of breaking the truce*."""
    clauses = [c for c in parse.children[cue] if c > cue and (parse.deps[c] in _CLAUSES or parse.plain[c] in ("of", "that"))]
    return ((parse.first[clauses[0]], parse.last[clauses[0]] + 1),) if clauses else ()


def _taken_apart(reading: Reading, a: Attribution) -> Iterator[Attribution]:
    """“It is dead,” Rundle said. “Never!” Kline shouted: a quotation that goes on as another sentence is not Rundle's."""
    kept: list[Range] = []
    own: list[tuple[int, list[Range]]] = []
    for piece in a.content:
        verb = _verb_after(reading, piece) if _is_later(reading.parse, a.cue, piece) else None
        if verb is not None and verb >= 0:
            own.append((verb, [_quotation(reading, piece)]))
        elif verb is None and own and piece[0] > own[-1][0]:  # “Never!” Kline shouted. “It is theft.”
            own[-1][1].append(piece)
        elif verb is None:
            kept.append(piece)
    if kept:
        yield dataclasses.replace(a, content=tuple(kept))
    for verb, pieces in own:
        head = source_of(reading.parse, verb)
        source = None if head is None else noun_phrase(reading.parse, head)
        yield Attribution(source, head, (verb, verb + 1), tuple(pieces), RULE)


def _is_later(parse: Parse, cue: Range, piece: Range) -> bool:
    """Whether the piece begins after a full stop behind the cue."""
    return piece[0] >= cue[1] and any(parse.words[i] in ".?!" for i in range(cue[1], piece[0]))


def _quotation(reading: Reading, piece: Range) -> Range:
    quotation = reading.quoted.at(reading.parse.starts[piece[0]])
    return piece[0], token_at(reading.parse, quotation.span.end - 1) + 1


def _verb_after(reading: Reading, piece: Range) -> int | None:
    """The verb of saying to which the quotation belongs; -1 if the prose goes on with another, None if it does not go on."""
    parse, quotation = reading.parse, reading.quoted.at(reading.parse.starts[piece[0]])
    if quotation is None or quotation.goes_on:
        return None
    behind = after = _quotation(reading, piece)[1]
    after += parse.words[after : after + 1] == [","]  # “Clean Bay”, her group, left.
    if after >= len(parse) or reading.section_at[after] != reading.section_at[piece[0]]:
        return None
    if not parse.words[after][:1].isalnum() or reading.quoted.at(parse.starts[after]):
        return None
    sentence = sentence_of(parse, after)
    stop = next((i for i in range(after, sentence.stop) if parse.words[i] in ".!?"), sentence.stop)
    verbs = [i for i in range(after, stop) if parse.pos[i] in VERBAL and parse.deps[i] not in _AUXILIARIES]
    if not verbs:
        return None
    highest = min(verbs, key=lambda i: (sum(1 for _ in ancestors(parse, i)), i))
    ends, new = parse.words[behind - 2], parse.words[after][0].isupper()
    says = parse.lemmas[highest] in {cue.cue for cue in reading.vocabulary.cues} and not _has_own_object(parse, highest)
    if new and (ends in _STOPS or ends in "?!" and not says):  # “We gave up.” She left.
        return None
    subject = child_of(parse, highest, _SUBJECTS)  # “Never!” | Kline, who speaks for the owners, shouted.
    inside = range(0) if subject is None else range(parse.first[subject], parse.last[subject] + 1)
    return (highest if all(v in inside for v in verbs if v < highest) else None) if says else -1


def _has_own_object(parse: Parse, verb: int) -> bool:
    """“Why?” *Kline rejected the plan.* Not: “Why?” Kline wanted to know."""
    if wonders(parse, verb):
        return False
    hearing = parse.classes["verbs_of_hearing"]
    own = {"ccomp", "xcomp"} if parse.lemmas[verb] in hearing else {"ccomp", "xcomp", "dobj"}
    return any(c > verb and (parse.deps[c] in own or parse.plain[c] == "for") for c in parse.children[verb])
