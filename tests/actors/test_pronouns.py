"""A pronoun means whom it must mean, or nobody."""

import pytest

from tests.actors.casts import cast_of, quotes
from tests.marked import unmark

REFERENCES = [
    ("Kari Holm said no. ⟨x: She⟩ left early.", "per:kari-holm"),
    ("Kari Holm said that ⟨x: she⟩ would go.", "per:kari-holm"),
    ("“It is late,” Kari Holm said. “We must go,” ⟨x: she⟩ added.", "per:kari-holm"),
    ("Kari Holm met Emre Kaya. Emre Kaya said that ⟨x: he⟩ agreed.", "per:emre-kaya"),
    ("Mr. Kaya and Mrs. Holm met. ⟨x: She⟩ left.", "per:holm"),
    ("Kari Holm, ⟨x: who⟩ leads the team, agreed.", "per:kari-holm"),
    ("Norway refused. ⟨x: It⟩ said the plan was bad.", "cty:norway"),
    ("The rebels refused. ⟨x: They⟩ said the plan was bad.", "grp:rebels"),
    ("Chairwoman Holm met Mr. Kaya. ⟨x: She⟩ left.", "per:holm"),
    ("Envoy Robin Holm said she was tired. She met King Olav. ⟨x: She⟩ left.", "per:robin-holm"),
    ("Kari Holm pleaded, but Emre Kaya said no. ⟨x: He⟩ said it was late.", "per:emre-kaya"),
    ("Kari Holm asked Emre Kaya if it was late. ⟨x: He⟩ said it was.", "per:emre-kaya"),
    ("Kari Holm asked for time. ⟨x: She⟩ said it was late.", "per:kari-holm"),
]


@pytest.mark.parametrize(("marked", "actor_id"), REFERENCES)
def test_pronouns_mean_whom_they_must_mean(marked, actor_id):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) == actor_id


SILENCE = [
    "Carl Ruiz said Peru had proposed a truce. Omar Soto did not accept it, ⟨x: he⟩ said.",
    "Emre Kaya and Tomas Rada met. ⟨x: He⟩ was angry.",  # either
    "Mr. Kaya spoke. ⟨x: She⟩ was angry.",  # neither
    "Kari Holm said: “Hugo Kaya lied.” Tomas Rada and Hugo Kaya met. Then ⟨x: he⟩ left.",
    "“⟨x: He⟩ lied,” Kari Holm said.",
    "⟨x: It⟩ is raining in Norway, Norway said.",
]


@pytest.mark.parametrize("marked", SILENCE)
def test_where_two_readings_remain_nothing_is_said(marked):
    text, spans = unmark(marked)
    assert cast_of(text).actor_of(spans["x"][0]) is None


def test_he_behind_what_is_said_is_the_only_one():
    assert "he" in quotes(cast_of("Omar Soto would be late, he said."), "per:omar-soto")
