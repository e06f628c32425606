"""Web annotations, read as the Recommendation says, in code points here and in UTF-16 units by node where it is installed."""

import dataclasses
import json
import shutil
import subprocess

import pytest

from analysis.errors import TableError
from analysis.exchange.flat import address
from analysis.exchange.webannotation import annotations
from tests.exchange.talks import ARTICLE, ARTICLES, REVIEWED, TABLES, URL, evidence_of, looked_through

WRITTEN = annotations(TABLES, ARTICLES)
COLLECTION = json.loads(WRITTEN)
ITEMS = COLLECTION["first"]["items"]


def targets(item):
    return item["target"] if isinstance(item["target"], list) else [item["target"]]


def selector(target, kind):
    return next(found for found in target["selector"] if found["type"] == kind)


def test_it_is_a_collection_of_annotations_with_ids_of_their_own():
    assert COLLECTION["@context"] == "http://www.w3.org/ns/anno.jsonld" and COLLECTION["type"] == "AnnotationCollection"
    assert COLLECTION["total"] == len(ITEMS) == len({item["id"] for item in ITEMS}) == len(evidence_of(TABLES))
    assert {item["type"] for item in ITEMS} == {"Annotation"} and "code points" in COLLECTION["label"]


def test_both_selectors_find_the_same_words():
    found = []
    for item in ITEMS:
        found.append([])
        for target in targets(item):
            quote, place = selector(target, "TextQuoteSelector"), selector(target, "TextPositionSelector")
            words = ARTICLE.text[place["start"] : place["end"]]
            assert words == quote["exact"] and target["source"]["id"] == address(URL)
            assert quote["prefix"] + words + quote["suffix"] in ARTICLE.text
            found[-1].append(words)
    assert found == [pieces for *_, pieces in evidence_of(TABLES)]


def test_a_text_without_an_address_of_the_web_is_named_by_its_bytes():
    for url in (None, "javascript:alert(1)"):
        items = json.loads(annotations(TABLES, [dataclasses.replace(ARTICLE, url=url)]))["first"]["items"]
        assert {target["source"]["id"] for item in items for target in targets(item)} == {f"urn:sha256:{ARTICLE.sha256}"}


def test_bodies_say_who_what_and_how_sure():
    demand = next(item for item in ITEMS if selector(targets(item)[0], "TextQuoteSelector")["exact"].startswith("=the army"))
    bodies = {(body["purpose"], body.get("value")) for body in demand["body"]}
    assert {("tagging", "territory"), ("tagging", "sanctions"), ("classifying", "kind: demand")} <= bodies
    assert {("identifying", "actor: Norland"), ("identifying", "to: Sudland"), ("classifying", "confidence: 0.80")} <= bodies


def test_a_stance_is_linked_with_its_condition():
    ids = {item["id"]: item for item in ITEMS}
    links = [body["id"] for item in ITEMS for body in item["body"] if body["purpose"] == "linking"]
    assert len(links) == len(TABLES.stances) + len(TABLES.assessments) and set(links) <= set(ids)
    assert f"reviewed: {REVIEWED}" in annotations(looked_through(TABLES), ARTICLES).decode()


def test_a_reader_that_counts_utf16_units_finds_the_words_by_the_quote(tmp_path):
    """JavaScript counts two for the ship: the place is right for its code points, and the quote for its units."""
    if not (node := shutil.which("node")):
        pytest.skip("node is not installed")
    (tmp_path / "text.txt").write_bytes(ARTICLE.text.encode())
    (tmp_path / "items.json").write_bytes(WRITTEN)
    script = """
    const fs = require('fs'), text = fs.readFileSync('text.txt', 'utf8'), points = Array.from(text);
    let moved = 0;
    for (const item of JSON.parse(fs.readFileSync('items.json', 'utf8')).first.items)
      for (const target of [item.target].flat()) {
        const [quote, place] = target.selector, around = quote.prefix + quote.exact + quote.suffix;
        if (points.slice(place.start, place.end).join('') !== quote.exact) throw 'code points';
        const at = text.indexOf(around);
        if (at < 0 || text.slice(at + quote.prefix.length).slice(0, quote.exact.length) !== quote.exact) throw 'quote';
        moved += text.slice(place.start, place.end) !== quote.exact;
      }
    console.log(moved);
    """
    done = subprocess.run([node, "-e", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_a_text_that_is_not_at_hand_is_named():
    with pytest.raises(TableError, match=r"talks\.jsonld"):
        annotations(TABLES, [])
