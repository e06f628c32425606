"""The committed notebooks: run again in one normal form, and every fault of one is found."""

import nbformat
import pytest

from analysis.errors import OutputError, ReportError
from analysis.reports import refresh
from analysis.tables.whole import locked
from tests.house import write_notebook
from tests.reports.cells import PICTURE, TABLE


def test_refreshing_changes_only_what_changed(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["# Is it so?", TABLE, PICTURE % "A dot.", "1 + 1"])
    assert refresh.find_faults(path) != []
    assert refresh.refresh_notebooks([path]) == [path]
    first = path.read_bytes()
    assert refresh.find_faults(path) == []
    assert refresh.refresh_notebooks([path]) == [] and path.read_bytes() == first
    path.write_bytes(first.replace(b"1 + 1", b"1 + 2"))
    assert refresh.refresh_notebooks([path]) == [path]
    changed = [(a, b) for a, b in zip(first.splitlines(), path.read_bytes().splitlines(), strict=True) if a != b]
    assert [b.strip() for _, b in changed] == [b'"3"', b'"1 + 2"']


def test_a_notebook_that_fails_stays_as_it_was(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["# Is it so?", "1 / 0"])
    before = path.read_bytes()
    with pytest.raises(ReportError, match=r"one\.ipynb: cell 1 \(1 / 0\): ZeroDivisionError"):
        refresh.refresh_notebooks([path])
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda nb: nb.metadata.update(papermill={}), "is not in normal form"),
        (lambda nb: nb.cells[1].update(execution_count=4), "cell 1 was run as number 4"),
        (lambda nb: nb.cells.append(nbformat.v4.new_code_cell(" ", id="z")), "cell 3 is empty"),
        (lambda nb: nb.cells[2].outputs[0].update(metadata={}), "cell 2 shows a picture without alternative text"),
        (
            lambda nb: nb.cells[1].outputs.append(nbformat.v4.new_output("stream", name="stderr", text="!")),
            "cell 1 stores a warning",
        ),
        (lambda nb: nb.cells[1].outputs.append(nbformat.v4.new_output("error", ename="E")), "cell 1 stores an error"),
        (lambda nb: [c.metadata.update(tags=["parameters"]) for c in nb.cells[1:]], "more than one cell tagged `parameters`"),
    ],
)
def test_a_committed_notebook_with_a_fault_is_found(tmp_path, change, fault):
    code = [
        nbformat.v4.new_code_cell("1", id="a", execution_count=1),
        nbformat.v4.new_code_cell("2", id="b", execution_count=2),
    ]
    code[1].outputs = [nbformat.v4.new_output("display_data", {"image/png": "eA=="}, metadata={"image/png": {"alt": "A dot."}})]
    notebook = refresh.normal_form(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# x", id="m"), *code]))
    path = tmp_path / "one.ipynb"
    path.write_text(refresh.as_text(notebook), encoding="utf-8")
    assert refresh.find_faults(path) == []
    change(notebook)
    path.write_text(refresh.as_text(notebook), encoding="utf-8")
    assert any(fault in found for found in refresh.find_faults(path))


def test_a_folder_that_another_run_refreshes_is_left_to_it(tmp_path):
    path = write_notebook(tmp_path / "one.ipynb", ["# Is it so?", "1"])
    before = path.read_bytes()
    with locked(tmp_path), pytest.raises(OutputError, match="is in use since .* by process "):
        refresh.refresh_notebooks([path])
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_notebook_that_removes_its_own_folder_is_told_in_one_line(tmp_path):
    (tmp_path / "books").mkdir()
    path = write_notebook(tmp_path / "books" / "one.ipynb", ["# Is it so?", "import os, shutil\nshutil.rmtree(os.getcwd())"])
    with pytest.raises(OutputError, match="books: cannot be written"):
        refresh.refresh_notebooks([path])


def test_notebooks_of_two_folders_are_refused(tmp_path):
    for name in "ab":
        (tmp_path / name).mkdir()
    paths = [write_notebook(tmp_path / name / "one.ipynb", ["# Is it so?", "1"]) for name in "ab"]
    with pytest.raises(ReportError, match="b/.*one.ipynb: is in another folder than .*; refresh the notebooks of one folder"):
        refresh.refresh_notebooks(paths)


def test_what_only_a_kernel_can_show_is_not_kept():
    data = {"application/vnd.jupyter.widget-view+json": {"model_id": "f00"}, "text/html": "<p>x</p>"}
    cell = nbformat.v4.new_code_cell("desk", id="a", outputs=[nbformat.v4.new_output("display_data", data)])
    kept = refresh.normal_form(nbformat.v4.new_notebook(cells=[cell], metadata={"widgets": {"f00": {}}}))
    assert dict(kept.cells[0].outputs[0].data) == {"text/html": "<p>x</p>"} and "widgets" not in kept.metadata
