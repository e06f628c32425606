"""Who issues a text whose source is a party."""

import pytest

from analysis.actors import find_actors
from analysis.actors.issuer import source_of
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
