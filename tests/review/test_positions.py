"""An analyst's own spreadsheet becomes decisions; a line that cannot be placed is told."""

import pandas as pd
import pytest

from analysis.errors import DecisionError
from analysis.review import replay
from analysis.review.positions import decisions_of_positions
from tests.review.made import AT, made, row_with
from tests.small import said, wants

SHEET = pd.DataFrame(
    {
        "Partei": ["Ann Lee", "per:bo-berg", "Nobody", "Ann Lee", None],
        "Zitat": ["We must go.", "We will stay", "We will stay", "We flew.", "We"],
        "Art": ["Red line", "offer", "offer", "demand", "song"],
        "Wie sehr": [5, 2, 2, 3, 3],
    }
)
NAMED = {"quote": "Zitat", "holder": "Partei", "kind": "Art", "strength": "Wie sehr"}


def test_lines_become_decisions_and_others_are_told():
    article, tables = made([wants("Ann Lee", "We must go.", 3), said("Bo Berg", "We will stay.")])
    brought = decisions_of_positions(SHEET, NAMED, [article], replay(tables, (), [article]), time=AT, reader="ann")
    final = replay(tables, brought.lines, [article]).tables.check([article])
    kept, added = (row_with(final, "conditions", quote) for quote in ("We must go.", "We will stay"))
    assert (kept["kind"], kept["strength"], kept["reviewed"]) == ("red_line", 5, "changed")
    assert (added["holder_id"], added["reviewed"]) == ("per:bo-berg", "added")
    assert [line.partition(":")[0] for line in brought.left_out] == ["row 2", "row 3", "row 4"]
    assert "'Nobody' is no actor of t" in brought.left_out[0] and "stand 0 times" in brought.left_out[1]


def test_a_column_that_is_none_is_told():
    article, tables = made([said("Ann Lee", "We will go.")])
    for named in ({"quote": "Quote"}, {"holder": "Partei"}, {"quote": "Zitat", "song": "Art"}):
        with pytest.raises(DecisionError, match="is not a column called"):
            decisions_of_positions(SHEET, named, [article], replay(tables, ()), time=AT, reader="ann")
