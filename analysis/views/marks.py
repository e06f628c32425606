"""An article and its tables in, the article with its evidence marked in place out: `show` for all rows, `snippet` for one."""

import dataclasses
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

import pandas as pd

from analysis.errors import ArticleError
from analysis.reading import Article
from analysis.tables import Actor, Assessment, Claim, Condition, Flag, Mention, Row, Tables, spans_of
from analysis.views.captions import spelled
from analysis.views.marked_text import LAYERS, Mark, each, escaped, page
from analysis.views.quoting import words_shown

SYMBOLS = {"claims": "", "assessments": "◆", "flags": "⚑"}
NO_MATHS = "tex2jax_ignore mathjax_ignore"  # classes at which JupyterLab and MathJax stop: from $5 billion to $6 billion
LONGEST_DETAIL = 60  # characters of a suggestion that stand beside the text


@dataclasses.dataclass(frozen=True)
class Marked:
    """What `show` returns: a notebook displays it as a page, a terminal as one line."""

    article: Article
    tables: Tables

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(getattr(self.tables, layer))} {layer}" for layer in LAYERS)
        return f"{self.article.title or self.article.article_id}: {counts}"

    def _repr_html_(self) -> str:
        if words_shown():
            return f"<p>Words of articles are cut after {words_shown()} here, so the text is not shown.</p>"
        return page(self.article.text, self.tables.sections, read_marks(self.tables))


def show(article: Article, tables: Tables) -> Marked:
    """The article with every claim, condition, assessment, flag and actor mention of its own in `tables` marked in place.

    Raises ArticleError: that is no article.
    """
    if not isinstance(article, Article):
        raise ArticleError("show", "was given no article", "give it one of the list that `read` returns: articles[0]")
    return Marked(article, tables.of(article.article_id))


def marked_page(article: Article, tables: Tables, cited: Collection[str] = ()) -> str:
    """The article's text with the rows of its own `tables`, for a page of its own.

    The notes of the places that are `cited`, such as `k1988`, lead to `#cite-k1988`.
    """
    return page(article.text, tables.sections, read_marks(tables, alone=True), cited)


def snippet(article_text: str, row: Row, context: int = 80) -> str:
    """The evidence of a row (an object or a line of a DataFrame), marked, between `context` characters of its text, as HTML."""
    spans = spans_of(row)
    start, end = max(0, spans[0].start - context), min(len(article_text), spans[-1].end + context)
    start = start and article_text.find(" ", start, spans[0].start) + 1 or start
    cut = article_text.rfind(" ", spans[-1].end, end) if end < len(article_text) else -1
    end = cut if cut >= 0 else end
    pieces, at = [], start
    for span in spans:
        pieces += [escaped(article_text[at : span.start]), f"<mark>{escaped(article_text[span.start : span.end])}</mark>"]
        at = span.end
    inner = "".join([*pieces, escaped(article_text[at:end])])
    before, after = "… " if start else "", " …" if end < len(article_text) else ""
    return f'<q class="parley-snippet {NO_MATHS}" style="quotes:none" dir="auto">{before}{inner}{after}</q>'


class _Names(NamedTuple):
    """What a note calls an actor, and the number under which it calls a row: `12`, `▲3`, `◆4`, `⚑5`."""

    actors: Mapping[str, str]
    labels: Mapping[str, str]

    def actor(self, actor_id: str | None, unknown: str = "") -> str:
        return self.actors.get(actor_id, str(actor_id)) if _known(actor_id) else unknown

    def again(self, first: str | None) -> str:
        """`= 12` of a row that repeats another."""
        return f"= {self.labels.get(first, '')}" if _known(first) else ""


class _Note(NamedTuple):
    """What is said of a row: beside the text, which neighbours may share; beside it alone; and to who points at it."""

    gist: str
    detail: str
    more: str


def read_marks(tables: Tables, alone: bool = False) -> list[Mark]:
    """The marks of one article's tables, in text order within each layer; claims are numbered from 1, and so are the others.

    On a page that shows one article `alone`, a mark can be linked to by its place: `#k1988`.
    """
    actors = {a.actor_id: a for a in each(tables.actors)}
    names = _Names({actor_id: actor.name for actor_id, actor in actors.items()}, _labels(tables))
    marks = []
    for layer, describe in NOTES.items():
        for row in each(getattr(tables, layer)):
            own = getattr(row, f"{layer[:-1]}_id")
            note, label = describe(row, names), names.labels[own]
            anchor = own.partition("#")[2] if alone else "parley-" + re.sub(r"[^\w.-]", "-", own)
            tip = f"{layer[:-1]} {label}: {' '.join(filter(None, note))}"
            marks.append(Mark(layer, tuple(spans_of(row)), label, note.gist, note.detail, tip, anchor))
    for row in each(tables.mentions):
        marks.append(Mark("mentions", tuple(spans_of(row)), tip=_mention_tip(row, actors.get(row.actor_id), names)))
    return marks


def _labels(tables: Tables) -> dict[str, str]:
    labels = {}
    for layer, symbol in SYMBOLS.items():
        ids = getattr(tables, layer)[f"{layer[:-1]}_id"]
        labels |= {row_id: f"{symbol}{n}" for n, row_id in enumerate(ids, 1)}
    for n, row in enumerate(each(tables.conditions), 1):
        labels[row.condition_id] = f"{'▲' if row.direction > 0 else '▼'}{n}"
    return labels


def _known(value: object) -> bool:
    return not pd.isna(value)


def _claim_note(row: Claim, names: _Names) -> _Note:
    gist = f"{names.actor(row.speaker_id, 'speaker unknown')} · {row.act}{', denied' if row.negated else ''}"
    gist += f", reported by {names.actor(row.reported_by)}" if _known(row.reported_by) else ""
    return _Note(gist, names.again(row.duplicate_of), f"({row.form}{f', cue “{row.cue}”' if _known(row.cue) else ''})")


def _condition_note(row: Condition, names: _Names) -> _Note:
    target = f" → {names.actor(row.target_id)}" if _known(row.target_id) else ""
    gist = f"{names.actor(row.holder_id, 'holder unknown')}{target} · {row.kind.replace('_', ' ')} {row.strength}/5"
    issues = "; ".join(map(spelled, row.issue.split(";")))
    return _Note(gist, names.again(row.duplicate_of), f"(“{row.trigger}”; {issues})")


def _assessment_note(row: Assessment, names: _Names) -> _Note:
    verdict = f"{row.verdict:+d}".replace("-", "−") if row.verdict else "0"
    judged = names.labels.get(row.object_id) or names.actor(row.object_id)
    gist = f"{names.actor(row.assessor_id, 'assessor unknown')} · {row.dimension} {verdict}"
    return _Note(gist, f"of {judged}" if judged else "", f"(“{row.wording}”; link: {row.link})")


def _flag_note(row: Flag, names: _Names) -> _Note:
    cure = row.suggestion
    shown = cure if len(cure) <= LONGEST_DETAIL else cure[: LONGEST_DETAIL - 1].rstrip() + "…"
    return _Note(row.kind.replace("_", " "), shown, f"({row.severity})")


NOTES = {
    "claims": _claim_note, "conditions": _condition_note, "assessments": _assessment_note, "flags": _flag_note,
}  # fmt: skip


def _mention_tip(row: Mention, actor: Actor | None, names: _Names) -> str:
    if actor is None:
        return str(row.actor_id)
    described = [actor.name, *([actor.role] if _known(actor.role) else [])]
    described += [f"for {names.actor(actor.represents)}"] if _known(actor.represents) else []
    return ", ".join(described) + f" ({actor.kind}, by {row.form})"
