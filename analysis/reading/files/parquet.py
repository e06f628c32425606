"""A Parquet file in, its records out some rows at a time; a bad one is an error in their midst.

Only the columns that are used are unpacked, page by page: the size of the file does not matter, that of a page does.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from analysis.errors import ArticleError
from analysis.reading.files.columns import Record, find_columns, read_record, tried

ROWS = 64  # in memory at a time


def read_parquet(path: Path, given: dict[str, str]) -> Iterator[Record | ArticleError]:
    """The records of a table. Raises ArticleError: the file cannot be read; NoTextError: no column holds the text.

    A record has no bytes of its own: its fingerprint is that of the values of the columns that are read, as JSON.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        with pq.ParquetFile(path) as file:
            columns = find_columns(path, file.schema_arrow.names, given)
            used = list(dict.fromkeys(columns.values()))
            for batch in file.iter_batches(batch_size=ROWS, columns=used, use_threads=False):
                for values in batch.to_pylist():
                    number += 1
                    where = f"{path} row {number}"
                    yield tried(where, lambda where=where, values=values: read_record(where, values, columns, _bytes(values)))
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:  # the last two: a day in the year 10000
        reason = " ".join(str(error).split())[:200]
        what = f"cannot be read after row {number} ({reason})" if number else f"is no Parquet file that can be read ({reason})"
        raise ArticleError(path, what, "write it again") from None


def _bytes(values: dict[str, object]) -> bytes:
    return json.dumps(values, sort_keys=True, default=str).encode("utf-8", "replace")
