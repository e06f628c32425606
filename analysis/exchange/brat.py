"""Tables and articles in, a folder for the brat annotation tool out: a `.txt` and an `.ann` an article, and what may occur.

Passages and actors are text-bound annotations, their codes attributes, who is behind them and what they are of relations; ids,
names, all issues and confidence stand in notes. Places are code points of a text whose lines end in `\\n`; brat shows no
annotation that crosses a line, so one is cut into fragments there. The format: brat.nlplab.org/standoff.html.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.exchange.coded import Passage, grouped, passages
from analysis.exchange.common import Lines, texts_of
from analysis.reading import Article
from analysis.tables import Span, Tables, spans_of
from analysis.views import one_line

# Where a reader of lines may begin a new one, and where a reader of columns begins one.
CUT = re.compile("[^\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
RELATIONS = {"by": "whose it is", "to": "whom it is put to", "about": "what it is of"}


class _Bound(NamedTuple):
    """A text-bound annotation: `note` is what stands in its note, `codes` the first of each group."""

    own: str
    type: str
    spans: tuple[Span, ...]
    note: str
    codes: dict[str, str]


def standoff(tables: Tables, articles: Sequence[Article]) -> dict[str, bytes]:
    """File name -> content. Raises TableError: an article of the tables is not among `articles`."""
    coded, actors = passages(tables), dict(iter(tables.actors.groupby("article_id")))
    inside, files = grouped(coded, "article_id"), {"annotation.conf": _declared(tables, coded).encode()}
    for own, article in texts_of(tables, articles, "--format brat").items():
        lines = Lines(article.text)
        named = list(actors[own].itertuples()) if own in actors else []
        files[f"{own}.txt"] = lines.text.encode()
        files[f"{own}.ann"] = "".join(f"{line}\n" for line in _annotated(lines, inside.get(own, []), named)).encode()
    return files


def _annotated(lines: Lines, coded: Sequence[Passage], actors: Sequence[object]) -> Iterator[str]:
    bound = [_Bound(a.actor_id, a.kind, tuple(spans_of(a)), f"{a.actor_id}; {a.name}", {}) for a in actors]
    bound += [_Bound(p.row, p.kind, p.spans, _note(p), _first(p)) for p in coded]
    at, attributes = {}, 0
    for place in bound:
        fragments = [piece for span in place.spans for piece in _fragments(lines.text, lines.span(span))]
        if not fragments:  # blanks alone
            continue
        at[place.own] = f"T{len(at) + 1}"
        places = ";".join(f"{start} {end}" for start, end in fragments)
        yield f"{at[place.own]}\t{place.type} {places}\t{' '.join(lines.text[start:end] for start, end in fragments)}"
        yield f"#{len(at)}\tAnnotatorNotes {at[place.own]}\t{one_line(place.note)}"
        for group, code in place.codes.items():
            attributes += 1
            yield f"A{attributes}\t{group} {at[place.own]} {code}"
    ties = [(p, name, end) for p in coded for name, end in zip(RELATIONS, (p.actor, p.to, p.about), strict=True)]
    known = [(at[p.row], name, at[end]) for p, name, end in ties if p.row in at and end in at]
    for number, (origin, name, end) in enumerate(known, 1):
        yield f"R{number}\t{name} Arg1:{origin} Arg2:{end}"


def _fragments(text: str, span: Span) -> list[Span]:
    """The pieces of a span between the ends of lines, without blanks at either side."""
    found = []
    for match in CUT.finditer(text, *span):
        if words := match[0].strip():
            start = text.index(words, match.start())
            found.append(Span(start, start + len(words)))
    return found


def _note(passage: Passage) -> str:
    issues = ", ".join(code for group, code in passage.codes if group == "issue")
    sure = f"confidence {passage.confidence:.2f}" if passage.confidence is not None else ""
    return "; ".join(filter(None, (passage.row, passage.actor, issues, sure, passage.reviewed)))


def _first(passage: Passage) -> dict[str, str]:
    """An attribute has one value: of several codes of a group the first."""
    return dict(reversed(passage.codes))


def _declared(tables: Tables, coded: Sequence[Passage]) -> str:
    """The `annotation.conf` that brat wants beside the texts: only what is declared there is shown."""
    kinds = sorted({*tables.actors["kind"], *(passage.kind for passage in coded)})
    values: dict[tuple[str, str], set[str]] = {}
    for passage in coded:
        for group, code in passage.codes:
            values.setdefault((group, passage.kind), set()).add(code)
    groups = sorted({group for group, _ in values})
    attributes = []
    for group in groups:
        of = "|".join(sorted(kind for own, kind in values if own == group))
        codes = "|".join(sorted({code for (own, _), found in values.items() if own == group for code in found}))
        attributes.append(f"{group}\tArg:{of}, Value:{codes}")
    relations = [f"{name}\tArg1:<ENTITY>, Arg2:<ENTITY>" for name in RELATIONS]
    parts = {"entities": kinds, "relations": relations, "events": [], "attributes": attributes}
    return "\n".join("\n".join([f"[{name}]", *found, ""]) for name, found in parts.items())
