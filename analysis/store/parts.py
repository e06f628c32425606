"""The files of a store: parts that never change once they are written, and the one file that says which of them count.

    manifest.json          the names of the parts that count
    copies.parquet         which articles are copies of which, see `copies.py`
    parts/<fingerprint>/   the tables of up to `FULL` articles, and `manifest.parquet`: what each was read from
    fresh/<number>/        batches of an update that is not yet at its end, in the same form

An update writes batches into `fresh`. `settle` pours them, and the parts that are touched or small, into new parts, and then
replaces `manifest.json` by one rename: what reads sees the parts before or after, never a mixture. A kill costs the batch that
was being read; the next update settles what it finds.
"""

import contextlib
import dataclasses
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.errors import TableError, writing
from analysis.store import fingerprints
from analysis.tables import ROW_CLASSES, clean, whole_file, whole_folder, workroom

FULL, TOGETHER = 1024, 256  # articles of a part, and of those that are poured at once
FORMAT = 1  # of these files
MANIFEST, LIST, PARTS, FRESH = "manifest", "manifest.json", "parts", "fresh"
CURE = "delete the folder of the store: the next update reads the articles again"
SHOWN = 200  # characters of a fault in a message
ORDER = ("article_id", "start", "end")


@dataclasses.dataclass(frozen=True)
class Entry:
    """What a store knows of an article: where it comes from, and fingerprints of all that its rows were made from.

    `origin` is the folder that it was found in, seen from the store, empty for an article that came without a folder; `reader`
    and `metadata` are of `fingerprints.py`; `renamed` holds the actor ids that identities.csv renamed, apart by blanks.
    """

    article_id: str
    origin: str
    path: str
    sha256: str
    metadata: str
    reader: str
    language: str
    renamed: str = ""


FIELDS = [field.name for field in dataclasses.fields(Entry)]
SIGNATURE = "signature"  # the column of the manifest that copies are found by
SCHEMA = pa.schema([*((name, pa.string()) for name in FIELDS), (SIGNATURE, pa.binary())])


@contextlib.contextmanager
def shared_memory() -> Iterator[None]:
    """A block in which Arrow takes memory that Python gave back; else it keeps pages of its own, more for a larger store."""
    own = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(own)


def counted_parts(store: Path) -> list[Path]:
    """The parts that count, in order. Raises TableError: the list of them is damaged."""
    try:
        listed = json.loads((store / LIST).read_text(encoding="utf-8"))
        if listed["format"] != FORMAT:
            raise ValueError(f"format {listed['format']}")
        return [store / PARTS / name for name in listed["parts"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise TableError(store / LIST, f"cannot be read ({error})", CURE) from None


def fresh_parts(store: Path) -> list[Path]:
    """The batches that were not yet settled, in the order of their numbers."""
    return sorted(path for path in (store / FRESH).glob("[0-9]*") if path.is_dir())


def read_entries(parts: Iterable[Path]) -> dict[str, Entry]:
    """Article -> what is known of it. Raises TableError: a part is damaged."""
    rows = (row for part in parts for row in read_table(part, MANIFEST, FIELDS).to_pylist())
    return {row["article_id"]: Entry(**row) for row in rows}


def read_table(part: Path, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    """A table of a part. Raises TableError: it is damaged; FileNotFoundError: another run has replaced this part meanwhile."""
    path = part / f"{name}.parquet"
    try:
        with pq.ParquetFile(path) as file:  # in one thread: each further one keeps memory of its own
            return file.read(columns=list(columns) if columns else None, use_threads=False)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, pa.ArrowException) as error:
        what = f"cannot be read ({' '.join(str(error).split())[:SHOWN]})"
        raise TableError(path, what, CURE) from None


def write_fresh(
    store: Path, number: str, files: Mapping[str, bytes], entries: Iterable[Entry], signatures: Mapping[str, bytes]
) -> None:
    """Write a batch, whole. Raises OutputError: it cannot be written."""
    with whole_folder(store / FRESH / number) as draft:
        for name, data in files.items():
            (draft / f"{name}.parquet").write_bytes(data)
        known = [{**dataclasses.asdict(entry), SIGNATURE: signatures[entry.article_id]} for entry in entries]
        pq.write_table(pa.Table.from_pylist(known, SCHEMA), draft / f"{MANIFEST}.parquet")


def settle(store: Path, gone: Collection[str] = (), upto: str = "~") -> None:
    """Let the fresh batches before number `upto` count, and the articles that are `gone` count no more.

    A batch takes the place of what was known of its articles. Raises OutputError: it cannot be written.
    """
    counted, fresh = counted_parts(store), [part for part in fresh_parts(store) if part.name < upto]
    if fresh or gone:
        held = {part: read_table(part, MANIFEST, ["article_id"])[0].to_pylist() for part in [*counted, *fresh]}
        home = {own: part for part, ids in held.items() for own in ids}  # the later part holds
        home = {own: part for own, part in home.items() if own not in gone}
        stay = [part for part in counted if len(held[part]) == FULL and all(home.get(own) == part for own in held[part])]
        poured = sorted(own for own, part in home.items() if part not in stay)
        groups = [poured[at : at + FULL] for at in range(0, len(poured), FULL)]
        counted = [*stay, *(_pour(store, {own: home[own] for own in group}) for group in groups)]
        with whole_file(store / LIST) as draft:
            draft.write_text(json.dumps({"format": FORMAT, "parts": [part.name for part in counted]}, indent=0) + "\n")
    _sweep(store, {*counted}, fresh)


def _pour(store: Path, home: Mapping[str, Path]) -> Path:
    """A new part of articles that lie in others; `home` says where. Named by what it holds, so the same part has one name."""
    with writing(store):
        part = store / PARTS / fingerprints.of(_gathered(MANIFEST, home).to_pylist())
        if not part.exists():
            with whole_folder(part) as draft:
                for name in (MANIFEST, *ROW_CLASSES):
                    _write_gathered(draft / f"{name}.parquet", name, home)
    return part


def _write_gathered(path: Path, name: str, home: Mapping[str, Path]) -> None:
    """Write the rows of these articles, which are in order; those of `TOGETHER` of them are in memory at once."""
    ids = [*home]
    with pq.ParquetWriter(path, pq.read_schema(home[ids[0]] / f"{name}.parquet")) as writer:
        for at in range(0, len(ids), TOGETHER):
            writer.write_table(_gathered(name, {own: home[own] for own in ids[at : at + TOGETHER]}))


def _gathered(name: str, home: Mapping[str, Path]) -> pa.Table:
    """The rows of these articles from all their parts, in the order of the text."""
    pieces = []
    for part in dict.fromkeys(home.values()):
        table = read_table(part, name)
        own = pa.array([article_id for article_id, place in home.items() if place == part], pa.string())
        pieces.append(table.filter(pc.is_in(table["article_id"], own)))
    table = pa.concat_tables(pieces)
    return table.sort_by([(column, "ascending") for column in ORDER if column in table.column_names]).combine_chunks()


def _sweep(store: Path, counted: Collection[Path], settled: Iterable[Path]) -> None:
    """Remove the batches that are settled, and parts that do not count: of an update that was killed, or replaced now."""
    useless = [*settled, *(part for part in (store / PARTS).glob("[0-9a-f]*") if part not in counted)]
    if useless:
        with writing(store), workroom(store) as room:
            for number, part in enumerate(useless):
                os.rename(part, room / f"{number}")  # whole until it is out of the way
    for folder in (FRESH, PARTS):
        clean(store / folder)
    with contextlib.suppress(OSError):  # it holds batches yet, or is not there
        os.rmdir(store / FRESH)
