"""What a start imports: nothing that nobody asks for."""

import subprocess
import sys

from analysis.lean import without

NEVER = ("spacy.cli", "weasel", "typer", "pandera", "hypothesis", "matplotlib", "papermill", "torch")
TABLES = """
import sys
from analysis.__main__ import main
code = main(["tables", sys.argv[1], "--out", sys.argv[2]])
print(code, *sorted(name for name in sys.argv[3:] if name in sys.modules))
"""


def test_making_tables_imports_nothing_that_nobody_asks_for(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("The union said it would strike unless wages rise.", encoding="utf-8")
    command = [sys.executable, "-c", TABLES, tmp_path / "articles", tmp_path / "tables", *NEVER]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0"


def test_a_module_is_empty_inside_and_itself_behind():
    name = "wave"
    sys.modules.pop(name, None)
    with without(name):
        import wave

        assert wave.open is None
    import wave

    assert wave.open is not None


def test_a_module_that_is_loaded_stays():
    import json

    with without("json"):
        import json as inside
    assert inside is json
