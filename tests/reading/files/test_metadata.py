"""What the `.toml` beside an article may say."""

import pytest

from analysis.reading.article import read
from tests.reading.files.disk import refusal


def test_metadata_beside_the_article(write):
    write("a.toml", 'title = "T"\npublished = 2025-02-18\nsource = "S"\nurl = "https://s.example/a"\nlicence = "CC BY"')
    [found] = read(write("a.txt"), published="2020-01-01")
    assert (found.title, found.published, found.date_basis) == ("T", "2025-02-18", "metadata")
    assert (found.source, found.url, found.licence) == ("S", "https://s.example/a", "CC BY")


@pytest.mark.parametrize("written", ["2025-02-18", "2025-02-18T10:00:00Z", '"2025-02-18"'])
def test_a_date_may_be_written_as_date_or_text(write, written):
    write("a.toml", f"published = {written}")
    assert read(write("a.txt"))[0].published == "2025-02-18"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("title = ", "cannot be read"),
        (b"title = '\xff'", "cannot be read"),
        ('tittle = "T"', "unknown key 'tittle'"),
        ("title = 5", "title is no text"),
        ('title = ""', "title is no text"),
        ('published = "18 Feb 2025"', "published is no date"),
        ('published = "2025-02-30"', "published is no date"),
        ("published = 20250218", "published is no date"),
    ],
)
def test_wrong_metadata(write, content, what):
    write("a.toml", content)
    message = refusal(write("a.txt"))
    assert "a.toml" in message and what in message
