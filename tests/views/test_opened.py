"""Each cell of the table leads to its sentences; what an article says cannot break out of them."""

import re

from analysis.views.opened import mark, open_cells
from analysis.views.wants import who_wants_what
from tests.small import tables_of, wants
from tests.views.pages import HOSTILE, Page
from tests.views.talks import CROWDS, NOTHING, TALKS


def test_a_cell_leads_to_its_sentences():
    shown = open_cells(who_wants_what(TALKS))
    page = shown._repr_html_()
    for anchor in re.findall(r'href="#([^"]+)"', page):
        assert page.count(f'id="{anchor}"') == 1
    assert "<mark>the army must leave the valley</mark>" in page and "silent in 1 article" in page
    assert page.count('href="#') == (who_wants_what(TALKS).frame["position"] != "silent").sum()
    assert repr(shown) == "5 cells with the sentences behind them" or repr(shown).endswith("behind them")


def test_what_is_known_of_a_sentence_stands_apart_from_its_place():
    page = open_cells(who_wants_what(TALKS))._repr_html_()
    behind = re.findall(r'<span data-row="[^"]*">([^<]*)</span>([^<]*)</small>', page)
    assert {said for said, _ in behind} == {"undated"}
    assert " · of Sudland; Cy Day −2, Cy Day +1" in [known for _, known in behind]


def test_what_an_article_says_stays_text():
    hostile = [" ".join(text.split()) for text in HOSTILE]
    page = open_cells(who_wants_what(tables_of([wants(f"Party {n}", text, 5) for n, text in enumerate(hostile)])))._repr_html_()
    body = page.partition("</style>")[2]
    Page(body.strip())
    assert "<script" not in body and "<b>" not in body and 'onmouseover="' not in body


def test_every_crowd_is_shown_and_nothing_is_said():
    for tables in CROWDS.values():
        Page(open_cells(who_wants_what(tables))._repr_html_().partition("</style>")[2].strip())
    assert open_cells(who_wants_what(NOTHING))._repr_html_() == "<p>Nothing to show: no condition was found.</p>"


def test_the_evidence_is_marked_in_its_sentence():
    assert mark("We <must> go, he said, today.", "We <must> go … today") == (
        "<mark>We &lt;must&gt; go</mark>, he said, <mark>today</mark>."
    )
    assert mark("Something else.", "a & b") == "<mark>a &amp; b</mark>"
