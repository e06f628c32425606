"""SQL reads the parts and nothing else; what it cannot answer is one line."""

import pandas as pd
import pytest

from analysis.errors import QueryError
from analysis.store import query

CELLS = ["'quoted'", '"double', "it's", "=1+1", "a,b\n\tc", "", "NULL", "naïve “…”", "\x00\x0c"]


@pytest.fixture
def files(tmp_path):
    """Two parts of a table, one of another, whose folder needs care in SQL."""
    folder = tmp_path / "it's"
    folder.mkdir()
    pd.DataFrame({"quote": CELLS, "n": range(len(CELLS))}).to_parquet(folder / "a.parquet")
    pd.DataFrame({"quote": [None], "n": [99]}).astype({"quote": "str"}).to_parquet(folder / "b.parquet")
    return {"claims": [folder / "a.parquet", folder / "b.parquet"], "table": [folder / "a.parquet"]}


def test_cells_come_back_as_they_were_in_the_order_of_the_parts(files):
    found = query.ask(files, "SELECT * FROM claims")
    assert found["quote"].tolist()[:-1] == CELLS and pd.isna(found["quote"].iloc[-1]) and found["n"].tolist() == [*range(9), 99]
    assert str(found["quote"].dtype) == "str"
    assert query.ask(files, "SELECT quote FROM claims WHERE quote = ?", ["it's"])["quote"].tolist() == ["it's"]


@pytest.mark.parametrize(
    "question",
    ["FROM claims", 'SELECT * FROM "table"', "WITH a AS (SELECT n FROM claims) SELECT sum(n) FROM a", "EXPLAIN SELECT 1",
     "SELECT count(*) FROM claims;", "VALUES (1)", "DESCRIBE claims"],
)  # fmt: skip
def test_what_is_a_question(files, question):
    assert len(query.ask(files, question))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("SELECT nothing FROM claims", 'sql: Binder Error: Referenced column "nothing" not found in FROM clause!'),
        ("SELEKT 1", 'sql: Parser Error: syntax error at or near "SELEKT"; data/README.md names'),
        ("", "sql: holds nothing; ask one question"),
        ("SELECT 1; SELECT 2", "sql: holds SELECT, SELECT; ask one question"),
        ("DROP VIEW claims", "sql: holds DROP; ask one question"),
        ("COPY claims TO 'out.csv'", "sql: holds COPY"),
        ("SET threads = 9", "sql: holds SET"),
        ("ATTACH 'x.db'", "sql: holds ATTACH"),
        ("INSTALL httpfs", "sql: holds LOAD"),
        ("PRAGMA database_list", "sql: holds PRAGMA"),
        ("SELECT * FROM read_text('/etc/hostname')", "sql: Permission Error: Cannot access file"),
        ("SELECT * FROM '/etc/hostname'", "sql: "),
        ("SELECT * FROM glob('/*')", "sql: Permission Error"),
        ("SELECT * FROM read_csv('https://news.example/a.csv')", "sql: "),
        ("SELECT * FROM pd", "sql: Catalog Error: Table with name pd does not exist!"),
        ("FROM query('DROP VIEW claims')", "sql: "),
        ("SELECT * FROM claims WHERE n = ?", "sql: Invalid Input Error"),
        ("SELECT 1 / 'a'", "sql: "),
    ],
)
def test_what_cannot_be_answered_is_one_line(files, question, told, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(QueryError) as refused:
        query.ask(files, question)
    assert str(refused.value).startswith(told) and "\n" not in str(refused.value)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["it's"]


def test_the_parts_cannot_be_written_by_a_question(files):
    before = [path.read_bytes() for path in files["claims"]]
    with pytest.raises(QueryError):
        query.ask(files, f"COPY (SELECT 1) TO '{str(files['claims'][0]).replace(chr(39), chr(39) * 2)}'")
    assert [path.read_bytes() for path in files["claims"]] == before
