"""Reports that are named, and parameters that are typed: paths are seen from where the user stands."""

import pytest

from analysis.errors import ReportError
from analysis.reports.chosen import choose, listing, with_given
from analysis.reports.declared import read_reports
from tests.house import make_house

PARAMETERS = 'articles = "../seeds"\ntables = ""\nwords: str | None = None\ntop = 5'


@pytest.fixture
def reports(tmp_path, monkeypatch):
    declared = make_house(tmp_path, {"one": ["top"], "two": ["top"]}, PARAMETERS)
    monkeypatch.chdir(tmp_path)
    return read_reports(declared.relative_to(tmp_path), "2026-01-31")


def test_those_that_are_named_in_that_order_else_all(reports, tmp_path):
    assert choose(reports, ["two", "one"], tmp_path) == [reports[1], reports[0]]
    assert choose(reports, [], tmp_path) == reports
    with pytest.raises(ReportError, match="declares no report 'three'; choose from one, two"):
        choose(reports, ["three"], tmp_path)


def test_a_path_is_seen_from_the_folder_of_the_notebook_and_anything_else_stays(reports):
    given = with_given(reports[0], [("articles", "talks/ports"), ("words", "words"), ("top", "7"), ("tables", "")])
    assert given.parameters == {"articles": "../talks/ports", "words": "../words", "top": 7, "tables": ""}
    assert with_given(reports[0], [("words", "None")]).parameters == {"words": None}


@pytest.mark.parametrize(
    ("name", "text", "what"), [("tops", "1", "the notebook has: articles"), ("top", "x", "write a whole number")]
)
def test_a_wrong_parameter_is_refused(reports, name, text, what):
    with pytest.raises(ReportError, match=what):
        with_given(reports[0], [(name, text)])


def test_the_listing_says_what_may_be_asked_and_with_what(reports):
    assert listing(reports).splitlines() == [
        "  one: Is one well?", "    articles=seeds tables= words=None top=5",
        "  two: Is two well?", "    articles=seeds tables= words=None top=5",
    ]  # fmt: skip
