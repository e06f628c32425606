"""Copies are found over all parts that count, once for each set of them, and kept in a file of their own."""

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.reading import signature
from analysis.store import copies, parts

TEXT = " ".join(f"The envoys of harbour {n} left the hall late and said nothing of bay {n}." for n in range(12))
TEXTS = {
    "a": TEXT,
    "b": "They met. " + TEXT,
    "c": "Rain fell on the quiet town and its market all of the long grey day. " * 4,
    "d": TEXT + " So.",
}
DATES = {"a": None, "b": "2026-01-02", "c": None, "d": "2026-01-01"}


def part(store, name, *owns):
    """A part with these articles, as far as copies look at it."""
    place = store / name
    place.mkdir(parents=True)
    signed = pa.table({"article_id": list(owns), parts.SIGNATURE: [signature(TEXTS[own]) for own in owns]})
    pq.write_table(signed, place / f"{parts.MANIFEST}.parquet")
    dates = pa.table({"article_id": list(owns), "published": pa.array([DATES[own] for own in owns], pa.string())})
    pq.write_table(dates, place / "articles.parquet")
    return place


def among(store, *owns):
    found = copies.among(store, pd.DataFrame({"article_id": [*owns], "published": [DATES[own] for own in owns]}).astype("str"))
    return {own: first for own, first in zip(found["article_id"], found["copy_of"], strict=True) if isinstance(first, str)}


def test_copies_are_found_across_parts(tmp_path):
    copies.write_copies(tmp_path, [part(tmp_path, "1", "a", "c"), part(tmp_path, "2", "b", "d")])
    assert among(tmp_path, *"abcd") == {"a": "d", "b": "d"}
    table = pq.read_table(tmp_path / copies.FILE)
    assert table.to_pydict() == {"article_id": ["a", "b"], "copy_of": ["d", "d"]}


def test_the_first_of_what_is_chosen_stands_for_the_others(tmp_path):
    copies.write_copies(tmp_path, [part(tmp_path, "1", *"abcd")])
    assert among(tmp_path, "a", "b") == {"a": "b"} and among(tmp_path, "c", "a") == {} == among(tmp_path)


def test_nothing_is_found_again_while_the_same_parts_count(tmp_path, monkeypatch):
    counted = [part(tmp_path, "1", "a", "b")]
    copies.write_copies(tmp_path, counted)
    with monkeypatch.context() as patched:
        patched.setattr(copies, "find_copies", None)
        copies.write_copies(tmp_path, counted)
        with pytest.raises(TypeError):
            copies.write_copies(tmp_path, [*counted, part(tmp_path, "2", "d")])
    copies.write_copies(tmp_path, [])
    assert pq.read_table(tmp_path / copies.FILE).num_rows == 0 and among(tmp_path, "a", "b") == {}
