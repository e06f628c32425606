"""Title, date, source and address of a page."""

import datetime

import pytest

from analysis.reading.article import read
from analysis.reading.files.pages import read_page
from tests.reading.files.shapes import TITLE, WORDS, paragraphs

HEAD = f"<title>{TITLE}</title>"
BODY = f"<article><h1>{TITLE}</h1>{paragraphs(WORDS[:3])}</article>"


def said(head=HEAD, body=BODY):
    return read_page("a.html", f"<html><head>{head}</head><body>{body}</body></html>", None).said


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-05-03T23:30:00-05:00'>",
        "<meta property='article:published' itemprop='datePublished dateCreated' content='2025-05-03T09:30:00Z'>",
        "<meta content='2025-05-03' name='DC.date.issued'>",
        "<meta itemprop='datePublished' content='2025-05-03'><meta itemprop='dateModified' content='2025-05-09'>",
        "<link rel='canonical' href='https://post.example/2025/05/03/talks'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-05-03T09:00", oops</script>',
    ],
)
def test_dates_in_the_head(head):
    assert said(HEAD + head)["published"] == "2025-05-03"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("<p><time datetime='2025-05-03'>3 May 2025</time></p>", "2025-05-03"),
        ("<p class='post-date'>3 May 2025</p>", "2025-05-03"),
        ("<div>Published: <time>3 May 2025</time> by Lena Brook</div>", "2025-05-03"),
        ("<p>They must pay by <time datetime='2026-05-09'>Friday</time>, Kline said.</p>", None),
        ("<p>The deal of 2019-04-03 was signed on 5 April 2019.</p>", None),
        ("<p class='date'>05/03/2025</p>", None),  # in March or in May
        (f"{paragraphs(WORDS[:3])}<div class='card'><time datetime='2024-01-01'>1 January 2024</time></div>", None),
        ("<p>© 2024 The Post</p>", None),
    ],
)
def test_dates_above_the_text(line, date):
    assert said(body=f"<article><h1>{TITLE}</h1>{line}{paragraphs(WORDS[:3])}</article>").get("published") == date


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        (f"{TITLE} | The Harbour Post", BODY, (TITLE, "The Harbour Post")),
        (f"{TITLE} - POST.example", BODY, (TITLE, "POST.example")),
        (f"{TITLE} | Business", BODY, (TITLE, None)),
        (f"{TITLE} – The Harbour Post", paragraphs(WORDS[:3]), (TITLE, "The Harbour Post")),
        ("Port talks – a history of failure", paragraphs(WORDS[:3]), ("Port talks – a history of failure", None)),
        (f"{TITLE} | The Harbour Post", f"<h1>The Harbour Post</h1>{paragraphs(WORDS[:3])}", (TITLE, "The Harbour Post")),
        (f"{TITLE} | Post", f"<h1>Post</h1>{BODY}", (TITLE, None)),
        ("No talks, no ferries", BODY, (TITLE, None)),
        ("", BODY, (TITLE, None)),
        ("x " * 900, paragraphs(WORDS[:3]), (None, None)),
    ],
)
def test_title_and_source(title, body, found):
    says = said(f"<title>{title}</title>", body)
    assert (says.get("title"), says.get("source")) == found


def test_what_the_file_beside_the_page_says_wins(write):
    write("a.toml", 'title = "T"\nsource = "S"')
    head = f"{HEAD}<meta property='og:site_name' content='Post'><meta property='og:url' content='https://post.example/a'>"
    [found] = read(write("a.html", f"<html><head>{head}</head><body>{BODY}</body></html>"))
    assert (found.title, found.source, found.url) == ("T", "S", "https://post.example/a")


def test_no_clock_is_asked(monkeypatch):
    class Long_ago(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(1990, 1, 1, tzinfo=tz)

    head = f"{HEAD}<meta property='article:published_time' content='2031-05-03'>"
    assert said(head)["published"] == "2031-05-03"
    monkeypatch.setattr("htmldate.validators.datetime", Long_ago)
    assert said(head)["published"] == "2031-05-03"
