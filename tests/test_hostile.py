"""Whatever lies in a folder is read or refused in one line; whatever a text holds, its tables keep every promise."""

import os
import time

import pytest

from analysis.errors import AnalysisError
from analysis.pipeline import normalize, read_rows
from analysis.reading import read
from analysis.reading.article import Article
from analysis.words import load
from tests.torture_texts import TOGETHER, failures_of

SAID = b"Mara Quist said that the ferry talks must resume. "
CHARSETS = (
    "undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "rot13", "hex", "zlib", "utf-7", "base64",
    "mbcs", "uu", "utf-16", "utf-32", "x-nothing", "cp037", "shift_jis", "koi8-r", "big5", "hz", "",
)  # fmt: skip
TOML = {
    "deep": b"title = " + b"[" * 9000, "deep keys": b".".join([b"a"] * 4000) + b" = 1",
    "deep tables": b"title = " + b"{a=" * 2000,
    "huge": b'title = "' + b"a" * 100_000 + b'"', "number": b"title = " + b"9" * 6000, "half": b'title = "\\ud800"',
    "latin": b'title = "\xff"', "time": b"published = 12:00:00", "nan": b"published = nan", "list": b"title = []",
    "null": b"\0", "twice": b"title = 'a'\ntitle = 'b'", "no value": b"title", "mark": b"\xff\xfet\0",
}  # fmt: skip
RUNS = (
    "(", ")", "'", '"', "“", "”", "‘", "’", "{", "}", "[", "]", "<", ">", "—", "–", "-", "…", ".", ",", ";", ":", "!",
    "?", "*", "_", "#", "|", "/", "\\", "@", "&", "$", "%", "=", "+", "~", "^", "`", "«", "»", "a", "A", "1", "é", "😀",
    "中", "́", "\u200b", "\u202e", "a ", "A ", "A. ", "1. ", "- ", "> ", "Q: ", "Q:\n", "A: x\n", "\n", "\r", "\r\n",
    "\t", " ", "\xa0", "\x0c", "\x01", "\u2028", "must ", "said ", "Mara Quist ", "Mara Quist, ", "oil, gas, ",
    "Norland and ", "“Go,” she said. ", "(a) ", "[a](b) ", "**a** ", "# A\n", "a\n\n", "MR. PEEL: No.\n", "• a\n",
    "--- \n", "| a ", "a.b@c.de ", "https://a.b/c ", "By Mara Quist\n", "U.S.", "not ", "if ", "unless they go ",
    "The minister said ", "It is unrealistic. ", "Dr. ", "$5 ", "12:04 ", ">> ", "<b>", "&amp;", "—Mara Quist\n",
    "pic.twitter.com/x ",
)  # fmt: skip


