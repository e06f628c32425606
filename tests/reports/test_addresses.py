"""Where a number leads: one row to its words, several to the search, a party to its page, the unknown nowhere."""

import pytest

from analysis.reports.addresses import address_of, linked

PAGES = {"party:Norland": "parties/ports--norland.html"}


@pytest.mark.parametrize(
    ("rows", "address"),
    [
        ("coast-herald#k1988", "articles/coast-herald.html#k1988"),
        ("coast-herald#k20.1", "articles/coast-herald.html#k20.1"),
        ("coast-herald#", "articles/coast-herald.html"),
        ("coast-herald#cite", "articles/coast-herald.html#cite"),
        ("b#c14 a#k2 b#c3", "search.html#rows=a:k2;b:c14,c3&as=Ann%20%26%20Bo"),
        ("party:Norland", "parties/ports--norland.html"),
        ("party:Sudland", ""),
        ("issue:pay", ""),
        ("no row", ""),
        ("", ""),
    ],
)
def test_what_leads_where(rows, address):
    assert address_of(rows, "Ann & Bo", PAGES) == address


def test_a_row_leads_to_its_words_and_can_be_linked_to():
    named = '<span data-row="coast-herald#k1988">k</span>'
    one = '<a id="k1988" href="articles/coast-herald.html#k1988" class="row">k</a>'
    assert linked(named, one_article=True) == one
    again = linked(named * 2)
    assert again.count('id="coast-herald.k1988"') == 1 and again.count("articles/coast-herald.html#k1988") == 2


def test_what_leads_nowhere_is_text():
    assert linked('<span data-row="x">y</span><span data-row="party:Bo">Bo</span>') == "yBo"


def test_a_part_of_a_picture_says_what_its_rows_are():
    part = '<span data-row="a#c1 a#c2" class="part" style="left:1%" title="Ann, &lt;b&gt;"></span>'
    assert linked(part) == (
        '<a href="search.html#rows=a:c1,c2&amp;as=Ann%2C%20%3Cb%3E" class="part" style="left:1%" title="Ann, &lt;b&gt;"></a>'
    )
    turned = '<span class="part" data-row="a#c1 a#c2" style="left:1%" title="Ann, &lt;b&gt;"></span>'
    assert linked(turned).startswith('<a href="search.html#rows=a:c1,c2&amp;as=Ann%2C%20%3Cb%3E" class="part"')
