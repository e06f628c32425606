"""Who speaks where no claim is: authors, issuers, delegates, whom a line announces, and whose marks were lost."""

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


def test_the_author_of_a_commentary():
    text = (
        "The wrong road\n\nThe border ⟨word: must⟩ stay open.\n\nTrade is good for all of them. Walls are not.\n\n"
        "Ann Lee is a professor of law at the University of Vienna.\n"
    )
    assert speaker(text) == ("per:ann-lee", True)


def test_a_statement_by_whom_its_title_names():
    text = (
        "Statement by the High Representative on behalf of the European Union\n\n"
        "The border ⟨word: must⟩ stay open. Trade is good for all of them.\n"
    )
    assert speaker(text) == ("blc:european-union", True)


def test_a_letter_from_a_place_is_no_statement():
    text = "A walk through Vienna\n\nThe border ⟨word: must⟩ stay open. Trade is good for all of them.\n"
    assert speaker(text) == (None, False)


def test_a_party_that_issues_a_statement_says_we():
    text = "Russia stands by its word. We ⟨word: ask⟩ nobody for help. Our border is closed.\n"
    assert speaker(text) == ("cty:russia", True)


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


ISSUED = [
    (
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [COMMUNIQUE] [GENERAL COMMAND OF THE RIVER LIBERATION FRONT (RLF)] [TEXT] "
        "THE TRUCE IS OVER. THE ROADS ⟨word: MUST⟩ BE OPENED. WE WAIT.\n",
        "org:river-liberation-front",
    ),
    (
        "PORT SALINAS, 3 MAY 91 (LA COSTA) -- [LETTER SENT BY THE RIVER LIBERATION FRONT TO PRESIDENT LUIS PRADO] [TEXT] THE "
        "TRUCE IS OVER. THE ROADS ⟨word: MUST⟩ BE OPENED. WE WAIT. WE HAVE TIME. OUR PATIENCE IS LONG.\n",
        "org:river-liberation-front",
    ),
    (
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [REPORT] [LUISA PRADO] [TEXT] THE TRUCE IS OVER. THE ROADS "
        "⟨word: ARE⟩ CLOSED. OUR STATION CALLED THE MAYOR.\n",
        None,
    ),
]


@pytest.mark.parametrize(("marked", "actor_id"), ISSUED)
def test_who_stands_first_in_the_note_issues_the_text(marked, actor_id):
    assert speaker(marked)[0] == actor_id


def test_who_issues_a_text_is_the_we_of_its_claims():
    reading = read_text(
        "PORT SALINAS, 3 MAY 91 (RADIO COSTA) -- [COMMUNIQUE] [GENERAL COMMAND OF THE RIVER LIBERATION FRONT (RLF)] [TEXT] "
        "THE TRUCE IS OVER. WE DEMAND THAT THE ROADS BE OPENED AT ONCE. WE WAIT.\n"
    )
    claims = find_claims(reading, find_actors(reading))
    assert [claim.speaker_id for claim in claims if claim.speaker_quote == "WE"] == ["org:river-liberation-front"]
