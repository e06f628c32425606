"""What a reader of a page sees: no hidden words, marks of quotation, small type as text."""

import pytest

from analysis.errors import ArticleError
from analysis.reading.files.page_tree import prepare, read_tree
from analysis.reading.files.pages import read_page
from tests.reading.files.shapes import WORDS, article


def seen(body):
    """What follows the second paragraph in the text of a page."""
    return read_page("a.html", article(body), None).text.partition(WORDS[1])[2].strip()


@pytest.mark.parametrize(
    "body",
    [
        "<p hidden>Gone.</p>",
        "<div hidden='until-found'><p>“Gone,” Ann Hale said.</p></div>",
        "<p style='display: none'>Gone.</p>",
        "<p style='color:red; VISIBILITY : hidden'>Gone.</p>",
        "<p class='sr-only'>Gone.</p>",
        "<p class='big visually-hidden'>Gone.</p>",
        "<p class='gel-visuallyHidden'>Gone.</p>",
        "<div class='screen-reader-text'><p>Gone.</p></div>",
        "<p aria-hidden='true'>Gone.</p>",
        "<template><p>“Gone,” Ann Hale said.</p></template>",
        "<noscript><p>Gone.</p></noscript>",
        "<dialog><p>Gone.</p></dialog>",
        "<del><p>Gone.</p></del>",
        "<p><s>Gone.</s></p>",
        "<p><strike>Gone.</strike></p>",
        "<p><span style='text-decoration: line-through'>Gone.</span></p>",
        "<svg><title>Gone.</title></svg>",
        "<iframe>Gone.</iframe>",
        "<p>Here<!-- gone. --> it stands.</p>",
    ],
)
def test_what_is_not_seen_is_not_read(body):
    assert "gone" not in seen(body).lower()
    assert seen(f"{body}<p>The ferries went on for another hour.</p>").endswith("The ferries went on for another hour.")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>Pay by <time datetime='2025-05-09'>Friday</time>, she said.</p>", "Pay by Friday, she said."),
        ("<p><label>Kline:</label> We <abbr title='x'>U.S.</abbr> wait.</p>", "Kline: We U.S. wait."),
        ("<p>All <data value='3'>three</data> <dfn>quays</dfn> <button>closed</button>.</p>", "All three quays closed."),
        ("<p>In<wbr>deed <mark>so</mark>, <ins>ten</ins> <output>of</output> them.</p>", "Indeed so, ten of them."),
        ("<p>Pay <s>ten</s> <ins>twelve</ins> crowns.</p>", "Pay twelve crowns."),
        ("<p style='overflow: hidden'>Seen by everybody who looks.</p>", "Seen by everybody who looks."),
        ("<p class='hidden md:block'>Seen by everybody who looks.</p>", "Seen by everybody who looks."),
        ("<div class='overflow-hidden'><p>Seen by everybody who looks.</p></div>", "Seen by everybody who looks."),
        (f"<form>{'<p>One is here.</p>' * 2}<p>Two.</p><p>Three.</p></form>", "One is here.\n\nOne is here.\n\nTwo.\n\nThree."),
        ("<details><summary>The words</summary><p>They stand here.</p></details>", "The words\n\nThey stand here."),
    ],
)  # fmt: skip
def test_what_is_seen_is_read(body, words):
    assert seen(body) == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<q>We cannot pay more,</q> Tom Kline said.", "“We cannot pay more,” Tom Kline said."),
        ("He said <q>we <em>wait</em></q> and left.", "He said “we wait” and left."),
        ("<q>She told me <q>no</q> twice</q>, he said.", "“She told me ‘no’ twice”, he said."),
        ("<q>“We wait,”</q> he said.", "“We wait,” he said."),
        ("<q> We wait </q>, he said.", "“We wait”, he said."),
        ("<q></q>Nothing.", "Nothing."),
    ],
)
def test_quotation_marks(body, words):
    assert seen(f"<p>{body}</p>") == words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("10<sup>6</sup> crowns", "10^6 crowns"),
        ("10<sup>-3</sup> of it", "10^-3 of it"),
        ("40 km<sup>2</sup> of land", "40 km^2 of land"),
        ("the 5<sup>th</sup> day", "the 5th day"),
        ("much CO<sub>2</sub> here", "much CO2 here"),
        ("they said<sup>1</sup> so", "they said so"),
        ("they said<sup>[2]</sup> so", "they said so"),
        ("they said<sup>*</sup> so", "they said so"),
        ("in 2019<sup><a href='#n'>3</a></sup> they met", "in 2019 they met"),
        ("in 2019<sup>3</sup> they met", "in 2019 they met"),
        ("<a href='#n'><sup>4</sup></a>They met at the gate of the port", "They met at the gate of the port"),
        ("the Acme<sup>TM</sup> crane", "the AcmeTM crane"),
    ],
)
def test_small_type(body, words):
    assert seen(f"<p>{body}.</p>") == f"{words}."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<blockquote><p>We wait.</p></blockquote><cite>Ann Lee</cite>", "> We wait.\n> — Ann Lee"),
        ("<blockquote><p>We wait.</p></blockquote><p>— <cite>Ann Lee</cite></p>", "> We wait.\n> — Ann Lee"),
        ("<blockquote>We wait.<footer>— Ann Lee, a docker</footer></blockquote>", "> We wait.\n> — Ann Lee, a docker"),
        ("<blockquote><p>We wait. <cite>Ann Lee</cite></p></blockquote>", "> We wait.\n> — Ann Lee"),
        ("<figure><blockquote>We wait.</blockquote><figcaption>Ann Lee</figcaption></figure>", "> We wait.\n> — Ann Lee"),
        ("<aside class='pull-quote'><p>We wait.</p><p class='name'>Ann Lee</p></aside>", "> We wait.\n> — Ann Lee"),
        (
            "<div class='embed'><blockquote>We wait.<br>&mdash; Ann Lee (@al)</blockquote></div>",
            "> We wait.\n> — Ann Lee (@al)",
        ),
        ("<aside><p>“We wait,” Ann Lee said at the gate.</p></aside>", "“We wait,” Ann Lee said at the gate."),
        ("<aside><p><a href='/x'>Read what Ann Lee said at the gate.</a></p></aside>", ""),
        ("<figure><img src='a.jpg'><figcaption>Ann Lee at the gate.</figcaption></figure>", ""),
        ("<p>In <cite>The Port</cite> he said that it rained.</p>", "In The Port he said that it rained."),
        ("<p><cite>The Port</cite> said that it rained.</p>", "The Port said that it rained."),
    ],
)
def test_quotations_set_apart(body, words):
    assert seen(body) == words


def test_a_page_that_is_set_in_as_a_whole_is_no_quotation():
    html = f"<html><body><blockquote><p>{WORDS[0]}</p><p>{WORDS[1]}</p></blockquote></body></html>"
    assert read_page("a.html", html, None).text == f"{WORDS[0]}\n\n{WORDS[1]}"


def test_a_tree_too_deep_is_refused_and_an_empty_page_has_none():
    with pytest.raises(ArticleError, match="nested more than 256 tags deep"):
        read_tree("a.html", "<html><body>" + "<i>" * 400 + "Words")
    with pytest.raises(ArticleError, match="holds no main text"):
        read_tree("a.html", "")


def test_a_window_over_the_page_hides_nothing():
    tree = read_tree("a.html", "<html><body><div aria-hidden='true'><h1>Talks</h1><p>They met.</p></div></body></html>")
    prepare(tree)
    assert tree.text_content() == "TalksThey met."
