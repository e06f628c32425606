"""The pages that are printed: what they hold, what they never ask for, and the PDF where Chromium is installed."""

import re
import shutil
import subprocess

import pytest

from analysis.errors import OutputError
from analysis.exchange import printed as module
from analysis.exchange.printed import as_page, printed
from tests.exchange.talks import ARTICLES, TABLES

PAGE = as_page(TABLES, ARTICLES)


def test_the_page_holds_the_brief_and_the_marked_article():
    assert "<h2>Port strike</h2>" in PAGE and "<h3>Norland</h3>" in PAGE
    assert PAGE.count('class="article"') == 1 and "parley-" in PAGE
    assert as_page(TABLES).count('class="article"') == 0
    notes = re.findall(r'href="#note-(\d+)"', PAGE)
    assert notes and all(f'id="note-{number}"' in PAGE for number in notes)


def test_words_of_an_article_are_escaped_and_nothing_is_asked_for():
    assert "<ships>" not in PAGE and "<b>leave" not in PAGE and "\x0c" not in PAGE
    assert "default-src 'none'" in PAGE and not re.search(r"<(script|img|link|iframe)\b| src=|@import|url\(", PAGE)


def test_without_chromium_it_is_said(monkeypatch):
    monkeypatch.setattr(module.shutil, "which", lambda _: None)
    with pytest.raises(
        OutputError, match="is printed by Chromium, which is not installed; install it .* or write a .docx file"
    ):
        printed(TABLES, ARTICLES)


@pytest.mark.parametrize("failure", [subprocess.CalledProcessError(1, ["chromium"]), subprocess.TimeoutExpired("chromium", 1)])
def test_a_browser_that_fails_is_told(monkeypatch, failure):
    def fail(*_, **__):
        raise failure

    monkeypatch.setattr(module.shutil, "which", lambda name: name)
    monkeypatch.setattr(module.subprocess, "run", fail)
    with pytest.raises(OutputError, match="was not printed"):
        printed(TABLES, ARTICLES)


@pytest.mark.skipif(not any(map(shutil.which, module.BROWSERS)), reason="chromium is not installed")
def test_the_pdf_is_tagged_has_live_links_and_says_no_time():
    data = printed(TABLES, ARTICLES)
    assert data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF")
    assert b"/StructTreeRoot" in data and b"/URI (https://news.example/a-b" in data
    assert set(re.findall(rb"Date \(D:(\d{14})", data)) == {b"20000101000000"}
    assert data == printed(TABLES, ARTICLES)
