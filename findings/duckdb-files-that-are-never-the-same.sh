#!/usr/bin/env bash
# duckdb 2.0.1: the same statements never give the same file twice, and a file keeps the name under which it was made.
#
# Whoever publishes data with a check sum, or builds it again to see whether anything changed, gets another file each time: sixteen random
# bytes stand in the first header, behind a check sum of their own, on one thread too. Two files that were made under different names also
# differ in their tables: the stem of the name is written into the catalogue, and stays there when the file is renamed or handed on.
#
# Seen, of two files made as `talks.duckdb` with one table: they differ in the bytes 0-7 (the check sum) and 124-139 alone; of one made as
# `draft-for-ann.duckdb` and renamed: its old name stands twice in it, and not in the others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
cd "$folder"
"$folder/env/bin/python" - <<'PYTHON'
from pathlib import Path

import duckdb


def made(folder, name):
    path = Path(folder) / name
    path.parent.mkdir()
    with duckdb.connect(path, config={"threads": 1}) as connection:
        connection.execute("CREATE TABLE talks AS SELECT 1 AS round")
    return path


one, two, named = made("one", "talks.duckdb"), made("two", "talks.duckdb"), made("three", "draft-for-ann.duckdb")
first, second = one.read_bytes(), two.read_bytes()
differ = [at for at, (left, right) in enumerate(zip(first, second, strict=True)) if left != right]
renamed = named.rename(named.with_name("talks.duckdb"))
with duckdb.connect(renamed) as connection:
    connection.execute("INSERT INTO talks VALUES (2)")
found = renamed.read_bytes().count(b"draft-for-ann"), first.count(b"draft-for-ann")
print(duckdb.__version__, len(first), differ, found)
assert differ and set(differ) <= {*range(8), *range(124, 140)}, differ
assert set(differ) & set(range(124, 140)), differ
assert found[0] >= 1 and found[1] == 0, found
PYTHON
