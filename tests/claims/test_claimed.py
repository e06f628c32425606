"""The claims by token: the innermost one, its cue, and who speaks."""

import dataclasses

import pytest

from analysis.actors import find_actors
from analysis.claims import find_claims
from analysis.claims.claimed import Claimed
from analysis.tables import Span, evidence
from tests.marked import read_text


def claimed_in(text):
    reading = read_text(text)
    cast = find_actors(reading)
    return Claimed(reading, cast, find_claims(reading, cast))


STATES = {"cty:netherlands", "cty:peru", "cty:chad"}
TEXT = "Jan Kowalski said that Russia had warned that the talks would fail."


def test_the_innermost_claim_holds_a_token():
    found = claimed_in(TEXT)
    (outer,) = found.claims
    inside = "the talks would fail"
    proof = evidence(TEXT, [Span(TEXT.index(inside), TEXT.index(inside) + len(inside))], "by_hand")
    inner = dataclasses.replace(outer, claim_id="t#c1", speaker_id="cty:russia", **proof)
    for claims in ((outer, inner), (inner, outer)):
        claimed = Claimed(found.reading, found.cast, claims)
        words = claimed.parse.words
        assert claimed.speaker_at(words.index("fail")) == "cty:russia"
        assert claimed.speaker_at(words.index("warned")) == "per:jan-kowalski"
        assert claimed.claim_at(words.index("Kowalski")) is None and claimed.speaker_at(0) is None


def test_the_claims_around_a_token_come_with_the_narrowest_first():
    found = claimed_in(TEXT)
    (outer,) = found.claims
    inside = "the talks would fail"
    proof = evidence(TEXT, [Span(TEXT.index(inside), TEXT.index(inside) + len(inside))], "by_hand")
    claimed = Claimed(found.reading, found.cast, (outer, inner := dataclasses.replace(outer, claim_id="t#c1", **proof)))
    words = claimed.parse.words
    assert claimed.claims_around(words.index("fail")) == [inner, outer]
    assert claimed.claims_around(words.index("warned")) == [outer]
    assert claimed.claims_around(0) == []


def test_a_cue_reports_its_claim():
    claimed = claimed_in(TEXT)
    claim = claimed.claim_of_cue(claimed.parse.words.index("said"))
    assert claim.speaker_id == "per:jan-kowalski"
    assert claimed.claim_of_cue(0) is None


def test_we_outside_of_any_claim_is_unknown():
    claimed = claimed_in("We left Vienna on Monday.")
    assert claimed.actor(0) is None


@pytest.mark.parametrize(
    ("noun", "actor_id"),
    [("officials", "cty:netherlands"), ("negotiators", "cty:netherlands"), ("union", None), ("airline", None)],
)
def test_people_in_office_stand_for_their_state_and_bodies_of_their_own_do_not(noun, actor_id):
    claimed = claimed_in(f"Peru met Chad. Dutch {noun} refused to sign.")
    assert claimed.actor(claimed.parse.words.index(noun)) in (actor_id, *{a.actor_id for a in claimed.cast.actors} - STATES)


def test_nobody_reports_what_somebody_is_told_to_say():
    found = claimed_in("Kenya must stop pretending that the talks failed. Kenya said that it would wait.")
    words = found.parse.words
    assert found.claim_of_cue(words.index("pretending")) is None
    assert found.claim_of_cue(words.index("said")).speaker_id == "cty:kenya"
