"""The notebooks keep to the house's shape; given tables, they do not make them again."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

import analysis as an
from analysis.errors import TableError
from analysis.reports import find_parameters
from analysis.views import table_script
from tests.small import said, tables_of

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("0[0-5]-*.ipynb"))
DESKS = [ROOT / "notebooks" / f"{name}.ipynb" for name in ("explore", "review")]
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.For, ast.While, ast.If, ast.IfExp, ast.Lambda, ast.Try, ast.With)


def code_of(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_each_question_has_its_notebook():
    assert [path.stem[3:] for path in NOTEBOOKS] == [
        "one-article", "who-speaks", "what-is-claimed", "who-wants-what", "where-they-clash",
        "what-changed",
    ]  # fmt: skip


@pytest.mark.parametrize("path", [*NOTEBOOKS, *DESKS], ids=lambda path: path.stem)
def test_a_notebook_asks_one_question_and_defines_nothing(path):
    first = nbformat.read(path, as_version=4).cells[0].source
    assert re.match(r"# .+\?\n", first) and "**Do not conclude**" in first
    cells = code_of(path)
    assert len(cells) <= 8
    for cell in cells:
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= 8, cell.id
        assert not [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, FORBIDDEN)], cell.id


@pytest.mark.parametrize("path", [*NOTEBOOKS, *DESKS], ids=lambda path: path.stem)
def test_every_parameter_says_what_it_is(path):
    (cell,) = [cell for cell in code_of(path) if "parameters" in cell.metadata.get("tags", [])]
    assert all("  # " in line for line in cell.source.splitlines())
    assert {"articles", "tables", "published", "words"} <= set(find_parameters(nbformat.read(path, as_version=4), path))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_chart_stands_under_the_table_it_draws_and_has_words(path):
    cells = code_of(path)
    drawn = [number for number, cell in enumerate(cells) if "an.charts." in cell.source]
    assert drawn
    for number in drawn:
        name = re.search(r"an\.charts\.(\w+)\((\w+)\)", cells[number].source)
        assert f"{name[2]} = an.summaries.{name[1]}(tables" in cells[number - 1].source
        (output,) = cells[number].outputs
        assert output.data["text/plain"] == output.metadata["image/png"]["alt"]


@pytest.mark.parametrize("path", DESKS, ids=lambda path: path.stem)
def test_a_desk_leaves_a_table_that_needs_no_kernel(path):
    (cell,) = [cell for cell in code_of(path) if cell.source.endswith("\ndesk")]
    (output,) = cell.outputs
    assert sorted(output.data) == ["text/html", "text/plain"], "and nothing that only a kernel can show"
    assert output.data["text/html"].count("<tr>") > 20 and table_script() in output.data["text/html"]


@pytest.mark.parametrize("path", [*NOTEBOOKS, *DESKS], ids=lambda path: path.stem)
def test_a_notebook_names_no_folder_of_this_machine(path):
    text = path.read_text(encoding="utf-8")
    assert str(ROOT) not in text and not re.search(r"/(?:home|tmp|root|Users)/", text)


@pytest.mark.parametrize("form", ["to_parquet", "to_csv"])
def test_tables_made_before_are_opened_instead_of_made_again(tmp_path, monkeypatch, form):
    monkeypatch.setattr("analysis.pipeline.normalize", lambda *_: pytest.fail("normalized again"))
    (article,) = an.read(_article(tmp_path))
    made = tables_of([said("Ann Lee", "We will go.")], article_id=article.article_id)
    made.articles["sha256"] = article.sha256
    getattr(made, form)(tmp_path / "tables")
    assert an.open_tables([article], tmp_path / "tables").claims.equals(made.claims)
    assert len(an.open_tables([], tmp_path / "tables").claims) == 0, "only the articles that were asked for"


def test_tables_of_a_changed_article_are_refused(tmp_path):
    (article,) = an.read(_article(tmp_path))
    tables_of([said("Ann Lee", "We will go.")], article_id=article.article_id).to_csv(tmp_path / "tables")
    with pytest.raises(TableError, match="as it is now; write them again"):
        an.open_tables([article], tmp_path / "tables")


def _article(folder: Path) -> Path:
    path = folder / "talks.txt"
    path.write_text("“We will go,” said Ann Lee.\n", encoding="utf-8")
    return path
