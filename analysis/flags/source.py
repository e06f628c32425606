"""All that was found in an article in; what weakens the file as a source out: of when, by whom, how it was copied."""

import re
from collections.abc import Iterator

from analysis.flags.defects import Defect, Found, defect_at, defect_of
from analysis.reading import Reading, one_of
from analysis.tables import Actor, Claim, Span

DATELINE = 600  # characters from the title in which a date may stand

_POST = re.compile(r"pic\.twitter\.com/\w+|https?://(?:t\.co|(?:www\.)?(?:twitter|x)\.com/\w+/status)/\w+")
_ANY_MARK = re.compile(r"[“”„«»\"]")
_ORPHANED_DASH = re.compile(r"[–—] (?=[A-Z]\w* \w+ \w+[^\r\n]{40})")


def no_date(found: Found) -> Iterator[Defect]:
    """When it was published decides what is new in it; a date in the dateline is a hint, not a publication date."""
    title = _title_line(found.reading)
    if found.reading.article.published is None and title:
        month = rf"{one_of(name[:3] for name in found.classes['months'])}[a-z]*\.?"
        # 2 Nov. 2021 · November 2, 2021
        dates = rf"\b(?:\d{{1,2}} {month},? (?:19|20)?\d\d|{month} \d{{1,2}},? (?:19|20)\d\d)\b"
        hint = re.compile(dates, re.IGNORECASE).search(found.text, title.start, title.start + DATELINE)
        yield defect_at(*title, f"the text names {hint[0]}" if hint else "give the date of publication")


def _title_line(reading: Reading) -> Span | None:
    text, title = reading.article.text, reading.article.title.strip()
    start = text.find(title) if title else -1
    if start >= 0:
        return Span(start, start + len(title))
    line = re.search(r"\S(?:[^\r\n]*\S)?", text)
    return Span(*line.span()) if line else None


def damaged_encoding(found: Found) -> Iterator[Defect]:
    """The file was read in an encoding that it does not name."""
    title = _title_line(found.reading)
    if found.reading.article.encoding_note and title:
        yield defect_at(*title, found.reading.article.encoding_note)


def left_out(found: Found) -> Iterator[Defect]:
    """The text of a page may lack a part of the article."""
    title = _title_line(found.reading)
    if found.reading.article.left_out and title:
        yield defect_at(*title, found.reading.article.left_out)


def furniture(found: Found) -> Iterator[Defect]:
    """Words of the page, not of the article."""
    for section in found.reading.sections:
        if section.kind in ("boilerplate", "keywords") and section.rule != "cue":  # the times of subtitles
            yield defect_at(section.start, section.end, "no part of the article")


def posts(found: Found) -> Iterator[Defect]:
    """A post may be cut, translated or faked, and speaks for its account."""
    spans: list[Span] = []
    for section in found.reading.sections:
        if section.kind != "embed":
            spans += [Span(*m.span()) for m in _POST.finditer(found.text, section.start, section.end)]
        elif spans and spans[-1].end >= section.start - 2:  # a post of several paragraphs
            spans[-1] = Span(spans[-1].start, section.end)
        else:
            spans.append(Span(section.start, section.end))
    for span in spans:
        yield defect_at(*span, "compare with the post itself")


def seams(found: Found) -> Iterator[Defect]:
    """Two articles pasted into one file: what the second says of the first is no second source."""
    sections = found.reading.sections
    for before, section in zip(sections, sections[1:], strict=False):
        if section.part > before.part:
            where = (Span(section.start, section.end),)
            yield Defect(where, f"text {section.part + 1} of this file begins here", "sections", section.section_id)


def orphaned_dashes(found: Found) -> Iterator[Defect]:
    """The place and the date before the dash are lost."""
    for section in found.reading.sections:
        m = _ORPHANED_DASH.match(found.text, section.start, section.end) if section.kind == "paragraph" else None
        if m:
            yield defect_at(*m.span(), "look for the place and date before the dash")


def pull_quotes_without_marks(found: Found) -> Iterator[Defect]:
    """Words set apart under their speaker's name: verbatim, or a summary?"""
    for section in found.reading.sections:
        words = found.text[section.body.start : section.body.end]
        if section.kind == "pull_quote" and section.rule != "block_quote" and words.strip() and not _ANY_MARK.search(words):
            yield defect_at(*section.body, f"“{words}”")


def unquoted_claims(found: Found) -> Iterator[Defect]:
    """Words of the speaker, or of the reporter?"""
    for claim in found.claims:
        if claim.form == "unquoted":
            yield defect_of("claims", claim, f"“{claim.quote}”")


def unsourced_reports(found: Found) -> Iterator[Defect]:
    """By whose report?"""
    for m in re.finditer(rf"\b{one_of(found.classes['unsourced'])}\b", found.text, re.IGNORECASE):
        yield defect_at(*m.span(), "look for who reports it")


def anonymous_speakers(found: Found) -> Iterator[Defect]:
    """Nobody can be asked."""
    pronouns = found.classes["anonymous_pronouns"]
    for claim in found.claims:
        speaker = found.cast.by_id.get(claim.speaker_id)
        if speaker and speaker.kind == "anonymous" and claim.speaker_quote and claim.speaker_quote.lower() not in pronouns:
            yield defect_of("claims", claim, "look for a named source", Span(claim.speaker_start, claim.speaker_end))


def speakers_without_affiliation(found: Found) -> Iterator[Defect]:
    """A person whose words are reported, and of whom the text says neither office nor country."""
    speaking: dict[str, Claim] = {}
    for claim in found.claims:
        if claim.speaker_id is not None:
            speaking.setdefault(claim.speaker_id, claim)
    for actor_id, claim in speaking.items():
        actor = found.cast.by_id.get(actor_id)
        if not actor or actor.kind != "person" or actor.represents or actor.country:
            continue
        if _is_bare_expert(found, actor.role) if actor.role else not _is_described(found, actor):
            yield defect_of("claims", claim, "look for whom this speaker speaks for", Span(actor.start, actor.end))


def _is_bare_expert(found: Found, role: str) -> bool:
    """An expert in security, of no institute that the text names; not: an analyst at the Institute of Peace."""
    words = [word for word in re.findall(r"\w+", role.lower()) if word not in ("a", "an")]
    return bool(found.classes["experts"].intersection(words[:2])) and not found.classes["before_employers"].intersection(words)


def _is_described(found: Found, actor: Actor) -> bool:
    """Whether the text does say who this is, if not in an office."""
    before = found.text[max(0, actor.start - 20) : actor.start].rstrip()
    # Ann Smith, a teacher · Ann Smith (Leeds); not: Ann Smith, who said …
    after = re.compile(rf"[’']?s?\s*(?:,\s*(?!{one_of(found.classes['after_bare_names'])}\b)|\()")
    return bool(after.match(found.text, actor.end)) or before.endswith((",", "of"))
