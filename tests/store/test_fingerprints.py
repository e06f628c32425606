"""A fingerprint changes when what it stands for does, and at nothing else."""

import dataclasses
import subprocess
import sys
from pathlib import Path

from analysis.store import fingerprints
from analysis.words import load
from tests.store.made import articles

ROOT = Path(__file__).parents[2]


def test_the_reader_is_the_code_and_the_lists(tmp_path):
    own = fingerprints.of_reader(load())
    (tmp_path / "cues.csv").write_text((ROOT / "analysis/words/cues.csv").read_text(encoding="utf-8").splitlines()[0] + "\n")
    assert fingerprints.of_reader(load(codebook="labour")) != own and fingerprints.of_reader(load(tmp_path)) == own


def test_every_process_has_the_same_fingerprints():
    script = "from analysis.store import fingerprints as f; from analysis.words import load; print(f.of_reader(load()))"
    environment = {"PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == fingerprints.of_reader(load())


def test_a_changed_rule_is_another_reader(tmp_path, monkeypatch):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "files.py").write_text("a = 1")
    monkeypatch.setattr(fingerprints, "HOUSE", tmp_path)
    monkeypatch.setattr(fingerprints, "ROOMS", ("words",))
    before = fingerprints.of_code.__wrapped__()
    (tmp_path / "words" / "notes.txt").write_text("of no weight")
    assert fingerprints.of_code.__wrapped__() == before
    (tmp_path / "words" / "files.py").write_text("a = 2")
    assert fingerprints.of_code.__wrapped__() != before


def test_the_rooms_that_read_are_all_there_are_before_the_store():
    from tests.test_house import ORDER

    assert [room.removesuffix(".py") for room in fingerprints.ROOMS] == [*ORDER[: ORDER.index("pipeline") + 1]]


def test_an_article_without_a_file_is_all_that_is_known_of_it():
    [article] = articles(1)
    own = fingerprints.of_metadata(article)
    assert fingerprints.of_metadata(dataclasses.replace(article, path="elsewhere")) == own
    for field, value in (("text", "We left."), ("title", "Talks fail"), ("talks", "Ports"), ("published", None)):
        assert fingerprints.of_metadata(dataclasses.replace(article, **{field: value})) != own, field
