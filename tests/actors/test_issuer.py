"""Who issues a text whose source is a party."""

import pytest

from analysis.actors import find_actors
from analysis.actors.issuer import find_signatories, issuing_lines, source_of
from tests.marked import read_text

STATEMENT = (
    "MILL WORKERS' UNION\nTo the members and the press, on the second day of the strike\n\n"
    "We thank the members. The owners must open the gates. The Executive will meet again, and we shall not wait for ever.\n"
)


def issued(source):
    reading = read_text(STATEMENT, source=source)
    return reading, find_actors(reading)


def test_the_line_above_names_the_body_that_issues_it():
    reading, cast = issued("Mill Workers' Union")
    assert source_of(reading) == "mill workers' union"
    assert cast.by_id["org:mill-workers-union"].kind == "organisation"


@pytest.mark.parametrize("source", [None, "The Valley Post"])
def test_a_paper_issues_nothing(source):
    reading, cast = issued(source)
    assert all(section.rule != "issuer" for section in reading.sections)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Statement by the Mill Workers' Union on the lockout", "Mill Workers' Union"),
        ("From the Mill Workers' Union, on behalf of 90 spinners", "Mill Workers' Union"),
        ("For the Mill Workers' Union:", None),
        ("From the second day of the strike", "second day of the strike"),
    ],
)
def test_a_line_on_top_says_who_issues_the_text(line, name):
    reading = read_text(f"{line}\n\nWe thank the members.\n\nThe owners must open the gates.\n\nWe shall not wait.\n")
    assert [reading.article.text[span.start : span.end] for span in issuing_lines(reading)] == [name] * (name is not None)


def test_a_line_without_a_noun_of_bodies_names_nobody():
    reading = read_text("From the second day of the strike\n\nWe thank the members. The owners must open the gates.\n")
    assert find_signatories(reading, set()) == []


def test_a_line_below_says_for_whom_a_letter_is_signed():
    reading = read_text(
        "To the owners\n\nWe thank the members.\n\nSigned for the Mill Workers' Union by\n\nEva Roe, Jan Kowalski\n"
    )
    assert [reading.article.text[span.start : span.end] for span in issuing_lines(reading)] == ["Mill Workers' Union"]
