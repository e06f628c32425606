"""brat's lines become rows, in a text whose lines end in two characters, too; what cannot be meant is told."""

from analysis.review import replay
from analysis.review.annotations import decisions_of
from analysis.review.brat import read_brat
from tests.review.made import AT, made, row_with
from tests.small import wants

TEXT = "Ann Lee\r\nThe troops must\r\nleave. Bo agreed; that is hard."
ANN = """T1\tperson 0 7\tAnn Lee
T2\tcondition 8 23;24 29\tThe troops must leave
T3\tperson 31 33\tBo
T4\tstance 31 40\tBo agreed
T5\tassessment 42 54\tthat is hard
A1\tstrength T2 5
A2\tkind T2 precondition
A3\tpart T4 supporter
A4\tverdict T5 -1
R1\tby Arg1:T2 Arg2:T1
R2\tactor Arg1:T4 Arg2:T3
R3\tabout Arg1:T4 Arg2:T2
#1\tAnnotatorNotes T2\tlook again
"""


def test_rows_are_read_with_their_places_in_the_text_as_it_was_received():
    rows, wrong = read_brat(TEXT, ANN)
    assert wrong == [] and [actor["id"] for actor in rows["actors"]] == ["per:ann-lee", "per:bo"]
    (condition,), (stance,), (judgement,) = rows["conditions"], rows["stances"], rows["assessments"]
    assert " ".join(TEXT[s:e] for s, e in condition["spans"]) == "The troops must leave"
    assert (condition["holder"], condition["kind"], condition["strength"]) == ("per:ann-lee", "precondition", 5)
    assert (stance["actor"], stance["condition"], stance["part"]) == ("per:bo", 0, "supporter") and judgement["verdict"] == -1


def test_what_cannot_be_meant_is_told():
    _, wrong = read_brat(TEXT, "T1\tperson 0 99\tAnn\nT2\tcondition 0 7\tBo\nA1\tstrength T9 5\nR1\tby Arg1:T1 Arg2:T2\nT3 x\n")
    assert [line.partition(":")[0] for line in wrong] == ["line 1", "line 2", "line 5", "line 3", "line 4"]
    _, wrong = read_brat(TEXT, "T1\tcondition 0 7\tAnn Lee\nA1\tstrength T1 must\n")
    assert wrong == ["line 2: strength is 'must': use one of 1, 2, 3, 4, 5"]


def test_annotations_become_decisions():
    article, tables = made([wants("Ann Lee", "We must go.", 3)])
    start = article.text.index("We must")
    rows, _ = read_brat(
        article.text,
        f"T1\tcondition {start} {start + 11}\tWe must go.\nA1\tstrength T1 5\nT2\tperson 0 7\tAnn Lee\nR1\tby Arg1:T1 Arg2:T2",
    )
    lines = decisions_of(article, rows, replay(tables, (), [article]), time=AT, reader="ann")
    assert row_with(replay(tables, lines, [article]).tables, "conditions", "We must go.")["strength"] == 5
