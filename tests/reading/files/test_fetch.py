"""What is fetched from the web, and what is refused; against a server on the loopback."""

import gzip

import pytest

from analysis.errors import ArticleError
from analysis.reading.files import fetch as module
from analysis.reading.files.fetch import fetch
from tests.reading.files.web import PLACES, serving


@pytest.fixture(scope="module")
def web():
    with serving({
        **PLACES,
        "/text": (200, {"Content-Type": "text/plain; charset=utf-8"}, b"words"),
        "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"<p>words</p>")),
        "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"x" * 6_000_000)),
        "/broken": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"no gzip"),
        "/large": (200, {"Content-Type": "text/html"}, b"x" * (module.LARGEST + 1)),
        "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
        "/gone": (404, {"Content-Type": "text/html"}, b"<p>Nothing here.</p>"),
        "/moved": (302, {"Location": "/text"}, b""),
        "/round": (302, {"Location": "/round?again"}, b""),
        "/away": (302, {"Location": "file:///etc/passwd"}, b""),
        "/ftp": (302, {"Location": "ftp://127.0.0.1/x"}, b""),
        "/caf%C3%A9?q=a%20b": (200, {"Content-Type": "text/plain"}, b"coffee"),
    }) as address:  # fmt: skip
        yield address


@pytest.mark.parametrize(
    ("place", "data", "suffix"),
    [
        ("/text", b"words", ".txt"),
        ("/moved", b"words", ".txt"),
        ("/packed", b"<p>words</p>", ".html"),
        ("/café?q=a b", b"coffee", ".txt"),
        ("/text#part", b"words", ".txt"),
    ],
)
def test_bytes_come_as_they_are_with_the_kind_of_file(web, place, data, suffix):
    assert fetch(web + place) == (data, suffix)


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("/gone", "cannot be fetched (404 "),
        ("/large", "is too large (over 5 MB)"),
        ("/bomb", "is too large (over 5 MB)"),
        ("/broken", "cannot be fetched (Not a gzipped file"),
        ("/picture", "is no article (image/png)"),
        ("/round", "cannot be fetched (302 "),
        ("/away", "is not allowed"),
        ("/ftp", "is no address of the web"),
    ],
)
def test_what_cannot_be_had_is_one_line(web, place, what):
    with pytest.raises(ArticleError) as caught:
        fetch(web + place)
    assert what in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("file:///etc/passwd", "is no address of the web; begin it with http:// or https://"),
        ("ftp://news.example/a", "is no address of the web"),
        ("http://", "cannot be fetched (the address names no server)"),
        ("http://[::1", "cannot be fetched (Invalid IPv6 URL)"),
        ("http://127.0.0.1:99999/", "cannot be fetched ("),
        ("http://127.0.0.1:1/", "cannot be fetched ("),
        ("http://a..b/", "cannot be fetched ("),
        ("http://127.0.0.1:1/a\r\nX: y", "cannot be fetched ("),
    ],
)
def test_an_address_that_leads_nowhere(address, what):
    with pytest.raises(ArticleError) as caught:
        fetch(address)
    assert what in str(caught.value) and caught.value.cure


def test_a_server_that_says_nothing_is_left(monkeypatch):
    monkeypatch.setattr(module, "TIMEOUT", 0.2)
    with serving({"/": None}) as address, pytest.raises(ArticleError, match="timed out"):
        fetch(address + "/")
