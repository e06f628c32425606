"""A DuckDB file, read by DuckDB: every table as it was, and the statements."""

import duckdb
import pandas as pd
import pytest

from analysis.errors import OutputError
from analysis.exchange import database as module
from analysis.exchange.database import database
from analysis.exchange.flat import statements
from tests.exchange.talks import ARTICLES, NOTHING, TABLES


@pytest.fixture
def opened(tmp_path):
    """A connection to the file that was made of tables, under another name than it was made."""

    def connect(tables, articles=()):
        path = tmp_path / f"renamed-{len(list(tmp_path.iterdir()))}.duckdb"
        path.write_bytes(database(tables, articles))
        return duckdb.connect(path, read_only=True)

    return connect


@pytest.mark.parametrize("tables", [TABLES, NOTHING], ids=["talks", "nothing"])
def test_every_table_comes_back_with_its_types_and_texts(opened, tables):
    with opened(tables) as connection:
        for name, table in tables.items():
            read = connection.execute(f"SELECT * FROM {name}")
            assert [column for column, *_ in read.description] == list(table.columns)
            assert read.fetchall() == [tuple(row) for row in table.astype(object).where(table.notna(), None).to_numpy()]
            kinds = {column: kind for column, kind, *_ in connection.execute(f"DESCRIBE {name}").fetchall()}
            assert {kinds[c] for c in ("start", "end") if c in kinds} <= {"BIGINT"}
            assert {kind for column, kind in kinds.items() if column.endswith("_id")} == {"VARCHAR"}


def test_one_may_ask_for_statements_by_name(opened):
    with opened(TABLES, ARTICLES) as connection:
        pd.testing.assert_frame_equal(connection.execute("SELECT * FROM statements").df(), statements(TABLES, ARTICLES))
        found = connection.execute("SELECT party, strength FROM statements WHERE status = 'withdrawn'").fetchall()
    assert found == [("Sudland", "rejects")]


def test_the_file_says_nothing_of_where_it_was_made_and_is_the_same_again():
    assert database(TABLES) == database(TABLES) != database(NOTHING)


def test_a_header_that_is_not_known_is_left_alone():
    other = bytes(8) + database(TABLES)[8:]
    assert module._numbered(other, TABLES) == other


def test_an_error_of_duckdb_is_told(monkeypatch):
    def fail(*_):
        raise duckdb.IOException("IO Error: disk\nfull")

    monkeypatch.setattr(module, "_create", fail)
    with pytest.raises(OutputError, match="cannot be written by DuckDB .*disk full"):
        database(TABLES)
