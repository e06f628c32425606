"""The signs of a claim's confidence: how it is told and of whom, and never a name."""

from analysis.actors import find_actors
from analysis.claims import find_claims
from tests.marked import read_text


def claims_in(text):
    reading = read_text(text)
    return find_claims(reading, find_actors(reading))


def test_every_claim_has_a_confidence():
    found = claims_in("“We will not sign,” Peru said. Talks would go on, according to one diplomat.")
    assert len(found) == 2 and all(0 <= claim.confidence <= 1 for claim in found)


def test_names_make_no_difference():
    one, two = (claims_in(f"“We will not sign,” {name} said on Monday.") for name in ("Peru", "Norway"))
    assert [c.confidence for c in one] == [c.confidence for c in two]
