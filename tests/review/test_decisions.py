"""A line of decisions comes back as it was, whatever it holds; a kill, a hand or git loses nothing that was written."""

import dataclasses
import os
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import AnalysisError, DecisionError
from analysis.review import decisions as d
from analysis.review.decisions import Decision, active, append_decisions, read_decisions, undo_of
from tests.torture.killing import forked

KILLS = int(os.environ.get("PARLEY_KILLS", 20))  # `make torture` kills 200
PLAIN = Decision(time="2026-01-31T09:30:00Z", reader="ann", table="claims", spans="1:3", quote="No", kind="reject")
texts = st.text(st.characters(codec="utf-8"), max_size=12)


def lines(n, reader="ann"):
    return [dataclasses.replace(PLAIN, reader=reader, reason=f"number {i}, of “many”") for i in range(n)]


@given(texts, texts, st.text("\\\n\r\0=@+-',;\"\t ", max_size=8))
def test_every_line_comes_back(quote, reason, odd):
    line = dataclasses.replace(PLAIN, quote=f"x{odd}{quote}", reason=f"{odd}{reason}", value=odd)
    written = d.write_line(line)
    assert "\n" not in written and d.read_line(written, "here") == line


def test_a_cell_may_be_long_and_a_line_of_no_cells_is_told():
    long = dataclasses.replace(PLAIN, quote="“Go,” " * 100_000)
    assert d.read_line(d.write_line(long), "here") == long
    for wrong in ('a"b', '"a', '"a"b,c'):
        with pytest.raises(DecisionError, match="is no line of CSV"):
            d.read_line(wrong, "here")


def test_no_cell_is_a_formula():
    written = d.write_line(dataclasses.replace(PLAIN, reason="=HYPERLINK(1)", quote="@x"))
    assert ",'=HYPERLINK(1)," in written and ",'@x," in written


@given(st.dictionaries(st.sampled_from(("kind", "role", "issue")), texts))
def test_columns_in_one_cell_come_back(values):
    assert d.read_values(d.write_values(values)) == values


def test_what_is_appended_is_read_in_one_file_for_each_negotiation(tmp_path):
    assert read_decisions(tmp_path / "none") == d.Decisions()
    assert append_decisions(tmp_path / "new", "Port strike", lines(2)).name == "port-strike.csv"
    assert append_decisions(tmp_path / "new", None, lines(3)[2:]).name == "untitled.csv"
    assert append_decisions(tmp_path / "new", "Переговоры", lines(1)).name != "untitled.csv"
    assert set(read_decisions(tmp_path / "new").lines) == set(lines(3))
    assert (tmp_path / "new" / "untitled.csv").read_text(encoding="utf-8").startswith(d.HEADER + "\n")


