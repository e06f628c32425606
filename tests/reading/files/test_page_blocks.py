"""The blocks of a page, and how they are written down."""

import pytest
from lxml.html import document_fromstring

from analysis.reading.files.page_blocks import mark_blocks, write_blocks


def blocks_of(html):
    return mark_blocks(document_fromstring(f"<html><body>{html}</body></html>").find("body"))[0]


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        (
            "<p>one</p>two<div>three<span>four</span></div>five<p>six <b>sev</b>en</p>",
            ["one", "two", "threefour", "five", "six seven"],
        ),
        ("<div>lead <p>one</p> tail <ul><li>two</li></ul></div>", ["lead", "one", "tail", "two"]),
        ("<p>one\n  two\t three</p>", ["one two three"]),
        ("<p>one<br>two<br/> three</p>", ["one\ntwo\nthree"]),
        ("<div>one<br><br><br><br>two</div>", ["one\n\ntwo"]),
        ("<pre>Q: Why?\nA: So.</pre>", ["Q: Why?\nA: So."]),
        ("<p>Tom&nbsp;Kline sa&shy;id no&#8203;thing cafe&#769;.</p>", ["Tom Kline said nothing café."]),
        ("<p> </p><p><br></p><p>&#8203;</p>", []),
        ("<table><tr><th>one</th><td>two</td></tr></table>", ["one", "two"]),
    ],
)
def test_blocks(html, texts):
    assert [block.text for block in blocks_of(html)] == texts


def test_marks_number_the_blocks_in_the_tree():
    body = document_fromstring("<html><body>lead<p>one <b>two</b></p>tail<p><a href='/'>three</a></p> ⨀</body></html>").find(
        "body"
    )
    blocks, numbers = mark_blocks(body)
    words = "".join(body.itertext())
    assert numbers.findall(words) == ["0", "1", "2", "3", "4"] and "⨀" not in numbers.pattern
    assert numbers.sub("|", words) == "|lead|one two|tail|three| ⨀" and [b.text for b in blocks][-1] == "⨀"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>T</h1><p>one</p><p>two</p>", "T\n\none\n\ntwo"),
        ("<p>They want:</p><ul><li>pay</li><li>rest</li></ul><p>one</p>", "They want:\n\n- pay\n- rest\n\none"),
        ("<ul><li>pay<ul><li>now</li></ul></li></ul>", "- pay\n- now"),
        ("<ol><li><p>one</p><p>two</p></li></ol>", "- one\ntwo"),
        ("<blockquote><p>one</p><p>two</p></blockquote><p>three</p>", "> one\n>\n> two\n\nthree"),
        ("<blockquote>one<br><br>two</blockquote><blockquote>three</blockquote>", "> one\n>\n> two\n\n> three"),
        ("<blockquote><p>one</p><p>– Ann Lee</p></blockquote>", "> one\n> — Ann Lee"),
        ("<p>– Ann Lee came.</p>", "– Ann Lee came."),
        ("<dl><dt>Ann Lee</dt><dd>We wait.</dd><dt>And you:</dt><dd>I go.</dd></dl>", "Ann Lee: We wait.\n\nAnd you: I go."),
        ("<dl><dt>Will you wait?</dt><dd>No.</dd></dl>", "Will you wait?\n\nNo."),
    ],
)
def test_layout(html, text):
    assert write_blocks(blocks_of(html)) == text
