"""The documents tell the truth: each command exists, each column is explained, each link leads somewhere."""

import dataclasses
import re
import shlex
from pathlib import Path

import pytest

from analysis import __main__ as command_line
from analysis.reports.declared import read_reports
from analysis.tables import rows
from analysis.tables.tables import DTYPES, ROW_CLASSES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
KINDS = {"text": "str", "whole number": "int64", "number": "float64", "true or false": "bool"}


def commands(text: str) -> list[str]:
    """Every command line in a block of code (indented or fenced) or in backticks."""
    blocks = re.findall(r"^(?: {4}|\$ )(\S.*)$", text, re.M) + re.findall(r"```(?:sh|bash|console)\n(.*?)```", text, re.S)
    lines = [line for block in blocks for line in block.splitlines()] + re.findall(
        r"`((?:make|python -m analysis|parley) [^`\n]+)`", text
    )
    return [line.split("  #")[0].strip().removeprefix("$ ") for line in lines]


COMMANDS = [line for line in commands(README) if re.match(r"(python -m analysis|parley) ", line)]
TARGETS = sorted({name for line in commands(README) if line.startswith("make ") for name in re.findall(r"(?<= )[a-z]+", line)})


def test_the_readme_shows_commands():
    assert {"report", "test", "lab"} <= set(TARGETS) and len(COMMANDS) >= 2


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_in_the_readme_exists(line):
    arguments = shlex.split(re.sub(r"^(python -m analysis|parley) ", "", line), comments=True)
    assert command_line._parser().parse_args([word for word in arguments if word != "…"]).run


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_in_the_readme_exists(name):
    assert re.search(rf"^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("document", ["README.md", "data/README.md"])
def test_links_lead_somewhere(document):
    path = ROOT / document
    links = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_shown_python_line_is_python():
    for block in re.findall(r"```python\n(.*?)```", README, re.S):
        compile(block, "README.md", "exec")


def test_every_name_of_the_package_in_the_readme_exists():
    import analysis

    for name in set(re.findall(r"\ban\.(\w+(?:\.\w+)?)", README)):
        thing = analysis
        for part in name.split("."):
            thing = getattr(thing, part)


def test_what_is_shown_about_decisions_runs(tmp_path):
    import pandas as pd

    import analysis as an
    from analysis.exchange.refiqda import project
    from tests.review.made import made
    from tests.small import said, wants

    article, tables = made([wants("Ann Lee", "We must go.", 3), said("Bo Berg", "We will stay.")])
    start, words = article.text.index("We must go."), tmp_path / "words"
    words.mkdir()
    (words / "identities.csv").write_text("article_id,actor_id,identity,note\n*,per:bo-berg,per:cy-dahl,he signs so\n", "utf-8")
    known = {
        "an": an, "tables": tables, "articles": [article], "article": article, "folder": tmp_path, "before": tables,
        "annotations": f"T1\tcondition {start} {start + 11}\tWe must go.\nA1\tstrength T1 5\n",
        "sheet": pd.DataFrame({"Zitat": ["We will stay"], "Partei": ["Bo Berg"], "Art": ["offer"]}),
        "words": words, "project": project(tables, [article]),
        "after": dataclasses.replace(tables, claims=tables.claims.iloc[:0]),
    }  # fmt: skip
    section = re.search(r"^## Decisions\n(.*?)(?=^## |\Z)", DICTIONARY, re.M | re.S)[1]
    blocks = re.findall(r"```python\n(.*?)```", section, re.S)
    for block in blocks:
        exec(block, known)
    assert len(blocks) == 2 and not known["wrong"] and not known["brought"].left_out
    assert {line.kind for line in an.read_decisions(tmp_path).lines} >= {"accept", "add", "merge"}


def documented(name: str) -> list[tuple[str, str]]:
    """(column, type) of each line of a table's section in data/README.md."""
    section = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", DICTIONARY, re.M | re.S)
    return re.findall(r"^\| (\w+) \| ([^|]+?) \|", section[1], re.M)[1:] if section else []


EVIDENCE = re.findall(r"^\| (\w+) \| ([^|]+?) \|", DICTIONARY.split("\n## ")[0], re.M)[1:]


@pytest.mark.parametrize("name", ROW_CLASSES)
def test_every_column_of_a_table_is_explained_and_no_other(name):
    row_class = ROW_CLASSES[name]
    expected = rows.columns(row_class)
    told = documented(name) + (EVIDENCE if issubclass(row_class, rows.Row) else [])
    assert [column for column, _ in told] == expected
    types = {field.name: field.type for field in dataclasses.fields(row_class)}
    for column, kind in told:
        empty = kind.endswith(", may be empty")
        assert KINDS[kind.removesuffix(", may be empty")] == DTYPES[types[column].removesuffix(" | None")], column
        assert empty == types[column].endswith(" | None"), column


@pytest.mark.parametrize("name", ["form", "act", "modality", "kind", "dimension", "severity"])
def test_the_words_that_a_column_may_hold_are_all_named(name):
    from analysis.tables.tables import VOCABULARIES

    for (table, column), words in VOCABULARIES.items():
        if column == name:
            line = re.search(rf"^## {table}\n.*?^\| {column} \|(.*?)$", DICTIONARY, re.M | re.S)[1]
            assert [word for word in words if not re.search(rf"\b{word}\b", line)] == [] or "as in" in line, (table, column)


def test_every_notebook_has_a_report_of_its_name_and_a_line_in_the_readme():
    declared = {report.notebook.name: report.name for report in read_reports(ROOT / "notebooks" / "reports.toml", "2026-01-31")}
    for path in sorted((ROOT / "notebooks").glob("[0-9][0-9]-*.ipynb")):
        assert declared[path.name] == path.stem[3:]
        assert f"notebooks/{path.name}" in README
