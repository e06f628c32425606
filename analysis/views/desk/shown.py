"""A row in, its article cut into pieces with what stands on them out, and what is known about the row, as plain text.

Nothing here is HTML: the browser puts every piece on the page as text.
"""

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.reading import Article
from analysis.review import Decision
from analysis.tables import KEYS, Span, Tables, spans_of
from analysis.views.desk.chosen import PARTY
from analysis.views.desk.sheets import Names, columns_of

AROUND, WHOLE = 700, 60_000  # characters of text on each side: beside the list, and when the article is opened
MARKED = ("claims", "conditions", "assessments", "flags")
OWN, SPEAKER, CUE = "own", "speaker", "cue"


def pieces_of(article: Article, own: Tables, row: Mapping[str, object], whole: bool = False) -> list[list[object]]:
    """[start, text, names of what stands on it] of the text around a row, in order; `own` are the article's tables."""
    spans = spans_of(pd.Series(row))
    view = _view(article.text, own, spans, WHOLE if whole else AROUND)
    marks = [(span, name) for span, name in _marks(own, row, spans) if span.meets(view)]
    edges = sorted({view.start, view.end, *(at for span, _ in marks for at in span if view.start < at < view.end)})
    names: list[set[str]] = [set() for _ in edges]
    for span, name in marks:
        for number in range(bisect.bisect_left(edges, max(span.start, view.start)), len(edges)):
            if edges[number] >= span.end:
                break
            names[number].add(name)
    return [
        [start, article.text[start:end], sorted(on)] for start, end, on in zip(edges, edges[1:], names, strict=False)
    ]  # fmt: skip


def _view(text: str, own: Tables, spans: Sequence[Span], around: int) -> Span:
    """What is shown of a text: whole sections, where that is not much more than asked for."""
    start, end = max(0, spans[0].start - around), min(len(text), spans[-1].end + around)
    starts = sorted(own.sections["start"])
    first = bisect.bisect_right(starts, start) - 1
    if first >= 0 and start - starts[first] < around:
        start = starts[first]
    last = bisect.bisect_left(starts, end)
    end = starts[last] if last < len(starts) and starts[last] - end < around else end
    return Span(min(start, spans[0].start), max(end, spans[-1].end))


def _marks(own: Tables, row: Mapping[str, object], spans: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    for table in MARKED:
        for written in getattr(own, table)["spans"]:
            for start, end in (map(int, piece.split(":")) for piece in written.split()):
                yield Span(start, end), table
    for span in spans:
        yield span, OWN
    for name in (SPEAKER, CUE):
        start, end = row.get(f"{name}_start"), row.get(f"{name}_end")
        if start is not None and not pd.isna(start) and not pd.isna(end):
            yield Span(int(start), int(end)), name


def facts_of(table: str, row: Mapping[str, object], own: Tables, names: Names) -> list[list[str]]:
    """[what, its text, choice, value] of what is known about a row; the last two lead to the same elsewhere, or are empty."""
    article_id = str(row["article_id"])
    facts = []
    for column in columns_of(table)[1:]:
        if column != "article_id" and (text := names.shown(article_id, column, row[column])):
            facts.append([column.removesuffix("_id").replace("_", " "), text, *_leads(table, column, row)])
    for column in ("cue", "trigger", "modality", "hedge", "wording", "rule"):
        if column in row and not pd.isna(row[column]) and row[column] != "":
            facts.append([column, str(row[column]), "", ""])
    facts += [[what, text, "", ""] for what, text in _about(table, row, own, names)]
    facts += _again(table, row, own)
    title = own.articles["title"].iloc[0] if len(own.articles) else article_id
    date = own.articles["published"].iloc[0] if len(own.articles) else None
    facts.append(["article", f"{title or article_id}" + ("" if pd.isna(date) else f", {date}"), "article", article_id])
    return facts


def facts_of_decisions(lines: Iterable[Decision]) -> list[list[str]]:
    """[who, what she said, "", ""] of what readers decided about a row."""
    told = [(line.reader, f"{line.field}: {line.value}" if line.kind == "edit" else line.kind, line.reason) for line in lines]
    return [[reader, " — ".join(filter(None, said)), "", ""] for reader, *said in told]


def _leads(table: str, column: str, row: Mapping[str, object]) -> tuple[str, str]:
    if column == PARTY.get(table) and not pd.isna(row[column]):
        return "party", str(row[column])
    if column == "issue":
        return "issue", str(row["issue"]).partition(";")[0]
    return "", ""


def _about(table: str, row: Mapping[str, object], own: Tables, names: Names) -> Iterator[tuple[str, str]]:
    """Sides, judgements and flags of a row."""
    article_id, key = str(row["article_id"]), row[f"{table.removesuffix('s')}_id"]
    condition = row.get("condition_id")
    for stance in own.stances[own.stances["condition_id"] == condition].itertuples():
        word = "for" if stance.side > 0 else "against"
        yield word, f"{names.shown(article_id, 'actor_id', stance.actor_id)} ({stance.part.replace('_', ' ')})"
    for judged in own.assessments[own.assessments["object_id"].eq(key)].itertuples():
        who = names.shown(article_id, "assessor_id", judged.assessor_id) or "nobody named"
        yield "judged", f"{who}: {judged.dimension} {judged.verdict:+d}, “{judged.quote}”"
    for flag in own.flags[own.flags["row_id"].eq(key)].itertuples():
        yield "flag", f"{flag.kind.replace('_', ' ')}: {flag.suggestion}"


def _again(table: str, row: Mapping[str, object], own: Tables) -> Iterator[list[str]]:
    """Where else the article says the same; each leads to all of them."""
    if table not in ("claims", "conditions"):
        return
    frame, key = getattr(own, table), KEYS[table][0]
    first = row[key] if pd.isna(row["duplicate_of"]) else row["duplicate_of"]
    alike = frame[frame[key].eq(first) | frame["duplicate_of"].eq(first)]
    for one, quote in zip(alike[key], alike["quote"], strict=True):
        if one != row[key]:
            yield ["said again" if one != first else "said before", quote, "rows", " ".join(alike[key])]
