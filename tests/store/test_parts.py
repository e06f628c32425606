"""Parts never change and count all at once; what killed updates leave is settled, and nothing is lost or doubled."""

import functools
import json
import shutil

import pyarrow as pa
import pytest

from analysis.errors import TableError
from analysis.store import parts
from analysis.store.batches import _as_parquet
from analysis.tables.tables import ROW_CLASSES
from tests.small import said, tables_of, wants
from tests.torture.killing import CHANGES, killed_after, leftovers


def entry(own, sha256="0"):
    return parts.Entry(own, "../news", f"{own}.txt", sha256, "m", "r", "en")


@functools.cache
def files_of(own):
    """The files of a part with one article."""
    tables = tables_of([said("Ann Lee", f"We go {own}."), wants("Bo", "We must stay.", 3)], own)
    return {name: _as_parquet(name, tables) for name in ROW_CLASSES}


def write(store, number, *owns, sha256="0"):
    """A fresh batch of articles with these ids."""
    for place, own in enumerate(owns):
        parts.write_fresh(store, f"{number:06d}-{place:02d}", files_of(own), [entry(own, sha256)], {own: b"s"})


def state(store):
    """Article -> the fingerprint of its bytes and how many claims it has, over all parts that count."""
    counted = parts.counted_parts(store)
    claims = [own for part in counted for own in parts.read_table(part, "claims")["article_id"].to_pylist()]
    return {own: (known.sha256, claims.count(own)) for own, known in parts.read_entries(counted).items()}


@pytest.fixture
def small(monkeypatch):
    """Parts of two articles."""
    monkeypatch.setattr(parts, "FULL", 2)


def test_fresh_batches_count_when_they_are_settled(tmp_path, small):
    write(tmp_path, 0, "a", "b"), write(tmp_path, 1, "c")
    assert state(tmp_path) == {} and len(parts.fresh_parts(tmp_path)) == 3
    parts.settle(tmp_path)
    assert state(tmp_path) == {"a": ("0", 1), "b": ("0", 1), "c": ("0", 1)}
    assert [len(parts.read_entries([part])) for part in parts.counted_parts(tmp_path)] == [2, 1]
    assert sorted(path.name for path in tmp_path.iterdir()) == [parts.LIST, "parts"] and leftovers(tmp_path) == []


def test_a_change_touches_the_part_that_it_is_in_and_small_ones_alone(tmp_path, small):
    write(tmp_path, 0, *"abcde")
    parts.settle(tmp_path)
    before = parts.counted_parts(tmp_path)
    write(tmp_path, 0, "c", sha256="1")
    parts.settle(tmp_path, {"d"})
    after = parts.counted_parts(tmp_path)
    assert state(tmp_path) == {"a": ("0", 1), "b": ("0", 1), "c": ("1", 1), "e": ("0", 1)}
    assert before[0] in after and len(after) == 2 and len(list((tmp_path / "parts").iterdir())) == 2


def test_the_same_articles_give_the_same_files_whatever_order_they_came_in(tmp_path):
    write(tmp_path / "one", 0, *"abcd")
    parts.settle(tmp_path / "one")
    write(tmp_path / "two", 0, "c")
    parts.settle(tmp_path / "two")
    write(tmp_path / "two", 0, "d", "a", "b")
    parts.settle(tmp_path / "two")
    files = [
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    ]
    assert files[0] == files[1] and len(files[0]) == len(ROW_CLASSES) + 2


def test_a_part_is_the_same_however_few_articles_are_poured_at_once(tmp_path, monkeypatch):
    held, gathered = [], parts._gathered
    monkeypatch.setattr(parts, "_gathered", lambda name, home: held.append((name, len(home))) or gathered(name, home))
    for folder, together in (("one", parts.FULL), ("two", 2)):
        monkeypatch.setattr(parts, "TOGETHER", together)
        held.clear()
        write(tmp_path / folder, 0, *"ecabd")
        parts.settle(tmp_path / folder)
    assert {count for name, count in held if name != parts.MANIFEST} == {1, 2}
    (one,), (two,) = (parts.counted_parts(tmp_path / folder) for folder in ("one", "two"))
    assert one.name == two.name
    assert all(parts.read_table(one, name) == parts.read_table(two, name) for name in (parts.MANIFEST, *ROW_CLASSES))


def test_only_the_batches_before_a_number_are_settled(tmp_path):
    write(tmp_path, 0, "a"), write(tmp_path, 2, "c")
    parts.settle(tmp_path, upto="000001")
    assert list(state(tmp_path)) == ["a"] and [part.name for part in parts.fresh_parts(tmp_path)] == ["000002-00"]


def test_a_kill_at_any_change_of_a_file_loses_and_doubles_nothing(tmp_path, small):
    killed, ready = 0, tmp_path / "ready"
    expected = {"a": ("1", 1), "c": ("0", 1), "d": ("0", 1)}
    write(ready, 0, *"abc")
    parts.settle(ready)
    before = state(ready)
    write(ready, 0, "d"), write(ready, 1, "a", sha256="1")
    while True:
        store = tmp_path / f"{killed}"
        shutil.copytree(ready, store)
        if not killed_after(killed + 1, lambda store=store: parts.settle(store, {"b"}), calls=CHANGES):
            break
        killed += 1
        assert state(store) in (before, expected), "what is read is the state before or after"
        parts.settle(store)
        parts.settle(store, {"b"})
        assert state(store) == expected and leftovers(store) == []
        assert sorted(path.name for path in store.iterdir()) == [parts.LIST, "parts"]
        assert {path.name for path in (store / "parts").iterdir()} == {part.name for part in parts.counted_parts(store)}
    assert killed > 5 and state(store) == expected


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 2, "parts": []}', '{"format": 1}'])
def test_a_damaged_manifest_is_told(tmp_path, text):
    (tmp_path / parts.LIST).write_text(text)
    with pytest.raises(TableError, match="manifest.json: cannot be read .*; delete the folder of the store"):
        parts.settle(tmp_path)


def test_a_damaged_part_is_told_and_a_missing_one_is_another_runs_work(tmp_path):
    write(tmp_path, 0, "a")
    parts.settle(tmp_path)
    [part] = parts.counted_parts(tmp_path)
    (part / "claims.parquet").write_bytes(b"PAR1")
    with pytest.raises(TableError, match="claims.parquet: cannot be read"):
        parts.read_table(part, "claims")
    (part / "claims.parquet").unlink()
    with pytest.raises(FileNotFoundError):
        parts.read_table(part, "claims")


def test_the_list_names_parts_and_a_format(tmp_path):
    write(tmp_path, 0, "a")
    parts.settle(tmp_path)
    listed = json.loads((tmp_path / parts.LIST).read_text())
    assert listed["format"] == parts.FORMAT and [tmp_path / "parts" / name for name in listed["parts"]] == parts.counted_parts(
        tmp_path
    )
    schema = parts.read_table(parts.counted_parts(tmp_path)[0], parts.MANIFEST).schema
    assert schema.names == [*parts.FIELDS, parts.SIGNATURE] and set(schema.types[:-1]) == {pa.string()}


def test_arrow_shares_the_memory_of_python_for_as_long_as_a_block_runs():
    before = pa.default_memory_pool().backend_name
    with parts.shared_memory():
        assert pa.default_memory_pool().backend_name == "system"
    assert pa.default_memory_pool().backend_name == before
