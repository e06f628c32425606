"""An article and its tables in, the text with its evidence marked in place out: for a notebook cell and the shared page.

Marks nest and cross freely; HTML cannot, so a mark is cut where another one ends and goes on behind it. Every mark has a
number, and what it says stands beside its paragraph under that number: nothing hangs on colour or on a mouse. All that comes
from the article is escaped; there is no script; every class and id begins with `parley`.
"""

from __future__ import annotations

import bisect
import dataclasses
import functools
import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.reading import Article
from analysis.tables import Span, Tables, spans_of

STYLESHEET = Path(__file__).parent / "template" / "marks.css"
LAYERS = ("claims", "conditions", "assessments", "flags", "mentions")  # the outermost first
SYMBOLS = {"claims": "", "assessments": "◆", "flags": "⚑"}
SHORT = 60  # characters up to which a flag is hatched; a longer one, of a whole statement or headline, is only framed
LEGEND = {
    "claims": ("[claim]", "who says it, and what is done by saying it"),
    "conditions": ("condition", "▲ required or offered, ▼ refused; strength 1 to 5"),
    "assessments": ("assessment", "who judges, what about it, from −2 to +2"),
    "flags": ("flag", "a defect of the source"),
    "mentions": ("actor", "point at a name to see who it is"),
}
TITLES = {"headline": 3, "heading": 4}  # kinds of section that are headings, and at which level


@dataclasses.dataclass(frozen=True)
class Mark:
    """One row's evidence as it is shown: `label` is its number, `tip` what pointing at it tells.

    What stands beside the text is a `gist`, which neighbours may share, and a `detail` of its own.
    """

    layer: str
    spans: tuple[Span, ...]
    label: str = ""
    gist: str = ""
    detail: str = ""
    tip: str = ""
    anchor: str = ""


@dataclasses.dataclass(frozen=True)
class Marked:
    """What `show` returns: a notebook displays it as a page, a terminal as one line."""

    article: Article
    tables: Tables

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self.tables, layer))} {layer}" for layer in LAYERS)
        return f"{self.article.title or self.article.article_id}: {counts}"

    def _repr_html_(self) -> str:
        return _page(self.article, self.tables)


def show(article: Article, tables: Tables) -> Marked:
    """The article with every claim, condition, assessment, flag and actor mention marked in place.

    Args:
        article: the text that the rows point into.
        tables: any tables that hold the article's rows; other articles' rows are left out.
    """
    return Marked(article, tables.of(article.article_id))


def snippet(article_text: str, row: object, context: int = 80) -> str:
    """One row's evidence, marked, between `context` characters of its text on each side, as escaped HTML.

    Args:
        row: any row of any table with evidence: a row object, or a line of a DataFrame.
    """
    spans = spans_of(row)
    start, end = max(0, spans[0].start - context), min(len(article_text), spans[-1].end + context)
    start = start and article_text.find(" ", start, spans[0].start) + 1 or start
    cut = article_text.rfind(" ", spans[-1].end, end) if end < len(article_text) else -1
    end = cut if cut >= 0 else end
    pieces, at = [], start
    for span in spans:
        pieces += [_escaped(article_text[at : span.start]), f"<mark>{_escaped(article_text[span.start : span.end])}</mark>"]
        at = span.end
    inner = "".join([*pieces, _escaped(article_text[at:end])])
    before, after = "… " if start else "", " …" if end < len(article_text) else ""
    return f'<q class="parley-snippet" style="quotes:none" dir="auto">{before}{inner}{after}</q>'


def _escaped(text: str) -> str:
    """Text as HTML that a browser reads back as the same characters; a null, which HTML cannot hold, shows as �."""
    return html.escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def _page(article: Article, tables: Tables) -> str:
    marks = read_marks(tables)
    blocks = _blocks(article.text, tables.sections)
    starts = [span.start for span, _ in blocks]
    within: list[list[tuple[Span, Mark]]] = [[] for _ in blocks]
    notes: list[list[Mark]] = [[] for _ in blocks]
    for mark in marks:
        notes[max(0, bisect.bisect_right(starts, mark.spans[0].start) - 1)].append(mark)
        for piece in mark.spans:
            k = max(0, bisect.bisect_right(starts, piece.start) - 1)
            while k < len(blocks) and starts[k] < piece.end:
                within[k].append((piece, mark))
                k += 1
    rows = [
        _block_html(article.text, span, section, within[k], notes[k], blocks[k - 1][1] if k else None)
        for k, (span, section) in enumerate(blocks)
    ]
    return (
        f'<style>{_stylesheet()}</style><div class="parley-view"><div class="parley-legend">{_legend(marks)}</div>'
        f'<div class="parley-article">{"".join(rows)}</div></div>'
    )


@functools.cache
def _stylesheet() -> str:
    return STYLESHEET.read_text(encoding="utf-8")


