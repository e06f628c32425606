"""A folder for brat, read by a reader that was written from the published format of its standoff files."""

import dataclasses
import re

import pytest

from analysis.errors import TableError
from analysis.exchange.brat import standoff
from tests.exchange.talks import ARTICLE, ARTICLES, REVIEWED, TABLES, evidence_of, looked_through

FILES = standoff(TABLES, ARTICLES)
TEXT = FILES["talks-1.txt"].decode()


def read(files):
    """(text-bound, attributes, relations, notes) of an `.ann` file, as the format has it: an id, a tab, and so on."""
    bound, attributes, relations, notes = {}, {}, [], {}
    for line in files["talks-1.ann"].decode().split("\n")[:-1]:
        own, body, *text = line.split("\t")
        if own[0] == "T":
            kind, _, places = body.partition(" ")
            assert own not in bound and re.fullmatch(r"[\w-]+", kind) and len(text) == 1
            bound[own] = kind, [tuple(map(int, place.split(" "))) for place in places.split(";")], text[0]
        elif own[0] == "A":
            name, of, value = body.split(" ")
            attributes[of, name] = value
        elif own[0] == "R":
            name, first, second = body.split(" ")
            relations.append((name, first.removeprefix("Arg1:"), second.removeprefix("Arg2:")))
        else:
            assert own[0] == "#" and body.startswith("AnnotatorNotes ")
            notes[body.partition(" ")[2]] = text[0]
    return bound, attributes, relations, notes


BOUND, ATTRIBUTES, RELATIONS, NOTES = read(FILES)


def test_the_words_of_each_annotation_are_those_of_the_text():
    assert "\r" not in TEXT
    for _, places, words in BOUND.values():
        assert " ".join(TEXT[start:end] for start, end in places) == words
        assert all(0 <= start < end <= len(TEXT) for start, end in places) and places == sorted(places)


def test_no_fragment_crosses_a_line_or_ends_in_a_blank():
    for _, places, _ in BOUND.values():
        for start, end in places:
            assert len(TEXT[start:end].splitlines()) == 1 and TEXT[start:end] == TEXT[start:end].strip()
    assert max(len(places) for _, places, _ in BOUND.values()) == 2
    assert FILES["talks-1.ann"].decode().splitlines() == FILES["talks-1.ann"].decode().split("\n")[:-1]


def test_all_evidence_is_there():
    found = {NOTES[own].partition(";")[0]: words for own, (_, _, words) in BOUND.items()}
    for _, row, pieces in evidence_of(TABLES):
        words = [word for piece in pieces for word in piece.split()]
        assert found[row].split() == words
    assert {found[actor] for actor in TABLES.actors["actor_id"]} == set(TABLES.actors["quote"])


def test_codes_are_attributes_and_ties_are_relations():
    demand = at("=the army")
    assert ATTRIBUTES[demand, "issue"] == "territory" and ATTRIBUTES[demand, "strength"] == "must"
    assert "territory, sanctions" in NOTES[demand] and "confidence 0.80" in NOTES[demand]
    ties = {(name, BOUND[first][2], BOUND[second][2]) for name, first, second in RELATIONS}
    assert ("by", BOUND[demand][2], "Norland") in ties and ("to", BOUND[demand][2], "Sudland") in ties
    assert ("about", "a fair offer", "ready to open the port") in ties


def at(words):
    return next(own for own, (kind, _, text) in BOUND.items() if text.startswith(words) and kind == "condition")


def test_everything_that_occurs_is_declared():
    _, *found = re.split(r"^\[(\w+)\]$", FILES["annotation.conf"].decode(), flags=re.MULTILINE)
    parts = dict(zip(found[::2], found[1::2], strict=True))
    assert {kind for kind, *_ in BOUND.values()} == set(parts["entities"].split())
    assert {name for name, *_ in RELATIONS} <= {line.split("\t")[0] for line in parts["relations"].splitlines() if line}
    declared = {}
    for line in filter(None, parts["attributes"].splitlines()):
        name, kinds, codes = re.fullmatch(r"(\w+)\tArg:(\S+), Value:(\S+)", line).groups()
        declared[name] = set(kinds.split("|")), set(codes.split("|"))
    for (own, name), value in ATTRIBUTES.items():
        assert BOUND[own][0] in declared[name][0] and value in declared[name][1]


def test_a_review_stands_in_the_note_and_a_denial_in_the_modality():
    denied = dataclasses.replace(TABLES, claims=looked_through(TABLES).claims.assign(negated=True))
    bound, attributes, _, notes = read(standoff(denied, ARTICLES))
    claims = [own for own, (kind, *_) in bound.items() if kind == "claim"]
    assert {attributes[own, "modality"] for own in claims} == {"denied"}
    assert all(notes[own].endswith(REVIEWED) for own in claims)


def test_a_text_that_is_not_at_hand_is_named():
    with pytest.raises(TableError, match="parley export FOLDER --format brat"):
        standoff(TABLES, [dataclasses.replace(ARTICLE, article_id="other")])
