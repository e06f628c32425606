"""Marks of a whole article become decisions, and decided rows become the same marks."""

from pathlib import Path

import pytest

from analysis.pipeline import normalize
from analysis.reading import read
from analysis.review import replay
from analysis.review.annotations import alike, bare, decisions_of, marks_of
from analysis.review.marks import read_marks, write_marks
from tests.review.made import AT, made, row_with
from tests.small import judges, said, sides_with, wants

MARKED = Path(__file__).parents[2] / "benchmarks" / "marked"
LINES = [
    said("Ann Lee", "We will go."),
    wants("Ann Lee", "The troops must leave at once.", 3, of="Bo Berg"),
    wants("Bo Berg", "We like the weather.", 5),
    sides_with("Bo Berg", "Bo Berg backed that.", "The troops must leave at once."),
    judges("Bo Berg", "That is hard.", -1, "The troops must leave at once."),
]
MARKS = """A | per:lee | Ann Lee | person | | | Ann Lee
A | per:berg | Bo Berg | person | | | Bo Berg
A | grp:troops | troops | group | | | The troops
C | per:lee | grp:troops | demand | demilitarisation | 5 | 1 | must | | y | The troops must leave
C | per:berg | - | offer | other | 2 | 1 | will | | y | We will go
S | 1 | per:berg | opponent | -1 | y | Bo Berg backed that
J | per:berg | - | feasibility | -2 | hard | y | That is hard
"""


def marked(article, tables, marks, **more):
    rows, wrong = read_marks(article.text, marks)
    assert wrong == []
    return rows, decisions_of(article, rows, replay(tables, (), [article]), time=AT, reader="ann", **more)


def test_what_is_marked_is_accepted_moved_added_and_the_rest_rejected():
    article, tables = made(LINES)
    _, lines = marked(article, tables, MARKS)
    done = replay(tables, lines, [article])
    final = done.tables.check([article])
    assert set(final.conditions["quote"]) == {"The troops must leave", "We will go"}
    row = row_with(final, "conditions", "The troops must leave")
    assert (row["holder_id"], row["target_id"], row["strength"], row["issue"]) == (
        "per:ann-lee",
        "grp:troops",
        5,
        "demilitarisation",
    )
    stance = final.stances.query("part != 'holder'").iloc[0]
    assert (stance["part"], stance["side"]) == ("opponent", -1) and final.assessments["verdict"].tolist() == [-2]
    assert done.stale.empty and done.contradictions.empty
    _, lines = marked(article, tables, MARKS, whole=False)
    assert not {"reject", "complete"} & {line.kind for line in lines}


def test_decided_rows_are_the_same_marks_again():
    article, tables = made(LINES)
    rows, lines = marked(article, tables, MARKS)
    again, wrong = read_marks(article.text, write_marks(article.text, marks_of(article, replay(tables, lines, [article]))))
    assert wrong == []
    for table, names in (
        ("conditions", ("spans", "kind", "strength", "direction", "issue")),
        ("assessments", ("spans", "verdict")),
    ):
        told = [sorted(tuple(map(str, map(row.get, names))) for row in found[table]) for found in (rows, again)]
        assert told[0] == told[1]


@pytest.mark.parametrize("name", ["labour-01-wire"])
def test_an_article_that_was_marked_by_hand_becomes_decisions(name):
    (article,) = read(MARKED / "text" / f"{name}.txt")
    tables = normalize([article])
    rows, lines = marked(article, tables, (MARKED / "marks" / f"{name}.marks").read_text(encoding="utf-8"))
    done = replay(tables, lines, [article])
    done.tables.check([article])
    assert done.stale.empty and done.contradictions.empty
    sure = sorted(str(row["spans"]) for row in rows["conditions"] if row["certain"])
    assert sure == sorted(str(row["spans"]) for row in marks_of(article, done)["conditions"] if row["certain"])


def test_words_are_alike_and_names_are_bare():
    assert alike("a b c d", [(0, 3)], [(2, 5)]) == 0.5 and alike("a b", [(0, 1)], [(2, 3)]) == 0
    assert bare("the Kremlin’s") == bare("Kremlin") == "kremlin"
