"""Rows whose places are told in another text."""

from analysis.tables.moved import moved
from analysis.tables.rows import Mention, SectionRow, Span, evidence

SEEN, RECEIVED = "Ann said no", "> A\u200bnn said no"
ORIGIN = [2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]


def received_span(span):
    return Span(ORIGIN[span.start], ORIGIN[span.end - 1] + 1)


def test_evidence_ids_and_references_move_together():
    row = Mention(
        mention_id="t#m4.1", article_id="t", section_id="t#s0", actor_id="per:ann", form="name",
        **evidence(SEEN, [Span(0, 3), Span(9, 11)], "x"),
    )  # fmt: skip
    found = moved(row, RECEIVED, received_span)
    assert (found.mention_id, found.section_id, found.actor_id) == ("t#m7.1", "t#s2", "per:ann")
    assert (found.quote, found.spans) == ("A\u200bnn … no", "2:6 12:14")


def test_what_points_nowhere_stays():
    row = SectionRow(
        section_id="a#1#s4", article_id="a#1", part=0, kind="paragraph", speaker_id=None, lead_in_id=None,
        **evidence(SEEN, [Span(4, 8)], "prose"),
    )  # fmt: skip
    found = moved(row, RECEIVED, received_span)
    assert (found.section_id, found.article_id, found.lead_in_id, found.quote) == ("a#1#s7", "a#1", None, "said")