def test_a_mistake_in_line_7_is_told_and_the_others_count(tmp_path):
    path = append_decisions(tmp_path, None, lines(9))
    text = path.read_text(encoding="utf-8").splitlines()
    text[6] = text[6].replace("reject", "rejct")
    path.write_text("\r\n".join(text), encoding="utf-8-sig")  # as an editor of another system saves it
    found = read_decisions(tmp_path)
    assert len(found.lines) == 8
    assert str(found.problems[0]).startswith(f"{path}:7: kind is 'rejct'; write one of accept, reject,")
    append_decisions(tmp_path, None, [dataclasses.replace(PLAIN, reader="bo")])
    assert len(read_decisions(tmp_path).lines) == 9


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"time": "yesterday"}, "time is 'yesterday'"), ({"reader": " "}, "has no reader"),
        ({"spans": "3-5"}, "spans are '3-5'"), ({"table": "flags"}, "names no row"),
        ({"kind": "merge", "subject": "per:a"}, "names no two actors"),
        ({"kind": "edit"}, "does not say what it changes"), ({"kind": "accept", "value": "demand"}, "is no list of columns"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told_and_not_stored(tmp_path, change, says):
    with pytest.raises(DecisionError, match=says):
        append_decisions(tmp_path, None, [dataclasses.replace(PLAIN, **change)])
    assert read_decisions(tmp_path) == d.Decisions()


def test_branches_may_be_joined_in_any_order(tmp_path):
    one, other = (append_decisions(tmp_path / name, None, lines(3, name)).read_text() for name in ("a", "b"))
    (tmp_path / "c").mkdir()
    for joined in (one + other, other + one, f"{one}<<<<<<< HEAD\n{other}=======\n"):
        (tmp_path / "c" / "untitled.csv").write_text(joined)
        assert set(read_decisions(tmp_path / "c").lines) == {*lines(3, "a"), *lines(3, "b")}
    assert [problem.cure for problem in read_decisions(tmp_path / "c").problems] == [
        "delete this line: the decisions on both sides of it count"
    ] * 2


def test_an_undo_takes_back_and_its_undo_gives_again():
    undo = undo_of(PLAIN, "2026-02-01", "bo")
    again = undo_of(undo, "2026-02-02", "bo")
    assert active([PLAIN, undo]) == [] and active([again, undo, PLAIN]) == [PLAIN]
    assert active([PLAIN, undo], own=True) == [PLAIN], "only she herself takes back what she said"
    chain = [PLAIN]
    for number in range(3000):
        chain.append(undo_of(chain[-1], f"2026-02-02T10:00:{number % 60:02}.{number}Z", "bo"))
    assert active(chain) == [PLAIN]


def test_what_was_not_written_to_its_end_is_told_then_put_aside(tmp_path):
    path = append_decisions(tmp_path, None, lines(2))
    whole = path.read_bytes()
    for cut in range(len(whole) - 1, len(d.HEADER) + 2, -1):
        path.write_bytes(whole[:cut])
        before = read_decisions(tmp_path)
        append_decisions(tmp_path, None, lines(3)[2:])
        after = read_decisions(tmp_path)
        assert set(after.lines) == {*before.lines, lines(3)[2]} and not after.problems
        assert len(before.problems) == len(list(tmp_path.glob("*.torn"))) <= 1
        assert [p.cure for p in before.problems] == [d.TORN_OFF[1]] * len(before.problems)
        (tmp_path / "untitled.torn").unlink(missing_ok=True)


def test_kills_lose_at_most_the_row_that_is_being_decided(tmp_path):
    chance = random.Random(1)
    for number in range(KILLS):
        folder = tmp_path / str(number)
        told = folder.with_suffix(".told")

        def decide(folder=folder, told=told):
            with told.open("a") as shown:
                for line in lines(400):
                    append_decisions(folder, None, [line])
                    os.write(shown.fileno(), b"x")  # the state of the desk changes after the line is on the disk

        forked(decide, after=0.01 + 0.15 * chance.random())
        shown = len(told.read_bytes()) if told.exists() else 0
        found = read_decisions(folder)
        assert list(found.lines) == lines(400)[: len(found.lines)] and shown <= len(found.lines) <= shown + 1
        append_decisions(folder, None, [dataclasses.replace(PLAIN, reader="bo")])
        assert len(read_decisions(folder).lines) == len(found.lines) + 1 and not read_decisions(folder).problems


def test_two_who_write_at_once_lose_nothing(tmp_path):
    children = []
    for reader in ("ann", "bo", "cy"):
        child = os.fork()
        if not child:
            code = 1
            try:
                for line in lines(60, reader):
                    append_decisions(tmp_path, None, [line])
                code = 0
            finally:
                os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    assert len(set(read_decisions(tmp_path).lines)) == 180 and not read_decisions(tmp_path).problems


def test_a_folder_that_cannot_be_written_is_told_and_can_be_read(tmp_path):
    append_decisions(tmp_path, None, lines(1))
    (tmp_path / "file").write_text("")
    with pytest.raises(AnalysisError, match="cannot be written"):
        append_decisions(tmp_path / "file", None, lines(1))
    assert len(read_decisions(tmp_path).lines) == 1


def test_storing_a_decision_takes_little_longer_than_the_disk(tmp_path):
    path = append_decisions(tmp_path, None, lines(5000))
    bare, stored = [], []
    for line in lines(15, "bo"):
        with (tmp_path / "bare").open("ab") as file:
            begun = time.perf_counter()
            file.write(b"x" * 200)
            file.flush()
            os.fsync(file.fileno())
            bare.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        append_decisions(tmp_path, None, [line])
        stored.append(time.perf_counter() - begun)
    assert sorted(stored)[7] - sorted(bare)[7] < 0.05 and len(read_decisions(tmp_path).lines) == 5015 and path.exists()
