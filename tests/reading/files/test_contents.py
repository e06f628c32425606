"""What each kind of file says of itself."""

from analysis.reading.article import read
from tests.reading.files.disk import PAGE


def test_a_page_gives_its_main_text_and_date(write):
    [found] = read(write("a.html", PAGE))
    assert "“We will not sign,” said the delegate" in found.text
    assert "Home" not in found.text and "<p>" not in found.text
    assert (found.published, found.date_basis) == ("2025-02-18", "metadata")
    assert read(found.path) == [found]
