"""Archives of the web: pages are read as saved ones are, all else is passed over, broken ones are told."""

import pytest

from tests.reading.files.disk import PAGE
from tests.reading.files.exports import archive, gathered

URL = "https://www.harbour.example/talks"


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_of_an_archive_is_an_article(write, packed):
    name = "crawl.warc.gz" if packed else "crawl.warc"
    path = write(name, archive((URL, PAGE, "200 OK"), packed=packed))
    found, problems = gathered(path)
    assert problems == [] and list(found) == ["crawl-0000-1"]
    page = found["crawl-0000-1"]
    assert "“We will not sign,” said the delegate" in page.text and "Home" not in page.text
    assert (page.url, page.published, page.source, page.path) == (URL, "2025-02-18", "harbour.example", f"{path}#0000-1")


def test_what_is_no_page_is_passed_over_and_a_page_without_text_told(write):
    pages = [
        (URL, "<html><body></body></html>", "200 OK"),
        (URL, PAGE, "404 Not Found"),
        (URL, "GIF89a", "200 OK", "image/gif"),
        (URL, PAGE.replace("2025-02-18T09:00:00Z", ""), "200 OK"),
    ]
    found, problems = gathered(write("crawl.warc", archive(*pages)))
    assert list(found) == ["crawl-0000-4"] and len(problems) == 1
    assert "crawl.warc record 2: holds no main text" in problems[0]
    assert found["crawl-0000-4"].published is None  # the day of the crawl is no date of publication


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_keeps_its_first_pages(write, packed):
    data = archive((URL, PAGE, "200 OK"), (URL + "/2", PAGE, "200 OK"), packed=packed)
    found, problems = gathered(write("c.warc.gz" if packed else "c.warc", data[: int(len(data) * 0.8)]))
    assert "c-0000-1" in found and len(problems) <= 1


@pytest.mark.parametrize("data", [b"no archive", b"\x1f\x8b\x08nothing"])
def test_what_is_no_archive_is_told(write, data):
    found, problems = gathered(write("c.warc", data))
    assert found == {} and len(problems) == 1 and "is no archive that can be read" in problems[0]
