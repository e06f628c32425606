#!/usr/bin/env bash
# duckdb 2.0.1 with pandas 3.1.1: which dtype a column has in `.df()` depends on which of its values are missing, of three kinds of column.
#
# A BIGINT column arrives as numpy's `int64`, with one NULL as pandas' nullable `Int64`; a BOOLEAN column as `bool` or `boolean`. A VARCHAR
# column arrives as pandas' `str`, with a NULL too, but as `object`, holding None, where no row has a value (all NULL, or no row at all):
# so a check of dtypes, or a comparison of frames, passes until the day on which a column such as "withdrawn on" has no entry. A cast in
# the query changes nothing. DOUBLE and DATE keep one dtype. The cure is to name the dtypes behind `.df()`: `astype({"x": "str"})`.
#
# Seen, for a value alone, a value and NULL, NULL alone, no row: VARCHAR str, str, object, object · BIGINT int64, Int64, Int64, int64 ·
# BOOLEAN bool, boolean, boolean, bool · DOUBLE float64 four times · DATE datetime64[us] four times
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pandas==3.1.1 pyarrow==26.0.1
"$folder/env/bin/python" - <<'PYTHON'
import duckdb
import pandas as pd

VALUES = {"VARCHAR": "'a'", "BIGINT": "1", "BOOLEAN": "true", "DOUBLE": "0.5", "DATE": "DATE '2025-05-09'"}


def column(kind, values, where="true"):
    rows = ", ".join(f"(CAST({value} AS {kind}))" for value in values)
    return duckdb.sql(f"SELECT CAST(x AS {kind}) AS x FROM (VALUES {rows}) AS t(x) WHERE {where}").df()["x"]


def dtypes(kind, value):
    cases = ([value], "true"), ([value, "NULL"], "true"), (["NULL"], "true"), ([value], "false")
    return [str(column(kind, values, where).dtype) for values, where in cases]


seen = {kind: dtypes(kind, value) for kind, value in VALUES.items()}
print(duckdb.__version__, pd.__version__, seen)
assert seen == {
    "VARCHAR": ["str", "str", "object", "object"], "BIGINT": ["int64", "Int64", "Int64", "int64"],
    "BOOLEAN": ["bool", "boolean", "boolean", "bool"], "DOUBLE": ["float64"] * 4, "DATE": ["datetime64[us]"] * 4,
}, seen
assert column("VARCHAR", ["NULL"]).tolist() == [None]
assert str(column("VARCHAR", ["NULL"]).astype("str").dtype) == "str"
PYTHON
