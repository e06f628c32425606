"""What a page rests on, and every reason for which it is stale."""

import pytest

from analysis.reports.basis import basis_of, fingerprints, why_stale
from analysis.reports.declared import read_reports
from tests.house import make_house

THEN = {"articles": {"a": "1", "b": "1"}, "parameters": {"top": "5"}, "notebook": "1", "words": ""}


@pytest.mark.parametrize(
    ("change", "others", "why"),
    [
        ({}, (), ""),
        ({"articles": {"a": "1", "b": "1", "c": "1"}}, (), "1 article is new"),
        ({"articles": {"a": "1", "b": "1", "c": "1"}}, ("c",), ""),
        ({"articles": {"a": "2", "b": "2"}}, (), "2 articles have changed"),
        ({"articles": {"c": "1", "d": "1"}}, (), "2 articles are new; 2 articles are gone"),
        ({"parameters": {"top": "5", "by": "'party'"}}, (), "by is declared otherwise"),
        ({"notebook": "2", "words": "1"}, (), "its notebook has changed; the word lists have changed"),
    ],
)
def test_a_page_is_stale_for_a_reason(change, others, why):
    assert why_stale(THEN, {**THEN, **change}, others) == why


def test_a_page_of_which_nothing_was_noted_is_not_called_current():
    assert why_stale({}, THEN) == "it was not noted what it was made from"


def test_an_article_has_another_fingerprint_when_it_or_what_is_said_of_it_changes(tmp_path):
    make_house(tmp_path, {})
    seen = [fingerprints(tmp_path / "seeds", None)]
    (tmp_path / "seeds" / "talks.toml").write_text('published = "2026-01-30"', encoding="utf-8")
    seen.append(fingerprints(tmp_path / "seeds", None))
    (tmp_path / "seeds" / "talks.txt").write_text("Talks end.", encoding="utf-8")
    seen.append(fingerprints(tmp_path / "seeds", None))
    assert all(set(one) == {"talks"} for one in seen) and len({one["talks"] for one in seen}) == 3


def test_the_date_of_the_run_makes_no_page_stale(tmp_path):
    declared = make_house(tmp_path, {"one": ["since"]}, 'since = ""\ntop = 5')
    given = 'parameters = { since = "{before}", top = 7 }'
    declared.write_text(declared.read_text(encoding="utf-8") + given, encoding="utf-8")
    days = [read_reports(declared, on, lambda name: "2026-01-29")[0] for on in ("2026-01-30", "2026-01-31")]
    assert days[0].parameters == {"since": "2026-01-29", "top": 7} and days[0].moving == {"since"}
    first, second = (basis_of(report, tmp_path / "decisions") for report in days)
    assert first == second and first["parameters"] == {"top": "7"} and first["decisions"] == ""
