"""What is written appears whole or not at all; a killed run costs nothing but its own work."""

import os
import signal
import threading

import pytest

from analysis.errors import OutputError
from analysis.tables import whole
from tests.torture.killing import CHANGES, forked, killed_after, leftovers


def write(path, text, names="abc"):
    """A folder of files that all say `text`."""
    with whole.whole_folder(path) as draft:
        for name in names:
            (draft / name).write_text(text)


def texts(path):
    return {file.name: file.read_text() for file in path.iterdir()}


def test_a_draft_takes_its_place_only_when_the_block_ends_well(tmp_path):
    path = tmp_path / "new" / "page.html"
    with whole.whole_file(path) as draft:
        draft.write_text("first")
        assert not path.exists()
    with pytest.raises(KeyboardInterrupt), whole.whole_file(path) as draft:
        draft.write_text("half")
        raise KeyboardInterrupt
    assert path.read_text() == "first" and list(path.parent.iterdir()) == [path], "no draft is left"


def test_a_file_is_taken_over_as_it_is_and_what_stood_in_its_place_stays_as_it_was_elsewhere(tmp_path, monkeypatch):
    for name, text in (("new", "new"), ("old", "old")):
        (tmp_path / name).write_text(text)
    whole.take_over(tmp_path / "old", tmp_path / "page")
    whole.take_over(tmp_path / "new", tmp_path / "page")
    assert (tmp_path / "page").samefile(tmp_path / "new") and texts(tmp_path) == {"new": "new", "old": "old", "page": "new"}

    def refuse(*_):
        raise OSError("another disk")

    monkeypatch.setattr(os, "link", refuse)
    whole.take_over(tmp_path / "new", tmp_path / "copy")
    assert (tmp_path / "copy").read_text() == "new" and not (tmp_path / "copy").samefile(tmp_path / "new")


def test_what_is_put_is_taken_over_where_it_stands_already(tmp_path):
    standing = tmp_path / "standing"
    standing.write_text("“same”", encoding="utf-8")
    whole.put("“same”", tmp_path / "same", standing)
    whole.put("other", tmp_path / "other", standing)
    whole.put("first", tmp_path / "first", tmp_path / "none")
    assert (tmp_path / "same").samefile(standing) and not (tmp_path / "other").samefile(standing)
    assert texts(tmp_path) == {"standing": "“same”", "same": "“same”", "other": "other", "first": "first"}


def test_a_folder_is_replaced_at_once_and_what_else_lay_there_comes_along(tmp_path):
    path = tmp_path / "t"
    write(path, "first")
    path.chmod(0o750)
    (path / "notes").mkdir()
    (path / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(KeyboardInterrupt), whole.whole_folder(path) as draft:
        (draft / "a").write_text("half")
        raise KeyboardInterrupt
    assert (path / "a").read_text() == "first"
    write(path, "second", "ab")
    assert [(path / name).read_text() for name in ("a", "b", "c", "notes/mine.txt")] == ["second", "second", "first", "mine"]
    assert os.listdir(tmp_path) == ["t"] and path.stat().st_mode & 0o777 == 0o750


def test_a_link_to_a_folder_or_file_stays_a_link(tmp_path):
    (tmp_path / "t").symlink_to(tmp_path / "far")
    write(tmp_path / "t", "first")
    with whole.whole_file(tmp_path / "t" / "a") as draft:
        draft.write_text("second")
    assert (tmp_path / "t").is_symlink() and (tmp_path / "far" / "a").read_text() == "second"


def test_the_longest_name_can_be_written(tmp_path):
    for name in ("n" * 255, "n." + "e" * 253):
        with whole.whole_file(tmp_path / name) as draft:
            draft.write_text("here")
        assert (tmp_path / name).read_text() == "here"
    write(tmp_path / ("f" * 255), "here")


@pytest.mark.parametrize(("name", "reason"), [("here", "is where you stand"), ("file", "is no folder")])
def test_a_folder_that_cannot_be_replaced_is_refused(tmp_path, monkeypatch, name, reason):
    (tmp_path / "file").write_text("mine")
    (tmp_path / "here" / "below").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here" / "below")
    with pytest.raises(OutputError, match=reason):
        write(tmp_path / name, "new")
    assert (tmp_path / "file").read_text() == "mine" and leftovers(tmp_path) == []


def test_a_kill_after_any_change_of_a_folder_loses_nothing_and_the_next_run_cleans(tmp_path):
    path, killed = tmp_path / "t", 0
    write(path, "first")
    (path / "mine").write_text("mine")
    while killed_after(killed + 1, lambda: write(path, "second"), calls=CHANGES) == -signal.SIGKILL:
        killed += 1
        found = whole.read_whole(path, lambda: texts(path))
        assert len({found[name] for name in "abc"}) == 1, "a mixture"
        write(path, "third")
        assert texts(path) == {"a": "third", "b": "third", "c": "third", "mine": "mine"} and leftovers(tmp_path) == []
    assert killed > 15 and set(texts(path).values()) == {"second", "mine"}


def test_a_reader_that_meets_two_writings_reads_again(tmp_path):
    write(tmp_path / "t", "first", "ab")
    seen = []

    def read():
        first = (tmp_path / "t" / "a").read_text()
        if not seen:
            write(tmp_path / "t", "second", "ab")
        seen.append((first, (tmp_path / "t" / "b").read_text()))
        return seen[-1]

    assert whole.read_whole(tmp_path / "t", read) == ("second", "second") and seen[0] == ("first", "second")


def test_many_writers_and_readers_at_once_never_see_a_mixture(tmp_path):
    path, failures = tmp_path / "t", []
    write(path, "0")

    def work(number):
        try:
            for _ in range(15):
                write(path, str(number))
                assert len(set(whole.read_whole(path, lambda: texts(path)).values())) == 1
        except BaseException as error:
            failures.append(error)

    workers = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert failures == [] and leftovers(tmp_path) == []


def test_a_second_run_is_told_who_has_the_folder_and_a_killed_one_does_not_keep_it(tmp_path):
    told = rf"is in use since 2.* by process {os.getpid()}: "
    with whole.locked(tmp_path), pytest.raises(OutputError, match=told), whole.locked(tmp_path):
        pass

    def die():
        with whole.locked(tmp_path):
            os.kill(os.getpid(), signal.SIGKILL)

    assert forked(die) == -signal.SIGKILL and leftovers(tmp_path) != []
    with whole.locked(tmp_path):
        pass
    assert leftovers(tmp_path) == []


def test_a_workroom_of_a_live_run_is_left_alone_and_that_of_a_dead_one_cleaned(tmp_path):
    def die():
        with whole.workroom(tmp_path):
            os.kill(os.getpid(), signal.SIGKILL)

    forked(die)
    with whole.workroom(tmp_path) as mine:
        whole.clean(tmp_path)
        assert list(tmp_path.iterdir()) == [mine] and mine.is_dir()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write_at", [whole.whole_file, whole.whole_folder, whole.locked])
def test_what_cannot_be_written_is_named(tmp_path, write_at):
    (tmp_path / "file").write_text("mine")
    with (
        pytest.raises(OutputError, match=r"file/below: cannot be written \("),
        write_at(tmp_path / "file" / "below"),
    ):
        pass
