"""A page of any shape gives its article in the order of the page, whole, and nothing else."""

import re
import socket

import pytest

from analysis.reading.article import read
from analysis.reading.files.pages import read_page
from tests.reading.files.disk import PAGE, refusal
from tests.reading.files.shapes import DATA, INTERVIEW, SHAPES, TITLE, WORDS, article, page, paragraphs


def text_of(html):
    return read_page("a.html", html, None).text


@pytest.mark.parametrize("shape", SHAPES)
def test_the_article_is_whole_and_in_order(shape):
    found = read_page("a.html", SHAPES[shape], None)
    places = [found.text.find(word) for word in WORDS]
    assert -1 not in places and places == sorted(places)
    assert found.text.startswith(found.said["title"]) and found.note == ""
    assert not re.search("cookies|letter|summary of|reader \\d|A section|reserved|northern gate|From:", found.text)
    assert all(found.text.count(word) == 1 for word in WORDS)


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape != "old"])
def test_what_a_page_says_of_itself(shape):
    said = read_page("a.html", SHAPES[shape], None).said
    title, source = ("Statement on the port", "GOV.HALM") if shape == "ministry" else (TITLE, "Halmstead Courier")
    assert (said["title"], said["published"], said["source"]) == (title, "2025-05-03", source)


def test_quotations_set_apart_and_who_said_them():
    assert "\n\n> We have waited since the spring.\n> — Anna Rundle, union leader\n\n" in text_of(SHAPES["blog"])
    assert "\n\n> The last offer was the last.\n> — Tom Kline\n\n" in text_of(SHAPES["paper"])
    assert "said:\n\n> Both sides must come back to the table.\n>\n> The ferries must not stop.\n\n" in text_of(
        SHAPES["ministry"]
    )


def test_an_interview_in_a_list_of_definitions():
    found = text_of(INTERVIEW)
    assert "\n\nWill you go back to the table?\n\nWe will, if" in found and "\n\nInes Varga: Both sides must wait." in found


def test_a_short_page_keeps_its_paragraphs():
    body = f"<article><h1>{TITLE}</h1><p>By J. Doe</p><p>The union must pay.</p><p>“We cannot,” Kline said.</p></article>"
    assert text_of(page(body)) == f"{TITLE}\n\nBy J. Doe\n\nThe union must pay.\n\n“We cannot,” Kline said."


def test_what_was_left_out_is_noted_and_again_when_the_text_was_kept():
    html = article(f"<table><tr><td>{WORDS[2]}</td></tr></table>")
    found = read_page("a.html", html, None)
    assert WORDS[2] not in found.text and found.note.startswith("25 words of the page are not in the text, from “Tom Kline")
    assert read_page("a.html", html, found.text) == found


def test_text_that_only_the_data_of_a_page_has(write):
    body = " ".join(WORDS)
    html = page("<div id='app'></div>", DATA.replace('"@context"', f'"articleBody": "{body}", "@context"'))
    assert WORDS[3] in text_of(html)
    assert "holds no main text" in refusal(write("b.html", "<html><body><p hidden>Words.</p></body></html>"))


def test_the_charset_that_a_page_declares(write):
    [found] = read(write("a.html", PAGE.replace("<head>", '<head><meta charset="windows-1252">').encode("cp1252")))
    assert "“We will not sign,”" in found.text and found.encoding_note == "read as windows-1252"


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 5000 + "Words" + "</div>" * 5000,
        "<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/hostname'><!ENTITY b '&a;&a;&a;'>]><html><body>" + "&b;" * 99,
        "<html><body>" + "<q>" * 3000,
        "<" * 9000,
        "<frameset><frame src='http://a.example'></frameset>",
        "<p " + " ".join(f"a{n}=1" for n in range(3000)) + ">",
        "<html><body><p>\x1b\x02\ufffe</p></body></html>",
        "<table>" * 400 + "<blockquote>" * 400,
    ],
)
def test_a_hostile_page_is_read_or_refused(write, monkeypatch, html):
    monkeypatch.setattr(socket, "socket", None)  # nothing is fetched
    path = write("a.html", html)
    try:
        [found] = read(path)
    except Exception as error:
        assert type(error).__name__ == "ArticleError" and "\n" not in str(error)
    else:
        assert "root" not in found.text and found.text.strip()


@pytest.mark.parametrize(
    "unit", ["<p>Ann Hale said {n}.</p>", "<q>a{n}</q> ", "<b>{n}</b>0<sup>6</sup> ", "<cite>{n}</cite>", "{n}<br>"]
)
def test_the_marks_that_number_paragraphs_are_nowhere_in_the_text(unit):
    html = article("<p>" + "".join(unit.format(n=n) for n in range(200)) + "⨀1⨀</p>")
    found = text_of(html)
    assert found.count("⨀") == 2 and "⨁" not in found and "199" in found


def test_paragraphs_beside_and_between_what_was_taken():
    nested = f"<div class='entry'>{paragraphs(WORDS[2:5])}</div><p>{WORDS[5]}</p><article><p>{WORDS[6]}</p></article>"
    found = text_of(article(f"{nested}<p>{WORDS[7]}</p>"))
    assert [word for word in WORDS if word in found] == WORDS and found.index(TITLE) == 0