def _legend(marks: Sequence[Mark]) -> str:
    lines = []
    for layer in LAYERS:
        sample, meaning = LEGEND[layer]
        count = sum(mark.layer == layer for mark in marks)
        lines.append(
            f'<label><input type="checkbox" class="parley-show-{layer}" checked>'
            f'<span class="parley-{layer} parley-sample">{sample}</span> {count} {layer} <small>{meaning}</small></label>'
        )
    return "".join(lines)


def _blocks(text: str, sections: pd.DataFrame) -> list[tuple[Span, object]]:
    """The text cut at the beginnings of its sections: every character is in one block, blanks between sections included."""
    rows = list(sections.sort_values("start").itertuples()) if len(sections) else []
    starts = sorted({0, *(row.start for row in rows)})
    section_at = {row.start: row for row in rows}
    blocks = [(Span(s, e), section_at.get(s)) for s, e in zip(starts, [*starts[1:], len(text)], strict=True) if s < e]
    if len(blocks) > 1 and blocks[0][1] is None and not text[: blocks[0][0].end].strip():  # blank lines above the headline
        blocks[:2] = [(Span(0, blocks[1][0].end), blocks[1][1])]
    return blocks


def _block_html(text: str, span: Span, section, pieces: list[tuple[Span, Mark]], notes: list[Mark], before) -> str:
    kind = section.kind if section is not None else "paragraph"
    part = section.part if section is not None else 0
    seam = f'<div class="parley-seam">text {part + 1}</div>' if before is not None and part > before.part else ""
    label = "" if kind == "paragraph" else kind.replace("_", " ")
    heading = f' role="heading" aria-level="{TITLES[kind]}"' if kind in TITLES else ""
    return (
        f'{seam}<div class="parley-block parley-kind-{kind}"><div class="parley-kind">{label}</div>'
        f'<div class="parley-text" dir="auto"{heading}>{mark_text(text, span, pieces)}</div>{_notes_html(notes)}</div>'
    )


class _Open(NamedTuple):
    """An element that is not closed yet: `place` is where its opening tag stands in the output."""

    piece: Span
    mark: Mark
    place: int
    begins: bool


def mark_text(text: str, span: Span, pieces: Iterable[tuple[Span, Mark]]) -> str:
    """The text at `span` as HTML, each of `pieces` in an element of its own; where two cross, the one that ends later is cut.

    What a browser reads back as text is the article's text, whatever the pieces.
    """
    waiting = sorted(((p, mark) for p, mark in pieces if p.meets(span)), key=lambda w: w[0].start, reverse=True)
    bounds = {span.start, span.end, *(at for p, _ in waiting for at in p if span.start < at < span.end)}
    out: list[str] = []
    stack: list[_Open] = []  # the outermost first
    at = span.start
    for bound in sorted(bounds):
        out.append(_escaped(text[at:bound]))
        at = bound
        lowest = next((k for k, opened in enumerate(stack) if opened.piece.end <= bound), len(stack))
        going_on = []
        while len(stack) > lowest:
            opened = stack.pop()
            out.append("</span>")
            if opened.piece.end > bound:
                going_on.append((opened.piece, opened.mark))
            elif opened.piece.end == opened.mark.spans[-1].end:
                out[opened.place] = _opening_tag(opened.mark, opened.begins, ends=True)
        while waiting and waiting[-1][0].start <= bound:
            going_on.append(waiting.pop())
        for piece, mark in sorted(going_on, key=lambda w: (-w[0].end, LAYERS.index(w[1].layer))):
            begins = bound == mark.spans[0].start
            stack.append(_Open(piece, mark, len(out), begins))
            out.append(_opening_tag(mark, begins))
    return "".join([*out, "</span>" * len(stack)])


def _opening_tag(mark: Mark, begins: bool, ends: bool = False) -> str:
    long = mark.spans[-1].end - mark.spans[0].start > SHORT
    classes = f"parley-mark parley-{mark.layer}" + " parley-whole" * (long and mark.layer == "flags") + " parley-end" * ends
    anchor = f' id="{mark.anchor}" tabindex="0" aria-describedby="{mark.anchor}-note"' if begins and mark.anchor else ""
    label = f' data-label="{mark.label}"' if begins and mark.label else ""
    title = f' title="{html.escape(mark.tip)}"' if mark.tip else ""
    return f'<span class="{classes}"{anchor}{label}{title}>'


def _notes_html(marks: Sequence[Mark]) -> str:
    """What the marks of one block say; neighbours that say the same share a line: `1–5 Ann Smith · assert`."""
    lines = []
    ordered = sorted((m for m in marks if m.gist), key=lambda m: LAYERS.index(m.layer))
    for (layer, gist), group in groupby(ordered, key=lambda m: (m.layer, m.gist)):
        same = list(group)
        first, last = same[0], same[-1]
        label = first.label if first is last else f"{first.label}–{last.label.lstrip('▲▼◆⚑')}"
        details = "; ".join(dict.fromkeys(m.detail for m in same if m.detail))
        details = f"→ {details}" if details and layer == "flags" else details
        said = f"<bdi>{html.escape(gist)}</bdi>" + (f" <bdi>{html.escape(details)}</bdi>" if details else "")
        targets = "".join(f'<span id="{m.anchor}-note"></span>' for m in same[1:])
        lines.append(
            f'<li class="parley-note-{layer}" id="{first.anchor}-note"><a href="#{first.anchor}">{label}</a>'
            f"<span>{targets}{said}</span></li>"
        )
    return f'<ul class="parley-notes">{"".join(lines)}</ul>'


