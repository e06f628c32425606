"""The brief: parties by how much they want, the hardest first, what is of no issue last, each point with its source."""

import dataclasses

from analysis.exchange.brief import MOST_PARTIES, MOST_POINTS, brief
from tests.exchange.talks import ARTICLES, NOTHING, TABLES
from tests.small import tables_of, together, wants
from tests.views.talks import TALKS

SECTIONS = brief(TABLES, ARTICLES)


def test_a_negotiation_begins_with_what_it_rests_on():
    first = SECTIONS[0]
    assert (first.heading, first.level) == ("Port strike", 1) and first.lead == "1 article, 2026-03-02; 3 conditions."
    assert brief(TALKS)[0].lead.endswith(" 1 condition without a known holder left out.")
    assert brief(TALKS)[0].heading == "Talks without a name"


def test_each_party_says_what_it_wants_and_where_it_is_said():
    sections = {section.heading: section for section in SECTIONS}
    [point] = sections["Norland"].points
    assert point.text == "territory; sanctions: must. “=the army must leave the 𝔳alley” " + (
        "(with it: Cy Day; against it: Bo Ek; motive: strongly positive, by Norland)"
    )
    assert point.note.startswith(
        "Talks & <ships>: 50% of {all} \\end ER -, The Port & News, 2026-03-02. Confidence 0.80; talks-1#k"
    )
    assert point.link.startswith("https://news.example/a-b")
    [refused] = sections["Sudland"].points
    assert "(withdrawn; feasibility: strongly negative, by Ann Lee)" in refused.text
    assert "by somebody unnamed" in sections["Bo Ek"].points[0].text


def test_the_hardest_come_first_and_what_is_of_no_issue_last():
    lines = [wants("A", f"q{n} {issue}", n, issue=issue) for n, issue in ((5, "other"), (2, "pay"), (4, "jobs"))]
    [_, party] = brief(tables_of(lines))
    assert [point.text.split(":")[0] for point in party.points] == ["jobs", "pay", "other matters"]


def test_what_a_brief_leaves_out_it_says():
    issues = ["pay", "jobs", "trade", "territory", "sanctions", "ceasefire", "migration", "takeover"]
    [_, party] = brief(tables_of([wants("A", f"q {issue}", 5, issue=issue) for issue in issues]))
    assert len(party.points) == MOST_POINTS and party.lead == "2 further issues left out."
    assert (
        brief(tables_of([wants("A", f"q {issue}", 5, issue=issue) for issue in issues[:7]]))[1].lead
        == "1 further issue left out."
    )
    lines = [wants(f"Party {n}", f"q {n}", 5) for n in range(MOST_PARTIES + 2)]
    sections = brief(tables_of(lines))
    assert sections[-1].heading == "Further parties" and sections[-1].lead.count("Party") == 2


def test_negotiations_are_apart():
    other = tables_of([wants("Norland", "pay us", 5, issue="pay")], "b")
    other = dataclasses.replace(other, articles=other.articles.assign(talks="Mines"))
    assert [section.heading for section in brief(together(TABLES, other)) if section.level == 1] == ["Mines", "Port strike"]
    assert [section.lead for section in brief(NOTHING)] == ["1 article; 0 conditions."]
