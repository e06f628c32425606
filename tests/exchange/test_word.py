"""The Word file: its body read by python-docx, its footnotes by a reader written from ECMA-376."""

import dataclasses
import io
import xml.etree.ElementTree as xml
import zipfile

import docx

from analysis.exchange.brief import brief
from analysis.exchange.word import word
from tests.exchange.talks import ARTICLES, NOTHING, TABLES

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DATA = word(TABLES, ARTICLES)
POINTS = [point for section in brief(TABLES, ARTICLES) for point in section.points]


def part(name, data=DATA):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return xml.fromstring(archive.read(name))


def footnotes(data=DATA):
    found = part("word/footnotes.xml", data)
    return {note.get(f"{WORD}id"): note for note in found if not note.get(f"{WORD}type")}


def test_the_body_is_the_brief():
    document = docx.Document(io.BytesIO(DATA))
    shown = [paragraph.text for paragraph in document.paragraphs]
    assert shown[0] == "Who wants what" and [point.text.replace("\x0c", "\ufffd") for point in POINTS] == [
        paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "List Bullet"
    ]
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [section.heading for section in brief(TABLES, ARTICLES)]


def test_every_point_refers_to_a_footnote_that_says_where():
    referred = [mark.get(f"{WORD}id") for mark in part("word/document.xml").iter(f"{WORD}footnoteReference")]
    notes = footnotes()
    assert referred == list(notes) == [str(number) for number in range(1, len(POINTS) + 1)]
    for number, point in enumerate(POINTS, 1):
        text = "".join(run.text for run in notes[str(number)].iter(f"{WORD}t"))
        assert text.strip().startswith(point.note)
        assert len(list(notes[str(number)].iter(f"{WORD}footnoteRef"))) == 1


def test_a_footnote_leads_to_the_page():
    links = {own.get("Id"): own.get("Target") for own in part("word/_rels/footnotes.xml.rels")}
    [link] = footnotes()["1"].iter(f"{WORD}hyperlink")
    assert links[link.get(f"{OFFICE}id")] == POINTS[0].link
    assert not list(footnotes(word(TABLES))["1"].iter(f"{WORD}hyperlink"))


def test_footnotes_are_where_word_looks_for_them():
    kinds = {one.get("PartName"): one.get("ContentType") for one in part("[Content_Types].xml")}
    assert kinds["/word/footnotes.xml"].endswith("wordprocessingml.footnotes+xml")
    assert any(one.get("Target") == "footnotes.xml" for one in part("word/_rels/document.xml.rels"))
    lines = {note.get(f"{WORD}type"): note.get(f"{WORD}id") for note in part("word/footnotes.xml") if note.get(f"{WORD}type")}
    assert lines == {"separator": "-1", "continuationSeparator": "0"}
    known = part("word/settings.xml").find(f"{WORD}footnotePr")
    assert [one.get(f"{WORD}id") for one in known] == ["-1", "0"]
    styles = {style.get(f"{WORD}styleId") for style in part("word/styles.xml").iter(f"{WORD}style")}
    used = {one.get(f"{WORD}val") for tag in ("rStyle", "pStyle") for one in part("word/footnotes.xml").iter(WORD + tag)}
    assert used and used <= styles


def test_hostile_words_and_no_words_at_all():
    named = dataclasses.replace(TABLES, actors=TABLES.actors.assign(name=TABLES.actors["name"] + "\x0c<b>"))
    assert any("<b>" in paragraph.text for paragraph in docx.Document(io.BytesIO(word(named))).paragraphs)
    assert footnotes(word(NOTHING)) == {}
