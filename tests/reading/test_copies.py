"""Which articles are copies of an earlier one: cut, under another title, with other words; and which only resemble one."""

import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.copies import find_copies, signature

STORY = """Ferry crews refuse the night roster

The crews of the Lomvik ferries will not sail at night until the company hires a second engineer for each boat, their union
said on Thursday. “Nobody can watch two engines and sleep,” said its chair, Mona Dahl, after four hours of talks in the harbour
office.

The company called the demand out of reach. Its director, Jon Ruud, told reporters that a second engineer would cost more than
the whole winter timetable earns. He offered to move the last departure from midnight to ten, which the union called a start.

A mediator has asked both to come back on Monday with figures. Until then the boats to the outer islands stay at their moorings
after dark, and the council will fly patients to the mainland. Farmers on Store Vik fear for their milk, which leaves at four in
the morning and keeps for a day.

The last dispute on this line, nine winters ago, ended when the state paid for two of the four boats. The ministry says that no
such money is set aside this year, and that the parties must settle among themselves before the ice comes."""
OTHER = """Teachers accept the new timetable

After a ballot in all nineteen schools, the teachers of Sandnes have accepted a timetable with shorter breaks and a free Friday
afternoon. Two in three voted for it. The head of the schools office, Per Lie, called the result a relief and promised to look
at it again before the summer.

Parents had asked for longer mornings. They will be heard next month, when the council decides on buses, and some of them say
that they would rather have kept the old hours. The union says that its members have given what they can."""


def linked(texts, dates=None):
    """Copy -> what it is a copy of, for texts by id."""
    frame = pd.DataFrame({"article_id": list(texts), "signature": [signature(text) for text in texts.values()]})
    frame["published"] = [(dates or {}).get(name) for name in texts]
    found = find_copies(frame)
    assert list(found.columns) == ["article_id", "copy_of"] and list(found["article_id"]) == list(texts)
    return found.dropna().set_index("article_id")["copy_of"].to_dict()


def reworded(text):
    words = text.split(" ")
    return " ".join("however" if n % 10 == 4 else word for n, word in enumerate(words))


@pytest.mark.parametrize(
    "change",
    [
        str,
        reworded,
        lambda text: "No boats after dark\n" + text.partition("\n")[2],
        lambda text: text[: len(text) // 2],
        lambda text: text[len(text) // 3 :],
        lambda text: text.upper().replace("\n\n", " "),
    ],
)
def test_what_was_cut_retitled_or_reworded_is_a_copy(change):
    assert linked({"a": STORY, "b": change(STORY), "c": OTHER}) == {"b": "a"}


def test_half_a_story_from_two_ends_is_no_copy_of_the_other_half():
    half = STORY.index("A mediator")
    assert linked({"a": STORY[:half], "b": STORY[half:], "c": OTHER}) == {}


def test_the_first_is_the_one_published_first_then_by_its_id_and_the_undated_come_last():
    texts = {"d": STORY, "c": STORY + " ", "b": STORY, "a": reworded(STORY)}
    assert linked(texts) == {"b": "a", "c": "a", "d": "a"}
    assert linked(texts, {"c": "2026-01-02", "b": "2026-01-02", "d": "2026-01-03"}) == {"a": "b", "c": "b", "d": "b"}


def test_a_copy_is_like_the_first_itself():
    chain = {f"a{n}": STORY[n * 330 :] + OTHER[: n * 330] for n in range(4)}
    assert all(first == "a0" or first not in linked(chain) for first in linked(chain).values())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Talks end in Bergen.", "Talks end in Bergen", True),
        ("The bank bought 200 million on Monday", "The bank bought 300 million on Monday", False),
        ("Yes", "No", False),
        ("…", "!", True),
    ],
)
def test_a_short_text_is_a_copy_only_of_the_same_words(one, other, same):
    assert bool(linked({"a": one, "b": other})) is same


def test_no_article_and_one_article_have_no_copy():
    assert linked({}) == {} and linked({"a": STORY}) == {}


def test_a_signature_is_the_same_in_every_process():
    code = f"import sys; from analysis.reading.copies import signature; sys.stdout.write(signature({STORY!r}).hex())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == signature(STORY).hex() and len(signature(STORY)) == 516
    assert signature("a b c d")[:8].hex() == "02000000179dc2ec"


@settings(max_examples=30, deadline=None)
@given(st.permutations(["a", "b", "c", "d", "e"]))
def test_the_order_of_the_articles_changes_nothing(order):
    texts = {"a": STORY, "b": reworded(STORY), "c": OTHER, "d": OTHER[20:], "e": STORY[:400]}
    assert linked({name: texts[name] for name in order}) == linked(texts)
