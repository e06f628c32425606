"""A Word file becomes paragraphs: lists, tables and footnotes in order, nothing that was deleted or hidden."""

import datetime
import io
import re
import zipfile

import docx
import pytest

from analysis.reading.article import read, write_extracted
from analysis.reading.files import docx as reader
from tests.reading.files.disk import refusal

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def document():
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "The Harbour Times"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Port talks end early", 0)
    made.add_paragraph("By Mara Quill, 3 March 2026")
    return made


def saved(document, *changes):
    """The bytes of a document, with (part, pattern, replacement) changed in its XML."""
    plain, changed = io.BytesIO(), io.BytesIO()
    document.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else old.read(name)
            for part, pattern, replacement in changes:
                data = re.sub(pattern, replacement, data) if part == name else data
            new.writestr(name, data)
    return changed.getvalue()


def text_of(write, data):
    return read(write("a.docx", data))[0].text.split("\n\n")[2:]


def test_paragraphs_lists_and_tables_stand_in_their_order(write, document):
    paragraph = document.add_paragraph("The union ")
    paragraph.add_run("left").bold = True
    paragraph.add_run(" at\tnoon.")
    document.add_paragraph("higher pay", style="List Bullet"), document.add_paragraph("shorter shifts", style="List Number")
    table = document.add_table(2, 2)
    for n, text in enumerate(("Q", "Is it over?", "A", "It is not.")):
        table.cell(n // 2, n % 2).text = text
    document.add_paragraph("“We wait,” said Ann Lee.")
    assert text_of(write, saved(document)) == [
        "The union left at noon.", "- higher pay", "- shorter shifts", "Q", "Is it over?", "A", "It is not.",
        "“We wait,” said Ann Lee.",
    ]  # fmt: skip


def test_what_was_put_in_counts_and_what_was_taken_out_or_hidden_does_not(write, document):
    document.add_paragraph("The union INSERT left DELETE the hall.")
    document.paragraphs[-1].add_run(" Not for print.").font.hidden = True
    run = "<w:r><w:t xml:space='preserve'>%s</w:t></w:r>"
    data = saved(
        document,
        ("word/document.xml", "<w:t>The union INSERT left DELETE the hall.</w:t></w:r>",
         f"<w:t xml:space='preserve'>The union </w:t></w:r><w:ins w:id='1' w:author='x'>{run % 'certainly'}</w:ins>"
         f"<w:r><w:t xml:space='preserve'> left</w:t></w:r><w:del w:id='2' w:author='x'>"
         "<w:r><w:delText>never</w:delText></w:r></w:del>"
         f"{run % ' the hall.'}"),
    )  # fmt: skip
    assert text_of(write, data) == ["The union certainly left the hall."]


def test_a_text_box_stands_once_and_apart(write, document):
    document.add_paragraph("The union left. BOX")
    box = "<w:txbxContent><w:p><w:r><w:t>We wait.</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice Requires='x'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    alternate = f"<mc:AlternateContent {mc}>{both}</mc:AlternateContent>"
    data = saved(
        document, ("word/document.xml", "The union left. BOX</w:t></w:r>", f"The union left.</w:t></w:r><w:r>{alternate}</w:r>")
    )
    assert text_of(write, data) == ["The union left.", "We wait."]


def test_footnotes_stand_at_the_end(write, document):
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document.add_paragraph("The union left.")
    note = "<w:footnote w:id='1'><w:p><w:r><w:t>Ann Lee disagrees.</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {W}><w:footnote w:id='0'><w:p/></w:footnote>{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert text_of(write, saved(document)) == ["The union left.", "Ann Lee disagrees."]


def test_what_a_file_claims_counts_where_its_text_shows_it(write, document):
    properties = document.core_properties
    properties.title, properties.created = "Port Talks end early", datetime.datetime(2026, 3, 3, 9)
    [found] = read(write("a.docx", saved(document)))
    assert (found.title, found.published, found.date_basis) == ("Port Talks end early", "2026-03-03", "metadata")
    properties.title, properties.created = "Letterhead", datetime.datetime(2013, 12, 23)
    [found] = read(write("a.docx", saved(document)))
    assert (found.title, found.published) == ("Port talks end early", None)


def test_what_cannot_be_read_is_refused(write, document, monkeypatch):
    assert "is no Word file that can be read" in refusal(write("a.docx", b"PK\x03\x04 and no more"))
    assert "is no Word file that can be read" in refusal(write("b.docx", saved(document)[:5000]))
    assert "is locked by a password, or of an older Word" in refusal(write("c.docx", reader.OLE + b"\0" * 600))
    assert "is empty" in refusal(write("d.docx", saved(docx.Document())))
    broken = saved(document, ("word/document.xml", "</w:body>", ""))
    assert "is no Word file that can be read" in refusal(write("e.docx", broken))
    monkeypatch.setattr(reader, "LARGEST", 10_000)
    assert "is too large when it is unpacked" in refusal(write("f.docx", saved(document)))


def test_its_text_is_kept(write, document):
    [found] = read(write("a.docx", saved(document)))
    assert write_extracted(found).read_text(encoding="utf-8") == found.text and read(found.path) == [found]
