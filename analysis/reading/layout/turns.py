"""Blocks in, marked: the questions and answers of an interview, a briefing or a transcript, and who speaks in each.

A label announces a speaker (`Dr. Vance:`, `Q:`, `SECRETARY SMITH:`); the paragraphs that follow are still that speaker's.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

from analysis.reading.layout.blocks import BULLET, HEAD, Block, ends_sentence, is_title_case
from analysis.reading.layout.labels import VOICE, Label, find_label
from analysis.reading.layout.patterns import Patterns
from analysis.tables import Span

LABELLED = ("", "headline", "heading")  # a short first turn is easily taken for a title
IN_BRACKETS = re.compile(r"\[[A-Z][^\[\]\n]{1,40}\](?=\s*\S)")  # '[Brandt] We wait.': cut where wires are read
IN_PASSING = re.compile(r"\bin an? $", re.IGNORECASE)  # In an interview with Harbour Radio, Ann Lee said …
FEWEST_TURNS, MOSTLY, SELDOM = 3, 0.7, 0.3
FEWEST_QUESTIONS, OFTEN, LONGEST_QUESTION = 3, 0.3, 300  # that stand alone; their share of the paragraphs; characters
LONGEST_LINE = 120  # characters of what an interviewer says in between
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
FARTHEST_TURN = 6  # blocks between two turns of one conversation


def mark_turns(blocks: list[Block], patterns: Patterns) -> None:
    """Settle questions and answers, labels carried on to the unlabelled paragraphs of a turn."""
    labels = _labels(blocks, patterns)
    asked, answering = patterns.words_of["askers"], patterns.words_of["answerers"]
    announcing = {i: label for i, label in labels.items() if not blocks[i].kind or label.key in asked | answering}
    speakers = _speakers(blocks, announcing, patterns)
    turns = {i: label for i, label in labels.items() if label.key in speakers and not _is_title(blocks[i], label)}
    if not turns:
        _mark_questions(blocks, patterns)
        return
    askers = _askers(blocks, turns, patterns)
    interviewee = _interviewee(blocks[: min(turns)], patterns)
    current: Block | None = None
    for i, block in enumerate(blocks):
        if label := turns.get(i):
            named = interviewee if label.key in answering else block.span(*label.name)
            body = block.span(label.words_at, len(block.text))
            block.become("question" if label.key in askers else "answer", "turn", body, named)
            current = block
        elif current and not block.kind and _goes_on(block, current, patterns):
            bullet = BULLET.match(block.text)
            body = block.span(bullet.end(), len(block.text)) if bullet else None
            block.become(current.kind, "turn_goes_on", body, current.label)
        elif not block.kind or block.kind in ("heading", "headline"):
            current = None


def _mark_questions(blocks: list[Block], patterns: Patterns) -> None:
    """`An interview with Ann Holm` above `Why now?` `It is late.`: questions and answers that nothing announces."""
    prose = [block for block in blocks if block.kind in LABELLED]
    asked = [
        above for above, below in zip(prose, prose[1:], strict=False)
        if len(above.text) <= LONGEST_QUESTION and _asks(above) and above.kind != "headline"
        and (not _asks(below) or len(below.text) > len(above.text))
    ]  # fmt: skip
    if len(asked) >= FEWEST_QUESTIONS and _alternate(turns := prose[prose.index(asked[0]) :]):
        for i, block in enumerate(turns):
            block.become("answer" if i % 2 else "question", *_own_label(block, patterns, None))
        return
    if len(asked) < max(FEWEST_QUESTIONS, OFTEN * len(prose)):
        return
    announced = [
        block for block in blocks[: blocks.index(asked[0])]
        if (match := patterns.announced_interview.search(block.text)) and ":" not in match[0]
    ]  # fmt: skip
    interviewee = _interviewee(announced, patterns)
    rest = blocks[blocks.index(asked[0]) :]
    closing = next((block for block in rest if block.start > asked[-1].start and _tells_of_interview(block, patterns)), None)
    if not (interviewee or closing or any(block.kind for block in announced)):  # Q&A: What now?
        return
    questions = frozenset(asked)
    for block in rest[: rest.index(closing) if closing else None]:
        if block in questions:
            block.become("question", *_own_label(block, patterns, None))
        elif not block.kind:
            block.become("answer", *_own_label(block, patterns, interviewee))


def _alternate(turns: list[Block]) -> bool:
    """`Why now?` `I told them.` `They did not listen.` `No. I was not surprised.`: a short line each, then an answer."""
    lines, answers = turns[::2], turns[1::2]
    says_i = sum(FIRST_PERSON.search(block.text) is not None for block in answers)
    short = all(len(block.text) <= LONGEST_LINE for block in lines)
    quoted = any(block.text[0] in '"“' for block in turns)
    return short and not quoted and 2 * says_i > len(answers) >= FEWEST_QUESTIONS


def _tells_of_interview(block: Block, patterns: Patterns) -> bool:
    """`This interview was edited for length.`"""
    this, what, *_ = *re.findall(r"\w+", block.text[:HEAD].lower())[:2], "", ""
    return this == "this" and what in patterns.words_of["interviews"]


def _own_label(block: Block, patterns: Patterns, name: Span | None) -> tuple[str, Span | None, Span | None]:
    """`Harbour Review: Why now?`: the rule, the words and the name of one that is labelled all the same."""
    label = find_label(block, patterns)
    if label and label.sure | (label.n_words > 1):
        return "turn", block.span(label.words_at, len(block.text)), block.span(*label.name)
    bullet = BULLET.match(block.text)
    return "standing", block.span(bullet.end(), len(block.text)) if bullet else None, name


def _asks(block: Block) -> bool:
    return block.text.rstrip("\"”’'*_ ").endswith("?")


def _labels(blocks: list[Block], patterns: Patterns) -> dict[int, Label]:
    labels = {i: label for i, block in enumerate(blocks) if block.kind in LABELLED and (label := find_label(block, patterns))}
    names = {i: blocks[i].text[slice(*label.name)] for i, label in labels.items()}
    whole = {"".join(word[0] for word in names[i].split()): label.key for i, label in labels.items() if label.n_words > 1}
    return {  # HP: And then?, below Harbour Post: Why now?
        i: dataclasses.replace(label, key=whole[names[i]]) if names[i] in whole and names[i].isupper() else label
        for i, label in labels.items()
    }


def find_heads(blocks: list[Block], patterns: Patterns) -> frozenset[Block]:
    """The blocks whose label comes again word for word, and so is no part of a title, a heading or a dateline."""
    labels, count = {}, Counter()
    for i, label in _labels(blocks, patterns).items():
        text = blocks[i].text
        if not is_title_case(text[label.words_at :]) or (ends_sentence(text) and text.rstrip("\"”’'")[-1] != "?"):
            labels[i] = label, text[slice(*label.name)]
            count[labels[i][1]] += 1
    heads = {i for i, (_, name) in labels.items() if count[name] > 1 or blocks[i].label or VOICE.match(blocks[i].text)}
    heads |= {i for i, (label, _) in labels.items() if label.sure and heads}
    bracketed = {i: match[0] for i, block in enumerate(blocks) if not block.kind and (match := IN_BRACKETS.match(block.text))}
    again = Counter(bracketed.values())
    return frozenset(blocks[i] for i in (*heads, *(i for i, name in bracketed.items() if again[name] > 1)))


def _is_title(block: Block, label: Label) -> bool:
    """`Governor: Storm Is 'Worst of Our Lives'` above the transcript that the governor speaks in."""
    return bool(block.kind) and is_title_case(block.text[label.words_at :])


def _speakers(blocks: list[Block], labels: dict[int, Label], patterns: Patterns) -> set[str]:
    """Keys of the labels that announce speakers: in a conversation speakers return, take turns, and somebody asks."""
    count = Counter(label.key for label in labels.values())
    sure = {label.key for label in labels.values() if label.sure}
    askers, answerers = patterns.words_of["askers"], patterns.words_of["answerers"]
    called = {key for key in askers & count.keys() if count[key] > 1 or (len(count) > 1 and key != "q")}
    if "q" in count and answerers & count.keys():
        called |= {"q"}
    voiced = {label.key for i, label in labels.items() if VOICE.match(blocks[i].text)}
    speakers = called | (answerers & count.keys() if called else set()) | {key for key in sure if count[key] > 1} | voiced
    asked = any("?" in blocks[i].text[-200:] for i in labels)
    if _take_turns(blocks, labels, count):
        return speakers | count.keys()
    places = sorted(labels)
    for i, j in zip(places, places[1:], strict=False):
        left, right = labels[i].key, labels[j].key
        returning = max(count[left], count[right]) > 1 and (asked or {left, right} <= sure)
        if j - i <= FARTHEST_TURN and left != right and (returning or {left, right} & speakers):
            speakers |= {left, right}
    return speakers | (sure if speakers else set())


def _take_turns(blocks: list[Block], labels: dict[int, Label], count: Counter[str]) -> bool:
    """Whether the labels alone show a debate, in which nobody asks: they hold most of the text, return and alternate."""
    if len(count) < 2 or len(labels) < 1.5 * len(count) or len(labels) < FEWEST_TURNS:
        return False
    places = sorted(labels)
    told = sum(not block.kind for block in blocks[places[0] : places[-1] + 1])
    changes = sum(labels[i].key != labels[j].key for i, j in zip(places, places[1:], strict=False))
    needed = SELDOM if all(label.n_words > 1 for label in labels.values()) else MOSTLY
    return len(labels) >= MOSTLY * told and changes >= needed * (len(places) - 1)


def _askers(blocks: list[Block], turns: dict[int, Label], patterns: Patterns) -> set[str]:
    """Who asks: whoever is called so, or a voice whose turns end in questions more often than another's do."""
    count, asking = Counter(), Counter()
    for i, label in turns.items():
        last = i
        while last + 1 < len(blocks) and last + 1 not in turns and not blocks[last + 1].kind and last < i + FARTHEST_TURN:
            last += 1
        count[label.key] += 1
        asking[label.key] += any(_asks(block) for block in blocks[i : last + 1])
    share = {key: asking[key] / count[key] for key in count}
    often = {key for key in share.keys() - patterns.words_of["answerers"] if share[key] >= max(0.5, 0.75 * max(share.values()))}
    called = patterns.words_of["askers"] & count.keys()
    if called:
        return called | often
    return often if often != set(count) else set()


