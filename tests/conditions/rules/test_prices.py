"""What a demand, a refusal or an offer hangs on, wherever it stands."""

import pytest

from analysis.conditions import find_conditions
from tests.marked import read_scene

HANGING = [  # text, the whole evidence
    ("“We will sign,” Mira Holm said, “but only if the levy ends.”", "“We will sign,” … “but only if the levy ends.”"),
    ("“We will not sign,” Mira Holm said, “until the levy ends.”", "“We will not sign,” … “until the levy ends.”"),
    ("Norway will lift the ban, but only if Iceland drops the duty.", None),
    ("Norway said it would lift the ban, provided Iceland dropped the duty.",
     "it would lift the ban, provided Iceland dropped the duty"),
    ("Norway will not reopen the port (shut since May) unless Iceland drops the duty.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote"), HANGING)
def test_what_something_hangs_on_is_part_of_it(text, quote):
    (row,) = find_conditions(read_scene(text))
    assert (row.kind, row.direction, row.quote) == ("precondition", 1, quote or text.rstrip("."))


def test_what_the_next_sentence_hangs_on_is_not():
    rows = find_conditions(read_scene("“We will not sign,” Mira Holm said. “Unless the levy ends, nobody will.”"))
    assert (rows[0].kind, rows[0].quote) == ("refusal", "We will not sign")