def read_marks(tables: Tables) -> list[Mark]:
    """The marks of one article's tables, in text order within each layer; claims are numbered from 1, and so are the others."""
    names = {a.actor_id: a.name for a in tables.actors.itertuples()}
    actors = {a.actor_id: a for a in tables.actors.itertuples()}
    labels = _labels(tables)
    marks = []
    for layer, describe in (
        ("claims", _claim_note), ("conditions", _condition_note), ("assessments", _assessment_note), ("flags", _flag_note),
    ):  # fmt: skip
        key = f"{layer[:-1]}_id"
        for row in getattr(tables, layer).itertuples():
            own = getattr(row, key)
            gist, detail, more = describe(row, names, labels)
            tip = f"{layer[:-1]} {labels[own]}: {' '.join(filter(None, (gist, detail, more)))}"
            marks.append(Mark(layer, tuple(spans_of(row)), labels[own], gist, detail, tip, _anchor(own)))
    for row in tables.mentions.itertuples():
        marks.append(Mark("mentions", tuple(spans_of(row)), tip=_mention_tip(row, actors.get(row.actor_id), names)))
    return marks


def _labels(tables: Tables) -> dict[str, str]:
    """Row id -> the number under which it is shown: `12`, `▲3`, `◆4`, `⚑5`."""
    labels = {}
    for layer in ("claims", "assessments", "flags"):
        ids = getattr(tables, layer)[f"{layer[:-1]}_id"]
        labels |= {row_id: f"{SYMBOLS[layer]}{n}" for n, row_id in enumerate(ids, 1)}
    for n, row in enumerate(tables.conditions.itertuples(), 1):
        labels[row.condition_id] = f"{'▲' if row.direction > 0 else '▼'}{n}"
    return labels


def _anchor(row_id: str) -> str:
    return "parley-" + re.sub(r"[^\w.-]", "-", row_id)


def _known(value: object) -> bool:
    return not pd.isna(value)


def _name(actor_id: object, names: dict[str, str], unknown: str) -> str:
    return names.get(actor_id, str(actor_id)) if _known(actor_id) else unknown


def _claim_note(row, names: dict[str, str], labels: dict[str, str]) -> tuple[str, str, str]:
    """Gist, detail and what only the tooltip says."""
    gist = f"{_name(row.speaker_id, names, 'speaker unknown')} · {row.act}{', denied' if row.negated else ''}"
    gist += f", reported by {_name(row.reported_by, names, '')}" if _known(row.reported_by) else ""
    detail = f"= {labels.get(row.duplicate_of, '')}" if _known(row.duplicate_of) else ""
    return gist, detail, f"({row.form}{f', cue “{row.cue}”' if _known(row.cue) else ''})"


def _condition_note(row, names: dict[str, str], labels: dict[str, str]) -> tuple[str, str, str]:
    target = f" → {_name(row.target_id, names, '')}" if _known(row.target_id) else ""
    gist = f"{_name(row.holder_id, names, 'holder unknown')}{target} · {row.kind.replace('_', ' ')} {row.strength}/5"
    detail = f"= {labels.get(row.duplicate_of, '')}" if _known(row.duplicate_of) else ""
    return gist, detail, f"(“{row.trigger}”; {row.issue.replace('_', ' ')})"


def _assessment_note(row, names: dict[str, str], labels: dict[str, str]) -> tuple[str, str, str]:
    verdict = f"{row.verdict:+d}".replace("-", "−") if row.verdict else "0"
    judged = labels.get(row.object_id) or _name(row.object_id, names, "")
    gist = f"{_name(row.assessor_id, names, 'assessor unknown')} · {row.dimension} {verdict}"
    return gist, f"of {judged}" if judged else "", f"(“{row.wording}”; link: {row.link})"


def _flag_note(row, names: dict[str, str], labels: dict[str, str]) -> tuple[str, str, str]:
    return row.kind.replace("_", " "), _shortened(row.suggestion), f"({row.severity})"


def _shortened(text: str, longest: int = 60) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _mention_tip(row, actor, names: dict[str, str]) -> str:
    if actor is None:
        return str(row.actor_id)
    described = [actor.name, *([actor.role] if _known(actor.role) else [])]
    described += [f"for {_name(actor.represents, names, '')}"] if _known(actor.represents) else []
    return ", ".join(described) + f" ({actor.kind}, by {row.form})"
