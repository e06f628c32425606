"""Whatever articles get other rows, the table is what it would be if it were made anew."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.views.desk.patched import Patched

ROWS = st.dictionaries(st.sampled_from("abcde"), st.lists(st.integers(0, 3), max_size=3))


def frame(rows):
    lines = [(article_id, n, "x" * n) for article_id, own in sorted(rows.items()) for n in own]
    return pd.DataFrame(lines, columns=["article_id", "n", "words"]).astype({"article_id": "str", "words": "str", "n": "int64"})


@given(ROWS, st.lists(ROWS, max_size=4))
def test_rows_are_those_put_in_last(first, later):
    rows, patched = first, Patched(frame(first))
    for changed in later:
        rows = {**rows, **changed}
        for article_id, own in changed.items():
            patched.put(article_id, frame({article_id: own}))
        if len(changed) != 2:  # the others wait for the next
            pd.testing.assert_frame_equal(patched.frame, frame(rows))
    pd.testing.assert_frame_equal(patched.frame, frame(rows))
    pd.testing.assert_frame_equal(patched.of(["b", "d"]), frame({key: rows.get(key, []) for key in "bd"}))


def test_what_is_the_same_is_not_made_again():
    given_frame = frame({"a": [1, 2], "b": [3]})
    patched = Patched(given_frame)
    patched.put("b", frame({"b": [3]}))
    assert patched.frame is given_frame
