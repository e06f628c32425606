"""Which blocks are the article, and what is told of the rest."""

import pytest
from lxml.html import document_fromstring

from analysis.reading.files.page_blocks import mark_blocks
from analysis.reading.files.page_choice import choose, left_out

PROSE = "The owners of the port said on Monday that they would wait."


def blocks_of(html):
    return mark_blocks(document_fromstring(f"<html><body>{html}</body></html>").find("body"))[0]


@pytest.mark.parametrize(
    ("middle", "added"),
    [
        (f"<p>{PROSE}</p>", True),
        (f"<div class='entry'><p>{PROSE}</p></div>", True),
        (f"<article><p>{PROSE}</p></article>", True),
        (f"<div class='elementor-widget'><p>{PROSE}</p></div>", True),
        ("<blockquote>We wait</blockquote>", True),
        ("<p>Share this</p>", False),
        (f"<p><a href='/x'>{PROSE}</a></p>", False),
        (f"<div><a href='/x'><h3>Story</h3><p>{PROSE}</p></a></div>", False),
        (f"<div class='newsletter'><p>{PROSE}</p></div>", False),
        (f"<div class='related-box'><p>{PROSE}</p></div>", False),
        (f"<form><p>{PROSE}</p></form>", False),
        (f"<figure><p>{PROSE}</p></figure>", False),
    ],
)
def test_what_stands_between(middle, added):
    blocks = blocks_of(f"<article><p>First it rained.</p>{middle}<p>Then it snowed.</p></article>")
    last = len(blocks) - 1
    assert choose(blocks, {0, last}, "") == ([0, 1, last] if added else [0, last])


def test_the_title_and_what_stands_above_it():
    blocks = blocks_of(
        f"<div>The Courier</div><h1>Talks end</h1><article><p>{PROSE}</p></article><div><p>{PROSE} Here too.</p></div>"
    )
    assert choose(blocks, {2}, "Talks end") == [1, 2]
    assert choose(blocks, {0, 1, 2}, "Talks end") == [1, 2]
    assert choose(blocks, {2}, "Another title") == [2]


def test_a_heading_above_what_was_taken():
    blocks = blocks_of(f"<div><h2>One</h2><p>{PROSE}</p><h3>Two</h3><p>{PROSE} Here too.</p><h2>More</h2><p>Else.</p></div>")
    assert choose(blocks, {1, 3}, "") == [1, 2, 3]


def test_a_paragraph_that_stands_twice_is_read_once_and_a_term_without_its_words_never():
    blocks = blocks_of(
        f"<article><p>{PROSE}</p><p>{PROSE}</p><p>No.</p><p>No.</p><dl><dt>From:</dt><dd><a href='/'>x</a></dd></dl></article>"
    )
    assert choose(blocks, {0, 1, 2, 3, 4}, "") == [0, 2, 3]


def test_what_is_left_out_is_told_if_it_is_a_table_or_much():
    def lost(html):
        return len(left_out(blocks_of(f"<article><p>{PROSE}</p><ul><li>one</li></ul>{html}</article>"), f"{PROSE}\n\n- one"))

    assert lost("") == lost(f"<p>{PROSE} Here too.</p>") == lost(f"<nav><p>{PROSE} There.</p></nav>" * 20) == 0
    assert lost(f"<table><tr><td>{PROSE} There.</td></tr></table>") == 1
    assert lost(f"<div class='slide'><p>{PROSE} There.</p></div>" * 20) == 20
    assert lost("<table><tr><td>12</td><td>Offer</td></tr></table>") == 0
    assert left_out(blocks_of("<p>Other words.</p>"), PROSE) == []
