"""Parts and a question in SQL in, a DataFrame out: DuckDB reads the parts where they lie, and nothing else.

Each table is a view of its name. DuckDB runs in one thread, so that the same question has the same answer, and without
extensions, files but those of the parts, settings that a question could change, or words of Python.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pandas as pd

from analysis.errors import QueryError

SETTINGS = {
    "threads": 1, "autoinstall_known_extensions": False, "autoload_known_extensions": False,
    "allow_community_extensions": False, "python_enable_replacements": False, "temp_directory": "",
}  # fmt: skip
COPIED = """SELECT a.* REPLACE (c.copy_of AS copy_of)
    FROM {} a LEFT JOIN read_parquet({}) c ON a.article_id = c.article_id"""
QUESTIONS = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
SHOWN = 300  # characters of DuckDB's words in a message
CURE = "data/README.md names the tables and their columns"


def ask(
    files: Mapping[str, Sequence[Path]], question: str, values: Sequence[object] = (), copies: Path | None = None
) -> pd.DataFrame:
    """What DuckDB answers; `files` are those of each table, `values` stand for the `?` of the question, in order.

    `copies` is a file that says which articles are copies of which, for the column of that name.

    Raises QueryError: it is no question, or not one that these tables can answer.
    """
    with duckdb.connect(":memory:", config=SETTINGS) as connection:
        every = [str(path) for paths in (*files.values(), [copies] if copies else []) for path in paths]
        connection.execute(f"SET allowed_paths = {_listed(every)}")
        for name, paths in files.items():
            rows = f"read_parquet({_listed(map(str, paths))})"
            view = COPIED.format(rows, _listed([str(copies)])) if copies and name == "articles" else f"SELECT * FROM {rows}"
            connection.execute(f'CREATE VIEW "{name}" AS {view}')
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        try:
            return connection.execute(_only_question(connection, question), list(values)).df()
        except duckdb.Error as error:
            raise QueryError("sql", _first_lines(error), CURE) from None


def _only_question(connection: duckdb.DuckDBPyConnection, text: str) -> duckdb.Statement:
    """The one statement of the text. Raises QueryError: there are more, or it would change something."""
    statements = connection.extract_statements(text)
    if len(statements) != 1 or statements[0].type not in QUESTIONS:
        kinds = ", ".join(statement.type.name for statement in statements) or "nothing"
        raise QueryError("sql", f"holds {kinds}", "ask one question that begins with SELECT, FROM or WITH")
    return statements[0]


def _listed(paths: Sequence[str]) -> str:
    """A list of texts, as SQL writes it."""
    return "[" + ", ".join("'" + path.replace("'", "''") + "'" for path in paths) + "]"


def _first_lines(error: Exception) -> str:
    return " ".join(str(error).split("LINE ")[0].split())[:SHOWN]
