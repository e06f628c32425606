"""Tables in, a DuckDB file out: a table each, and the view `statements` as a table of its own.

A DuckDB file begins with a random number, so that no two are the same; here it is made from the tables, and so are the bytes.
"""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from analysis.errors import OutputError, writing
from analysis.exchange.flat import statements
from analysis.reading import Article
from analysis.tables import Tables

NAME = "parley"  # under which the file was made: DuckDB keeps it in the file
HEADER, NUMBER = slice(8, 4096), slice(124, 140)  # of the main header, what its check sum covers, and the random number in it
FACTOR, FIRST, WORD = 0xBF58476D1CE4E5B9, 5381, 1 << 64  # of the check sum


def database(tables: Tables, articles: Sequence[Article] = ()) -> bytes:
    """A file of the storage version that the installed DuckDB writes. Raises OutputError: it cannot be made."""
    import duckdb

    with writing("a folder for drafts"), tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.duckdb"
        try:
            with duckdb.connect(path, config={"threads": 1}) as connection:
                for name, frame in (*tables.items(), ("statements", statements(tables, articles))):
                    _create(connection, name, frame)
        except duckdb.Error as error:
            what = f"cannot be written by DuckDB ({' '.join(str(error).split())[:200]})"
            raise OutputError("the tables", what, "make room, or write another format") from None
        return _numbered(path.read_bytes(), tables)


def _create(connection: object, name: str, frame: pd.DataFrame) -> None:
    """A table with the columns of `frame`, in its order; a column without a value keeps its type."""
    connection.register("frame", frame)
    connection.execute(f'CREATE TABLE "{name}" AS SELECT * FROM frame')
    connection.unregister("frame")


def _numbered(data: bytes, tables: Tables) -> bytes:
    """The file with a number made from its articles; as it is, where its header is not the one that is known here."""
    header = bytearray(data[:4096])
    if int.from_bytes(header[:8], "little") != _check_sum(bytes(header[HEADER])):
        return data
    known = "\n".join([*tables.articles["article_id"], *tables.articles["sha256"]])
    header[NUMBER] = hashlib.sha256(known.encode()).digest()[:16]
    header[:8] = _check_sum(bytes(header[HEADER])).to_bytes(8, "little")
    return bytes(header) + data[4096:]


def _check_sum(data: bytes) -> int:
    """DuckDB's check sum of a block of whole words."""
    found = FIRST
    for at in range(0, len(data), 8):
        found ^= int.from_bytes(data[at : at + 8], "little") * FACTOR % WORD
    return found
