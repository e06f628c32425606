"""Parties are compared inside one negotiation: nothing that is counted, drawn or said crosses from one to another."""

import itertools
import re
from unittest import mock

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.errors import ReportError
from analysis.tables import Tables
from analysis.views import charts, summaries
from analysis.views.negotiations import inside, negotiations, open_talks, sentence_around
from analysis.views.networks import KINDS_OF_NETWORK
from analysis.words import Talks
from tests.small import judges, said, sides_with, tables_of, together, wants

STATES = ("Kenya", "Ghana", "Norway", "Japan", "Brazil", "Canada", "Chile")
NAMES = ("Norland", "Sudland", "Estland", "Westland", "Midland", "Farland", "Ann Lee", "Bo Ek", "Cy Day", "Dora Fox")
ISSUES = ("territory", "trade", "pay", "other")
TALKS = tuple(f"Talks {number}" for number in range(6))
COMPARED = ("who_speaks", "what_is_claimed", "who_wants_what", "how_demands_are_judged", "where_they_clash",
            "who_sides_with_whom", "congruence")  # fmt: skip


@st.composite
def one_article(draw, name):
    """An article of the negotiation `name`, in which some of all parties speak, demand, take sides and judge."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5, unique=True))
    lines = []
    for number, party in enumerate(names):
        on, strength, direction = draw(st.tuples(st.sampled_from(ISSUES), st.integers(1, 5), st.sampled_from((1, -1))))
        quote = f"the port must open on day {number} in {name}"
        lines += [said(party, f"we went to {name} as number {number}"), wants(party, quote, strength, direction, issue=on)]
        other = names[number - 1]
        lines += [sides_with(other, f"{other} backs number {number}", quote, draw(st.sampled_from((1, -1))))]
        lines += [judges(other, f"number {number} goes too far", draw(st.integers(-2, 2)), of=quote)]
    with mock.patch.object(Tables, "check", lambda tables: tables):  # which takes most of the time, and is tested elsewhere
        return tables_of(lines, article_id=name.lower().replace(" ", "-"), talks=name, published="2026-01-01")


def strangers(tables):
    """Pairs of names that share no negotiation."""
    of = {}
    for article, name in zip(tables.actors["article_id"], tables.actors["name"], strict=True):
        of.setdefault(name, set()).add(article)
    return [pair for pair in itertools.combinations(of, 2) if not of[pair[0]] & of[pair[1]]]


def named_in(text, names):
    return {name for name in names if re.search(rf"\b{name}\b", text)}


def told(answer, kind):
    """All texts of a summary: its frame, its columns across, its finding, the words of its chart."""
    drawn = getattr(charts, kind)(answer) if hasattr(charts, kind) else None
    words = [text.get_text() for text in drawn.findobj(lambda part: hasattr(part, "get_text"))] if drawn else []
    frame = answer.frame.reset_index().astype("str").to_numpy().ravel().tolist()
    return " | ".join([*frame, *answer.across, *(drawn.alt if drawn else "",), *words, *itertools.chain(*answer.groups)])


@settings(max_examples=4, phases=(Phase.explicit, Phase.generate))  # to make a failure smaller would take minutes
@given(st.tuples(*map(one_article, TALKS)))
def test_no_finding_names_two_parties_that_share_no_negotiation(parts):
    tables = together(*parts)
    apart = strangers(tables)
    for kind in COMPARED:
        names = named_in(told(getattr(summaries, kind)(tables), kind), NAMES)
        assert not [pair for pair in apart if set(pair) <= names], kind
    for kind in KINDS_OF_NETWORK:
        for source, target in summaries.network(tables, kind).frame.index:
            assert (source, target) not in apart and (target, source) not in apart


def test_six_articles_in_six_folders_are_six_negotiations(tmp_path):
    for number, (one, two) in enumerate(itertools.pairwise(STATES)):
        (tmp_path / f"talks {number}").mkdir()
        text = f"{one} meets {two}\n\n{one} must open its ports, said {two}. {one} said it will not open its ports.\n"
        (tmp_path / f"talks {number}" / "one.txt").write_text(text, encoding="utf-8")
    tables = an.normalize(an.read(tmp_path))
    assert len(negotiations(tables)) == 6
    for name in negotiations(tables):
        wants = summaries.who_wants_what(tables, name)
        assert len(wants.frame.index.get_level_values("party").unique()) <= 2 and "5 further negotiations" in wants.left_out
    for kind in KINDS_OF_NETWORK:
        assert summaries.network(tables, kind).frame["talks"].nunique() <= 6
    apart = strangers(tables)
    assert all((one, two) not in apart for one, two in summaries.network(tables, "co_mention").frame.index)


def three():
    one = tables_of([wants("Norland", "the port must open", 5, issue="trade")], "a", talks="Port strike")
    two = tables_of([wants("Sudland", "the port will not open", 5, -1, issue="trade")], "b", talks="port-strike")
    return together(one, two, tables_of([wants("Estland", "the port will not open", 5, -1, issue="trade")], "c"))


def test_names_that_read_alike_are_one_negotiation_and_no_name_is_one_too():
    assert negotiations(three()) == ["Port strike", ""]
    assert open_talks(three()).name == "Port strike" and open_talks(three(), "untitled").name == ""
    assert summaries.where_they_clash(three()).n_clashes == 1
    assert list(inside(three(), Talks("")).articles["article_id"]) == ["c"]
    alone = inside(three(), Talks(""))
    assert inside(alone, Talks("")) is alone


def test_a_negotiation_without_an_article_is_refused():
    with pytest.raises(
        ReportError, match="parameter 'talks': is 'Pay round', of which there is no article; write one of Port s"
    ):
        summaries.who_wants_what(three(), "Pay round")


def test_a_codebook_of_the_negotiation_judges_the_issues():
    tables = tables_of(
        [wants("Union", "wages must rise", 5, issue="pay"), wants("Union", "all must be let in", 5, issue="trade")]
    )
    judged = inside(tables, Talks("", codebook="labour")).conditions["issue"].tolist()
    assert judged[0] == "wages" and "trade" not in judged


def test_the_sentence_around_words_is_whole():
    text = "They met. “Ports must open,” Mr. Lee said. He left."
    assert sentence_around(text, text.index("Ports"), 5).startswith("“Ports must open,” ")
    assert sentence_around(text, text.index("met"), 3) == "They met."
    assert sentence_around("One sentence", 0, 3) == "One sentence"