def _goes_on(block: Block, turn: Block, patterns: Patterns) -> bool:
    """Whether an unlabelled paragraph is still the speaker's: not once its quotation is closed or its speaker is told of."""
    words = turn.text[turn.body.start - turn.start :]
    if words[0] in '“"' and words[-1] in '”"' and len(words) > 1:
        return False
    own_label = turn.label if turn.label and turn.start <= turn.label.start < turn.end else None
    name = turn.text[own_label.start - turn.start : own_label.end - turn.start].split() if own_label else []
    head = block.text[: 2 * HEAD]
    return not (
        name and len(name[-1]) > 2 and re.search(rf"\b{re.escape(name[-1])}\b", head) and patterns.narrated.search(head)
    )


def _interviewee(above: list[Block], patterns: Patterns) -> Span | None:
    """Whom the text announces as interviewed: `An Interview with Dr. Eleanor Vance`; for answers that are labelled `A:`."""
    for block in above:
        match = patterns.announced_interview.search(block.text[: 4 * HEAD])
        name = _name_at(block.text, match.end(), patterns.words_of["particles_of_names"]) if match else None
        if name and not IN_PASSING.search(block.text[: match.start()]) and not _is_paper(block.text[slice(*name)], patterns):
            return block.span(*name)
    return None


def _is_paper(name: str, patterns: Patterns) -> bool:
    return name.split()[-1].lower() in patterns.words_of["media"] | patterns.words_of["kinds_of_publication"]


def _name_at(text: str, at: int, particles: frozenset[str]) -> Span | None:
    end, n_words = at, 0
    for word in re.compile(r"\S+").finditer(text, at, min(len(text), at + 120)):
        bare = word[0].rstrip(".,;:?!’'\")")
        if not bare or not (bare[0].isupper() or bare in particles):
            break
        end, n_words = word.start() + len(bare), n_words + 1
        if word[0][-1] in ",;:?!" or n_words == 6:
            break
    return Span(at, end) if n_words > 1 else None
