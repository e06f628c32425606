"""All that was found in an article in; turns that were not understood, and answers whose speaker nobody names, out."""

import re
from collections import Counter
from collections.abc import Iterator

from analysis.flags.defects import Defect, Found
from analysis.reading import Section, one_of
from analysis.tables import Span

# 'Ann Holm | We wait.', 'ann: we wait', '[Holm] We wait.'
_OPENING = re.compile(r"(?:<[^<>]{1,20}>)?[\W_]{0,4}([^\W\d_][^\n:|>\])—–=\t]{0,40}?)\s*(?:[:|>\])=\t—–]| - )\s*\S")
_LONGEST_NAME, _LONGEST_QUESTION = 5, 300  # words, characters
_FEWEST_TURNS, _FEWEST_QUESTIONS = 4, 3
_MOSTLY, _OFTEN = 0.5, 0.3  # shares of the paragraphs
_PROSE = frozenset(("headline", "heading", "paragraph", "list_item", "pull_quote", "lead_in"))
_ABOVE = 3  # sections that may announce an interview


def answers_without_speaker(found: Found) -> Iterator[Defect]:
    """Once for each label that names nobody: A: We wait. · Speaker 1: We wait."""
    told: set[str] = set()
    for section in found.reading.sections:
        if section.kind == "answer" and found.cast.speakers.get(section.section_id) is None:
            label = found.text[slice(*section.label)] if section.label else ""
            if label not in told:
                whose = f"“{label}”" if label else "whoever answers"
                yield _defect(section, f"the text never names {whose}: look for the speaker")
            told.add(label)


def unread_turns(found: Found) -> Iterator[Defect]:
    """Paragraphs open with the same few names in turn, or questions stand alone above answers, and no turn was read."""
    sections = found.reading.sections
    if any(s.kind in ("question", "answer") for s in sections):
        return
    prose = [s for s in sections if s.kind in _PROSE]
    first = _first_opening(found, prose) or _first_question(found, prose)
    if first is None and any(s.gaps or s.rule == "cue" for s in sections):
        first = next(iter(prose), None)
    if first is not None:
        yield _defect(first, "looks like a transcript whose speakers were not understood: write `Name:` before each turn")


def _first_opening(found: Found, prose: list[Section]) -> Section | None:
    """Ann Holm | We wait. · Bo Day | We go. · Ann Holm | Why? · Bo Day | Now."""
    matches = ((s, _OPENING.match(found.text, s.start, s.end)) for s in prose)
    names = {s: m[1].strip().casefold() for s, m in matches if m and len(m[1].split()) <= _LONGEST_NAME}
    count = Counter(names.values())
    silent = found.classes["no_speakers"] | found.classes["weekdays"]
    turns = [s for s in prose if s in names and count[names[s]] > 1 and names[s].split()[0] not in silent]
    speakers = {names[s] for s in turns}
    return turns[0] if len(turns) >= max(_FEWEST_TURNS, _MOSTLY * len(prose)) and len(speakers) > 1 else None


def _first_question(found: Found, prose: list[Section]) -> Section | None:
    """An interview with Ann Holm · Why now? · It is late. · And then? · We wait. · For how long? · Until May."""
    interview = re.compile(rf"\b{one_of(found.classes['interviews'])}\b", re.IGNORECASE)
    asked = [
        s for s, below in zip(prose, prose[1:], strict=False)
        if s.end - s.start <= _LONGEST_QUESTION and found.text[s.end - 1] == "?" != found.text[below.end - 1]
    ]  # fmt: skip
    announced = any(interview.search(found.text, s.start, s.end) for s in prose[:_ABOVE])
    return asked[0] if announced and len(asked) >= max(_FEWEST_QUESTIONS, _OFTEN * len(prose)) else None


def _defect(section: Section, cure: str) -> Defect:
    return Defect((Span(section.start, section.end),), cure, "sections", section.section_id)
