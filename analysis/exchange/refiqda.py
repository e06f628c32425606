"""Tables and articles in, a REFI-QDA project out (`.qdpx`), for NVivo, MAXQDA, ATLAS.ti, QualCoder, Taguette.

A project is a zip archive: `project.qde` (XML, urn:QDA-XML:project:1.0) and a text for each article, its lines ending in `\\n`
alone, for a carriage return is read differently by every program. Places are code points, half-open. Codes stand in groups,
actors are cases, stances and assessments are linked with what they are of. A passage in several pieces is several selections,
for the format has no other way. The standard: Project Exchange 1.0 of the REFI group, qdasoftware.org.
"""

import xml.etree.ElementTree as xml
from collections.abc import Sequence

import pandas as pd

from analysis.exchange.coded import Passage, grouped, passages
from analysis.exchange.common import Lines, guid, texts_of, zipped
from analysis.exchange.flat import names
from analysis.reading import Article
from analysis.tables import Tables, allowed_in_xml
from analysis.views import one_line, spelled

NAMESPACE = "urn:QDA-XML:project:1.0"
USER = guid("user")
LONGEST_NAME = 60  # characters of a quote that name its selection
OF_SOURCES = {"published": "Date", "source": "Text", "talks": "Text", "language": "Text"}
OF_CASES = {"kind": "Text", "role": "Text", "country": "Text"}
ELEMENTS = {"Date": "DateValue", "Text": "TextValue"}


def project(tables: Tables, articles: Sequence[Article]) -> bytes:
    """The archive. Raises TableError: an article of the tables is not among `articles`."""
    texts = {own: Lines(article.text) for own, article in texts_of(tables, articles, "talks.qdpx").items()}
    coded = passages(tables)
    root = _element(None, "Project", xmlns=NAMESPACE, name="Parley", origin="Parley", creatingUserGUID=USER)
    _element(_element(root, "Users"), "User", guid=USER, name="Parley")
    _add_codes(root, coded)
    _add_variables(root)
    _add_cases(root, tables, coded)
    _add_sources(root, tables, texts, coded)
    _add_links(root, coded)
    xml.indent(root)
    files = {"project.qde": xml.tostring(root, encoding="utf-8", xml_declaration=True)}
    return zipped(files | {f"sources/{guid('text', own)}.txt": lines.text.encode() for own, lines in texts.items()})


def _element(parent: xml.Element | None, tag: str, text: str = "", **given: str) -> xml.Element:
    given = {name: allowed_in_xml(value) for name, value in given.items()}
    element = xml.Element(tag, given) if parent is None else xml.SubElement(parent, tag, given)
    element.text = allowed_in_xml(text) or None
    return element


def _add_codes(root: xml.Element, coded: Sequence[Passage]) -> None:
    """`act` with `assert` and `reject` below it, `issue` with `territory` …: those that occur."""
    found = sorted({code for passage in coded for code in passage.codes})
    if found:
        book = _element(_element(root, "CodeBook"), "Codes")
        groups = {}
        for group, code in found:
            if group not in groups:
                groups[group] = _element(book, "Code", guid=guid("code", group), name=group, isCodable="false")
            _element(groups[group], "Code", guid=guid("code", group, code), name=spelled(code), isCodable="true")


def _add_variables(root: xml.Element) -> None:
    variables = _element(root, "Variables")
    for whose, columns in (("source", OF_SOURCES), ("case", OF_CASES)):
        for column, kind in columns.items():
            _element(variables, "Variable", guid=guid("variable", whose, column), name=column, typeOfVariable=kind)


def _add_values(parent: xml.Element, whose: str, columns: dict[str, str], row: object) -> None:
    for column, kind in columns.items():
        value = row[column]
        if not pd.isna(value):
            given = _element(parent, "VariableValue")
            _element(given, "VariableRef", targetGUID=guid("variable", whose, column))
            _element(given, ELEMENTS[kind], str(value))


def _add_cases(root: xml.Element, tables: Tables, coded: Sequence[Passage]) -> None:
    """An actor is a case, of all its passages in all articles."""
    actors = tables.actors.groupby("actor_id", sort=True)[["kind", "role", "country"]].first().reset_index()
    theirs = grouped(coded, "actor")
    if len(actors):
        countries = names(tables, actors["country"]).replace("", None)
        actors = actors.assign(name=names(tables, actors["actor_id"]), country=countries)
        cases = _element(root, "Cases")
        for actor in actors.to_dict("records"):
            case = _element(cases, "Case", guid=guid("case", actor["actor_id"]), name=actor["name"])
            _add_values(case, "case", OF_CASES, actor)
            for passage in theirs.get(actor["actor_id"], ()):
                for number in range(len(passage.spans)):
                    _element(case, "SelectionRef", targetGUID=_selection(passage, number))


def _add_sources(root: xml.Element, tables: Tables, texts: dict[str, Lines], coded: Sequence[Passage]) -> None:
    sources, inside = _element(root, "Sources"), grouped(coded, "article_id")
    for article in tables.articles.to_dict("records"):
        own = article["article_id"]
        path = f"internal://{guid('text', own)}.txt"
        source = _element(
            sources, "TextSource", guid=guid("source", own), name=article["title"], plainTextPath=path, creatingUser=USER
        )
        for passage in inside.get(own, ()):
            _add_selections(source, passage, texts[own])
        _add_values(source, "source", OF_SOURCES, article)


def _add_selections(source: xml.Element, passage: Passage, lines: Lines) -> None:
    sure = f"confidence {passage.confidence:.2f}" if passage.confidence is not None else ""
    for number, received in enumerate(passage.spans):
        start, end = lines.span(received)
        own = _selection(passage, number)
        selection = _element(
            source, "PlainTextSelection", guid=own, name=one_line(lines.text[start:end], LONGEST_NAME),
            startPosition=str(start), endPosition=str(end), creatingUser=USER,
        )  # fmt: skip
        piece = f"piece {number + 1} of {len(passage.spans)}" if len(passage.spans) > 1 else ""
        told = filter(None, (passage.kind, passage.row, sure, passage.reviewed, piece))
        _element(selection, "Description", "; ".join(told))
        for group, code in passage.codes:
            coding = _element(selection, "Coding", guid=guid(own, group, code), creatingUser=USER)
            _element(coding, "CodeRef", targetGUID=guid("code", group, code))


def _selection(passage: Passage, number: int) -> str:
    return guid("selection", passage.table, passage.row, str(number))


def _add_links(root: xml.Element, coded: Sequence[Passage]) -> None:
    """From the first piece of a stance or an assessment to the first piece of what it is of."""
    found = {passage.row: passage for passage in coded}
    linked = [(passage, found[passage.about]) for passage in coded if passage.about in found]
    if linked:
        links = _element(root, "Links")
        for origin, target in linked:
            ends = {"originGUID": _selection(origin, 0), "targetGUID": _selection(target, 0)}
            name = f"{origin.kind} of {target.kind}"
            _element(links, "Link", guid=guid("link", origin.row, target.row), name=name, direction="OneWay", **ends)
