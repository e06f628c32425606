"""The table of formats: each is chosen by its ending, written whole, the same twice, and keeps what data/README.md says."""

import dataclasses
import hashlib
import html
import io
import json
import re
import shutil
import sqlite3
import xml.etree.ElementTree as xml
import zipfile
from pathlib import Path

import docx
import duckdb
import networkx
import openpyxl
import pandas as pd
import pypdfium2
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

import analysis as an
from analysis.errors import OutputError, TableError
from analysis.exchange import brat, dna, refiqda, sources, webannotation, workbook
from analysis.exchange.formats import BY_ENDING, BY_NAME, FORMATS, export, find_format, listing
from analysis.exchange.graphml import graphml
from analysis.exchange.printed import BROWSERS
from tests.exchange.talks import ARTICLES, REVIEWED, TABLES, looked_through
from tests.small import tables_of, wants

README = Path(__file__).parents[2] / "data" / "README.md"
CHROMIUM = any(map(shutil.which, BROWSERS))
KEPT = {  # a column of the matrix -> words of the article in which it shows
    "statements": "ready to open the port",
    "actors": "Ann Lee",
    "issues": "sanctions",
    "sides": "Cy Day",
    "judgements": "feasibility",
    "confidence": "0.8",
    "reviewed": REVIEWED,
    "link": "text=ready%20to%20open%20the%20port",
    "source": "The Port & News",
}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Each format of an article that an analyst has looked through, by its name."""
    folder = tmp_path_factory.mktemp("formats")
    return {
        form.name: export(looked_through(TABLES), folder / f"talks-{form.name}{form.ending}", ARTICLES, form.name)
        for form in FORMATS if (form.name != "pdf" or CHROMIUM) and form.name not in ("csv", "parquet")
    }  # fmt: skip


def words_of(name, path):
    """All that somebody else's program reads in a file, as one text."""
    return READERS[name](path)


def _workbook(path):
    return "\n".join(str(cell.value) for row in openpyxl.load_workbook(path)["statements"].iter_rows() for cell in row)


def _project(path):
    archive = zipfile.ZipFile(path)
    return html.unescape("\n".join(archive.read(name).decode() for name in archive.namelist()))


def _graph(path):
    graph = networkx.read_graphml(path)
    return "\n".join(str(data) for *_, data in [*graph.nodes(data=True), *graph.edges(data=True)])


def _dna(path):
    connection = sqlite3.connect(path)
    tables = ("DOCUMENTS", "ENTITIES", "VARIABLES")
    text = [str(row) for name in tables for row in connection.execute(f"SELECT * FROM {name}")]
    statements = "SELECT substr(Text, Start + 1, Stop - Start) FROM STATEMENTS JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId"
    return "\n".join([*text, *(row[0] for row in connection.execute(statements))])


def _duckdb(path):
    with duckdb.connect(path, read_only=True) as connection:
        return "\n".join(map(str, connection.execute("SELECT * FROM statements").fetchall()))


def _word(path):
    notes = zipfile.ZipFile(path).read("word/footnotes.xml").decode()
    links = zipfile.ZipFile(path).read("word/_rels/footnotes.xml.rels").decode()
    body = [paragraph.text for paragraph in docx.Document(path).paragraphs]
    return "\n".join([*body, html.unescape(re.sub("<[^>]+>", " ", notes)), links])


def _pdf(path):
    """Its words, with one blank wherever a line ends, and its links as they stand in it."""
    document = pypdfium2.PdfDocument(path)
    words = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(words.split()) + path.read_bytes().decode("latin-1")


def _plain(path):
    return path.read_text("utf-8")


READERS = {
    "xlsx": _workbook, "statements": lambda path: pd.read_csv(path).to_csv(), "qdpx": _project, "graphml": _graph, "dna": _dna,
    "brat": lambda path: "\n".join(file.read_text("utf-8") for file in sorted(path.iterdir())), "duckdb": _duckdb,
    "webannotation": lambda path: str(json.loads(_plain(path))), "csl": _plain, "ris": _plain, "docx": _word,
    "bibtex": lambda path: _plain(path).replace("\\&", "&"),
    "pdf": _pdf,
}  # fmt: skip


