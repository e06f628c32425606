"""The marked articles of our own: every mark fits its text, and the gate falls when a score falls."""

import importlib.util
import json
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
MARKS = sorted((BENCHMARKS / "marked" / "marks").glob("*.marks"))


def load(name):
    """A program of benchmarks/ as a module."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        spec = importlib.util.spec_from_file_location(name, BENCHMARKS / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module  # dataclasses look their module up
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCHMARKS))


def test_there_are_many_of_many_kinds():
    assert len(MARKS) >= 120
    assert len({path.stem.partition("-")[0] for path in MARKS}) >= 10


@pytest.mark.parametrize("path", MARKS, ids=lambda path: path.stem)
def test_every_mark_fits_its_text(path):
    text = (path.parents[1] / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
    rows, wrong = load("marks").read_marks(text, path.read_text(encoding="utf-8"))
    assert wrong == []
    assert rows["actors"]


def test_a_wrong_line_is_named():
    _, wrong = load("marks").read_marks("Peru left.", "A | cty:peru | Peru | state | | | Peru\nC | x")
    assert wrong[0].startswith("line 1: 'state' is none of person") and wrong[1].startswith("line 2: needs 11 fields")


def test_the_gate_falls_with_a_score():
    measure = load("measure")
    assert measure.losses({"actors": 0.80}, {"actors": 0.809}) == []
    assert measure.losses({"actors": 0.80}, {"actors": 0.82}) == ["actors fell from 0.820 to 0.800"]
    assert measure.losses({}, {"actors": 0.82}) == ["actors fell from 0.820 to 0.000"]


def test_what_is_measured_is_never_trained_on():
    articles = load("marked_articles")
    unseen, seen = (set(files(BENCHMARKS / "marked")) for files in (articles.kept_apart, articles.training_files))
    assert unseen and seen and unseen.isdisjoint(seen)
    assert {path.stem for path in unseen} == set((BENCHMARKS / "marked" / "apart.txt").read_text(encoding="utf-8").split())


def test_marks_of_others_texts_hold_places_and_get_their_words_back():
    others = load("others_texts")
    for path in sorted((BENCHMARKS / "marked" / "others").glob("*.json")):
        marks = json.loads(path.read_text(encoding="utf-8"))
        known = {actor["id"] for actor in marks["actors"]}
        assert {row["holder"] for row in marks["conditions"]} <= {None, *known}
        assert all(0 <= row["start"] < row["end"] for table in ("conditions", "assessments") for row in marks[table])
    marks = {"actors": [{"id": "a0", "kind": "person", "forms": [[4, 11], [0, 3]]}], "conditions": []}
    assert others.with_words(marks, "She Ann Lee left.")["actors"] == [
        {"id": "a0", "kind": "person", "name": "Ann Lee", "aliases": ["Ann Lee", "She"]}
    ]
