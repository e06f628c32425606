"""The articles as a bibliography: CSL-JSON against its own words, BibTeX and RIS by readers written from their formats."""

import dataclasses
import json
import re

from analysis.exchange.sources import bibtex, csl, ris
from tests.exchange.talks import ARTICLES, TABLES
from tests.small import tables_of, together

TITLE = "Talks & <ships>: 50% of {all} \\end ER -"
ADDRESS = "https://news.example/a-b?x=%7B1%7D&y=%5C2#top"
BOTH = together(TABLES, tables_of([], "bare"))


def test_csl_says_what_is_known_and_nothing_else():
    known, bare = json.loads(csl(BOTH, ARTICLES))
    assert known == {
        "id": "talks-1", "type": "article-newspaper", "title": TITLE, "container-title": "The Port & News", "language": "en",
        "URL": ADDRESS, "keyword": "Port strike", "issued": {"date-parts": [[2026, 3, 2]]},
    }  # fmt: skip
    assert bare == {"id": "bare", "type": "article-newspaper", "title": "Made by hand", "language": "en"}


def test_bibtex_gives_the_same_words_back_and_runs_none():
    entries = read_bibtex(bibtex(BOTH, ARTICLES).decode())
    assert set(entries) == {"talks-1", "bare"}
    known = entries["talks-1"]
    assert unlatex(known["title"]) == TITLE and unlatex(known["journal"]) == "The Port & News"
    assert (known["year"], known["date"], known["url"], known["langid"]) == ("2026", "2026-03-02", ADDRESS, "english")
    assert "year" not in entries["bare"] and "date" not in entries["bare"]
    commands = set(re.findall(r"\\[a-zA-Z]+", known["title"]))
    assert commands == {"\\textbraceleft", "\\textbraceright", "\\textbackslash"}


def read_bibtex(text):
    """Entries by key: BibTeX ends a value where the braces that it counts are even, a backslash before one or not."""
    entries, at = {}, 0
    while (match := re.compile(r"\s*@article\{([\w-]+),\s*").match(text, at)) is not None:
        fields, at = {}, match.end()
        while (field := re.compile(r"(\w+) = \{").match(text, at)) is not None:
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]] = text[field.end() : end - 1]
            at = re.compile(r",\s*").match(text, end).end()
        assert text[at] == "}"
        entries[match[1]], at = fields, at + 1
    assert not text[at:].strip()
    return entries


def unlatex(value):
    named = {"braceleft": "{", "braceright": "}", "backslash": "\\", "asciitilde": "~", "asciicircum": "^"}
    value = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    value = re.sub(r"\\text(\w+)\{\}", lambda match: f"\0{list(named).index(match[1])}", value)
    value = re.sub(r"\\([#$%&_])", r"\1", value)
    return re.sub("\0(.)", lambda match: list(named.values())[int(match[1])], value)


def test_ris_has_a_field_a_line_whatever_a_title_holds():
    records = ris(BOTH, ARTICLES).decode().split("ER  - \r\n")
    assert len(records) == 3 and not records[2].strip()
    lines = records[0].split("\r\n")
    fields = dict(re.fullmatch(r"([A-Z][A-Z0-9])  - (.+)", line).groups() for line in lines if line)
    assert fields == {
        "TY": "NEWS", "ID": "talks-1", "TI": TITLE, "T2": "The Port & News", "PY": "2026", "DA": "2026/03/02/", "LA": "en",
        "UR": ADDRESS, "KW": "Port strike",
    }  # fmt: skip
    assert "PY" not in records[1] and "DA" not in records[1]


def test_an_article_whose_title_shows_nothing_is_called_by_its_id():
    blank = dataclasses.replace(
        TABLES, articles=TABLES.articles.assign(title=" \u200b", source=None, published=None, talks=None)
    )
    assert [item["title"] for item in json.loads(csl(blank))] == ["talks-1"]
    assert b"TI  - talks-1" in ris(blank) and b"{{talks-1}}" in bibtex(blank)


def test_an_address_that_is_none_of_the_web_is_left_out():
    for write in (csl, bibtex, ris):
        assert b"script" not in write(TABLES, [dataclasses.replace(ARTICLES[0], url="javascript:alert(1)")])
        assert b"news.example" not in write(TABLES)
