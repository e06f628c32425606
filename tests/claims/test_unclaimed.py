"""Who speaks where no claim is: delegates, whom a line announces, and whose marks were lost."""

import pytest

from analysis.actors import find_actors
from analysis.claims import Speakers, find_claims
from tests.marked import read_text, unmark


def speaker(marked):
    """Who speaks at the marked word, which no claim holds, and whether anybody does."""
    text, spans = unmark(marked)
    reading = read_text(text)
    cast = find_actors(reading)
    speakers = Speakers(reading, cast, find_claims(reading, cast))
    token = reading.parse.starts.index(spans["word"][0].start)
    assert speakers.claim_at(token) is None, speakers.claim_at(token)
    return speakers.speaker_at(token), speakers.is_spoken(token)


def test_delegates_in_minutes():
    text = (
        "The talks resumed in Vienna on Monday, in rain and wind.\n\n"
        "ANN LEE (Kenya) spoke of trade. The border ⟨word: stays⟩ open.\n\n"
        "JUAN DIAZ (Peru) spoke of fish. The sea is wide.\n\nBO EK (Norway) spoke of oil. The wells are deep.\n"
    )
    assert speaker(text) == ("per:ann-lee", True)


@pytest.mark.parametrize("line", ["Our position we declare:", "We, we declare:"])
def test_an_announcement_by_nobody_known_announces_nobody(line):
    assert speaker(f"The talks went on.\n\n{line}\n\nThe ⟨word: road⟩ is long and the night is dark.\n")[0] is None


def test_we_after_a_claim_is_its_speaker():
    text = (
        "The talks went on in Vienna on Monday, in rain and wind.\n\n“The border stays closed,” Jan Kowalski said. "
        "⟨word: Our⟩ land is not for sale. The talks go on.\n"
    )
    assert speaker(text) == ("per:jan-kowalski", True)
