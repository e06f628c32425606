"""The main text of a page, and the copy of it that is kept."""

from analysis.reading.article import read, write_extracted
from tests.reading.files.disk import PAGE


def test_the_charset_that_a_page_declares(write):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")
    [found] = read(write("a.html", page))
    assert "“We will not sign,”" in found.text and found.encoding_note == "read as windows-1252"


def test_extracted_text_is_kept_beside_its_page_and_read_from_there(write, tmp_path):
    [found] = read(write("a.html", PAGE))
    kept = write_extracted(found)
    assert kept == tmp_path / "a.extracted.txt" and kept.read_bytes().decode("utf-8") == found.text
    kept.write_bytes(b"What an older version extracted.")
    assert write_extracted(found) == kept
    assert [a.text for a in read(tmp_path)] == ["What an older version extracted."]
    assert write_extracted(read(write("b.txt"))[0]) is None