def hostile_files() -> dict[str, tuple[bytes, bytes | None]]:
    """Name -> the bytes of an article, and of the `.toml` beside it."""
    page = b'<html><head><meta charset="%s"></head><body><article><p>%s \xe9t\xe9 \\ud800 +2AA-</p></article></body></html>'
    found = {f"charset-{n}.html": (page % (name.encode(), SAID * 3), None) for n, name in enumerate(CHARSETS)}
    found |= {f"toml {name}.txt": (SAID, content) for name, content in TOML.items()}
    found |= {f"run-{n}.txt": (SAID + (run * 300)[:300].encode(), None) for n, run in enumerate(RUNS)}
    found |= {
        f"page-{n}.html": (content, None)
        for n, content in enumerate(
            (b"<div>" * 3000 + SAID, b"<p " + b" ".join(b"a%d=1" % k for k in range(20_000)) + b">" + SAID, b"<p>" + SAID * 3,
             b"<!--" * 500 + SAID, b"<" * 5000, b"&" * 5000 + SAID, b"<table>" * 300 + SAID, b"<?xml version='1.0'?><p>" + SAID,
             b"<script>" + SAID, b"<p>" + b"\xff" * 200, b"", b"\0<p>", b"<p>" + b"&#0;&#xD800;&#1114112;" + SAID)
        )
    }  # fmt: skip
    found |= {
        f"bytes-{n}.txt": (content, None)
        for n, content in enumerate(
            (b"", b"\0", b"\xff\xfe", b"\xff\xfea", b"\xff\xfe\0\xd8a\0", b"\xfe\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80" + SAID,
             b"\xff" * 99,
             b"\x80\x81\x8d\x8f\x90\x9d" * 9, b" \n\t ", b"%PDF-1.4\n" + bytes(range(256)),
             b"PK\3\4" + bytes(99), b"\x1b[31m" + SAID,
             b"\x85" * 99,
             b"word " * 160_000)
        )
    }  # fmt: skip
    odd = (
        "a\nb",
        "~$a",
        "-rf",
        "a" * 251,
        "A",
        "a",
        " ",
        "…",
        "📰",
        "a.b.c",
        "README",
        "CON",
        "%s",
        "{}",
        "\\",
        "$(x)",
        "\u202e",
        "'",
        '"',
    )
    found |= {f"{name}.txt": (SAID + f" {n}".encode(), None) for n, name in enumerate(odd)}
    return found


def test_every_hostile_file_is_read_or_refused_in_one_line(tmp_path):
    files, articles = hostile_files(), []
    assert len(files) >= 170
    for n, (name, (data, beside)) in enumerate(files.items()):
        folder = tmp_path / str(n)
        folder.mkdir()
        (folder / name).write_bytes(data)
        if beside is not None:
            (folder / name).with_suffix(".toml").write_bytes(beside)
        articles += read_or_refused(folder / name)
    assert len(articles) > 100
    articles = [Article(f"a{n}", "a.txt", a.sha256, a.text, a.title) for n, a in enumerate(articles)]
    normalize(articles).check(articles)


def read_or_refused(path) -> list[Article]:
    try:
        return read(path)
    except AnalysisError as error:
        assert "\n" not in str(error) and error.what and error.cure
        return []


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.toml", "a.extracted.txt"])
@pytest.mark.parametrize("kind", ["fifo", "folder", "device", "loop", "nowhere"])
def test_what_is_no_regular_file_is_refused_at_once(tmp_path, name, kind):
    (tmp_path / "a.txt").write_bytes(SAID)
    if name == "a.extracted.txt":
        (tmp_path / "a.txt").rename(tmp_path / "a.html")
    path = tmp_path / name
    path.unlink(missing_ok=True)
    match kind:
        case "fifo":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case _:
            path.symlink_to({"device": "/dev/zero", "loop": name, "nowhere": tmp_path / "b"}[kind])
    if name != "a.extracted.txt" and (kind, name) != ("folder", "a.html"):
        with pytest.raises(AnalysisError):
            read(tmp_path)


@pytest.mark.parametrize("name", [b"t\xff.txt", b"\xff"])
def test_a_name_that_is_no_utf8_or_too_long_is_refused(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    (path if path.suffix else tmp_path / "long.txt").write_bytes(SAID)
    with pytest.raises(AnalysisError) as refused:
        read(path if path.suffix else tmp_path / ("n" * 300 + ".txt"))
    assert str(refused.value).isprintable()


def test_mutated_texts_keep_every_promise():
    raised_once = (688, 4618)
    assert failures_of([*range(2 * TOGETHER), *raised_once]) == []


@pytest.mark.parametrize("run", ["(", '"', "Norland and ", "a\n\n"])
def test_no_text_costs_more_than_its_length(run):
    once, twice = (min(seconds(run, length) for _ in range(2)) for length in (3000, 6000))
    assert twice < 2.3 * once + 0.3


def seconds(run: str, length: int) -> float:
    begin = time.process_time()
    read_rows(Article("a", "a.txt", "0", (run * length)[:length], "a"), load())
    return time.process_time() - begin
