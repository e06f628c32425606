"""Pages of parties and issues: every position once, under what it is about, with its words; `other` last, never the finding."""

from importlib import import_module

from analysis.views.positions import positions
from analysis.views.profiles import ISSUE, PARTY, hardest, profiles
from analysis.words import Talks
from tests.small import tables_of, together, wants

TABLES = tables_of([
    wants("Norland", "the army must leave the valley", 5, issue="territory"),
    wants("Norland", "wages should rise", 3, issue="wages"),
    wants("Norland", "nobody may ever smoke here", 5, -1),
    wants("Sudland", "the army must not leave the valley", 5, -1, issue="territory"),
    wants("Sudland", "the bridge must open", 5, issue="territory", status="withdrawn"),
])  # fmt: skip
FOUND = profiles(TABLES, Talks())


def named(kind, name):
    return next(one for one in FOUND if (one.kind, one.name) == (kind, name))


def test_there_is_one_of_each_party_and_issue():
    assert [(one.kind, one.name) for one in FOUND] == [
        (PARTY, "Norland"), (PARTY, "Sudland"), (ISSUE, "territory"), (ISSUE, "wages"), (ISSUE, "other"),
    ]  # fmt: skip


def test_the_answer_is_the_hardest_that_is_about_some_issue():
    assert named(PARTY, "Norland").answer == (
        "3 positions on 3 issues. Hardest, on territory: insists, “the army must leave the valley”."
    )
    assert named(ISSUE, "wages").answer == "1 position of 1 party. Hardest, Norland’s: seeks, “wages should rise”."


def test_every_position_stands_with_its_words_and_row():
    lines = named(PARTY, "Sudland").positions
    assert [(line.issue, line.position, line.words) for line in lines] == [
        ("territory", "refuses", "the army must not leave the valley"), ("territory", "withdrew", "the bridge must open"),
    ]  # fmt: skip
    assert {line.row for one in FOUND if one.kind == PARTY for line in one.positions} == set(TABLES.conditions["condition_id"])
    assert named(PARTY, "Norland").positions[-1].issue == "other"


def test_an_issue_has_its_clashes_with_both_sides_words():
    told = named(ISSUE, "territory").more
    assert [one.words for one in told] == ["the army must leave the valley", "the army must not leave the valley"]
    assert all(one.row for one in told) and told[0].says == "Norland: insists"


def test_a_brief_has_the_hardest_of_each_issue():
    (norland, lines), *more = hardest(FOUND, parties=1, points=2)
    assert norland.name == "Norland" and len(lines) == 2 and more == []
    assert len({line.issue for line in lines}) == 2


def test_the_rows_are_gone_through_once_however_many_pages_there_are(monkeypatch):
    tables, counted = together(TABLES, tables_of([wants("Norland", "the dam must open", 5, issue="water")], "u")), []
    module, once = (import_module(f"analysis.views.{name}") for name in ("profiles", "once"))
    found = once._firsts
    monkeypatch.setattr(module, "positions", lambda *given: counted.append("positions") or positions(*given))
    monkeypatch.setattr(once, "_firsts", lambda tables, name: counted.append(name) or found(tables, name))
    assert len(profiles(tables, Talks())) > 5
    assert counted == ["conditions", "positions"]