def matrix():
    """(format, column) -> whether data/README.md says that it is kept."""
    text = README.read_text("utf-8").partition("## Files for other programs")[2].partition("\n## ")[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    head, _, *rows = lines
    return {(row[0].strip("`"), column): cell != "" for row in rows for column, cell in zip(head[1:], row[1:], strict=True)}


def test_the_matrix_has_a_line_for_each_format_and_the_columns_that_are_tried():
    named = {name for name, _ in matrix()}
    assert named == {form.name for form in FORMATS}
    assert set(KEPT) < {column for _, column in matrix()}


@pytest.mark.parametrize("column", KEPT)
@pytest.mark.parametrize("name", READERS)
def test_a_format_keeps_what_the_matrix_says(written, name, column):
    if name not in written:
        pytest.skip("chromium is not installed")
    assert (KEPT[column] in words_of(name, written[name])) == matrix()[name, column]


MAKERS = {
    "qdpx": refiqda.project, "brat": brat.standoff, "webannotation": webannotation.annotations, "dna": dna.discourse,
    "xlsx": workbook.workbook,
}  # fmt: skip
HOSTILE = "ab =+.,;:\r\n\t🚢𝔳é\x0c\x85\u2028\ufeff\x00\x1d\ufffe<>&{}\\%'\"]"
FORBIDDEN = re.compile("[\x00\x0c\x1d\ufffe]")  # in XML


@settings(max_examples=12, phases=[Phase.generate])  # to make one smaller takes minutes
@given(some.text(HOSTILE, min_size=1, max_size=30), some.text(HOSTILE, min_size=1, max_size=30))
def test_whatever_words_an_article_has_every_format_gives_them_back(quote, name):
    tables = tables_of([wants("Ann", quote, 5, issue="pay")])
    named = tables.articles.assign(title=name, source=name)
    tables = dataclasses.replace(tables, actors=tables.actors.assign(name=name), articles=named)
    text = tables.sections["quote"][0]
    article = dataclasses.replace(ARTICLES[0], article_id="t", text=text, title=name, source=name)
    lines = re.sub("\r\n?", "\n", quote)
    made = {own: make(tables, [article]) for own, make in MAKERS.items()}
    assert selected(made["qdpx"]) == [lines, lines]
    annotated = made["brat"]["t.ann"].decode().split("\n")
    assert [line.split("\t")[2].split() for line in annotated if re.match(r"T\d+\tcondition", line)] in ([quote.split()], [])
    targets = [item["target"] for item in json.loads(made["webannotation"])["first"]["items"]]
    assert {target["selector"][0]["exact"] for target in targets} == {quote}
    assert {text[place["start"] : place["end"]] for _, place in (target["selector"] for target in targets)} == {quote}
    assert stated(made["dna"]) == [lines]
    sheet = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))["conditions"]
    column = list(tables.conditions.columns).index("quote") + 1
    assert sheet.cell(2, column).value == FORBIDDEN.sub("\ufffd", lines)
    graph = networkx.read_graphml(io.BytesIO(graphml(tables)))
    quotes = [data["quote"] for _, data in graph.nodes(data=True) if "quote" in data]
    assert quotes == [FORBIDDEN.sub("\ufffd", quote)]
    assert len(sources.ris(tables, [article]).decode().split("\r\n")) <= 12


def selected(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    root = xml.fromstring(archive.read("project.qde"))
    text = archive.read(next(name for name in archive.namelist() if name.endswith(".txt"))).decode()
    return [text[int(s.get("startPosition")) : int(s.get("endPosition"))] for s in root.findall(".//{*}PlainTextSelection")]


def stated(data):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    rows = connection.execute("SELECT Text, Start, Stop FROM STATEMENTS JOIN DOCUMENTS ON DOCUMENTS.ID = DocumentId").fetchall()
    return [text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le") for text, start, stop in rows]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_named_by_its_ending_and_the_same_twice(tmp_path, form):
    if form.name == "pdf" and not CHROMIUM:
        pytest.skip("chromium is not installed")
    assert find_format(tmp_path / f"talks{form.ending.upper()}", None if form.ending else form.name) is form
    paths = [export(TABLES, tmp_path / place / f"talks{form.ending}", ARTICLES, form.name) for place in ("one", "two")]
    assert fingerprint(paths[0]) == fingerprint(paths[1])
    assert [path for path in tmp_path.rglob("*") if path.name.startswith(".parley")] == []


def fingerprint(path):
    files = [path] if path.is_file() else sorted(path.iterdir())
    assert files and all(file.stat().st_size for file in files)
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def test_a_form_may_be_named_whatever_the_ending(tmp_path):
    path = export(TABLES, tmp_path / "talks.txt", ARTICLES, "ris")
    assert path.read_text().startswith("TY  - NEWS")
    assert an.export(TABLES, tmp_path / "talks.bib").read_text().startswith("@article{talks-1,")
    assert len(an.statements(TABLES)) == len(TABLES.claims) + len(TABLES.conditions)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.needs_text], ids=lambda form: form.name)
def test_a_format_that_holds_the_texts_says_that_it_needs_them(tmp_path, form):
    with pytest.raises(TableError, match="talks-1: is in the tables, but not as a text"):
        export(TABLES, tmp_path / "talks", form=form.name)
    assert list(tmp_path.iterdir()) == []


def test_another_ending_or_name_is_refused(tmp_path):
    with pytest.raises(TableError, match=r"names no form; use one of \.xlsx, .*, or --format with one of csv, parquet"):
        find_format(tmp_path / "talks.doc")
    with pytest.raises(TableError, match="would be of the format 'odt', which there is not; use one of xlsx, .*parquet"):
        find_format(tmp_path / "talks.xlsx", "odt")
    (tmp_path / "file.brat").write_text("")
    with pytest.raises(OutputError, match="is no folder"):
        find_format(tmp_path / "file.brat")


def test_names_and_endings_are_unique_and_listed():
    assert len(BY_NAME) == len(FORMATS) and len(BY_ENDING) == sum(form.ending != "" for form in FORMATS)
    assert all(form.name in listing() and form.about in listing() for form in FORMATS)


def test_what_is_only_in_the_tables_of_a_folder_is_written_as_it_is(tmp_path):
    assert {path.suffix for path in export(TABLES, tmp_path / "t", form="parquet").iterdir()} == {".parquet"}
    read = an.Tables.read_csv(export(TABLES, tmp_path / "c", form="csv"))
    assert repr(read) == repr(TABLES) and dataclasses.asdict(read).keys() == dataclasses.asdict(TABLES).keys()


def test_a_file_is_zip_where_it_says_so(written):
    for name in ("xlsx", "qdpx", "docx"):
        assert zipfile.is_zipfile(io.BytesIO(written[name].read_bytes()))
