"""Golden sentences carry their expected evidence inside the text: `⟨speaker: Lavrov⟩ ⟨cue: said⟩ ⟨content: he would go⟩.`"""

import re

from analysis.actors import find_actors
from analysis.claims import Speakers, find_claims
from analysis.conditions import Scene
from analysis.reading import article, language
from analysis.tables.rows import Span
from analysis.words import vocabulary

_MARK = re.compile(r"⟨([\w#]+): |⟩")


def unmark(marked: str) -> tuple[str, dict[str, list[Span]]]:
    """`marked` without its marks, and the spans that each name marked; marks may nest.

    >>> unmark("⟨speaker: He⟩ said ⟨content: ⟨target: they⟩ left⟩.")[1]["content"]
    [Span(start=8, end=17)]
    """
    plain, spans, stack, at, length = [], {}, [], 0, 0
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            stack.append((mark[1], length))
        else:
            name, start = stack.pop()
            spans.setdefault(name, []).append(Span(start, length))
    assert not stack, f"unclosed mark in {marked!r}"
    return "".join([*plain, marked[at:]]), spans


def read_text(text: str, **fields) -> language.Reading:
    """A text as the finders get it: laid out and parsed."""
    made = article.Article(article_id="t", path="t.txt", sha256="", text=text, title="", **fields)
    return language.read_language(made, vocabulary.load())


def read_scene(text: str) -> Scene:
    """A text as the finders of conditions and assessments get it: with its actors and claims."""
    reading = read_text(text)
    cast = find_actors(reading)
    return Scene(reading, Speakers(reading, cast, find_claims(reading, cast)))
