"""The parts of a store in, which of its articles are copies of an earlier one out: in a file of its own, so that parts stay.

The signatures that are compared lie in the parts. The file is written again when other parts count than those it was made
from, and what reads it finds the first of the articles that were chosen, whatever the first of all is.
"""

import os
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.reading import find_copies
from analysis.store import fingerprints, parts
from analysis.tables import whole_file

NAME, FILE, MADE_FROM = "copies", "copies.parquet", b"made_from"
SCHEMA = pa.schema([("article_id", pa.string()), ("copy_of", pa.string())])


def write_copies(store: Path, counted: Sequence[Path]) -> None:
    """Find the copies among the articles of these parts, unless that was done. Raises OutputError: nothing can be written."""
    made_from = fingerprints.of([part.name for part in counted]).encode()
    path = store / FILE
    if os.path.exists(path) and (pq.read_schema(path).metadata or {}).get(MADE_FROM) == made_from:
        return
    columns = [_signed(part) for part in counted]
    found = find_copies(pd.concat(columns, ignore_index=True)) if columns else pd.DataFrame(columns=SCHEMA.names, dtype="str")
    copies = found[found["copy_of"].notna()]
    with whole_file(path) as draft:
        pq.write_table(pa.Table.from_pandas(copies, SCHEMA.with_metadata({MADE_FROM: made_from}), preserve_index=False), draft)


def _signed(part: Path) -> pd.DataFrame:
    """The articles of a part with their dates and signatures; both tables are in the order of the ids."""
    signed = parts.read_table(part, parts.MANIFEST, ["article_id", parts.SIGNATURE])
    dates = parts.read_table(part, "articles", ["published"])
    return signed.append_column("published", dates["published"]).to_pandas()


def among(store: Path, articles: pd.DataFrame) -> pd.DataFrame:
    """Which of these rows of the table of articles are copies of which: `article_id`, `copy_of`.

    Of copies of one article the first that is among them, by date of publication and id, stands for the others.
    """
    found = articles[["article_id", "published"]].sort_values(["published", "article_id"], na_position="last", kind="stable")
    known = parts.read_table(store, NAME).to_pandas() if os.path.exists(store / FILE) else pd.DataFrame(columns=SCHEMA.names)
    copied = found["article_id"].map(dict(zip(known["article_id"], known["copy_of"], strict=True))).astype("str")
    first = found.groupby(copied.fillna(found["article_id"]))["article_id"].transform("first")
    return found.assign(copy_of=first.where(first != found["article_id"], None).astype("str"))[SCHEMA.names]
