#!/usr/bin/env bash
# papermill 2.7.0: `inspect_notebook` does not list every parameter that a parameters cell assigns.
#
# Its reader goes line by line with a regular expression. A string that holds an equals sign, a union type and a `Literal[…]` are valid
# Python and are executed as they stand, but are missing from what `inspect_notebook` returns (of the first it warns that it is unable to
# parse the line, of the others it says nothing): a program that checks given parameters against that list refuses right ones.
#
# Seen: of `plain = 1`, `typed: int = 2`, `text = "a=b"`, `either: str | None = None`, `one: Literal["x", "y"] = "x"` the names plain and typed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check papermill==2.7.0 ipykernel==7.4.0
cd "$folder"
"$folder/env/bin/python" - <<'PYTHON'
import importlib.metadata

import nbformat
import papermill
from nbformat.v4 import new_code_cell, new_notebook

source = """plain = 1
typed: int = 2
text = "a=b"
either: str | None = None
one: Literal["x", "y"] = "x"
"""
cell = new_code_cell(source, metadata={"tags": ["parameters"]})
kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
nbformat.write(new_notebook(cells=[cell], metadata=kernel), "declared.ipynb")
found = sorted(papermill.inspect_notebook("declared.ipynb"))
print(importlib.metadata.version("papermill"), found)
assert found == ["plain", "typed"], found
PYTHON
