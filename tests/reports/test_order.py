"""A page answers first: the chart, the meaning, the tables, the caveats, the provenance; and it loses no cell."""

from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from analysis.reports.order import CAVEATS, OPENING, in_page_order

QUESTION = "Who, and how much?\n\n**Do not conclude** that less is nothing.\n\nCounted in words."


def shown(name, kind="text/html"):
    return new_code_cell(name, outputs=[new_output("execute_result", {kind: name}, execution_count=1)])


def told(cells):
    return [cell.source.split("\n")[0] for cell in in_page_order(cells)]


def test_the_first_picture_opens_the_page_and_counts_go_to_the_provenance():
    cells = [
        new_markdown_cell(QUESTION), shown("counts"), new_markdown_cell("## Words"), shown("table"),
        shown("chart", "image/png"), new_markdown_cell("## Provenance"), shown("versions"),
    ]  # fmt: skip
    assert told(cells) == [
        "chart", "Who, and how much?", "## Words", "table", f"## {CAVEATS}", "## Provenance", "counts", "versions"
    ]  # fmt: skip
    found = in_page_order(cells)
    assert found[4].source.endswith("**Do not conclude** that less is nothing.")
    assert found[1].source == "Who, and how much?\n\nCounted in words."


def test_every_section_opens_with_its_picture_and_every_output_says_where_it_stands():
    cells = [shown("first", "image/png"), new_markdown_cell("## Sides"), shown("table"), shown("chart", "image/png")]
    assert told(cells) == ["first", "## Sides", "chart", "table"]
    sections = [cell.metadata["section"] for cell in in_page_order(cells)]
    assert sections == [OPENING, "Sides", "Sides", "Sides (2)"]


def test_a_notebook_without_headings_or_pictures_stays_as_it_is():
    assert told([new_markdown_cell("Why?"), shown("a"), shown("b")]) == ["Why?", "a", "b"]
    assert told([]) == []


@given(st.lists(st.sampled_from(["prose", "## A", "## Provenance", "table", "chart"]), max_size=9))
def test_no_cell_is_lost(names):
    made = {"table": lambda n: shown(n), "chart": lambda n: shown(n, "image/png")}
    cells = [made.get(name, new_markdown_cell)(name) for name in names]
    assert sorted(told(cells)) == sorted(names)
