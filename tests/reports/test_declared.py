"""Declarations are strict: what a report may be, and which values its notebook takes."""

import re

import nbformat
import pytest

from analysis.errors import ReportError
from analysis.reports import declared, kernels
from tests.house import make_house

ON = "2026-01-31"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "declares nothing"),
        ("[[report]", "cannot be read"),
        ("[[reports]]\nname = 'a'", "declares reports"),
        ("[[report]]\nname = 'a'\ntitle = 'A'", "report 1: has the fields name, title"),
        ("[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'one.ipynb'\nparametres = {}", "parametres"),
        ("[[report]]\nname = 'a b'\ntitle = 'A'\nnotebook = 'one.ipynb'", "name is 'a b'"),
        ("[[report]]\nname = 'index'\ntitle = 'A'\nnotebook = 'one.ipynb'", "`index` is taken"),
        ("[[report]]\nname = 'a'\ntitle = 7\nnotebook = 'one.ipynb'", "title is 7; write a str"),
        ("[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'two.ipynb'", "'two.ipynb' does not exist; there is: one.ipynb"),
        (2 * "[[report]]\nname = 'a'\ntitle = 'A'\nnotebook = 'one.ipynb'\n", "declares the report 'a' twice"),
    ],
)
def test_a_wrong_declaration_is_refused(tmp_path, text, reason):
    path = make_house(tmp_path / "h", {"one": ["1"]})
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=re.escape(reason)):
        declared.read_reports(path, ON)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("tops = 5", "parameter 'tops': does not exist; the notebook has: top"),
        ("top = '5'", "parameter 'top': is '5'; write a whole number"),
        ("top = true", "parameter 'top': is True; write a whole number"),
        ("top = 5.0", "parameter 'top': is 5.0; write a whole number"),
        ("top = 2026-01-31", "parameter 'top': is datetime.date(2026, 1, 31); write a whole number"),
    ],
)
def test_a_wrong_parameter_is_refused_before_any_kernel_starts(tmp_path, monkeypatch, given, reason):
    path = make_house(tmp_path / "h", {"one": ["1"]})
    path.write_text(path.read_text(encoding="utf-8") + f"parameters = {{ {given} }}", encoding="utf-8")
    monkeypatch.setattr(kernels, "start", lambda folder: pytest.fail("a kernel was started"))
    with pytest.raises(ReportError, match=re.escape(reason)) as error:
        declared.read_reports(path, ON)
    assert "one.ipynb" in str(error.value)


def test_the_date_of_the_run_stands_where_the_braces_are(tmp_path):
    path = make_house(tmp_path / "h", {"one": ["1"]}, 'day = ""\nother = ["x"]')
    given = "parameters = { day = 'at {on}', other = ['{on}', '{off}'] }"
    path.write_text(path.read_text(encoding="utf-8").replace("The one", "One, {on}") + given, encoding="utf-8")
    (report,) = declared.read_reports(path, ON)
    assert report.title == f"One, {ON}"
    assert report.parameters == {"day": f"at {ON}", "other": [ON, "{off}"]}


def parameters_cell(source):
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})
    return declared.find_parameters(nbformat.v4.new_notebook(cells=[cell]), "a.ipynb")


@pytest.mark.parametrize(
    ("source", "good", "bad"),
    [
        ("x = 5", [7, -1], ["7", 7.0, True, None]),
        ("x = 0.5", [0.1, 7], ["7", True]),
        ("x = 'a=b'  # with = inside", ["", "c"], [7, None]),
        ("x = None", [None, "c"], [7]),
        ("x: str | None = None", [None, "c"], [7]),
        ("x: 'int | None' = 3", [None, 4], ["c", True]),
        ("x: list[str] = []", [["a"]], ["a", None]),
        ("x = {'a': 1}", [{}], [[]]),
        ("x = True", [False], [0, "no"]),
    ],
)
def test_a_parameter_takes_values_of_its_type(source, good, bad):
    parameter = parameters_cell(source)["x"]
    assert [parameter.takes(value) for value in good] == [True] * len(good)
    assert [parameter.takes(value) for value in bad] == [False] * len(bad)


@pytest.mark.parametrize("source", ["x = f()", "import os", "x = y = 1", "x: Path = None", "x +=", "x: int"])
def test_a_parameters_cell_that_is_not_plain_is_refused(source):
    with pytest.raises(ReportError, match="parameters cell"):
        parameters_cell(source)


@pytest.mark.parametrize(
    ("source", "text", "value"),
    [
        ("x = ''", "007", "007"),
        ("x = 1", "7", 7),
        ("x = True", "false", False),
        ("x = None", "None", None),
        ("x = []", "['a']", ["a"]),
    ],
)
def test_a_value_on_the_command_line_is_read_as_the_parameters_type(source, text, value):
    assert declared.value_of(text, parameters_cell(source)["x"], "a.ipynb") == value


@pytest.mark.parametrize(("source", "text"), [("x = 1", "many"), ("x = 1", "1.5"), ("x = True", "maybe"), ("x = []", "a")])
def test_a_value_on_the_command_line_of_another_type_is_refused(source, text):
    with pytest.raises(ReportError, match="parameter 'x'"):
        declared.value_of(text, parameters_cell(source)["x"], "a.ipynb")
