"""What is written appears by one rename or not at all; what a killed run leaves between is mended and cleaned by the next.

Drafts lie beside what they become, in entries that begin with `.parley-`. Each is locked as long as its writer lives, so that
an entry whose lock is free was left by a killed run.
"""

import contextlib
import datetime
import fcntl
import itertools
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from analysis.errors import OutputError, writing

DRAFT, TURN, RUN = ".parley-", ".parley.turn", ".parley-run"  # drafts; whose turn it is to rename; who runs
LEFT = "left"  # in a workroom: the names of what does not come along
AT_ONCE = fcntl.LOCK_EX | fcntl.LOCK_NB
LONGEST_ENDING = 20  # characters of a draft's name
T = TypeVar("T")


@contextlib.contextmanager
def whole_file(path: Path | str) -> Iterator[Path]:
    """A draft beside `path` that takes its place when the block ends well, and vanishes when it does not.

    Raises OutputError: nothing can be written there.
    """
    with writing(path):
        path = Path(os.path.realpath(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        with _turn(path.parent):
            draft = _free_name(path.parent, path.suffix[:LONGEST_ENDING])
            lock = _lock(draft)
        try:
            yield draft
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
            os.close(lock)


@contextlib.contextmanager
def whole_folder(path: Path | str) -> Iterator[Path]:
    """An empty draft that takes the place of the folder at `path` when the block ends well; what else lay there comes along,
    but for what was `left_behind`.

    Raises OutputError: the folder cannot be replaced, since somebody stands in it, or nothing can be written there.
    """
    check_replaceable(path)
    given, path = path, Path(os.path.realpath(path))
    with writing(given), workroom(path.parent) as room:
        draft, aside = room / "new" / path.name, room / "old" / path.name
        draft.mkdir(parents=True)
        aside.parent.mkdir()
        yield draft
        with _turn(path.parent):
            if path.exists():
                shutil.copymode(path, draft)
                os.rename(path, aside)
            os.rename(draft, path)


def left_behind(draft: Path, name: str) -> None:
    """Of the folder that a draft of `whole_folder` replaces, the entry of that name goes with the old one."""
    (draft.parent.parent / LEFT / name).mkdir(parents=True, exist_ok=True)


def take_over(file: Path | str, path: Path | str) -> None:
    """Put a file, as it is, at `path` too, in place of what is there: the same file where the disk allows that, else a copy."""
    Path(path).unlink(missing_ok=True)  # and not overwritten: it may stand at a third place
    try:
        os.link(file, path)
    except OSError:  # another disk, or one without links
        shutil.copyfile(file, path)


def put(text: str, path: Path, standing: Path | None = None) -> None:
    """Write a text; a file that is `standing` elsewhere and says the same is taken over."""
    if standing and standing.is_file() and standing.read_bytes() == text.encode():
        take_over(standing, path)
    else:
        path.write_text(text, encoding="utf-8")


def check_replaceable(path: Path | str) -> None:
    """Nothing, if `whole_folder` can put a folder at `path`. Raises OutputError: a file is there, or somebody stands in it."""
    with writing(path):
        place = Path(os.path.realpath(path))
        if place.exists() and not place.is_dir():
            raise OutputError(path, "is no folder", "name a folder, or move the file away")
        if Path.cwd().is_relative_to(place):
            raise OutputError(path, "is where you stand, and is replaced as a whole", "name a folder in it, or go elsewhere")


@contextlib.contextmanager
def workroom(folder: Path) -> Iterator[Path]:
    """A new folder in `folder` for the time of the block; after a kill the next writer there removes it."""
    folder.mkdir(parents=True, exist_ok=True)
    with _turn(folder):
        room = _free_name(folder)
        room.mkdir()
        lock = _lock(room / "lock")
    try:
        yield room
    finally:
        with contextlib.suppress(FileNotFoundError), _turn(folder):  # a notebook may have removed the folder
            _clear(room)
        os.close(lock)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """`folder` for this run alone. Raises OutputError: another run has it, and which; or nothing can be written there."""
    file = folder / RUN
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with _turn(folder):
            try:
                lock = _lock(file, AT_ONCE)
            except BlockingIOError:
                since = datetime.datetime.fromtimestamp(file.stat().st_mtime).isoformat(" ", "seconds")
                who = " ".join(file.read_text(encoding="utf-8", errors="replace").split())
                raise OutputError(folder, f"is in use since {since} by {who}", "wait until that ends, or stop it") from None
            os.write(lock, f"process {os.getpid()}: {' '.join(sys.orig_argv)}".encode(errors="replace"))
    try:
        yield
    finally:
        with contextlib.suppress(FileNotFoundError), _turn(folder):
            file.unlink(missing_ok=True)
        os.close(lock)


@contextlib.contextmanager
def held(path: Path) -> Iterator[int]:
    """The open file at `path`, made if need be, for this process alone: whoever else asks for it waits. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = _lock(path)
    try:
        yield file
    finally:
        os.close(file)


def read_whole(folder: Path, read: Callable[[], T]) -> T:
    """What `read` gives of `folder`, all of one writing: it reads again where the folder was replaced meanwhile."""
    while True:
        if _stamp(folder) is None:
            clean(folder.parent)
        before, found, failure = _stamp(folder), None, None
        try:
            found = read()
        except Exception as error:
            failure = error
        if _stamp(folder) == before:
            if failure:
                raise failure
            return found


def clean(folder: Path) -> None:
    """Mend and remove what killed runs left in `folder`, where that can be done; live runs are left alone."""
    with contextlib.suppress(OSError):
        if any(folder.glob(".parley*")):
            with _turn(folder):
                pass


@contextlib.contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """Drafts of `folder` begin, end and change places one at a time, after those of killed runs are cleaned away."""
    lock = _lock(folder / TURN)
    try:
        for left in folder.glob(DRAFT + "*"):
            with contextlib.suppress(OSError):  # its writer lives, or it is somebody else's
                own = _lock(left / "lock" if left.is_dir() else left, AT_ONCE)
                try:
                    _clear(left) if left.is_dir() else left.unlink()
                finally:
                    os.close(own)
        yield
    finally:
        (folder / TURN).unlink(missing_ok=True)
        os.close(lock)


def _lock(path: Path, how: int = fcntl.LOCK_EX) -> int:
    """The open file at `path`, made if need be, for this process alone. Raises BlockingIOError: not free `AT_ONCE`."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(file, how)
            with contextlib.suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(file), os.stat(path)):  # not removed while this waited
                    return file
        except BaseException:
            os.close(file)
            raise
        os.close(file)


def _clear(room: Path) -> None:
    """Remove a workroom. A folder that it holds aside goes back, or gives what it alone has to the one in its place."""
    for aside in room.glob("old/*"):
        place = room.parent / aside.name
        if not place.exists():
            os.rename(aside, place)
            continue
        for entry in aside.iterdir():
            if not os.path.lexists(place / entry.name) and not (room / LEFT / entry.name).exists():
                os.rename(entry, place / entry.name)
    if (room / "old").exists():
        os.rename(room / "old", room / "gone")  # from here on nothing of it can come back
    shutil.rmtree(room)


def _free_name(folder: Path, ending: str = "") -> Path:
    names = (folder / f"{DRAFT}{os.getpid()}-{number}{ending}" for number in itertools.count())
    return next(name for name in names if not name.exists())


def _stamp(folder: Path) -> tuple[int, int] | None:
    try:
        state = folder.stat()
    except OSError:
        return None
    return state.st_ino, state.st_mtime_ns
