"""Tables and articles in, W3C Web Annotations as JSON-LD out, for Hypothesis and other readers of annotations.

Each row of evidence is an annotation. Its target is the text of the article, with two selectors for each piece: the words
between what stands before and behind them, and their place. Places are Unicode code points of the text as it was received, as
the Recommendation asks: a reader that counts UTF-16 units (JavaScript's `slice`) goes wrong behind the first 🚢, and finds the
words by the quote. The Recommendation: w3.org/TR/annotation-model.
"""

import json
from collections.abc import Sequence

from analysis.exchange.coded import Passage, passages
from analysis.exchange.common import guid, texts_of
from analysis.exchange.flat import address, names
from analysis.reading import Article
from analysis.tables import Span, Tables
from analysis.views import spelled

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points before and behind a quote
PARTS = ("actor", "to")  # of a passage, who is named in a body


def annotations(tables: Tables, articles: Sequence[Article]) -> bytes:
    """A collection of one page. Raises TableError: an article of the tables is not among `articles`."""
    texts = texts_of(tables, articles, "talks.jsonld")
    named = dict(zip(tables.actors["actor_id"], names(tables, tables.actors["actor_id"]), strict=True))
    items = [_annotation(passage, texts[passage.article_id], named) for passage in passages(tables)]
    page = {"id": _urn("page"), "type": "AnnotationPage", "startIndex": 0, "items": items}
    label = "Parley; places count Unicode code points of the text as received"
    collection = {"@context": CONTEXT, "id": _urn("collection"), "type": "AnnotationCollection", "label": label}
    return (json.dumps(collection | {"total": len(items), "first": page}, ensure_ascii=False, indent=1) + "\n").encode()


def _annotation(passage: Passage, article: Article, named: dict[str, str]) -> dict[str, object]:
    bodies = [_body(group if group != "issue" else "tagging", spelled(code)) for group, code in passage.codes]
    bodies += [_body(part, named[whom]) for part, whom in zip(PARTS, (passage.actor, passage.to), strict=True) if whom in named]
    bodies += [_body("confidence", f"{passage.confidence:.2f}")] if passage.confidence is not None else []
    bodies += [_body("reviewed", passage.reviewed)] if passage.reviewed else []
    about = [{"id": _urn(passage.about), "purpose": "linking"}] if passage.about else []
    targets = [_target(article, span) for span in passage.spans]
    return {
        "id": _urn(passage.row), "type": "Annotation", "motivation": "classifying",
        "body": [_body(passage.kind, passage.kind), *bodies, *about], "target": targets[0] if len(targets) == 1 else targets,
    }  # fmt: skip


def _body(what: str, value: str) -> dict[str, object]:
    """What is said of the words: an issue as a tag, whatever else by what it is, `act: reject`."""
    if what == "tagging":
        return {"type": "TextualBody", "purpose": "tagging", "value": value}
    purpose = "identifying" if what in PARTS else "classifying"
    return {"type": "TextualBody", "purpose": purpose, "value": value if value == what else f"{what}: {value}"}


def _target(article: Article, span: Span) -> dict[str, object]:
    text, (start, end) = article.text, span
    source = {"id": address(article.url) or f"urn:sha256:{article.sha256}", "type": "Text", "language": article.language}
    quote = {
        "type": "TextQuoteSelector", "exact": text[start:end], "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }  # fmt: skip
    return {"source": source, "selector": [quote, {"type": "TextPositionSelector", "start": start, "end": end}]}


def _urn(name: str) -> str:
    return f"urn:uuid:{guid('annotation', name)}"
