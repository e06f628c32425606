"""Lines of marks are read into rows and written back; what is wrong in them is told by its line."""

from analysis.review.marks import read_marks, spans_of_quote, write_marks

TEXT = "Peru must leave, said Ann Lee. Chile refused. Peru must leave, said Ann Lee again; that is hard."
MARKS = """# a remark
A | cty:peru | Peru | country | | | Peru
A | per:lee | Ann Lee | person | minister | cty:peru | Ann Lee; Lee
C | per:lee/- | cty:peru | demand | territory/other:land | 5 | 1 | must | | y | Peru must leave @2
C | cty:peru | - | refusal | other | 4/5 | -1 | refused | withdrawn | n | Chile … refused
S | 1 | cty:peru | opponent | -1 | y | Chile refused
J | per:lee | - | feasibility | -1 | hard | y | that is hard
"""


def test_marks_are_read_and_come_back():
    rows, wrong = read_marks(TEXT, MARKS)
    assert wrong == []
    first, second = rows["conditions"]
    assert (first["holder"], first["issue"], first["strength"], first["spans"]) == ("per:lee", "territory", 5, [(46, 61)])
    assert first["or"]["holder"] == [None] and second["spans"] == [(31, 36), (37, 44)] and not second["certain"]
    again, wrong = read_marks(TEXT, write_marks(TEXT, rows))
    assert wrong == []
    for table, found in rows.items():
        for before, after in zip(found, again[table], strict=True):
            assert {k: v for k, v in before.items() if k not in ("or", "issue_free")} == {
                k: v for k, v in after.items() if k not in ("or", "issue_free")
            }


def test_what_is_wrong_is_told_by_its_line():
    _, wrong = read_marks(
        TEXT, "X | y\nA | per:x | Tom | person | | | Tom\nC | per:y | - | wish | other | 9 | 1 | | | y | Peru"
    )
    assert [line.partition(":")[0] for line in wrong] == ["line 1", "line 2", "line 3"]
    _, wrong = read_marks(TEXT, "S | 4 | per:nobody | opponent | -1 | y | Peru")
    assert wrong == ["stances: 'per:nobody' has no A line", "stances: there is no C line 4"]


def test_a_quote_is_found_whatever_its_blanks():
    assert spans_of_quote("We  will\ngo. We will go.", "We will go @2") == [(13, 23)]


def test_words_that_cannot_be_quoted_are_left_out_as_a_remark():
    rows, _ = read_marks(TEXT, MARKS)
    rows["assessments"][0]["spans"] = [(0, 4), (46, 50)]
    assert write_marks(TEXT, rows).splitlines()[-1].startswith("J | per:lee") or "# left out: J" in write_marks(TEXT, rows)
